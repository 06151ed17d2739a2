"""Notes of the desk that say "we mean what we wrote": comments in the copy, a key of the front matter, and (كذا) behind the words.

    <!-- ittisaq: ignore[rule, rule] reason -->        on a line of copy: that line; alone on its line: the next line of copy
    <!-- ittisaq: ignore-block[rule] reason -->        alone on its line: the whole paragraph block that follows, up to a blank line
    <!-- ittisaq: ignore-start[rule] reason -->  …  <!-- ittisaq: ignore-end -->
    <!-- ittisaq: ignore-file[rule] reason -->         anywhere: the whole article

Without brackets every rule is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from checker.model import Accepted, Document, Finding, Ignore, Part, Span
from checker.patterns import regex

_SIGN = "ittisaq:"
DESK_NOTE = regex(
    r"<!--\s{0,9}ittisaq:\s{0,9}ignore(?P<kind>-[a-z]{1,9})?(?:\[(?P<rules>[^\]\n]{0,200})\])?(?P<reason>[^\n]{0,300}?)-->"
)
_VALUE = regex(r"\s*(?:\[(?P<rules>[^\]\n]*)\])?(?P<reason>.*)", re.DOTALL)
_BLANK = regex(r"\n[ \t\r]*(?=\n)")
_SIC = regex(r"[\s\"”»')\]]{0,4}[(\[]\s?كذا(?: في الأصل| وردت?)?\s?[)\]]")
KINDS = ("", "-block", "-start", "-end", "-file")


def find(text: str, part: str = "text") -> Iterator[Ignore]:
    """The notes that stand in a text, in order; their offsets are those of the text."""
    notes = list(DESK_NOTE.finditer(text))
    for number, note in enumerate(notes):
        kind = note["kind"] or ""
        if kind in KINDS and kind != "-end":
            reach = Span(part, *_reach(text, note, kind, notes[number + 1 :]))
            yield Ignore(_rules(note["rules"]), note["reason"].strip(), Span(part, *note.span()), reach)


def _reach(text: str, note: re.Match[str], kind: str, later: list[re.Match[str]]) -> tuple[int, int]:
    """What a note covers."""
    if kind == "-file":
        return 0, len(text)
    if kind == "-start":
        return note.end(), next((n.start() for n in later if n["kind"] == "-end"), len(text))
    start, end = text.rfind("\n", 0, note.start()) + 1, _line_end(text, note.end())
    if kind == "" and (text[start : note.start()] + text[note.end() : end]).strip(" \t\r>*-"):
        return start, end
    start = next((m.start() for m in re.compile(r"[^\s]").finditer(text, note.end())), len(text))
    if kind == "-block":
        blank = _BLANK.search(text, start)
        return start, blank.start() if blank else len(text)
    return start, _line_end(text, start)


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def _rules(names: str | None) -> tuple[str, ...]:
    found = tuple(name.strip() for name in (names or "").split(",") if name.strip())
    return found or ("*",)


def of_front_matter(value: str, span: Span, reach: Span) -> Ignore:
    """The note that a key of the front matter holds: "[rule, rule] reason"."""
    match = _VALUE.match(value)
    assert match is not None
    return Ignore(_rules(match["rules"]), match["reason"].strip(), span, reach)


def noted(document: Document) -> Document:
    """The document with the notes that stand in its parts, beside those that its reader found."""
    notes = [note for part in document.parts if _SIGN in part.text for note in find(part.text, part.name)]
    return replace(document, ignores=(*document.ignores, *notes)) if notes else document


def without_notes(part: Part, notes: Iterable[Ignore]) -> str:
    """The copy of a part: its text with the notes blanked, their length kept, so that no rule reads them."""
    text = part.text
    for note in notes:
        if note.span.part == part.name:
            text = text[: note.span.start] + " " * (note.span.end - note.span.start) + text[note.span.end :]
    return text


def sift(document: Document, findings: Iterable[Finding]) -> tuple[list[Finding], list[Accepted], set[Span]]:
    """What is reported, what the desk accepts in the article itself, and the notes that were of use."""
    kept: list[Finding] = []
    accepted: list[Accepted] = []
    used: set[Span] = set()
    for finding in findings:
        note = next((n for n in document.ignores if n.covers(finding.rule, finding.locations[0].span)), None)
        if note:
            used.add(note.span)
            accepted.append(Accepted(finding, "inSource", note.reason))
        elif is_marked_sic(document, finding):
            accepted.append(Accepted(finding, "inSource", "(كذا)"))
        else:
            kept.append(finding)
    return kept, accepted, used


def is_marked_sic(document: Document, finding: Finding) -> bool:
    """Whether (كذا) stands right behind one of the finding's places: the newsroom's own sign for "so in the original"."""
    texts = {part.name: part.text for part in document.parts}
    return any(
        _SIC.match(texts[place.span.part], place.span.end) or _SIC.search(place.text[-24:])
        for place in finding.locations
    )
