"""One document in, one Report out: segment → scan → resolve → link → check. No clock, no network, no state between calls."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from checker.calendars.gregorian import local_day
from checker.checks.base import Article, Draft, Outcome
from checker.context.datelines import Datelines
from checker.context.stories import Stories
from checker.context.voices import voice_of
from checker.core.bounded import quoted
from checker.core.documents import Document, Notation
from checker.core.errors import UsageError, did_you_mean
from checker.core.findings import Coverage, Finding, Report
from checker.core.folding import fold
from checker.core.patterns import regex
from checker.core.severity import CONFIDENCES, SEVERITIES, Severity
from checker.link.linker import link
from checker.readers import ignores
from checker.resolve.calendar_days import resolve
from checker.rulebook import loader
from checker.scan.scanner import Scan
from checker.segment import headlines
from checker.segment.passages import Passage
from checker.words import catalogue, languages, lexicon
from checker.words.catalogue import fill
from checker.words.lexicon import NOTHING_OWN, Additions

if TYPE_CHECKING:
    from pathlib import Path

    from checker.core.ledgers import Ledger
    from checker.rulebook.rules import Rule, Variant

_ARABIC = regex(r"[\u0620-\u064a\u066e-\u06d3\u06d5]+")
_LETTERS = regex(r"[^\W\d_]+")
_SAMPLE = 4000
Ledgers = Literal["", "found", "all"]
_ALONE, _CHECKED = "alone", "checked"  # why a mention was not compared, and that it was
GATE_PRECISION = 0.95


class Plan(Struct, frozen=True):
    """Which rules run and how: their severities, the least confidence, the language of the report."""

    rules: tuple[Rule, ...]
    persona: str = "desk"
    severity: Mapping[str, Severity] | None = None
    min_confidence: str = "possible"
    messages: str | None = None
    known: frozenset[str] = frozenset()
    own: Additions = NOTHING_OWN

    def admits(self, variant: Variant) -> bool:
        """Whether a variant's findings are shown: the gate wants a measured precision, everyone the confidence asked for.

        What is not enabled is shown to the trainer only.
        """
        if not variant.enabled and self.persona != "trainer":
            return False
        if self.persona == "gate" and (variant.precision is None or variant.precision.value < GATE_PRECISION):
            return False
        return CONFIDENCES.index(variant.confidence) <= CONFIDENCES.index(self.min_confidence)


def plan(
    *, select: Iterable[str] = (), ignore: Iterable[str] = (), enable: Iterable[str] = (),
    severity: Mapping[str, Severity] | None = None, options: Mapping[str, Mapping[str, Any]] | None = None, persona: str = "desk",
    min_confidence: str = "possible", messages: str | None = None, folders: tuple[Path, ...] = (),
    where: Callable[[str, str], str] | None = None, own: Additions = NOTHING_OWN,
) -> Plan:  # fmt: skip
    """The rules that were asked for; UsageError names an unknown one, or an option that its check does not take.

    `select` leaves only these, `enable` adds those that are off unless asked for; `where` tells the place of a setting.
    """
    known = loader.load(*folders)
    place = where or (lambda _key, _name: "")
    chosen, dropped, added = list(select), set(ignore), set(enable)
    settings = {
        "select": chosen,
        "ignore": ignore,
        "enable": enable,
        "severity": severity or (),
        "options": options or (),
    }
    for key, named in settings.items():
        for name in named:
            if name not in known:
                raise UsageError(f"{place(key, name)}Unknown rule {quoted(name)}.{did_you_mean(name, known)}")
    configured = {name: _configured(rule, (options or {}).get(name, {}), place) for name, rule in known.items()}
    rules = [
        rule for name, rule in configured.items()
        if name not in dropped and (name in chosen if chosen else rule.enabled or name in added or persona == "trainer")
    ]  # fmt: skip
    return Plan(tuple(rules), persona, severity, min_confidence, messages, frozenset(known), own)


def _configured(rule: Rule, given: Mapping[str, Any], place: Callable[[str, str], str]) -> Rule:
    """A rule with the options that a desk sets."""
    if not given:
        return rule
    from checker.rulebook.validation import options_of

    try:
        return replace(rule, options=options_of(rule.check, given, rule.options))
    except ValueError as error:
        raise UsageError(f"{place('options', rule.id)}{rule.id}: {error}") from error


def written_in(document: Document) -> str:
    """The tag of the language of a document: as its file says, else by its letters and words; "und" where it is none that we know."""
    if document.language not in ("auto", ""):
        return document.language.lower().replace("_", "-").partition("-")[0]
    sample = "\n".join(part.text[:_SAMPLE] for part in document.parts)
    language = languages.plainly(sample)
    if language:
        return language
    arabic = sum(map(len, _ARABIC.findall(sample)))
    if arabic and arabic * 4 >= sum(map(len, _LETTERS.findall(sample))):
        return languages.language_of(sample)
    return languages.UNNAMED


def language_of(document: Document) -> str | None:
    """The language of a document that the checker reads ("ar"), or None."""
    language = written_in(document)
    return language if language in lexicon.LANGUAGES else None


def check(
    document: Document,
    chosen: Plan,
    *,
    with_mentions: bool = False,
    ledger: Ledgers = "",
    compared: tuple[int, int] | None = None,
) -> Report | None:
    """The report on one document; None where its language is not supported.

    With a `ledger` it holds that of the article: of "all", or only where something was "found". Of it the two rows of `compared`
    are held against each other.
    """
    language = language_of(document)
    if language is None:
        return None
    document = _local(ignores.noted(headlines.without_repetition(document)))
    article = read(document, language, chosen.messages or language, chosen.own)
    outcome = Outcome(known=chosen.known)
    found = _findings(article, chosen, outcome)
    findings, accepted, outcome.used = ignores.sift(document, found)
    if document.ignores:
        outcome.ran = frozenset(rule.id for rule in chosen.rules if not rule.check.late)
        findings += _findings(article, chosen, outcome, late=True)
    findings.sort(key=_order)
    read_ = article.mentions if with_mentions else ()
    notation = article.notation if findings else Notation()
    report = Report(document, language, tuple(findings), read_, _coverage(article, outcome), tuple(accepted), notation)
    return (
        replace(report, ledger=_ledger(article, chosen, findings, compared))
        if ledger == "all" or (ledger and findings)
        else report
    )


def _ledger(article: Article, chosen: Plan, findings: Sequence[Finding], compared: tuple[int, int] | None) -> Ledger:
    """All figures of an article."""
    from checker.link.ledger import read_ledger  # most runs never ask

    return read_ledger(article, findings, compared, [rule.options for rule in chosen.rules])


def _findings(article: Article, chosen: Plan, outcome: Outcome, *, late: bool = False) -> list[Finding]:
    """What the rules find, those that run behind the others or these, as far as their variants are admitted."""
    found: list[Finding] = []
    drafts, before = outcome.drafts, len(outcome.drafts)
    for rule in chosen.rules:
        if rule.check.late is not late:
            continue
        rule.check.run(article, rule.options, outcome)
        if len(drafts) == before:
            continue
        for draft in drafts[before:]:
            variant = rule.variants[draft.variant]
            if chosen.admits(variant):
                found.append(_finding(article, rule, variant, draft, chosen.severity))
        before = len(drafts)
    return found


def mentions(document: Document, own: Additions = NOTHING_OWN) -> Report | None:
    """All that is read in a document, without any check; None where its language is not supported."""
    language = language_of(document)
    if language is None:
        return None
    document = _local(headlines.without_repetition(document))
    return Report(document, language, (), read(document, language, language, own).mentions)


def _local(document: Document) -> Document:
    """The document with its moment of publication as a day of its zone."""
    day = local_day(document.published, document.zone)
    return document if day is document.published else replace(document, published=day)


def read(document: Document, language: str, messages: str, own: Additions = NOTHING_OWN) -> Article:
    """The article with everything read, resolved and linked."""
    words = lexicon.load(language, own)
    headline = headlines.line_of(document)
    scans = tuple(
        Scan(Passage(part.name, ignores.without_notes(part, document.ignores, headline)), words)
        for part in document.parts
    )
    stories = Stories(scans)
    datelines = Datelines(scans, stories, document.published, document.zone)
    resolve(scans, datelines)
    return Article(document, language, words, catalogue.load(messages), scans, link(scans), stories, datelines)


def _finding(
    article: Article, rule: Rule, variant: Variant, draft: Draft, severities: Mapping[str, Severity] | None
) -> Finding:
    words = article.catalogue
    message = fill(
        variant.messages[words.language], {name: words.number(value) for name, value in draft.fields.items()}
    )
    caveats = _caveats(article, rule, draft)
    severity = caveats.lower(variant.severity)
    if severities and rule.id in severities:
        severity = severities[rule.id]
    message = " ".join((message, *caveats.sentences))
    return Finding(
        rule.id, variant.name, severity, variant.confidence, message, draft.arithmetic, draft.locations, draft.repairs, draft.drawing,
        _fingerprint(rule.id, draft), draft.evidence,
    )  # fmt: skip


class _Caveats(Struct, frozen=True):
    """What takes weight from a finding, as sentences of the report's language, and by how many steps it is lowered."""

    sentences: tuple[str, ...] = ()
    steps: int = 0

    def lower(self, severity: Severity) -> Severity:
        """The severity so many steps down, a note at the least."""
        return SEVERITIES[min(SEVERITIES.index(severity) + self.steps, len(SEVERITIES) - 1)]


def _caveats(article: Article, rule: Rule, draft: Draft) -> _Caveats:
    """Someone else's words are one step down, what the article itself calls wrong is a note, a dateline in the copy is one step."""
    say, span = article.catalogue.say, draft.locations[0].span
    sentences, steps = [], 0
    voice = voice_of(article.scan(span.part), span) if rule.check.voiced else None
    if voice and voice.kind == "reported":
        sentences.append(say("caveat.reported"))
        steps += len(SEVERITIES)
    elif voice:
        sentences.append(say("caveat.quoted-by", speaker=voice.speaker) if voice.speaker else say("caveat.quoted"))
        steps += 1
    if draft.anchor and draft.anchor.source == "dateline" and draft.anchor.span:
        sentences.append(say("caveat.dateline", text=article.words(draft.anchor.span)))
        steps += 1
    return _Caveats(tuple(sentences), steps)


def _fingerprint(rule: str, draft: Draft) -> str:
    """The same for the same statements, wherever they stand and however they are spaced and vowelled; other figures, another one."""
    from checker.core.digests import sha256  # clean copy needs no fingerprint

    statements = "\x1f".join((rule, *(" ".join(fold(place.text).split()) for place in draft.locations)))
    digest: str = sha256(statements.encode("utf-8", "surrogatepass")).hexdigest()
    return digest[:16]


def _order(finding: Finding) -> tuple[bool, int, int, str]:
    span = finding.locations[0].span
    return span.part != "title", span.start, span.end, finding.rule


def _coverage(article: Article, outcome: Outcome) -> Coverage:
    """Dates and figures read, those that a check compared with something, and the reasons for the rest."""
    judged = dict.fromkeys(outcome.compared, _CHECKED)
    judged.update((date.span, "name") for scan in article.scans for date in scan.dates if date.name)
    judged.update(outcome.blocked)
    reasons: dict[str, int] = {}
    for scan in article.scans:
        for mention in (*scan.dates, *scan.figures):
            reason = judged.get(mention.span, _ALONE) if judged else _ALONE
            reasons[reason] = reasons.get(reason, 0) + 1
    read_, checked = sum(reasons.values()), reasons.pop(_CHECKED, 0)
    return Coverage(read_, checked, tuple(sorted(reasons.items())), _headline(article.document))


def _headline(document: Document) -> str:
    """The words of the copy that were read as the headline."""
    where = document.headline
    return next(
        (part.text[where.start : where.end] for part in document.parts if where and part.name == where.part), ""
    )
