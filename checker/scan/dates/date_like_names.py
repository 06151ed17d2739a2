"""Names that look like dates: "ثورة 25 يناير"، "مدينة 6 أكتوبر"، "قوى 8 آذار"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from checker.core.folding import fold
from checker.core.patterns import regex

_EDGE = regex(r"(?<!\w)(?s:.)")
_INSIDE = regex(r"\w")

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.core.mentions import DateNumber, MonthName
    from checker.scan.token_stream import TokenStream


class OwnNames:
    """The names of a desk, found in one pass however many there are."""

    def __init__(self, names: tuple[str, ...]) -> None:
        """Sort the folded names by their first letter and their length."""
        self._names = {folded for name in names if (folded := fold(name))}
        self._lengths: dict[str, list[int]] = {}
        for first, length in sorted({(name[0], len(name)) for name in self._names}):
            self._lengths.setdefault(first, []).append(length)

    def stretches(self, text: str) -> Iterator[tuple[int, int]]:
        """Where one of them stands in a folded text as words of its own, in order of the starts."""
        for at in _EDGE.finditer(text):
            start = at.start()
            for length in self._lengths.get(text[start], ()):
                end = start + length
                if end <= len(text) and text[start:end] in self._names and not _INSIDE.match(text, end):
                    yield start, end


@lru_cache(maxsize=8)
def own_names(names: tuple[str, ...]) -> OwnNames:
    """The names of a desk, made ready once."""
    return OwnNames(names)


def is_name(stream: TokenStream, first: int, day: DateNumber, months: list[MonthName], *, bare: bool) -> bool:
    """Whether a day of a month is a name: by the word before its first token, or because it is a bloc, named without any preposition.

    `bare` says that neither weekday, year nor a word such as الماضي belongs to it.
    """
    word = stream.last_word(stream.tokens[first].start)
    find = stream.lexicon.sense
    if find(word, "date_neighbour") == "name":
        return True
    alone = stream.text[max(0, stream.tokens[first].start - 1) : stream.tokens[first].start] in ("", "\n")
    if alone or not bare or len(months) > 1 or (day.value, fold(months[0].text)) not in stream.lexicon.blocs:
        return False
    dated = find(word, "date_neighbour") in ("lead", "between") or find(word, "date_word") or find(word, "lead")
    return not (dated or find(word, "stop"))
