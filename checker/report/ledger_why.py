"""Why two rows of a ledger are one quantity or two, in whole sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.report.ledger_words import speaker
from checker.report.locations import quoted
from checker.report.wording import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.core.findings import Report
    from checker.core.ledgers import Comparison, LedgerRow, Slot, Weighed
    from checker.report.positions import Positions
    from checker.words.catalogue import Catalogue

_NAMED = {"kind": "ledger.kind", "fate": "ledger.fate", "sign": "ledger"}  # slots whose values are names of ours


def sentences(report: Report, told: Comparison, words: Catalogue, positions: Positions) -> list[str]:
    """What the two rows say, what speaks for one quantity, what against, and what came of it."""
    return [
        *(_row(row, words, positions) for row in (told.first, told.second)),
        words.say("why.agree" if told.agree else "why.disagree"),
        words.say("why.together" if told.together else "why.parted"),
        *(_slot(slot, words) for slot in told.slots if slot.first or slot.second or slot.name == "voice"),
        *([words.say(f"why.apart.{told.apart}")] if told.apart else []),
        *_evidence(told, words),
        *_verdict(report, told, words),
    ]


def _row(row: LedgerRow, words: Catalogue, positions: Positions) -> str:
    """The number of a row, its figure, and where it stands."""
    return words.say("why.row", row=row.number, text=quoted(row.text, words), where=line_of(row.span, words, positions))


def _slot(slot: Slot, words: Catalogue) -> str:
    """One slot: the same in both, another in each, or said of one only."""
    name = words.say(f"why.slot.{slot.name}")
    none = (words.say("narrator"),) if slot.name == "voice" else ()
    first, second = (
        words.listed(_value(slot.name, value, words) for value in values or none)
        for values in (slot.first, slot.second)
    )
    if slot.same is None:
        return words.say(
            "why.open", slot=name, value=first or second, row=words.say("why.first" if first else "why.second")
        )
    if slot.same and first == second:
        return words.say("why.same", slot=name, value=first)
    return words.say("why.same-two" if slot.same else "why.other", slot=name, first=first, second=second)


def _value(name: str, value: str, words: Catalogue) -> str:
    return words.say(f"{_NAMED[name]}.{value}") if name in _NAMED else speaker(value) if name == "voice" else value


def _evidence(told: Comparison, words: Catalogue) -> Iterator[str]:
    """The evidence by what it does: for, against, and without weight, the weightiest first."""
    ranked = sorted(told.evidence, key=lambda each: -abs(each.points or 0))
    if told.points is None:
        if ranked:
            yield words.say("why.seen", evidence=words.series(_named(each, words) for each in ranked))
        return
    for key, kept in (
        ("why.for", [each for each in ranked if (each.points or 0) > 0]),
        ("why.against", [each for each in ranked if (each.points or 0) < 0]),
        ("why.weightless", [each for each in ranked if not each.points]),
    ):
        if kept:
            yield words.say(key, evidence=words.series(_named(each, words) for each in kept))


def _named(each: Weighed, words: Catalogue) -> str:
    """A piece of evidence in words, with its points."""
    text = words.say(f"evidence.{each.name}")
    return f"{text} ({words.number(f'{each.points:+}')})" if each.points else text


def _verdict(report: Report, told: Comparison, words: Catalogue) -> Iterator[str]:
    """What the points come to, and what the check made of it."""
    if told.points is not None:
        fields = {name: words.number(str(getattr(told, name))) for name in ("start", "points", "note", "warning")}
        yield words.say("why.points", **fields)
    elif not told.agree and not told.apart:
        yield words.say("why.no-card")
    if told.held_back:
        yield words.say(
            "why.held-back", evidence=words.series(words.say(f"evidence.{name}") for name in told.held_back)
        )
    for found in (report.findings[n] for n in told.findings):
        yield words.say("why.told", level=words.say(f"level.{found.severity}"), rule=found.rule)
    if not told.findings:
        yield words.say("why.not-told")
