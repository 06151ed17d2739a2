"""What `--output` and its kind may write over: no article, no settings, no rule page; but their own reports, run after run."""

from __future__ import annotations

import itertools
import os
import shutil
import zipfile
from pathlib import Path

import pytest
from feeds import post, wordpress
from helpers import CLEAN, FULL, LOOSE_QUOTE, NOWHERE, WRONG_PAIR, WRONG_RANGE, Ran, device, invoke, write
from office import word

from checker.app import outputs
from checker.readers import kinds
from checker.report import formats
from checker.report.formats import FORMATS
from checker.rulebook import pages

unix = pytest.mark.skipif(os.name != "posix", reason="the system has no such files")
SUFFIXES = (".txt", ".md", ".html", ".json", ".jsonl", ".xml")
RULE = (pages.shipped() / "dates/month-pair-mismatch.md").read_text("utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with two articles."""
    return write(tmp_path, {"a.txt": WRONG_PAIR, "b.md": LOOSE_QUOTE})


def refused(ran: Ran, folder: Path, name: str, content: str | bytes) -> str:
    """What was said of a file that was not written over."""
    assert ran.code == 2
    assert (folder / name).read_bytes() == (content if isinstance(content, bytes) else content.encode())
    assert not list(folder.glob(".ittisaq-*"))
    return ran.err


@pytest.mark.parametrize(
    "args",
    [
        ("check", "--output", "a.txt", "a.txt"),
        ("check", "--output", "./a.txt", "a.txt"),
        ("check", "--output", "a.txt", "--format", "json", "."),
        ("check", "--output", "a.txt", "b.md"),
        ("check", "--output", "a.txt", "--fix", "a.txt"),
        ("extract", "--output", "a.txt", "a.txt"),
        ("extract", "--output", "a.txt", "b.md"),
        ("baseline", "create", "--baseline", "a.txt", "a.txt"),
        ("baseline", "create", "--baseline", "a.txt", "."),
        ("baseline", "create", "--baseline", "a.txt", "b.md"),
    ],
    ids=" ".join,
)
def test_no_article_is_written_over(args: tuple[str, ...], desk: Path) -> None:
    told = refused(invoke(*args, cwd=desk), desk, "a.txt", WRONG_PAIR)
    assert f"ittisaq: {'--baseline' if args[0] == 'baseline' else '--output'}: " in told
    assert "a.txt is " in told
    assert told.endswith("Give another name.\n")
    assert told.count("\n") == 1


@unix
@pytest.mark.parametrize("make", [os.symlink, os.link], ids=["link", "hard link"])
def test_an_article_is_known_by_every_name_of_it(make: object, desk: Path) -> None:
    assert callable(make)
    make(desk / "a.txt", desk / "r.log")
    for args in (("--output", "r.log", "a.txt"), ("--output", "a.txt", "r.log"), ("--output", "r.log", ".")):
        told = refused(invoke("check", *args, cwd=desk), desk, "a.txt", WRONG_PAIR)
        assert "which is never touched" in told


def test_an_article_is_known_in_other_letters_where_the_system_takes_them_for_the_same(desk: Path) -> None:
    if not (desk / "A.TXT").exists():
        pytest.skip("the system tells letters apart")
    refused(invoke("check", "--output", "A.TXT", "a.txt", cwd=desk), desk, "a.txt", WRONG_PAIR)


def test_an_article_that_is_not_there_is_no_place_for_its_report(tmp_path: Path) -> None:
    ran = invoke("check", "--output", "a.txt", "a.txt", cwd=tmp_path)
    assert ran.code == 2
    assert not (tmp_path / "a.txt").exists()


@pytest.mark.parametrize("name", ["ittisaq.toml", "mine.toml"])
def test_no_settings_file_is_written_over(name: str, desk: Path) -> None:
    content = 'persona = "gate"\n'
    write(desk, {name: content})
    given = ("--config", name) if name == "mine.toml" else ()
    told = refused(invoke("check", *given, "--output", name, "a.txt", cwd=desk), desk, name, content)
    assert "a settings file" in told


def test_no_rule_page_is_written_over(desk: Path) -> None:
    own = RULE.replace("month-pair-mismatch", "my-pair-mismatch")
    write(desk, {"rules/dates/my-pair-mismatch.md": own})
    name = "rules/dates/my-pair-mismatch.md"
    ran = invoke("check", "--rules", "rules", "--output", name, "a.txt", cwd=desk)
    assert "a rule page" in refused(ran, desk, name, own)
    os.link(desk / name, desk / "r.log")
    ran = invoke("check", "--rules", "rules", "--output", "r.log", "a.txt", cwd=desk)
    assert "a rule page" in refused(ran, desk, name, own)
    shipped = pages.shipped() / "dates/month-pair-mismatch.md"
    assert "a rule page" in invoke("check", "--output", str(shipped), "a.txt", cwd=desk).err
    assert shipped.read_text("utf-8") == RULE


def test_the_baseline_of_a_run_is_not_written_over_by_its_report(desk: Path) -> None:
    invoke("baseline", "create", "--baseline", "b.json", ".", cwd=desk)
    content = (desk / "b.json").read_bytes()
    ran = invoke("check", "--baseline", "b.json", "--output", "b.json", "a.txt", cwd=desk)
    assert "the baseline of this run" in refused(ran, desk, "b.json", content)
    assert invoke("baseline", "create", "--baseline", "b.json", "a.txt", cwd=desk).code == 0
    assert invoke("baseline", "prune", "--baseline", "b.json", "a.txt", cwd=desk).code == 0


def test_two_reports_need_two_files(tmp_path: Path) -> None:
    write(tmp_path, {"a.docx": word(WRONG_PAIR.strip())})
    ran = invoke("check", "a.docx", "--annotate", "o.docx", "--output", "./o.docx", cwd=tmp_path)
    assert ran.code == 2
    assert "--annotate: o.docx is the file of --output too. Give another name." in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def test_no_article_is_annotated_over_nor_reported_over(tmp_path: Path) -> None:
    draft, other = word(WRONG_PAIR.strip()), word(CLEAN.strip())
    write(tmp_path, {"a.docx": draft, "b.docx": other})
    for target, content in (("a.docx", draft), ("b.docx", other)):
        for args in (("--annotate", target), ("--annotate", "o.docx", "--output", target)):
            refused(invoke("check", "a.docx", *args, cwd=tmp_path), tmp_path, target, content)
    assert not (tmp_path / "o.docx").exists()


def test_an_annotated_copy_is_made_anew_until_somebody_has_worked_in_it(tmp_path: Path) -> None:
    write(tmp_path, {"a.docx": word(WRONG_PAIR.strip())})
    for _ in range(2):
        assert invoke("check", "a.docx", "--annotate", "o.docx", cwd=tmp_path).code == 1
    target = tmp_path / "o.docx"
    with zipfile.ZipFile(target) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
        seal = archive.comment
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content + (b"\n" if name == "word/document.xml" else b""))
        archive.comment = seal
    edited = target.read_bytes()
    told = refused(invoke("check", "a.docx", "--annotate", "o.docx", cwd=tmp_path), tmp_path, "o.docx", edited)
    assert "no report of this program but an article" in told


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("r.txt", "قالت الوزارة إن الأمر كذلك.\n"),
        ("r.md", "# عنوان\n\nقالت الوزارة.\n"),
        (
            "r.html",
            "<!doctype html>\n<html lang='ar'>\n<head>\n<title>خبر</title></head><body><p>قالت.</p></body></html>\n",
        ),
        ("r.txt", "مقال واحد، " + "وقالت الوزارة.\n" * 30),
        ("r.txt", "the minister said on Sunday that the matter was not so\n"),
        ("r.jsonl", '{"id": "1", "text": "قالت الوزارة."}\n'),
        ("r.json", '{"headline": "خبر", "body_text": "قالت الوزارة."}\n'),
        ("r.xml", wordpress(post(CLEAN))),
    ],
)
def test_what_a_reader_takes_for_an_article_is_not_written_over(name: str, content: str, desk: Path) -> None:
    write(desk, {name: content})
    told = refused(invoke("check", "--output", name, "a.txt", cwd=desk), desk, name, content)
    assert "Remove it first if it is not needed. Give another name." in told


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("r.txt", ""),
        ("r.txt", " \n"),
        ("r.log", "قالت الوزارة."),
        ("r", "x"),
        ("r.json", '{"name": "package"}\n'),
        ("r.xml", "<a/>"),
    ],
)
def test_other_files_are_written_over(name: str, content: str, desk: Path) -> None:
    write(desk, {name: content})
    assert invoke("check", "--output", name, "--format", "jsonl", "a.txt", cwd=desk).code == 1
    assert "month-pair-mismatch" in (desk / name).read_text("utf-8")


COPY = {
    "findings": WRONG_PAIR + LOOSE_QUOTE,
    "clean": CLEAN,
    "nothing": "قال الوزير.\n",
}


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("copy", COPY)
@pytest.mark.parametrize("messages", ["ar", "en"])
def test_a_report_is_known_whatever_its_form_and_can_be_written_again(
    form: formats.Format, copy: str, messages: str, tmp_path: Path
) -> None:
    write(tmp_path, {"in put/مقال.txt": COPY[copy], "settings.toml": ""})
    for suffix, verb in itertools.product(SUFFIXES, ("check", "extract")):
        if verb == "extract" and not form.lists_mentions:
            continue
        more = ("--messages", messages, "--statistics") if verb == "check" else ()
        call = (verb, "in put", "--config", "settings.toml", "--format", form.name, "--output", f"r{suffix}", *more)
        first = invoke(*call, cwd=tmp_path)
        content = (tmp_path / f"r{suffix}").read_bytes()
        assert first.code in (0, 1), first.err
        assert not content or outputs.is_report(tmp_path / f"r{suffix}"), content[:300]
        assert invoke(*call, cwd=tmp_path).code == first.code
        assert (tmp_path / f"r{suffix}").read_bytes() == content
        (tmp_path / f"r{suffix}").unlink()


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("persona", ["gate", "trainer"])
@pytest.mark.parametrize("bidi", ["logical", "rtl", "visual"])
def test_a_report_is_known_for_every_persona_and_terminal(
    form: formats.Format, persona: str, bidi: str, tmp_path: Path
) -> None:
    long = "اسم-طويل-" * 12
    for number, text in enumerate((WRONG_PAIR + WRONG_RANGE, CLEAN)):
        name = f"{number}{long}.md"
        write(tmp_path, {name: f'---\ntitle: "{long} {long} {long}"\n---\n{text}'})
        call = ("check", name, "--persona", persona, "--bidi", bidi, "--format", form.name, "--output", "r.txt")
        assert invoke(*call, cwd=tmp_path).code in (0, 1)
        content = (tmp_path / "r.txt").read_bytes()
        assert not content or outputs.is_report(tmp_path / "r.txt"), content.decode()[:300]
        (tmp_path / "r.txt").unlink()


def test_the_seeds_are_articles_and_no_reports() -> None:
    for path in (Path(__file__).parents[1] / "seeds").rglob("*"):
        if path.suffix in kinds.SUFFIXES and path.suffix != ".json":
            assert not outputs.is_report(path), path


def test_a_report_in_the_folder_that_is_checked_is_left_out_of_the_next_run(desk: Path) -> None:
    call = ("check", ".", "--format", "markdown", "--output", "r.md")
    assert invoke(*call, cwd=desk).err == ""
    content = (desk / "r.md").read_bytes()
    ran = invoke(*call, cwd=desk)
    assert ran.err == "ittisaq: r.md: not checked, since this report of an earlier run is written anew.\n"
    assert (desk / "r.md").read_bytes() == content
    assert invoke(*call, "--quiet", cwd=desk).err == ""
    told = refused(invoke("check", "r.md", "--output", "r.md", cwd=desk), desk, "r.md", content.decode())
    assert "is the article itself, which is never touched" in told


def test_a_baseline_beside_the_articles_is_made_again(desk: Path) -> None:
    write(desk, {"c.txt": f'"body_": {WRONG_PAIR}'})
    for _ in range(2):
        ran = invoke("baseline", "create", ".", cwd=desk)
        assert (ran.code, ran.err.count("No articles")) == (0, 0)


def test_a_step_summary_is_added_to_and_never_to_an_article(desk: Path) -> None:
    ran = invoke("check", "--format", "github", "a.txt", cwd=desk, env={"GITHUB_STEP_SUMMARY": "a.txt"})
    assert "GITHUB_STEP_SUMMARY: a.txt is the article itself" in refused(ran, desk, "a.txt", WRONG_PAIR)
    write(desk, {"summary.md": "# another step\n"})
    ran = invoke("check", "--format", "github", "a.txt", cwd=desk, env={"GITHUB_STEP_SUMMARY": "summary.md"})
    assert ran.code == 1
    assert (desk / "summary.md").read_text("utf-8").startswith("# another step\n### ittisaq\n")


def test_names_that_are_too_long_are_told_and_hide_no_other(desk: Path) -> None:
    long = "a" * 300
    ran = invoke("check", f"{long}.txt", "a.txt", "--format", "jsonl", "--output", "r.jsonl", cwd=desk)
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "month-pair-mismatch" in (desk / "r.jsonl").read_text("utf-8")
    for option in ("--output", "--annotate"):
        assert invoke("check", "a.txt", option, f"{long}.docx", cwd=desk).code == 2


@unix
def test_devices_and_pipes_are_no_articles_and_stay_what_they_are(desk: Path) -> None:
    device(desk / "nowhere.txt", NOWHERE)
    assert invoke("check", "--output", "nowhere.txt", "a.txt", cwd=desk).code == 1
    assert (desk / "nowhere.txt").is_char_device()
    assert "No space left" in invoke("check", "--output", device(desk / "full", FULL).name, "a.txt", cwd=desk).err


@unix
def test_a_report_goes_where_a_link_leads(desk: Path) -> None:
    write(desk, {"other/report.txt": ""})
    (desk / "r.txt").symlink_to("other/report.txt")
    shutil.rmtree(desk / "none", ignore_errors=True)
    for _ in range(2):
        assert invoke("check", "--format", "concise", "--output", "r.txt", "a.txt", cwd=desk).code == 1
    assert (desk / "r.txt").is_symlink()
    assert "month-pair-mismatch" in (desk / "other/report.txt").read_text("utf-8")
