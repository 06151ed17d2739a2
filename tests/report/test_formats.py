"""The registry of formats: every line of it leads to writers, and what one command lacks is refused."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from helpers import WRONG_PAIR, invoke, run, write

from checker.report.formats import FORMATS, Format

IDS = [form.name for form in FORMATS]


def test_every_format_stands_in_the_registry_once() -> None:
    assert len(set(IDS)) == len(FORMATS)


@pytest.mark.parametrize("form", FORMATS, ids=IDS)
def test_a_format_leads_to_its_writers(form: Format, tmp_path: Path) -> None:
    module = import_module(f"checker.report.{form.module}")
    assert hasattr(module, "mentions") == form.lists_mentions
    write(tmp_path, {"a.txt": WRONG_PAIR})
    assert invoke("check", "a.txt", "--format", form.name, cwd=tmp_path).code == 1


@pytest.mark.parametrize("form", FORMATS, ids=IDS)
def test_extract_has_the_formats_that_list_mentions_and_refuses_the_others(form: Format, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": WRONG_PAIR, "ittisaq.toml": f'format = "{form.name}"\n'})
    for args in (("--format", form.name), ()):
        ran = invoke("extract", "a.txt", *args, cwd=tmp_path)
        assert ran.code == (0 if form.lists_mentions else 2)
        assert bool(ran.out) == form.lists_mentions


@pytest.mark.parametrize("form", [f for f in FORMATS if f.utf8], ids=lambda f: f.name)
def test_a_machine_format_is_utf_8_whatever_the_encoding_of_the_console(form: Format, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": WRONG_PAIR})
    ran = run("check", "a.txt", "--format", form.name, cwd=tmp_path, env={"PYTHONIOENCODING": "ascii"})
    assert "نوفمبر" in ran.raw.decode("utf-8")
