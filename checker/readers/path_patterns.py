"""Patterns of paths as in .gitignore, matched without backtracking: the time grows with the path times the pattern, whatever it holds.

Python's expressions try every way to share a name among stars, and so do the libraries that make them of patterns (pathspec, wcmatch):
a line of twelve stars in a stranger's .gitignore never ends. Here the text behind a star is taken where it comes first, for good
(an atomic group), which loses no match: what stands between two stars has a fixed length, and so has what stands between two `**`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from msgspec import Struct

from checker.core.patterns import regex

_LONGEST = 4096  # characters of a pattern: no path is longer
_FOLDERS = "**"
_ANY_FOLDERS = "(?:[^/]++/)*"
_PIECE = regex(r"(\*+)|(\?)|\\(.)|\[([!^]?)(\]?+(?:\\.|[^\]\\])*)\]|([^\\\[*?])", re.DOTALL)
_CLASS_ITEM = regex(r"(\\.|.)(?:-(\\.|[^\\]))?", re.DOTALL)


class Pattern(Struct, frozen=True):
    """One line: what it matches, whether it takes back what another one names (`!`), and whether it names folders only."""

    matched: re.Pattern[str]
    takes_back: bool
    folders_only: bool

    def fits(self, path: str, *, folder: bool) -> bool | None:
        """True where it names the path itself, False where it names a folder above it, None where neither."""
        if self.folders_only and not folder:
            path = path.rpartition("/")[0]
            return False if path and self.matched.match(path) else None
        found = self.matched.match(path)
        return None if found is None else found["inside"] is None


def patterns(lines: Iterable[str]) -> tuple[Pattern, ...]:
    """The patterns of some lines; a line that names nothing (blank, a comment, one that git does not understand) is none."""
    return tuple(found for line in lines if (found := pattern(line)))


def pattern(line: str) -> Pattern | None:
    """The pattern of one line, if it names anything."""
    line = _stripped(line)
    if line.startswith("#"):
        return None
    takes_back = line.startswith("!")
    line = line[takes_back:]
    folders_only = line.endswith("/")
    segments = line.removesuffix("/").split("/")
    if not segments[0]:
        del segments[0]  # a slash at the start: seen from the folder itself
    elif len(segments) == 1:
        segments.insert(0, _FOLDERS)
    made = _expression(segments)
    return Pattern(regex(made, re.DOTALL), takes_back, folders_only) if made else None


def named(known: tuple[Pattern, ...], path: str, *, folder: bool = False) -> bool | None:
    """Whether the last pattern that speaks of a path names it; those that name the path itself go before those of a folder above."""
    above: bool | None = None
    for each in reversed(known):
        fits = each.fits(path, folder=folder)
        if fits:
            return not each.takes_back
        if fits is False and above is None:
            above = not each.takes_back
    return above


def _stripped(line: str) -> str:
    """A line without the blanks at its end, unless a backslash keeps one."""
    bare = line.rstrip()
    return f"{bare} " if bare.endswith("\\") and not bare.endswith("\\\\") and len(bare) < len(line) else bare


def _expression(segments: list[str]) -> str:
    """The expression of the segments of a pattern, whose group `inside` is the slash behind a folder that it names; "" for none."""
    names = [_FOLDERS if len(s) > 1 and not s.strip("*") else _segment(s) for s in segments]
    if not names or "" in names or sum(map(len, segments)) > _LONGEST:
        return ""
    runs = [(many, "/".join(run)) for many, run in groupby(names, key=_FOLDERS.__eq__)]
    made = ""
    for number, (many, run) in enumerate(runs):
        last = number == len(runs) - 1
        if many:
            made += "(?P<inside>(?!))?." if last else ""
        elif last:
            made += f"{_ANY_FOLDERS if number else ''}{run}(?:\\Z|(?P<inside>/))"
        else:
            made += f"(?>{_ANY_FOLDERS}?{run}/)" if number else f"{run}/"
    return made


def _segment(segment: str) -> str:
    """The expression of one name; "" where git does not understand it."""
    texts, at = [""], 0
    while at < len(segment):
        piece = _PIECE.match(segment, at)
        if piece is None:  # a bracket that is not closed, a backslash with nothing behind it
            return ""
        at = piece.end()
        stars, one, escaped, negated, listed, plain = piece.groups()
        if stars:
            texts.append("")
        elif one:
            texts[-1] += "[^/]"
        else:
            texts[-1] += _class(negated, listed) if listed is not None else re.escape(escaped or plain)
    if len(texts) == 1:
        return texts[0]
    first, *between, last = texts
    return f"(?=[^/]){first}{''.join(f'(?>[^/]*?{text})' for text in between if text)}(?>[^/]*{last})"


def _class(negated: str, listed: str) -> str:
    """One character of those between brackets, and never a slash."""
    made = ""
    for item in _CLASS_ITEM.finditer(listed):
        first, last = (each and each[-1] for each in item.groups())
        backwards = last is None or last < first  # of a range that runs backwards git takes the first letter
        made += re.escape(first) if backwards else f"{re.escape(first)}-{re.escape(last)}"
    return f"(?!/)[{'^' if negated else ''}{made}]"
