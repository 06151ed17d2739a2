"""The console of the report: what it writes is what rich would write, byte for byte."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from helpers import WRONG_PAIR, environment, write
from hypothesis import given
from hypothesis import strategies as st

from checker.report import console as module
from checker.report import drawing
from checker.report.bidi import safe
from checker.report.console import Console
from checker.report.drawing import cells
from checker.report.terminal import STYLES

STYLED = ["", "bold", "dim", " reverse", "dim reverse", "black on green", *STYLES.values()]
STYLED += [f"{style} reverse" for style in STYLES.values()]
PIECES = st.lists(st.tuples(st.text().map(safe), st.sampled_from(STYLED)), max_size=4)
ENVIRONMENTS = st.fixed_dictionaries(
    {},
    optional={
        "TERM": st.sampled_from(["xterm-256color", "linux", "dumb", "Unknown", ""]),
        "NO_COLOR": st.sampled_from(["", "1"]),
        "COLORTERM": st.sampled_from(["truecolor", ""]),
        "COLUMNS": st.sampled_from(["40", "200", "wide", "0"]),
        "FORCE_COLOR": st.sampled_from(["1", ""]),
    },
)


class Stream(io.StringIO):
    """A stream that may say that it is a terminal."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def of_rich(file: Stream, variables: Mapping[str, str], *, no_color: bool, width: int | None) -> Any:
    from rich.console import Console as RichConsole

    return RichConsole(
        file=file, no_color=no_color or None, highlight=False, markup=False, emoji=False, width=width,
        force_terminal=file.terminal, _environ=variables,
    )  # fmt: skip


@given(PIECES, ENVIRONMENTS, st.booleans(), st.booleans(), st.sampled_from(["\n", ""]))
def test_a_line_is_written_as_rich_writes_it(
    pieces: list[tuple[str, str]], variables: Mapping[str, str], terminal: bool, no_color: bool, end: str
) -> None:
    from rich.text import Text

    mine, theirs = Stream(terminal=terminal), Stream(terminal=terminal)
    Console(mine, no_color=no_color, environment=variables, width=100).line(*pieces, end=end)
    text = Text("")
    for piece, style in pieces:
        text.append(piece, style)
    of_rich(theirs, variables, no_color=no_color, width=100).print(text, soft_wrap=True, end=end)
    assert mine.getvalue() == theirs.getvalue()


@given(ENVIRONMENTS, st.booleans(), st.sampled_from([None, 60]))
def test_it_is_as_wide_as_rich_says(variables: Mapping[str, str], terminal: bool, width: int | None) -> None:
    file = Stream(terminal=terminal)
    mine = Console(file, no_color=False, environment=variables, width=width)
    theirs = of_rich(file, variables, no_color=False, width=width)
    assert (mine.width, mine.is_dumb, mine.is_terminal) == (
        theirs.width,
        theirs.is_dumb_terminal,
        theirs.is_terminal,
    )
    assert mine.rich.width == mine.width


@given(PIECES)
def test_on_windows_it_is_rich_that_writes(pieces: list[tuple[str, str]]) -> None:
    written = []
    for windows in (False, True):
        file = Stream(terminal=True)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, "_WINDOWS", windows)
            Console(file, no_color=False, environment={"TERM": "xterm"}).line(*pieces)
        written.append(file.getvalue())
    assert written[0] == written[1]


@given(st.text() | st.text("قال 11 «فبراير»، ⟦x⟧…ـًَُِّْٰ日", max_size=30))
def test_a_text_takes_the_columns_that_rich_counts(text: str) -> None:
    from rich.cells import cell_len

    assert cells(text) == cell_len(text)


def test_signs_that_are_known_take_one_column_and_vowels_none() -> None:
    from rich.cells import cell_len

    assert {sign for sign in drawing._NARROW if cell_len(sign) != 1} == set()
    assert {vowel for vowel in drawing._VOWELS if cell_len(f"ب{chr(vowel)}") != 1} == set()


LOADED = """
import sys
from checker.cli import cli
try:
    cli(["check", "--exit-zero", "a.txt"])
finally:
    print([name for name in sys.modules if name.split(".")[0] == "rich"], file=sys.stderr)
"""


def test_a_report_of_an_arabic_article_loads_nothing_of_rich(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": WRONG_PAIR})
    done = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=tmp_path, env=environment(), capture_output=True, check=True
    )
    assert b"month-pair-mismatch" in done.stdout
    assert done.stderr.decode().strip() == "[]"
