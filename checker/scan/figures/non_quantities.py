"""Numbers that count nothing: scores, telephone numbers, names of models, articles of laws, years, the bullets of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.patterns import regex
from checker.words.figure_words import ordinals

if TYPE_CHECKING:
    from checker.scan.figures.numbers import Read
    from checker.scan.token_stream import Reader

_LETTER = regex(r"[^\W\d_]")
_DASHES = ("-", "–")  # "كوفيد-19"، "إف-16"
_JOINT = regex(r" ?[-–—] ?| ?[:/] ?|[\\.+]")
_ITEM_SIGNS = ("-", "–", ")", ".")
_ITEM = regex(r"(?: ?[-–]|[).])(?=\s)")
_INNER_ITEM = regex(r"(?<=[.:؛،] )[0-9]{1,2}[-)] (?=[^\W\d])")  # "… كالتالي: 1- …"
_QUOTED = regex(r"[«“\"][^«»“”\"\n\d]{1,25} $")  # the name of a channel or programme with its number
_QUOTE_ENDS = ("»", "”", '"')
_AFTER = ("%", "٪", "،")
_LONG = 9  # digits in one piece from which a number with + before it is a telephone number
_YEARS = range(1900, 2101)
_ANY_YEARS = range(1000, 2101)
_IN = "في"  # "في 1200 مدرسة" counts
_ARTICLE = ("ال", "لل")
_LAM = "ل"
_THOUSAND = 1000
_LABEL = 2  # marks in Reader.used a number that names a thing
_METRE = "م"  # behind three or four digits of a pair it is the sign of the era
_LIST = (" و", "، ", "، و", " و ", ", ", " و(", ") و(")
_ROLES = frozenset({"unit", "money", "noun", "points", "per", "fold", "whole"})


def skip(reader: Reader, i: int) -> int | None:
    """The last atom of a number in digits that is no figure, or None where it may be one."""
    atom, text = reader.atoms[i], reader.text
    if _stands_free(reader, i):
        led = _LAM in text[max(0, atom.start - 2) : atom.start]
        return i if (len(atom.digits or "") == 4 and _is_year(reader, i)) or (led and _is_place(reader, i)) else None
    if _has_letters(reader, i) or _is_code(reader, i) or _is_item(text, atom.start, atom.end):
        return i
    last = i
    while _is_chained(reader, last):
        last += 1
    if last > i:
        return None if last == i + 1 and reader.atoms[last].digits and _is_counted(reader, last) else last
    no_figure = _is_year(reader, i) or _is_place(reader, i) or _follows_label(reader, i) or _is_quoted(reader, i)
    return i if no_figure else None


def _stands_free(reader: Reader, i: int) -> bool:
    """Whether digits stand between two words, or before a sign that joins them to nothing: a figure, a year or a place; most do."""
    atom, text = reader.atoms[i], reader.text
    start, end, digits = atom.start, atom.end, atom.digits or "0"
    after = text[end : end + 1]
    return bool(
        (after == " " and text[end + 1 : end + 2].isalpha()) or after in _AFTER
    ) and (
        bool(atom.clitic) or (start > 1 and text[start - 1] == " " and text[start - 2].isalpha())
    ) and digits[0] != "0" and len(digits) < _LONG and reader.used[i - 1] != _LABEL  # fmt: skip


def names_a_thing(reader: Reader, number: Read) -> bool:
    """ "القناة (12)"، "المادة 7"، "آيفون 6"، "الستة عشر": a number that names a thing and counts nothing."""
    atom = reader.atoms[number.first]
    before = reader.last_word(atom.start)
    known = reader.lexicon.words.get(before)
    counter = known is not None and known.senses.get("date_neighbour") == "counter"
    if (counter or (atom.digits and reader.beside.of(before, "numbered"))) and not _is_counted(reader, number.last):
        reader.used[number.first] = _LABEL
        return True
    if number.last > number.first or atom.digits:
        return False
    return _is_verb(reader, number) or ("teen" in atom.senses and _is_definite_teen(reader, before))


def _is_definite_teen(reader: Reader, before: str) -> bool:
    """Whether the word before عشر makes a place in a sequence of it: "الستة عشر"، "رابع عشر"."""
    find = reader.lexicon.sense
    if before.startswith("ال") and any(find(before[2:], role) for role in ("number", "before_ten")):
        return True
    return ordinals(reader.lexicon.language).find(before) is not None


def _is_verb(reader: Reader, number: Read) -> bool:
    """ "ألف كتابا": a thousand is followed by the genitive, so that what has a tanwin is the object of a verb."""
    word = reader.word_after(reader.atoms[number.last].end)
    if number.value != _THOUSAND or word is None:
        return False
    known = reader.beside.at(reader.text, word.start(), "noun")
    return known.value.form == "accusative" if known else len(word[0]) > 4 and word[0].endswith("ا")


def is_negative(reader: Reader, start: int, end: int) -> bool:
    """Whether the dash glued before digits is a minus sign: not between two words, and no bullet before what is counted."""
    before = reader.text[start - 2] if start > 1 else "\n"
    if before not in " \n(":
        return False
    return before != "\n" or reader.behind(end).get("noun") is None


def _has_letters(reader: Reader, i: int) -> bool:
    """ "A320"، "4K"، "كوفيد-19"، "D9%86" of an address: letters that make a name of the number."""
    atom, text = reader.atoms[i], reader.text
    if text[atom.start - 1 : atom.start] == "%" and text[max(0, atom.start - 2)].isalnum():
        return True
    before, after = text[atom.start - 1 : atom.start], text[atom.end : atom.end + 1]
    if _is_latin(before) or (before in _DASHES and atom.start > 1 and _LETTER.match(text, atom.start - 2)):
        return True
    return _is_latin(after) and reader.behind(atom.end).near("unit") is None


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()


def _is_code(reader: Reader, i: int) -> bool:
    """A telephone number, a code: a leading zero, + before many digits, or many in one piece that count nothing."""
    atom = reader.atoms[i]
    digits = atom.digits or ""
    if digits.isdecimal() and len(digits) > 2 and digits[0] == "0":
        return True
    if not digits.isdecimal() or len(digits) < _LONG or _is_counted(reader, i):
        return False
    if reader.text[atom.start - 1 : atom.start] == "+":
        return True
    said = reader.beside.of(reader.word_before(atom.start), "totals") or (reader.sense(i - 1, "hedge") and i)
    return not said and not reader.is_whole_text(atom.start, atom.end)


def _is_item(text: str, start: int, end: int) -> bool:
    """ "1- …"، "2) …": the number of an item, where a line or a clause begins."""
    if text[end : end + 2].strip(" ")[:1] not in _ITEM_SIGNS:
        return False
    if _INNER_ITEM.match(text, start):
        return True
    line = text[max(0, start - 3) : start].rpartition("\n")
    return (start < 3 or bool(line[1])) and not line[2].strip(" (") and bool(_ITEM.match(text, end))


def _is_chained(reader: Reader, i: int) -> bool:
    """Whether only a dash, a slash, a colon or a point stands between this number and the next: a score, a telephone number."""
    following = reader.atom(i + 1)
    if following is None or (following.digits is None and following.get("number") != 0):
        return False
    return bool(_JOINT.fullmatch(reader.gap(i, i + 1)))


def _follows_label(reader: Reader, i: int) -> bool:
    """ "في الدقيقتين 70 و93": a number in a list with one that names a thing."""
    return i > 0 and reader.used[i - 1] == _LABEL and reader.gap(i - 1, i) in _LIST and not _is_counted(reader, i)


def _is_quoted(reader: Reader, i: int) -> bool:
    """ "راديو 4»: a number that ends a short quotation belongs to a name."""
    atom, text = reader.atoms[i], reader.text
    return text.startswith(_QUOTE_ENDS, atom.end) and bool(_QUOTED.search(text, max(0, atom.start - 28), atom.start))


def _is_place(reader: Reader, i: int) -> bool:
    """ "للمرة الـ50"، "دور الـ16": with ال and nothing counted behind it a number tells a place in a sequence."""
    atom = reader.atoms[i]
    article = atom.clitic
    if not article:
        before = reader.text[max(0, atom.start - 8) : atom.start].rstrip("( ")
        if not before.endswith(_LAM):
            return False
        article = before.rpartition(" ")[2]
    return article in reader.lexicon.clitics and article.endswith(_ARTICLE) and not _is_counted(reader, i)


def _is_measured(reader: Reader, i: int) -> bool:
    """Whether a scale, a unit, money or a percent sign stands behind a number: no year has one."""
    end = reader.atoms[i].end
    if reader.text[end : end + 2].lstrip(" ")[:1] in ("%", "٪", "$") or reader.sense(i + 1, "scale"):
        return True
    behind = reader.behind(end)
    found = behind.get("unit") or behind.get("money")
    return found is not None and reader.text[end + 1 : found.end] != _METRE


def _is_counted(reader: Reader, last: int) -> bool:
    """Whether a scale, a unit, a sign or a known noun stands behind a number."""
    end = reader.atoms[last].end
    if reader.text[end : end + 2].lstrip(" ")[:1] in ("%", "٪", "$", "€", "£"):
        return True
    atom = reader.atom(last + 1)
    if atom and reader.gap(last, last + 1) in (" ", "") and not atom.clitic and any(
        role in atom.senses for role in ("scale", "duration", "percent")
    ):  # fmt: skip
        return True
    if reader.text[end : end + 1] == ")":
        end += 1
    if reader.text[end : end + 2].strip() == _METRE and len(reader.atoms[last].digits or "") in (3, 4):
        return False
    behind = reader.behind(end)
    return any(behind.near(role) for role in sorted(behind.roles & _ROLES))


def _is_year(reader: Reader, i: int) -> bool:
    """Four digits that are a year unless something says that they count: a hedge, a unit, a noun in a form that is counted."""
    atom = reader.atoms[i]
    digits = atom.digits or ""
    if len(digits) != 4 or not digits.isdecimal() or int(digits) not in _ANY_YEARS or _is_measured(reader, i):
        return False
    before = reader.word_before(atom.start)
    if reader.beside.of(before, "year_leads") and not (before == _IN and int(digits) not in _YEARS):
        return True
    if int(digits) not in _YEARS or _is_counted(reader, i):
        return False
    if before.startswith("ال") and len(before) > 3 and not reader.beside.of(before, "totals"):
        return True  # "كأس العالم 2018"
    if (reader.sense(i - 1, "hedge") and reader.gap(i - 1, i) == " ") or reader.is_whole_text(atom.start, atom.end):
        return False
    if reader.beside.of(before, "totals"):
        return False
    word = reader.word_after(atom.end)
    return word is None or reader.is_no_noun(word[0]) or not (len(word[0]) > 3 and word[0][-1] in "اه")
