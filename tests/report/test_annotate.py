"""`--annotate`: every place of every finding is a comment on its exact words; all else in the file stays as it was."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from helpers import LOOSE_QUOTE, WRONG_PAIR, environment, invoke, write
from hypothesis import given, settings
from hypothesis import strategies as st
from office import commented, member, opendocument, replaced, word, word_xml
from reading import document, report

from checker.core.documents import Span
from checker.core.findings import Report
from checker.report.annotate import opendocument as in_opendocument
from checker.report.annotate import word as in_word
from checker.report.annotate.notes import Line, Note, notes_of
from checker.words import catalogue

SPLIT = ("وصل الوفد إلى العاصمة الأحد 1", "1 نوف", "مبر/شب", "اط 2024 في زيارة.")
SPANS = "وصل الوفد الأحد 11 نوف<text:span>مبر/شب</text:span>اط<text:s/>2024 في زيارة."
FIGURES = (
    "ويسكن محافظة رفح الآن أكثر من 1.4 مليون فلسطيني.",
    "وفي رفح ما بين 1.2 إلى 1.4 مليون شخص وفق تقديرات دولية.",
)


def annotate(folder: Path, content: bytes, name: str = "draft.docx", *args: str) -> Path:
    """The annotated copy of a file."""
    write(folder, {name: content})
    target = folder / f"out-{name}"
    ran = invoke("check", name, "--annotate", target.name, *args, cwd=folder)
    assert ran.code in (0, 1), ran.err
    assert (folder / name).read_bytes() == content
    return target


@pytest.mark.parametrize(("name", "content"), [("a.docx", word(SPLIT)), ("a.odt", opendocument(SPANS))])
def test_a_comment_stands_on_its_exact_words_whatever_cuts_them(name: str, content: bytes, tmp_path: Path) -> None:
    ((author, words, told),) = commented(annotate(tmp_path, content, name))
    assert (author, words) == ("ittisaq", "11 نوفمبر/شباط 2024")
    assert told[0] == "خطأ: «نوفمبر» (الشهر 11) و«شباط» (الشهر 2) شهران لا شهر واحد."
    assert "11 فبراير/شباط 2024" in "\n".join(told)
    assert told[-1] == "month-pair-mismatch"


def test_related_places_have_comments_too(tmp_path: Path) -> None:
    for name, content in (("a.docx", word(*FIGURES)), ("a.odt", opendocument(*FIGURES))):
        made = commented(annotate(tmp_path, content, name, "--select", "conflicting-figures"))
        assert [words for _, words, _ in made] == ["أكثر من 1.4 مليون", "ما بين 1.2 إلى 1.4 مليون"]
        assert all(told[-1] == "conflicting-figures" for *_, told in made)


def test_the_messages_may_be_english(tmp_path: Path) -> None:
    ((_, _, told),) = commented(annotate(tmp_path, word(SPLIT), "a.docx", "--messages", "en"))
    assert told[0].startswith("error: “نوفمبر” (month 11)")


def _busy(made: Any) -> None:
    """A document with an editor's comment, a style of its own and a header."""
    made.add_comment(made.paragraphs[0].runs[1], "تعليق المحرر", author="محرر")
    made.sections[0].header.paragraphs[0].text = "عدد 12 مارس/شباط 2024"


def test_earlier_comments_stay_and_a_second_run_replaces_its_own(tmp_path: Path) -> None:
    content = word(SPLIT, LOOSE_QUOTE.strip(), change=_busy)
    once = annotate(tmp_path, content)
    assert [author for author, *_ in commented(once)] == ["ittisaq", "ittisaq", "محرر", "ittisaq"]
    twice = annotate(tmp_path, once.read_bytes(), "again.docx")
    assert commented(twice) == commented(once)
    assert len(docx.Document(str(twice)).comments) == 4
    silent = annotate(tmp_path, once.read_bytes(), "silent.docx", "--select", "range-connector")
    assert [(author, told) for author, _, told in commented(silent)] == [("محرر", ["تعليق المحرر"])]


def test_a_second_run_on_opendocument_replaces_its_own_and_keeps_the_others(tmp_path: Path) -> None:
    note = "<office:annotation><dc:creator>محرر</dc:creator><text:p>تعليق</text:p></office:annotation>"
    once = annotate(tmp_path, opendocument(SPANS.replace("مبر", f"م{note}بر")), "a.odt")
    twice = annotate(tmp_path, once.read_bytes(), "b.odt")
    assert member(once, "content.xml") == member(twice, "content.xml")
    assert sorted(author for author, *_ in commented(twice)) == ["ittisaq", "محرر"]
    silent = annotate(tmp_path, once.read_bytes(), "c.odt", "--select", "range-connector")
    assert [author for author, *_ in commented(silent)] == ["محرر"]


def test_an_answer_to_our_comment_stays_when_ours_goes(tmp_path: Path) -> None:
    once = annotate(tmp_path, word(SPLIT))
    spaces = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    comments = member(once, "word/comments.xml")
    ours = comments.replace("<w:p>", f'<w:p {spaces} w14:paraId="00000001">', 1).replace(
        "</w:comments>", '<w:comment w:id="9" w:author="محرر"><w:p/></w:comment></w:comments>'
    )
    body = member(once, "word/document.xml").replace("</w:p>", '<w:r><w:commentReference w:id="9"/></w:r></w:p>', 1)
    extended = f'<w15:commentsEx {spaces}><w15:commentEx w15:paraId="00000001"/><w15:commentEx w15:paraId="2" w15:paraIdParent="00000001"/></w15:commentsEx>'
    relations = member(once, "word/_rels/document.xml.rels").replace(
        "</Relationships>",
        '<Relationship Id="rIdX" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/></Relationships>',
    )
    answered = replaced(
        once.read_bytes(),
        {
            "word/comments.xml": ours,
            "word/document.xml": body,
            "word/commentsExtended.xml": extended,
            "word/_rels/document.xml.rels": relations,
        },
    )
    twice = annotate(tmp_path, answered, "answered.docx")
    kept = member(twice, "word/commentsExtended.xml")
    assert "00000001" not in kept
    assert 'paraId="2"' in kept
    assert 'w:author="محرر"' in member(twice, "word/comments.xml")


def test_styles_tracked_changes_and_all_other_parts_stay(tmp_path: Path) -> None:
    body = (
        '<w:p><w:r><w:t>وصل الوفد الأحد </w:t></w:r><w:ins w:id="1" w:author="محرر"><w:r><w:rPr><w:b/></w:rPr><w:t>11 نوفمبر</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="محرر"><w:r><w:delText>قديم</w:delText></w:r></w:del><w:hyperlink w:anchor="x"><w:r><w:t>/شباط 2024</w:t></w:r></w:hyperlink>'
        "<w:r><w:t> إلى البلدة.</w:t></w:r></w:p>"
    )
    content = word_xml(body)
    target = annotate(tmp_path, content)
    ((_, words, _),) = commented(target)
    assert words == "11 نوفمبر/شباط 2024"
    made = member(target, "word/document.xml")
    assert '<w:del w:id="2" w:author="محرر"><w:r><w:delText>قديم</w:delText></w:r></w:del>' in made
    assert "<w:rPr><w:b/></w:rPr><w:t>11 نوفمبر</w:t>" in made
    assert made.index("</w:hyperlink>") < made.index("<w:commentReference")
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target) as new:
        touched = {name for name in new.namelist() if name not in old.namelist() or old.read(name) != new.read(name)}
        assert old.namelist() == new.namelist()[: len(old.namelist())]
    assert touched == {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


def test_a_part_that_bears_the_name_by_chance_is_left_alone(tmp_path: Path) -> None:
    target = annotate(tmp_path, replaced(word(SPLIT), {"word/comments.xml": "<other/>"}))
    assert member(target, "word/comments.xml") == "<other/>"
    assert [words for _, words, _ in commented(target)] == ["11 نوفمبر/شباط 2024"]


def boxed(depth: int) -> str:
    """A paragraph of Word with a finding, and boxes within boxes that have one each."""
    box = f"<w:r><w:pict><w:txbxContent>{boxed(depth - 1)}</w:txbxContent></w:pict></w:r>" if depth else ""
    return f"<w:p><w:r><w:t>{WRONG_PAIR.strip()}<!-- note --> ثم عاد.</w:t></w:r>{box}</w:p>"


def framed(depth: int) -> str:
    """The same in OpenDocument, without the paragraph around it."""
    box = (
        f"<draw:frame><draw:text-box><text:p>{framed(depth - 1)}</text:p></draw:text-box></draw:frame>" if depth else ""
    )
    return f"{WRONG_PAIR.strip()} ثم عاد.{box}"


@pytest.mark.parametrize(
    ("name", "content"), [("a.docx", word_xml(boxed(2) * 2)), ("a.odt", opendocument(framed(2), framed(2)))]
)
def test_what_stands_in_boxes_is_told_in_the_body_with_its_words(name: str, content: bytes, tmp_path: Path) -> None:
    lines = "\n".join(part.text for part in document(name, content).parts if part.name == "text").split("\n")
    assert lines == [f"{WRONG_PAIR.strip()} ثم عاد."] * 6
    target = annotate(tmp_path, content, name, "--select", "month-pair-mismatch")
    assert document(name, target.read_bytes()).parts == document(name, content).parts
    made = commented(target)
    assert len(made) == 6
    assert [words == "" for _, words, _ in made].count(True) == 4, "those in boxes stand on no words of their own"
    assert sum("«11 نوفمبر/شباط 2024»" in told[0] for *_, told in made) == 4


@pytest.mark.parametrize(
    ("name", "made", "module"), [("a.docx", word, in_word), ("a.odt", opendocument, in_opendocument)]
)
def test_comments_in_one_long_paragraph_take_no_longer_than_in_many(name: str, made: Any, module: Any) -> None:
    words = [f"كلمة{number}" for number in range(60_000)]
    content = made(" ".join(words))
    read = document(name, content)
    place, notes = 0, []
    for number, each in enumerate(words):
        if number % 10 == 0:
            notes.append(Note(Span("text", place, place + len(each)), each, (Line(each, rtl=True),)))
        place += len(each) + 1
    start = time.process_time()
    annotated = module.annotated(content, name, Report(read, "ar", ()), notes)
    assert time.process_time() - start < 10, "12,000 cuts of a text took half a minute where each wrote all of it anew"
    assert document(name, annotated).parts == read.parts


def test_what_stands_in_a_header_is_told_in_the_body_with_its_words(tmp_path: Path) -> None:
    made = commented(annotate(tmp_path, word("متن قصير", "تال", change=_headed)))
    assert [(words, told[0]) for _, words, told in made] == [("", "«12 مارس/شباط 2024»")]


def _headed(made: Any) -> None:
    made.sections[0].header.paragraphs[0].text = "عدد 12 مارس/شباط 2024"


@pytest.mark.parametrize("name", ["draft.docx", "draft.odt"])
def test_the_same_file_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    content = word(SPLIT) if name.endswith("docx") else opendocument(SPANS)
    first = annotate(tmp_path, content, name).read_bytes()
    time.sleep(2.1)  # a zip archive counts two seconds
    assert annotate(tmp_path, content, name).read_bytes() == first


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        (("a.docx", "--annotate", "a.docx"), "is the article itself"),
        (("a.docx", "b.docx", "--annotate", "out.docx"), "takes one Word"),
        ((".", "--annotate", "out.docx"), "takes one Word"),
        (("-", "--annotate", "out.docx"), "takes one Word"),
        (("--annotate", "out.docx"), "takes one Word"),
        (("a.txt", "--annotate", "out.docx"), "a.txt cannot carry comments"),
        (("a.docx", "--annotate", "out.odt"), "out.odt must end in .docx"),
        (("a.docx", "--annotate", "nowhere/out.docx"), "nowhere/out.docx: this file cannot be written"),
        (("a.docx", "--annotate", "folder.docx"), "folder.docx"),
    ],
)
def test_what_cannot_be_annotated_is_refused(args: tuple[str, ...], hint: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.docx": word(SPLIT), "b.docx": word(SPLIT), "a.txt": WRONG_PAIR})
    (tmp_path / "folder.docx").mkdir()
    ran = invoke("check", *args, cwd=tmp_path)
    assert ran.code == 2
    assert hint in ran.err
    assert not (tmp_path / "out.docx").exists()
    assert "Traceback" not in ran.err
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".ittisaq")] == []


@pytest.mark.parametrize("content", [b"PK\x03\x04broken", b"%PDF-1.4", b""])
def test_a_file_that_cannot_be_read_gives_no_copy(content: bytes, tmp_path: Path) -> None:
    write(tmp_path, {"a.docx": content})
    ran = invoke("check", "a.docx", "--annotate", "out.docx", cwd=tmp_path)
    assert ran.code == 2
    assert [p.name for p in tmp_path.iterdir()] == ["a.docx"]


def test_clean_copy_gives_a_copy_without_comments(tmp_path: Path) -> None:
    content = word("متن عربي قصير لا شيء فيه")
    target = annotate(tmp_path, content)
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target) as new:
        assert {n: old.read(n) for n in old.namelist()} == {n: new.read(n) for n in new.namelist()}


@pytest.mark.parametrize("pause", [0.05, 0.2, 0.35, 0.5, 0.8])
def test_killed_at_any_time_it_leaves_the_old_copy_or_the_new_one(pause: float, tmp_path: Path) -> None:
    old = annotate(tmp_path, word(*[SPLIT] * 300)).read_bytes()
    write(tmp_path, {"draft.docx": word(*[SPLIT] * 301)})
    running = subprocess.Popen(
        [sys.executable, "-m", "checker", "check", "draft.docx", "--annotate", "out-draft.docx", "--quiet"],
        cwd=tmp_path, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    time.sleep(pause)
    running.kill()
    running.wait()
    left = (tmp_path / "out-draft.docx").read_bytes()
    assert left == old or len(docx.Document(io.BytesIO(left)).comments) == 301
    assert len(docx.Document(str(annotate(tmp_path, word(SPLIT)))).comments) == 1


PIECES = st.lists(
    st.sampled_from(("وصل الأحد ", "11 ", "نوفمبر", "/", "شباط", " 2024", " ", "12 مارس/شباط 2024 ", '"', "قال", "\t")),
    max_size=14,
)


@settings(max_examples=30, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=4))
def test_every_comment_stands_on_the_words_of_its_place(paragraphs: list[list[str]]) -> None:
    words = catalogue.load("ar")
    spans = [
        "".join(f"<text:span>{p}</text:span>".replace("\t", "<text:tab/>").replace('"', "&quot;") for p in runs)
        for runs in paragraphs
    ]
    for name, content, module in (
        ("a.docx", word("متن", *paragraphs), in_word), ("a.odt", opendocument("متن", *spans), in_opendocument),
    ):  # fmt: skip
        made = report(document(name, content))
        notes = notes_of(made, words)
        out = module.annotated(content, name, made, notes)
        assert document(name, out).parts == made.document.parts
        expected = sorted("".join(n.words.split()) for n in notes)
        assert sorted("".join(w.split()) for w in _words(name, out)) == expected


def _words(name: str, content: bytes) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return [words for _, words, _ in commented(path)]
