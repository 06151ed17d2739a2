"""What the test modules share: a text checked, its mentions, and the command run in a process of its own or in this one."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import strategies as st

import checker.app.cli
from checker import pipeline
from checker.core.documents import Document, Part
from checker.core.findings import Finding, Report
from checker.core.mentions import (
    DateMention,
    DurationMention,
    FractionMention,
    Mention,
    MoneyMention,
    PercentMention,
    PlaceMention,
    QuantityMention,
)

if TYPE_CHECKING:
    import datetime as dt

    from checker.checks.base import Article

PROJECT = Path(__file__).resolve().parents[1]
SEEDS = PROJECT / "seeds"

CLEAN = "افتتح الوزير معرضا للخزف في المدينة القديمة، ويستمر المعرض أسبوعين.\n"
WRONG_PAIR = "وصل الوفد إلى العاصمة الأحد 11 نوفمبر/شباط 2024 في زيارة قصيرة.\n"  # an error
WRONG_RANGE = "تستغرق الرحلة ما بين 5 إلى 7 أيام بحسب الطقس.\n"  # a note
LOOSE_QUOTE = 'وقال المدير: "لن نغلق المدرسة هذا العام مهما حدث.\n'  # a warning
THREE_PLACES = (  # one warning whose finding names three places
    "قال وزير الصحة إن رفح تؤوي نحو 1.3 مليون شخص.\nويعيش في رفح أكثر من 1.4 مليون شخص.\n"
    "وفي رفح ما بين 1.2 و1.35 مليون شخص وفق تقديرات دولية.\n"
)
HOSTILE = (
    "وصل \x1b[31mالوفد\x1b[0m [red]إلى[/red] [link=http://x.invalid]البلدة[/link] "
    ":smile: \u202eالأحد\u202c 11 نوفمبر/شباط 2024\x07 \x9b2J\x00 "
    "\x1b]8;;http://x.invalid\x1b\\هنا \x1b]0;title\x07.\n"
)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


# ------------------------------------------------------------------------------------------------------------------ engine


def check_text(text: str, published: dt.date | None = None, *, title: str | None = None, **plan: Any) -> Report:
    """The report on an Arabic text, with its mentions; `plan` holds the options of pipeline.plan."""
    parts = ((Part("title", title),) if title is not None else ()) + (Part("text", text),)
    report = pipeline.check(Document("test", parts, published, "ar"), pipeline.plan(**plan), with_mentions=True)
    assert report is not None
    return report


def article(
    text: str, published: dt.date | None = None, *, title: str | None = None, zone: dt.tzinfo | None = None
) -> Article:
    """An Arabic text with everything read, before any check."""
    parts = ((Part("title", title),) if title is not None else ()) + (Part("text", text),)
    return pipeline.read(Document("test", parts, published, "ar", zone=zone), "ar", "ar")


def found(text: str, rule: str, published: dt.date | None = None) -> tuple[Finding, ...]:
    """The findings of one rule."""
    return check_text(text, published, select=(rule,)).findings


def mentions(text: str, published: dt.date | None = None) -> tuple[Mention, ...]:
    """Everything that is read in a text."""
    report = pipeline.mentions(Document("test", (Part("text", text),), published, "ar"))
    assert report is not None
    return report.mentions


def dates(text: str, published: dt.date | None = None) -> list[DateMention]:
    """The dates of a text."""
    return [m for m in mentions(text, published) if isinstance(m, DateMention)]


def date(text: str, published: dt.date | None = None) -> DateMention:
    """The only date of a text."""
    (only,) = dates(text, published)
    return only


def quantities(text: str) -> list[QuantityMention]:
    """The figures of a text that count something."""
    return [m for m in mentions(text) if isinstance(m, QuantityMention)]


def quantity(text: str) -> QuantityMention:
    """The only figure of a text."""
    (only,) = quantities(text)
    return only


def durations(text: str) -> list[DurationMention]:
    """The durations of a text."""
    return [m for m in mentions(text) if isinstance(m, DurationMention)]


def percents(text: str) -> list[PercentMention]:
    """The percentages of a text."""
    return [m for m in mentions(text) if isinstance(m, PercentMention)]


def moneys(text: str) -> list[MoneyMention]:
    """The sums of money of a text."""
    return [m for m in mentions(text) if isinstance(m, MoneyMention)]


def fractions(text: str) -> list[FractionMention]:
    """The parts of a whole of a text."""
    return [m for m in mentions(text) if isinstance(m, FractionMention)]


def places(text: str) -> list[PlaceMention]:
    """The places of a text."""
    return [m for m in mentions(text) if isinstance(m, PlaceMention)]


def spans_hold(report: Report) -> Iterator[str]:
    """What is wrong with the offsets of a report: out of bounds, or words that are not those of the text."""
    texts = {part.name: part.text for part in report.document.parts}
    for span, words in (
        *((m.span, m.text) for m in report.mentions),
        *((place.span, place.text) for finding in report.findings for place in finding.locations),
    ):
        whole = texts[span.part]
        if not 0 <= span.start <= span.end <= len(whole):
            yield f"{span} lies outside of {len(whole)} code points"
        elif whole[span.start : span.end] != words:
            yield f"{span} holds {whole[span.start : span.end]!r}, not {words!r}"


# -------------------------------------------------------------------------------------------------------------------- text

_ODD = '\u064b\u0651\u0640\u200e\u200f\u202b\u2066\ufeff\u00ad\u0670😀\U0001f468\u200d\U0001f469\r\n\t\0 ٣۴5.،/-«»"“”%٪ـأإآىةیک'
_WORDS = (
    "الأحد",
    "11",
    "نوفمبر",
    "شباط",
    "/",
    "2024",
    "نحو",
    "1.3",
    "مليون",
    "ألف",
    "و300",
    "شخص",
    "رفح",
    "في",
    "بين",
    "إلى",
    '"',
    "«",
    "»",
    "قال",
    "إن",
    "فيها",
    "45",
    "دقيقة",
    "٪",
    "30",
    "فبراير",
    "الماضي",
    "31/2/2020",
    "(",
    ")",
    "،",
    ".",
    "\n",
    "بينهم",
    "مئات",
    "الآلاف",
    "ثلاثة",
    "وعشرين",
    "آب",
    "عام",
    "نازح",
    "يعيش",
    "محافظة",
    "أكثر من",
    "\u200f",
    "ـ",
)


def any_text(max_size: int = 60) -> st.SearchStrategy[str]:
    """Any text: any code point there is (lone surrogates too), with what Arabic copy makes difficult much more often."""
    letters = st.one_of(
        st.sampled_from(_ODD),
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
        st.characters(exclude_categories=()),
    )
    return st.text(letters, max_size=max_size)


def news_like(max_size: int = 25) -> st.SearchStrategy[str]:
    """Words of news copy in any order, joined by spaces, by nothing or by line breaks."""
    pieces = st.lists(
        st.tuples(st.sampled_from(_WORDS), st.sampled_from((" ", " ", " ", "", "\n", "\u00a0"))), max_size=max_size
    )
    return pieces.map(lambda found_: "".join(word + gap for word, gap in found_))


# ------------------------------------------------------------------------------------------------------------- the command


@dataclass(frozen=True)
class Ran:
    """What a run of the command gave."""

    code: int
    out: str
    err: str
    raw: bytes = b""

    @property
    def findings(self) -> list[dict[str, Any]]:
        """The findings of `--format jsonl`."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def rules(self) -> list[str]:
        """The rules of the findings of `--format jsonl`."""
        return [str(row["rule"]) for row in self.findings]


def environment(**more: str) -> dict[str, str]:
    """A clean environment: the path and a home, nothing of the machine that runs the tests."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT", "TMPDIR", "TEMP") if name in os.environ}
    return {**kept, **more}


def run(
    *args: str,
    cwd: Path,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    python: Sequence[str] = (),
    timeout: float = 60,
) -> Ran:
    """The command in a process of its own, in `cwd`; bytes are decoded as UTF-8 with what is not UTF-8 escaped."""
    done = subprocess.run(
        [sys.executable, *python, "-m", "checker", *args],
        cwd=cwd,
        input=stdin,
        env=environment(**(env or {})),
        capture_output=True,
        timeout=timeout,
        check=False,
    )
    return Ran(
        done.returncode,
        done.stdout.decode("utf-8", "backslashreplace"),
        done.stderr.decode("utf-8", "backslashreplace"),
        done.stdout,
    )


def invoke(*args: str, cwd: Path, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Ran:
    """The command within this process: the same entry point, some hundred times as fast."""
    out, err = io.BytesIO(), io.BytesIO()
    streams = (
        io.TextIOWrapper(io.BytesIO(stdin), "utf-8"),
        io.TextIOWrapper(out, "utf-8"),
        io.TextIOWrapper(err, "utf-8"),
    )
    kept = sys.argv, sys.stdin, sys.stdout, sys.stderr, dict(os.environ)
    sys.argv = ["ittisaq", *args]
    sys.stdin, sys.stdout, sys.stderr = streams
    os.environ.clear()
    os.environ.update(environment(**(env or {})))
    code = 0
    try:
        with contextlib.chdir(cwd):
            checker.app.cli.main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    finally:
        sys.argv, sys.stdin, sys.stdout, sys.stderr = kept[:4]
        os.environ.clear()
        os.environ.update(kept[4])
        for stream in streams[1:]:
            stream.flush()
    return Ran(
        code,
        out.getvalue().decode("utf-8", "backslashreplace"),
        err.getvalue().decode("utf-8", "backslashreplace"),
        out.getvalue(),
    )


def on_terminal(*args: str, cwd: Path, env: dict[str, str]) -> str:
    """What a terminal of 80 columns gets (COLUMNS in `env` says otherwise), the streams of the process all being that terminal."""
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "checker", *args],
        cwd=cwd,
        env=environment(**{"COLUMNS": "80"} | env),
        stdin=slave,
        stdout=slave,
        stderr=slave,
    )
    os.close(slave)
    pieces = []
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # Linux: the other end is closed
            break
        if not piece:
            break
        pieces.append(piece)
    process.wait(60)
    os.close(master)
    return b"".join(pieces).decode()


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Files in a folder, UTF-8 with their line ends as given; the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return folder


NOWHERE, FULL = 3, 7  # what Linux calls /dev/null and /dev/full


def device(path: Path, number: int) -> Path:
    """A device of the test's own: a mistake must not replace that of the machine which runs it."""
    if not hasattr(os, "makedev") or sys.platform != "linux":
        pytest.skip("the numbers of devices are those of Linux")
    try:
        os.mknod(path, 0o666 | stat.S_IFCHR, os.makedev(1, number))
        path.open("wb").close()
    except OSError:
        pytest.skip("only root makes devices, and not everywhere")
    return path


def listed(problems: Iterable[object]) -> str:
    """Problems one a line, the first thirty of them, for the message of an assertion."""
    lines = [str(p) for p in problems]
    return "\n".join((f"{len(lines)} problems", *lines[:30]))
