"""Small files of every kind that is read, and what their readers look for: made smaller, wrong and strange at random."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from random import Random
from xml.sax.saxutils import quoteattr

from fuzz import words
from fuzz.cases import Case
from fuzz.growth_files import FILES, opendocument, word
from fuzz.growth_texts import articles, examples
from fuzz.mutations import mutated, mutated_bytes
from fuzz.tokens import BYTES, TOKENS, ZIP

_NEWS = "http://iptc.org/std/nar/2006-10-01/"
_EXPORT = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
)
_GROWN = 600  # bytes, about, of what is grown
_MOST = 10_000  # bytes of a file

_MEMBERS = (
    "../../x",
    "/etc/x",
    "a\0b",
    "C:\\x",
    "word/document.xml",
    "content.xml",
    "x" * 300,
    "WORD/DOCUMENT.XML",
    "",
)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MAIN = ("word/document.xml", "content.xml")
_WEIGHTS = {".html": 3, ".md": 2, ".xml": 2, ".docx": 2, ".odt": 2}


def _markdown(paragraphs: Sequence[str]) -> str:
    body = "\n\n".join(paragraphs)
    return (
        f'---\ntitle: "{paragraphs[0]}"\ndate: 2024-02-12\nlang: ar\n---\n\n# عنوان\n\n{body}\n\n- [رابط](http://a.invalid)\n- `x`\n\n'
        "> قال **الوزير** إن _5_ قتلوا\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )


def _page(paragraphs: Sequence[str]) -> str:
    first, body = escape(paragraphs[0]), "".join(f"<p>{escape(p)}<br/>&nbsp;&#1632;</p>\n" for p in paragraphs)
    return (
        f"<!doctype html><html lang=ar><head><title>{first}</title>"
        f'<meta property="article:published_time" content="2024-02-12T10:00:00+03:00">'
        f'<script type="application/ld+json">{{"datePublished": "2024-02-12"}}</script></head><body><nav>x</nav><article><h1>{first}</h1>'
        f'{body}<time datetime="2024-02-12">x</time></article></body></html>'
    )


def _lines(paragraphs: Sequence[str]) -> str:
    rows = (
        {"id": str(n), "title": p[:60], "text": p, "date_published": "2024-02-12", "lang": "ar"}
        for n, p in enumerate(paragraphs)
    )
    return "".join(json.dumps(row, ensure_ascii=n % 2 == 0) + "\n" for n, row in enumerate(rows))


def _ninjs(paragraphs: Sequence[str]) -> str:
    html = "".join(f"<p>{escape(p)}</p>" for p in paragraphs)
    return json.dumps({
        "uri": "urn:x", "type": "text", "headlines": [{"value": paragraphs[0], "role": "main"}], "firstCreated": "2024-02-12T10:00:00Z",
        "language": "ar", "bodies": [{"role": "main", "contenttype": "text/html", "value": html}],
    }, ensure_ascii=False)  # fmt: skip


def _newsml(paragraphs: Sequence[str]) -> str:
    body = "".join(f"<p>{escape(p)}</p>\n" for p in paragraphs)
    return (
        f'<newsItem xmlns="{_NEWS}" guid={quoteattr(paragraphs[0][:9])}>'
        "<itemMeta><versionCreated>2024-02-12T10:00:00Z</versionCreated></itemMeta>"
        f'<contentMeta><headline>{escape(paragraphs[0])}</headline><language tag="ar"/></contentMeta><contentSet><inlineXML '
        f'contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html></inlineXML></contentSet></newsItem>'
    )


def _wordpress(paragraphs: Sequence[str]) -> str:
    posts = "".join(
        f"<item><title><![CDATA[{p[:40]}]]></title><link>https://x.invalid/{n}</link><content:encoded><![CDATA[<p>{escape(p)}</p>]]>"
        "</content:encoded><wp:post_id>1</wp:post_id><wp:post_date>2024-02-12 10:00:00</wp:post_date>"
        "<wp:post_type>post</wp:post_type></item>\n"
        for n, p in enumerate(paragraphs)
    )
    return f"{_EXPORT}{posts}</channel></rss>\n"


def _rtf(paragraphs: Sequence[str]) -> str:
    letters = "".join(
        f"\\u{ord(c) if ord(c) < 0x8000 else ord(c) - 0x10000}?" if ord(c) > 127 else c
        for c in "\n".join(paragraphs)[:400]
    )
    return (
        "{\\rtf1\\ansi\\ansicpg1256{\\fonttbl{\\f0\\fcharset178 Arial;}}\\f0 "
        + letters.replace("\n", "\\par\n")
        + "\\par}"
    )


def _word(paragraphs: Sequence[str]) -> bytes:
    runs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(p[:9])}</w:t></w:r><w:ins w:id="1" w:author="a"><w:r><w:t>{escape(p[9:])}</w:t></w:r>'
        "</w:ins><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
        for p in paragraphs
    )
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>31 يونيو 2024</w:t><w:tab/><w:br/></w:r></w:p></w:tc></w:tr></w:tbl>"
    title = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{escape(paragraphs[0])}</w:t></w:r></w:p>'
    return word("<w:p/>", title + runs + table)(0)


def _opendocument(paragraphs: Sequence[str]) -> bytes:
    body = "".join(
        f"<text:p>{escape(p[:9])}<text:span>{escape(p[9:])}</text:span><text:s/></text:p>" for p in paragraphs
    )
    return opendocument("<text:p/>", f'<text:h text:outline-level="1">{escape(paragraphs[0])}</text:h>{body}')(0)


@cache
def whole() -> dict[str, tuple[bytes, ...]]:
    """Small files as they should be, by suffix; and those that grow, while they are small."""
    makers: dict[str, tuple[Callable[[Sequence[str]], str | bytes], ...]] = {
        ".md": (_markdown,), ".html": (_page,), ".jsonl": (_lines,), ".json": (_ninjs,), ".xml": (_newsml, _wordpress), ".rtf": (_rtf,),
        ".docx": (_word,), ".odt": (_opendocument,), ".txt": ("\n".join,),
    }  # fmt: skip
    sets = [text.split("\n")[:4] for text in articles()[:6]] + [list(examples()[n : n + 3]) for n in range(0, 60, 5)]
    made: dict[str, list[bytes]] = {suffix: [] for suffix in makers}
    for suffix, several in makers.items():
        for make in several:
            found = (make([p for p in paragraphs if p.strip()] or ["قال"]) for paragraphs in sets)
            made[suffix] += [content if isinstance(content, bytes) else content.encode() for content in found]
    made[".txt"] += [text.encode("cp1256", "ignore") for text in examples()[:6]] + [
        text.encode("utf-16") for text in examples()[:6]
    ]
    for name, grow in FILES.values():
        made[f".{name.rpartition('.')[2]}"].append(grow(_GROWN))
    return {suffix: tuple(content for content in contents if len(content) < _MOST) for suffix, contents in made.items()}


def changed(chance: Random) -> Case:
    """A file of any kind with some of it changed."""
    suffixes = list(TOKENS)
    suffix = chance.choices(suffixes, [_WEIGHTS.get(each, 1) for each in suffixes])[0]
    content = chance.choice(whole()[suffix])
    tokens = [words.token(chance) for _ in range(9)]
    if chance.random() < 0.6:
        tokens += TOKENS[suffix]
    if suffix in (".docx", ".odt"):
        return Case(suffix, _repacked(chance, content, tokens))
    content = _rewritten(chance, content, tokens)[:_MOST]
    return Case(suffix, _mended(content) if suffix == ".xml" and chance.random() < 0.5 else content)


def _rewritten(chance: Random, content: bytes, tokens: Sequence[str]) -> bytes:
    """A text with stretches of its letters changed, or now and then of its bytes, which then are no text any more."""
    if chance.random() < 0.7:
        changed_text = mutated(chance, content.decode("utf-8", "ignore"), lambda c: c.choice(tokens))
        return changed_text.encode("utf-8", "ignore")
    written = [token.encode("utf-8", "surrogatepass") for token in tokens]
    return mutated_bytes(chance, content, [*written, chance.choice(BYTES)])


def _mended(content: bytes) -> bytes:
    """XML that is well formed again, so that what was changed in it is read; as it is, where lxml is missing or gives up."""
    try:
        from lxml import etree

        letters = _NO_XML.sub("", content.decode("utf-8", "ignore")).encode()
        root = etree.fromstring(letters, etree.XMLParser(recover=True, resolve_entities=False, no_network=True))
        return content if root is None else bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))
    except (ImportError, ValueError, SyntaxError):
        return content


def _repacked(chance: Random, content: bytes, tokens: Sequence[str]) -> bytes:
    """An archive with one of its members changed, or with its own bytes changed."""
    if chance.random() < 0.1:
        return mutated_bytes(chance, content, ZIP)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        main = [name for name in names if name in _MAIN]
        picked = chance.choice(main if main and chance.random() < 0.85 else names)
        for name in names:
            data = old.read(name)
            if name == picked:
                data = _rewritten(chance, data, tokens)
                data = _mended(data) if chance.random() < 0.8 else data
            written = chance.choice(_MEMBERS) if chance.random() < 0.01 else name
            if chance.random() > 0.01 and written not in new.namelist():
                new.writestr(
                    zipfile.ZipInfo(written),
                    data,
                    chance.choice(_METHODS) if chance.random() < 0.05 else zipfile.ZIP_DEFLATED,
                )
    packed = out.getvalue()
    return mutated_bytes(chance, packed, ZIP) if chance.random() < 0.03 else packed
