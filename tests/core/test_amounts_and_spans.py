"""The values of the engine: interval laws by brute force, spans, and that nothing can be changed."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from checker.core.amounts import Interval, Number
from checker.core.documents import Origin, Span
from checker.core.mentions import MonthName

# every point where two intervals with ends −3 … 3 can meet or part: the ends, between them, and outside
GRID = [Fraction(n, 2) for n in range(-9, 10)]
ENDS: tuple[int | None, ...] = (None, -3, -1, 0, 1, 3)


def holds(interval: Interval, value: Fraction) -> bool:
    """Membership, written down once more."""
    if interval.low is not None and (value < interval.low or (interval.low_open and value == interval.low)):
        return False
    return not (
        interval.high is not None and (value > interval.high or (interval.high_open and value == interval.high))
    )


def all_intervals() -> list[Interval]:
    """Every interval over the ends that holds at least one number."""
    return [
        Interval(low, high, low_open, high_open)
        for low, high, low_open, high_open in product(ENDS, ENDS, (False, True), (False, True))
        if low is None or high is None or low < high or (low == high and not low_open and not high_open)
    ]


def test_two_intervals_are_disjoint_exactly_when_no_number_satisfies_both() -> None:
    wrong = []
    for one, two in product(all_intervals(), repeat=2):
        common = any(holds(one, x) and holds(two, x) for x in GRID)
        if one.disjoint(two) == common:
            wrong.append((one, two))
    assert wrong == []


def test_an_interval_holds_exactly_the_numbers_that_satisfy_it() -> None:
    for interval, value in product(all_intervals(), GRID):
        assert interval.holds(value) == holds(interval, value)


def test_one_interval_is_below_another_exactly_when_all_its_numbers_are_smaller() -> None:
    for one, two in product(all_intervals(), repeat=2):
        below = all(x < y for x, y in product(GRID, GRID) if holds(one, x) and holds(two, y))
        assert one.below(two) == (below and one.high is not None and two.low is not None)


numbers = st.one_of(st.integers(-(10**12), 10**12), st.fractions(-1000, 1000))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Any interval that holds a number."""
    low, high = sorted((draw(numbers), draw(numbers)))
    lowest: Number | None = draw(st.sampled_from((low, None)))
    highest: Number | None = draw(st.sampled_from((high, None)))
    narrow = lowest is not None and lowest == highest
    return Interval(lowest, highest, not narrow and draw(st.booleans()), not narrow and draw(st.booleans()))


@given(intervals(), intervals())
def test_being_disjoint_is_mutual(one: Interval, two: Interval) -> None:
    assert one.disjoint(two) == two.disjoint(one)


@given(intervals())
def test_no_interval_is_disjoint_from_itself_or_from_everything(interval: Interval) -> None:
    assert not interval.disjoint(interval)
    assert not interval.disjoint(Interval(None, None))


@given(intervals(), intervals(), numbers)
def test_a_number_that_satisfies_both_proves_that_they_are_not_disjoint(
    one: Interval, two: Interval, value: Number
) -> None:
    if one.holds(value) and two.holds(value):
        assert not one.disjoint(two)


def test_over_excludes_its_number_and_at_least_includes_it() -> None:
    assert Interval(1400, None, low_open=True).disjoint(Interval(1200, 1400))
    assert not Interval(1400, None).disjoint(Interval(1200, 1400))


spans = st.builds(
    lambda part, a, n: Span(part, a, a + n), st.sampled_from(("title", "text")), st.integers(0, 9), st.integers(1, 9)
)


@given(spans, spans)
def test_spans_overlap_exactly_when_they_share_a_code_point(one: Span, two: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(two.start, two.end)) if one.part == two.part else set()
    assert one.overlaps(two) == bool(shared)
    assert one.overlaps(two) == two.overlaps(one)


@given(spans, spans)
def test_a_span_covers_another_exactly_when_it_holds_all_of_it(one: Span, two: Span) -> None:
    inside = one.part == two.part and set(range(two.start, two.end)) <= set(range(one.start, one.end))
    assert one.covers(two) == inside


def test_two_month_names_of_one_press_are_of_the_same_system() -> None:
    span = Span("text", 0, 3)
    june, july = (
        MonthName(6, frozenset({"gulf", "morocco"}), "يونيو", span),
        MonthName(7, frozenset({"gulf"}), "يوليو", span),
    )
    tammuz = MonthName(7, frozenset({"levant"}), "تموز", span)
    assert june.same_system(july)
    assert not july.same_system(tammuz)


def test_a_place_in_a_text_leads_back_to_its_file() -> None:
    file = "<b>نص</b> &amp; آخر"
    origin = Origin(file, (0, 2, 3, 4, 8), (3, 9, 10, 15), (2, 1, 5, 4))  # "نص", " ", "&", " آخر"
    assert [file[slice(*origin.stretch(a, b))] for a, b in ((0, 2), (1, 2), (2, 4), (3, 4), (5, 8))] == [
        "نص",
        "ص",
        " &amp;",
        "&amp;",
        "آخر",
    ]
    assert origin.stretch(2, 2) == (5, 5)
    assert origin.stretch(8, 8) == (19, 19)
    assert Origin("x", (0,), (), ()).stretch(0, 0) == (0, 0)
