"""Zero, numbers below it and numbers without end: whatever figures an article holds, its check ends and raises nothing."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers import check_text, found, quantities, run, spans_hold, write
from hypothesis import given
from hypothesis import strategies as st

from checker.checks.figures import superlative
from checker.core.documents import Part
from checker.core.mentions import DateMention, TimeMention
from checker.link.agreement import relation
from checker.link.stated_figures import stated_figures
from checker.readers import ignores
from checker.resolve import mention_readings
from checker.scan.dates.periods import is_whole
from checker.scan.token_stream import TokenStream


@pytest.fixture(autouse=True)
def _ends() -> Iterator[None]:
    """What does not end fails after a minute instead of holding up all other tests."""

    def stop(*_: object) -> None:
        raise TimeoutError

    if not hasattr(signal, "SIGALRM"):
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(60)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def rules(text: str, title: str | None = None) -> list[str]:
    return [f.rule for f in check_text(text, title=title, persona="trainer").findings]


# ------------------------------------------------------------------------------------------------------- signs and scales


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("نمو الاقتصاد 7%", "بلغ معدل النمو -5% في الربع الثاني."),
        ("الحرارة 7 درجات", "بلغت الحرارة 5 درجات تحت الصفر فجر السبت."),
        ("تراجع -7%", "بلغ التراجع -5% في عام."),
    ],
)
def test_a_headline_over_a_number_below_zero_is_checked_to_the_end(title: str, text: str, tmp_path: Path) -> None:
    line = f'{{"id": "1", "lang": "ar", "title": "{title}", "text": "{text}"}}\n'
    folder = write(tmp_path, {"a.jsonl": line})
    done = run("check", "--no-cache", "--exit-zero", "a.jsonl", cwd=folder, timeout=60)
    assert (done.code, "Traceback" in done.err) == (0, False)


@given(st.integers(1, 10**4200), st.integers(1, 10**4200))
def test_the_relation_of_two_numbers_of_any_length_is_found_without_a_loop(one: int, two: int) -> None:
    if one != two:
        assert relation(one, two) == relation(two, one)


# ------------------------------------------------------------------------------------------------------------------- zero


def test_a_measure_that_is_nothing_in_the_other_unit_is_no_division_by_zero() -> None:
    assert "wrong-unit-conversion" not in rules("طوله 4م(0كم)")
    assert "wrong-unit-conversion" in rules("تبعد المدينة 100 كيلومتر (0 ميل) عن الساحل.")


@pytest.mark.parametrize(
    "text",
    [
        "تبعد المدينة 0 كيلومتر (5 أميال) عن الساحل.", "دفع 0 دولار (5 ريالات سعودية).", "دفع 5 دولارات (0 ريال سعودي).",
        "ارتفع العدد من 0 إلى 0 بزيادة 0%.", "ارتفع العدد من 0 إلى 5 بزيادة 0%.", "وصوت 0 من أصل 0 أي 0%.", "واحد من كل صفر.",
        "متوسط 0.5 أطفال لدى 0 أسرة.", "0 لكل 0 نسمة.", "3/0 كوب", "من 102 طن إلى 0 مليون طن", "بين 5 و0 آلاف شخص",
        "تضاعف العدد من 0 إلى 9.", "زاد 0 أضعاف من 0 إلى 9.",
    ],
)  # fmt: skip
def test_zero_divides_nothing(text: str) -> None:
    report = check_text(text, title=text, persona="trainer")
    assert list(spans_hold(report)) == []


@pytest.mark.parametrize(
    ("text", "rule", "arithmetic"),
    [
        (
            "ارتفع عدد الطلاب بنسبة 3% إلى 90 ألف طالب مقابل 50-70 ألف طالب.", "percent-change-mismatch",
            "(90000 - 60000) / 50000..70000 = 50% | 3%",
        ),
        ("ارتفع السعر بنسبة 300% إلى 9 دولارات مقابل 5-7 دولارات.", "percent-change-mismatch", "(9 - 6) / 5..7 = 50% | 300%"),
        ("تبعد المدينة 5-7 أميال (50 كيلومترا) عن الساحل.", "wrong-unit-conversion", "5..7 * 1.852 = 11.11 | 50"),
    ],
)  # fmt: skip
def test_a_figure_between_two_numbers_is_reckoned_with_by_its_middle(text: str, rule: str, arithmetic: str) -> None:
    assert [f.arithmetic for f in found(text, rule)] == [arithmetic]


@pytest.mark.parametrize(
    ("rule", "option", "value"),
    [
        ("wrong-unit-conversion", "tolerance", -100),
        ("wrong-conversion", "off-by", 0),
        ("conflicting-rates", "apart", -100),
    ],
)
def test_an_option_that_would_divide_by_zero_is_refused(rule: str, option: str, value: int, tmp_path: Path) -> None:
    write(tmp_path, {"ittisaq.toml": f"[options.{rule}]\n{option} = {value}\n", "a.txt": "دفع 5 دولارات.\n"})
    done = run("check", "--no-cache", "a.txt", cwd=tmp_path)
    assert done.code == 2
    assert option in done.err
    assert str(value) in done.err


# ---------------------------------------------------------------------------------------------------- digits without end

_LONG = ("1" * 25, "1" * 4301, "0" * 4301, "٧" * 5000, "1," * 3000 + "1", "0." + "0" * 4400 + "1", "1." + "9" * 5000)


@pytest.mark.parametrize("number", _LONG, ids=lambda number: f"{number[:3]}…{len(number)}")
@pytest.mark.parametrize(
    "frame",
    [
        "شعبان {}", "5 شعبان {}", "عام {}", "شهر {}", "سنة {}هـ", "{} ديسمبر 2024", "5/3/{}", "{}-{}", "بلغ العدد {} شخص",
        "ارتفع من {} إلى 5 بنسبة {}%", "5 دولارات ({} ريالا سعوديا)", "{} قتيلا بينهم 12 طفلا", "المرتبة {} من أصل 5",
        "عن عمر {} عاما", "الذكرى الـ{} للثورة", "الساعة {}:30", "قبل {} سنة", "ثلاثة فاصلة {}", "القرن {}", "{} مليون مليار", "1{}/2",
    ],
)  # fmt: skip
def test_no_run_of_digits_is_too_long(frame: str, number: str) -> None:
    text = f"قال الوزير: {frame.format(number, number)} أمس."
    report = check_text(text, title=text, persona="trainer")
    assert list(spans_hold(report)) == []


def test_more_digits_than_people_count_with_are_no_number() -> None:
    assert quantities(f"بلغ العدد {'1' * 24} شخص") != []
    assert quantities(f"بلغ العدد {'1' * 25} شخص") == []


def test_zeros_behind_a_point_are_read_as_far_as_anything_is_counted() -> None:
    text = "بلغت النسبة ثلاثة فاصلة " + "صفر " * 5000 + "خمسة في المئة."
    assert list(spans_hold(check_text(text, persona="trainer"))) == []


def test_an_era_said_again_and_again_is_no_recursion() -> None:
    text = "عام 1445 " + "هجري " * 5000
    assert list(spans_hold(check_text(text, persona="trainer"))) == []


def test_a_solar_year_is_still_told_by_its_second_word() -> None:
    assert [m.calendar for m in check_text("عام 1394 هجري شمسي").mentions if m.kind == "date"] == ["persian"]  # type: ignore[attr-defined]


# --------------------------------------------------------------------------------------------------- in step with the text


class Watched(str):
    """A text that tells how long a piece was ever cut from it."""

    __slots__ = ("longest",)

    def __getitem__(self, key: Any) -> str:
        piece = super().__getitem__(key)
        self.longest = max(getattr(self, "longest", 0), len(piece))
        return piece


def test_a_phrase_in_a_long_text_cuts_none_of_it_to_see_that_it_is_not_all() -> None:
    from helpers import article

    scan = article("في عام 2018 " + "كلمة " * 1000).scans[0]
    reader = scan._time_stream
    watched = TokenStream(scan.passage, reader.lexicon, reader.tokens)
    watched.text = Watched(reader.text)
    assert not is_whole(watched, 0, 0)
    assert getattr(watched.text, "longest", 0) < 100


def test_records_look_at_the_figures_beside_them_only(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0

    class Counted(tuple[Any, ...]):
        __slots__ = ()

        def __iter__(self) -> Any:
            nonlocal looked
            looked += len(self)
            return super().__iter__()

    monkeypatch.setattr(superlative, "stated_figures", lambda scan: Counted(stated_figures(scan)))
    count = 400
    check_text("بلغ 5% وهو أعلى مستوى منذ عامين " * count, persona="trainer")
    assert looked < 100 * count


def test_a_record_is_held_against_the_figure_that_its_sentence_compares_it_with() -> None:
    text = "بلغ التضخم 5% وهو أعلى مستوى منذ عامين مقارنة بـ 7% في مارس."
    assert [f.rule for f in found(text, "contradicted-superlative")] == ["contradicted-superlative"]


def test_a_time_asks_the_dates_beside_it_only(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, kept = 0, mention_readings._beside

    def counted(raw: str, time: TimeMention, date: DateMention) -> bool:
        nonlocal asked
        asked += 1
        return kept(raw, time, date)

    monkeypatch.setattr(mention_readings, "_beside", counted)
    count = 300
    report = check_text("الساعة 18:00 بتوقيت مكة في 3 مارس " * count)
    assert sum(isinstance(m, TimeMention) and m.date is not None for m in report.mentions) == count
    assert asked < 50 * count


def test_a_window_of_a_billion_days_is_a_year(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"ittisaq.toml": "[options.relative-month-mismatch]\ndays = 1000000000\n", "a.txt": "عاد في مايو الجاري.\n"},
    )
    done = run("check", "--no-cache", "--published", "2024-12-05", "a.txt", cwd=tmp_path)
    assert (done.code, done.err.count("Traceback")) == (0, 0)


def test_two_megabytes_of_notes_are_read_in_seconds() -> None:
    """They took a minute; what takes a third of a second now is given fifteen."""
    text, start = "<!-- ittisaq: ignore --> " * 80_000, time.process_time()
    notes = tuple(ignores.find(text))
    assert ignores.without_notes(Part("text", text), notes).isspace()
    assert (len(notes), time.process_time() - start < 15) == (80_000, True)
