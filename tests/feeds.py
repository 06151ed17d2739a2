"""Files of news agencies and of WordPress, made for the tests."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape
from typing import Any

NEWSML = "http://iptc.org/std/nar/2006-10-01/"
XHTML = "http://www.w3.org/1999/xhtml"
WXR = (
    '<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">'
)


def ninjs(paragraphs: Iterable[str], *, ascii_: bool = False, **more: Any) -> str:
    """A ninjs 2 item with a body in plain text."""
    body = {"role": "main", "contenttype": "text/plain", "value": "\n".join(paragraphs)}
    return json.dumps({"uri": "urn:x", "type": "text", "bodies": [body]} | more, ensure_ascii=ascii_, indent=1)


def newsml(
    paragraphs: Iterable[str], *, headline: str = "", created: str = "2024-02-12T10:00:00Z", guid: str = "urn:a"
) -> str:
    """A NewsML-G2 item with XHTML."""
    body = "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in paragraphs)
    title = f"<headline>{escape(headline)}</headline>" if headline else ""
    return (
        f'<newsItem xmlns="{NEWSML}" guid="{guid}"><itemMeta><versionCreated>{created}</versionCreated></itemMeta>\n'
        f'<contentMeta>{title}<language tag="ar"/></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">\n'
        f'<html xmlns="{XHTML}"><head><title>x</title></head><body>{body}</body></html></inlineXML></contentSet></newsItem>\n'
    )


def post(
    content: str,
    *,
    title: str = "",
    link: str = "https://x.invalid/1",
    date: str = "2024-02-12 10:00:00",
    kind: str = "post",
) -> str:
    """A post of a WordPress export."""
    return (
        f"<item><title><![CDATA[{title}]]></title><link>{link}</link><excerpt:encoded><![CDATA[مقتطف]]></excerpt:encoded>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded><wp:post_id>1</wp:post_id><wp:post_date>{date}</wp:post_date>"
        f"<wp:post_type>{kind}</wp:post_type></item>\n"
    )


def wordpress(*posts: str) -> str:
    """A WordPress export."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{WXR}<channel><title>موقع</title>\n{"".join(posts)}</channel></rss>\n'
    )
