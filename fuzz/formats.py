"""The twelve forms of the report, over hostile copy under hostile names: parsers take them, and nothing of the copy is obeyed."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from random import Random
from typing import Any
from xml.etree import ElementTree as ET

from markdown_it import MarkdownIt
from msgspec.structs import replace

from checker import pipeline
from checker.app.choices import BIDI, FORMATS, MESSAGES
from checker.app.config.settings_file import Settings
from checker.core.documents import Span
from checker.core.findings import Finding, Location, Report
from checker.report.writers import Tally, mentions_writer, writer
from fuzz import engine, words
from fuzz.cases import Case, Problem
from fuzz.growth_texts import articles, examples

_WHOLE_JSON, _XML = ("json", "sarif", "gitlab", "rdjson"), ("junit", "checkstyle")
_RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
# what the report for people sends to a terminal: colours, the direction of a paragraph
_OWN_CODES = re.compile(r"\x1b\[[0-9;]*m|\x1b\[[12] k|\x1b\[8[lh]")
_COMMAND = re.compile(r"::(?:error|warning|notice) [^\r\n]*::[^\r\n]*")
_OWN_LINK = re.compile(r"#[\w-]+")


class _Screen(io.StringIO):
    """A file that says it is a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


# ----------------------------------------------------------------------------------------------------------------- at random


def make(chance: Random) -> Case:
    """An article at random with a sentence that a rule finds wrong, its name and the form of the report."""
    row = engine.article(chance)
    if chance.random() < 0.7:
        hostile = chance.choice(words.MARKUP + words.CONTROLS)
        row["text"] = f"{row['text'][:300]}\n{_strewn(chance, chance.choice(examples()), hostile)}\n{hostile}"
    row["name"] = chance.choice(
        ("a.txt", "a.jsonl", "\"'<b>&,:%0A\n::error::x.txt", words.soup(chance, 4) or "x", "[a](b)`*_.md")
    )
    row["path"] = chance.choice((None, row["name"], "feed.jsonl", "a/b.docx"))
    row["format"] = chance.choice(FORMATS)
    row["bidi"], row["messages"] = chance.choice(BIDI), chance.choice((None, *MESSAGES))
    row["screen"], row["mentions"] = chance.random() < 0.4, chance.random() < 0.2
    row["marks"] = [chance.randrange(400) for _ in range(chance.choice((0, 0, 2, 6)))]
    return Case(".json", json.dumps(row).encode())


def _strewn(chance: Random, text: str, hostile: str) -> str:
    """A text with something hostile between some of its words."""
    return " ".join(word + (f" {hostile}" if chance.random() < 0.15 else "") for word in text.split(" "))


# --------------------------------------------------------------------------------------------------------------------- tried


def _report(row: dict[str, Any]) -> Report | None:
    """The report on an article, with findings of our own on any words, whose messages are hostile too."""
    document = replace(
        engine.document(row, str(row["name"])),
        path=row.get("path"),
        line=3 if row.get("path") == "feed.jsonl" else None,
    )
    report = pipeline.check(document, engine.plan(row["persona"]), with_mentions=bool(row.get("mentions")))
    if report is None:
        return None
    return replace(report, findings=(*report.findings, *_own(report, row.get("marks") or [])))


def _own(report: Report, marks: list[int]) -> Iterator[Finding]:
    part = report.document.parts[-1]
    for start, length in zip(marks[::2], marks[1::2], strict=False):
        first = start % max(1, len(part.text))
        last = min(len(part.text), first + 1 + length % 40)
        said = part.text[first:last]
        if said:
            place = Location(Span(part.name, first, last), said, f"label {said}", primary=True)
            yield Finding(
                "month-pair-mismatch", "plain", "error", "certain", f"x {said}", "1 | 2", (place, place), (), (), "0123456789abcdef"
            )  # fmt: skip


def _output(row: dict[str, Any]) -> str | None:
    """What is written."""
    report = _report(row)
    if report is None:
        return None
    chosen = {key: row.get(key) for key in ("format", "bidi", "messages", "persona")}
    given = Settings().with_options(**chosen)
    file = _Screen() if row.get("screen") else io.StringIO()
    tally = Tally()
    lists = row.get("mentions") and row["format"] in ("rich", "concise", "json", "jsonl")
    one = mentions_writer(given, file) if lists else writer(given, file, engine.plan(row["persona"]))
    tally.add(report)
    one.write(report)
    one.close(tally)
    return file.getvalue().encode("utf-8", "backslashreplace").decode()


def run(case: Case, *, twice: bool) -> Iterator[Problem]:
    """What is wrong with the output on an article."""
    row = engine.read(case)
    out = _output(row)
    if out is None:
        return
    name = row["format"]
    for wrong in _wrong(name, out, on_screen=bool(row.get("screen"))):
        yield Problem("format", f"{name}: {wrong.partition(',')[0]}", f"{wrong} in {out[:300]!r}")
    if twice and _output(row) != out:
        yield Problem("unstable", name)


def digest(case: Case) -> str:
    """The output, to be compared between processes."""
    return repr(_output(engine.read(case)))


def _wrong(name: str, out: str, *, on_screen: bool) -> Iterator[str]:
    """What is wrong with an output, in a few words."""
    if found := _RAW.search(_OWN_CODES.sub("", out) if name in ("rich", "concise") and on_screen else out):
        yield f"raw control {found[0]!r}"
    if name not in (*_WHOLE_JSON, "jsonl") and not on_screen and (found := _BIDI.search(out)):
        yield f"raw direction {found[0]!r}"
    checks = {"html": _wrong_page, "markdown": _wrong_comment, "github": _wrong_commands}
    if name in checks:
        yield from checks[name](out)
    elif name not in ("rich", "concise"):
        try:
            _parsed(name, out)
        except (ValueError, ET.ParseError) as error:
            yield f"cannot be parsed ({type(error).__name__})"


def _parsed(name: str, out: str) -> None:
    if name in _XML:
        ET.fromstring(out)  # noqa: S314  # our own, and no entities are declared in it
    else:
        for each in [out] if name in _WHOLE_JSON else filter(None, out.split("\n")):
            json.loads(each)


def _wrong_commands(out: str) -> Iterator[str]:
    if any(not _COMMAND.fullmatch(line) for line in re.split(r"[\r\n]", out) if line):
        yield "a line that is no command of ours"


class _Page(HTMLParser):
    """The tags of a page with the names of their attributes, and whether all that opens is closed."""

    _VOID = frozenset(("meta", "link", "br", "hr", "img", "input", "wbr", "base"))

    def __init__(self, text: str) -> None:
        super().__init__()
        self.shapes: set[tuple[str, str]] = set()
        self.links: set[str] = set()
        self.scripts = 0
        self.open: list[str] = []
        self.wrong = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep its shape."""
        self.shapes |= {(tag, ""), *((tag, name) for name, _ in attrs)}
        self.links |= {value or "" for name, value in attrs if name in ("href", "src", "action", "data", "srcset")}
        self.scripts += tag == "script"
        if tag not in self._VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Take out what it closes."""
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.wrong += 1


@cache
def prepare() -> frozenset[tuple[str, str]]:
    """The tags and attributes of pages on articles that hold no markup."""
    plain: dict[str, Any] = {"name": "a.txt", "persona": "trainer", "format": "html", "published": "2024-02-12"}
    rows = [
        plain | {"text": text, "messages": messages}
        for text in (*articles(), "\n".join(examples()))
        for messages in MESSAGES
    ]
    others = ({"text": "", "language": "ar"}, {"marks": [1, 9, 20, 4], "title": "عنوان 5"}, {"path": "feed.jsonl"})
    rows += [rows[0] | other for other in others]
    shapes: set[tuple[str, str]] = set()
    for row in rows:
        shapes |= _Page(_output(row) or "").shapes
    return frozenset(shapes)


def _wrong_page(out: str) -> Iterator[str]:
    page = _Page(out)
    strange = sorted(page.shapes - prepare())
    if strange:
        yield f"strange elements, {strange[:3]}"
    if page.wrong or page.open:
        yield "elements that are not closed as they were opened"
    if any(not _OWN_LINK.fullmatch(link) for link in page.links):
        yield "a link that leads out"
    if page.scripts != 1:
        yield f"{page.scripts} scripts"


_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_OWN_HTML = re.compile(
    r"\s*(?:</?b>|<div dir=\"(?:rtl|ltr)\">|</div>|</?span>|<br ?/?>|<bdi>|</bdi>|<!-- [\w: .-]+ -->)+\s*"
)
_OWN_TOKENS = frozenset((
    "paragraph_open", "paragraph_close", "heading_open", "heading_close", "inline", "html_block", "html_inline", "text", "softbreak",
    "strong_open", "strong_close", "code_inline", "bullet_list_open", "bullet_list_close", "list_item_open",
    "ordered_list_open", "ordered_list_close", "list_item_close", "hardbreak",
    "blockquote_open", "blockquote_close", "text_special", "table_open", "table_close", "thead_open", "thead_close",
    "tr_open", "tr_close", "th_open",
    "th_close", "tbody_open", "tbody_close", "td_open", "td_close",
))  # fmt: skip


def _wrong_comment(out: str) -> Iterator[str]:
    for token in _MARKDOWN.parse(out):
        for each in (token, *(token.children or ())):
            if each.type not in _OWN_TOKENS:
                yield f"a {each.type} of the copy"
                return
            if each.type in ("html_block", "html_inline") and not _OWN_HTML.fullmatch(each.content):
                yield f"HTML of the copy, {each.content[:60]!r}"
                return
