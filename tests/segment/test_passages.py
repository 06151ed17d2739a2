"""Paragraphs, sentences and quotations: in order, within bounds, and linear."""

from __future__ import annotations

from itertools import pairwise

import pytest
from helpers import any_text, news_like
from hypothesis import given
from hypothesis import strategies as st

from checker.checks.quotes import paired_marks
from checker.segment import passages
from checker.segment.passages import Passage
from checker.segment.quotations import DOUBLE, GUILLEMETS

texts = st.one_of(any_text(), news_like(), st.text('"«»“”„ \n\rس1.', max_size=30))


def quotes(text: str) -> list[tuple[str, bool, bool]]:
    """The quotations of a text: their words, and whether the opening and the closing mark are there."""
    return [(text[q.start : q.end], q.opened, q.closed) for q in Passage("text", text).quotes]


def sentences(text: str) -> list[str]:
    """The sentences of a text, without the white space around them."""
    return [text[a:b].strip() for a, b in Passage("text", text).sentences]


@given(texts)
def test_paragraphs_are_in_order_within_bounds_and_hold_everything_that_is_visible(raw: str) -> None:
    passage = Passage("text", raw)
    assert all(0 <= a < b <= len(raw) for a, b in passage.paragraphs)
    assert all(one[1] <= two[0] for one, two in pairwise(passage.paragraphs))
    held = {i for a, b in passage.paragraphs for i in range(a, b)}
    assert all(c.isspace() or c in passages._UNSEEN for i, c in enumerate(raw) if i not in held)


@given(texts)
def test_sentences_tile_their_paragraphs(raw: str) -> None:
    passage = Passage("text", raw)
    for start, end in passage.paragraphs:
        inside = [s for s in passage.sentences if start <= s[0] < end]
        assert inside[0][0] == start
        assert inside[-1][1] == end
        assert all(one[1] == two[0] for one, two in pairwise(inside))


@given(texts)
def test_a_sentence_ends_wherever_the_pattern_of_an_end_fits(raw: str) -> None:
    passage = Passage("text", raw)
    ends = {end for _, end in passage.sentences}
    for start, end in passage.paragraphs:
        assert {m.end() for m in passages._SENTENCE_END.finditer(raw, start, end)} <= ends


@given(texts)
def test_places_are_those_of_every_character_that_is_one_of_the_marks(raw: str) -> None:
    marks = DOUBLE + GUILLEMETS
    stand = passages.where(raw, marks)
    assert stand == [at for at, character in enumerate(raw) if character in marks]
    found = list(passages.by_paragraph(Passage("text", raw).paragraphs, stand))
    assert [at for _, _, within in found for at in within] == stand
    assert all(start <= at < end for start, end, within in found for at in within)


@given(texts)
def test_quotations_are_in_order_within_bounds_and_begin_or_end_with_a_mark(raw: str) -> None:
    found = Passage("text", raw).quotes
    assert list(found) == sorted(found)
    for quote in found:
        assert 0 <= quote.start < quote.end <= len(raw)
        assert quote.opened or quote.closed
        if not quote.closed:
            assert raw[quote.start] in '"«»“”„‟＂'
        if not quote.opened:
            assert raw[quote.end - 1] in '"«»“”„‟＂'


@given(texts)
def test_only_paragraphs_with_an_odd_number_of_marks_can_have_a_loose_one(raw: str) -> None:
    passage = Passage("text", raw)
    if not passage.has_loose_marks:
        assert all(q.opened and q.closed for q in passage.quotes)


@given(st.text('.!…؟ \n\u2029"”)س1', max_size=30))
def test_a_full_stop_before_white_space_ends_a_sentence_as_the_pattern_says(raw: str) -> None:
    for start, end in Passage("text", raw).paragraphs:
        for at in range(start, end - 1):
            if raw[at] in ".!…؟":
                found = passages._SENTENCE_END.match(raw, at, end)
                assert passages._stop(raw, at, end) == (found.end() if found else None)


@given(st.text("()[]{}:1) \nس\r\u2028", max_size=30))
def test_brackets_that_close_each_other_in_their_lines_are_not_loose(raw: str) -> None:
    brackets = passages.where(raw, paired_marks._BRACKETS)
    if paired_marks._are_closed(raw, brackets):
        for start, _, within in passages.by_paragraph(Passage("text", raw).paragraphs, brackets):
            assert paired_marks._loose(raw, start, within) == []


@given(texts)
def test_an_offset_lies_in_the_sentence_that_holds_it(raw: str) -> None:
    passage = Passage("text", raw)
    for number, (start, end) in enumerate(passage.sentences):
        assert {passage.sentence_at(i) for i in range(start, end)} == {number}


@given(texts)
def test_a_quotation_that_holds_an_offset_is_closed_and_holds_it(raw: str) -> None:
    passage = Passage("text", raw)
    for offset in range(len(raw)):
        if quote := passage.quote_at(offset):
            assert quote.closed
            assert quote.start < offset < quote.end


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\n\n", "\n \n"])
def test_every_kind_of_line_break_parts_paragraphs(end: str) -> None:
    raw = f"الأول{end}الثاني"
    assert [raw[a:b] for a, b in Passage("text", raw).paragraphs] == ["الأول", "الثاني"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("جاء. ذهب؟ عاد!", ["جاء.", "ذهب؟", "عاد!"]),
        ("بلغ 1.3 مليون. ثم زاد.", ["بلغ 1.3 مليون.", "ثم زاد."]),
        ('قال: "نعم." ثم مضى.', ['قال: "نعم."', "ثم مضى."]),
        ("حدث كبير .وقال الوزير", ["حدث كبير .", "وقال الوزير"]),
        ("في 11.2.2024 وصل", ["في 11.2.2024 وصل"]),
        ("طال الانتظار… ثم جاء", ["طال الانتظار…", "ثم جاء"]),
    ],
)
def test_sentences_end_at_their_marks_and_nowhere_else(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize("marks", ['""', "«»", "“”", "”“", "„“"])
def test_a_pair_of_marks_of_any_kind_is_one_quotation(marks: str) -> None:
    inner = f"{marks[0]}نعم{marks[1]}"
    assert quotes(f"قال {inner} ومضى") == [(inner, True, True)]


def test_two_quotations_of_one_paragraph_are_two() -> None:
    assert quotes('قال "نعم" ثم "لا".') == [('"نعم"', True, True), ('"لا"', True, True)]


def test_a_quotation_that_never_closes_runs_to_the_end_of_its_paragraph() -> None:
    assert quotes('قال: "نعم ومضى\nثم عاد') == [('"نعم ومضى', True, False)]


def test_the_loose_mark_is_the_one_that_leans_the_wrong_way() -> None:
    assert quotes('كان "نعم" وقال: "لا أريد') == [('"نعم"', True, True), ('"لا أريد', True, False)]
    assert quotes('كان نعم" وقال: "لا أريد"') == [('"', False, True), ('"لا أريد"', True, True)]


def test_a_speech_may_open_every_paragraph_and_close_only_the_last() -> None:
    found = Passage("text", 'قال: "بدأنا العمل.\n"ثم وقفنا.\n"وها نحن نعود".').quotes
    assert [(q.opened, q.closed) for q in found] == [(True, True)] * 3


def test_an_inch_mark_is_no_quotation() -> None:
    assert quotes('شاشة قياسها 15.6" جديدة') == []


def test_an_inch_mark_hides_no_loose_mark_of_its_paragraph() -> None:
    passage = Passage("text", 'شاشة قياسها 15.6" وقال: "لا أريد')
    assert [q.closed for q in passage.quotes] == [False]
    assert passage.has_loose_marks


def test_a_text_without_marks_costs_no_quotation() -> None:
    assert Passage("text", "لا علامات هنا").quotes == ()


@pytest.mark.parametrize("blank", [" ", "\t", "\u00a0", "\u202f ", " \u200f", "\u200f \u200f"])
def test_what_cannot_be_seen_at_the_end_of_a_line_is_no_sentence(blank: str) -> None:
    passage = Passage("text", f"وصل الوفد.{blank}\nثم غادر.{blank}")
    assert [passage.raw[a:b] for a, b in passage.sentences] == ["وصل الوفد.", "ثم غادر."]


def test_an_empty_text_is_an_empty_passage() -> None:
    passage = Passage("text", "")
    assert (passage.paragraphs, passage.sentences, passage.quotes) == ((), (), ())
    assert passage.sentence_at(0) == 0
    assert passage.quote_at(0) is None


def test_a_passage_knows_its_text_as_written() -> None:
    passage = Passage("title", "\ufeffالعنوان")
    assert passage.raw == "\ufeffالعنوان"
    assert passage.folded.text == "العنوان"
