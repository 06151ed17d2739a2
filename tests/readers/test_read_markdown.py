"""Markdown: what is no copy is taken out, and every place is that of the file."""

from __future__ import annotations

import pytest
from helpers import WRONG_PAIR
from hypothesis import given
from hypothesis import strategies as st
from reading import document, grows_with_length, items, stretches, text

from checker.core.errors import InputError


@pytest.mark.parametrize(
    ("file", "copy"),
    [
        ("قال **الوزير** و*الوفد* و***المدير***.", "قال الوزير والوفد والمدير."),
        ("**قبل *وسط* بعد** نص", "قبل وسط بعد نص"),
        ("في __الأحد__ _أمس_ ~~اليوم~~", "في الأحد أمس اليوم"),
        ("a_b_c و5 * 3 * 2", "a_b_c و5 * 3 * 2"),
        (r"نجمة \*واحدة\* و\[قوس\]", "نجمة *واحدة* و[قوس]"),
        ("وفق [الخطة المنشورة](https://example.org/a_(b)) اليوم", "وفق الخطة المنشورة اليوم"),
        ("وفق [الخطة][1] اليوم[^2]\n\n[1]: https://example.org\n", "وفق الخطة اليوم\n\n\n"),
        ("![صورة الوفد](a.png)", "صورة الوفد"),
        ("قال `11 مارس/شباط 2024` ثم", "قال   ثم"),
        ("قبل\n\n```\n11 مارس/شباط 2024\n```\n\nبعد", "قبل\n\n\n\nبعد"),
        ("قبل <!-- 11 مارس/شباط --> بعد", "قبل  بعد"),
        ("نوف<b>مبر</b> &laquo;هنا&raquo; &#1575;", "نوفمبر «هنا» ا"),
        ("سطر أول\nيتبعه ثان\n\nفقرة", "سطر أول يتبعه ثان\n\nفقرة"),
        ("سطر أول  \nثان", "سطر أول  \nثان"),
        ("فقرة تامة.\nوأخرى: «تمت».\nوثالثة", "فقرة تامة.\nوأخرى: «تمت».\nوثالثة"),
        ("# عنوان\nنص", "# عنوان\nنص"),
        ("نص\n- بند\n- آخر\n1. ثالث", "نص\n- بند\n- آخر\n1. ثالث"),
        ("> قال الوزير\n> إن اليوم", "> قال الوزير إن اليوم"),
        ("| أ | ب |\nنص", "| أ | ب |\nنص"),
    ],
)
def test_the_copy_of_a_page_is_its_words(file: str, copy: str) -> None:
    assert text("a.md", file) == copy


def test_words_through_marks_are_marked_as_they_stand_in_the_file() -> None:
    file = f"---\ntitle: عنوان\n---\n\n# باب\n\nوصل الأحد **11 [نوفمبر](x)**/شباط\n2024 إلى البلدة. {WRONG_PAIR}"
    first, second = stretches(document("a.md", file), file)
    assert first == ("month-pair-mismatch", "11 نوفمبر/شباط 2024", "11 [نوفمبر](x)**/شباط\n2024", (7, 13))
    assert second[1] == second[2] == "11 نوفمبر/شباط 2024"


@pytest.mark.parametrize(
    "title", ["لقاء 11 نوفمبر/شباط 2024", '"لقاء 11 نوفمبر/شباط 2024"', "'لقاء 11 نوفمبر/شباط 2024' # قيد النشر"]
)
def test_the_title_of_the_front_matter_has_its_place_in_the_file(title: str) -> None:
    file = f"---\nauthor: محرر\ntitle:  {title}\n---\nنص عربي"
    ((_, words, stretch, place),) = stretches(document("a.md", file), file)
    assert words == stretch == "11 نوفمبر/شباط 2024"
    assert place == (3, file.splitlines()[2].index("11") + 1)


def test_front_matter_is_read_and_is_no_copy() -> None:
    read = document("a.md", "\ufeff---\r\ntitle: عنوان\r\ndate: 2024/02/12\r\nlang: ar\r\n---\r\nنص\r\n")
    assert [(p.name, p.text) for p in read.parts] == [("title", "عنوان"), ("text", "نص\r\n")]
    assert (str(read.published), read.language) == ("2024-02-12", "ar")
    with pytest.raises(InputError, match=r"the date of the front matter is 'soon'\. Write it as 2024-02-11\."):
        items("a.md", "---\ndate: soon\n---\nنص")


@pytest.mark.parametrize(
    "piece",
    [
        "*",
        "**a",
        "_",
        "[",
        "[a](",
        "![",
        "`",
        "```\n",
        "<!--",
        "<a",
        "&",
        "\\",
        "~~",
        "> ",
        "a\n",
        "[a]:",
        "_a*",
        "(",
        "*a* ",
    ],
)
def test_time_grows_with_the_length_of_a_page(piece: str) -> None:
    assert grows_with_length("a.md", piece)


SOUP = st.lists(
    st.sampled_from(("*", "**", "_", "`", "[", "](", ")", "<b>", "&nbsp;", "\\", "\n", "\n\n", " ", "نص", "11", "#", "> ", "- ", "---\n", "😀", "~~")),
    max_size=40,
)  # fmt: skip


@given(SOUP)
def test_every_letter_of_the_copy_leads_back_to_its_own_place(pieces: list[str]) -> None:
    file = "".join(pieces)
    for part in document("a.md", file).parts:
        assert part.origin
        before = 0
        for at, letter in enumerate(part.text):
            start, end = part.origin.stretch(at, at + 1)
            assert before <= start < end <= len(file)
            before = end
            assert letter == " " or letter == file[start:end] or file[start:end].startswith("&")
