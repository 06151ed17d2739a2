"""The documents say what the program does: commands, options, rules, exit codes, links and the sample check."""

from __future__ import annotations

import doctest
import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest
from helpers import CLEAN, PROJECT, WRONG_PAIR, invoke, run, write

from checker.app import baseline, choices, cli, runner, time_limit
from checker.app.config import settings_file
from checker.core import bounded
from checker.readers import bounds
from checker.rulebook import loader, pages
from checker.rulebook.rules import Rule

README = PROJECT / "README.md"
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
PROMISES = "docs/site/promises.md"
pytestmark = pytest.mark.skipif(not README.is_file(), reason="the tests stand alone, without the project around them")

COMMANDS = cli.cli.commands
OPTIONS = {
    name for command in COMMANDS.values() for option in command.params for name in option.opts if name[:2] == "--"
}
FOREIGN = {
    "--group",
    "--from",
    "--upgrade",
    "--help",
    "--version",
    "--minutes",
    "--seed",
}  # of pip, uvx, click and fuzz
RULES = list(loader.load().values())


def text(name: str = "README.md") -> str:
    """A document of the project; nothing where the tests stand alone."""
    path = PROJECT / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def blocks(language: str) -> list[str]:
    """The code blocks of the README in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text(), re.MULTILINE | re.DOTALL)


def section(heading: str) -> str:
    """The text of a section of the README, up to the next heading."""
    return re.split(r"^#+ ", text().partition(f"# {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def sample() -> list[str]:
    """The arguments of the README's first check, after the word ittisaq."""
    command = blocks("sh")[0].strip().rpartition("&&")[2]
    return shlex.split(command)[1:]


# ------------------------------------------------------------------------------------------------------ commands, options


def test_the_readme_has_every_command_and_no_other() -> None:
    named = re.findall(r"^\| `ittisaq ([a-z]+)", section("Commands"), re.MULTILINE)
    assert named == list(COMMANDS)


def test_every_command_the_readme_writes_is_listed_by_help(tmp_path: Path) -> None:
    listed = re.findall(r"^  ([a-z]+) ", invoke("--help", cwd=tmp_path).out.partition("Commands:")[2], re.MULTILINE)
    written = set(re.findall(r"`(?:uvx --from \. )?ittisaq ([a-z]+)", text()))
    assert written <= set(listed)


def test_every_option_in_the_documents_exists() -> None:
    written = {
        option for name in (*DOCUMENTS, PROMISES) for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", text(name))
    }
    assert written - OPTIONS - FOREIGN == set()


def test_the_readme_names_every_option_of_check() -> None:
    own = {name for option in COMMANDS["check"].params if isinstance(option, click.Option) for name in option.opts}
    assert {name for name in own if name not in text()} == set()


def test_the_readme_names_every_format_and_persona() -> None:
    assert [name for name in (*choices.FORMATS, *choices.PERSONAS) if f"`{name}`" not in text()] == []


# ------------------------------------------------------------------------------------------------------------------ rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_page_stands_in_the_readme_with_its_severities(rule: Rule) -> None:
    link = re.escape(f"[`{rule.id}`](rules/{rule.family}/{rule.id}.md)")
    row = re.search(rf"^\| {link} \| ([a-z, ]+) \|", section("Rules"), re.MULTILINE)
    assert row, f"README.md has no row for {rule.id}"
    assert set(row[1].split(", ")) == {variant.severity for variant in rule.variants.values()}


def test_the_table_of_rules_has_no_other() -> None:
    assert sorted(re.findall(r"^\| \[`([a-z-]+)`\]", section("Rules"), re.MULTILINE)) == [rule.id for rule in RULES]


# ------------------------------------------------------------------------------------------------------------- exit codes


def test_the_readme_lists_the_exit_codes() -> None:
    codes = [int(code) for code in re.findall(r"^\| (\d) \|", section("Exit codes"), re.MULTILINE)]
    assert codes == [runner.OK, runner.FOUND, runner.BROKEN, runner.NOTHING]


def test_the_exit_codes_are_what_the_readme_says(tmp_path: Path) -> None:
    write(tmp_path, {"clean.txt": CLEAN, "wrong.txt": WRONG_PAIR, "empty/note.rst": "x"})
    calls = (["clean.txt"], ["wrong.txt"], ["missing.txt"], ["empty"], ["--exit-zero", "wrong.txt"])
    assert [invoke("check", *args, cwd=tmp_path).code for args in calls] == [0, 1, 2, 3, 0]


# --------------------------------------------------------------------------------------------------------- links, samples


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_to_local_files_exist(name: str) -> None:
    targets = [link for link in re.findall(r"\]\(([^)\s]+)\)", text(name)) if not link.startswith(("http", "#"))]
    assert [target for target in targets if not (PROJECT / target.partition("#")[0]).exists()] == []


def test_the_bounds_that_are_promised_are_those_of_the_program() -> None:
    told = text(PROMISES)
    settings = (
        f"{settings_file._LARGEST >> 20} MiB, {bounded._MOST_ENTRIES:,} values, {bounded._DEEPEST} levels of tables and lists, "
        f"{bounded._MOST_PARTS} parts of a key"
    )
    assert f"| one article | {bounds.LONGEST:,} characters, {bounds.MOST_NUMBERS:,} numbers |" in told
    assert f"| settings | {settings} |" in told
    assert f"| a rule page; a folder of them | {pages._LARGEST >> 20} MiB; {pages._MOST} pages |" in told
    assert f"| a baseline | {baseline._LARGEST >> 20} MiB |" in told
    assert f"{time_limit.DEFAULT:g} seconds to read and {time_limit.DEFAULT:g} to check" in told


def test_the_files_that_security_names_exist() -> None:
    named = re.findall(r"`((?:tests|docs|fuzz)/[\w/.]+)`", text("SECURITY.md"))
    assert len(named) > 4
    assert [path for path in named if not (PROJECT / path).exists()] == []


def test_the_files_that_contributing_names_exist() -> None:
    named = re.findall(r"`((?:checker|tests|tools|benchmarks)/[\w/.]+)`", text("CONTRIBUTING.md"))
    assert named
    assert [path for path in named if not (PROJECT / path).exists()] == []


@pytest.mark.parametrize("name", ["report.png", "report-html.png", "ledger.png"])
def test_the_pictures_are_there_and_small(name: str) -> None:
    assert 10_000 < (PROJECT / "docs" / name).stat().st_size < 150_000


def test_the_sample_check_of_the_readme_runs() -> None:
    ran = run(*sample(), cwd=PROJECT)
    assert (ran.code, ran.err) == (0, "")
    assert "month-pair-mismatch" in ran.out


def test_the_arabic_summary_has_the_same_two_commands() -> None:
    commands = blocks("sh")
    assert len(commands) == 4
    assert commands[:2] == commands[2:]


def test_the_settings_of_the_readme_are_read(tmp_path: Path) -> None:
    (example,) = blocks("toml")
    write(tmp_path, {"ittisaq.toml": example})
    settings = settings_file.read(tmp_path / "ittisaq.toml")
    assert {name.replace("_", "-") for name in tomllib.loads(example)} >= {"persona", "fail-on"}
    assert (settings.fail_on, settings.ignore) == ("warning", ("range-connector",))


def test_the_json_line_of_the_readme_is_checked(tmp_path: Path) -> None:
    (example,) = blocks("json")
    ran = invoke("check", "--format", "jsonl", "a.jsonl", cwd=write(tmp_path, {"a.jsonl": example}))
    assert (ran.code, ran.rules) == (1, ["month-pair-mismatch"])


def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = blocks("python")
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102  # our own lines
    assert "month-pair-mismatch" in capsys.readouterr().out


def test_the_changelog_has_unreleased_on_top() -> None:
    assert re.findall(r"^## (.+)$", text("CHANGELOG.md"), re.MULTILINE)[0] == "Unreleased"


def test_the_walk_through_the_house_says_what_each_step_makes() -> None:
    walk = doctest.DocTestParser().get_doctest(text("CONTRIBUTING.md").replace("```\n", "\n"), {}, "walk", None, None)
    told: list[str] = []
    doctest.DocTestRunner(verbose=False).run(walk, out=told.append)
    assert (len(walk.examples) > 20, "".join(told)) == (True, "")
