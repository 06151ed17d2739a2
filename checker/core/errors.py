"""What is told to people when an input cannot be used: the file, the place, and what to do."""

from __future__ import annotations

from collections.abc import Iterable


class UsageError(Exception):
    """A wrong rule, option, key, page or configuration: exit code 2."""


class InputError(Exception):
    """A file or document that could not be read: named on standard error, the others are checked, exit code 2."""


class TimeLimitError(BaseException):
    """An article has taken longer than it may; the text is the reason, to go on with behind "since".

    It is no Exception, so that nobody takes it for a crash of what it breaks off.
    """


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint with the nearest known word, or the list of all that are known."""
    names = sorted(known)
    near = near_miss(word, names)
    return f" Did you mean {near}?" if near else f" Known: {', '.join(names)}."


def near_miss(word: str, known: Iterable[str]) -> str | None:
    """The known word that is nearest, if one is near."""
    import difflib  # only for mistakes

    return next(iter(difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)), None)
