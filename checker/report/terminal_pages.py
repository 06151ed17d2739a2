"""What a terminal shows beside the report: a rule's page, and how this terminal draws Arabic."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from checker.core.escaping import safe
from checker.core.patterns import regex
from checker.report import bidi
from checker.report.screen import Screen, screen
from checker.report.terminal import STYLES

if TYPE_CHECKING:
    from checker.rulebook.pages import Example
    from checker.rulebook.rules import Rule, Variant


_TITLES = {"bad": "What it finds", "good": "What stays silent", "todo": "What it misses so far"}


def explain(out: Screen, rule: Rule) -> None:
    """A rule's page: how each variant is graded and measured, the prose, and the examples with their marks."""
    out.pieces((rule.id, "bold"), (f"  ({rule.family}, check {rule.check.name}, since {rule.since})", ""))
    for variant in rule.variants.values():
        level = (variant.severity, STYLES[variant.severity])
        out.pieces(("  ", ""), level, (f"  {variant.name}, {variant.confidence}", ""))
        out.paragraph(_precision(variant), rtl=False, indent=4, style="dim")
    out.console.print()
    _markdown(out, rule.reasons)
    for kind, title in _TITLES.items():
        shown = [e for e in rule.examples if e.kind == kind]
        if shown:
            out.console.print()
            out.plain(f"{title} ({len(shown)})", "bold")
        for example in shown:
            _example(out, example)


def _precision(variant: Variant) -> str:
    measured = variant.precision
    if not measured:
        return "precision not measured"
    return f"precision {measured.value:.2f} ({measured.true} of {measured.read}, {measured.corpus}, {measured.date})"


def _markdown(out: Screen, prose: str) -> None:
    """The prose; where Arabic words are ordered here, it is before rich wraps them, their spaces held together."""
    from rich.markdown import Markdown

    text = "\n".join(safe(line) for line in prose.split("\n"))
    if out.mode == "visual":
        text = _ARABIC_WORDS.sub(_glued, text)
    with out.console.capture() as drawn:
        out.console.print(Markdown(text), width=out.width)
    out.console.file.write("\n".join(line.rstrip() for line in drawn.get().replace(_GLUE, " ").split("\n")))


def _glued(words: re.Match[str]) -> str:
    return bidi.visual(words[0].replace("\n", " "), rtl=True).replace(" ", _GLUE)


_GLUE = "\ue000"  # one column wide, and no space to rich, which would wrap there
# Arabic words with the numbers and marks between them, which are ordered with them
_ARABIC_WORDS = regex("[\u0620-\u06ff](?:(?:[\u0600-\u06ff0-9 /….,:%-]|\n(?!\n))*[\u0620-\u06ff0-9])?")


def _example(out: Screen, example: Example) -> None:
    """An example with its marks; its later lines hang, so that it is seen where the next begins."""
    if example.published:
        out.plain(f"  published {example.published}:", "dim")
    for number, line in enumerate(example.marked.split("\n")):
        out.paragraph(line, rtl=True, indent=4 if number else 2, hang=0 if number else 2)


_VARIABLES = (
    "TERM", "TERM_PROGRAM", "TMUX", "STY", "VTE_VERSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "MLTERM",
    "XTERM_VERSION", "NO_COLOR", "COLUMNS",
)  # fmt: skip
_TEST = "قال المتحدث إن ⟦1.3 مليون⟧ شخص غادروا (الأحد 11 فبراير/شباط 2024)."
_DRAWN = ".(2024 ---/--- 11 ----) ------ --- [----- 1.3] -- ------ ---"  # what is seen of it, from left to right
_SENT = {
    "logical": "the text in its own order, for terminals that order it",
    "rtl": "the same, and told that it runs from the right (VTE)",
    "visual": "ordered and joined here, for terminals that do not",
}


def doctor(environment: dict[str, str], file: Any) -> None:
    """What tells this terminal apart, a line of Arabic in every mode, and how to see which is right."""
    out = screen(file, mode="auto", no_color=False, environment=environment)
    for name in _VARIABLES:
        if environment.get(name):
            out.plain(f"{name}={environment[name]}", "dim")
    found = bidi.detect(environment, terminal=out.obeys)
    is_terminal = "yes" if out.console.is_terminal else "no"
    out.plain(f"terminal: {is_terminal}; columns: {out.console.width}, used: {out.width}")
    out.pieces((f"mode {out.mode}", "bold"), (f": {found.reason}.", ""))
    for mode in bidi.MODES[1:]:
        out.console.print()
        used = "  <- used here" if mode == out.mode else ""
        out.pieces((f"--bidi {mode}", "bold"), (f"  {_SENT[mode]}", ""), (used, "bold"))
        Screen(out.console, mode, out.width, out.hint).paragraph(_TEST, rtl=True)
    out.console.print()
    out.plain("The right one has its letters joined, and its numbers and brackets where they stand here:")
    out.plain(f"  {_DRAWN}")
    out.plain('If that is another mode, give it with --bidi or write `bidi = "MODE"` into ittisaq.toml.')
    if out.hint:
        out.paragraph(out.hint, rtl=False, indent=0, style="bold")
