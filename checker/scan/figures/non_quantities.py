"""Numbers that count nothing: scores, telephone numbers, names of models, articles of laws, years, the bullets of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.patterns import regex
from checker.scan.figures import money_letters
from checker.words.figure_words import ordinals

if TYPE_CHECKING:
    from checker.scan.figures.numbers import NumberReading
    from checker.scan.token_stream import TokenStream
    from checker.scan.tokens import Token

_LETTER = regex(r"[^\W\d_]")
_DASHES = ("-", "–")  # "كوفيد-19"، "إف-16"
_JOINT = regex(r" ?[-–—] ?| ?[:/] ?|[\\.+]")
_ITEM_SIGNS = ("-", "–", ")", ".")
_ITEM = regex(r"(?: ?[-–]|[).])(?=\s)")
_INNER_ITEM = regex(r"(?<=[.:؛،] )[0-9]{1,2}(?: ?[-–]|\)) (?=[^\W\d])")  # "… كالتالي: 1- …"
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
_LEAST_PLURAL, _MOST_PLURAL = 3, 10  # numbers behind which a noun stands in the plural
MINUS_ENDS, _SHORTEST_MINUS = "بص", 5  # the last letters of the words for minus, and their length with a space
_LABEL = 2  # marks in Reader.used a number that names a thing
_METRE = "م"  # behind three or four digits of a pair it is the sign of the era
_LIST = (" و", "، ", "، و", " و ", ", ", " و(", ") و(")
_ROLES = frozenset({"unit", "money", "money_part_codes", "noun", "points", "per", "fold", "whole"})


def skip(stream: TokenStream, i: int) -> int | None:
    """The last token of a number in digits that is no figure, or None where it may be one."""
    token, text = stream.tokens[i], stream.text
    if _stands_free(stream, i):
        led = _LAM in text[max(0, token.start - 2) : token.start]
        return i if (len(token.digits or "") == 4 and _is_year(stream, i)) or (led and _is_place(stream, i)) else None
    if _has_letters(stream, i) or _is_code(stream, i) or _is_item(text, token.start, token.end):
        return i
    last = i
    while _is_chained(stream, last):
        last += 1
    if last > i:
        return None if last == i + 1 and stream.tokens[last].digits and _is_counted(stream, last) else last
    no_figure = _is_year(stream, i) or _is_place(stream, i) or _follows_label(stream, i) or _is_quoted(stream, i)
    return i if no_figure else None


def _stands_free(stream: TokenStream, i: int) -> bool:
    """Whether digits stand between two words, or before a sign that joins them to nothing: a figure, a year or a place; most do."""
    token, text = stream.tokens[i], stream.text
    start, end, digits = token.start, token.end, token.digits or "0"
    after = text[end : end + 1]
    return bool(
        (after == " " and text[end + 1 : end + 2].isalpha()) or after in _AFTER
    ) and (
        bool(token.clitic) or (start > 1 and text[start - 1] == " " and text[start - 2].isalpha())
    ) and digits[0] != "0" and len(digits) < _LONG and stream.used[i - 1] != _LABEL  # fmt: skip


def names_a_thing(stream: TokenStream, number: NumberReading) -> bool:
    """ "القناة (12)"، "المادة 7"، "آيفون 6"، "الستة عشر": a number that names a thing and counts nothing."""
    token = stream.tokens[number.first]
    before = stream.last_word(token.start)
    known = stream.lexicon.words.get(before)
    counter = known is not None and known.senses.get("date_neighbour") == "counter"
    numbered = counter or (token.digits and stream.beside.of(before, "numbered"))
    if numbered and stream.beside.of(before, "totals"):  # "بلغ العدد 60" and "في العدد 60"
        at = stream.text.rfind(before, 0, token.start)
        numbered = not stream.beside.of(stream.word_before(at), "totals")
    if numbered and number.coefficient is None and not (_is_counted(stream, number.last) and _fits_its_noun(stream, number)):
        stream.used[number.first] = _LABEL
        return True
    if number.last > number.first or token.digits:
        return False
    return _is_verb(stream, number) or ("teen" in token.senses and _is_definite_teen(stream, before))


def _fits_its_noun(stream: TokenStream, number: NumberReading) -> bool:
    """Whether the noun behind a number has a form that the number takes: "ويعرض الجدول 8 حالة الأسر" counts nothing."""
    noun = stream.behind(stream.tokens[number.last].end).get("noun")
    if noun is None or not isinstance(number.value, int):
        return True
    following, rest = stream.word_after(noun.end), number.value % 100
    if following and following[0].startswith("ال") and rest > _MOST_PLURAL:
        return bool(stream.lexicon.sense(following[0][2:], "duration"))
    return bool(noun.value.form == "plural") is (_LEAST_PLURAL <= rest <= _MOST_PLURAL)


def _is_definite_teen(stream: TokenStream, before: str) -> bool:
    """Whether the word before عشر makes a place in a sequence of it: "الستة عشر"، "رابع عشر"."""
    find = stream.lexicon.sense
    if before.startswith("ال") and any(find(before[2:], role) for role in ("number", "before_ten")):
        return True
    return ordinals(stream.lexicon.language).find(before) is not None


def _is_verb(stream: TokenStream, number: NumberReading) -> bool:
    """ "ألف كتابا": a thousand is followed by the genitive, so that what has a tanwin is the object of a verb."""
    word = stream.word_after(stream.tokens[number.last].end)
    if number.value != _THOUSAND or word is None:
        return False
    known = stream.beside.at(stream.text, word.start(), "noun")
    return known.value.form == "accusative" if known else len(word[0]) > 4 and word[0].endswith("ا")


def is_negative(stream: TokenStream, start: int, end: int) -> bool:
    """Whether the dash glued before digits is a minus sign: not between two words, and no bullet before what is counted."""
    before = stream.text[start - 2] if start > 1 else "\n"
    if before not in " \n(":
        return False
    return before != "\n" or stream.behind(end).get("noun") is None


def minus_before(stream: TokenStream, begin: int, end: int) -> int | None:
    """Where سالب or ناقص begins before a number: "سالب 3 في المئة"; "ناقص ثلاثة لاعبين" lacks them, "9 ناقص 3" takes away."""
    if begin < _SHORTEST_MINUS:
        return None
    word = stream.word_before(begin)
    if not stream.beside.of(word, "minus"):
        return None
    at = begin - 1 - len(word)
    if stream.beside.of(word, "lacking") and (stream.behind(end).get("noun") or stream.text[max(0, at - 2) : at - 1].isdecimal()):
        return None
    return next(at + k for k in range(len(word)) if stream.beside.at(stream.text, at + k, "minus"))


def _has_letters(stream: TokenStream, i: int) -> bool:
    """ "A320"، "4K"، "كوفيد-19"، "D9%86" of an address: letters that make a name of the number."""
    token, text = stream.tokens[i], stream.text
    if text[token.start - 1 : token.start] == "%" and text[max(0, token.start - 2)].isalnum():
        return True
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    if before and money_letters.before(stream, token.start):
        return False  # "aed3.4"
    if _is_latin(before) or (before in _DASHES and token.start > 1 and _LETTER.match(text, token.start - 2)):
        return True
    if _is_latin(after) and money_letters.behind(stream, token.end):
        return False
    return _is_latin(after) and stream.behind(token.end).near("unit") is None


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()


def _is_code(stream: TokenStream, i: int) -> bool:
    """A telephone number, a code: a leading zero, + before many digits, or many in one piece that count nothing."""
    token = stream.tokens[i]
    digits = token.digits or ""
    if digits.isdecimal() and len(digits) > 2 and digits[0] == "0":
        return True
    if _is_grouped(token) or not digits.isdecimal() or len(digits) < _LONG or _is_counted(stream, i):
        return False
    if stream.text[token.start - 1 : token.start] == "+":
        return True
    said = stream.beside.of(stream.word_before(token.start), "totals") or (stream.sense(i - 1, "hedge") and i)
    return not said and not stream.is_whole_text(token.start, token.end)


def _is_grouped(token: Token) -> bool:
    """Whether blanks part the digits: so only figures are written."""
    return token.end - token.start > len(token.digits or "")


def _is_item(text: str, start: int, end: int) -> bool:
    """ "1- …"، "2) …": the number of an item, where a line or a clause begins."""
    if text[end : end + 2].strip(" ")[:1] not in _ITEM_SIGNS:
        return False
    if _INNER_ITEM.match(text, start):
        return True
    line = text[max(0, start - 3) : start].rpartition("\n")
    return (start < 3 or bool(line[1])) and not line[2].strip(" (") and bool(_ITEM.match(text, end))


def _is_chained(stream: TokenStream, i: int) -> bool:
    """Whether only a dash, a slash, a colon or a point stands between this number and the next: a score, a telephone number."""
    following = stream.token(i + 1)
    if following is None or (following.digits is None and following.get("number") != 0):
        return False
    return bool(_JOINT.fullmatch(stream.gap(i, i + 1)))


def _follows_label(stream: TokenStream, i: int) -> bool:
    """ "في الدقيقتين 70 و93": a number in a list with one that names a thing."""
    return i > 0 and stream.used[i - 1] == _LABEL and stream.gap(i - 1, i) in _LIST and not _is_counted(stream, i)


def _is_quoted(stream: TokenStream, i: int) -> bool:
    """ "راديو 4»: a number that ends a short quotation belongs to a name."""
    token, text = stream.tokens[i], stream.text
    return text.startswith(_QUOTE_ENDS, token.end) and bool(_QUOTED.search(text, max(0, token.start - 28), token.start))


def _is_place(stream: TokenStream, i: int) -> bool:
    """ "للمرة الـ50"، "دور الـ16": with ال and nothing counted behind it a number tells a place in a sequence."""
    token = stream.tokens[i]
    article, start = token.clitic, token.start - len(token.clitic)
    if not article:
        before = stream.text[max(0, token.start - 8) : token.start].rstrip("( ")
        if not before.endswith(_LAM):
            return False
        article = before.rpartition(" ")[2]
        start = stream.text.rfind(article, 0, token.start)
    if article not in stream.lexicon.clitics or not article.endswith(_ARTICLE):
        return False
    return not _is_counted(stream, i) and not _counts_unknown(stream, i, start)


def _counts_unknown(stream: TokenStream, i: int, start: int) -> bool:
    """ "ومن بين الـ22 جهة": behind a word that no sequence has, with a noun in the form that numbers above ten take."""
    before, word = stream.word_before(start), stream.word_after(stream.tokens[i].end)
    if word is None or not stream.is_no_noun(before) or _int_of(stream.tokens[i].digits) <= _MOST_PLURAL:
        return False
    return len(word[0]) > 2 and word[0][-1] in "اه" and not word[0].startswith("ال") and not stream.is_no_noun(word[0])


def _int_of(digits: str | None) -> int:
    """The number of digits without marks; 0 for others."""
    return int(digits) if digits and digits.isdecimal() else 0


def _is_measured(stream: TokenStream, i: int) -> bool:
    """Whether a scale, a unit, money or a percent sign stands behind a number: no year has one."""
    end = stream.tokens[i].end
    if stream.text[end : end + 2].lstrip(" ")[:1] in ("%", "٪", "$") or stream.sense(i + 1, "scale"):
        return True
    behind = stream.behind(end)
    found = behind.get("unit") or behind.get("money")
    return found is not None and stream.text[end + 1 : found.end] != _METRE


def _is_counted(stream: TokenStream, last: int) -> bool:
    """Whether a scale, a unit, a sign or a known noun stands behind a number."""
    end = stream.tokens[last].end
    if stream.text[end : end + 2].lstrip(" ")[:1] in ("%", "٪", "$", "€", "£"):
        return True
    token = stream.token(last + 1)
    if token and stream.gap(last, last + 1) in (" ", "") and not token.clitic and any(
        role in token.senses for role in ("scale", "duration", "percent")
    ):  # fmt: skip
        return True
    if stream.text[end : end + 1] == ")":
        end += 1
    if stream.text[end : end + 2].strip() == _METRE and len(stream.tokens[last].digits or "") in (3, 4):
        return False
    behind = stream.behind(end)
    return any(behind.near(role) for role in sorted(behind.roles & _ROLES))


def _is_year(stream: TokenStream, i: int) -> bool:
    """Four digits that are a year unless something says that they count: a hedge, a unit, a noun in a form that is counted."""
    token = stream.tokens[i]
    digits = token.digits or ""
    if len(digits) != 4 or not digits.isdecimal() or int(digits) not in _ANY_YEARS or _is_measured(stream, i) or _is_grouped(token):
        return False
    if token.clitic == _IN[0] and int(digits) in _YEARS:
        return True  # "فـ2020", as the Maghreb writes "في 2020"
    before = stream.word_before(token.start)
    if stream.beside.of(before, "year_leads") and not (before == _IN and int(digits) not in _YEARS):
        return True
    if int(digits) not in _YEARS or _is_counted(stream, i):
        return False
    if before.startswith("ال") and len(before) > 3 and not stream.beside.of(before, "totals"):
        return True  # "كأس العالم 2018"
    if (stream.sense(i - 1, "hedge") and stream.gap(i - 1, i) == " ") or stream.is_whole_text(token.start, token.end):
        return False
    if stream.beside.of(before, "totals"):
        return False
    word = stream.word_after(token.end)
    return word is None or stream.is_no_noun(word[0]) or not (len(word[0]) > 3 and word[0][-1] in "اه")
