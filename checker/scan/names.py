"""Names that look like dates: "ثورة 25 يناير"، "مدينة 6 أكتوبر"، "قوى 8 آذار"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.text import fold

if TYPE_CHECKING:
    from checker.model import MonthSaid, Said
    from checker.scan.reader import Reader


def is_name(reader: Reader, first: int, day: Said, months: list[MonthSaid], *, bare: bool) -> bool:
    """Whether a day of a month is a name: by the word before its first atom, or because it is a bloc, named without any preposition.

    `bare` says that neither weekday, year nor a word such as الماضي belongs to it.
    """
    word = reader.last_word(reader.atoms[first].start)
    find = reader.lexicon.sense
    if find(word, "date_neighbour") == "name":
        return True
    alone = reader.text[max(0, reader.atoms[first].start - 1) : reader.atoms[first].start] in ("", "\n")
    if alone or not bare or len(months) > 1 or (day.value, fold(months[0].text)) not in reader.lexicon.blocs:
        return False
    dated = find(word, "date_neighbour") in ("lead", "between") or find(word, "date_word") or find(word, "lead")
    return not (dated or find(word, "stop"))
