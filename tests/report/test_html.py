"""The HTML report: whole, safe, without a network, readable for everybody."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from importlib import resources
from itertools import pairwise
from pathlib import Path

import pytest
from helpers import CLEAN, LOOSE_QUOTE, WRONG_PAIR, WRONG_RANGE, any_text, check_text, environment, invoke, write
from hypothesis import given
from hypothesis import strategies as st

from checker.core import escaping
from checker.core.documents import Document, Part, Span
from checker.core.findings import Finding, Location, Report
from checker.report.html import article
from checker.report.html.elements import el, html
from checker.words import catalogue

VOID = {"meta", "input"}
RAFAH = (
    "تؤوي رفح نحو 1.3 مليون شخص، وفق الوزير.\nويعيش في رفح أكثر من 1.4 مليون شخص.\n"
    "وفي رفح ما بين 1.2 إلى 1.35 مليون شخص بحسب المنظمة.\n"
)
HOSTILE = (
    "وصل <script>document.title='pwned'</script> <img src=x onerror=\"document.title='pwned'\"> </style></script></textarea> "
    "<svg onload=document.title='pwned'> <!-- --> ]]> <!ENTITY x \"y\"> &lt;b&gt; &amp;amp; &#x202e; ${title} $articles {{7*7}} \x1b[31m "
    "\x9b2J\x00 \u202eالأحد\u202c \u2066عزل\u2069 \x1b]8;;http://x.invalid\x1b\\ [red] :smile: 11 نوفمبر/شباط 2024.\n"
    + LOOSE_QUOTE
)


class Page(HTMLParser):
    """A page read back: its elements, their attributes, and its text; the nesting is held to be right."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self.wrong: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append((tuple(self.open), data))

    def all(self, name: str) -> list[dict[str, str | None]]:
        """The attributes of every element of a name."""
        return [attributes for tag, attributes in self.elements if tag == name]

    def of_class(self, name: str) -> list[dict[str, str | None]]:
        """The attributes of every element of a class."""
        return [attributes for _, attributes in self.elements if name in (attributes.get("class") or "").split()]

    def text(self, inside: str = "body") -> str:
        """The text within elements of a name, without what is style or script."""
        return "".join(t for path, t in self.texts if inside in path and path[-1] not in ("style", "script"))


def page_of(tmp_path: Path, files: dict[str, str], *args: str) -> tuple[str, Page]:
    """The page on some files, and what a parser makes of it."""
    write(tmp_path, files)
    ran = invoke("check", *files, "--format", "html", *args, cwd=tmp_path)
    assert ran.code in (0, 1), ran.err
    return ran.out, Page(ran.out)


# ------------------------------------------------------------------------------------------------------------- the whole


@pytest.mark.parametrize(
    "files", [{"a.txt": RAFAH + WRONG_PAIR}, {"a.txt": WRONG_PAIR, "b.txt": CLEAN, "c.txt": RAFAH}, {"a.txt": CLEAN}]
)
@pytest.mark.parametrize("messages", ["ar", "en"])
def test_a_page_is_well_formed_and_its_links_lead_somewhere(
    files: dict[str, str], messages: str, tmp_path: Path
) -> None:
    _, page = page_of(tmp_path, files, "--messages", messages, "--persona", "trainer")
    assert (page.wrong, page.open) == ([], [])
    ids = [a["id"] for _, a in page.elements if a.get("id")]
    assert len(ids) == len(set(ids))
    assert [a["href"] for a in page.all("a") if (a["href"] or "")[1:] not in ids] == []
    referred = [name for _, a in page.elements for name in (a.get("aria-labelledby") or "").split()]
    assert set(referred) <= set(ids)
    (root,) = page.all("html")
    assert root == {"lang": messages, "dir": "rtl" if messages == "ar" else "ltr"}


def test_a_page_needs_nothing_else_and_runs_nothing_else(tmp_path: Path) -> None:
    text, page = page_of(tmp_path, {"a.txt": RAFAH + WRONG_PAIR, "b.txt": HOSTILE})
    policy = page.all("meta")[1]["content"] or ""
    for name in ("style", "script"):
        (content,) = re.findall(f"<{name}>(.*?)</{name}>", text, re.DOTALL)
        assert f"{name}-src 'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none';")
    attributes = {(tag, name) for tag, given_ in page.elements for name in given_}
    assert [each for each in attributes if each[1] in ("src", "style", "srcset") or each[1].startswith("on")] == []
    assert {(a["href"] or "")[:1] for a in page.all("a")} == {"#"}


def test_a_finding_with_three_places_shows_all_three_beside_the_article(tmp_path: Path) -> None:
    _, page = page_of(tmp_path, {"a.txt": RAFAH}, "--select", "conflicting-figures")
    assert [a["data-place"] for a in page.all("p") if "data-place" in a] == ["s1-1-1", "s1-1-2", "s1-1-3"]
    in_copy = [a for a in page.all("mark") if "data-places" in a]
    assert {a["data-cards"] for a in in_copy} == {"c1-1"}
    assert sorted(a["data-places"] or "" for a in in_copy) == ["s1-1-1", "s1-1-2", "s1-1-3"]
    assert len([a for a in page.of_class("line") if a.get("role") == "img"]) == 1


def test_a_weekday_finding_shows_its_week(tmp_path: Path) -> None:
    _, page = page_of(tmp_path, {"a.txt": WRONG_PAIR})
    (week,) = page.of_class("week")
    assert week["aria-label"] == "ورد في النص الأحد؛ 11 نوفمبر/تشرين الثاني 2024: الاثنين؛ 11 فبراير/شباط 2024: الأحد"


def test_words_of_two_findings_are_marked_once_and_lead_to_both(tmp_path: Path) -> None:
    _, page = page_of(tmp_path, {"a.txt": RAFAH})
    both = [a for a in page.all("mark") if len((a.get("data-cards") or "").split()) == 2]
    assert [a["data-places"] for a in both] == ["s1-1-3 s1-2-1"]
    assert page.text().count("ما بين 1.2 إلى 1.35 مليون") >= 3


def test_all_articles_are_listed_first_and_clean_ones_are_named_only(tmp_path: Path) -> None:
    files = {"a.txt": WRONG_PAIR, "b.txt": CLEAN, "c.txt": RAFAH}
    text, page = page_of(tmp_path, files)
    assert text.index("<nav") < text.index("<section")
    assert len(page.of_class("article")) == 2
    assert all(name in page.text("nav") for name in files)
    assert "خزف" not in page.text()
    _, alone = page_of(tmp_path, {"b.txt": CLEAN})
    assert alone.all("nav") == []
    assert "خزف" in alone.text("section")


def test_title_dateline_counts_repairs_and_coverage_are_told(tmp_path: Path) -> None:
    line = json.dumps(
        {"id": "n7", "title": "زيارة قصيرة", "text": WRONG_PAIR + WRONG_RANGE, "date_published": "2024-02-12"}
    )
    _, page = page_of(tmp_path, {"feed.jsonl": line})
    told = page.text()
    for words in (
        "n7",
        "زيارة قصيرة",
        "12 فبراير/شباط 2024",
        "خطأ واحد، ملاحظة واحدة",
        "11 فبراير/شباط 2024",
        "التواريخ والأرقام",
    ):
        assert words in told
    assert "زيارة قصيرة" in page.text("h3")
    assert {(a["value"], a["name"]) for a in page.all("input")} == {
        ("error", "severity"), ("note", "severity"), ("month-pair-mismatch", "rule"), ("range-connector", "rule"),
    }  # fmt: skip


def test_a_run_without_articles_is_a_page_as_well(tmp_path: Path) -> None:
    write(tmp_path, {"english.txt": "The minister arrived on Sunday.\n"})
    ran = invoke("check", "english.txt", "--format", "html", cwd=tmp_path)
    assert ran.code == 3
    assert (Page(ran.out).wrong, Page(ran.out).open) == ([], [])


def test_a_hundred_articles_are_a_page(tmp_path: Path) -> None:
    lines = (json.dumps({"id": f"n{n}", "text": WRONG_PAIR * 4 + CLEAN * 20}) for n in range(100))
    _, page = page_of(tmp_path, {"feed.jsonl": "\n".join(lines)})
    assert (len(page.of_class("article")), len(page.of_class("card"))) == (100, 400)
    assert (page.wrong, page.open) == ([], [])


# ------------------------------------------------------------------------------------------------------------ text is text


def test_hostile_copy_and_names_are_shown_as_text(tmp_path: Path) -> None:
    name = "\"><script>document.title='pwned'<\n'&$title" + "a" * 160
    line = json.dumps({"id": name, "title": HOSTILE, "text": HOSTILE})
    text, page = page_of(tmp_path, {"feed.jsonl": line})
    assert (page.wrong, page.open) == ([], [])
    assert len(page.all("script")) == 1
    assert page.all("img") == []
    for shown in (
        "<script>document.title='pwned'</script>",
        "</textarea>",
        "${title} $articles {{7*7}}",
        "&lt;b&gt; &amp;amp; &#x202e;",
        ":smile:",
    ):
        assert shown in page.text("section")
    assert name.replace("\n", " ") in page.text("h2").replace("\n", " ")
    assert re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text) == []


@given(any_text(), any_text())
def test_no_text_breaks_out_of_its_element(text: str, attribute: str) -> None:
    page = Page(f"<body>{html([el('p', {'title': attribute}, text, el('b', {}, text), text)])}</body>")
    assert [tag for tag, _ in page.elements] == ["body", "p", "b"]
    assert (page.wrong, page.open) == ([], [])
    assert page.text().count("p") == text.count("p") * 3


@given(st.data(), any_text(80))
def test_the_copy_holds_every_letter_of_the_article_whatever_is_marked(data: st.DataObject, text: str) -> None:
    offsets = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(offsets, offsets).map(sorted), max_size=5))
    findings = tuple(
        Finding("rule", "", "error", "certain", "m", "", (Location(Span("text", a, b), text[a:b]),)) for a, b in spans
    )
    report = Report(Document("d", (Part("text", text),)), "ar", findings)
    words = catalogue.load("ar")
    marks = article.marks_of(report, 1, words)
    made = article.article(report, marks, words)
    assert sorted(a.get("id", "") for a in made.iter("a")) == sorted(m.anchor for group in marks for m in group)
    for reference in made.iter("a"):
        reference.text = None
    assert _letters("".join(made.itertext())) == _letters(text)
    # all that lies in a span is marked for it, and nothing else
    for group in marks:
        (mark,) = group
        marked = "".join(m.text or "" for m in made.iter("mark") if mark.anchor in (m.get("data-places") or "").split())
        assert _letters(marked) == _letters(mark.place.text)


def _letters(text: str) -> str:
    return re.sub(
        r"\s",
        "",
        re.sub(
            "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]",
            escaping.shown,
            _unbroken(text),
        ),
    )


def _unbroken(text: str) -> str:
    return re.sub("[\n\r\u2028\u2029]", "", text)


# ------------------------------------------------------------------------------------------------------------ for everybody


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, two: str) -> float:
    low, high = sorted((_luminance(one), _luminance(two)))
    return (high + 0.05) / (low + 0.05)


def test_every_colour_of_text_has_the_contrast_of_wcag_aa() -> None:
    style = (resources.files("checker.report.html") / "style.css").read_text(encoding="utf-8")
    palettes = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    assert len(palettes) == 3  # light, dark, print
    for palette in palettes:
        colours = {
            n: c if len(c) == 7 else "#" + "".join(x * 2 for x in c[1:])
            for n, c in re.findall(r"--([\w-]+): (#\w+);", palette)
        }
        pairs = [(ink, ground) for ink in ("ink", "soft") for ground in ("ground", "paper")]
        for own in ("error", "warning", "note", "repair"):
            pairs += [(own, f"{own}-ground"), (own, "paper"), (own, "ground"), ("ink", f"{own}-ground"), ("paper", own)]
        low = [(a, b) for a, b in pairs if a in colours and b in colours and _contrast(colours[a], colours[b]) < 4.5]
        assert low == []


def test_landmarks_headings_and_labels_guide_a_screen_reader(tmp_path: Path) -> None:
    _, page = page_of(tmp_path, {"a.txt": WRONG_PAIR, "b.txt": RAFAH})
    for landmark in ("header", "nav", "main"):
        assert len(page.all(landmark)) == 1
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(a.get("aria-label") for a in page.of_class("ref") if "href" in a)
    assert all(a.get("aria-label") and a["tabindex"] == "0" for a in page.of_class("pane"))


# -------------------------------------------------------------------------------------------------------- a real browser

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine: apt-get install chromium")
def test_in_a_browser_only_our_own_script_runs(tmp_path: Path) -> None:
    line = json.dumps({"id": "<script>document.title='pwned'</script>", "title": HOSTILE, "text": HOSTILE + RAFAH})
    text, page = page_of(tmp_path, {"feed.jsonl": line})
    # a script that did get into the page must not run: the policy names ours by its hash
    planted = text.replace(
        "</main>", "<script>document.title = 'pwned'</script><img src='x' onerror=\"document.title = 'pwned'\"></main>"
    )
    write(tmp_path, {"page.html": planted})
    done = subprocess.run(
        [str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", "page.html"],
        cwd=tmp_path, env=environment(), capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    seen = Page(done.stdout.decode("utf-8"))
    assert seen.all("html") == [{"lang": "ar", "dir": "rtl", "class": "scripted"}], done.stderr.decode()
    (title,) = (t for path, t in seen.texts if path[-1:] == ("title",))
    assert title == "تقرير اتّساق"
    assert len(seen.of_class("card")) == len(page.of_class("card"))


def test_the_report_of_the_api_makes_a_page_too() -> None:
    report = check_text(RAFAH)
    marks = article.marks_of(report, 1, catalogue.load("en"))
    assert [m.letter for group in marks for m in group] == ["a", "b", "c", "d"]


def test_statements_that_stand_together_share_one_excerpt_and_keep_their_letters(tmp_path: Path) -> None:
    files = {"a.txt": "أسفر انقلاب الحافلة عن 20 قتيلا: 12 رجلا و6 نساء.\n"}
    text, page = page_of(tmp_path, files, "--select", "parts-do-not-sum")
    assert text.count("<blockquote") == 1
    assert [a["data-place"] for a in page.all("p") if "data-place" in a] == ["s1-1-1", "s1-1-2", "s1-1-3"]
    assert len(page.all("mark")) == 6  # three in the article, three in the excerpt


def test_a_full_folder_for_temporary_files_is_one_plain_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    monkeypatch.setattr("checker.report.html.spool._IN_MEMORY", 10)
    ran = invoke("check", "a.txt", "--format", "html", cwd=write(tmp_path, {"a.txt": WRONG_PAIR}))
    assert ran.code == 2
    assert ran.err == (
        "ittisaq: The page does not fit into the folder for temporary files (No space left on device). "
        "Make room there, or name another folder in the variable TMPDIR.\n"
    )
