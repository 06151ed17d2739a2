"""Comments in Word files. Earlier comments, styles and tracked changes stay; only comments of this program are replaced."""

from __future__ import annotations

import copy
from collections.abc import Callable

from checker.core.findings import Report
from checker.readers.package import Element, Package
from checker.readers.word import W
from checker.report.annotate.archive import rewritten
from checker.report.annotate.notes import Note
from checker.report.annotate.places import Edge, Slots, edges, same
from checker.report.annotate.word_comments import XML_SPACE, CommentParts, Marked, element


def annotated(content: bytes, name: str, report: Report, notes: list[Note]) -> bytes:
    """The file with the notes as comments."""
    word = Marked(Package(content, name))
    same(word.flow, report, name)
    comments = CommentParts(word)
    numbers = [comments.add(note) for note in notes]
    slots = Slots()
    for edge in edges(word.flow, report, notes):
        if edge.piece.anchor is not None:
            if edge.begins:
                comments.name_words(numbers[edge.number], notes[edge.number])
                _behind(edge.piece.anchor, numbers[edge.number])
        else:
            _mark(edge, numbers[edge.number], slots)
    slots.close()
    return rewritten(word.package, comments.changed())


# ------------------------------------------------------------------------------------------------------ on the words


def _mark(edge: Edge, number: int, slots: Slots) -> None:
    """One end of a comment within the runs of a paragraph; the end brings the run that refers to the comment."""
    mark = element("commentRangeStart" if edge.begins else "commentRangeEnd", id=number)
    if edge.piece.text == "\n":  # the end of a paragraph is the start of the next element
        edge.piece.node.insert(_first_place(edge.piece.node), mark)
        if not edge.begins:
            mark.addnext(_reference(number))
        return
    _cut(edge, slots)(mark)
    if not edge.begins:
        _top(mark).addnext(_reference(number))


def _cut(edge: Edge, slots: Slots) -> Callable[[Element], None]:
    """What puts a mark at a place between two runs; a run that holds letters on both sides is made two."""
    node = edge.piece.node
    run = next(node.iterancestors(W + "r"), None)
    if run is None:  # letters that stand in no run, as no program writes them
        return _before_or_behind(node, before=edge.begins)
    if node.getparent() is not run or len(node):  # within something that has no parts, or something that has
        return _before_or_behind(run, before=edge.begins)
    is_text = edge.piece.slot == "text"
    inside = edge.inner if is_text else int(not edge.begins)
    whole = slots.end(node, "text") if is_text else 1
    before = node.getprevious()
    if inside == 0 and (before is None or before.tag == W + "rPr"):
        return _before_or_behind(run, before=True)
    if inside != whole or node.getnext() is not None:
        _split(run, node, inside, slots if is_text else None)
    return _before_or_behind(run, before=False)


def _before_or_behind(run: Element, *, before: bool) -> Callable[[Element], None]:
    found: Callable[[Element], None] = run.addprevious if before else run.addnext
    return found


def _split(run: Element, node: Element, inside: int, slots: Slots | None) -> None:
    """Move what stands behind a place of a run to a new run of the same look; `slots` where the place is within a text."""
    later = run.makeelement(run.tag, dict(run.attrib))
    look = run.find(W + "rPr")
    if look is not None:
        later.append(copy.deepcopy(look))
    following = list(node.itersiblings())
    if slots and 0 < inside < slots.end(node, "text"):
        rest = run.makeelement(node.tag, dict(node.attrib))
        rest.text = slots.cut(node, "text", inside)
        for piece in (rest, node):
            piece.set(XML_SPACE, "preserve")
        later.append(rest)
    elif inside == 0:
        following.insert(0, node)
    later.extend(following)
    run.addnext(later)


def _top(mark: Element) -> Element:
    """The ancestor of a mark that is a child of its paragraph: a reference within a link or a tracked change would belong to it.

    Where no paragraph holds it, as in a damaged file, the mark itself.
    """
    top = mark
    while (parent := top.getparent()) is not None:
        if parent.tag == W + "p":
            return top
        top = parent
    return mark


def _first_place(paragraph: Element) -> int:
    return int(len(paragraph) > 0 and paragraph[0].tag == W + "pPr")


def _behind(anchor: Element, number: int) -> None:
    """A comment behind a run of the body, or at the start of a paragraph."""
    marks = [element("commentRangeStart", id=number), element("commentRangeEnd", id=number), _reference(number)]
    if anchor.tag == W + "p":
        place = _first_place(anchor)
        anchor[place:place] = marks
        return
    anchor = _top(anchor)
    anchor.addprevious(marks[0])
    for mark in reversed(marks[1:]):
        anchor.addnext(mark)


def _reference(number: int) -> Element:
    run = element("r")
    run.append(element("commentReference", id=number))
    return run
