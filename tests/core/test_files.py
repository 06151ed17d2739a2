"""Files that are written: whole or not at all, through links, with owner, mode, attributes and other names as they were."""

from __future__ import annotations

import itertools
import os
import signal
import stat
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest
from helpers import FULL, NOWHERE, device, environment

from checker.core import file_replacement, files
from checker.core.errors import UsageError

unix = pytest.mark.skipif(os.name != "posix", reason="the system has no such files")
root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")


@pytest.fixture(autouse=True)
def _unswept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_replacement, "_swept", set())


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, name: str, error: type[BaseException] = OSError) -> Iterator[None]:
    """Within the block a function of `os` fails."""

    def fail(*_: object, **__: object) -> None:
        raise error(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, name, fail)
        yield


class Failing:
    """A file whose writer is interrupted behind its first piece."""

    def __init__(self, file: IO[str], error: type[BaseException]) -> None:
        self.file = file
        self.error = error

    def write(self, text: str) -> None:
        self.file.write(text)
        raise self.error


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_block_that_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    for error in (RuntimeError, KeyboardInterrupt):
        with pytest.raises(error), files.whole_text(target) as file:
            print("new", file=Failing(file, error))
    assert (target.read_bytes(), names(tmp_path)) == (b"old", ["a.txt"])


@unix
@pytest.mark.parametrize("call", ["fsync", "open"])
def test_what_the_system_refuses_is_told_with_the_name_of_the_file(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    with (
        failing(monkeypatch, call),
        pytest.raises(UsageError, match=r"a\.txt: this file cannot be written \(No space left"),
    ):
        files.write_whole(target, b"new")
    assert (target.read_bytes(), names(tmp_path)) == (b"old", ["a.txt"])


@unix
def test_a_full_disk_is_told_once_with_the_name_of_the_file(tmp_path: Path) -> None:
    full = device(tmp_path / "full", FULL)
    for content in ("new" * 100_000, "new"):
        with pytest.raises(UsageError, match=r"full: .* \(No space left"), files.whole_text(full) as file:
            file.write(content)


@unix
def test_a_link_stays_one_and_what_it_names_is_written(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there/a.txt").write_bytes(b"old")
    for link, target in (("one", "there/a.txt"), ("two", "one"), ("new", "there/b.txt")):
        (tmp_path / link).symlink_to(target)
        files.write_whole(tmp_path / link, link.encode())
        assert (tmp_path / link).is_symlink()
    assert (tmp_path / "there/a.txt").read_bytes() == b"two"
    assert (tmp_path / "there/b.txt").read_bytes() == b"new"
    assert names(tmp_path / "there") == ["a.txt", "b.txt"]


@unix
def test_links_in_a_ring_are_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(UsageError, match="cannot be written"):
        files.write_whole(tmp_path / "a", b"new")


@unix
def test_all_names_of_a_file_stay_names_of_one_file(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"old")
    os.link(one, two)
    for content in (b"new and longer", b"short"):
        files.write_whole(one, content)
        assert two.read_bytes() == content
        assert one.samefile(two)
    assert names(tmp_path) == ["one", "two"]


@unix
@pytest.mark.parametrize(
    ("call", "times"),
    [
        ("write", 1),
        ("write", 2),
        ("ftruncate", 1),
        ("ftruncate", 2),
        ("posix_fallocate", 1),
        ("fsync", 1),
        ("fsync", 2),
        ("fsync", 3),
    ],
)
def test_a_file_with_two_names_that_cannot_be_written_over_is_as_it_was(
    call: str, times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not hasattr(os, call):
        pytest.skip("the system has no such call")
    one = tmp_path / "one"
    one.write_bytes(b"old")
    os.link(one, tmp_path / "two")
    real, calls = getattr(os, call), itertools.count(1)

    def fail_once(*args: object) -> object:
        if next(calls) == times:
            raise OSError(5, "Input/output error")
        return real(*args)

    monkeypatch.setattr(os, call, fail_once)
    with pytest.raises(UsageError, match="Input/output error"):
        files.write_whole(one, b"new and longer")
    assert (one.read_bytes(), names(tmp_path)) == (b"old", ["one", "two"])


@unix
def test_what_a_file_with_two_names_held_stays_beside_it_when_its_run_is_killed(tmp_path: Path) -> None:
    one = tmp_path / "one"
    one.write_bytes(b"old")
    os.link(one, tmp_path / "two")
    code = (
        "import os, sys; from pathlib import Path; from checker.core import files, file_replacement as replacement\n"
        "put = replacement._put\n"
        "def killed(descriptor, content):\n"
        "    put(descriptor, content[:1] if content == b'new' else content)\n"
        "    content == b'new' and os.kill(os.getpid(), 9)\n"
        "replacement._put = killed\n"
        "files.write_whole(Path(sys.argv[1]), b'new')\n"
    )
    subprocess.run([sys.executable, "-c", code, str(one)], env=environment(), check=False)
    assert (tmp_path / "one.ittisaq-old").read_bytes() == b"old"
    with pytest.raises(UsageError, match=r"one: a run was killed .*one\.ittisaq-old: put that back"):
        files.write_whole(one, b"new")
    (tmp_path / "one.ittisaq-old").replace(one)
    files.write_whole(one, b"new")
    assert (one.read_bytes(), names(tmp_path)) == (b"new", ["one", "two"])


@unix
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o4755, 0o2664])
def test_the_mode_of_a_file_stays(mode: int, tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")
    target.chmod(mode)
    files.write_whole(target, b"new")
    assert (target.read_bytes(), stat.S_IMODE(target.stat().st_mode)) == (b"new", mode)


@unix
def test_a_new_file_gets_the_mode_that_new_files_get_here(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        files.write_whole(tmp_path / "a", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


@root
def test_the_owner_of_a_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")
    os.chown(target, 1234, 2345)
    target.chmod(0o4664)
    files.write_whole(target, b"new")
    found = target.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (1234, 2345, 0o4664)


@unix
@pytest.mark.parametrize("call", ["fchown", "setxattr"])
def test_a_file_that_is_not_ours_to_give_is_written_over_in_its_place(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")
    try:
        if call == "fchown":
            os.chown(target, 1234, 2345)
        else:
            os.setxattr(target, "user.desk", b"sport")
    except (OSError, AttributeError):
        pytest.skip("the system or its user cannot make such a file")
    number = target.stat().st_ino
    with failing(monkeypatch, call):
        files.write_whole(target, b"new")
    assert (target.read_bytes(), target.stat().st_ino, names(tmp_path)) == (b"new", number, ["a"])


@unix
def test_the_attributes_of_a_file_stay(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")
    try:
        os.setxattr(target, "user.desk", b"sport")
    except (OSError, AttributeError):
        pytest.skip("the system keeps no attributes here")
    files.write_whole(target, b"new")
    assert (target.read_bytes(), os.getxattr(target, "user.desk")) == (b"new", b"sport")


@unix
def test_what_a_folder_hands_to_new_files_is_not_given_to_an_old_one(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")
    entries = ((1, 7, -1), (2, 7, 1234), (4, 5, -1), (16, 7, -1), (32, 5, -1))  # of an access list: kind, rights, whose
    content = struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *entry) for entry in entries)
    try:
        os.setxattr(tmp_path, "system.posix_acl_default", content)
    except (OSError, AttributeError):
        pytest.skip("the system keeps no access lists here")
    files.write_whole(target, b"new")
    assert (target.read_bytes(), os.listxattr(target)) == (b"new", [])
    files.write_whole(tmp_path / "b", b"new")
    assert os.listxattr(tmp_path / "b") == ["system.posix_acl_access"]


def test_a_folder_that_is_missing_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"cannot be written \(No such file or directory\)\. Make its folder first\."):
        files.write_whole(tmp_path / "none/a", b"new")


@unix
def test_a_pipe_is_written_into_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    files.write_whole(pipe, b"new")
    reader.join(30)
    assert got == [b"new"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@unix
def test_a_device_is_written_into_and_stays_one(tmp_path: Path) -> None:
    nowhere = device(tmp_path / "nowhere", NOWHERE)
    files.write_whole(nowhere, b"new")
    assert nowhere.is_char_device()


@unix
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_standard_output_by_its_name_is_written_behind_what_stands_there(name: str, tmp_path: Path) -> None:
    if not Path(name).exists():
        pytest.skip("the system has no such name")
    code = "import sys; from pathlib import Path; from checker.core import files; files.write_whole(Path(sys.argv[1]), b'new')"
    with (tmp_path / "log").open("wb") as log:
        log.write(b"old ")
        log.flush()
        subprocess.run([sys.executable, "-c", code, name], env=environment(), stdout=log, check=True)
    assert (tmp_path / "log").read_bytes() == b"old new"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"this is a folder\. Give the name of a file"):
        files.write_whole(tmp_path, b"new")


@unix
def test_a_read_only_file_stays_as_it_is_for_the_administrator_too(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(UsageError, match=r"read-only .* Make it writable first"):
        files.write_whole(target, b"new")
    assert (target.read_bytes(), names(tmp_path)) == (b"old", ["a"])


@pytest.mark.parametrize("linked", [False, True])
def test_a_file_that_was_saved_meanwhile_stays_as_it_was_saved(linked: bool, tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"the editor's")
    if linked:
        os.link(target, tmp_path / "b")
    with pytest.raises(UsageError, match="somebody has saved this file"):
        files.write_whole(target, b"new", old=b"old")
    assert target.read_bytes() == b"the editor's"
    files.write_whole(target, b"new", old=b"the editor's")
    assert target.read_bytes() == b"new"
    assert names(tmp_path) == ["a", "b"][: 1 + linked]


HOLDING = (
    "import sys, time; from pathlib import Path; from checker.core import files\n"
    "with files.whole(Path(sys.argv[1])) as file:\n    print('begun', flush=True)\n    time.sleep(60)\n"
)


@unix
def test_what_a_killed_run_has_left_goes_and_what_a_living_one_writes_stays(tmp_path: Path) -> None:
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", HOLDING, str(tmp_path / name)], env=environment(), stdout=subprocess.PIPE
        )
        for name in ("killed", "living")
    ]
    for each in runs:
        assert each.stdout
        assert each.stdout.readline() == b"begun\n"
    left = {each.pid: next(tmp_path.glob(f".ittisaq-{each.pid}-*")).name for each in runs}
    killed, living = runs
    killed.kill()
    killed.wait()
    assert len(names(tmp_path)) == 2
    files.write_whole(tmp_path / "a", b"new")
    assert names(tmp_path) == sorted((left[living.pid], "a"))
    living.send_signal(signal.SIGINT)
    living.wait(30)
    for each in runs:
        assert each.stdout
        each.stdout.close()
    assert names(tmp_path) == ["a"]


@unix
def test_many_runs_that_write_one_file_at_once_all_succeed(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from checker.core import files, file_replacement as replacement\n"
        "for n in range(200):\n"
        "    replacement._swept.clear()\n"
        "    files.write_whole(Path(sys.argv[1]), sys.argv[2].encode() * 1000)\n"
    )
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path / "a"), letter], env=environment(), stderr=subprocess.PIPE
        )
        for letter in "abc"
    ]
    told = [each.communicate(timeout=60)[1] for each in runs]
    assert told == [b"", b"", b""]
    assert (tmp_path / "a").read_text() in {letter * 1000 for letter in "abc"}
    assert names(tmp_path) == ["a"]


def test_a_name_of_a_waiting_file_that_is_taken_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5_000, 5_010):
        (tmp_path / f".ittisaq-{os.getpid()}-{number}").mkdir()
    monkeypatch.setattr(file_replacement, "_numbers", iter(range(5_000, 6_000)))
    files.write_whole(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
