"""More people in a place than could be there, by a table of populations with wide bounds."""

from __future__ import annotations

from checker.checks.base import Article, Check, Draft, Option, Options, Outcome
from checker.core.amounts import Interval
from checker.core.claims import Binding
from checker.core.findings import Bar
from checker.core.mentions import QuantityMention
from checker.link.stated_figures import ascii_amount, ascii_number
from checker.words import gazetteer, populations


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    for claim in article.bindings:
        interval = claim.figure.amount.entails
        known = _known(claim) if claim.as_of is None and claim.part_of is None else None
        if known is None:
            continue
        outcome.compared.add(claim.figure.span)
        people, is_country = known
        times = int(options["country"] if is_country else options["city"])
        if interval.low is not None and interval.low > people * times:
            outcome.drafts.append(_draft(article, claim, people, times))


def _known(claim: Binding) -> tuple[int, bool] | None:
    """The greatest population that a claim's place may have, and whether it is a country's.

    A city that the table lacks is smaller than those that it has; a place of another kind may have as many people as its country.
    One outside of the gazetteer has no bound.
    """
    found: list[tuple[int, bool]] = []
    places, table = gazetteer.load().places, populations.load()
    for key in claim.places:
        at = key
        while at not in table:
            if at not in places:
                return None
            if places[at].kind == "city":
                break
            at = places[at].parent
        found.append((table.get(at, populations.SMALLEST), places[at].kind != "city"))
    return max(found, default=None)


def _draft(article: Article, claim: Binding, people: int, times: int) -> Draft:
    noun = claim.figure.noun if isinstance(claim.figure, QuantityMention) else None
    place = article.place(claim.figure.span, article.catalogue.say("label.figure"), primary=True)
    note = ascii_amount(claim.figure.amount)
    fields = {
        "text": f"{place.text} {noun}" if noun else place.text,
        "place": claim.place_name,
        "known": ascii_number(people),
    }
    most = people * times
    bars = (Bar(note, claim.figure.amount.entails), Bar(f"<={most}", Interval(0, most)))
    return Draft("above", (place,), fields, f"{note} > {times} x {people} (GeoNames)", (), bars)


CHECK = Check(
    "implausible-figure", ("above",), frozenset({"text", "place", "known"}), {"country": Option(2), "city": Option(10)}, _run,
)  # fmt: skip
