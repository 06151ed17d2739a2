"""The desk's own notes in the copy: those that set nothing aside any more, and those that give no reason."""

from __future__ import annotations

from checker.checks.base import Article, Check, Draft, Options, Outcome
from checker.core.documents import Ignore
from checker.core.errors import near_miss


def _unused(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    for note in article.document.ignores:
        strange = next((r for r in note.rules if r != "*" and outcome.known and r not in outcome.known), None)
        if strange:
            fields = {"rule": strange, "near": near_miss(strange, outcome.known) or "-"}
            outcome.drafts.append(_draft(article, note, "unknown-rule", fields))
        elif note.span not in outcome.used and all(r == "*" or r in outcome.ran for r in note.rules):
            outcome.drafts.append(_draft(article, note, "unused", {"rule": ", ".join(note.rules), "near": "-"}))


def _without_reason(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    for note in article.document.ignores:
        if not note.reason:
            outcome.drafts.append(_draft(article, note, "no-reason", {"rule": ", ".join(note.rules)}))


def _draft(article: Article, note: Ignore, variant: str, fields: dict[str, str]) -> Draft:
    place = article.place(note.span, article.catalogue.say("label.note"), primary=True)
    return Draft(variant, (place,), fields, "")


UNUSED = Check("unused-ignore", ("unused", "unknown-rule"), frozenset({"rule", "near"}), {}, _unused, late=True)
WITHOUT_REASON = Check("ignore-without-reason", ("no-reason",), frozenset({"rule"}), {}, _without_reason, late=True)
