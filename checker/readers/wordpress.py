"""A WordPress export (WXR) or an RSS feed, read as it comes: one document a post or page; offsets are those of its content.

An export holds a whole site, so that neither it nor its list of posts is kept. A feed has the copy, or a summary, in <description>.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from checker.core.documents import Document
from checker.core.errors import InputError
from checker.readers.html_copy import fragment
from checker.readers.item import LARGEST, MIB, Item, published
from checker.readers.parsing import separate, shown
from checker.readers.xml import Parser, legible
from checker.words import languages

_RSS = frozenset({"title", "link", "pubDate", "description"})
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_WORDPRESS = frozenset({"post_date", "post_id", "post_type"})
_LANGUAGE = "language"
_KINDS = ("post", "page", "")  # no pictures, menus or revisions: they hold no copy


class _Posts:
    """The posts that are complete but not yet taken, and the one that is being read."""

    def __init__(self) -> None:
        self.done: list[dict[str, str]] = []
        self.post: dict[str, str] | None = None
        self.too_long = False
        self.language = ""  # of the whole file
        self._key = ""
        self._text: list[str] = []
        self._size = 0

    def open(self, name: str, attributes: dict[str, str], place: int) -> None:
        """An element begins."""
        del attributes, place
        if name == "item":
            self.post, self.too_long = {}, False
        elif key := _key(name) if self.post is not None else _LANGUAGE if name == _LANGUAGE else "":
            self._key, self._text, self._size = key, [], 0

    def close(self, name: str, place: int) -> None:
        """An element ends."""
        del place
        if name == "item" and self.post is not None:
            self.done.append(self.post | ({"too long": "yes"} if self.too_long else {}))
            self.post = None
        elif self._key and self._key in (_key(name), name):
            if self.post is None:
                self.language = "".join(self._text)
            else:
                self.post[self._key] = "".join(self._text)
            self._key, self._text = "", []

    def text(self, text: str) -> None:
        """A piece of the element that is being read; what is too long for an article is not kept."""
        if self._key:
            self._size += len(text)
            self.too_long |= self._size > LARGEST
            if not self.too_long:
                self._text.append(text)

    def take(self) -> list[dict[str, str]]:
        """The complete posts, which are not kept any longer."""
        done, self.done = self.done, []
        return done


def _key(name: str) -> str:
    """What an element is to us, "" for nothing: RSS has no name space, WordPress has one of its own for each version."""
    space, _, own = name.rpartition(" ")
    if "rss/1.0/modules/content" in space:
        return "content" if own == "encoded" else ""
    if space == _DUBLIN_CORE:
        return {"date": "pubDate", "language": _LANGUAGE}.get(own, "")
    return own if own in (_WORDPRESS if "wordpress.org/export/" in space else _RSS if not space else ()) else ""


def read(chunks: Iterable[bytes], name: str) -> Iterator[Item]:
    """The posts and pages of an export, in its order; what is wrong with a file hides none that come before it."""
    posts = _Posts()
    parser = Parser(name, posts)
    number = 0
    for chunk in chain(legible(chunks), (None,)):
        error = None
        try:
            parser.feed(chunk or b"", last=chunk is None)
        except InputError as found:
            error = found
        for post in posts.take():
            number += 1
            if post.get("post_type", "") in _KINDS:
                known = _known(post, number, name)
                place = known if known.startswith(name) else f"{name}: {known}"
                yield separate(place, partial(_item, {_LANGUAGE: posts.language} | post, known, name, place))
        if error:
            raise error
    if not number:
        raise InputError(f"{name}: this export holds no posts. Export “All content” or “Posts” in WordPress.")


def _known(post: dict[str, str], number: int, path: str) -> str:
    """What a post is known by: its address."""
    return post.get("link") or f"{path}:{post.get('post_id') or number}"


def _item(post: dict[str, str], known: str, path: str, place: str) -> Item:
    """A post as a document; `place` names it in messages."""
    if "too long" in post:
        raise InputError(f"{path}: the post {known} is longer than {LARGEST // MIB} MiB, which no article is.")
    is_feed = not any(key in post for key in _WORDPRESS)
    content = post.get("content", "")
    if is_feed and not content.strip():
        content = post.get("description", "")
    text, notices = fragment(content, place, lines=True)
    if is_feed and not content.strip():
        notices = (*notices, f"{place}: this item of the feed has no text; only its title was read.")
    title, _ = fragment(post.get("title", ""), place)
    said = post.get("post_date") or post.get("pubDate")
    day = published(said) if said and not said.startswith("0000") else None
    doubts = (
        ()
        if day or not said or said.startswith("0000")
        else (f"{place}: this post was published {shown(repr(said))}, which is no date.",)
    )
    heading = title.part("title")
    parts = (*((heading,) if heading.text.strip() else ()), text.part("text"))
    language = languages.tagged(post[_LANGUAGE], [part.text for part in parts])
    return Item(Document(known, parts, day, language, path=path), None, (*notices, *doubts))
