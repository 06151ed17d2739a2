"""What the grammars ask of the text around a token."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from checker.core.folding import fold
from checker.scan.token_stream import TokenStream
from checker.segment.passages import Passage
from checker.words import lexicon

_LAST_WORD = re.compile(r"([^\W\d_]+)[ \"«(:]{1,3}$")


@given(st.text(alphabet='اب ت "«(:\n12_.', max_size=60), st.integers(0, 60))
def test_the_last_word_is_the_one_that_a_pattern_would_find(text: str, offset: int) -> None:
    reader = TokenStream(Passage("text", text), lexicon.load("ar"), [])
    offset = min(offset, len(reader.text))
    found = _LAST_WORD.search(reader.text, max(0, offset - 30), offset)
    assert reader.last_word(offset) == (found[1] if found else "")


@given(st.text(alphabet="أإآىةـ\u064bاب ٣۴1#", max_size=24))
def test_a_short_text_is_folded_as_a_long_one_is(text: str) -> None:
    assert fold(text) + fold("ا" * 40) == fold(text + "ا" * 40)
