"""The measurement of growth: what is in step, what is not, and that its texts and files are what they say."""

from __future__ import annotations

import io
import itertools
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from checker import pipeline
from checker.core.documents import Document, Part
from checker.core.errors import InputError
from checker.readers import kinds
from fuzz import growth
from fuzz.growth_files import FILES
from fuzz.growth_texts import TEXTS


def kind(cost: Callable[[int], float]) -> tuple[growth.Kind, Callable[[Callable[[], object], float], float | None]]:
    """A kind whose runs cost what a function of their size says, and what asks it."""

    def prepare(size: int) -> Callable[[], object]:
        return lambda: cost(size)

    return growth.Kind(
        "text", "made up", prepare
    ), lambda run, most: None if (made := float(str(run()))) > most else made


def test_what_costs_ten_times_as_much_is_in_step() -> None:
    assert growth.measured(*kind(lambda size: size / 100_000)).times == 10


def test_what_costs_a_hundred_times_as_much_is_stopped_and_not_in_step() -> None:
    result = growth.measured(*kind(lambda size: (size / 100_000) ** 2))
    assert (result.large, result.in_step) == (None, False)


def test_what_costs_twenty_times_as_much_is_not_in_step() -> None:
    result = growth.measured(*kind(lambda size: 1.0 if size < 1_000_000 else 20.0))
    assert (result.times, result.in_step) == (20, False)


def test_one_slow_measurement_is_made_again() -> None:
    costs = itertools.chain([1.0, 20.0], [1.0] * 10, [10.0])
    assert growth.measured(*kind(lambda _size: next(costs))).in_step


def test_the_verdict_names_what_is_not_in_step() -> None:
    made = growth.Kind("text", "made up", lambda _size: lambda: None)
    assert "made up" in growth.verdict([(made, growth.Measured(1, None))])
    assert growth.verdict([(made, growth.Measured(1, 10))]).startswith("In step")


def work(text: str) -> int:
    """The number of functions that a check of a text calls: the same on every machine."""
    document, plan = Document("growing", (Part("text", text),), None, "ar"), pipeline.plan(persona="trainer")
    called = [0]

    def count(_frame: object, event: str, _called: object) -> None:
        called[0] += event.endswith("call")

    sys.setprofile(count)
    try:
        pipeline.check(document, plan, with_mentions=True)
    finally:
        sys.setprofile(None)
    return called[0]


@pytest.mark.parametrize(
    "name",
    [
        "hours between times", "lengths of ranges", "one unit twice", "absences", "terms", "times beside dates",
        "times beside relative dates", "days after dates", "times on days",
    ],
)  # fmt: skip
def test_the_work_on_times_and_lengths_grows_in_step_with_the_text(name: str) -> None:
    work(TEXTS[name](100))  # the word lists are loaded
    assert work(TEXTS[name](24_000)) < 5 * work(TEXTS[name](6000))


def test_a_name_that_no_kind_has_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert growth.main(["no such kind"]) == 2
    assert growth.main(["Hijri", "--list"]) == 0
    assert "Hijri dates" in capsys.readouterr().out


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_as_long_as_is_asked_for(name: str) -> None:
    assert 20_000 <= len(TEXTS[name](20_000).encode("utf-8", "surrogatepass")) < 60_000


def test_most_files_are_read_to_their_end() -> None:
    refused = []
    for name, (file, make) in FILES.items():
        try:
            documents = [item.document for item in kinds.read(io.BytesIO(make(2000)), file)]
        except InputError:
            refused.append(name)
        else:
            assert documents or name in ("NewsML, attributes", "JSON Lines, blank lines"), name
    assert len(refused) < len(FILES) / 5
