"""Word: what an editor sees after accepting all changes is the copy; lines are paragraphs."""

from __future__ import annotations

from typing import Any

import pytest
from office import word, word_xml
from reading import document, stretches, text


def test_runs_are_one_text_and_a_line_is_a_paragraph() -> None:
    content = word("سطر أول", "", ("وصل الأحد 1", "1 نوفم", "بر/شبا", "ط 2024 إلى البلدة."))
    assert text("a.docx", content) == "سطر أول\n\nوصل الأحد 11 نوفمبر/شباط 2024 إلى البلدة."
    ((_, words, _, place),) = stretches(document("a.docx", content), "")
    assert (words, place) == ("11 نوفمبر/شباط 2024", (3, 11))


def _everywhere(made: Any) -> None:
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "خلية", "أخرى"
    made.add_paragraph("بعد الجدول")
    made.sections[0].header.paragraphs[0].text = "ترويسة"
    made.sections[0].footer.paragraphs[0].text = "تذييل"
    made.add_comment(made.paragraphs[0].runs[0], "تعليق", author="محرر")


def test_tables_headers_and_footers_are_read_and_comments_are_not() -> None:
    lines = text("a.docx", word("متن", change=_everywhere)).split("\n")
    assert lines == ["متن", "خلية", "أخرى", "بعد الجدول", "ترويسة", "تذييل"]


@pytest.mark.parametrize(
    ("body", "copy"),
    [
        (('<w:p><w:r><w:t>قتل </w:t></w:r><w:del w:id="1"><w:r><w:delText>12</w:delText></w:r></w:del>'
         '<w:ins w:id="2"><w:r><w:t>15</w:t></w:r></w:ins></w:p>'), "قتل 15"),
        ('<w:p><w:moveFrom w:id="1"><w:r><w:t>هنا</w:t></w:r></w:moveFrom><w:moveTo w:id="2"><w:r><w:t>هناك</w:t></w:r></w:moveTo></w:p>', "هناك"),
        ('<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>أول </w:t></w:r></w:p><w:p><w:r><w:t>ثان</w:t></w:r></w:p>', "أول ثان"),
        (('<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc><w:p><w:r><w:t>محذوف</w:t></w:r></w:p></w:tc></w:tr>'
         "<w:tr><w:tc><w:p><w:r><w:t>باق</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"), "باق"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>مخفي</w:t></w:r><w:r><w:t>ظاهر</w:t></w:r></w:p>", "ظاهر"),
        ("<w:p><w:r><w:t>سطر</w:t><w:br/><w:t>آخر</w:t><w:tab/><w:t>بعد</w:t></w:r></w:p>", "سطر آخر\tبعد"),
        ("<w:p><w:hyperlink><w:r><w:t>رابط</w:t></w:r></w:hyperlink><w:sdt><w:sdtContent><w:r><w:t> حقل</w:t></w:r></w:sdtContent></w:sdt></w:p>", "رابط حقل"),
        (('<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText><w:fldChar w:fldCharType="separate"/>'
         "<w:t>اليوم</w:t></w:r></w:p>"), "اليوم"),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>فقرة</w:t></w:r></w:p></w:sdtContent></w:sdt>", "فقرة"),
        (("<w:p><w:r><w:t>قبل</w:t><w:drawing><w:txbxContent><w:p><w:r><w:t>في الإطار</w:t></w:r></w:p></w:txbxContent></w:drawing>"
         "<w:t> بعد</w:t></w:r></w:p><w:p><w:r><w:t>تال</w:t></w:r></w:p>"), "قبل بعد\nتال\nفي الإطار"),
        (('<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:p><w:r><w:t>مرة</w:t></w:r></w:p>'
         "</mc:Choice><mc:Fallback><w:p><w:r><w:t>مرتين</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>"), "مرة"),
    ],
)  # fmt: skip
def test_the_copy_is_what_stands_after_accepting_all_changes(body: str, copy: str) -> None:
    assert text("a.docx", word_xml(body)) == copy


def test_the_title_of_the_document_is_its_title_and_lines_keep_their_numbers() -> None:
    def titled(made: Any) -> None:
        made.paragraphs[1].style = "Title"

    read = document("a.docx", word("", "لقاء 11 نوفمبر/شباط 2024", "لقاء 12 مارس/شباط 2024", change=titled))
    assert [(p.name, p.text) for p in read.parts] == [
        ("title", "لقاء 11 نوفمبر/شباط 2024"),
        ("text", "\n\nلقاء 12 مارس/شباط 2024"),
    ]
    assert [place for *_, place in stretches(read, "")] == [(1, 6), (3, 6)]
