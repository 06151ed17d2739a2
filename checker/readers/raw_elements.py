"""Elements of HTML within Markdown that hold no copy: scripts, styles, drawings, code."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from checker.core.patterns import regex

_TAG = regex(
    r"<(/?)(script|style|textarea|iframe|svg|math|template|noscript|object|code|kbd|samp)\b[^<>]*>", re.IGNORECASE
)
_ALL = regex(r".*", re.DOTALL)


class RawElements:
    """Used as a pattern is; linear, whatever stands open. An element that is never closed is a tag and no more."""

    def finditer(self, body: str, start: int = 0) -> Iterator[re.Match[str]]:
        """Each element from its first tag to its last."""
        tags = list(_TAG.finditer(body, start))
        closing: dict[str, list[int]] = {}
        for tag in tags:
            if tag[1]:
                closing.setdefault(tag[2].lower(), []).append(tag.end())
        at = start
        for tag in tags:
            if tag[1] or tag.start() < at or tag[0].endswith("/>"):
                continue
            ends = closing.get(tag[2].lower(), [])
            behind = bisect_right(ends, tag.end())
            if behind < len(ends):
                at = ends[behind]
                found = _ALL.match(body, tag.start(), at)
                assert found
                yield found

    def sub(self, replaced: Callable[[re.Match[str]], str], body: str) -> str:
        """The text with what stands for each."""
        pieces, at = list[str](), 0
        for found in self.finditer(body):
            pieces += (body[at : found.start()], replaced(found))
            at = found.end()
        return "".join((*pieces, body[at:]))
