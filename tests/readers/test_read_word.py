"""Word: what an editor sees after accepting all changes is the copy; lines are paragraphs."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from helpers import invoke, write
from office import commented, replaced, word, word_xml
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


def noted() -> bytes:
    """A Word file with a footnote and an endnote, and the lines that Word draws above them."""
    kinds = ("footnote", "endnote")
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    marks = "".join(f'<w:r><w:{kind}Reference w:id="2"/></w:r>' for kind in kinds)
    content = word_xml(f"<w:p><w:r><w:t>متن</w:t></w:r>{marks}<w:r><w:t> باق</w:t></w:r></w:p>")
    notes = {
        f"word/{kind}s.xml": f'<w:{kind}s {space}><w:{kind} w:id="0" w:type="separator"><w:p><w:r><w:t>فاصل</w:t></w:r></w:p></w:{kind}>'
        f'<w:{kind} w:id="2"><w:p><w:r><w:t>{kind} 12 مارس/شباط 2024</w:t></w:r></w:p></w:{kind}></w:{kind}s>'
        for kind in kinds
    }
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(f'<Relationship Id="n{kind}" Type="{base}/{kind}s" Target="{kind}s.xml"/>' for kind in kinds)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        old = archive.read("word/_rels/document.xml.rels").decode()
    return replaced(
        content,
        notes | {"word/_rels/document.xml.rels": old.replace("</Relationships>", f"{relations}</Relationships>")},
    )


def test_notes_are_read_behind_the_body() -> None:
    lines = text("a.docx", noted()).split("\n")
    assert lines == ["متن باق", "footnote 12 مارس/شباط 2024", "endnote 12 مارس/شباط 2024"]


def test_a_finding_in_a_note_is_told_at_the_mark_of_the_note(tmp_path: Path) -> None:
    write(tmp_path, {"a.docx": noted()})
    assert invoke("check", "a.docx", "--annotate", "out.docx", cwd=tmp_path).code == 1
    made = commented(tmp_path / "out.docx")
    assert [(words, told[0]) for _, words, told in made] == [("", "«12 مارس/شباط 2024»")] * 2
    with zipfile.ZipFile(tmp_path / "out.docx") as archive:
        xml = archive.read("word/document.xml").decode()
    assert xml.index("footnoteReference") < xml.index("commentRangeStart") or xml.index("commentReference") < xml.index(
        "endnoteReference"
    )


def test_the_title_of_the_document_is_its_title_and_lines_keep_their_numbers() -> None:
    def titled(made: Any) -> None:
        made.paragraphs[1].style = "Title"

    read = document("a.docx", word("", "لقاء 11 نوفمبر/شباط 2024", "لقاء 12 مارس/شباط 2024", change=titled))
    assert [(p.name, p.text) for p in read.parts] == [
        ("title", "لقاء 11 نوفمبر/شباط 2024"),
        ("text", "\n\nلقاء 12 مارس/شباط 2024"),
    ]
    assert [place for *_, place in stretches(read, "")] == [(1, 6), (3, 6)]
