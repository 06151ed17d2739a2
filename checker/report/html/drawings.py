"""What shows a contradiction at a glance: the number line of figures and the weeks of dates, as SVG that needs no style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.core.findings import Bar, Week
from checker.report.drawing import days_of_week, scale
from checker.report.html.elements import add, el
from checker.report.wording import grouped

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping
    from fractions import Fraction
    from xml.etree.ElementTree import Element

    from checker.core.amounts import Number
    from checker.core.documents import Span
    from checker.core.findings import Finding
    from checker.words.catalogue import Catalogue

_ROW = 20  # height of a bar, in pixels
_MIDDLE = _ROW // 2
_NAMES, _CAPTION, _DAYS = 24, 20, 30  # heights of the parts of a week


def drawing(finding: Finding, letters: Mapping[Span, str], words: Catalogue) -> Element | None:
    """The drawing of a finding, None where it has none; `letters` are those of its places."""
    if isinstance(finding.drawing, Week):
        return _weeks(finding.drawing, words)
    return _number_line(finding.drawing, letters, words) if finding.drawing else None


# ------------------------------------------------------------------------------------------------------------ number line


def _number_line(bars: tuple[Bar, ...], letters: Mapping[Span, str], words: Catalogue) -> Element:
    """A row a figure: its letter, its value, and its interval, all on one scale that runs from the left."""
    share = scale(bars)
    ends = dict.fromkeys(end for bar in bars for end in (bar.interval.low, bar.interval.high) if end is not None)
    guides = [_percent(share(end)) for end in ends]
    told = words.series(f"{_letter(bar, letters)} {grouped(bar.label)}".strip() for bar in bars)
    figure = el("div", {"class": "line", "role": "img", "aria-label": told, "dir": "ltr"})
    for bar in bars:
        add(
            figure,
            el("span", {"class": "ref"}, _letter(bar, letters)),
            el("span", {"class": "value"}, grouped(bar.label)),
            _bar(bar, share, guides),
        )
    return figure


def _letter(bar: Bar, letters: Mapping[Span, str]) -> str:
    return letters.get(bar.span, "") if bar.span else ""


def _bar(bar: Bar, share: Callable[[Number], Fraction], guides: list[str]) -> Element:
    low, high = bar.interval.low, bar.interval.high
    start = "0%" if low is None else _percent(share(low))
    end = "100%" if high is None else _percent(share(high))
    svg = el("svg", {"width": "100%", "height": str(_ROW), "aria-hidden": "true"})
    for guide in guides:
        add(svg, el("line", {"class": "guide", "x1": guide, "x2": guide, "y1": "0", "y2": str(_ROW)}))
    middle = str(_MIDDLE)
    add(svg, el("line", {"class": "span", "x1": start, "x2": end, "y1": middle, "y2": middle}))
    for place, value, is_open, arrow in (
        (start, low, bar.interval.low_open, "M9 4 L0 10 L9 16"),
        (end, high, bar.interval.high_open, "M-9 4 L0 10 L-9 16"),
    ):
        if value is None:
            add(svg, el("svg", {"x": place, "overflow": "visible"}, el("path", {"class": "span", "d": arrow})))
        else:
            kind = "open" if is_open else "closed"
            add(svg, el("circle", {"class": kind, "cx": place, "cy": middle, "r": "4"}))
    return svg


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):.2f}%"


# ------------------------------------------------------------------------------------------------------------------ weeks


def _weeks(week: Week, words: Catalogue) -> Element:
    """The names of the weekdays, the one said shaded, and for each day meant its week with that day in a ring.

    Weeks run in the direction of the report.
    """
    height = _NAMES + len(week.days) * (_CAPTION + _DAYS)
    said = words.say("html.said", weekday=words.weekday(week.said))
    told = words.series((said, *(f"{words.date(day)}: {words.weekday(day.weekday())}" for day in week.days)))
    svg = el("svg", {"class": "week", "width": "100%", "height": str(height), "role": "img", "aria-label": told})
    order = [(words.first_weekday + n) % 7 for n in range(7)]
    add(svg, el("rect", {
        "class": "said", "x": _left(order.index(week.said), words), "y": "0", "width": f"{100 / 7:.2f}%", "height": str(height), "rx": "4",
    }))  # fmt: skip
    for column, weekday in enumerate(order):
        add(svg, _text(words.short_weekday(weekday), _center(column, words), _NAMES - 7, "name"))
    for row, day in enumerate(week.days):
        top = _NAMES + row * (_CAPTION + _DAYS)
        edge, anchor = ("100%", "end") if words.rtl else ("0%", "start")
        add(svg, _text(words.month(day), edge, top + 14, "caption", anchor))
        _days(svg, day, week.said, top + _CAPTION + _DAYS // 2, words)
    return svg


def _days(svg: Element, day: dt.date, said: int, middle: int, words: Catalogue) -> None:
    """The numbers of one week."""
    for column, each in enumerate(days_of_week(day, words.first_weekday)):
        if each is None:
            continue
        center = _center(column, words)
        meant = each == day
        if meant:
            kind = "fits" if each.weekday() == said else "differs"
            add(svg, el("circle", {"class": kind, "cx": center, "cy": str(middle), "r": "13"}))
        add(svg, _text(words.number(str(each.day)), center, middle + 5, "meant" if meant else "day"))


def _column(column: int, words: Catalogue) -> int:
    return 6 - column if words.rtl else column


def _left(column: int, words: Catalogue) -> str:
    return f"{_column(column, words) * 100 / 7:.2f}%"


def _center(column: int, words: Catalogue) -> str:
    return f"{(_column(column, words) * 2 + 1) * 50 / 7:.2f}%"


def _text(text: str, x: str, y: int, kind: str, anchor: str = "middle") -> Element:
    # the anchor is that of text from the left: the words themselves are ordered by the browser
    return el("text", {"class": kind, "x": x, "y": str(y), "text-anchor": anchor, "direction": "ltr"}, text)
