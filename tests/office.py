"""Word and OpenDocument files made for the tests with other libraries than the ones that read them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import docx
import odfdo
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(*paragraphs: str | Iterable[str], change: Callable[[Any], None] | None = None) -> bytes:
    """A Word file: a paragraph is a text, or the texts of its runs; `change` may work on python-docx's document."""
    made = docx.Document()
    for paragraph in paragraphs:
        runs = (paragraph,) if isinstance(paragraph, str) else paragraph
        added = made.add_paragraph()
        for number, run in enumerate(runs):
            added.add_run(run).bold = bool(number % 2)
    if change:
        change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def word_xml(body: str, **parts: str) -> bytes:
    """A Word file with this XML in its body; `w:` is bound."""
    return replaced(
        word(""), {"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'} | parts
    )


def opendocument(*paragraphs: str) -> bytes:
    """An OpenDocument text; a paragraph is the XML that it holds."""
    made = odfdo.Document("text")
    made.body.clear()
    for paragraph in paragraphs:
        made.body.append(odfdo.Element.from_tag(f"<text:p>{paragraph}</text:p>"))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def rtf(text_: str, *, escaped: bool = True) -> bytes:
    """An RTF file as Word writes it: letters by number with an old letter for old readers, or in Windows-1256."""
    letters = {"\n": "\\par\n", "\\": "\\\\", "{": "\\{", "}": "\\}"}

    def letter(each: str) -> str:
        if each in letters or ord(each) < 128:
            return letters.get(each, each)
        if not escaped:
            return f"\\'{each.encode('cp1256').hex()}"
        halves = each.encode("utf-16-le")
        units = [int.from_bytes(halves[n : n + 2], "little", signed=True) for n in range(0, len(halves), 2)]
        return "".join(f"\\u{unit}?" for unit in units)

    body = "".join(map(letter, text_))
    return f"{{\\rtf1\\ansi\\ansicpg1256{{\\fonttbl{{\\f0\\fcharset178 Arial;}}}}\\f0 {body}\\par}}".encode("ascii")


def replaced(content: bytes, members: Mapping[str, str | bytes]) -> bytes:
    """An archive with some members replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys((*old.namelist(), *members)):
            new.writestr(name, members[name] if name in members else old.read(name))
    return out.getvalue()


def member(path: Path, name: str) -> str:
    """A member of an archive as text."""
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode("utf-8")


def commented(path: Path) -> list[tuple[str, str, list[str]]]:
    """The comments of a file: who says them, the words that they stand on, and their paragraphs, in the order of the words."""
    return _of_word(path) if path.suffix == ".docx" else _of_opendocument(path)


def _of_word(path: Path) -> list[tuple[str, str, list[str]]]:
    made = docx.Document(str(path))
    told = {str(c.comment_id): (c.author, [_plain(p.text) for p in c.paragraphs]) for c in made.comments}
    found: dict[str, str] = {}
    opened: list[str] = []
    for element in made.element.body.iter():
        number = element.get(f"{{{W}}}id")
        if element.tag == f"{{{W}}}commentRangeStart":
            opened.append(number)
            found[number] = ""
        elif element.tag == f"{{{W}}}commentRangeEnd":
            opened.remove(number)
        elif element.tag == f"{{{W}}}t":
            found |= {each: found[each] + (element.text or "") for each in opened}
    references = [e.get(f"{{{W}}}id") for e in made.element.body.iter(f"{{{W}}}commentReference")]
    assert sorted(references) == sorted(found) == sorted(told)
    assert not opened
    return [(told[n][0], words, told[n][1]) for n, words in found.items()]


def _of_opendocument(path: Path) -> list[tuple[str, str, list[str]]]:
    content = member(path, "content.xml")
    root = etree.fromstring(content.encode())
    names = {"o": "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "t": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
             "d": "http://purl.org/dc/elements/1.1/"}  # fmt: skip
    found = []
    for note in root.iterfind(".//o:annotation", names):
        name = note.get(f"{{{names['o']}}}name")
        words = ""
        if name:
            inside = re.search(rf'<office:annotation office:name="{name}".*?</office:annotation>(.*?)'
                               rf'<office:annotation-end office:name="{name}"/>', content, re.DOTALL)  # fmt: skip
            assert inside
            words = re.sub(r"<office:annotation .*?</office:annotation>", "", inside[1], flags=re.DOTALL)
            words = re.sub(r"<text:s/>|<text:line-break/>", " ", words)
            words = re.sub(r"<[^>]*>", "", words).replace("&quot;", '"')
        found.append(
            (note.findtext("d:creator", "", names), words, [_plain(p.text or "") for p in note.iterfind("t:p", names)])
        )
    return found


def _plain(text: str) -> str:
    return text.strip("\u2067\u2069")
