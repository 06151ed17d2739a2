"""`--fix`: safe edits only, shown or written, with the bytes around them as they were."""

from __future__ import annotations

from pathlib import Path

from helpers import WRONG_PAIR, WRONG_RANGE, invoke, write

RIGHT_RANGE = WRONG_RANGE.replace("5 إلى 7", "5 و7")


def test_a_range_gets_its_word_and_facts_stay_as_they_are(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": f"\ufeff{WRONG_PAIR}\r\n{WRONG_RANGE}"})
    ran = invoke("check", "a.txt", "--format", "jsonl", "--fix", cwd=tmp_path)
    assert ran.rules == ["month-pair-mismatch"]
    assert "1 safe edits in 1 files" in ran.err
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
