"""The laws: any text is survived, offsets are exact, the same input gives the same report, and time grows with length only."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import any_text, check_text, invoke, listed, news_like, spans_hold, write
from hypothesis import example, given
from hypothesis import strategies as st

import checker
from checker.core.escaping import safe
from checker.report import concise, json_values
from checker.report.bidi import visual
from checker.report.locations import Places
from checker.report.positions import Positions
from checker.words import catalogue

texts = st.one_of(any_text(80), news_like(40))


@given(texts)
@example("\ud800 الأحد 11 نوفمبر/شباط 2024")
@example("الأحد 11 نوفمبر/شباط 9999 و0000 و11/1/0000")
def test_any_text_is_survived_and_every_offset_holds_its_words(text: str) -> None:
    report = check_text(text, persona="trainer")
    problems = list(spans_hold(report))
    assert not problems, listed(problems)


@given(texts, texts)
def test_title_and_text_are_kept_apart(title: str, text: str) -> None:
    report = check_text(text, title=title, persona="trainer")
    problems = list(spans_hold(report))
    assert not problems, listed(problems)


@given(texts)
def test_every_report_can_be_written_in_every_form(text: str) -> None:
    report = check_text(text, persona="trainer")
    positions = Positions(report.document)
    for finding in report.findings:
        row = json.loads(json_values.dumps(json_values.finding(report, finding, positions)))
        assert [place["primary"] for place in row["locations"]].count(True) == 1
        assert row["locations"][0]["primary"] is True
        assert row["arithmetic"].isascii()
        line = concise.line(Places(report.document), finding, catalogue.load("ar"))
        assert "\n" not in line
        assert "\x1b" not in line
    for mention in report.mentions:
        assert json.loads(json_values.dumps(json_values.mention(report, mention, positions)))["kind"] == mention.kind


@given(texts)
def test_a_finding_is_in_order_with_its_own_fingerprint_and_repairs_that_change_something(text: str) -> None:
    report = check_text(text, persona="trainer")
    starts = [f.locations[0].span.start for f in report.findings]
    assert starts == sorted(starts)
    for finding in report.findings:
        assert len(finding.fingerprint) == 16
        assert all(r.text != finding.locations[0].text for r in finding.repairs)


@given(texts)
def test_the_same_text_gives_the_same_report(text: str) -> None:
    assert check_text(text, persona="trainer") == check_text(text, persona="trainer")


@given(texts)
def test_any_text_may_have_any_language(text: str) -> None:
    report = checker.check(text)
    assert report.language in ("ar", "und")


@given(any_text(60))
def test_no_control_character_of_a_text_is_sent(text: str) -> None:
    shown = safe(text)
    assert not any(
        c < " " or "\x7f" <= c <= "\x9f" or c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" for c in shown
    )
    shown.encode("utf-8")


@given(any_text(60), st.booleans())
@example("وجه \U0001fae9 جديد", True)  # younger than the Unicode of Python 3.11
@example("\u0378", True)  # unassigned
def test_a_line_in_visual_order_loses_no_letter(text: str, rtl: bool) -> None:
    line = safe(text)
    assert sum(map(str.isdecimal, visual(line, rtl=rtl))) == sum(map(str.isdecimal, line))


@given(st.lists(texts, min_size=1, max_size=3))
def test_the_command_survives_any_file(pieces: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = write(Path(name), {f"{i}.txt": piece.encode("utf-8", "replace") for i, piece in enumerate(pieces)})
        for args in (
            ("check", ".", "--language", "ar"),
            ("extract", ".", "--language", "ar"),
            ("check", ".", "--format", "json"),
        ):
            ran = invoke(*args, cwd=folder)
            assert ran.code in (0, 1, 3), ran.err
            assert "itself failed" not in ran.err


@given(st.binary(max_size=200))
def test_the_command_survives_any_bytes(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = write(Path(name), {"a.txt": content, "b.md": content, "c.jsonl": content})
        ran = invoke("check", ".", cwd=folder)
        assert ran.code in (0, 1, 2, 3)
        assert "itself failed" not in ran.err


# ------------------------------------------------------------------------------------------------------------------ linear

MEGA = 1_000_000
# the kind of text, how long it gets (dense ones less: a number costs some forty times as much as a word), and its maker
KINDS: dict[str, tuple[int, Callable[[int], str]]] = {
    "prose": (10 * MEGA, lambda n: "قال المسؤول إن السوق ظلت هادئة طوال اليوم. " * (n // 44)),
    "one word": (10 * MEGA, lambda n: "ا" * n),
    "digits": (10 * MEGA, lambda n: "7" * n),
    "grouped digits": (MEGA, lambda n: "1," * (n // 2)),
    "numbers": (100_000, lambda n: "12 345 " * (n // 7)),
    "digits and letters": (100_000, lambda n: "1ا" * (n // 2)),
    "number words": (100_000, lambda n: "ثلاثة وعشرون " * (n // 13)),
    "scales": (100_000, lambda n: "ألف مليون " * (n // 10)),
    "month names": (100_000, lambda n: "نوفمبر/شباط " * (n // 12)),
    "joined months": (60_000, lambda n: "نوفمبر شباط وآذار-" * (n // 18)),
    "straight quotes": (100_000, lambda n: '"' * n),
    "guillemets": (100_000, lambda n: "«" * n),
    "open paragraphs": (100_000, lambda n: '"قال كلاما\n' * (n // 11)),
    "brackets": (10 * MEGA, lambda n: "(" * n),
    "separators": (10 * MEGA, lambda n: "،" * n),
    "spaces": (10 * MEGA, lambda n: " " * n),
    "line breaks": (3 * MEGA, lambda n: "\n" * n),
    "full stops": (3 * MEGA, lambda n: "." * n),
    "slashes": (60_000, lambda n: "1/1" * (n // 3)),
    "vowel marks": (MEGA, lambda n: "بَ" * (n // 2)),
    "tatweel": (MEGA, lambda n: "ـ" * n),
    "conjunctions": (MEGA, lambda n: "و " * (n // 2)),
    "wrong dates": (30_000, lambda n: "الأحد 12 نوفمبر/شباط 2024، " * (n // 27)),
    "relative dates": (30_000, lambda n: "في 7 أكتوبر الماضي ثم الأحد 12 شباط 2024، " * (n // 43)),
    "impossible dates": (60_000, lambda n: "في 31 يونيو 2024، " * (n // 18)),
    "ranges": (60_000, lambda n: "ما بين 5 إلى 7 أيام " * (n // 20)),
    "speakers": (200_000, lambda n: 'قال زيد "نعم" ' * (n // 14)),
    "claims": (30_000, lambda n: "وفي رفح نحو 1.3 مليون شخص. " * (n // 27)),
    "different claims": (30_000, lambda n: "".join(f"ويعيش في رفح {k} شخص. " for k in range(1000, 1000 + n // 22))),
    "places": (30_000, lambda n: "في رفح وغزة 5 أشخاص و7 نازحين في مدينة " * (n // 39)),
    "back-references": (30_000, lambda n: "وفيها 5 أشخاص في رفح\n" * (n // 21)),
    "datelines": (60_000, lambda n: "القاهرة - 12 مارس (رويترز) - قال الوزير اليوم الأحد.\n" * (n // 53)),
    "items of a digest": (60_000, lambda n: "* عنوان\n* تونس - رويترز: قال الوزير أمس السبت 9 مارس.\n" * (n // 54)),
    "entries of a live blog": (60_000, lambda n: "12:30 وصل الوفد اليوم الأحد\n" * (n // 28)),
    "teasers": (MEGA, lambda n: "قال الوزير كلاما.\n" * (n // 18)),
    "reported slips": (30_000, lambda n: "ذكر خطأ أن الحفل السبت 9 مارس 2018 والصحيح 5، " * (n // 48)),
    "sections of Markdown": (MEGA, lambda n: "# باب\n```\n" * (n // 10)),
}
SHORT = 5_000


def cost(text: str, rounds: int = 1) -> float:
    """Seconds of CPU a code point, the best of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()  # what others do on this machine does not count
        checker.check(text, language="ar")
        best = min(best, time.process_time() - start)
    return best / len(text)


@pytest.mark.parametrize("kind", KINDS)
def test_time_grows_with_the_length_of_the_text_and_no_faster(kind: str) -> None:
    length, make = KINDS[kind]
    short = max(cost(make(SHORT), rounds=3), 2e-8)
    size = SHORT
    while size < length:  # step by step, so that a quadratic cost is seen before it takes hours
        size = min(size * 6, length)
        long = cost(make(size), rounds=2 if size < 50_000 else 1)
        assert long < 4 * short, f"{kind}: {long * 1e6:.2f} µs a code point at {size:,}, {short * 1e6:.2f} at {SHORT:,}"
