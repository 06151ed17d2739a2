"""Notes of the desk in the copy: what each covers, what is told of them, and that nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import LOOSE_QUOTE, WRONG_PAIR, any_text, check_text, invoke, write
from hypothesis import given
from hypothesis import strategies as st

from checker.core.documents import Ignore, Part, Span
from checker.readers import ignores

PAIR = WRONG_PAIR.strip()


def rules(text: str) -> list[str]:
    return [f.rule for f in check_text(text).findings]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"{PAIR} <!-- ittisaq: ignore[month-pair-mismatch] سبب -->\n{PAIR}", 1),
        (f"<!-- ittisaq: ignore[month-pair-mismatch] سبب -->\n{PAIR}\n{PAIR}", 1),
        (f"<!-- ittisaq: ignore[month-pair-mismatch] سبب -->\n\n\n{PAIR}\n{PAIR}", 1),
        (f"<!-- ittisaq: ignore-block[month-pair-mismatch] سبب -->\n{PAIR}\n{PAIR}\n\n{PAIR}", 1),
        (
            f"<!-- ittisaq: ignore-start[month-pair-mismatch] سبب -->\n{PAIR}\n\n{PAIR}\n<!-- ittisaq: ignore-end -->\n{PAIR}",
            1,
        ),
        (f"<!-- ittisaq: ignore-start[month-pair-mismatch] سبب -->\n{PAIR}\n\n{PAIR}", 0),
        (f"{PAIR}\n{PAIR}\n<!-- ittisaq: ignore-file[month-pair-mismatch] سبب -->", 0),
        (f"{PAIR} <!-- ittisaq: ignore سبب -->", 0),
        (f"{PAIR} <!-- ittisaq: ignore[range-connector, month-pair-mismatch] سبب -->", 0),
        (f"{PAIR} <!-- ittisaq: ignore[weekday-mismatch] سبب -->", 1),
        (f"{PAIR} <!-- تعليق -->", 1),
        ("وصل الوفد الأحد 11 نوفمبر/شباط 2024 (كذا) في زيارة.", 0),
        ("وصل الوفد الأحد 11 نوفمبر/شباط 2024 [كذا] في زيارة.", 0),
        ("وصل الوفد الأحد 11 نوفمبر/شباط 2024 (كذا في الأصل) في زيارة.", 0),
        ("وصل الوفد الأحد 11 نوفمبر/شباط 2024 وكذا الأمين العام.", 1),
    ],
)
def test_a_note_covers_what_it_says_and_no_more(text: str, left: int) -> None:
    assert rules(text).count("month-pair-mismatch") == left


def test_what_is_set_aside_stays_in_the_report_with_its_reason() -> None:
    report = check_text(f"{PAIR} <!-- ittisaq: ignore[month-pair-mismatch] نص البيان -->")
    (accepted,) = report.accepted
    assert (accepted.finding.rule, accepted.kind, accepted.reason) == ("month-pair-mismatch", "inSource", "نص البيان")


def test_a_note_is_no_copy_itself() -> None:
    assert rules('<!-- ittisaq: ignore-file[range-connector] كتب: "31 أبريل 2024 -->\nنص سليم.') == ["unused-ignore"]


def test_an_unused_note_is_not_judged_where_its_rule_did_not_run() -> None:
    text = "نص سليم. <!-- ittisaq: ignore[month-pair-mismatch] سبب -->"
    assert [f.rule for f in check_text(text).findings] == ["unused-ignore"]
    assert check_text(text, select=("unused-ignore", "range-connector")).findings == ()


def test_a_note_that_names_no_rule_of_ours_is_a_warning_with_the_nearest_name() -> None:
    (finding,) = check_text("نص سليم. <!-- ittisaq: ignore[month-pair-mismach] سبب -->", messages="en").findings
    assert finding.severity == "warning"
    assert "month-pair-mismatch" in finding.message


def test_the_front_matter_may_set_rules_aside(tmp_path: Path) -> None:
    front = '---\ntitle: "زيارة"\nittisaq-ignore: "[month-pair-mismatch] أرشيف"\n---\n'
    write(tmp_path, {"a.md": front + WRONG_PAIR + LOOSE_QUOTE})
    assert invoke("check", "a.md", "--format", "jsonl", cwd=tmp_path).rules == ["unclosed-quote"]


def test_a_note_in_markdown_keeps_every_offset(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": f"نص. <!-- ittisaq: ignore[impossible-date] سبب -->\n\n{WRONG_PAIR}"})
    ran = invoke("check", "a.md", "--format", "jsonl", "--ignore", "unused-ignore", cwd=tmp_path)
    (place,) = ran.findings[0]["locations"]
    assert (tmp_path / "a.md").read_text(encoding="utf-8")[place["start"] : place["end"]] == place["text"]
    assert place["line"] == 3


@given(
    st.lists(
        st.one_of(
            any_text(20), st.sampled_from(("<!-- ittisaq: ignore", "[x]", "-file", "-start", "-end", "-->", "\n"))
        ),
        max_size=12,
    )
)
def test_any_text_gives_notes_within_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    for note in ignores.find(text):
        assert 0 <= note.span.start < note.span.end <= len(text)
        assert 0 <= note.reach.start <= note.reach.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        'قال المدير: "لن نغلق <!-- ittisaq: ignore[month-pair-mismatch] سبب --> المدرسة هذا العام".',
        "وقال وزير <!-- ittisaq: ignore --> الصحة إن العدد 5 آلاف.",
        "استمر من 5 <!-- ittisaq: ignore --> إلى 7 مارس، أي ثلاثة <!-- ittisaq: ignore --> أيام.",
    ],
)
def test_a_mention_around_a_note_has_the_words_of_its_place(text: str) -> None:
    report = check_text(text)
    assert [m.text for m in report.mentions] == [text[m.span.start : m.span.end] for m in report.mentions]
    assert any("ittisaq" in m.text for m in report.mentions)


@given(
    st.lists(
        st.sampled_from(
            [
                "<!-- ittisaq: ignore -->",
                "<!-- ittisaq: ignore[a] س -->",
                "<!-- ittisaq: ignore-start[b] -->",
                "<!-- ittisaq: ignore-end -->",
                "<!-- ittisaq: ignore-block -->",
                "<!-- ittisaq: ignore-file[a] -->",
                "\n",
                "\n\n",
                " ",
                "قال",
                "> - ",
                "\r\n",
                "\t",
            ]
        ),
        max_size=14,
    ).map("".join)
)
def test_the_first_note_over_a_place_is_the_one_that_a_look_at_all_of_them_finds(text: str) -> None:
    found = tuple(ignores.find(text))
    notes = ignores._Notes(found)
    for start in range(len(text)):
        for rule in ("a", "b", "c"):
            span = Span("text", start, min(len(text), start + 7))
            slow = next((n for n in found if (rule in n.rules or "*" in n.rules) and n.reach.overlaps(span)), None)
            assert notes.first(rule, span) == (
                slow if slow is None or slow.reach.start < slow.reach.end else notes.first(rule, span)
            )


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=6), any_text())
def test_blanked_notes_keep_the_length_of_the_copy(spans: list[tuple[int, int]], text: str) -> None:
    inside = [Span("text", min(a, b, len(text)), min(max(a, b), len(text))) for a, b in spans]
    notes = [Ignore(("*",), "", span, span) for span in inside]
    copy = ignores.without_notes(Part("text", text), notes)
    covered = {at for span in inside for at in range(span.start, span.end)}
    assert copy == "".join(" " if at in covered else letter for at, letter in enumerate(text))
