"""The headline where editors keep it: above the copy, in every kind of file, told apart from all else that stands there."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from helpers import Ran, invoke, write
from office import commented, opendocument, rtf, word

from checker.segment.first_lines import headline_of

HEADLINE = "الإفراج عن 168 محتجزا في السجن المركزي"
LEAD = "أفرجت السلطات الثلاثاء عن 186 محتجزا في السجن المركزي بعد اتفاق رعته لجنة من وجهاء المدينة، وفق بيان لها."
REST = "وقالت اللجنة إن المفرج عنهم عادوا إلى بيوتهم مساء اليوم نفسه في حافلات وفرتها البلدية."
COPY = f"{LEAD}\n\n{REST}\n"


def checked(folder: Path, name: str, content: str | bytes, *more: str) -> Ran:
    """A run over one file."""
    write(folder, {name: content})
    return invoke("check", name, "--format", "jsonl", "--no-cache", *more, cwd=folder)


def styled(style: str) -> Callable[[Any], None]:
    """A change of a Word file: its first paragraph is in this style."""

    def change(made: Any) -> None:
        made.paragraphs[0].style = made.styles[style]

    return change


def set_as(*, bold: bool = False, centred: bool = False) -> Callable[[Any], None]:
    """A change of a Word file: how its first paragraph is set."""

    def change(made: Any) -> None:
        for run in made.paragraphs[0].runs:
            run.bold = bold
        if centred:
            made.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER

    return change


FILES: list[tuple[str, str | bytes]] = [
    ("a.txt", f"{HEADLINE}\n\n{COPY}"),
    ("a.txt", f"{HEADLINE}\r\n{LEAD}\r\n{REST}\r\n"),
    ("a.txt", f"\ufeff\n{HEADLINE}\n{LEAD}\n"),
    ("a.txt", f"عاجل\n{HEADLINE}\n{COPY}"),
    ("a.txt", f"{HEADLINE}\nكتب: سامي الحداد\nبيروت - وكالات\n\n{COPY}"),
    ("a.txt", f"{HEADLINE}\nاللجنة: عادوا في حافلات البلدية مساء اليوم\n\n{COPY}"),
    ("a.md", f"# {HEADLINE}\n\n{COPY}"),
    ("a.md", f"{HEADLINE}\n=====\n\n{COPY}"),
    ("a.md", f"**{HEADLINE}**\n\n{COPY}"),
    ("a.md", f"---\ndate: 2024-02-13\n---\n\n# {HEADLINE} #\n\n{COPY}"),
    ("a.rtf", rtf(f"{HEADLINE}\n{LEAD}\n{REST}\n")),
    ("a.docx", word(HEADLINE, LEAD, REST, change=styled("Heading 1"))),
    ("a.docx", word(HEADLINE, LEAD, REST, change=styled("Title"))),
    ("a.docx", word(HEADLINE, LEAD, REST, change=set_as(bold=True))),
    ("a.docx", word(HEADLINE, LEAD, REST, change=set_as(centred=True))),
    ("a.docx", word(HEADLINE, LEAD, REST)),
    ("a.odt", opendocument(HEADLINE, LEAD, REST)),
]


@pytest.mark.parametrize(("name", "content"), FILES)
def test_the_headline_above_the_copy_is_the_title(name: str, content: str | bytes, tmp_path: Path) -> None:
    (found,) = checked(tmp_path, name, content).findings
    title, body = found["locations"]
    assert found["rule"] == "headline-mismatch"
    assert (title["part"], title["text"]) == ("title", "168")
    assert (body["part"], body["text"]) == ("text", "186")


def test_standard_input_begins_with_its_headline(tmp_path: Path) -> None:
    ran = invoke("check", "-", "--format", "jsonl", cwd=tmp_path, stdin=f"{HEADLINE}\n{COPY}".encode())
    assert ran.rules == ["headline-mismatch"]


def test_offsets_and_lines_of_the_headline_are_those_of_the_file(tmp_path: Path) -> None:
    content = f"عاجل\n{HEADLINE}\n{COPY}"
    (found,) = checked(tmp_path, "a.txt", content).findings
    for place in found["locations"]:
        assert content[place["start"] : place["end"]] == place["text"]
    title, body = found["locations"]
    assert (title["line"], title["column"], body["line"]) == (2, HEADLINE.index("168") + 1, 3)


@pytest.mark.parametrize(
    "above",
    [
        "",
        "عاجل\n",
        "سامي الحداد – بيروت\n",
        "كتب: سامي الحداد\n",
        "الرياض 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس\n",
        "12/2/2024\n",
        "جانب من احتفال المفرج عنهم في المدينة\n",
        "صورة أرشيفية للسجن المركزي\n",
        "محتجزون في السجن (رويترز)\n",
        "اقرأ أيضا: إضراب في السجن المركزي\n",
        "السلام عليكم ورحمة الله وبركاته\n",
    ],
)
def test_no_first_sentence_is_lost_to_a_headline(above: str) -> None:
    assert headline_of(above + COPY) is None


@pytest.mark.parametrize(
    "lead",
    [
        "أفرجت السلطات الثلاثاء عن 186 محتجزا في السجن المركزي بعد اتفاق",
        "هل يعود المفرج عنهم إلى أعمالهم في المدينة؟ وما الذي تنوي اللجنة أن تفعله من أجلهم بعد هذا كله؟",
        "- أفرجت السلطات عن 186 محتجزا",
        "وصلت إلى السجن حافلات وفرتها البلدية .وقالت اللجنة إنها مجانية",
    ],
)
def test_a_lead_without_its_full_stop_is_no_headline(lead: str) -> None:
    assert headline_of(f"{lead}\n{REST}\n") is None


def test_a_headline_may_begin_with_a_plural() -> None:
    headline = "كفاءات شابة.. كيف يقضي طلاب الجامعات عطلتهم في هذا الصيف"
    assert headline_of(f"{headline}\n{REST}\n") is not None


def test_a_bold_byline_is_no_headline(tmp_path: Path) -> None:
    content = word("كتب: سامي الحداد", LEAD, REST, change=set_as(bold=True))
    write(tmp_path, {"a.docx": content})
    assert "Read as the headline" not in invoke("check", "a.docx", "--messages", "en", cwd=tmp_path).out


def test_the_coverage_line_says_which_words_were_taken(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": f"{HEADLINE}\n{COPY}", "b.txt": f"{HEADLINE}\n{COPY}", "c.txt": COPY})
    english = invoke("check", "a.txt", "--messages", "en", cwd=tmp_path).out
    assert f"Read as the headline, from above the copy: “{HEADLINE}”" in " ".join(english.split())
    assert "قُرئ عنوانا للمقال ما يعلو نصه" in invoke("check", "a.txt", cwd=tmp_path).out
    assert "headline" not in invoke("check", "c.txt", "--messages", "en", cwd=tmp_path).out
    assert (
        "A line above the copy was read as the headline: 2 articles"
        in invoke("check", "--messages", "en", cwd=tmp_path).out
    )


def test_the_option_and_the_setting_choose(tmp_path: Path) -> None:
    content = f"{HEADLINE}\n{COPY}"
    assert checked(tmp_path, "a.txt", content, "--headline", "none").rules != ["headline-mismatch"]
    assert checked(tmp_path, "b.txt", f"{LEAD}\n{REST}\n", "--headline", "first-line").code == 0
    first = invoke("check", "b.txt", "--headline", "first-line", "--messages", "en", cwd=tmp_path).out
    assert "Read as the headline" in first
    write(tmp_path, {"ittisaq.toml": 'headline = "none"\n'})
    assert "headline" not in invoke("check", "a.txt", "--messages", "en", "--no-cache", cwd=tmp_path).out
    wrong = invoke("check", "a.txt", "--headline", "second-line", cwd=tmp_path)
    assert wrong.code == 2


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_files_with_a_place_for_the_headline_have_none_elsewhere(name: str, tmp_path: Path) -> None:
    row = {"id": "1", "uri": "1", "text": f"{HEADLINE}\n{COPY}", "body_text": f"{HEADLINE}\n{COPY}"}
    checked_ = checked(tmp_path, name, json.dumps(row) + "\n")
    assert all(place["part"] == "text" for found in checked_.findings for place in found["locations"])


def test_comments_stand_on_the_words_of_a_headline_that_was_taken(tmp_path: Path) -> None:
    write(tmp_path, {"a.docx": word(HEADLINE, LEAD, REST, change=set_as(bold=True))})
    assert invoke("check", "a.docx", "--annotate", "b.docx", "--exit-zero", cwd=tmp_path).code == 0
    assert {words for _, words, _ in commented(tmp_path / "b.docx")} == {"168", "186"}


def test_the_page_shows_the_headline_once(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": f"{HEADLINE}\n{COPY}"})
    page = invoke("check", "a.txt", "--format", "html", cwd=tmp_path).out
    assert len(re.findall(r"<(?:h3|p)>الإفراج عن", page)) == 1


@pytest.mark.parametrize("above", ["", "عاجل\n"])
def test_notes_of_the_desk_are_no_headline_and_hold_for_one(above: str, tmp_path: Path) -> None:
    note = "<!-- ittisaq: ignore[headline-mismatch] راجعناه -->\n"
    ran = checked(tmp_path, "a.txt", f"{above}{note}{HEADLINE}\n{COPY}")
    assert ran.rules == []
    assert HEADLINE in invoke("check", "a.txt", cwd=tmp_path).out


def test_a_hashtag_is_no_heading(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": f"#السجن_المركزي\n\n{COPY}"})
    assert "headline" not in invoke("check", "a.md", "--messages", "en", cwd=tmp_path).out


def test_a_document_made_elsewhere_opens(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("")
    made.add_heading(HEADLINE, 1)
    made.add_paragraph(LEAD)
    made.save(str(tmp_path / "a.docx"))
    (found,) = invoke("check", "a.docx", "--format", "jsonl", cwd=tmp_path).findings
    assert found["locations"][0]["line"] == 2
