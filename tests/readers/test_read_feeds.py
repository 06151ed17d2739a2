"""ninjs, NewsML-G2 and WordPress: headline, copy and dateline of each item, with the places of the file."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from feeds import newsml, ninjs, post, wordpress
from helpers import invoke, write
from hypothesis import given
from hypothesis import strategies as st
from reading import document, items, stretches, text

from checker.core.errors import InputError

SAID = "وصل الوفد الأحد 11 نوفمبر/شباط 2024 إلى البلدة."
WORDS = "11 نوفمبر/شباط 2024"


@pytest.mark.parametrize("ascii_", [False, True])
def test_words_of_ninjs_have_their_place_in_the_file_through_escapes(ascii_: bool) -> None:
    file = "\ufeff" + ninjs(['قبل «😀» \\ "نص"', f"{SAID} ثم عاد."], ascii_=ascii_, headline=SAID)
    first, second = stretches(document("a.json", file), file)
    for _, words, stretch, _ in (first, second):
        assert words == WORDS
        assert json.loads(f'"{stretch}"') == WORDS
    assert first[3][0] > second[3][0]  # the headline stands behind the body


def test_markup_within_ninjs_is_read_and_leads_back_to_the_file() -> None:
    body = {"contentType": "text/html", "value": "<p>وصل الأحد <b>11</b> نوف&#1605;بر/شباط\n 2024.</p>"}
    file = json.dumps({"bodies": [body], "headlines": [{"value": "فرعي"}, {"role": "main", "value": "رئيس"}]})
    assert text("a.json", file, "title") == "رئيس"
    ((_, words, stretch, _),) = stretches(document("a.json", file), file)
    assert words == WORDS
    assert json.loads(f'"{stretch}"') == "11</b> نوف&#1605;بر/شباط\n 2024"


@pytest.mark.parametrize(
    ("more", "day"),
    [
        ({"versioncreated": "2024-02-13T01:00:00Z", "firstcreated": "2024-02-12T01:00:00Z"}, dt.date(2024, 2, 12)),
        ({"versionCreated": "2024-02-13T01:00:00Z"}, dt.date(2024, 2, 13)),
        ({}, None),
        ({"versioncreated": "soon"}, None),
    ],
)
def test_the_dateline_of_ninjs_is_its_first_day(more: dict[str, Any], day: dt.date | None) -> None:
    (item,) = items("a.json", ninjs(["نص"], **more))
    assert item.document
    found = item.document.published
    assert (found and dt.date(found.year, found.month, found.day)) == day
    assert bool(item.notices) == ("soon" in more.values())


@pytest.mark.parametrize(
    ("file", "hint"),
    [
        ('{"a": 1}', "is no ninjs item"),
        ("[1]", "is no ninjs item, which is one object"),
        ('{"body_text": "x"}\n{"body_text": "y"}', "line 2: this is no valid JSON"),
        ('{"body_text": 5}', "is no ninjs item"),
        ('{"body_text": "x\n', "line 2: this is no valid JSON"),
        ("[" * 100_000, "nested too deep"),
    ],
)
def test_what_is_no_ninjs_is_refused(file: str, hint: str) -> None:
    with pytest.raises(InputError, match=hint):
        items("a.json", file)


@given(st.text(max_size=40), st.booleans())
def test_every_letter_of_ninjs_leads_back_to_its_own_place(copy: str, ascii_: bool) -> None:
    file = json.dumps({"body_text": copy}, ensure_ascii=ascii_)
    (part,) = document("a.json", file.encode("utf-8", "surrogatepass") if ascii_ else file).parts
    assert part.text == copy
    assert part.origin
    for at, letter in enumerate(copy):
        start, end = part.origin.stretch(at, at + 1)
        assert json.loads(f'"{file[start:end]}"') == letter


# ---------------------------------------------------------------------------------------------------------------- NewsML-G2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("<p>", '<p class="x > y">'),
        ("نوفمبر", "نو<em>فمبر</em>"),
        ("/", "&#47;"),
        ("<html", "<x:html"),
    ],
)
def test_words_of_newsml_have_their_place_in_the_file(old: str, new: str) -> None:
    file = '<?xml version="1.0" encoding="UTF-8"?>\n' + newsml(["قبل 😀 &", SAID], headline="لقاء 12 مارس/شباط 2024")
    body = file.partition("<contentSet>")
    if old == "<html":
        changed = body[2].replace("<html xmlns=", "<x:html xmlns:x=").replace("</html>", "</x:html>")
    else:
        changed = body[2].replace(old, new) if old != "/" else body[2].replace("نوفمبر/", "نوفمبر&#47;")
    file = body[0] + body[1] + changed
    read = document("a.xml", file)
    title, words = stretches(read, file)
    assert title[1] == title[2] == "12 مارس/شباط 2024"
    assert words[1] == WORDS
    assert words[2].startswith("11 نو")
    assert words[2].endswith("شباط 2024")
    assert words[3][0] == file[: file.index("11 نو")].count("\n") + 1
    assert (read.language, read.name) == ("ar", "a.xml")


@pytest.mark.parametrize(
    ("data", "copy"),
    [
        ('<inlineData contenttype="text/plain">سطر &amp; أول\nثان</inlineData>', "سطر & أول\nثان"),
        ('<inlineData contenttype="text/html"><![CDATA[<p>أول &amp;</p><p>ثان</p>]]></inlineData>', "أول &\nثان"),
        (("<inlineXML><nitf><head><title>x</title></head><body><body.head><hedline><hl1>عنوان</hl1></hedline></body.head>"
         "<body.content><p>متن</p></body.content></body></nitf></inlineXML>"), "عنوان\nمتن"),
        ("<inlineData>نص</inlineData><inlineXML><p>أولى</p></inlineXML>", "أولى"),
    ],
)  # fmt: skip
def test_the_content_of_newsml_has_several_forms(data: str, copy: str) -> None:
    file = newsml(["@"])
    start, end = file.index("<inlineXML"), file.index("</contentSet>")
    assert text("a.xml", file[:start] + data + file[end:]).strip() == copy


def test_the_items_of_a_message_are_documents_of_their_own() -> None:
    second = newsml([SAID], guid="urn:b").replace("inlineXML", "remoteContent")
    file = f"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>{newsml([SAID])}{second}{newsml(['نص'], guid='urn:c')}</itemSet></newsMessage>"
    found = items("a.xml", file)
    assert [item.document and item.document.name for item in found] == ["urn:a", None, "urn:c"]
    assert "urn:b has no inline content" in str(found[1].error)


# ---------------------------------------------------------------------------------------------------------------- WordPress


def test_posts_and_pages_are_documents_and_pictures_are_not() -> None:
    file = wordpress(
        post("<!-- wp:paragraph -->\n<p>وصل <b>الوفد</b>&nbsp;أمس</p>\n\nسطر\nآخر", title="عنوان &amp; آخر"),
        post("", kind="attachment"),
        post(SAID, link="https://x.invalid/2", date="0000-00-00 00:00:00", kind="page"),
    )
    first, second = (item.document for item in items("a.xml", file))
    assert first
    assert second
    assert [(p.name, p.text) for p in first.parts] == [
        ("title", "عنوان & آخر"),
        ("text", "وصل الوفد\u00a0أمس\nسطر\nآخر"),
    ]
    assert str(first.published)[:10] == "2024-02-12"
    assert [first.name, second.name, second.published] == ["https://x.invalid/1", "https://x.invalid/2", None]
    ((_, words, stretch, place),) = stretches(second, SAID)
    assert (words, stretch, place) == (WORDS, WORDS, (1, 17))


def test_a_broken_post_is_named_and_the_others_are_read() -> None:
    found = items("a.xml", wordpress(post("<p>نص"), post("نص <!-- x"), post(SAID)))
    assert [bool(item.document) for item in found] == [True, False, True]
    assert "https://x.invalid/1, line 1:" in str(found[1].error)


def test_a_post_without_end_is_not_kept() -> None:
    found = items("a.xml", wordpress(post("ا" * 11_000_000 * 2), post(SAID)))
    assert "longer than 20 MiB" in str(found[0].error)
    assert found[1].document


@pytest.mark.parametrize(
    ("file", "hint"),
    [
        ("<feed/>", r"this XML \(feed\) is neither NewsML-G2 nor a WordPress export"),
        ("", "no valid XML"),
        ("plain", "line 1, column 1: this is no valid XML"),
        (wordpress(post(SAID))[:-30], "no valid XML"),
        (wordpress(), "holds no posts"),
        (newsml([SAID])[:-30], "line 4, column"),
        ("<newsMessage/>", "holds no newsItem"),
        ("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss/>", "declares a document type"),
        ("<!DOCTYPE rss SYSTEM 'file:///etc/passwd'><rss/>", "declares a document type"),
        ("<rss>" * 1000, "nested too deep"),
        ("<?xml version='1.0' encoding='x-none'?><rss/>", "encoding"),
    ],
)
def test_what_is_no_feed_is_refused(file: str, hint: str) -> None:
    with pytest.raises(InputError, match=hint):
        items("a.xml", file)


def test_in_a_folder_only_feeds_are_read(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        {
            "package.json": '{"name": "x"}',
            "pom.xml": "<project/>",
            "item.json": ninjs([SAID]),
            "news.xml": newsml([SAID]),
            "cut.json": ninjs([SAID])[:-9],
        },
    )
    ran = invoke("check", ".", "--format", "jsonl", cwd=folder)
    assert [f["document"] for f in ran.findings] == ["item.json", "news.xml"]
    assert ran.code == 2
    assert "cut.json, line" in ran.err
    assert "package.json" not in ran.err
