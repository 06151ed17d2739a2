"""OpenDocument and RTF: the copy as its program shows it."""

from __future__ import annotations

import io
import zipfile

import odfdo
import pytest
from office import opendocument, replaced, rtf
from reading import document, items, text

from checker.core.errors import InputError


@pytest.mark.parametrize(
    ("paragraph", "copy"),
    [
        ("وصل <text:span>الأحد </text:span>11 نوف<text:span>مبر</text:span>", "وصل الأحد 11 نوفمبر"),
        ("\n  وصل \n <text:span>\n الأحد</text:span>", "وصل الأحد"),
        ("قبل<text:s text:c='3'/>بعد<text:tab/>ثم<text:line-break/>تال", "قبل   بعد\tثم تال"),
        ("قال<office:annotation><dc:creator>محرر</dc:creator><text:p>تعليق</text:p></office:annotation> الوزير", "قال الوزير"),
        (("متن<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body>"
         "<text:p>حاشية</text:p></text:note-body></text:note> باق"), "متن باق\nحاشية"),
        ("قبل<draw:frame><draw:text-box><text:p>في الإطار</text:p></draw:text-box></draw:frame> بعد", "قبل بعد\nفي الإطار"),
        ("<text:a xlink:href='http://x.invalid'>رابط</text:a><text:bookmark text:name='a'/>", "رابط"),
    ],
)  # fmt: skip
def test_the_copy_of_a_paragraph_is_its_words(paragraph: str, copy: str) -> None:
    assert text("a.odt", opendocument(paragraph)).strip("\n") == copy


def test_what_was_deleted_is_no_copy_and_tables_and_lists_are() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>محذوف</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes><text:p>متن</text:p><text:list><text:list-item><text:p>بند</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>خلية</text:p></table:table-cell></table:table-row></table:table>"
    )
    content = opendocument("هنا")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read("content.xml").decode()
    changed = replaced(content, {"content.xml": xml.replace("<text:p>هنا</text:p>", body)})
    assert text("a.odt", changed).strip("\n").split("\n") == ["متن", "بند", "خلية"]


def test_the_first_paragraph_in_the_style_title_is_the_title() -> None:
    content = opendocument("عنوان", "متن")
    made = odfdo.Document(io.BytesIO(content))
    made.body.get_paragraphs()[0].style = "Title"
    out = io.BytesIO()
    made.save(out)
    assert [(p.name, p.text.rstrip("\n")) for p in document("a.odt", out.getvalue()).parts] == [
        ("title", "عنوان"),
        ("text", "\nمتن"),
    ]


# --------------------------------------------------------------------------------------------------------------------- RTF


@pytest.mark.parametrize("escaped", [True, False])
def test_rtf_is_read_letter_by_letter(escaped: bool) -> None:
    copy = "وصل الوفد الأحد 11 نوفمبر/شباط 2024.\nوقال: «لن نغلق {المدرسة}»"
    assert text("a.rtf", rtf(copy, escaped=escaped)) == copy + "\n"
    assert text("a.rtf", rtf("سرور 😀")) == "سرور 😀\n"


def test_the_words_of_a_link_are_copy_and_its_address_is_not() -> None:
    link = rb'{\field{\*\fldinst{HYPERLINK "http://x.invalid/11/2024"}}{\fldrslt 2024}}'
    assert text("a.rtf", rtf("سنة @ ثم").replace(b"@", link)) == "سنة 2024 ثم\n"


def test_what_a_tracked_change_deletes_from_rtf_is_no_copy() -> None:
    change = rb"{\deleted\revauthdel1 12}{\revised\revauth1 15}{\deleted0 ok}"
    assert text("a.rtf", rtf("مقتل @ شخصا").replace(b"@", change)) == "مقتل 15ok شخصا\n"


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        (rtf("نص")[:-1], "breaks off before its end"),
        (b"plain", "this is no RTF file"),
        (b"{\\rtf1{\\fonttbl" + b"{\\f1}" * 20_000 + b"}}", "font table"),
        (b"{\\rtf1 \\u99999999999999? }", "cannot be read"),
        (b"{\\rtf1 {\\pict\\bin }x}", "cannot be read"),
    ],
)
def test_what_is_no_rtf_is_refused(content: bytes, hint: str) -> None:
    with pytest.raises(InputError, match=hint):
        items("a.rtf", content)
