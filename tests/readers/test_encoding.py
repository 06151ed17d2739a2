"""Encodings: what is not plainly UTF-8 is read only where it makes Arabic, and that is told."""

from __future__ import annotations

import pytest
from helpers import SEEDS, WRONG_PAIR

from checker.core.errors import InputError
from checker.readers.encoding import decode

ARTICLES = [p.read_text(encoding="utf-8") for p in sorted(SEEDS.glob("*.txt"))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_its_mark_is_read_without_a_word(encoding: str) -> None:
    text, notices = decode(WRONG_PAIR.encode(encoding), "a.txt")
    assert (text.lstrip("\ufeff"), notices) == (WRONG_PAIR, ())


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("cp1256", "Windows-1256"), ("iso8859-6", "ISO-8859-6"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16")],
)
@pytest.mark.parametrize("article", ARTICLES, ids=range(len(ARTICLES)))
def test_an_article_in_an_old_encoding_is_read_letter_by_letter_and_told_of(
    article: str, encoding: str, told: str
) -> None:
    content = article.encode(encoding, "ignore")
    text, (notice,) = decode(content, "a.txt")
    assert text == content.decode(encoding)
    assert f"read as {told}" in notice


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        (b"\x81\x00\xff\xfe\x01 abc \xff", "line 1: byte 0"),
        ("نص\n".encode() + b"\xff plain", "line 2: byte 5"),
        ("\ufeff" + WRONG_PAIR[:5], "breaks off at byte"),
        (b"caf\xe9 latin text of some length", "byte 3"),
    ],
)
def test_what_no_encoding_fits_is_refused_with_its_place(content: bytes | str, hint: str) -> None:
    raw = content.encode("utf-16")[:-1] if isinstance(content, str) else content
    with pytest.raises(InputError, match=hint):
        decode(raw, "a.txt")
