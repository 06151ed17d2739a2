"""The page: articles go to a spool file as they come, so that what is known of all of them can stand above the first."""

from __future__ import annotations

import base64
import hashlib
import shutil
import tempfile
from importlib import resources
from string import Template
from typing import IO, TYPE_CHECKING

from checker.core.errors import UsageError
from checker.report.html.elements import html

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from checker.words.catalogue import Catalogue

_IN_MEMORY = 1 << 20  # bytes of articles that are kept before they go to a file


class Spool:
    """The sections of a page until all are there."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="\n")  # noqa: SIM115

    def add(self, section: Element) -> None:
        """Keep one section; UsageError where it does not fit."""
        page = html([section]) + "\n"
        try:
            self._file.write(page)
        except OSError as error:
            self._file.close()
            raise UsageError(
                f"The page does not fit into the folder for temporary files ({error.strerror}). "
                "Make room there, or name another folder in the variable TMPDIR."
            ) from error

    def close_into(self, file: IO[str], words: Catalogue, title: str, top: Iterable[Element]) -> None:
        """Write the page with what stands above the sections; `title` is the key of its name."""
        style, script = (_text(name) for name in ("style.css", "script.js"))
        before, after = Template(_text("page.html")).substitute(
            language=words.language, direction="rtl" if words.rtl else "ltr", policy=_policy(style, script), style=style, script=script,
            title=words.say(title), skip=words.say("html.skip"), top=html(top), articles="\0",
        ).split("\0")  # fmt: skip
        file.write(before)
        self._file.seek(0)
        shutil.copyfileobj(self._file, file)
        self._file.close()
        file.write(after)


def _policy(style: str, script: str) -> str:
    """What the page may load and run: nothing but its own style and script."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _text(name: str) -> str:
    return (resources.files("checker.report.html") / name).read_text(encoding="utf-8")
