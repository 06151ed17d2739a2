"""What the readers look for in a file of each kind, and bytes that no text holds: what is put in where files are changed at random."""

from __future__ import annotations

_XML = (
    "<", ">", "/>", "</", "<a>", "<!--x-->", "<!--", "<![CDATA[", "]]>", "<?x y?>", "<!DOCTYPE a>",
    '<!DOCTYPE x [<!ENTITY a "b">]>', "&a;",
    "&amp;", "&#0;", "&#xD800;", "&#1632;", "&#99999999999;", "&nbsp;", ' xmlns="x"', ' xmlns:a="b"',
    ' encoding="utf-7"', "\ufeff", "\0",
)  # fmt: skip
_JSON = (
    "{", "}", "[", "]", '"', "\\", "\\u", "\\ud800", "\\u0000", ":", ",", "\n", "\r", "null", "true", "1e999", "-0.0",
    "NaN", "Infinity",
    "9" * 400, "9" * 4301, '"text":', '"id":', '"title":', '"date_published":', '"lang":', '"sources":', "[" * 300, "{" * 300, "\ufeff",
)  # fmt: skip
_WORD = (
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:del>", "</w:del>", "<w:ins>", "</w:ins>", "<w:tbl>", "<w:txbxContent>",
    "</w:txbxContent>", '<w:footnoteReference w:id="1"/>', "<w:footnoteReference/>", '<w:fldChar w:fldCharType="begin"/>',
    '<w:fldChar w:fldCharType="end"/>', "<w:fldChar/>", "<w:instrText>", "<w:tab/>", "<w:br/>", "<w:cr/>", "<w:noBreakHyphen/>",
    '<w:sym w:char="F0zz"/>', '<w:sym w:char="0660" w:font="x"/>', "<w:sym/>", '<w:pStyle w:val="Title"/>', '<w:p w:x="1">', "<w:sdt>",
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r/></mc:AlternateContent>',
    '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>', '<w:commentReference w:id="0"/>',
    "</w:t></w:r></w:p><w:p><w:r><w:t>", "</w:t><w:tab/><w:t>", "</w:t></w:r><w:r><w:t>",
)  # fmt: skip
_OPEN = (
    "<text:p>", "</text:p>", "<text:span>", "</text:span>", '<text:s text:c="99999999"/>', '<text:s text:c="x"/>', '<text:s text:c="-5"/>',
    '<text:s text:c="3"/>', '<text:s text:c="٣"/>', "<text:tab/>", "<text:line-break/>", "<text:note>", "</text:note>", "</text:p><text:p>",
    "<text:tracked-changes>", "<text:change-start/>", "<office:annotation>", "</office:annotation>",
    '<office:annotation-end office:name="x"/>',
    '<text:h text:outline-level="x">', "<text:list>", '<draw:text-box xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0">',
    '<table:table xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">',
)  # fmt: skip
# what each reader looks for, by suffix
TOKENS: dict[str, tuple[str, ...]] = {
    ".txt": ("\ufeff", "\0", "\x85", "\u2028", "%PDF-", "PK\x03\x04", "\x1f\x8b", "<html", "{\\rtf1", "\n\n", "\r\n", "\r"),
    ".md": (
        "---\n", "...\n", "`", "``", "```\n", "~~~\n", "*", "**", "_", "__", "[", "]", "(", ")", "![", "](", "<!--",
        "-->", "<", ">", "# ", "|",
        "|-|-|\n", "\\", "&#1632;", "\n\n", "\r\n", "    ", "\t", "> ", "- ", "1. ", "title: ", "date: ", "ittisaq: ",
        '"', "http://a.invalid/",
        "[^1]", "[^1]: ", "$$", "{{", "{%", ":::", "===\n", "<div>", "</div>",
    ),
    ".html": (
        *_XML, "<script>", "</script>", "<article>", "</article>", "<main>", "<h1>", "</h1>", "<p", " hidden", '="', "='", "<title>",
        '<time datetime="', '<meta name="date" content="', "<style>", "<textarea>", "<plaintext>", "<svg>", "<br/>", "<table>", "<select>",
        '<script type="application/ld+json">', '{"datePublished": "', "<nav>", "<aside>", '<div class="', "<bdo dir=rtl>", "<wbr>", "&shy;",
    ),
    ".jsonl": _JSON,
    ".json": (
        *_JSON, '"body_text":', '"body_html":', '"bodies":', '"headlines":', '"contenttype":', '"value":',
        '"text/html"', '"role":', "<p>",
        "&amp;", "\\u003c", '"versioncreated":', '"firstCreated":',
    ),
    ".xml": (
        *_XML, "<item>", "</item>", "<newsItem>", "<inlineXML>", "</inlineXML>", "<inlineData>", "<content:encoded>",
        "</content:encoded>",
        "<wp:post_type>post</wp:post_type>", "<wp:post_date>", "<nitf>", "<body>", "<headline>", "&lt;p&gt;", "<a>" * 60,
    ),
    ".rtf": (
        "{", "}", "\\", "\\par ", "\\u1575?", "\\u-99999?", "\\u99999999999?", "\\uc0", "\\uc99999", "\\'c7", "\\'zz",
        "\\bin", "\\bin99999 ",
        "\\*", "{\\fonttbl", "\\f0", "\\fcharset178", "\\fcharset999", "\\ansicpg1256", "\\ansicpg99999", "\\deleted",
        "{\\pict ", "{\\object",
        '{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt y}}', "\\tab", "\\line", "\\cell", "\\row", "\\trowd", "{\\info", "\\upr", "\\ud",
    ),
    ".docx": (*_XML, *_WORD),
    ".odt": (*_XML, *_OPEN),
}  # fmt: skip
BYTES = (
    b"\xff",
    b"\xfe",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\0",
    b"\xc7\xe1",
    b"\xd8",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
)
ZIP = (
    b"PK\x03\x04",
    b"PK\x01\x02",
    b"PK\x05\x06",
    b"\0\0",
    b"\xff\xff\xff\xff",
    b"\1",
    b"\x08\0",
    b"\x0c\0",
    b"\x0e\0",
    b"\x5d\0",
)
