"""The first lines of a text that nobody marked: which of them is the headline.

Above the copy stand kickers, bylines, places and days, captions and links to other articles. A headline is short, ends without a full
stop, and a longer paragraph follows it. Where that is in doubt no headline is taken: a lead that is lost costs more than a headline
that is read as copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from checker.core.folding import fold
from checker.core.patterns import regex
from checker.words.word_forms import word_lists

_TOP, _LINES = 6000, 9  # code points and lines that are looked at
_LONGEST, _MOST_WORDS = 200, 25  # code points and words of a headline
_MOST_LOUD, _MOST_ASKING = (
    9,
    16,
)  # words of one that ends in ! or …, of one that asks, or holds a sentence: else it is a lead
_FEW = 4  # words of a line that may be a name, or what stands below a picture
_LEDE = 8  # words with which a headline may begin as a lead does
_SIGNED, _CAPTION, _PLACED = 12, 9, 6  # words of a byline, of a caption, of a place with its agency
_NEXT = 600  # code points of each paragraph below that are compared with a headline
_BODY = 15  # words of a paragraph that is copy though it ends without a full stop
_NEAR = 4  # paragraphs below a headline among which its copy begins

_LINE = regex(r"[^\r\n\u2028\u2029]*[^\s\u200e\u200f\ufeff][^\r\n\u2028\u2029]*")
_WORD = regex(r"[^\W_]+")
_MARKS = " \t*_#>•-–—[("
_CLOSING = "\"”»'’)] \t\u200e\u200f"
_STOPS = ("،", ",", ":", "؛", ";", ".")
_SENTENCES = regex(r"[^\W\d_]{2,}[.؟!]\s+\w")  # a sentence ends within the line
_GLUED = regex(r"\s\.(?=[^\s.])")  # … as some agencies write it: the full stop before the next word
_ITEM = ("*", "•", "-", "–", "—", "▪", "■")  # what begins the item of a list
_DASH = regex(r"\s[-–—/|_]\s|^[-–—]|[^\W\d_]\s?[-–—]\s|\s[-–—]\S")
_DAY = regex(
    r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{4}-\d\d-\d\d|الموافق|\d\s?هـ|(?:^|\D)\d{1,2} [^\W\d_]+[ /][^\W\d_ ]*\s?(?:19|20)\d\d"
)
_CREDIT = regex(r"\([^()]{2,30}\)\s*$")
_FEMININE = regex(r"(?!ال)[^\W\d_]{3,6}(?<!ا)ت")  # a verb of the past, as leads begin: headlines mostly have the noun
_PARTICLE = regex(r"^(?:وال|بال|فال|كال|لل|ال|و|ب|ل|ف)(?=\w{3})")


class _Words(Struct, frozen=True):
    """Folded words that stand above the copy."""

    kickers: frozenset[str]
    signed: tuple[str, ...]
    agencies: tuple[str, ...]
    captions: tuple[str, ...]
    short_captions: tuple[str, ...]
    others: tuple[str, ...]  # greetings, and what leads to other articles
    ledes: frozenset[str]


class _Line(Struct):
    """A line with its stretch, how many words it has, and whether a blank line follows."""

    start: int
    end: int
    text: str
    count: int
    is_apart: bool

    @property
    def words(self) -> list[str]:
        """Its words, folded."""
        return _words_of(self.text)


def headline_of(text: str, language: str = "ar") -> tuple[int, int] | None:
    """The stretch of the line that is the headline, None where there is none or none that is sure."""
    lines = _first_lines(text)
    for k, line in enumerate(lines[:_NEAR]):
        behind = lines[k + 1 :]
        if is_beside(line.text, _copy_of(behind), language):
            continue
        if line.count < _FEW and _is_kicker(line, behind, language):
            continue
        taken = _is_headline(line, behind, language)
        return (line.start, line.end) if taken else None
    return None


def first_line(text: str) -> tuple[int, int] | None:
    """The stretch of the first line with words."""
    lines = _first_lines(text)
    return (lines[0].start, lines[0].end) if lines else None


def stands_at_the_top(text: str, offset: int) -> bool:
    """Whether no paragraph of copy stands before an offset."""
    return not any(line.end <= offset and line.count >= _BODY for line in _first_lines(text))


def may_be_headline(words: str, behind: str) -> bool:
    """Whether words that are set as headlines are may be one: no byline, kicker or caption, no paragraph of copy that is set so."""
    return (
        not is_beside(words, behind[:_NEXT])
        and len(words.split()) > 1
        and not _ends_as_copy(words.strip(), len(words.split()))
    )


def is_beside(line: str, copy: str, language: str = "ar") -> bool:
    """Whether a line above the copy is a kicker, a byline, a place and a day, a caption or a link to another article."""
    if len(line) > _LONGEST:
        return False
    known, folded, words = _words(language), fold(line).strip(_MARKS), _words_of(line)
    count = len(words)
    if not words or folded.startswith(known.others):
        return True
    if count <= 3 and words[0] in known.kickers and not _shared(words[1:], copy):
        return True
    if count <= _SIGNED and (_begins(folded, known.signed) or words[-1] in known.agencies):
        return True
    if count <= _CAPTION and (_begins(folded, known.captions) or _credits(line, known)):
        return True
    if count <= _FEW and (_begins(folded, known.short_captions) or _DASH.search(line.strip())):
        return True
    if count <= _SIGNED and _DAY.search(folded) and _shared(words, copy) < 3:
        return True
    return count <= _PLACED and bool(_DASH.search(line.strip())) and _shared(words, copy) < 2


def _first_lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    for match in _LINE.finditer(text, 0, min(len(text), _TOP)):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        end = start + len(match[0].strip())
        if found:
            found[-1].is_apart = text.count("\n", found[-1].end, start) > 1
        found.append(_Line(start, end, match[0], len(match[0].split()), is_apart=False))
        if len(found) == _LINES:
            break
    return found


def _is_kicker(line: _Line, behind: list[_Line], language: str) -> bool:
    """Whether a line of a few words stands above the headline proper."""
    return (
        len(behind) > 1
        and behind[0].count > line.count
        and not is_beside(behind[0].text, _copy_of(behind[1:]), language)
        and _is_headline(behind[0], behind[1:], language)
    )


def _is_headline(line: _Line, behind: list[_Line], language: str) -> bool:
    """Whether a line looks like a headline, and what follows like its copy."""
    count, text = line.count, line.text.strip()
    if not 2 <= count <= _MOST_WORDS or len(text) > _LONGEST or _ends_as_copy(text, count):
        return False
    if not any(each.count > count and _is_copy(each) for each in behind[:_NEAR]):
        return False
    words, copy = line.words, _copy_of(behind)
    if count > _LEDE and words and (words[0] in _words(language).ledes or _FEMININE.fullmatch(words[0])):
        return _shared(words, copy) > 3
    if count <= _FEW and not line.is_apart:
        return count > 2 and _shared(words, copy) > 0 and " ".join(words) not in " ".join(_words_of(copy))
    return True


def _ends_as_copy(text: str, count: int) -> bool:
    """Whether a line of so many words begins or ends as a paragraph of the copy does, or holds several sentences."""
    end = text.rstrip(_CLOSING)
    if text.startswith(_ITEM) or _GLUED.search(text):
        return True
    if end.endswith(("!", "…", "..")):
        return count > _MOST_LOUD
    if end.endswith("؟") or _SENTENCES.search(text):
        return count > _MOST_ASKING or end.endswith(_STOPS)
    return end.endswith(_STOPS)


def _is_copy(line: _Line) -> bool:
    return line.count >= _BODY or line.text.rstrip(_CLOSING).endswith((".", "؟", "!"))


def _copy_of(behind: list[_Line]) -> str:
    """The beginnings of the paragraphs below a line."""
    return " ".join(each.text[:_NEXT] for each in behind[:3])


def _shared(words: Sequence[str], copy: str) -> int:
    """How many stems of some words stand in the copy: the headline is said anew below, a byline is not."""
    below = {_stem(word) for word in _words_of(copy)}
    return len({stem for stem in map(_stem, words) if len(stem) > 2 and stem in below})


def _stem(word: str) -> str:
    return _PARTICLE.sub("", word)[:4]


def _words_of(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _begins(folded: str, phrases: tuple[str, ...]) -> bool:
    return any(folded.startswith(phrase) and not folded[len(phrase) : len(phrase) + 1].isalnum() for phrase in phrases)


def _credits(line: str, known: _Words) -> bool:
    """Whether a line ends with whose picture it is: (رويترز)."""
    found = _CREDIT.search(line)
    return bool(found) and any(word in known.agencies for word in _words_of(found[0] if found else ""))


@lru_cache(maxsize=8)
def _words(language: str) -> _Words:
    lists, stories = word_lists(language)["headlines"], word_lists(language)["stories"]
    signed, agencies, captions, short = (
        tuple(map(fold, lists[name])) for name in ("signed", "agencies", "captions", "short_captions")
    )
    others = tuple(map(fold, (*lists["greetings"], *stories["related"])))
    return _Words(
        frozenset(map(fold, lists["kickers"])),
        signed,
        agencies,
        captions,
        short,
        others,
        frozenset(map(fold, stories["ledes"])),
    )
