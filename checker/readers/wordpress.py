"""A WordPress export (WXR), read as it comes: one document a post or page; offsets are those of its content.

An export holds a whole site, so that neither it nor its list of posts is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from checker.core.documents import Document
from checker.core.errors import InputError
from checker.readers.html_copy import fragment
from checker.readers.item import LARGEST, MIB, Item, published
from checker.readers.parsing import separate, shown
from checker.readers.xml import Parser

_RSS = frozenset({"title", "link", "pubDate"})
_WORDPRESS = frozenset({"post_date", "post_id", "post_type"})
_KINDS = ("post", "page", "")  # no pictures, menus or revisions: they hold no copy


class _Posts:
    """The posts that are complete but not yet taken, and the one that is being read."""

    def __init__(self) -> None:
        self.done: list[dict[str, str]] = []
        self.post: dict[str, str] | None = None
        self.too_long = False
        self._key = ""
        self._text: list[str] = []
        self._size = 0

    def open(self, name: str, attributes: dict[str, str], place: int) -> None:
        """An element begins."""
        del attributes, place
        if name == "item":
            self.post, self.too_long = {}, False
        elif self.post is not None and (key := _key(name)):
            self._key, self._text, self._size = key, [], 0

    def close(self, name: str, place: int) -> None:
        """An element ends."""
        del place
        if name == "item" and self.post is not None:
            self.done.append(self.post | ({"too long": "yes"} if self.too_long else {}))
            self.post = None
        elif self.post is not None and self._key and _key(name) == self._key:
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
    return own if own in (_WORDPRESS if "wordpress.org/export/" in space else _RSS if not space else ()) else ""


def read(chunks: Iterable[bytes], name: str) -> Iterator[Item]:
    """The posts and pages of an export, in its order."""
    posts = _Posts()
    parser = Parser(name, posts)
    number = 0
    for chunk in chunks:
        parser.feed(chunk)
        for post in posts.take():
            number += 1
            if post.get("post_type", "") in _KINDS:
                known = _known(post, number, name)
                place = known if known.startswith(name) else f"{name}: {known}"
                yield separate(place, partial(_item, post, known, name, place))
    parser.feed(b"", last=True)
    if not number:
        raise InputError(f"{name}: this export holds no posts. Export “All content” or “Posts” in WordPress.")


def _known(post: dict[str, str], number: int, path: str) -> str:
    """What a post is known by: its address."""
    return post.get("link") or f"{path}:{post.get('post_id') or number}"


def _item(post: dict[str, str], known: str, path: str, place: str) -> Item:
    """A post as a document; `place` names it in messages."""
    if "too long" in post:
        raise InputError(f"{path}: the post {known} is longer than {LARGEST // MIB} MiB, which no article is.")
    text, notices = fragment(post.get("content", ""), place, lines=True)
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
    return Item(Document(known, parts, day, path=path), None, (*notices, *doubts))
