"""The boundary around parsers: whatever one raises (what it stumbles over) is told with the file, the place and the mend."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from checker.core.errors import InputError, TimeLimitError
from checker.readers.item import Item

_LONGEST = 160  # characters of a parser's own words, and of a value that is shown


@contextmanager
def parsing(told: str, mend: str) -> Iterator[None]:
    """Around what a library reads: `told` begins with the file and the place and says what is wrong, without a full stop."""
    try:
        yield
    except InputError:
        raise
    except RecursionError as error:
        raise InputError(f"{told} (nested too deep for an article). {mend}") from error
    except MemoryError as error:
        raise InputError(f"{told} (it takes more memory than there is). {mend}") from error
    except Exception as error:  # parsers raise what their authors did not foresee
        raise InputError(f"{told} ({shown(str(error) or type(error).__name__)}). {mend}") from error


def separate(place: str, read: Callable[[], Item]) -> Item:
    """One document of several: whatever goes wrong with it is told, and the next ones are read."""
    try:
        return read()
    except InputError as error:
        return Item(None, error)
    except TimeLimitError as error:
        return Item(None, InputError(f"{place}: this was not read, since {error}"))
    except Exception as error:  # ours to mend, but no reason to lose the others  # noqa: BLE001
        return Item(None, failed(place, error))


def failed(place: str, error: Exception, what: str = "this") -> InputError:
    """What is told where a reader itself is wrong."""
    said = shown(f"{type(error).__name__}: {error}")
    return InputError(f"{place}: the checker itself failed to read {what} ({said}). Please report it.")


def shown(said: str) -> str:
    """Words of a parser or of a file in a message: one line, cut where it is long."""
    line = " ".join(said.split()).rstrip(".")
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
