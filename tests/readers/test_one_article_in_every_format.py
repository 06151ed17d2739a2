"""One article, saved in every format that is read, gives the same findings on the same words in all of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from feeds import newsml, ninjs, post, wordpress
from helpers import SEEDS, invoke, write
from office import commented, opendocument, rtf, word

from checker.readers.kinds import KINDS

PARAGRAPHS = (SEEDS / "01-rafah.txt").read_text(encoding="utf-8").splitlines()
WHOLE = "\n".join(PARAGRAPHS)


def tagged(text: str) -> str:
    """HTML with entities, with tags within words and over several words, and with line breaks between words."""
    marked = (
        escape(text).replace("نوفمبر/شباط", "<a href='#'>نوف<i>مبر</i></a>&#47;شباط").replace("مليون", "ملي&#1608;ن")
    )
    return marked.replace("أكثر من 1.4", "<strong>أكثر\n   من</strong> 1.4").replace("ما بين", "ما&nbsp;بين")


def html() -> str:
    """The article in a page with all that surrounds one."""
    body = "\n".join(f"<p>{tagged(paragraph)}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!doctype html><html><head><meta charset=utf-8><style>p {{}}</style></head><body><nav>12 مارس/شباط 2020</nav>"
        f"<article>{body}</article><footer>30 فبراير 2020</footer></body></html>"
    )


def markdown() -> str:
    """The article with marks of emphasis and links, and with wrapped lines."""
    marked = "\n\n".join(PARAGRAPHS).replace("11 نوفمبر", "**11** [نوفمبر](https://x.invalid/11)")
    return "---\nlang: ar\n---\n\n" + marked.replace("1.4 مليون", "_1.4_ مليون").replace("أكثر من", "أكثر\nمن")


def split(text: str) -> list[str]:
    """Runs of three letters, as Word cuts a text that was written over weeks."""
    return [text[n : n + 3] for n in range(0, len(text), 3)]


def spans(text: str) -> str:
    """OpenDocument with a span for every other three letters."""
    return "".join(
        f"<text:span>{escape(run)}</text:span>" if n % 2 else escape(run) for n, run in enumerate(split(text))
    )


FORMATS: dict[str, Callable[[], str | bytes]] = {
    "a.txt": lambda: WHOLE,
    "old.txt": lambda: WHOLE.encode("cp1256"),
    "wide.txt": lambda: WHOLE.encode("utf-16"),
    "a.md": markdown,
    "a.html": html,
    "a.docx": lambda: word(*map(split, PARAGRAPHS)),
    "a.odt": lambda: opendocument(*map(spans, PARAGRAPHS)),
    "a.rtf": lambda: rtf(WHOLE),
    "a.jsonl": lambda: json.dumps({"id": "a", "text": WHOLE}),
    "a.json": lambda: ninjs(PARAGRAPHS, ascii_=True),
    "news.xml": lambda: newsml(PARAGRAPHS),
    "site.xml": lambda: wordpress(post("\n\n".join(PARAGRAPHS), date="0000-00-00 00:00:00")),
}


def findings(name: str, content: str | bytes, folder: Path) -> list[tuple[str, str, list[str], list[str], str]]:
    """Rule, message, words of all places, repairs and fingerprint of each finding."""
    ran = invoke("check", name, "--format", "jsonl", cwd=write(folder, {name: content}))
    assert ran.code == 1, ran.err
    return [
        (
            row["rule"],
            row["message"].replace("\u00a0", " "),
            [" ".join(place["text"].split()) for place in row["locations"]],
            [repair["text"].replace("\u00a0", " ") for repair in row["repairs"]],
            row["fingerprint"],
        )
        for row in ran.findings
    ]


def without_dateline(content: str | bytes) -> str | bytes:
    """The copy with no day of publication, as plain text has none."""
    return (
        content.replace("<versionCreated>2024-02-12T10:00:00Z</versionCreated>", "")
        if isinstance(content, str)
        else content
    )


def test_every_kind_of_file_is_tried() -> None:
    assert {kind.name for kind in KINDS} <= {
        kind.name for kind in KINDS if any(Path(n).suffix in kind.suffixes for n in FORMATS)
    }


@pytest.mark.parametrize("name", FORMATS)
def test_the_findings_are_those_of_the_plain_text_on_the_same_words(name: str, tmp_path: Path) -> None:
    expected = findings("plain.txt", WHOLE, tmp_path)
    assert [rule for rule, *_ in expected] == [
        "month-pair-mismatch",
        "unclosed-quote",
        "conflicting-figures",
        "range-connector",
    ]
    assert findings(name, without_dateline(FORMATS[name]()), tmp_path) == expected


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.json", "news.xml"])
def test_the_offsets_are_those_of_the_file(name: str, tmp_path: Path) -> None:
    content = FORMATS[name]()
    assert isinstance(content, str)
    ran = invoke(
        "check", name, "--format", "jsonl", "--select", "month-pair-mismatch", cwd=write(tmp_path, {name: content})
    )
    (place,) = ran.findings[0]["locations"]
    stretch = content[place["start"] : place["end"]]
    assert stretch.startswith("11")
    assert stretch.endswith("2024")
    before = content[: place["start"]]
    assert place["line"] == before.count("\n") + 1
    assert place["column"] == len(before) - before.rfind("\n")


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_the_comments_stand_on_the_same_words(name: str, tmp_path: Path) -> None:
    places = [words for _, _, words, _, _ in findings(name, FORMATS[name](), tmp_path)]
    invoke("check", name, "--annotate", f"out-{name}", cwd=tmp_path)
    made = commented(tmp_path / f"out-{name}")
    assert sorted(words for _, words, _ in made) == sorted(word_ for words in places for word_ in words)
    assert {told[-1] for *_, told in made} == {
        "month-pair-mismatch",
        "unclosed-quote",
        "conflicting-figures",
        "range-connector",
    }
