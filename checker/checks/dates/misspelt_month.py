"""A name in a month's place that is no month, and a month pair of which half is missing."""

from __future__ import annotations

from msgspec.structs import replace

from checker.calendars.gregorian import days
from checker.checks.base import Article, Check, Draft, Options, Outcome
from checker.checks.corrected_text import replaced
from checker.checks.dates.repair import Candidate, Votes, month_name
from checker.core.documents import Span
from checker.core.findings import Repair
from checker.core.mentions import DateMention, MonthName


def _run(article: Article, options: Options, outcome: Outcome) -> None:
    del options
    for date in article.dates:
        if len(date.months) > 1:
            outcome.compared.add(date.span)
        if wrong := [m for m in date.months if m.doubt]:
            outcome.drafts.append(_doubtful(article, date, wrong[0]))
        elif date.torn:
            outcome.drafts.append(_torn(article, date, date.torn))


def _doubtful(article: Article, date: DateMention, wrong: MonthName) -> Draft:
    """A misspelt name, or half of a name of two words."""
    partner = next((m for m in date.months if not m.doubt), None)
    repairs = _repairs(article, date, wrong, partner)
    meant = month_name(article.lexicon, wrong.number, wrong.systems)
    whole = repairs[0].text if repairs else meant
    fields = {"written": wrong.text, "meant": meant, "date": article.words(date.core), "whole": whole}
    arithmetic = (
        f"{partner.number:02d} | ? (nearest {wrong.number:02d})" if partner else f"? (nearest {wrong.number:02d})"
    )
    place = article.place(date.core, article.catalogue.say("label.date"), primary=True)
    return Draft(str(wrong.doubt), (place,), fields, arithmetic, repairs)


def _repairs(article: Article, date: DateMention, wrong: MonthName, partner: MonthName | None) -> tuple[Repair, ...]:
    """The name that agrees with the partner, and the nearest name; where they differ the weekday decides."""
    votes = Votes(article, date, article.raw(date.span.part))
    candidates: dict[int, Candidate] = {}
    for evidence, number in (("other-name", partner.number if partner else None), ("spelling", wrong.number)):
        if number is None or (evidence == "spelling" and wrong.doubt == "incomplete"):
            continue
        if number not in candidates:
            name = month_name(article.lexicon, number, wrong.systems)
            if "/" in wrong.text:  # "كانون ديسمبر/الأول"
                name += f"/{month_name(article.lexicon, number, frozenset({'gulf'}))}"
            day = next(days(replace(date, months=(replace(wrong, number=number),))), None) if date.year else None
            candidates[number] = Candidate(replaced(votes.raw, date.core, (wrong.span, name)), day)
            votes.weekday_fits(candidates[number])
        candidates[number].evidence[evidence] = article.catalogue.say(
            f"evidence.{evidence}", text=partner.text if partner and evidence == "other-name" else wrong.text
        )
    return votes.rank(list(candidates.values()))


def _torn(article: Article, date: DateMention, slash: Span) -> Draft:
    """ "مايو/الجاري": the name behind (or before) the slash is missing."""
    month = date.months[0]
    other = frozenset({"gulf" if month.systems == {"levant"} else "levant"})
    meant = month_name(article.lexicon, month.number, other)
    raw = article.raw(date.span.part)
    paired = len(date.months) > 1  # both names are there: the slash is what is too much
    new = "" if paired else f"{meant}/" if slash.start < month.span.start else f"/{meant}"
    gap = Span(slash.part, slash.start, month.span.start) if slash.start < month.span.start else slash
    repair = Candidate(replaced(raw, date.core, (gap, new)), None)
    repair.evidence["other-name"] = article.catalogue.say("evidence.other-name", text=month.text)
    place = article.place(date.core, article.catalogue.say("label.date"), primary=True)
    fields = {"written": place.text, "meant": meant, "date": place.text, "whole": repair.text}
    return Draft("incomplete", (place,), fields, f"{month.number:02d} | -", Votes(article, date, raw).rank([repair]))


CHECK = Check(
    "misspelt-month",
    ("misspelt", "incomplete"),
    frozenset({"written", "meant", "date", "whole"}),
    {},
    _run,
)
