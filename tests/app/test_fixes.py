"""`--fix`: safe edits only, shown or written, with the bytes around them as they were."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from helpers import CLEAN, WRONG_PAIR, WRONG_RANGE, Ran, invoke, write

from checker.app import fixes

unix = pytest.mark.skipif(os.name != "posix", reason="the system has no such files")

RIGHT_RANGE = WRONG_RANGE.replace("5 إلى 7", "5 و7")


def test_a_range_gets_its_word_and_facts_stay_as_they_are(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": f"\ufeff{WRONG_PAIR}\r\n{WRONG_RANGE}"})
    ran = invoke("check", "a.txt", "--format", "jsonl", "--fix", cwd=tmp_path)
    assert ran.rules == ["month-pair-mismatch"]
    assert "1 safe edit in 1 file." in ran.err
    assert (tmp_path / "a.txt").read_bytes().decode() == f"\ufeff{WRONG_PAIR}\r\n{RIGHT_RANGE}"


def test_a_diff_is_shown_and_nothing_is_written(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": WRONG_RANGE})
    ran = invoke("check", "a.txt", "--diff", cwd=tmp_path)
    assert ran.code == 1
    assert f"-{WRONG_RANGE}+{RIGHT_RANGE}" in ran.out
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == WRONG_RANGE
    write(tmp_path, {"a.txt": RIGHT_RANGE})
    assert invoke("check", "a.txt", "--diff", cwd=tmp_path).code == 0


def test_the_encoding_of_the_file_is_kept(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": WRONG_RANGE.encode("cp1256"), "b.txt": WRONG_RANGE.encode("utf-16")})
    invoke("check", ".", "--fix", cwd=tmp_path)
    assert (tmp_path / "a.txt").read_bytes() == RIGHT_RANGE.encode("cp1256")
    assert (tmp_path / "b.txt").read_bytes() == RIGHT_RANGE.encode("utf-16")


def test_a_range_of_money_is_mended_too(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "تكلف التذكرة بين 5 إلى 7 دنانير في العطلة.\n"})
    invoke("check", "a.md", "--fix", cwd=tmp_path)
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "تكلف التذكرة بين 5 و7 دنانير في العطلة.\n"


def test_what_the_desk_accepts_in_the_copy_is_not_mended(tmp_path: Path) -> None:
    text = f"<!-- ittisaq: ignore[range-connector] نقل حرفي -->\n{WRONG_RANGE}"
    write(tmp_path, {"a.md": text})
    invoke("check", "a.md", "--fix", cwd=tmp_path)
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == text


def test_digits_are_rewritten_where_the_house_has_chosen(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"ittisaq.toml": '[house-style]\ndigits = "eastern"\n', "a.txt": "وصل 25 عاملا في ١٢ يوما، والرقم F16 باق.\n"},
    )
    invoke("check", "a.txt", "--fix", cwd=tmp_path)
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "وصل ٢٥ عاملا في ١٢ يوما، والرقم F16 باق.\n"


def fix(folder: Path, *paths: str) -> Ran:
    return invoke("check", "--fix", "--quiet", "--format", "jsonl", *paths, cwd=folder)


@unix
def test_a_link_to_an_article_stays_one_and_the_article_is_mended(tmp_path: Path) -> None:
    write(tmp_path, {"there/a.txt": WRONG_RANGE})
    (tmp_path / "a.txt").symlink_to("there/a.txt")
    assert fix(tmp_path, "a.txt").code == 0
    assert (tmp_path / "a.txt").is_symlink()
    assert (tmp_path / "there/a.txt").read_text("utf-8") == RIGHT_RANGE


@unix
def test_two_names_of_an_article_stay_names_of_one_file(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": WRONG_RANGE})
    os.link(tmp_path / "a.txt", tmp_path / "b.txt")
    assert fix(tmp_path, "a.txt").code == 0
    assert (tmp_path / "b.txt").read_text("utf-8") == RIGHT_RANGE
    assert (tmp_path / "a.txt").stat().st_nlink == 2


@unix
def test_mode_owner_and_attributes_of_an_article_stay(tmp_path: Path) -> None:
    path = write(tmp_path, {"a.txt": WRONG_RANGE}) / "a.txt"
    if os.geteuid() == 0:
        os.chown(path, 1234, 2345)
    path.chmod(0o4664)
    kept = hasattr(os, "setxattr")
    if kept:
        os.setxattr(path, "user.desk", b"sport")
    before = path.stat()
    assert fix(tmp_path, "a.txt").code == 0
    after = path.stat()
    assert path.read_text("utf-8") == RIGHT_RANGE
    assert (after.st_uid, after.st_gid, after.st_mode) == (before.st_uid, before.st_gid, before.st_mode)
    assert not kept or os.getxattr(path, "user.desk") == b"sport"


@unix
def test_a_read_only_article_is_refused_and_the_others_are_mended(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": WRONG_RANGE, "b.txt": WRONG_RANGE})
    (tmp_path / "a.txt").chmod(0o444)
    ran = fix(tmp_path, ".")
    assert ran.code == 2
    assert "a.txt: this file is read-only and stays as it is. Make it writable first." in ran.err
    assert ran.rules == ["range-connector"]
    assert (tmp_path / "a.txt").read_text("utf-8") == WRONG_RANGE
    assert (tmp_path / "b.txt").read_text("utf-8") == RIGHT_RANGE
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o444


@pytest.mark.parametrize("by_renaming", [False, True])
def test_what_an_editor_saves_while_the_article_is_checked_stays(
    by_renaming: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a.txt": WRONG_RANGE, "b.txt": WRONG_RANGE})
    edited, saved = fixes.fixed, WRONG_RANGE + "سطر المحرر.\n"

    def saved_meanwhile(*args: object) -> object:
        found = edited(*args)  # type: ignore[arg-type]
        if found and found.path.name == "a.txt":
            path = tmp_path / ("a.tmp" if by_renaming else "a.txt")
            path.write_bytes(saved.encode())
            path.replace(tmp_path / "a.txt")
        return found

    monkeypatch.setattr(fixes, "fixed", saved_meanwhile)
    ran = fix(tmp_path, ".")
    assert (tmp_path / "a.txt").read_text("utf-8") == saved
    assert (tmp_path / "b.txt").read_text("utf-8") == RIGHT_RANGE
    assert ran.code == 2
    assert "a.txt: somebody has saved this file since it was read, so it stays as it is. Run again." in ran.err


@unix
def test_a_disk_that_is_full_is_told_for_its_file_and_the_others_are_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a.txt": WRONG_RANGE, "b.txt": WRONG_RANGE})
    real, times = os.fsync, [0]

    def full_once(descriptor: int) -> None:
        times[0] += 1
        if times[0] == 1:
            raise OSError(28, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full_once)
    ran = fix(tmp_path, ".")
    assert ran.code == 2
    assert "a.txt: this file cannot be written (No space left on device)." in ran.err
    assert (tmp_path / "a.txt").read_text("utf-8") == WRONG_RANGE
    assert (tmp_path / "b.txt").read_text("utf-8") == RIGHT_RANGE
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_a_diff_names_what_it_cannot_read(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": CLEAN, "b.txt": b"\xff\xfe\x00"})
    ran = invoke("check", ".", "--diff", cwd=tmp_path)
    assert ran.code == 2
    assert "b.txt" in ran.err


def test_what_is_quoted_stays_as_it_was_said(tmp_path: Path) -> None:
    copy = "وقال المدير: «سيصل بين 3 إلى 4 آلاف زائر».\r\n" + WRONG_RANGE
    write(tmp_path, {"a.txt": copy.encode()})
    assert invoke("check", "a.txt", "--fix", cwd=tmp_path).code == 0
    mended = (tmp_path / "a.txt").read_bytes().decode()
    assert mended == copy.replace("بين 5 إلى 7", "بين 5 و7")


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_standard_input_goes_to_standard_output_with_its_line_ends(end: str, tmp_path: Path) -> None:
    copy = WRONG_RANGE.strip() + end + "وصل الوفد." + end
    ran = invoke("check", "-", "--fix", cwd=tmp_path, stdin=copy.encode())
    assert (ran.code, ran.raw.decode()) == (0, copy.replace("بين 5 إلى 7", "بين 5 و7"))
    assert "1 safe edit in 1 file." in ran.err
    shown = invoke("check", "-", "--diff", cwd=tmp_path, stdin=copy.encode())
    assert shown.code == 1
    assert "+" in shown.out
    assert "بين 5 و7" in shown.out


def test_standard_input_is_mended_alone(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": WRONG_RANGE})
    ran = invoke("check", "-", "a.txt", "--fix", cwd=tmp_path, stdin=b"x")
    assert ran.code == 2
    assert "take standard input (-) alone, or files" in ran.err
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == WRONG_RANGE


def test_what_a_baseline_accepts_is_not_mended_and_stays_accepted(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": f"{WRONG_RANGE}{WRONG_PAIR}"})
    assert invoke("baseline", "create", "a.txt", "--baseline", "b.json", cwd=tmp_path).code == 0
    write(tmp_path, {"a.txt": f"{WRONG_RANGE}{WRONG_PAIR}\nويصل ما بين 8 إلى 9 ضيوف.\n"})
    ran = invoke("check", "a.txt", "--baseline", "b.json", "--fix", "--format", "jsonl", cwd=tmp_path)
    assert (ran.code, ran.rules) == (0, [])
    mended = (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert "بين 5 إلى 7" in mended
    assert "بين 8 و9" in mended
