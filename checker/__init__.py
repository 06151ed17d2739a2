"""ittisaq (اتّساق, "consistency"): checks news copy, Arabic first, against the calendar, arithmetic, itself and its sources."""

# neither __future__ nor typing: `python -m checker` would look for both in the current folder first
TYPE_CHECKING = False

if TYPE_CHECKING:
    import datetime as dt

    from checker.core.findings import Report

__version__ = "0.1.0"
__all__ = ["__version__", "check"]


def check(
    text: str, *, title: str | None = None, published: "dt.date | None" = None, language: str = "auto"
) -> "Report":
    """Check one article with the rules of the desk.

    `text` is the article, any length, plain text; it is not changed, and no markup is taken out. `title` is a part of its own.
    `published` is the dateline; without it, that of the copy is taken, and without that, dates that need one are counted as not
    checkable. A datetime counts as its own day. `language` is "ar" or "auto".

    Returns a frozen `Report`: `findings` in the order of their places, `mentions` (all that was read), `coverage`, and `language`
    ("und", with no findings, for a text in another language). Every offset is a half-open pair of Unicode code points of the
    part ("title" or "text") as given.

    Raises nothing for any text, lone surrogates and control characters included. The rule pages and word lists are read from
    the package when they are first needed: a damaged installation raises `checker.core.errors.UsageError` or OSError.
    No clock, no network, no state between calls: the same arguments give equal reports, in any thread. Time grows with the
    length of the text.
    """
    from checker import pipeline
    from checker.core.documents import Document, Part
    from checker.core.findings import Report

    parts = ((Part("title", title),) if title else ()) + (Part("text", text),)
    document = Document("text", parts, published, language)
    return pipeline.check(document, pipeline.plan(), with_mentions=True) or Report(document, "und")
