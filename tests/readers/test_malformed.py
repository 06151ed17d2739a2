"""Whatever a file holds: a message that names the file, the place and the mend; exit code 2; the others are still checked."""

from __future__ import annotations

import bz2
import contextlib
import datetime as dt
import io
import json
import lzma
import os
import re
import socket
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from feeds import newsml, ninjs, post, wordpress
from helpers import WRONG_PAIR, environment, invoke, run, write
from office import W, opendocument, replaced, rtf, word, word_xml

MIB = 1 << 20
WORD, TEXT = word(WRONG_PAIR.strip()), opendocument(WRONG_PAIR.strip())
BOMB = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(f'<!ENTITY a{n} "{"&a;" * 9}">' for n in range(9)) + "]><x>&a8;</x>"
LARGEST_PEAK = 400  # MiB of the whole process, whatever it is given


def changed(name: str, content: str | bytes, whole: bytes = WORD) -> bytes:
    """An archive with one member changed."""
    return replaced(whole, {name: content})


def zipped(**members: bytes) -> bytes:
    """Any archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return out.getvalue()


def protected() -> bytes:
    """An archive whose members say that they have a password."""
    content = bytearray(WORD)
    for sign, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        for found in re.finditer(re.escape(sign), bytes(content)):
            content[found.start() + offset] |= 1
    return bytes(content)


def damaged(whole: bytes, member: str) -> bytes:
    """An archive in which the packed bytes of a member are overwritten."""
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        info = archive.getinfo(member)
    at = info.header_offset + 30 + len(member) + 20
    return whole[:at] + b"\xff" * 40 + whole[at + 40 :]


def lying(inner: bytes, claim: int, method: int = 8, member: str = "word/document.xml", whole: bytes = WORD) -> bytes:
    """An archive one of whose members says that it unpacks to less than it does."""
    packers: dict[int, Callable[[], Any]] = {
        8: lambda: zlib.compressobj(9, zlib.DEFLATED, -15),
        12: bz2.BZ2Compressor,
        14: lzma.LZMACompressor,
    }
    packer = packers.get(method, packers[8])()
    packed = packer.compress(inner) + packer.flush()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out := io.BytesIO(), "w") as new:
        for name in old.namelist():
            new.writestr(name, packed if name == member else old.read(name))
    made = bytearray(out.getvalue())
    for sign, place, size in ((b"PK\x01\x02", 10, 24), (b"PK\x03\x04", 8, 22)):
        name_at = 46 if sign == b"PK\x01\x02" else 30
        for found in re.finditer(re.escape(sign), bytes(made)):
            start = found.start()
            if made[start + name_at :].startswith(member.encode()):
                made[start + place : start + place + 2] = method.to_bytes(2, "little")
                made[start + size : start + size + 4] = claim.to_bytes(4, "little")
    return bytes(made)


def deep(open_: str, close: str, times: int = 5000) -> str:
    """Elements within elements."""
    return open_ * times + "نص" + close * times


# name, content, what the message must say; made when asked for, so that the table costs nothing
TABLE: list[tuple[str, Callable[[], str | bytes], str]] = [
    # text
    ("a.txt", lambda: b"\x81\x00\xff\xfe\x01 abc \xff", "line 1: byte 0 is neither UTF-8 nor"),
    ("a.txt", lambda: "نص\nآخر".encode() + b"\xff", "line 2: byte 11 breaks off the UTF-8 before it"),
    ("a.txt", lambda: "نص".encode("utf-16")[:-1], "breaks off at byte"),
    ("a.txt", lambda: "نص ".encode() + b"\xed\xa0\x80", "line 1: byte 5"),  # a lone surrogate
    ("a.txt", lambda: b"%PDF-1.7 ...", "by its content this is a PDF file. Save the article as"),
    ("a.txt", lambda: WORD, "a zip archive, as Word and OpenDocument files are. Rename it so that it ends in .docx or .odt"),
    ("a.txt", lambda: rtf("نص"), "an RTF file. Rename it so that it ends in .rtf"),
    ("a.txt", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "Word file of the old kind"),
    ("a.txt", lambda: "<!DOCTYPE html><p>نص", "an HTML page. Rename it"),
    ("a.txt", lambda: b"\x1f\x8b\x08\0", "packed with gzip. Unpack it first"),
    ("a.txt", lambda: b"\xd9\x86" * (11 * MIB), "larger than 20 MiB"),
    ("a.pdf", lambda: b"%PDF-1.7", "PDF files hold pages, not copy. Save the article as"),
    ("a.doc", lambda: b"\xd0\xcf\x11\xe0", "Open it in Word or LibreOffice, save it as .docx"),
    ("a.docm", lambda: WORD, "with macros are not opened"),
    ("a.pages", lambda: b"x", "Export the article as Word"),
    # Markdown and HTML
    ("a.md", lambda: "---\ndate: غدا\n---\nنص", "the date of the front matter is 'غدا'. Write it as 2024-02-11."),
    ("a.md", lambda: b"---\ntitle: \xff\xfe\n---\n", "line 2: byte"),
    ("a.html", lambda: "<p>نص\n<!-- بلا نهاية", "line 2: what opens here with '<!-- بلا نها' is never closed"),
    ("a.html", lambda: "<p>نص\n\n<script>if (a<b)", "line 3: <script> is never closed"),
    ("a.html", lambda: b"PK\x03\x04", "a zip archive"),
    ("a.html", lambda: "<b>" * 500_001, "this page has more than 500000 tags"),
    ("a.html", lambda: "&lt;" * 500_001, "the copy is cut by more than 500000 tags, entities and escapes"),
    ("a.md", lambda: "\\!" * 500_001, "this Markdown has more than 500000 marks"),
    ("a.txt", lambda: "نص " * 1_000_001, "a.txt: this text is longer than 3000000 characters"),
    # JSON
    ("a.jsonl", lambda: "{broken\n", "a.jsonl, line 1: this is no JSON object"),
    ("a.jsonl", lambda: "[" * 200_000 + "\n", "line 1: this is no JSON object"),
    ("a.jsonl", lambda: b'{"text": "\xff"}\n', "line 1: byte 10 is not UTF-8"),
    ("a.jsonl", lambda: '{"text": "' + "ا" * (12 * MIB), "line 1: this line is longer than 20 MiB. Split it."),
    ("a.jsonl", lambda: '{"id": 1}\n', "line 1: the key “text” is missing"),
    ("a.jsonl", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word file of the old kind"),
    ("a.json", lambda: ninjs(["نص"])[:-5], "this is no valid JSON"),
    ("a.json", lambda: "{" * 3 + "}", "this is no valid JSON"),
    ("a.json", lambda: '{"a":' * 100_000, "nested too deep"),
    ("a.json", lambda: '{"name": "x"}', "no ninjs item"),
    ("a.json", lambda: '{"body_text": "نص", "x": [' + "1," * 600_000 + "1]}", "more than 500000 values"),
    ("a.json", lambda: '{"body_text": "' + "\\u0642" * 500_001 + '"}', "the copy is cut by more than 500000 tags, entities and escapes"),
    ("a.jsonl", lambda: '{"text": "نص", "x": [' + "1," * 1_000_001 + "1]}\n", "line 1: this line holds more than 1000000 values"),
    ("a.jsonl", lambda: '{"text": "' + "ا" * 3_000_001 + '"}\n', "a.jsonl, line 1: this text is longer than 3000000 characters"),
    ("a.jsonl", lambda: '{"text": "' + "5 " * 300_001 + '"}\n', "a.jsonl, line 1: this text holds more than 300000 numbers"),
    # XML
    ("a.xml", lambda: newsml(["نص"])[:-40], "line 4, column"),
    ("a.xml", lambda: newsml(["نص"]).replace("</p>", "</b>", 1), "no valid XML (mismatched tag)"),
    ("a.xml", lambda: BOMB, "line 1: this XML declares a document type or entities of its own"),
    ("a.xml", lambda: '<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>', "declares a document type"),
    ("a.xml", lambda: '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>', "declares a document type"),
    ("a.xml", lambda: deep("<rss>", "</rss>"), "nested too deep"),
    ("a.xml", lambda: "<newsMessage>" + "<newsItem/>" * 10_001 + "</newsMessage>", "more than 10000 items"),
    ("a.xml", lambda: wordpress("<!-- " + "x" * (3 * MIB)), "a tag or a comment of this XML is longer than 2 MiB"),
    ("a.xml", lambda: '<?xml version="1.0" encoding="x-none"?><rss/>', "the encoding of this XML is not known"),
    ("a.xml", lambda: "<svg/>", "this XML (svg) is neither NewsML-G2 nor a WordPress export"),
    ("a.xml", lambda: wordpress(post("نص"))[:-60], "It may have been cut short: export it again."),
    ("a.xml", lambda: wordpress(post("<p>نص <!-- ")), "https://x.invalid/1, line 1: what opens here"),
    ("a.xml", lambda: wordpress(post("ا" * (21 * MIB))), "the post https://x.invalid/1 is longer than 20 MiB"),
    # Word and OpenDocument
    ("a.docx", lambda: WORD[: len(WORD) // 2], "no complete zip archive"),
    ("a.docx", lambda: WORD[:100], "no complete zip archive"),
    ("a.docx", lambda: b"", "no complete zip archive"),
    ("a.docx", lambda: "نص", "no complete zip archive"),
    ("a.docx", lambda: rtf("نص"), "an RTF file. Rename it"),
    ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "with a password. Save it as .docx without a password"),
    ("a.docx", protected, "this file has a password. Save it without one."),
    ("a.docx", lambda: damaged(WORD, "word/document.xml"), "its part word/document.xml is damaged"),
    ("a.docx", lambda: zipped(a_txt=b"x"), "this archive holds no Word document"),
    ("a.docx", lambda: TEXT, "this archive holds no Word document"),
    ("a.docx", lambda: changed("word/document.xml", "<w:document"), "its part word/document.xml, line 1, column 1: this is no valid XML"),
    ("a.docx", lambda: changed("word/document.xml", BOMB), "declares a document type"),
    ("a.docx", lambda: changed("word/document.xml", BOMB.encode("utf-16")), "declares a document type"),
    ("a.docx", lambda: changed("word/document.xml", "<x/>"), "this Word file has no body"),
    ("a.docx", lambda: word_xml(deep("<w:sdt>", "</w:sdt>")), "its part word/document.xml, line 1: this XML is nested too deep"),
    ("a.docx", lambda: lying(b" " * (64 * MIB), 1000), "its part word/document.xml is damaged"),
    ("a.docx", lambda: lying(b" " * (64 * MIB), 1000, zipfile.ZIP_BZIP2), "is packed as no program does it"),
    ("a.docx", lambda: lying(b" " * 99_999, 1000, zipfile.ZIP_LZMA), "is packed as no program does it"),
    ("a.docx", lambda: lying(b" " * (64 * MIB), 1000, 9), "is packed as no program does it"),
    ("a.docx", lambda: word_xml("<w:p/>" * (8 * MIB // 6)), "its text is longer than"),
    ("a.docx", lambda: word_xml("<w:r/>" * (8 * MIB // 6)), "unpacks to more than 100 times its size"),
    ("a.docx", lambda: word_xml("<w:p><w:r><w:t>من 5 إلى 7، </w:t></w:r></w:p>" * 100_000), "its text is longer than"),
    ("a.docx", lambda: b"PK\x03\x04" + b"PK\x01\x02" * 10_001, "more than 10000 members"),
    ("a.odt", lambda: opendocument("نص" + '<text:s text:c="1000"/>' * 1000), "its text is longer than"),
    ("a.odt", lambda: lying(b" " * (64 * MIB), 1000, member="content.xml", whole=TEXT), "its part content.xml is damaged"),
    ("a.docx", lambda: changed("word/document.xml", b" " * (33 * MIB) + b"<x/>"), "its part word/document.xml is larger than 32 MiB"),
    ("a.docx", lambda: changed("word/media/a.bin", b"\0" * (300 * MIB)), "unpacks to more than 256 MiB"),
    ("a.docx", lambda: replaced(WORD, {f"x{n}": b"" for n in range(10_001)}), "more than 10000 members"),
    ("a.docx", lambda: os.urandom(1) * (65 * MIB), "larger than 64 MiB"),
    ("a.docx", lambda: changed("_rels/.rels", "<Relationships/>"), "no Word document"),
    ("a.odt", lambda: TEXT[:-200], "no complete zip archive"),
    ("a.odt", lambda: WORD, "this archive holds no OpenDocument text"),
    ("a.odt", lambda: changed("content.xml", BOMB, TEXT), "declares a document type"),
    ("a.odt", lambda: changed("content.xml", "<x/>", TEXT), "this file has no text"),
    ("a.odt", lambda: damaged(TEXT, "content.xml"), "its part content.xml is damaged"),
    # RTF
    ("a.rtf", lambda: rtf("نص" * 1000)[:-200], "breaks off before its end"),
    ("a.rtf", lambda: "نص", "this is no RTF file. Rename it to what it is."),
    ("a.rtf", lambda: b"{\\rtf1{\\fonttbl" + b"{\\f1}" * 20_000 + b"}}", "font table"),
    ("a.rtf", lambda: b"{\\rtf1 " + b"\\u1575?" * (4 * MIB) + b"}", "larger than 20 MiB"),
]  # fmt: skip


def test_the_table_is_long() -> None:
    assert len(TABLE) >= 40


@pytest.mark.parametrize(("name", "content", "hint"), TABLE, ids=[f"{name}-{hint[:40]}" for name, _, hint in TABLE])
def test_a_malformed_file_is_named_with_its_place_and_the_others_are_checked(
    name: str, content: Callable[[], str | bytes], hint: str, tmp_path: Path
) -> None:
    write(tmp_path, {f"folder/{name}": content(), "good.txt": WRONG_PAIR})
    ran = invoke("check", f"folder/{name}", "good.txt", "--format", "jsonl", cwd=tmp_path)
    assert ran.code == 2
    assert ran.rules == ["month-pair-mismatch"], "the good file is checked, the bad one gives nothing"
    (line,) = ran.err.splitlines()
    assert line.startswith(("ittisaq: folder/" + name, "ittisaq: https://x.invalid/1"))
    assert hint in line
    assert line.endswith(".")
    assert len(line) < 400


# ---------------------------------------------------------------------------------------------- one of many in a file

DIGITS = "9" * 5000  # more than Python reads as a number
PAIR = json.dumps({"text": WRONG_PAIR}) + "\n"
ODD_LINES = {
    "a number without end": f'{{"text": "نص", "views": {DIGITS}}}\n',
    "a negative one": f'{{"text": "نص", "views": [-{DIGITS}]}}\n',
    "deep": '{"text": "نص", "x": ' + "[" * 100_000 + "]" * 100_000 + "}\n",
    "no number": '{"text": "نص", "x": 1e999, "y": NaN, "date_published": [[1]]}\n',
    "half a letter": '{"text": "\\ud800", "lang": "ar"}\n',
    "a date of years": f'{{"text": "نص", "date_published": "{DIGITS}"}}\n',
    "a date of moments": '{"text": "نص", "date_published": "Mon, 12 Feb 2024 10:00:00 +99999999999"}\n',
}


@pytest.mark.parametrize("line", ODD_LINES.values(), ids=ODD_LINES)
def test_a_line_of_json_never_hides_the_next_ones(line: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.jsonl": PAIR + line + PAIR})
    ran = invoke("check", "a.jsonl", "--format", "jsonl", "--language", "ar", cwd=tmp_path)
    assert ran.rules == ["month-pair-mismatch"] * 2
    assert all(told.startswith("ittisaq: a.jsonl, line 2: ") and len(told) < 300 for told in ran.err.splitlines())


def test_a_long_number_is_no_fault_of_a_line_and_may_be_its_name(tmp_path: Path) -> None:
    write(tmp_path, {"a.jsonl": f'{{"id": {DIGITS}, "text": {json.dumps(WRONG_PAIR)}}}\n'})
    ran = invoke("check", "a.jsonl", "--format", "jsonl", cwd=tmp_path)
    assert (ran.code, ran.err) == (1, "")
    assert f'"{DIGITS}"' in ran.out


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("name", ["a number without end", "deep"])
def test_nor_does_it_in_a_large_file_that_is_read_in_slices(name: str, jobs: str, tmp_path: Path) -> None:
    filler = json.dumps({"text": "", "lang": "en", "x": "x" * 1000}) + "\n"
    write(tmp_path, {"a.jsonl": PAIR + filler * 1500 + ODD_LINES[name] + filler * 1500 + PAIR, "b.txt": WRONG_PAIR})
    ran = run("check", "a.jsonl", "b.txt", "--format", "jsonl", "--jobs", jobs, "--quiet", cwd=tmp_path)
    assert ran.rules == ["month-pair-mismatch"] * 3


def test_a_reader_that_fails_on_one_document_loses_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(said: object) -> dt.date:
        if said == "2024-01-02":
            raise AssertionError("of ours")
        return dt.date(2024, 1, 1)

    for module in ("jsonl", "wordpress", "newsml"):
        monkeypatch.setattr(f"checker.readers.{module}.published", broken)
    dates = ("2024-01-01", "2024-01-02", "2024-01-03")
    rows = "".join(json.dumps({"text": WRONG_PAIR, "date_published": date}) + "\n" for date in dates)
    posts = wordpress(*(post(WRONG_PAIR.strip(), date=date) for date in dates))
    write(tmp_path, {"a.jsonl": rows, "b.xml": posts})
    ran = invoke("check", "a.jsonl", "--format", "jsonl", cwd=tmp_path)
    assert (ran.code, ran.rules) == (2, ["month-pair-mismatch"] * 2)
    assert (
        "a.jsonl, line 2: the checker itself failed to read this (AssertionError: of ours). Please report it."
        in ran.err
    )
    ran = invoke("check", "b.xml", "--format", "jsonl", cwd=tmp_path)
    assert (ran.code, len(ran.rules)) == (2, 2)
    assert "the checker itself failed to read this" in ran.err


# ----------------------------------------------------------------------------------------------------- what is no file


@pytest.mark.parametrize("make", ["missing", "folder that is not there/a.txt", "pipe", "loop", "socket", "device"])
def test_what_is_no_file_is_told_and_never_waited_for(make: str, tmp_path: Path) -> None:
    write(tmp_path, {"good.txt": WRONG_PAIR})
    path = make
    if make == "pipe":
        os.mkfifo(tmp_path / make)
    elif make == "loop":
        (tmp_path / make).symlink_to(make)
    elif make == "socket":
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(tmp_path / make))
    elif make == "device":
        path = "/dev/zero"
    ran = invoke("check", path, "good.txt", "--format", "jsonl", cwd=tmp_path)
    assert (ran.code, ran.rules) == (2, ["month-pair-mismatch"])
    (line,) = ran.err.splitlines()
    assert path in line
    assert any(
        hint in line
        for hint in ("no such file", "no regular file", "Too many levels of symbolic links", "cannot be opened")
    )


def test_a_loop_of_folders_is_walked_once(tmp_path: Path) -> None:
    write(tmp_path, {"a/b/good.txt": WRONG_PAIR})
    (tmp_path / "a" / "b" / "again").symlink_to(tmp_path / "a")
    ran = invoke("check", ".", "--format", "jsonl", cwd=tmp_path)
    assert ran.rules == ["month-pair-mismatch"]


@contextlib.contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, who may read anything."""
    if os.geteuid() != 0:
        yield
        return
    os.setegid(65534)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


def test_a_file_and_a_folder_without_permission_are_named() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = write(Path(name), {"good.txt": WRONG_PAIR, "shut.txt": WRONG_PAIR, "shut/a.txt": WRONG_PAIR})
        invoke("check", ".", "--format", "jsonl", "--no-cache", cwd=folder)  # what is imported late is imported now
        for path, mode in ((folder, 0o755), (folder / "shut.txt", 0), (folder / "shut", 0)):
            path.chmod(mode)
        with as_nobody():
            ran = invoke("check", ".", "--format", "jsonl", "--no-cache", cwd=folder)
        (folder / "shut").chmod(0o755)
    assert (ran.code, ran.rules) == (2, ["month-pair-mismatch"])
    assert "shut.txt: this file cannot be opened (Permission denied)" in ran.err
    assert "shut: this folder cannot be listed (Permission denied)" in ran.err


def test_a_folder_that_can_be_listed_but_not_entered_is_named() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = write(Path(name), {"good.txt": WRONG_PAIR, "shut/a.txt": WRONG_PAIR, "shut/b.json": "{}"})
        invoke("check", ".", "--format", "jsonl", "--no-cache", cwd=folder)
        folder.chmod(0o755)
        (folder / "shut").chmod(0o444)
        with as_nobody():
            ran = invoke("check", ".", "--format", "jsonl", "--no-cache", cwd=folder)
            named = invoke("check", "shut/a.txt", "good.txt", "--format", "jsonl", "--no-cache", cwd=folder)
        (folder / "shut").chmod(0o755)
    assert (ran.code, ran.rules, named.code, named.rules) == (2, ["month-pair-mismatch"], 2, ["month-pair-mismatch"])
    assert "shut/a.txt: this file cannot be opened (Permission denied)" in ran.err
    assert "shut/a.txt: this file cannot be opened (Permission denied)" in named.err


# -------------------------------------------------------------------------------------------------------------- memory


def peak(folder: Path, *args: str) -> int:
    """The memory that a run takes at its height, in MiB, in a process of its own."""
    code = (
        "import resource, subprocess, sys\n"
        "done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, sys.executable, "-m", "checker", *args],
        cwd=folder, env=environment(), capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return int(done.stdout)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("a.txt", 300),  # MiB of text
        ("a.jsonl", 300),  # in one line that never ends
        ("a.xml", 300),  # in one post of an export
        ("a.html", 19),
        ("a.md", 19),
    ],
)
def test_memory_is_bounded_whatever_the_size_of_the_file(name: str, lines: int, tmp_path: Path) -> None:
    begin = {"a.jsonl": b'{"text": "', "a.xml": wordpress().encode().replace(b"</channel></rss>", b"<item><title>")}
    with (tmp_path / name).open("wb") as file:
        file.write(begin.get(name, b""))
        for _ in range(lines):
            file.write("قال المدير ".encode() * (MIB // 20))
    assert peak(tmp_path, "check", name, "--no-cache", "--select", "weekday-mismatch") < LARGEST_PEAK


def picture(content: bytes) -> bytes:
    """A Word file with so large a picture that nothing in it is small for its size."""
    return replaced(content, {"word/media/a.bin": os.urandom(4 * MIB)})


ODD_ARCHIVES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "256 MiB that claim to be 1,000 bytes": ("a.docx", lambda: lying(b" " * (256 * MIB), 1000)),
    "the same in OpenDocument": ("a.odt", lambda: lying(b" " * (256 * MIB), 1000, member="content.xml", whole=TEXT)),
    "the same packed by bzip2": ("a.docx", lambda: lying(b" " * (256 * MIB), 1000, zipfile.ZIP_BZIP2)),
    "31 MiB of empty paragraphs": ("a.docx", lambda: picture(word_xml("<w:p/>" * (31 * MIB // 6)))),
    "31 MiB of runs of one letter": ("a.docx", lambda: picture(word_xml("<w:p>" + "<w:r><w:t>ق</w:t></w:r>" * (31 * MIB // 25) + "</w:p>"))),
    "12 MiB of names": ("a.docx", lambda: picture(word_xml("".join(f'<w:p a{n}="1"/>' for n in range(12 * MIB // 22))))),
    "31 MiB of relations": ("a.docx", lambda: picture(changed("word/_rels/document.xml.rels", related(31 * MIB // 60)))),
    "4 MiB of blanks": ("a.odt", lambda: opendocument('<text:s text:c="1000"/>' * 4000)),
    "half a million members": ("a.docx", lambda: b"PK\x03\x04" + b"PK\x01\x02".ljust(46, b"\0") * 500_000),
}  # fmt: skip


def related(times: int) -> str:
    """The list of what a document is related to, a thing each time."""
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    one = "".join(f'<Relationship Id="r{n}" Type="x/header" Target="h{n}.xml"/>' for n in range(times))
    return f'<Relationships xmlns="{space}">{one}</Relationships>'


@pytest.mark.parametrize(("name", "content"), ODD_ARCHIVES.values(), ids=ODD_ARCHIVES)
def test_memory_is_bounded_whatever_an_archive_unpacks_to(
    name: str, content: Callable[[], bytes], tmp_path: Path
) -> None:
    write(tmp_path, {name: content()})
    assert peak(tmp_path, "check", name, "--no-cache") < LARGEST_PEAK


@pytest.mark.parametrize(
    "fonts",
    ["\\f0\\fcharset178 A" * 2500, "\\f0\\fcharset178" + "A" * 60_000, "\\f0 " * 13_000, "\\fcharset178" * 5000],
    ids=lambda s: s[:20],
)
def test_a_table_of_fonts_without_an_end_is_read_at_once(fonts: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.rtf": rtf(WRONG_PAIR).decode("latin-1").replace("{\\fonttbl", "{\\fonttbl" + fonts, 1)})
    start = os.times().user
    assert "{\\fonttbl" + fonts in (tmp_path / "a.rtf").read_text("latin-1")
    assert invoke("check", "a.rtf", "--format", "jsonl", cwd=tmp_path).rules == ["month-pair-mismatch"]
    assert os.times().user - start < 5


@pytest.mark.parametrize("body", ["من 5 إلى 7، ", "وصل الأحد 12 مارس 2024. ", "قال "])
def test_a_file_of_ten_kilobytes_is_read_or_refused_at_once(body: str, tmp_path: Path) -> None:
    for letters in (29_000, MIB):
        text = f"<w:p><w:r><w:t>{body * (letters // len(body))}</w:t></w:r></w:p>"
        with zipfile.ZipFile(io.BytesIO(WORD)) as whole:
            parts = {name: whole.read(name) for name in ("[Content_Types].xml", "_rels/.rels")}
        document = f'<w:document xmlns:w="{W}"><w:body>{text}</w:body></w:document>'
        with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
            for name, content in {**parts, "word/document.xml": document.encode()}.items():
                made.writestr(name, content)
        assert (tmp_path / "a.docx").stat().st_size < 10_240
        assert peak(tmp_path, "check", "a.docx", "--no-cache") < 300
        ran = invoke("check", "a.docx", "--format", "jsonl", cwd=tmp_path)
        assert ran.code == (2 if letters == MIB else 1 if ran.findings else 0)


def test_a_whole_site_is_read_as_it_comes(tmp_path: Path) -> None:
    picture = post("<p>قال المدير إن المعرض مستمر.</p>\n" * 2000, kind="attachment").encode()
    with (tmp_path / "site.xml").open("wb") as file:
        file.write(wordpress().encode().replace(b"</channel></rss>\n", b""))
        for _ in range(400):
            file.write(post("قال المدير إن المعرض مستمر. " * 20).encode() + picture)
        file.write(b"</channel></rss>\n")
    assert (tmp_path / "site.xml").stat().st_size > 40 * MIB
    assert peak(tmp_path, "check", "site.xml", "--select", "range-connector", "--format", "jsonl") < LARGEST_PEAK // 2
