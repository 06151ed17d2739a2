"""Whether a word of change must tell which way its two figures go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.mentions import PercentMention, QuantityMention
from checker.core.patterns import regex
from checker.words.statement_words import speaks_of

if TYPE_CHECKING:
    from checker.link.changes import Change

_DEGREES = ("Cel", "[degF]", "deg")
_LENGTHS = ("m", "km", "cm", "mm", "[ft_i]", "km/h", "[mi_i]/h")
_HEIGHT = regex(r"[وفبل]{0,2}(?:ال)?ارتفاع")
_RANGES = ("from-to", "from-to-by")
# money in which other money is told: the fewer units it costs, the more the other is worth
_PER_MONEY = regex(
    r"(?<!\w)(?:لل|(?:مقابل|امام|ازاء|لكل) (?:ال)?)(?:دولار|يورو|استرليني|عمله الاميركيه|عمله الامريكيه)(?!\w)"
)
_BY_KIND = regex(r"(?<!\w)(?:بحسب|حسب|تبعا|وفق|وفقا|باختلاف) (?:ل|)(?P<kind>\w+)")
_TOWARDS = regex(r"(?<!\w)(?:شمالا|جنوبا|شرقا|غربا|(?:في|علي) (?:ال)?(?:شمال|جنوب|شرق|غرب|ساحل|جبال)\w*)(?!\w)")


def tells_way(language: str, told: Change) -> bool:
    """Whether the later figure must lie on the side that the word says."""
    if _is_turned(language, told) or _goes_by_kind(language, told):
        return False
    if isinstance(told.old, QuantityMention):
        return not (_is_part(told, told.old) or _is_measured(told, told.old) or _is_by_so_much(told))
    if isinstance(told.old, PercentMention):
        return not _is_by_percents(language, told, told.old)
    return not _is_by_so_much(told)


def _is_turned(language: str, told: Change) -> bool:
    """Whether the figures go up when the thing goes down: pounds to the dollar, places in a ranking."""
    return _PER_MONEY.search(told.around) is not None or speaks_of(language, "turned", f"{told.before} {told.subject}")


def _goes_by_kind(language: str, told: Change) -> bool:
    """ "من 50 إلى 30 دينارا بحسب الدرجة"، "من 30 كيلومترا شمالا إلى 20 جنوبا": several things, and no change of one."""
    if told.frame != "from-to":
        return False
    kinds = (found["kind"] for found in _BY_KIND.finditer(told.around))
    return _TOWARDS.search(told.around) is not None or any(speaks_of(language, "varies", kind) for kind in kinds)


def _is_part(told: Change, old: QuantityMention) -> bool:
    """ "ارتفع العدد إلى 12 من 20 دولة": a part of a whole."""
    return told.frame == "to-from" and not told.against and old.unit in ("item", "person")


def _is_measured(told: Change, old: QuantityMention) -> bool:
    """Weather goes from place to place (15 درجة في الشمال إلى 10 في الجبال), and ارتفاع is also the height of a thing."""
    if told.percent is not None:
        return False
    return old.unit in _DEGREES or (old.unit in _LENGTHS and _HEIGHT.match(told.said) is not None)


def _is_by_so_much(told: Change) -> bool:
    """ "خفض الوزن من 5 إلى 10 كيلوغرامات"."""
    return told.old.span == told.new.span and told.percent is None


def _is_by_percents(language: str, told: Change, old: PercentMention) -> bool:
    """ "تخفيض الأسعار من 20% إلى 50%": what is not told in per cent itself changes by so much."""
    each = old.text.count("%") + old.text.count("٪") > 1 or told.old.span != told.new.span
    if not each and told.percent is None:
        return True
    return told.frame in _RANGES and not (told.resumed or speaks_of(language, "rated", f"{told.before} {told.subject}"))
