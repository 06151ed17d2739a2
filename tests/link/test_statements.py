"""Sentences as lines of letters: the quick questions before a line is made lose nothing that it would tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import ModuleType

import pytest
from helpers import any_text, news_like
from hypothesis import example, given
from hypothesis import strategies as st

from checker.checks.percents.percent_sum import read_lists
from checker.core.mentions import PercentMention
from checker.link import changes, differences, statement_sentences
from checker.link import statements as frames
from checker.link.changes import read_changes, read_falls, read_growths
from checker.link.differences import read_steps
from checker.link.shares import read_glosses, read_shares
from checker.link.statements import EncodedSentence, SentenceGap, SentencePiece, exceeds_all, gap_letters
from checker.scan.scanner import Scan
from checker.scan.tokens import read_words
from checker.segment.passages import Passage
from checker.words import lexicon
from checker.words.statement_words import joints

# one of every kind of statement, and what its words may give way to
SENTENCES = (
    "ارتفعت الأرباح بنسبة 12% لتبلغ 254 مليون دولار مقابل 226 مليون دولار",
    "ارتفع السعر من 5 إلى 7 دولارات بزيادة 40%",
    "ارتفع العدد من 40 طالبا إلى 50 طالبا",
    "ارتفع الدخل من 5-7 دولارات في 20 بلدا",
    "ارتفعت النسبة من 5% إلى 7%",
    "بلغت الصادرات 30 دولارا مقابل 20 دولارا بزيادة 50%",
    "بلغت الصادرات 30 دولارا بزيادة 50% عن 20 دولارا",
    "بلغ السعر 30 دولارا نزولا من 40 دولارا",
    "بلغ السعر 30 دولارا منخفضا عن 40 دولارا",
    "تراجعت المبيعات 20%",
    "تراجعت المبيعات 120% وبلغ العجز كبيرا",
    "ارتفع المؤشر 50 نقطة، أي 0.7%، إلى 7050 نقطة",
    "صعد المؤشر من 100 نقطة إلى 150 نقطة بزيادة 50 نقطة",
    "تضاعف عدد الطلاب من 20 طالبا إلى 40 طالبا",
    "نجح 15 طالبا من أصل 60 طالبا، أي 25%",
    "شارك 60 طالبا، بينهم 15 طالبة (25%)",
    "وصلت نسبة المشاركة إلى 120%",
    "شمل القرار ربع السكان (25%)",
    "نال الأول 40% والثاني 35% والباقي 25%",
    "تتوزع الحصص على الأول 40% والثاني 35% والثالث 25%",
    "فاز بنسبة 53% من الأصوات مقابل 46% لمنافسه",
)
OTHERS = (
    "من",
    "إلى",
    "عن",
    "مقابل",
    "بنسبة",
    "لتبلغ",
    "التي بلغت",
    "أي",
    "وتراجع",
    "بارتفاع",
    "نحو",
    "الباقي",
    "15",
    "7%",
    "12%",
    "من 5 إلى 7",
    "2017",
    "،",
    "(",
    ")",
)


@st.composite
def copy(draw: st.DrawFn) -> str:
    """A statement, whole or with words left out, exchanged and added."""
    words = draw(st.sampled_from(SENTENCES)).split(" ")
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(words)))
        words[at : at + draw(st.integers(0, 2))] = draw(st.lists(st.sampled_from(OTHERS), max_size=2))
    return " ".join(words)


def scanned(text: str) -> Scan:
    """What is read in a text."""
    return Scan(Passage("text", text), lexicon.load("ar"))


def every_line(scan: Scan) -> Iterator[EncodedSentence]:
    """The sentences with a percentage or two figures, all of them."""
    folded = scan.passage.folded
    for start, end in scan.passage.sentences:
        figures = tuple(f for f in scan.figures if start <= f.span.start < end)
        if len(figures) > 1 or any(isinstance(f, PercentMention) for f in figures):
            first, stop = folded.word(folded.index(start)), folded.word(folded.index(end))
            known = read_words(folded, joints("ar").get, first, stop)
            yield EncodedSentence(scan, statement_sentences._parts(scan, start, end, figures, known))


def statements(given_: Iterable[EncodedSentence]) -> list[object]:
    """All that lines tell."""
    made = list(given_)
    beyond = [f for line in made for f in line.figures.values() if isinstance(f, PercentMention) and exceeds_all(f)]
    readers = (read_changes, read_steps, read_growths, read_falls, read_shares, read_glosses)
    return [
        beyond,
        *(list(read(made)) for read in readers),
        [found for line in made for found in read_lists("ar", line)],
    ]


def test_every_kind_of_statement_is_told_by_some_sentence() -> None:
    assert all(
        any(kind)
        for kind in zip(
            *(statements(statement_sentences.encoded_sentences(scanned(text))) for text in SENTENCES), strict=True
        )
    )


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_that_tells_something_has_its_line(text: str) -> None:
    scan = scanned(text)
    assert any(statements(statement_sentences.encoded_sentences(scan)))
    assert statements(statement_sentences.encoded_sentences(scan)) == statements(every_line(scan))


@given(copy())
@example("الباقي النسبة من 5% إلى 7%")
def test_a_sentence_without_a_line_tells_nothing(text: str) -> None:
    scan = scanned(text)
    assert statements(statement_sentences.encoded_sentences(scan)) == statements(every_line(scan))


@given(st.one_of(copy(), any_text(), news_like()))
def test_unknown_words_and_marks_have_a_letter_each_and_stand_where_they_stand(text: str) -> None:
    letters = gap_letters(text)
    pieces = list(SentenceGap(letters, 0, len(text)).pieces(text))
    assert [piece.letters for piece in pieces] == list(letters)
    assert letters == "".join(frames._MARKS.get(m[0], "w") for m in frames._TOKEN.finditer(text))


@given(st.text("CVDFPMQtfnbohreaikx,w", max_size=12))
def test_a_joint_joins_only_directly_before_a_figure_or_another_that_joins(letters: str) -> None:
    scan = scanned("")
    settled, behind = [], "w"
    for letter in reversed(letters):
        joins = behind in "FPMQbtfroh" or (letter == "b" and behind in "CV")
        behind = "w" if letter in "tfnboh" and not joins else "f" if letter == "n" else letter
        settled.append(behind)
    line = EncodedSentence(scan, [SentencePiece(letter, i, i + 1) for i, letter in enumerate(letters)])
    assert line.letters == "".join(reversed(settled))
    assert [line.was(i) for i in range(len(letters) + 1)] == [
        read if now == "w" != read else "" for now, read in zip(line.letters, letters, strict=True)
    ] + [""]


@pytest.mark.parametrize("module", [changes, differences])
@given(letters=st.text("CVFPtfbraehw,", max_size=16))
def test_one_pattern_fits_where_any_frame_does(module: ModuleType, letters: str) -> None:
    fits = any(frame.match(letters, at) for frame in module._FRAME.values() for at in range(len(letters)))
    assert bool(module._ANY.search(letters)) == fits
