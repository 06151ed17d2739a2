"""What is told to people when an input cannot be used: the file, the place, and what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class UsageError(Exception):
    """A wrong rule, option, key, page or configuration: exit code 2."""


class InputError(Exception):
    """A file or document that could not be read: named on standard error, the others are checked, exit code 2."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint with the nearest known word, or the list of all that are known."""
    names = sorted(known)
    near = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    return f" Did you mean {near[0]}?" if near else f" Known: {', '.join(names)}."
