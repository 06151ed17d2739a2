"""HTML: tags and entities are no copy, every place is that of the file, and what would be dropped in silence is told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from helpers import WRONG_PAIR, invoke, write
from hypothesis import given
from hypothesis import strategies as st
from reading import document, grows_with_length, items, stretches, text

from checker.core.errors import InputError

PAGE = """<!doctype html>
<html lang="ar"><head>
<title>وصول الوفد | صحيفة</title>
<meta property="article:published_time" content="2024-02-12T08:00:00Z">
</head><body>
<nav><a href="/">أخبار الأحد 12 فبراير/آذار 2024</a></nav>
<article><header><h1>زيارة <em>قصيرة</em></h1></header>
<!-- 11 مارس/شباط 2020 -->
<p>وصل الوفد إلى العاصمة <b>الأحد</b>
   11&nbsp;نوف<i>مبر</i>&#47;شباط
   2024 في زيارة&shy; قصيرة.</p>
<script>var a = "13 مارس/شباط 2020 <p>";</script>
<p hidden>14 مارس/شباط 2020</p>
</article>
<aside>15 مارس/شباط 2020</aside>
</body></html>
"""


def test_words_through_tags_and_entities_are_marked_as_they_stand_in_the_file() -> None:
    ((rule, words, stretch, place),) = stretches(document("a.html", PAGE), PAGE)
    assert (rule, words) == ("month-pair-mismatch", "11\u00a0نوفمبر/شباط 2024")
    assert stretch == "11&nbsp;نوف<i>مبر</i>&#47;شباط\n   2024"
    assert place == (10, 4)


def test_title_dateline_and_text_are_those_of_the_article() -> None:
    read = document("a.html", PAGE)
    assert [(p.name, p.text) for p in read.parts] == [
        ("title", "زيارة قصيرة"),
        ("text", "وصل الوفد إلى العاصمة الأحد 11\u00a0نوفمبر/شباط 2024 في زيارة\u00ad قصيرة.\n"),
    ]
    assert read.published == dt.datetime(2024, 2, 12, 8, tzinfo=dt.UTC)


def test_the_title_of_the_page_serves_where_the_copy_has_no_heading() -> None:
    page = f"<title>وصول &laquo;الوفد&raquo;</title><p>{WRONG_PAIR}"
    assert text("a.html", page, "title") == "وصول «الوفد»"


def test_paragraphs_cells_and_breaks_begin_lines() -> None:
    page = "<p>الأول</p> <p>الثاني<br>الثالث<table><tr><td>خلية</td><td>أخرى</td></tr></table><div>الأخير</div>"
    assert text("a.html", page).split() == ["الأول", "الثاني", "الثالث", "خلية", "أخرى", "الأخير"]
    assert text("a.html", page).count("\n") >= 5


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta name="date" content="2024-02-10">', "2024-02-10"),
        ('<meta itemprop="datePublished" content="2024/02/10">', "2024-02-10"),
        ('<script type="application/ld+json">{"@graph": [{"datePublished": "2024-02-09T10:00"}]}</script><time datetime="2024">', "2024-02-09"),
        ('<script type="application/ld+json">[{"@type": "NewsArticle", "datePublished": "2024-02-09"}]</script>', "2024-02-09"),
        ('<p>في <time datetime="2011-01-25">يناير</time></p><time datetime="2024-02-08">أمس</time>', "2024-02-08"),
        ('<time datetime="2024-02-08">أمس</time><p><time pubdate datetime="2024-02-07">x</time></p>', "2024-02-07"),
        ('<meta name="date" content="Sun, 11 Feb 2024 22:00:00 +0300">', "2024-02-11T22:00:00+03:00"),
    ],
)  # fmt: skip
def test_the_dateline_comes_from_the_surest_place(head: str, day: str) -> None:
    published = document("a.html", f"{head}<p>نص</p>").published
    assert published
    assert published.isoformat() == day


@pytest.mark.parametrize(
    ("page", "hint"),
    [
        ('<meta name="date" content="soon"><p>نص</p>', "'soon' cannot be read as the day of publication"),
        ('<script type="application/ld+json">{broken</script><p>نص</p>', "line 1: this JSON-LD is no valid JSON"),
        ("<p>نص</p>\n<nav><p>قائمة</p>", "line 2: <nav> is never closed"),
    ],
)
def test_what_is_not_read_is_told(page: str, hint: str) -> None:
    (item,) = items("a.html", page)
    assert item.document
    assert hint in " ".join(item.notices)


@pytest.mark.parametrize(
    "page",
    [
        "<p>نص\n<!-- ملاحظة",
        "<p>نص\n<p class='a",
        "نص\n<script>var a;",
        "نص\n<title>عنوان",
        "نص\n<p ",
        "نص\n<![CDATA[ x",
    ],
)
def test_what_never_closes_is_refused_with_its_line(page: str) -> None:
    with pytest.raises(InputError, match=r"line 2: .* never closed"):
        items("a.html", page)


def test_a_sign_that_opens_no_tag_is_copy() -> None:
    assert text("a.html", "<p>5 < 7 & 8 <3 a&b &unknown; &amp;") == "5 < 7 & 8 <3 a&b &unknown; &"


def test_unclosed_navigation_ends_where_its_parent_does() -> None:
    assert text("a.html", "<div><nav>قائمة<ul><li>بند</div><p>نص</p>").strip() == "نص"


def test_the_longest_article_is_the_copy_and_deleted_words_and_code_are_not() -> None:
    page = "<article>قصير</article><article><p>هذا هو المقال <del>الخبر</del> <code>11</code> كله</p></article>"
    assert text("a.html", page).split() == ["هذا", "هو", "المقال", "كله"]


def test_the_old_encoding_of_a_page_is_read_with_a_notice() -> None:
    (item,) = items("a.html", f"<p>{WRONG_PAIR}</p>".encode("cp1256"))
    assert item.document
    assert "Windows-1256" in item.notices[0]


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<a ",
        "<p>",
        "<b><i>",
        "</x>",
        "<!-->",
        "&",
        "&amp",
        "<article>",
        "<nav>",
        '<a b="',
        "<p hidden>",
        "<!",
        "<h1>",
    ],
)
def test_time_grows_with_the_length_of_a_page(piece: str) -> None:
    assert grows_with_length("a.html", piece)


SOUP = st.lists(
    st.sampled_from(
        ("<p>", "</p>", "<b>", "</b>", "<nav>", "</nav>", "<h1>", "</h1>", "<br/>", "<article>", "</article>", "&nbsp;", "&#x64;", "&lt;",
         " ", "\n", "نص", "11", "<", ">", '"', "<!-- -->", "😀", "<title>", "</title>", "<td hidden>", "header", "<header>", "</header>")
    ),
    max_size=40,
)  # fmt: skip


@given(SOUP)
def test_every_letter_of_the_copy_leads_back_to_its_own_place(pieces: list[str]) -> None:
    page = "".join(pieces)
    try:
        read = document("a.html", page)
    except InputError:
        return
    for part in read.parts:
        assert part.origin
        before = 0
        for at, letter in enumerate(part.text):
            start, end = part.origin.stretch(at, at + 1)
            assert before <= start <= end <= len(page)
            before = end
            assert letter in " \n" or letter == page[start:end] or page[start:end].startswith("&")


def test_a_page_named_as_text_is_refused_with_its_mend(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.txt": PAGE, "b.htm": PAGE})
    ran = invoke("check", ".", "--format", "jsonl", cwd=folder)
    assert (ran.code, ran.rules) == (2, ["month-pair-mismatch"])
    assert "a.txt: by its content this is an HTML page. Rename it so that it ends in .html." in ran.err
