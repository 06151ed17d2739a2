"""The words of a range: بين … و…، not بين … إلى."""

from __future__ import annotations

from checker.checks.base import Article, Check, Draft, Options, Outcome
from checker.checks.corrected_text import replaced
from checker.core.documents import Span
from checker.core.findings import Repair
from checker.core.mentions import DurationMention, MoneyMention, PercentMention, QuantityMention

_WITH_ENDS = (QuantityMention, DurationMention, PercentMention, MoneyMention)


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    for scan in article.scans:
        for figure in scan.figures:
            if not isinstance(figure, _WITH_ENDS) or figure.connector is None:
                continue
            raw = article.raw(figure.span.part)
            span = _numbers(figure, raw)
            # "إلى 1.4" becomes "و1.4": the connector and the space behind it go
            wide = type(span)(span.part, figure.connector.start, figure.connector.end + 1)
            repair = Repair(replaced(raw, span, (wide, "و")), article.catalogue.say("evidence.grammar"), ("grammar",))
            place = article.place(span, article.catalogue.say("label.range"), primary=True)
            outcome.drafts.append(
                Draft("figures", (place,), {"text": place.text, "repair": repair.text}, "", (repair,))
            )


def _numbers(figure: QuantityMention | DurationMention | PercentMention | MoneyMention, raw: str) -> Span:
    """The range without the currency behind it."""
    if not isinstance(figure, MoneyMention) or figure.noun_span is None:
        return figure.span
    end = figure.span.start + len(raw[figure.span.start : figure.noun_span.start].rstrip())
    return Span(figure.span.part, figure.span.start, end)


CHECK = Check("range-connector", ("figures",), frozenset({"text", "repair"}), {}, _run)
