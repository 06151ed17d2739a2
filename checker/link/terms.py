"""The figures of a sentence with the words before and behind each: what relations between figures are read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from checker.core.folding import fold
from checker.core.mentions import MoneyMention, PercentMention, QuantityMention
from checker.core.patterns import regex
from checker.link.changes import alike
from checker.link.stated_figures import stated_figures
from checker.words import check_words
from checker.words.check_words import SUMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.core.amounts import Amount
    from checker.core.mentions import Mention
    from checker.link.stated_figures import StatedFigure
    from checker.scan.scanner import Scan
    from checker.words.check_words import CheckWords, Word

WORD = regex(r"[^\W\d_]+")
_PLAIN = (QuantityMention, MoneyMention, PercentMention)
_OWNER = regex(r"ل\w{3,}(?:ها|هم|هما|ه)|ضد\w{0,2}")
_YEAR = regex(r"(?:1[89]|20)\d\d")
_LONGEST = 1200  # code points of a sentence that are looked at
_REACH = 4  # words between a sign and its figure


class Term(Struct, frozen=True):
    """A figure of a sentence: the folded words between the figure before and it, and those up to the figure behind.

    `start` and `end` are folded offsets, the end behind what is counted.
    """

    stated: StatedFigure
    before: str
    behind: str
    start: int
    end: int
    sentence: int

    @property
    def amount(self) -> Amount:
        """The figure as it was said."""
        return self.stated.amount

    @property
    def noun(self) -> str:
        """The lemma of what is counted; "" for money, percentages and where nothing is named."""
        mention = self.stated.mention
        return mention.lemma or "" if isinstance(mention, QuantityMention) else ""

    @property
    def is_bare(self) -> bool:
        """Whether the copy names nothing that is counted; "4918 لمنافسها" names whose they are."""
        mention = self.stated.mention
        if not isinstance(mention, QuantityMention):
            return False
        return mention.noun is None or (mention.form is None and _OWNER.fullmatch(mention.noun) is not None)

    @property
    def is_person(self) -> bool:
        """Whether people are counted."""
        mention = self.stated.mention
        return isinstance(mention, QuantityMention) and mention.unit == "person"

    @property
    def is_percent(self) -> bool:
        """Whether it is a percentage, not of points."""
        mention = self.stated.mention
        return isinstance(mention, PercentMention) and not mention.points

    @property
    def is_plain(self) -> bool:
        """Whether the figure has a value and nothing beside it that leaves room: no hedge, no range."""
        return self.amount.value is not None and not self.amount.vague and self.amount.hedge == "none"


def terms_of(scan: Scan, sentence: int) -> tuple[Term, ...]:
    """The figures of a sentence, in order; read once."""
    memo = scan.passage.folded.memo
    known: dict[int, tuple[Term, ...]] = memo.setdefault(terms_of, {})
    if sentence not in known:
        known[sentence] = tuple(_terms(scan, sentence)) if 0 <= sentence < len(scan.passage.sentences) else ()
    return known[sentence]


def figures_in(scan: Scan, sentence: int) -> int:
    """How many figures a sentence has; the quick question before its words are cut."""
    return len(_by_sentence(scan).get(sentence, ()))


def _terms(scan: Scan, sentence: int) -> Iterator[Term]:
    folded = scan.passage.folded
    first, last = scan.passage.sentences[sentence]
    last = min(last, first + _LONGEST)
    found = [f for f in _by_sentence(scan).get(sentence, ()) if f.end <= last]
    starts = [folded.index(f.start) for f in found]
    ends = [max(folded.index(f.end), start) for f, start in zip(found, starts, strict=True)]
    behind = folded.index(first)
    for at, stated in enumerate(found):
        following = starts[at + 1] if at + 1 < len(starts) else folded.index(last)
        before, after = folded.text[behind : starts[at]], folded.text[ends[at] : max(following, ends[at])]
        yield Term(stated, before, after, starts[at], ends[at], sentence)
        behind = ends[at]


def _by_sentence(scan: Scan) -> dict[int, list[StatedFigure]]:
    """The plain figures of a passage by the number of their sentence."""
    memo = scan.passage.folded.memo
    if _by_sentence not in memo:
        found: dict[int, list[StatedFigure]] = {}
        for stated in stated_figures(scan):
            if isinstance(stated.mention, _PLAIN) and not is_year(stated.mention):
                found.setdefault(scan.passage.sentence_at(stated.start), []).append(stated)
        memo[_by_sentence] = found
    known: dict[int, list[StatedFigure]] = memo[_by_sentence]
    return known


def is_year(mention: Mention) -> bool:
    """Whether a figure is four digits of a year that count nothing: "2014م"."""
    if not isinstance(mention, QuantityMention) or mention.noun not in (None, "م"):
        return False
    return bool(_YEAR.fullmatch(fold(mention.text)))


def announced(scan: Scan) -> frozenset[str]:
    """The roles that announce sums of which a passage may hold words; none where it has not two figures. Asked first of all."""
    memo = scan.passage.folded.memo
    found: frozenset[str] | None = memo.get(announced)
    if found is None:
        enough = len(scan.figures) > 1
        found = memo[announced] = words_of(scan).present(scan.passage.folded, SUMS) if enough else frozenset()
    return found


def signs(scan: Scan, role: str) -> Iterable[tuple[Word, int]]:
    """The words of a role in a passage with figures, each with the number of its sentence."""
    if role not in announced(scan):
        return ()
    memo = scan.passage.folded.memo
    found: list[tuple[Word, int]] | None = memo.get((signs, role))
    if found is None:  # several readers ask for one role
        words = words_of(scan).find_in(role, scan.passage.folded)
        found = memo[signs, role] = [(word, scan.passage.sentence_at(word.start)) for word in words]
    return found


def words_of(scan: Scan) -> CheckWords:
    """The word lists of a passage's language."""
    return check_words.load(scan.lexicon.language)


def same_unit(one: Term, two: Term) -> bool:
    """Whether two figures are of one noun, one kind of money, or both percentages; a bare one is of no unit."""
    first, second = one.stated.mention, two.stated.mention
    assert isinstance(first, _PLAIN)
    assert isinstance(second, _PLAIN)
    return not one.is_bare and not two.is_bare and alike(first, second)


def role_of(words: CheckWords, roles: tuple[str, ...], term: Term, *, reach: int = 8, behind: int = 3) -> str:
    """The role that the nearest of the listed words gives a figure: those before it in its clause, or else directly behind it."""
    for text, last in ((clause_before(term, reach), True), (f"{term.noun} {clause_behind(term, behind)}", False)):
        found = [(word.own, role) for role in roles for word in words.find(role, text)]
        if found:
            return (max if last else min)(found)[1]
    return ""


def told_behind(terms: tuple[Term, ...], end: int) -> int | None:
    """The number of the figure that stands a few words behind a folded offset."""
    at = next((i for i, term in enumerate(terms) if term.start >= end), None)
    if at is None:
        return None
    behind = terms[at].before[-(terms[at].start - end) :] if terms[at].start > end else ""
    return at if len(behind.split()) <= _REACH and not any(mark in behind for mark in "،؛:.()") else None


_CLAUSE = regex(r"[؛;:!?؟()«»\"“”\n]|[،.,](?!\d)")


def clause_before(term: Term, reach: int) -> str:
    """The last words before a figure in its clause, folded."""
    text = _CLAUSE.split(term.before)[-1]
    return " ".join(text.split()[-reach:])


def clause_behind(term: Term, reach: int) -> str:
    """The first words behind a figure in its clause, folded."""
    text = _CLAUSE.split(term.behind, maxsplit=1)[0]
    return " ".join(text.split()[:reach])
