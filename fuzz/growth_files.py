"""Files that grow: for each kind that is read, what makes its reader look further and further ahead, or go back."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from html import escape

Maker = Callable[[int], bytes]
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_NEWS = "http://iptc.org/std/nar/2006-10-01/"
_EXPORT = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">'
    "<channel><title>موقع</title>{}</channel></rss>"
)
_POST = (
    "<item><title>خبر</title><link>https://x.invalid/1</link><content:encoded><![CDATA[{}]]></content:encoded>"
    "<wp:post_id>1</wp:post_id><wp:post_date>2024-02-12 10:00:00</wp:post_date><wp:post_type>post</wp:post_type></item>"
)


def within(words: str, head: str = "", tail: str = "", encoding: str = "utf-8") -> Maker:
    """What repeats some words up to a size, between a head and a tail."""

    def make(size: int) -> bytes:
        times = size // len(words.encode(encoding, "surrogatepass")) + 1
        return (head + words * times + tail).encode(encoding, "surrogatepass")

    return make


def nested(opened: str, closed: str, head: str = "", tail: str = "") -> Maker:
    """What opens again and again, and closes as often."""

    def make(size: int) -> bytes:
        times = size // len(opened + closed) + 1
        return (head + opened * times + closed * times + tail).encode()

    return make


def packed(members: dict[str, str], name: str, body: Maker) -> Maker:
    """An archive whose member of that name grows."""

    def make(size: int) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:  # stored as it is: what packs so well is refused
            for member, content in members.items():
                archive.writestr(member, content)
            archive.writestr(name, body(size))
        return out.getvalue()

    return make


def word(words: str, head: str = "", tail: str = "") -> Maker:
    """A Word file whose body repeats some XML; `w:` is bound."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    members = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{relation}" Target="word/document.xml"/></Relationships>',
    }
    opened = f'<w:document xmlns:w="{_WORD}"><w:body>{head}'
    return packed(members, "word/document.xml", within(words, opened, f"{tail}</w:body></w:document>"))


def opendocument(words: str, head: str = "", tail: str = "") -> Maker:
    """An OpenDocument text whose body repeats some XML; `text:` is bound."""
    members = {"mimetype": "application/vnd.oasis.opendocument.text"}
    opened = f'<office:document-content xmlns:office="{_OFFICE}" xmlns:text="{_TEXT}"><office:body><office:text>{head}'
    closed = f"{tail}</office:text></office:body></office:document-content>"
    return packed(members, "content.xml", within(words, opened, closed))


def _item(body: str) -> str:
    return (
        f'<newsItem xmlns="{_NEWS}" guid="urn:a"><itemMeta><versionCreated>2024-02-12T10:00:00Z</versionCreated></itemMeta>'
        '<contentMeta><language tag="ar"/></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html></inlineXML></contentSet></newsItem>'
    )


def news(words: str, head: str = "", tail: str = "") -> Maker:
    """A NewsML-G2 item whose body repeats some XML."""
    before, _, behind = _item(f"{head}|{tail}").partition("|")
    return within(words, before, behind)


def export(words: str) -> Maker:
    """A WordPress export with one post whose content repeats some HTML."""
    before, _, behind = _EXPORT.format(_POST).partition("{}")
    return within(words, before, behind)


def grown(one: Callable[[int], str]) -> Maker:
    """What is made of all sizes up to about one."""
    return lambda size: one(size).encode()


_HTML = {
    "<": "<", "<a": "<a ", "an attribute opened": '<a x="', "a comment opened": "<!--",
    "a comment that does not end": "<!-- -",
    "scripts": "<script>", "paragraphs": "<p>", "divisions": "<div>قال ", "paragraphs closed": "</p>", "&": "&",
    "&#": "&#",
    "entities": "&amp;", "articles opened": "<article>قال", "articles": "<article>قال</article>",
    "headings": "<h1>قال", "titles": "<title>",
    "times": '<time datetime="x">', "metadata": "<meta name=date content=x>", "character data": "<![CDATA[",
    "instructions": "<?",
    "hidden": "<p hidden>قال", "bold": "<b>ق", "</": "</", "text areas": "<textarea>",
    "tables": "<table><tr><td>قال", "lists": "<ul><li>قال",
}  # fmt: skip
_MARKDOWN = {
    "stars": "*", "stars and words": "*a ", "underscores": "_a ", "backticks": "`", "backticks and words": "`a ",
    "[": "[", "links opened": "[a](",
    "brackets": "[[]", "images": "![", "](": "](", "links and brackets": "[a]((", "<": "<", "<a": "<a ",
    "comments": "<!--", "fences of tildes": "~~~\n",
    "fences": "```\n", "quotes": "> ", "bars": "|", "headings": "# قال\n", "backslashes": "\\",
    "items": "- قال\n", "code": "    قال\n",
    "addresses": "http://a.invalid/c ", "&": "&", "braces": "{{", "footnotes": "[^1]", "references": "[a]: b\n",
    "underlined": "قال\n===\n",
    "lines": "قال\n", "tables": "|a|b|\n", "nested items": "  - قال\n", "nested quotes": ">> قال\n",
}  # fmt: skip
_RTF = {
    "backslashes": "\\", "paragraphs": "\\par ", "letters": "\\u1575?", "bytes": "\\'c7",
    "fields": '{\\field{\\*\\fldinst HYPERLINK "x"}',
    "fields closed": '{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt y}}', "font tables": "{\\fonttbl{\\f0 a;}}",
    "links": 'HYPERLINK "',
    "destinations": "{\\*", "text": "a", "spaces": " ", "deleted": "{\\deleted a}", "fonts": "\\f0",
    "line breaks": "\n",
}  # fmt: skip
FILES: dict[str, tuple[str, Maker]] = {
    **{f"HTML, {name}": ("a.html", within(words)) for name, words in _HTML.items()},
    "HTML, an entity without end": ("a.html", within("a", "&")),
    "HTML, attributes": ("a.html", within("a=b ", "<p ", ">قال")),
    "HTML, an attribute without end": ("a.html", within("b", '<p a="')),
    "HTML, spaces in a tag": ("a.html", within(" ", "<p")),
    "HTML, JSON-LD": ("a.html", within("[", '<script type="application/ld+json">', "</script>قال")),
    **{f"Markdown, {name}": ("a.md", within(words)) for name, words in _MARKDOWN.items()},
    "Markdown, longer and longer backticks": ("a.md", grown(lambda n: " ".join("`" * k for k in range(1, int((2 * n) ** 0.5))))),
    "Markdown, front matter": ("a.md", within("a: b\n", "---\n")),
    "Markdown, front matter of hyphens": ("a.md", within("--", "---\n")),
    "Markdown, front matter of lines": ("a.md", within("\n", "---\n")),
    "Markdown, an address without end": ("a.md", within("a", "http://")),
    "Markdown, blank lines": ("a.md", within("\n", "قال")),
    **{f"RTF, {name}": ("a.rtf", within(words, "{\\rtf1\\ansicpg1256 ", "}")) for name, words in _RTF.items()},
    "RTF, groups": ("a.rtf", nested("{", "}", "{\\rtf1", "}")),
    "RTF, a font table": ("a.rtf", within("{\\f0 a;}", "{\\rtf1{\\fonttbl", "}x}")),
    "RTF, a font table opened": ("a.rtf", within("{\\f0", "{\\rtf1{\\fonttbl", "}")),
    "RTF, digits": ("a.rtf", within("1", "{\\rtf1 \\u", "}")),
    "RTF, a picture": ("a.rtf", within("ab", "{\\rtf1 {\\pict ", "}}")),
    "JSON, brackets": ("a.json", within("[", '{"a":')),
    "JSON, one string": ("a.json", within("قال ", '{"body_text":"', '"}')),
    "JSON, escaped letters": ("a.json", within("\\u0642", '{"body_text":"', '"}')),
    "JSON, halves of letters": ("a.json", within("\\ud83d", '{"body_text":"قال قال ', '"}')),
    "JSON, <": ("a.json", within("<", '{"body_html":"', '"}')),
    "JSON, paragraphs": ("a.json", within("<p>قال", '{"body_html":"', '"}')),
    "JSON, keys": ("a.json", grown(lambda n: json.dumps({str(k): 1 for k in range(n // 12)}))),
    "JSON, escaped breaks": ("a.json", within("\\n", '{"body_text":"قال قال ', '"}')),
    "JSON, digits": ("a.json", within("7", '{"body_text":"قال","x":', "}")),
    "JSON Lines, lines": ("a.jsonl", within('{"text":"قال الوزير"}\n')),
    "JSON Lines, wrong lines": ("a.jsonl", within("{\n")),
    "JSON Lines, brackets": ("a.jsonl", within("[")),
    "JSON Lines, blank lines": ("a.jsonl", within(" \n")),
    "NewsML, paragraphs": ("a.xml", news("<p>قال الوزير</p>")),
    "NewsML, nested": ("a.xml", news("<p>قال</p>", "<b>" * 150 + "</b>" * 150)),
    "NewsML, character data": ("a.xml", news("<![CDATA[x]]>", "<p>", "</p>")),
    "NewsML, items": ("a.xml", within(_item("<p>قال</p>"), f'<newsMessage xmlns="{_NEWS}"><itemSet>', "</itemSet></newsMessage>")),
    "NewsML, attributes": (
        "a.xml", grown(lambda n: f'<newsItem xmlns="{_NEWS}" {" ".join(f"a{k}={chr(34)}1{chr(34)}" for k in range(n // 10))}/>'),
    ),
    "NewsML, comments": ("a.xml", within("<!--x-->", _item("<p>قال</p>"))),
    "WordPress, posts": ("a.xml", within(_POST.format("قال"), *_EXPORT.split("{}"))),
    "WordPress, <": ("a.xml", export("<")),
    "WordPress, paragraphs": ("a.xml", export("<p>قال</p>")),
    "WordPress, entities": ("a.xml", export(escape("<p>"))),
    "Word, runs": ("a.docx", word("<w:r><w:t>ق</w:t></w:r>", "<w:p>", "</w:p>")),
    "Word, paragraphs": ("a.docx", word("<w:p><w:r><w:t>قال</w:t></w:r></w:p>")),
    "Word, empty paragraphs": ("a.docx", word("<w:p/>")),
    "Word, nested tables": (
        "a.docx", word("<w:p><w:r><w:t>قال</w:t></w:r></w:p>", "<w:tbl><w:tr><w:tc>" * 60, "</w:tc></w:tr></w:tbl>" * 60),
    ),
    "Word, breaks": ("a.docx", word("<w:br/>", "<w:p><w:r>", "</w:r></w:p>")),
    "Word, insertions": ("a.docx", word("<w:ins><w:r><w:t>ق</w:t></w:r></w:ins>", "<w:p>", "</w:p>")),
    "Word, text boxes": (
        "a.docx",
        word(
            "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>قال</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>", "<w:p>", "</w:p>"
        ),
    ),
    "Word, footnotes": ("a.docx", word('<w:r><w:footnoteReference w:id="1"/></w:r>', "<w:p>", "</w:p>")),
    "OpenDocument, spans": ("a.odt", opendocument("<text:span>ق</text:span>", "<text:p>", "</text:p>")),
    "OpenDocument, spaces": ("a.odt", opendocument('<text:s text:c="99999"/>', "<text:p>قال", "</text:p>")),
    "OpenDocument, paragraphs": ("a.odt", opendocument("<text:p>قال</text:p>")),
    "OpenDocument, notes": (
        "a.odt",
        opendocument(
            "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>قال</text:p></text:note-body></text:note>",
            "<text:p>", "</text:p>",
        ),
    ),
    "text, Windows-1256": ("a.txt", within("قال الوزير ", encoding="cp1256")),
    "text, UTF-16": ("a.txt", within("قال الوزير ", "\ufeff", encoding="utf-16-le")),
    "text, bytes that are no UTF-8": ("a.txt", lambda size: b"\xff" * size),
    "text, nulls": ("a.txt", lambda size: b"\0" * size),
}  # fmt: skip
