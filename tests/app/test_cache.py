"""The cache: never another result than without it, never a wait, never a thing run, whatever stands in its file or in its place."""

from __future__ import annotations

import datetime as dt
import os
import pickle
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec
import office
import pytest
from helpers import (
    CLEAN,
    LOOSE_QUOTE,
    SEEDS,
    THREE_PLACES,
    WRONG_PAIR,
    WRONG_RANGE,
    Ran,
    check_text,
    invoke,
    run,
    write,
)
from msgspec.structs import replace

from checker import pipeline
from checker.app import cache, cache_entry, tasks
from checker.app.cache import Cache
from checker.app.config.settings_file import Settings
from checker.app.jobs import CheckedDocument, Job, Task
from checker.core import regular_files
from checker.core.amounts import Interval, Number
from checker.core.documents import Document
from checker.core.findings import Bar, Report
from checker.readers import inputs

TEXTS = (CLEAN, WRONG_PAIR, WRONG_RANGE, LOOSE_QUOTE, THREE_PLACES)
CHECK = ("check", ".", "--format", "jsonl")
COUNT = 25
KEY = b"k" * 20


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder of files enough for the cache."""
    return write(tmp_path, {f"desk/a{n:03}.txt": f"خبر {n}.\n" + TEXTS[n % 5] for n in range(COUNT)}) / "desk"


def own_cache(desk: Path) -> dict[str, str]:
    return {"ITTISAQ_CACHE_DIR": str(desk.parent / "cache")}


def stored(desk: Path) -> Path:
    return desk.parent / "cache" / cache._NAME


def checked(desk: Path, *more: str) -> Ran:
    """A run with the cache, in this process."""
    return invoke(*CHECK, *more, cwd=desk, env=own_cache(desk))


def truth(desk: Path, *more: str) -> Ran:
    """The same run without it."""
    return invoke(*CHECK, *more, "--no-cache", cwd=desk)


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the articles that are judged in this process, as they are."""
    names: list[str] = []
    check = pipeline.check

    def noted(document: Document, plan: pipeline.Plan, **more: Any) -> Report | None:
        names.append(document.name)
        return check(document, plan, **more)

    monkeypatch.setattr(pipeline, "check", noted)
    return names


# ------------------------------------------------------------------------------------------------------ what a result depends on


def test_what_is_known_is_told_without_judging_anew(desk: Path, judged: list[str]) -> None:
    first = checked(desk)
    assert len(judged) == COUNT
    second = checked(desk)
    assert len(judged) == COUNT
    assert (second.raw, second.err, second.code) == (first.raw, first.err, first.code)


def test_the_overrides_that_fit_are_those_of_the_real_path(tmp_path: Path) -> None:
    settings = '[[overrides]]\npaths = ["archive/"]\nignore = ["month-pair-mismatch"]\n'
    copies = {f"{folder}/x/a{n:02}.txt": WRONG_PAIR for folder in ("archive", "news") for n in range(COUNT)}
    write(tmp_path, {"ittisaq.toml": settings, **copies})
    env = {"ITTISAQ_CACHE_DIR": str(tmp_path / "cache")}
    found = [
        len(invoke("check", "x", "--format", "jsonl", cwd=tmp_path / folder, env=env).findings)
        for folder in ("archive", "news", "archive", "news")
    ]
    assert found == [0, COUNT, 0, COUNT]


def test_a_link_to_an_article_has_the_settings_of_the_article(tmp_path: Path) -> None:
    settings = '[[overrides]]\npaths = ["archive/"]\nignore = ["month-pair-mismatch"]\n'
    copies = {f"{folder}/a{n:02}.txt": WRONG_PAIR for folder in ("archive", "news") for n in range(COUNT)}
    write(tmp_path, {"ittisaq.toml": settings, **copies})
    env = {"ITTISAQ_CACHE_DIR": str(tmp_path / "cache")}
    found = []
    for folder in ("archive", "news", "archive"):
        (tmp_path / "now").unlink(missing_ok=True)
        (tmp_path / "now").symlink_to(tmp_path / folder)
        names = [f"now/a{n:02}.txt" for n in range(COUNT)]
        found.append(len(invoke("check", *names, "--format", "jsonl", cwd=tmp_path, env=env).findings))
    assert found == [0, COUNT, 0]


def test_the_name_as_given_is_part_of_a_result(desk: Path) -> None:
    names = [f"a{n:03}.txt" for n in range(COUNT)]
    for form in ("{}", "./{}", "../desk/{}"):
        given = [form.format(name) for name in names]
        ran = invoke("check", *given, "--format", "jsonl", cwd=desk, env=own_cache(desk))
        assert {row["document"] for row in ran.findings} <= set(given)
        assert len(ran.findings) == len(truth(desk).findings)


def test_a_changed_file_setting_rule_page_or_dateline_is_checked_anew(desk: Path, judged: list[str]) -> None:
    checked(desk)
    write(desk, {"a000.txt": WRONG_PAIR})
    judged.clear()
    assert checked(desk).raw == truth(desk).raw
    assert judged[0] == "a000.txt"
    assert len(judged) == 1 + COUNT  # one of them with the cache
    for more in (
        ("--ignore", "month-pair-mismatch"),
        ("--published", "2024-02-11"),
        ("--messages", "en"),
        ("--persona", "gate"),
    ):
        judged.clear()
        assert checked(desk, *more).raw == truth(desk, *more).raw
        assert len(judged) == 2 * COUNT


def test_what_only_shows_a_result_does_not_make_it_another(desk: Path, judged: list[str]) -> None:
    checked(desk)
    judged.clear()
    for more in (("--fail-on", "never"), ("--statistics",), ("--max-warnings", "0"), ("--exit-zero",)):
        checked(desk, *more)
    assert judged == []


@pytest.mark.parametrize(
    ("library", "suffix", "content"),
    [("striprtf", "rtf", office.rtf), ("hijridate", "txt", str.encode), ("tzdata", "html", str.encode)],
)
def test_another_version_of_a_library_makes_results_unknown(
    tmp_path: Path, library: str, suffix: str, content: Callable[[str], bytes]
) -> None:
    write(tmp_path, {f"desk/{n}.{suffix}": content(WRONG_PAIR) for n in range(COUNT)})
    desk = tmp_path / "desk"
    spec = find_spec(library)
    assert spec
    assert spec.origin
    shutil.copytree(Path(spec.origin).parent, tmp_path / "other" / library)
    other = {"PYTHONPATH": str(tmp_path / "other")}
    count = "SELECT count(*) FROM results"
    for env, entries in (({}, COUNT), (other, COUNT)):
        run(*CHECK, cwd=desk, env=own_cache(desk) | env)
        with closing(sqlite3.connect(stored(desk))) as file:
            assert file.execute(count).fetchone() == (entries,)  # the same modules in another folder are the same
    with (tmp_path / "other" / library / "__init__.py").open("a", encoding="utf-8") as module:
        module.write("\n# another version\n")
    run(*CHECK, cwd=desk, env=own_cache(desk) | other)
    with closing(sqlite3.connect(stored(desk))) as file:
        assert file.execute(count).fetchone() == (2 * COUNT,)


def test_what_is_judged_is_what_was_summed_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody saves the article between any two looks at it."""
    article = write(tmp_path, {"a.txt": WRONG_PAIR}) / "a.txt"
    monkeypatch.setenv("ITTISAQ_CACHE_DIR", str(tmp_path / "cache"))
    task = Task((inputs.Source(article, "a.txt"),))
    opened = regular_files.opened

    def saved_behind(path: Path) -> object:
        file = opened(path)
        article.unlink()
        write(tmp_path, {"a.txt": CLEAN})
        return file

    monkeypatch.setattr(tasks, "opened", saved_behind)
    assert found(task) == 1
    monkeypatch.undo()
    monkeypatch.setenv("ITTISAQ_CACHE_DIR", str(tmp_path / "cache"))
    assert found(task) == 0
    write(tmp_path, {"a.txt": WRONG_PAIR})
    assert found(task) == 1


def found(task: Task) -> int:
    """The findings of one task in a process of its own cache."""
    runner = tasks.TaskRunner(Job(Settings(), None, cached=True))
    documents = list(runner.do(task))
    runner.close()
    return sum(len(document.report.findings) for document in documents if document.report)


# ----------------------------------------------------------------------------------------------------------------- what is stored


def reports() -> Iterator[Report]:
    for text in TEXTS:
        yield check_text(text, dt.date(2024, 2, 12), title="خبر")
    for path in sorted(SEEDS.glob("*.txt")):
        yield check_text(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("report", list(reports()), ids=lambda _: "")
def test_a_report_is_read_as_it_was_written(report: Report) -> None:
    documents = [CheckedDocument(replace(report, mentions=()), ("a notice",)), CheckedDocument(refused="no article")]
    written = cache_entry.written(KEY, documents)
    assert written
    assert cache_entry.read(KEY, written) == documents


def test_exact_numbers_and_days_are_read_as_they_were_written() -> None:
    ends: tuple[tuple[Number | None, Number | None], ...] = (
        (1, None),
        (Fraction(-1, 3), Fraction(7, 2)),
        (None, 1 << 62),
    )
    bars = tuple(Bar(str(n), Interval(low, high, low_open=n == 1)) for n, (low, high) in enumerate(ends))
    report = check_text(WRONG_PAIR, dt.date(2024, 2, 12))
    findings = tuple(replace(finding, drawing=bars) for finding in report.findings)
    documents = [CheckedDocument(replace(report, findings=findings, mentions=()))]
    assert findings
    written = cache_entry.written(KEY, documents)
    assert cache_entry.read(KEY, written) == documents


def test_what_has_no_stored_form_is_not_kept() -> None:
    report = check_text(WRONG_PAIR)
    (finding,) = report.findings
    large = replace(finding, drawing=(Bar("x", Interval(1 << 65, None)),))
    for odd in (large, replace(finding, message="\ud800")):
        assert cache_entry.written(KEY, [CheckedDocument(replace(report, mentions=(), findings=(odd,)))]) is None


def test_results_under_a_time_zone_of_the_settings_are_kept(desk: Path, judged: list[str]) -> None:
    write(
        desk,
        {
            "ittisaq.toml": 'time-zone = "Asia/Riyadh"\n',
            "m.md": f"---\ndate: 2024-02-11T23:30:00+00:00\n---\n{WRONG_PAIR}",
        },
    )
    first, second = checked(desk), checked(desk)
    assert (first.err, second.err, first.raw) == ("", "", second.raw)
    assert len(judged) == COUNT + 1


def test_no_bit_of_an_entry_can_be_another() -> None:
    report = replace(check_text(WRONG_PAIR), mentions=())
    written = cache_entry.written(KEY, [CheckedDocument(report)])
    assert written
    for bit in range(8 * len(written)):
        flipped = bytearray(written)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(cache_entry.DamagedEntryError):
            cache_entry.read(KEY, bytes(flipped))


def test_an_entry_belongs_to_its_key() -> None:
    written = cache_entry.written(KEY, [CheckedDocument(refused="no article")])
    with pytest.raises(cache_entry.DamagedEntryError):
        cache_entry.read(KEY[:-1] + b"x", written)


class _Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("ran",)


BAR = {"label": "a", "interval": {"low": [1, 0], "high": None, "low_open": False, "high_open": False}, "span": None}
FORGED = (
    None, 1, "text", b"", b"\x00", pickle.dumps(_Evil()), msgspec.msgpack.encode({}), msgspec.msgpack.encode([[]]), msgspec.msgpack.encode([{"report": 1}]),
    msgspec.msgpack.encode(BAR), msgspec.msgpack.encode([{"report": None, "notices": [1], "refused": "", "error": ""}]), b"\xdd\xff\xff\xff\xff", b"\x91" * 5000,
)  # fmt: skip


@pytest.mark.parametrize("content", FORGED, ids=range(len(FORGED)))
def test_what_others_wrote_is_data_and_no_entry(
    content: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    summed = cache_entry._sum(KEY, content) + content if isinstance(content, bytes) else content
    for stored_ in (content, summed):
        with pytest.raises(cache_entry.DamagedEntryError):
            cache_entry.read(KEY, stored_)
    assert list(tmp_path.iterdir()) == []


def test_a_number_divided_by_zero_is_no_number() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(BAR, cache_entry._Bar)


# --------------------------------------------------------------------------------------------------------------------- damage


def test_a_damaged_entry_is_worked_out_anew_with_a_notice_and_the_others_are_kept(
    desk: Path, judged: list[str]
) -> None:
    right = checked(desk)
    with closing(sqlite3.connect(stored(desk))) as file, file:
        file.execute("UPDATE results SET value = zeroblob(length(value)) WHERE rowid = 7")
    judged.clear()
    ran = checked(desk)
    assert (ran.raw, ran.code, len(judged)) == (right.raw, right.code, 1)
    assert ran.err.count("were damaged") == 1
    assert checked(desk).err == ""
    assert len(judged) == 1


def test_damage_is_told_once_by_all_processes_together(desk: Path) -> None:
    right = run(*CHECK, cwd=desk, env=own_cache(desk))  # by the program that reads it: one of other files knows none of these entries
    with closing(sqlite3.connect(stored(desk))) as file, file:
        file.execute("UPDATE results SET value = x'00'")
    ran = run(*CHECK, "--jobs", "2", cwd=desk, env=own_cache(desk))
    assert (ran.raw, ran.code) == (right.raw, right.code)
    assert ran.err.count("were damaged") == 1


def test_flipped_bits_anywhere_in_the_file_change_no_result(desk: Path) -> None:
    right = checked(desk)
    sound = stored(desk).read_bytes()
    chance = random.Random(5)  # noqa: S311  # the same places each time
    places = [*range(0, 100, 9), *(chance.randrange(len(sound)) for _ in range(40))]
    for place in places:
        content = bytearray(sound)
        content[place] ^= 1 << chance.randrange(8)
        shutil.rmtree(stored(desk).parent)
        write(desk.parent, {f"cache/{cache._NAME}": bytes(content)})
        ran = checked(desk)
        assert (ran.raw, ran.code) == (right.raw, right.code), place
        assert "Traceback" not in ran.err


@pytest.mark.parametrize("content", [b"no cache at all" * 100, b"", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_file_is_dropped_with_a_notice_and_begun_anew(desk: Path, content: bytes, judged: list[str]) -> None:
    write(desk.parent, {f"cache/{cache._NAME}": content})
    ran = checked(desk)
    assert ran.raw == truth(desk).raw
    assert ("the cache was broken" in ran.err) == bool(content)
    judged.clear()
    assert checked(desk).err == ""
    assert judged == []


@pytest.mark.parametrize(
    "hostile",
    [
        "CREATE VIEW results AS WITH RECURSIVE n(key) AS (SELECT x'00' UNION ALL SELECT key FROM n) SELECT key, key AS value FROM n",
        "CREATE TABLE results (key, value, more)",
        "CREATE TABLE results (key); CREATE TRIGGER t AFTER INSERT ON results BEGIN SELECT 1; END",
    ],
)
def test_a_file_with_another_scheme_is_dropped(desk: Path, hostile: str) -> None:
    stored(desk).parent.mkdir()
    with closing(sqlite3.connect(stored(desk))) as file:
        file.executescript(hostile)
    ran = checked(desk)
    assert ran.raw == truth(desk).raw
    assert "it holds something else" in ran.err
    assert checked(desk).err == ""


# ----------------------------------------------------------------------------------------------------- what stands in its place


def _link(path: Path) -> None:
    (path.parent / "elsewhere").write_bytes(b"")
    path.symlink_to(path.parent / "elsewhere")


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


PLACED = {"link": _link, "fifo": os.mkfifo, "device": _device, "folder": Path.mkdir} if os.name == "posix" else {}


@pytest.mark.parametrize("end", ["", "-wal", "-journal"])
@pytest.mark.parametrize("kind", PLACED)
def test_what_is_no_file_of_ours_is_refused_plainly(desk: Path, kind: str, end: str) -> None:
    place = Path(f"{stored(desk)}{end}")
    place.parent.mkdir()
    PLACED[kind](place)  # type: ignore[operator]
    ran = run(*CHECK, cwd=desk, env=own_cache(desk), timeout=60) if kind == "fifo" else checked(desk)
    assert ran.raw == truth(desk).raw
    assert f"{place.name} is a link or another thing that is no regular file" in ran.err
    assert ran.err.count("\n") == 1
    assert "ITTISAQ_CACHE_DIR" in ran.err
    assert place.is_symlink() == (kind in ("link", "device"))
    if kind == "link":
        assert place.resolve().read_bytes() == b""


@pytest.mark.skipif(os.name != "posix", reason="owners of POSIX")
def test_a_file_of_another_user_is_refused_plainly(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checked(desk)
    before = stored(desk).read_bytes()
    monkeypatch.setattr(os, "geteuid", lambda: 4242)
    ran = checked(desk)
    assert ran.raw == truth(desk).raw
    assert f"{cache._NAME} belongs to another user" in ran.err
    assert stored(desk).read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_nobody_else_reads_or_writes_it(desk: Path) -> None:
    checked(desk)
    assert stored(desk).stat().st_mode & 0o077 == 0
    assert stored(desk).parent.stat().st_mode & 0o077 == 0


def test_a_cache_that_cannot_be_written_is_told_of_once(desk: Path) -> None:
    write(desk.parent, {"file": "x"})
    ran = run(*CHECK, "--jobs", "2", cwd=desk, env={"ITTISAQ_CACHE_DIR": str(desk.parent / "file" / "below")})
    assert ran.err.count("the cache cannot be used") == 1
    assert ran.raw == truth(desk).raw


# -------------------------------------------------------------------------------------------------------------------- other runs


def test_a_locked_cache_is_not_waited_for(desk: Path) -> None:
    checked(desk)
    with closing(sqlite3.connect(stored(desk), isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        ran = run(*CHECK, cwd=desk, env=own_cache(desk))
    assert ran.raw == truth(desk).raw
    assert "another run is writing to it" in ran.err
    assert ran.err.count("\n") == 1
    assert checked(desk).err == ""


def test_a_lock_in_the_middle_of_a_run_is_waited_for_once(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ITTISAQ_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(cache, "_WAIT", 0.01)
    runner = tasks.TaskRunner(Job(Settings(), None, cached=True))
    one, two, three = (Task((inputs.Source(desk / f"a{n:03}.txt", f"a{n}.txt"),)) for n in range(3))
    list(runner.do(one))
    with closing(sqlite3.connect(tmp_path / "cache" / cache._NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        told = [notice for task in (two, three) for document in runner.do(task) for notice in document.notices]
        runner.close()
    assert len(told) == 1
    assert "another run is writing to it" in told[0]
    assert cache._WAIT < 2


def test_the_oldest_entries_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_MOST", 5)
    path = tmp_path / "x.sqlite"
    own = Cache(Job(Settings(), None), path)
    for n in range(12):
        own.put(own.key(str(n), b""), [])
    own.close()
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT count(*) FROM results").fetchone() == (5,)
