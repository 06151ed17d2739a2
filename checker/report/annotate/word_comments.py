"""The parts of a Word file that hold comments: text, people and relations."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Any

from checker.readers.flow import Story, walked
from checker.readers.package import Element, Package
from checker.readers.word import W, Word
from checker.report.annotate.archive import serialised
from checker.report.annotate.notes import AUTHOR, Line, Note

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TYPES = "[Content_Types].xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_EMPTY = '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'  # of the namespace W


class Marked(Word):
    """A Word file whose parts are kept as trees by their names, the body's first, so that comments can stand on their letters."""

    def __init__(self, package: Package) -> None:
        self.stories: dict[str, Element] = {}
        self._marks: dict[tuple[str, str | None], Element] = {}  # the runs of the body that refer to a note
        self._first: Element | None = None
        super().__init__(package)

    def tell(self, member: str, story: Story) -> None:
        """Tell a story the elements of a part, which is kept."""
        root = self.stories[member] = self.package.xml(member)
        if member == self.main:
            self._first = next(root.iter(W + "p"), None)
            for mark in root.iter(W + "footnoteReference", W + "endnoteReference"):
                self._marks.setdefault((mark.tag.rpartition("}")[2], mark.get(W + "id")), mark.getparent())
        walked(root, story)

    def anchor(self, name: str, attributes: Mapping[str, str]) -> Element | None:
        """The run with the mark of a note; for all else the first paragraph."""
        reference = f"{name.rpartition(' ')[2]}Reference"
        return self._marks.get((reference, attributes.get(f"{W[1:-1]} id")), self._first)


def element(tag: str, **attributes: Any) -> Element:
    """An element of WordprocessingML with its attributes."""
    from lxml import etree

    return etree.Element(W + tag, {W + key: str(value) for key, value in attributes.items()}, nsmap={"w": W[1:-1]})


class CommentParts:
    """The part of a Word file that holds its comments; ours of an earlier run are taken out."""

    def __init__(self, word: Marked) -> None:
        self.word = word
        known = word.related("comments")
        self.member = known[0] if known else _free(posixpath.dirname(word.main), word.package)
        self.is_new = not known
        self.root = word.package.xml(self.member) if known else _parsed(_EMPTY)
        self.others: dict[str, Element] = {}
        self.ours: dict[int, Element] = {}
        self._forget()
        numbers = [comment.get(W + "id", "") for comment in self.root.iter(W + "comment")]
        self.next = max((int(number) for number in numbers if number.isdecimal()), default=-1) + 1

    def add(self, note: Note) -> int:
        """A new comment; its number."""
        number = self.next
        self.next += 1
        comment = element("comment", id=number, author=AUTHOR, initials=AUTHOR)
        comment.extend(_paragraph(line) for line in note.lines)
        self.root.append(comment)
        self.ours[number] = comment
        return number

    def name_words(self, number: int, note: Note) -> None:
        """Let a comment name its words, since it cannot stand on them."""
        comment = self.ours[number]
        comment[:] = [_paragraph(line) for line in note.with_words()]

    def changed(self) -> dict[str, bytes]:
        """The members of the archive that are not as they were."""
        package, members = self.word.package, dict(self.word.stories)
        if self.is_new and not self.ours:
            return {}
        members |= self.others | {self.member: self.root}
        if self.is_new:
            members[_TYPES] = self._types()
            folder, base = posixpath.split(self.word.main)
            relations = posixpath.join(folder, "_rels", f"{base}.rels")
            members[relations] = self._relations(package.xml(relations) if relations in package.members else None)
        return {member: serialised(root) for member, root in members.items()}

    def _forget(self) -> None:
        """Take our comments of an earlier run out of the file; an answer of a colleague to one of them stays, as a comment."""
        gone = [comment for comment in self.root if comment.get(W + "author") == AUTHOR]
        numbers = {comment.get(W + "id") for comment in gone}
        threads = {p.get(_W14 + "paraId") for comment in gone for p in comment.iter(W + "p")} - {None}
        for comment in gone:
            self.root.remove(comment)
        if numbers:
            for story in self.word.stories.values():
                _forget_marks(story, numbers)
        if threads:
            self._forget_threads(threads)

    def _forget_threads(self, threads: set[str]) -> None:
        for member in self.word.related("commentsExtended"):
            root = self.others[member] = self.word.package.xml(member)
            for entry in list(root):
                if entry.get(_W15 + "paraId") in threads:
                    root.remove(entry)
                elif entry.get(_W15 + "paraIdParent") in threads:
                    del entry.attrib[_W15 + "paraIdParent"]

    def _types(self) -> Element:
        """The list of the archive's types, with that of the new part."""
        root = self.word.package.xml(_TYPES)
        override = root.makeelement(root.tag.replace("Types", "Override"))
        override.set("PartName", f"/{self.member}")
        override.set("ContentType", _TYPE)
        root.append(override)
        return root

    def _relations(self, root: Element | None) -> Element:
        """The relations of the document, with that to the new part."""
        if root is None:
            root = _parsed('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>')
        known = {relation.get("Id") for relation in root}
        number = next(n for n in range(1, len(known) + 2) if f"rIdIttisaq{n}" not in known)
        relation = root.makeelement(root.tag.replace("Relationships", "Relationship"))
        for key, value in (
            ("Id", f"rIdIttisaq{number}"),
            ("Type", _RELATION),
            ("Target", posixpath.basename(self.member)),
        ):
            relation.set(key, value)
        root.append(relation)
        return root


def _free(folder: str, package: Package) -> str:
    """A name for the part of the comments that no other part has."""
    names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in range(len(package.members) + 1))
    return next(name for name in names if name not in package.members)


def _forget_marks(story: Element, numbers: set[str | None]) -> None:
    for mark in list(story.iter(W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference")):
        if mark.get(W + "id") not in numbers:
            continue
        run = mark.getparent()
        run.remove(mark)
        if run.tag == W + "r" and all(child.tag == W + "rPr" for child in run):
            run.getparent().remove(run)


def _paragraph(line: Line) -> Element:
    paragraph, run, text = element("p"), element("r"), element("t")
    if line.rtl:
        look, letters = element("pPr"), element("rPr")
        look.append(element("bidi"))
        letters.append(element("rtl"))
        paragraph.append(look)
        run.append(letters)
    text.text = line.directed
    text.set(XML_SPACE, "preserve")
    run.append(text)
    paragraph.append(run)
    return paragraph


def _parsed(xml: str) -> Element:
    from lxml import etree

    return etree.fromstring(xml)
