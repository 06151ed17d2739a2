"""Arabic in the site: blocks that run from the right, examples with their marks, and a search that folds as the checker does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.search import SearchLanguage
from sphinx.transforms.post_transforms import SphinxPostTransform

from checker.core.folding import fold

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_MARKS = re.compile("[⟦⟧]")
# a particle or two and the article before a word of at least two more letters, the same in Python and in JavaScript
_PREFIX = "^[وف]?(?:[بك]?ال|لل)(?=[\u0621-\u064a]{2})"
_FOLDED = {
    chr(code): fold(chr(code))
    for code in (*range(0x600, 0x700), *range(0x200B, 0x2010))
    if fold(chr(code)) != chr(code)
}
_SPLIT = re.compile(r"\w+")
# Arabic words in English prose, with the numbers beside them, so that their order does not depend on what stands around
_WORDS = re.compile("((?:[0-9][0-9.:/-]* )?[\u0620-\u06ff](?:[\u0600-\u06ff0-9 ./:…%-]*[\u0600-\u06ff0-9…%])?)")


class Arabic(nodes.General, nodes.Element):
    """A block that runs from the right."""


class ArabicDirective(Directive):
    """A block of Arabic, every line a paragraph, its words between ⟦ and ⟧ marked; the argument gives it classes."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {}

    def run(self) -> list[nodes.Node]:
        """The block."""
        block = Arabic(classes=["arabic", *(self.arguments or [""])[0].split()])
        marks = 0  # a mark may go on over the end of a line
        for line in self.content:
            paragraph = nodes.paragraph()
            for number, piece in enumerate(_MARKS.split(line)):
                marks += bool(number)
                paragraph += nodes.inline(piece, piece, classes=["marked"]) if marks % 2 else nodes.Text(piece)
            block += paragraph
        return [block]


class RightToLeft(Directive):
    """A block of Markdown that runs from the right."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """The block."""
        block = Arabic(classes=["arabic"])
        self.state.nested_parse(self.content, self.content_offset, block)
        return [block]


class Words(nodes.Inline, nodes.TextElement):
    """Arabic words in a line that runs from the left."""


class ArabicInEnglish(SphinxPostTransform):
    """Isolates Arabic words in prose, so that the line's own direction does not shuffle them."""

    default_priority = 700

    def run(self, **kwargs: Any) -> None:
        """Take every text apart that is no code, no heading and in no Arabic block."""
        del kwargs
        apart = (Arabic, nodes.literal, nodes.literal_block, nodes.title, nodes.raw, Words)
        for text in list(self.document.findall(nodes.Text)):
            if not _WORDS.search(text) or any(isinstance(above, apart) for above in _above(text)):
                continue
            pieces = _WORDS.split(text.astext())
            text.parent.replace(text, [Words(p, p) if n % 2 else nodes.Text(p) for n, p in enumerate(pieces) if p])


def _above(node: nodes.Node) -> Iterator[nodes.Node]:
    while node.parent:
        node = node.parent
        yield node


class SearchArabic(SearchLanguage):
    """Words are found with and without the article, vowel marks and hamza, and in both kinds of digits."""

    lang = "ar"
    language_name = "Arabic"
    js_splitter_code = f"""
const arabicFolds = {json.dumps(_FOLDED)};
const arabicFold = (text) => [...text].map((letter) => arabicFolds[letter] ?? letter).join("");
var splitQuery = (query) =>
  arabicFold(query).split(/[^\\p{{Letter}}\\p{{Number}}_\\p{{Emoji_Presentation}}]+/gu).filter((term) => term);
"""
    js_stemmer_code = f"""
var Stemmer = function () {{
  this.stemWord = (word) => word.replace(/{_PREFIX}/u, "");
}};
"""

    def split(self, input: str) -> list[str]:  # noqa: A002  # Sphinx gives it this name
        """The folded words of a text."""
        return _SPLIT.findall(fold(input))

    def stem(self, word: str) -> str:
        """A word without the article and what stands before it."""
        return re.sub(_PREFIX, "", fold(word).lower())


def _open(translator: Any, node: Arabic) -> None:
    translator.body.append(translator.starttag(node, "div", CLASS="", dir="rtl", lang="ar"))


def _close(translator: Any, node: Arabic) -> None:
    del node
    translator.body.append("</div>\n")


def _open_words(translator: Any, node: Words) -> None:
    translator.body.append(translator.starttag(node, "bdi", "", dir="rtl", lang="ar"))


def _close_words(translator: Any, node: Words) -> None:
    del node
    translator.body.append("</bdi>")


def setup(app: Sphinx) -> dict[str, Any]:
    """Tell Sphinx of all this."""
    app.add_node(Arabic, html=(_open, _close))
    app.add_node(Words, html=(_open_words, _close_words))
    app.add_directive("arabic", ArabicDirective)
    app.add_directive("rtl", RightToLeft)
    app.add_post_transform(ArabicInEnglish)
    app.add_search_language(SearchArabic)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
