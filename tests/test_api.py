"""The Python interface: typed, frozen, and free of state, clock and network."""

from __future__ import annotations

import datetime as dt
import inspect
import socket
import threading
import typing

import pytest
from helpers import CLEAN, WRONG_PAIR, any_text, news_like
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

import checker
from checker.core.findings import Coverage, Finding, Report
from checker.core.mentions import DateMention


def test_the_example_of_the_interface_holds() -> None:
    report = checker.check(WRONG_PAIR)
    assert isinstance(report, Report)
    (finding,) = report.findings
    assert isinstance(finding, Finding)
    assert (finding.rule, finding.severity, finding.confidence) == ("month-pair-mismatch", "error", "certain")
    assert finding.repairs[0].text == "11 فبراير/شباط 2024"
    assert [type(m) for m in report.mentions] == [DateMention]
    assert report.coverage == Coverage(1, 1, ())
    assert report.language == "ar"


def test_offsets_are_those_of_title_and_text() -> None:
    title = "زيارة في 31 يونيو 2021"
    report = checker.check(WRONG_PAIR, title=title)
    first, second = report.findings
    assert (first.locations[0].span.part, second.locations[0].span.part) == ("title", "text")
    for finding, whole in ((first, title), (second, WRONG_PAIR)):
        place = finding.locations[0]
        assert whole[place.span.start : place.span.end] == place.text


def test_the_dateline_is_given_as_a_date() -> None:
    text = "وصل الوفد السبت 11 فبراير إلى البلدة."
    assert checker.check(text).findings == ()
    (finding,) = checker.check(text, published=dt.date(2024, 2, 12)).findings
    assert (finding.rule, finding.variant, finding.severity) == ("weekday-mismatch", "inferred-year", "warning")


def test_a_text_in_another_language_gives_an_empty_report() -> None:
    report = checker.check("The delegation arrived on Sunday.")
    assert (report.language, report.findings, report.mentions) == ("und", (), ())
    assert checker.check("").language == "und"


@given(st.one_of(any_text(), news_like(), st.text("اليمنوترص abcdefğ 12.", max_size=40)))
def test_a_text_is_arabic_where_a_quarter_of_its_letters_are(text: str) -> None:
    letters = sum(c.isalnum() and not c.isdecimal() for c in text)
    arabic = sum("\u0621" <= c <= "\u064a" for c in text)
    assert (checker.check(text).language == "ar") == (arabic > 0 and arabic * 4 >= letters)


def test_an_empty_text_in_arabic_gives_an_empty_report() -> None:
    assert checker.check("", language="ar").findings == ()


@pytest.mark.parametrize("text", [WRONG_PAIR, CLEAN, ""])
def test_every_value_of_a_report_is_frozen_and_can_be_hashed_or_compared(text: str) -> None:
    report = checker.check(text, language="ar")
    seen = []

    def walk(value: object) -> None:
        if isinstance(value, Struct):
            assert value.__struct_config__.frozen
            seen.append(value)
            for field in value.__struct_fields__:
                walk(getattr(value, field))
        elif isinstance(value, tuple | frozenset):
            for inner in value:
                walk(inner)
        else:
            assert not isinstance(value, list | dict | set | float), value

    walk(report)
    assert seen
    assert checker.check(text, language="ar") == report
    with pytest.raises(AttributeError):
        report.language = "en"  # type: ignore[misc]


def test_the_signature_is_typed() -> None:
    signature = inspect.signature(checker.check)
    assert list(signature.parameters) == ["text", "title", "published", "language"]
    assert all(p.kind is p.KEYWORD_ONLY for name, p in signature.parameters.items() if name != "text")
    hints = typing.get_type_hints(checker.check, {**vars(typing), "dt": dt, "Report": Report})
    assert hints["return"] is Report
    assert checker.check.__doc__


def test_an_unknown_language_is_refused_or_gives_an_empty_report() -> None:
    assert checker.check(WRONG_PAIR, language="xx").findings == ()


def test_reports_from_several_threads_are_the_same() -> None:
    texts = [WRONG_PAIR, CLEAN, WRONG_PAIR + CLEAN] * 4
    expected = [checker.check(t) for t in texts]
    found: dict[int, Report] = {}
    threads = [
        threading.Thread(target=lambda i=i, t=t: found.update({i: checker.check(t)})) for i, t in enumerate(texts)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[i] for i in range(len(texts))] == expected


def test_no_network_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    assert checker.check(WRONG_PAIR).findings


def test_the_version_is_a_version() -> None:
    assert [part.isdecimal() for part in checker.__version__.split(".")] == [True] * 3
