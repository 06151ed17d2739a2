"""ittisaq (اتّساق, "consistency"): checks news copy, Arabic first, against the calendar, arithmetic, itself and its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from checker.model import Report

__version__ = "0.1.0"
__all__ = ["__version__", "check"]


def check(text: str, *, title: str | None = None, published: dt.date | None = None, language: str = "auto") -> Report:
    """Check one article with the rules of the desk.

    Offsets in the report are code points of `title` and `text`. `published` is the dateline; without it, dates that need one are
    counted as not checkable. `language` is "ar" or "auto"; for a text in another language the report is empty and its language
    is "und". No clock, no network, no state between calls.
    """
    from checker import pipeline
    from checker.model import Document, Part, Report

    parts = ((Part("title", title),) if title else ()) + (Part("text", text),)
    document = Document("text", parts, published, language)
    return pipeline.check(document, pipeline.plan(), with_mentions=True) or Report(document, "und")
