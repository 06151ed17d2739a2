"""`ittisaq init`: the file that it writes is one that is read, and nothing is written over."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from helpers import CLEAN, invoke, write

from checker.app.init import MONTHS


@pytest.mark.parametrize("months", MONTHS)
def test_what_is_written_is_read_and_holds_the_answers(months: str, tmp_path: Path) -> None:
    ran = invoke("init", "--months", months, "--fail-on", "warning", "-f", "concise", cwd=tmp_path)
    assert (ran.code, ran.err, ran.out) == (0, "", "ittisaq.toml is written. Check an article with: ittisaq check ARTICLE\n")
    content = (tmp_path / "ittisaq.toml").read_text(encoding="utf-8")
    settings = tomllib.loads(content)
    assert (settings["fail-on"], settings["format"]) == ("warning", "concise")
    assert settings.get("options", {}).get("mixed-month-systems", {}).get("system", "any") == months
    write(tmp_path, {"a.txt": CLEAN + "وصل الوفد في 5 آذار وغادر في 7 مارس.\n"})
    found = invoke("check", "a.txt", "--format", "jsonl", cwd=tmp_path)
    assert found.code == 0
    assert found.rules == ([] if months == "any" else ["mixed-month-systems"])
    assert content.replace("# ", "").count("ignore = ") == 1


def test_without_answers_the_defaults_are_written(tmp_path: Path) -> None:
    assert invoke("init", "-o", "own.toml", cwd=tmp_path).code == 0
    assert tomllib.loads((tmp_path / "own.toml").read_text(encoding="utf-8")) == {"fail-on": "error", "format": "rich"}


def test_settings_that_are_there_are_not_written_over(tmp_path: Path) -> None:
    write(tmp_path, {"ittisaq.toml": 'persona = "gate"\n'})
    ran = invoke("init", cwd=tmp_path)
    assert ran.code == 2
    assert "there is such a file already" in ran.err
    assert (tmp_path / "ittisaq.toml").read_text(encoding="utf-8") == 'persona = "gate"\n'
