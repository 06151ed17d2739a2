"""`ledger` as people and programs see it: a table whose rows lead to the copy, and whole sentences about two rows."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from helpers import CLEAN, CONTROL, HOSTILE, PROJECT, SEEDS, THREE_PLACES, WRONG_PAIR, invoke, write
from test_html import Page

from checker.report import formats
from checker.words import catalogue, check_words

FORTY = PROJECT / "tests" / "report" / "forty_figures.txt"
RAFAH = "01-rafah.txt"


def of(folder: Path, *args: str) -> Any:
    """The object of `--format json`."""
    ran = invoke("ledger", "--format", "json", *args, cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def page_of(folder: Path, *args: str) -> Page:
    """The page, read back."""
    ran = invoke("ledger", "--format", "html", *args, cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    page = Page(ran.out)
    assert (page.wrong, page.open) == ([], [])
    return page


# -------------------------------------------------------------------------------------------------------------- the command


def test_the_seed_has_its_four_numbers_of_people_side_by_side() -> None:
    (told,) = of(SEEDS, RAFAH)["ledgers"]
    people = next(group for group in told["groups"] if group["kind"] == "count")
    assert [row["text"] for row in people["rows"]] == [
        "نحو 1.3 مليون شخص", "أكثر من 1.4 مليون فلسطيني", "مليون و300 ألف نازح", "ما بين 1.2 إلى 1.4 مليون شخص",
    ]  # fmt: skip
    assert [row["differs"] for row in people["rows"]] == [False, True, False, False]
    assert "conflicting-figures" in [found["rule"] for found in people["rows"][1]["findings"]]


def test_the_place_of_a_row_is_that_of_its_figure() -> None:
    text = (SEEDS / RAFAH).read_text(encoding="utf-8")
    lines = text.split("\n")
    (told,) = of(SEEDS, RAFAH)["ledgers"]
    for row in (row for rows in (*(group["rows"] for group in told["groups"]), told["alone"]) for row in rows):
        assert text[row["start"] : row["end"]] == row["text"]
        assert lines[row["line"] - 1][row["column"] - 1 :].startswith(row["text"])


def test_the_exit_codes_are_those_of_extract(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": WRONG_PAIR + THREE_PLACES, "b.txt": CLEAN, "latin.txt": "No Arabic here at all.\n"})
    assert [invoke("ledger", name, cwd=tmp_path).code for name in ("a.txt", "b.txt", "none.txt", "latin.txt")] == [
        0,
        0,
        2,
        3,
    ]
    assert invoke("ledger", "a.txt", "--format", "sarif", cwd=tmp_path).code == 2


def test_a_form_of_the_settings_that_ledgers_have_not_is_an_error_that_names_those_they_have(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": CLEAN, "ittisaq.toml": 'format = "sarif"\n'})
    ran = invoke("ledger", "a.txt", cwd=tmp_path)
    assert ran.code == 2
    assert "rich, json, html" in ran.err


def test_every_article_has_a_ledger_of_its_own(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": THREE_PLACES, "b.txt": THREE_PLACES, "c.txt": "بلا أرقام.\n"})
    told = of(tmp_path, "a.txt", "b.txt", "c.txt")
    assert [(each["document"], len(each["groups"])) for each in told["ledgers"]] == [
        ("a.txt", 1),
        ("b.txt", 1),
        ("c.txt", 0),
    ]
    page = page_of(tmp_path, "a.txt", "b.txt", "c.txt")
    assert len(page.all("table")) == 2
    assert len(page.of_class("article")) == 3


def test_a_ledger_of_an_earlier_run_is_written_over_and_known_as_no_article(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": (SEEDS / RAFAH).read_text(encoding="utf-8")})
    for name in ("rich", "json", "html"):
        for mode in ("logical", "visual"):
            for _ in range(2):
                ran = invoke(
                    "ledger", "a.txt", "--format", name, "--bidi", mode, "--output", f"{name}.txt", cwd=tmp_path
                )
                assert ran.code == 0, ran.err
            assert formats.is_ours((tmp_path / f"{name}.txt").read_text(encoding="utf-8"))


# ------------------------------------------------------------------------------------------------------------ the terminal


@pytest.mark.parametrize("mode", ["logical", "visual", "rtl"])
def test_no_line_is_longer_than_the_screen_and_no_value_hangs_on_its_order(mode: str) -> None:
    ran = invoke("ledger", str(FORTY), "--bidi", mode, cwd=PROJECT)
    assert ran.code == 0
    rows = [line for line in ran.out.splitlines() if line[:4].strip().isdecimal()]
    assert len(rows) > 30
    assert max(map(len, ran.out.splitlines())) <= 100
    assert [row for row in rows if not row.isascii()] == []
    plain = [found for row in rows if (found := re.fullmatch(r" *\d+  \d+:\d+ +(\S+)", row))]
    assert len({found.end(1) for found in plain}) == 1  # values are ranged right
    assert {"9", "19", "18", "22", "7500"} <= {found[1] for found in plain}


def test_a_row_says_what_its_excerpt_leaves_out(tmp_path: Path) -> None:
    tail = "، " + "وهو ما لم تعلق عليه الجهات المعنية " * 6
    ran = invoke("ledger", "a.txt", cwd=write(tmp_path, {"a.txt": f"قال الوزير{tail}إن 300 شاحنة دخلت.\n"}))
    assert ran.out.splitlines()[-2].split() == ["الوزير"]


def test_hostile_copy_sends_nothing_to_the_terminal_nor_to_the_page(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": f"بلغ العدد 300 \x1b[31mشخص <b>هنا</b> ⟦قال⟧ {HOSTILE}"})
    for name in ("rich", "json", "html"):
        out = invoke("ledger", "a.txt", "--format", name, cwd=tmp_path).out
        assert not CONTROL.search(out.replace("\n", ""))
    assert page_of(tmp_path, "a.txt").all("b")[0] == {}


# ---------------------------------------------------------------------------------------------------------------- the page


@pytest.mark.parametrize("messages", ["ar", "en"])
def test_each_row_leads_to_its_figure_in_the_copy_and_back(messages: str) -> None:
    page = page_of(PROJECT, str(FORTY), "--messages", messages)
    ids = [a["id"] for _, a in page.elements if a.get("id")]
    assert len(ids) == len(set(ids))
    rows, figures = [i for i in ids if (i or "").startswith("r1-")], [i for i in ids if (i or "").startswith("f1-")]
    assert len(rows) == len(figures) > 30
    links = {a["href"] for a in page.all("a")}
    assert {f"#{name}" for name in (*rows, *figures)} <= links
    assert [link for link in links if (link or "")[1:] not in ids] == []
    assert all(figure in page.text("b") for figure in ("34 شخصا", "43 شخصا", "2.5 في المئة"))


def test_the_page_of_a_check_has_the_table_below_the_article_and_its_rows_lead_to_the_cards(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": THREE_PLACES})
    page = Page(invoke("check", "a.txt", "--format", "html", cwd=tmp_path).out)
    assert (page.wrong, page.open) == ([], [])
    ids = [a["id"] for _, a in page.elements if a.get("id")]
    assert len(ids) == len(set(ids))
    assert len(page.of_class("ledger")) == len(page.of_class("figures")) == 1
    assert [a["href"] for a in page.all("a") if "level" in (a.get("class") or "")] == ["#c1-1"] * 3
    assert [a["href"] for a in page.all("a") if (a["href"] or "")[1:] not in ids] == []


def test_the_page_of_several_articles_has_the_tables_of_those_in_which_something_is_found(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": THREE_PLACES, "b.txt": CLEAN})
    assert len(Page(invoke("check", ".", "--format", "html", cwd=tmp_path).out).of_class("ledger")) == 1
    assert len(Page(invoke("check", "b.txt", "--format", "html", cwd=tmp_path).out).of_class("ledger")) == 1


def test_other_forms_of_a_check_hold_no_ledger(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": THREE_PLACES})
    assert "ledger" not in invoke("check", "a.txt", "--format", "json", cwd=tmp_path).out


# ------------------------------------------------------------------------------------------------------------------- --why


def test_why_says_in_sentences_what_joins_two_rows_and_what_keeps_them_apart() -> None:
    ran = invoke("ledger", RAFAH, "--why", "4", "5", "--messages", "en", cwd=SEEDS)
    assert ran.code == 0
    sentences = " ".join(ran.out.split())
    for said in ("Row 4:", "Row 5:", "The two values do not agree.", "They agree in the place", "They differ in the speaker",
                 "What speaks for one quantity:", "The card of the rule begins with", "a finding of conflicting-figures (warning)."):  # fmt: skip
        assert said in sentences


@pytest.mark.parametrize("messages", ["ar", "en"])
def test_why_has_words_for_every_two_rows(messages: str, tmp_path: Path) -> None:
    text = "قتل 43 شخصا و2 من الجنود، وشخص واحد من 3 إلى 5 أشخاص.\nودام ذلك 3 ساعات، وبلغت النسبة 40 في المئة ثم 60 في المئة.\n"
    write(tmp_path, {"a.md": f"---\ntitle: 34 قتيلا و12 قتيلا في السيول\n---\n{text}"})
    (told,) = of(tmp_path, "a.md")["ledgers"]
    last = sum(len(group["rows"]) for group in told["groups"]) + len(told["alone"])
    apart = set()
    for one in range(1, last + 1):
        for two in range(one + 1, last + 1):
            ran = invoke("ledger", "a.md", "--why", str(one), str(two), "--messages", messages, cwd=tmp_path)
            assert (ran.code, ran.err) == (0, "")
            assert "{" not in ran.out
            (whole,) = of(tmp_path, "a.md", "--why", str(one), str(two))["ledgers"]
            apart.add(whole["comparison"]["apart"])
    assert {"kind", "range", "headline", "rest"} <= apart


def test_the_points_of_the_evidence_come_to_those_of_the_pair() -> None:
    (told,) = of(SEEDS, RAFAH, "--why", "4", "5")["ledgers"]
    why = told["comparison"]
    assert why["start"] + sum(each["points"] for each in why["evidence"]) == why["points"] >= why["warning"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [(("1", "40"), "the ledger of 01-rafah.txt has the rows 1 to 9"), (("3", "3"), "Name two different ones"), (("0", "3"), "0 is not in the range")],
)  # fmt: skip
def test_rows_that_are_not_there_are_an_error_that_tells_which_are(rows: tuple[str, str], said: str) -> None:
    ran = invoke("ledger", RAFAH, "--why", *rows, cwd=SEEDS)
    assert ran.code == 2
    assert said in ran.err


def test_why_takes_one_article(tmp_path: Path) -> None:
    line = json.dumps({"id": "n1", "text": THREE_PLACES}, ensure_ascii=False)
    write(tmp_path, {"a.txt": THREE_PLACES, "b.txt": THREE_PLACES, "c.jsonl": f"{line}\n{line.replace('n1', 'n2')}\n"})
    for names in (("a.txt", "b.txt"), ("c.jsonl",)):
        ran = invoke("ledger", *names, "--why", "1", "2", cwd=tmp_path)
        assert ran.code == 2
        assert "one article" in ran.err


# ----------------------------------------------------------------------------------------------------------------- wording


def test_all_that_a_ledger_may_say_has_words_in_both_languages() -> None:
    kinds = ("count", "money", "percent", "fraction", "multiple", "rate", "measure", "duration", "age")
    fates = sorted(set(check_words.load("ar").table("fates").values()))
    assert "dead" in fates
    for language in catalogue.LANGUAGES:
        words = catalogue.load(language)
        assert all(words.say(f"ledger.kind.{name}") for name in kinds)
        assert all(words.say(f"ledger.fate.{name}") for name in fates)
