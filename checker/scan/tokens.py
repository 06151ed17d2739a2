"""The words that mean something here: number digits and words of the lexicon, with the text between them.

The scanner looks every space-delimited word up once. Words that the lexicon does not know cost a dictionary miss and no object;
the grammars work on the short list of what is left, and ask what stands between two of them.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import compress, count
from typing import Any

from msgspec import Struct

from checker.core.folding import Folded
from checker.core.patterns import regex
from checker.scan.figures import digit_groups
from checker.scan.figures.numerals import LONGEST
from checker.words.lexicon import Lexicon
from checker.words.word_forms import Form, Phrases, Senses

# digits with their separators; a numeric date stays in one piece, and so do groups of digits that spaces part. What looks behind comes
# after the first digit, so that only digits start the search
_PLAIN = r"[0-9]*(?:[.,٫٬،ر][0-9]+)*(?:([/-])[0-9]{1,2}\1[0-9]{1,5}(?![/0-9]))?"
_NUMBER = regex(rf"[0-9](?:(?<![0-9.,٫٬،:/].)(?<![0-9]-.)(?<![0-9] .){digit_groups.PATTERN}|{_PLAIN})")
_PIECE = regex(f"[0-9]{_PLAIN}")
_LETTERS_BEFORE = regex(r"[^\W\d_]{0,15}$")
_LETTERS_AFTER = regex(r"[^\W\d_]{1,15}")
_SPACES = " \xa0\n\u202f"
_SHORT, _HALVES = 2, "12"  # ك1 and ت2 are words, whose digit is no number
_NOTHING: Senses = {}


class Token(Struct, eq=False):
    """A word or number that the grammars may use: folded offsets, senses, the particle before it, digits for numbers.

    Senses are shared with the lexicon and never changed.
    """

    start: int
    end: int
    senses: Senses
    clitic: str = ""
    digits: str | None = None

    def get(self, role: str) -> Any:
        """The value of one sense, or None."""
        return self.senses.get(role)


def read_numbers_and_words(folded: Folded, lexicon: Lexicon) -> list[Token]:
    """All numbers and trigger words of a folded text, in order."""
    result = _numbers(folded, lexicon)
    words = read_words(folded, lexicon.triggers.get)
    if not result or not words:
        return result or words
    if inside := {w.start + 1 for w in words if w.end - w.start == _SHORT and folded.text[w.start + 1] in _HALVES}:
        result = [token for token in result if token.start not in inside]  # of ك2
    result += words
    result.sort(key=_by_start)
    return result


def read_words(
    folded: Folded, find: Callable[[str], Form | None], first: int = 0, stop: int | None = None
) -> list[Token]:
    """The words of a folded text, or those from one number on and before another, that stand in one dictionary, in order."""
    words = folded.words
    found = list(map(find, words[first:stop]))
    hits = list(compress(count(first), found))
    result: list[Token] = []
    if not hits:
        return result
    text, lengths = folded.text, folded.lengths
    behind, last = 0, len(words) - 1
    for i in hits:
        form: Form = found[i - first]  # type: ignore[assignment]  # what is not found is no hit
        senses, phrases = form.senses, form.phrases
        # most words that begin a phrase begin none here: another word stands behind them, not a second space
        leads = phrases and i < last and (not (second := words[i + 1]) or second in phrases)
        if not (senses or leads):
            continue
        start = lengths[i] + i
        if start < behind:  # inside the phrase before
            continue
        token = _phrase(phrases, form.clitic, words, i, start, text) if leads else None
        if token is None and senses:
            token = Token(start, start + len(words[i]), senses, form.clitic)
        if token is not None:
            result.append(token)
            behind = token.end
    return result


def _is_joined(gap: str, word: str) -> bool:
    """Whether no mark parts a phrase; a full stop belongs to one of letters (ت.غ)."""
    return all(mark in _SPACES for mark in gap) or (gap in (".", ". ") and len(word) == 1)


def _by_start(token: Token) -> int:
    return token.start


def _phrase(phrases: Phrases, clitic: str, words: list[str], i: int, start: int, text: str) -> Token | None:
    """The longest phrase that begins with this word; its words may stand two spaces apart."""
    k = _next(words, i)
    if k is None or (listed := phrases.get(words[k])) is None:
        return None
    for rest, senses in listed:
        if (end := _end_of(rest, words, i, start, text)) is not None:
            return Token(start, end, senses, clitic)
    return None


def _next(words: list[str], i: int) -> int | None:
    """The word behind one, past a single empty one (a second space)."""
    i += 1
    if i < len(words) and words[i]:
        return i
    i += 1
    return i if i < len(words) and words[i] else None


def _end_of(rest: list[str], words: list[str], i: int, start: int, text: str) -> int | None:
    """Where the words of a phrase end that begins with word i; None where another word or mark stands between them."""
    end = start + len(words[i])
    for word in rest:
        k = _next(words, i)
        if k is None or words[k] != word or not _is_joined(text[end : end + k - i], word):
            return None
        end, i = end + k - i + len(word), k
    return end


def _numbers(folded: Folded, lexicon: Lexicon) -> list[Token]:
    """Digits, and the words that copy glues to them ("الأربعاء14", "4ماي", "و300").

    No token has more digits and separators than a number that people count with: whoever makes a number of them needs not ask.
    """
    result: list[Token] = []
    text = folded.text
    for match in _NUMBER.finditer(text):
        digits = match[0]
        if digits.isdecimal() or " " not in digits:
            _add_number(text, match.start(), match.end(), digits, lexicon, result)
        elif joined := digit_groups.joined_digits(folded, *match.span(), lexicon.triggers):
            _add_number(text, match.start(), match.end(), joined, lexicon, result)
        else:
            for piece in _PIECE.finditer(text, *match.span()):
                _add_number(text, piece.start(), piece.end(), piece[0], lexicon, result)
    return result


def _add_number(text: str, start: int, end: int, digits: str, lexicon: Lexicon, result: list[Token]) -> None:
    """The token of one number, and those of the words that are glued to it."""
    if end - start > LONGEST and len(digits) > LONGEST:
        return
    clitic, before = "", text[start - 1] if start else ""
    if before == " ":
        if text.startswith(" و", max(0, start - 3)):
            clitic = "و"
    elif before.isalpha():
        clitic = _glued_before(text, start, lexicon, result)
    elif before and before in ".٫" and digits.isdecimal() and _point_leads(text, start - 1):
        start, digits = start - 1, f"0.{digits}"
    result.append(Token(start, end, _NOTHING, clitic, digits))
    if text[end : end + 1].isalpha():
        letters = _LETTERS_AFTER.match(text, end)
        after = letters[0] if letters else ""
        if (form := lexicon.triggers.get(after)) and form.senses:
            result.append(Token(end, end + len(after), form.senses, form.clitic))


def _glued_before(text: str, start: int, lexicon: Lexicon, tokens: list[Token]) -> str:
    """The particle glued before digits, or ""; a whole word glued there becomes a token of its own."""
    letters = _LETTERS_BEFORE.search(text, max(0, start - 16), start)
    before = letters[0].rstrip("ـ") if letters else ""
    if before in lexicon.clitics:
        return before
    if (form := lexicon.triggers.get(before)) and form.senses:
        tokens.append(Token(start - len(before), start, form.senses, form.clitic))
    return ""


def _point_leads(text: str, at: int) -> bool:
    """ ".5": a point without digits before it belongs to those behind it where a line or bracket begins; ٫ ends no sentence."""
    before = text[at - 1] if at else "\n"
    return before in "\n(-" or (text[at] == "٫" and before == " ")
