"""Whether a change is one thing's: one measure, one owner, one pair of times, and a percentage of just that.

A sentence that looks like "from A to B by X%" often holds a percentage of another measure ("بدعم نمو الإيرادات بنسبة 8%"), the figure of
another owner ("27 نقطة مقابل 35 للمتصدر"), or a level that a price only crossed. What is not surely one thing is no change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.mentions import QuantityMention
from checker.core.patterns import regex
from checker.words.statement_words import CHANGES, NOUN, speaks_of

if TYPE_CHECKING:
    from checker.link.statements import EncodedSentence, Figure

_WORDS = regex(r"[^\W_]+|[،,؛;:]")
_BRACKETS = regex(r"\([^()]*\)")
_CLAUSE_END = regex(r"[،,؛;:.!?؟\n\"“”»)](?!\d)| - ")
_YEAR = regex(r"(?:19|20)\d\d")
_POSSESSED = regex(r"\w{2,}(?:ها|هم|هن)")
_TANWIN = regex(r"و?\w{3,}(?:ا|عه|ده|ضه|فه|له)")  # نموا، مرتفعة، صاعدة: beside the figure, not before a noun of their own
_SO_THAT = regex(r"ل[تي]\w{2,}")  # لترتفع، ليقفز
_COMMAS = "،,"
_BACK = 8  # letters before a noun of change within which another change governs it
_LEAD = 40  # code points before a word of change
_NEAR = 3  # words before it that may tell its pace
_DOLLARS = frozenset(("للدولار", "لليورو", "للاسترليني"))
_TAIL = 12  # words behind a figure that may tell its time or owner
_PREFIXES = ("لل", "ل")
_CONNECTIVES = frozenset(("وفق", "وفقا", "وسط", "وذلك", "وحده", "وحدها", "واحد", "واحده", "وهو", "وهي"))


class Places(Struct, frozen=True):
    """The letters of a change: its word, both figures, the joint before the old one, and the percentage, if one is said."""

    word: int
    old: int
    new: int
    joint: int
    percent: int | None
    against: bool


def is_one_thing(line: EncodedSentence, at: Places) -> bool:
    """Whether figures and percentage are surely of one measure, one owner and one pair of times."""
    return not (
        is_governed(line, at.word)
        or _is_level(line, at)
        or not _is_old_value(line, at)
        or _has_other_subject(line, at)
        or _is_of_the_day(line, at)
        or (at.percent is not None and not _is_percent_of_it(line, at, at.percent))
    )


# ------------------------------------------------------------------------------------------------------------ the word of change


def is_governed(line: EncodedSentence, at: int) -> bool:
    """Whether a noun of change is only the thing that something else happens to: "تراجع معدل نمو"، "الحد من ارتفاع"، "توقعاته لنمو"."""
    letters = line.letters
    if letters[at] != NOUN:
        return False
    for i in range(at - 1, max(-1, at - 1 - _BACK), -1):
        if letters[i] in CHANGES:
            return True
        if letters[i] in ",xFPMQ":
            break
    return speaks_of(line.language, "paced", " ".join(words_before(line, at)))


def words_before(line: EncodedSentence, at: int) -> list[str]:
    """The few words before a piece in its clause."""
    text, end = line.scan.passage.folded.text, line.piece(at).start
    behind = max((_end_of(line, i) for i in line.figures if i < at), default=line.piece(0).start)
    stretch = text[max(behind, end - _LEAD) : end]
    return _WORDS.findall(_CLAUSE_END.split(stretch)[-1])[-_NEAR:]


# --------------------------------------------------------------------------------------------------------------- the old figure


def _is_level(line: EncodedSentence, at: Places) -> bool:
    """Whether the old figure is a level that was crossed, or an extreme: no base of a percentage, and nothing left for another value."""
    between = line.words(at.joint, at.old)
    if speaks_of(line.language, "extreme", between):
        return True
    crossed = line.text(at.joint).endswith("عن")
    return (crossed or at.percent is not None) and speaks_of(line.language, "level", between)


def _is_old_value(line: EncodedSentence, at: Places) -> bool:
    """Whether the old figure is the same thing's at another time, as far as the words on both sides of it tell."""
    told = _when(line, at)
    if told == "other":
        return False
    joint = line.text(at.joint)
    if not at.against or told == "time" or "كان" in joint or joint.startswith(("بدلا", "عوضا")):
        return True
    return at.percent is not None  # three figures that must fit bind each other


def _when(line: EncodedSentence, at: Places) -> str:
    """What stands around the old figure: "time" tells its time, "other" another owner, measure or group; "" nothing that parts it."""
    before = _words_of(_stretch(line, line.piece(at.joint).end, line.piece(at.old).start))
    start, end = behind_figure(line, at.old)
    behind = words_behind(line, start, end)
    if any(word in _DOLLARS for word in behind[:2]) or (behind[:1] == ["من"] and at.against):
        return "other"
    dated = _is_dated(line, line.piece(at.joint).end, line.piece(at.old).start) or _is_dated(line, start, end)
    if dated or _tells_time(line, before) or _tells_time(line, behind):
        return "time"
    if at.against and _is_new_noun(line, before, at):
        return "other"
    return "" if not behind or speaks_of(line.language, "cited", behind[0]) else "other"


def _is_dated(line: EncodedSentence, start: int, end: int) -> bool:
    """Whether a date or a stretch of time stands in a folded stretch."""
    if end <= start:
        return False
    stretch = line.scan.passage.span(start, end)
    return any(stretch.start <= date.span.start < stretch.end for date in line.dates)


def _is_of_the_day(line: EncodedSentence, at: Places) -> bool:
    """Whether a quoted price tells its change since the day before, and then a value of another time: "1.2% إلى 62 من 65 قبل أسبوع"."""
    if at.percent is None or at.percent > at.new or not _is_quotation(line.figures[at.new]):
        return False
    if not speaks_of(line.language, "quoted", " ".join(_subject_words(line, at))):
        return False
    words = _words_of(line.words(at.joint, at.old)) + words_behind(line, *behind_figure(line, at.old))
    return _tells_time(line, words) and not speaks_of(line.language, "session", " ".join(words))


def _is_quotation(figure: Figure) -> bool:
    """Whether a figure is money, points or a bare number, as prices and indices are quoted, and no quantity of goods."""
    return not isinstance(figure, QuantityMention) or figure.unit in (None, "item")


def _tells_time(line: EncodedSentence, words: list[str]) -> bool:
    return speaks_of(line.language, "when", " ".join(words)) or any(_YEAR.fullmatch(word) for word in words)


def _is_new_noun(line: EncodedSentence, words: list[str], at: Places) -> bool:
    """Whether a noun between مقابل and its figure names another measure than the change: "مقابل مصروفات بلغت 40 مليارا"."""
    subject = _subject(line, at)
    return any(len(word) > 3 and not _is_of(line, word, subject) for word in words if word not in _COMMAS)


def behind_figure(line: EncodedSentence, at: int) -> tuple[int, int]:
    """What follows a figure and its noun in its clause (folded offsets), up to the next figure or joint."""
    folded, start = line.scan.passage.folded, _end_of(line, at)
    letters = line.letters
    stop = next((i for i in range(at + 1, len(letters)) if letters[i] in "tahxVrFPMQ"), None)
    last = line.piece(stop).start if stop is not None else line.piece(len(letters) - 1).end
    mark = _CLAUSE_END.search(folded.text, start, max(start, last))
    return start, mark.start() if mark else max(start, last)


def words_behind(line: EncodedSentence, start: int, end: int) -> list[str]:
    """The words of a stretch behind a figure, without what it is told per, and adverbs of rate."""
    words = _words_of(_stretch(line, start, end))[:_TAIL]
    while words and (speaks_of(line.language, "per", words[0]) or len(words[0]) == 1):
        words = words[1:]
    return words


def _end_of(line: EncodedSentence, at: int) -> int:
    """Where a figure with its noun ends (folded)."""
    noun = getattr(line.figures[at], "noun_span", None)
    end = line.piece(at).end
    return max(end, line.scan.passage.folded.index(noun.end)) if noun is not None else end


def _stretch(line: EncodedSentence, start: int, end: int) -> str:
    """The folded text of a stretch without its brackets."""
    return _BRACKETS.sub(" ", line.scan.passage.folded.text[start : max(start, end)])


def _words_of(text: str) -> list[str]:
    return _WORDS.findall(text)


# --------------------------------------------------------------------------------------------------------------- the new figure


def _has_other_subject(line: EncodedSentence, at: Places) -> bool:
    """Whether a measure of its own stands before the new figure: "… بنسبة 5% لتصل الأرباح إلى 12 مليونا"، "بنسبة 2.5% والدين إلى …"."""
    start = at.word if at.percent is None or at.percent > at.new else at.percent
    if start != at.percent:
        return False
    words = _words_of(_BRACKETS.sub(" ", line.words(start, at.new)))
    if any(len(word) > 3 and word.startswith("و") and word not in _CONNECTIVES for word in words):
        return True
    subject = _subject(line, at)
    led = next((i for i, word in enumerate(words) if _SO_THAT.fullmatch(word)), None)
    first = next((i for i in range(start + 1, at.new) if line.letters[i] in "th"), None)
    named = words[led + 1 :] if led is not None else _words_of(line.words(first, at.new)) if first is not None else []
    return any(is_named(word) and not _is_of(line, word, subject) for word in named)


def _subject_words(line: EncodedSentence, at: Places) -> list[str]:
    """The words that say what changed."""
    first = min(i for i in line.figures if i >= min(at.word, at.old, at.new))
    return [*words_before(line, at.word), *_words_of(line.words(at.word, first) if at.word < first else "")]


def _subject(line: EncodedSentence, at: Places) -> set[str]:
    """The same without particles."""
    return {_bare(word) for word in _subject_words(line, at)}


def _is_of(line: EncodedSentence, word: str, subject: set[str]) -> bool:
    """Whether a word before a figure names the subject once more, or nothing: a filler, a time."""
    return _bare(word) in subject or any(speaks_of(line.language, role, word) for role in ("leading", "when", "per"))


def _bare(word: str) -> str:
    """A word without particles, article and possessive."""
    for prefix in ("وال", "بال", "لل", "ال", "و", "ب", "ل"):
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            word = word[len(prefix) :]
            break
    return word[:-2] if word.endswith(("ها", "هم")) and len(word) > 4 else word.removesuffix("ه")


def is_named(word: str) -> bool:
    """Whether a word is a noun made definite, by the article or by a possessive."""
    return word.startswith(("ال", "وال", "لل")) or _POSSESSED.fullmatch(word) is not None


# --------------------------------------------------------------------------------------------------------------- the percentage


def _is_percent_of_it(line: EncodedSentence, at: Places, percent: int) -> bool:
    """Whether the percentage is that of the change, and not of a measure that is named beside it."""
    if percent < min(at.old, at.new):
        return not _in_apposition(line, at.word, percent)
    last = max(i for i in (at.old, at.new) if i < percent)
    first = next((i for i in range(last + 1, percent) if line.letters[i] in "eCVb"), None)
    if first is None or not _is_plain_tail(line, last, first):
        return False
    own = line.text(first)
    if line.letters[first] in CHANGES and not (own.startswith("ب") or _TANWIN.fullmatch(own)):
        return False
    words = _words_of(line.words(first, percent))
    return not any(is_named(word) or word in ("في", "من", "علي") or word.endswith("ات") for word in _unknown(line, words))


def _unknown(line: EncodedSentence, words: list[str]) -> list[str]:
    return [word for word in words if not speaks_of(line.language, "leading", word)]


def _in_apposition(line: EncodedSentence, word: int, percent: int) -> bool:
    """Whether a percentage stands within commas that interrupt the statement: "أرباح الشركة، التي تملك الدولة فيها 51%، إلى …"."""
    stretch = line.letters[word:percent]
    if stretch.count(",") % 2 == 0:
        return False
    comma = word + stretch.rindex(",")
    if "w" not in line.letters[comma:percent]:
        return False
    words = _words_of(line.words(comma, percent))
    return not (_tells_time(line, words) or _is_dated(line, line.piece(comma).end, line.piece(percent).start))


def _is_plain_tail(line: EncodedSentence, last: int, joint: int) -> bool:
    """Whether between the last figure and the word for the percentage nothing but its noun and its time stands."""
    start, end = _end_of(line, last), line.piece(joint).start
    words = _words_of(_stretch(line, start, end))
    if speaks_of(line.language, "causes", " ".join(words)):
        return False
    while words and speaks_of(line.language, "leading", words[-1]):
        words.pop()
    if words and words[-1] not in _COMMAS and any(word in _COMMAS for word in words):
        return False  # a comma, and then words of another statement before the percentage
    unknown = [word for word in words if word not in _COMMAS and not speaks_of(line.language, "per", word)]
    return len(unknown) <= 1 or _tells_time(line, unknown) or _is_dated(line, start, end)

