"""Inputs that users reported, as they sent them: files of every kind, other languages in Arabic letters, quotations.

Each NN.* in this folder is one report; what is right stands here. More of the same kinds, written by us, stand behind them.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from feeds import WXR, newsml, ninjs, post, wordpress
from helpers import WRONG_PAIR, Ran, invoke, mentions, write
from reading import document, items, text

from checker.core.mentions import QuoteMention

HERE = Path(__file__).parent
PERSIAN = "به گزارش خبرگزاری، وزیر بازرگانی روز یکشنبه 11 نوامبر 2024 گفت که نرخ تورم از 25 درصد به 30 درصد رسیده است."


def checked(number: str, *more: str) -> Ran:
    """A run over one of the inputs."""
    (path,) = HERE.glob(f"{number}.*")
    return invoke("check", path.name, "--format", "jsonl", "--no-cache", *more, cwd=HERE)


# ---------------------------------------------------------------------------------------------------------------- as reported


@pytest.mark.parametrize(
    ("number", "language"), [("01", "Persian"), ("02", "Persian"), ("03", "Persian"), ("04", "Urdu")]
)
def test_copy_in_another_language_is_named_and_not_checked(number: str, language: str) -> None:
    ran = checked(number)
    assert (ran.code, ran.out) == (3, "")
    assert f"not checked, since it is in {language} (" in ran.err


def test_quotations_within_quotations_are_two() -> None:
    ran = invoke("extract", "31.txt", "--format", "jsonl", cwd=HERE)
    quotes = [row["text"] for row in map(json.loads, ran.out.splitlines()) if row["kind"] == "quote"]
    assert quotes == ["«افتح نافذة «حفظ باسم» لتأكيد الاسم»", "«حفظ باسم»"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("32", [("month-pair-mismatch", 7), ("unclosed-quote", 8)]),
        ("33", []),
        ("34", [("stale-anchor", 4 + 1)]),
        ("35", [("headline-mismatch", 2)]),
        ("36", [("impossible-date", 5)]),
        ("37", [("headline-mismatch", 4)]),
        ("38", [("headline-mismatch", 1)]),
        ("39", [("month-pair-mismatch", 1)]),
        ("40", [("month-pair-mismatch", 1), ("impossible-date", 1)]),
        ("41", [("month-pair-mismatch", 1)]),
        ("42", [("month-pair-mismatch", 1)]),
        ("51", [("stale-anchor", 1)]),
    ],
)
def test_what_is_wrong_is_found_in_its_line_and_nothing_else(number: str, expected: list[tuple[str, int]]) -> None:
    ran = checked(number)
    assert [(found["rule"], found["locations"][0]["line"]) for found in ran.findings] == expected
    assert not ran.err


@pytest.mark.parametrize("number", ["35", "37", "38"])
def test_a_headline_that_is_set_again_does_not_confirm_itself(number: str) -> None:
    (found,) = checked(number).findings
    assert found["arithmetic"] == "title 186 | text 168"


@pytest.mark.parametrize(
    ("number", "published", "title"),
    [("34", "2024-02-12", "وصول الوفد"), ("36", "2013-07-13", "وصول الوفد"), ("51", "2024-02-11", "وصول الوفد")],
)
def test_dateline_and_title_are_those_of_the_article(number: str, published: str, title: str) -> None:
    (path,) = HERE.glob(f"{number}.*")
    read = document(path.name, path.read_bytes())
    assert str(read.published)[:10] == published
    assert read.parts[0].text == title


# ----------------------------------------------------------------------------------------------------------- other languages


@pytest.mark.parametrize(
    ("copy", "language"),
    [
        (f"نخست وزیر گفت: «{WRONG_PAIR.strip()}» و افزود که این سفر مهم است.", "Persian"),
        ("قيمت دلار امروز به 60 هزار تومان رسيد.", "Persian"),  # on an Arabic keyboard
        ("در این حادثه 7 نفر کشته و 23 نفر مجروح شدند", "Persian"),
        ("نویسندهٔ تازه‌کار کتاب خود را در تهران منتشر کرد.", "Persian"),
        ("پولیس نے کہا کہ حادثے میں 5 افراد ہلاک ہوئے", "Urdu"),
        ("سونے کی قیمت میں اضافہ", "Urdu"),
        ("ولسمشر وویل چې 12 کسان ټپيان شوي دي", "Pashto"),
        ("د ډالر بیه لوړه شوه", "Pashto"),
        ("سەرۆکی هەرێم گوتی نرخی نەوت 5 لەسەدا دابەزیوە", "Kurdish"),
        ("له ههولێر 3 كهس بريندار بوون", "Kurdish"),
        ("ئۇ 2024-يىلى 11-ئاينىڭ 10-كۈنى كەلدى", "Uyghur"),
        ("وزير چيو ته هن سال 5 اسڪول کوليا ويندا", "Sindhi"),
    ],
)
def test_languages_in_arabic_letters_are_told_apart_by_words_and_letters(
    copy: str, language: str, tmp_path: Path
) -> None:
    write(tmp_path, {"a.txt": copy})
    ran = invoke("check", "a.txt", "--format", "jsonl", cwd=tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert f"it is in {language} (" in ran.err


@pytest.mark.parametrize(
    "copy",
    [
        "وقال المتحدث باسم الشركة إن تطبيق «گپ» و«پیام‌رسان بله» توقفا عن العمل.",
        f"نشرت الوكالة بيانا جاء فيه: «{PERSIAN}» ثم حذفته بعد ساعة.",
        f"كتب السفير على صفحته: {PERSIAN} وأثار المنشور جدلا واسعا في بغداد، ورد عليه نواب في البرلمان.",
        "وزیر الخارجیة یلتقی نظیره الترکی فی أنقرة",  # on a Persian keyboard
        "زار الوفد مدينتي گوادر وچابهار برفقة پروین خانم",
        "مقتل 5 بتفجير",
        "أغلقت السوق على 5 نقاط",
    ],
)
def test_names_and_quotations_in_another_language_leave_an_article_arabic(copy: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": copy})
    ran = invoke("check", "a.txt", "--format", "jsonl", cwd=tmp_path)
    assert ran.code in {0, 1}
    assert not ran.err


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", ninjs(["وزير 5"], language="fa-IR")),
        ("a.json", ninjs(["وزير 5"], language="per")),
        ("a.xml", newsml(["وزير 5"]).replace('tag="ar"', 'tag="fa"')),
        ("a.html", '<html lang="fa-IR"><body><p>وزير 5</p></body></html>'),
        ("a.html", '<html><body><article lang="fa"><p>وزير 5</p></article></body></html>'),
        ("a.html", '<meta property="og:locale" content="fa_IR"><p>وزير 5</p>'),
        ("a.xml", wordpress(post("وزير 5")).replace("<title>موقع", "<language>fa-IR</language><title>موقع")),
        ("a.md", "---\nlang: fa\n---\nوزير 5\n"),
        ("a.jsonl", '{"id": "1", "text": "وزير 5", "lang": "fa-IR"}\n'),
    ],
)
def test_the_tag_of_a_file_names_the_language_where_words_are_few(name: str, content: str, tmp_path: Path) -> None:
    write(tmp_path, {name: content})
    ran = invoke("check", name, "--format", "jsonl", cwd=tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert "it is in Persian (الفارسية)" in ran.err


@pytest.mark.parametrize("tag", ["en", "en-US", "ar-EG", "", "fa"])
def test_plainly_arabic_copy_is_checked_whatever_the_page_says(tag: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.html": f'<html lang="{tag}"><body><p>{WRONG_PAIR}</p></body></html>'})
    assert invoke("check", "a.html", "--format", "jsonl", cwd=tmp_path).rules == ["month-pair-mismatch"]


def test_a_tag_with_a_country_is_arabic(tmp_path: Path) -> None:
    write(tmp_path, {"a.jsonl": json.dumps({"id": "1", "text": WRONG_PAIR, "lang": "ar-EG"}) + "\n"})
    assert invoke("check", "a.jsonl", "--format", "jsonl", cwd=tmp_path).rules == ["month-pair-mismatch"]


@pytest.mark.parametrize(
    ("copy", "why"), [("", "it is empty"), (" \n", "it is empty"), ("12 - 13\n", "there are no words in it")]
)
def test_an_empty_article_is_empty_and_in_no_language(copy: str, why: str, tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": copy})
    ran = invoke("check", "a.txt", cwd=tmp_path)
    assert ran.code == 3
    assert f"a.txt: not checked, since {why}." in ran.err
    assert invoke("check", "a.txt", "--allow-empty", cwd=tmp_path).code == 0


# ---------------------------------------------------------------------------------------------------------------- quotations


@pytest.mark.parametrize(
    ("copy", "quotes"),
    [
        ('قال: «قرأت رواية "المطر" مرتين» ثم غادر.', ['«قرأت رواية "المطر" مرتين»', '"المطر"']),
        ('قال: "قرأت رواية «المطر» مرتين" ثم غادر.', ['"قرأت رواية «المطر» مرتين"', "«المطر»"]),
        ("قال: “قرأت رواية “المطر” مرتين” ثم غادر.", ["“قرأت رواية “المطر” مرتين”", "“المطر”"]),
        ('قال: "قرأت رواية "المطر" مرتين" ثم غادر.', ['"قرأت رواية "المطر" مرتين"', '"المطر"']),
        ("قال: «قرأت ‹المطر› مرتين» ثم غادر.", ["«قرأت ‹المطر› مرتين»", "‹المطر›"]),
        ("قال: “قرأت ‘المطر’ مرتين” ثم غادر.", ["“قرأت ‘المطر’ مرتين”", "‘المطر’"]),
        ("قال: «قرأت «المطر» و«الريح» مرتين»، «نعم».", ["«قرأت «المطر» و«الريح» مرتين»", "«المطر»", "«الريح»", "«نعم»"]),
        ("قال: ((سنعود غدا)) ثم غادر.", ["((سنعود غدا))"]),
        ("قال: ''سنعود غدا'' ثم غادر.", ["''سنعود غدا''"]),
        ("قال: <<سنعود غدا>> ثم غادر.", ["<<سنعود غدا>>"]),
        ("قال: »سنعود «غدا« ثم غادر.", None),  # nobody can tell
        ('قال "نعم" وقال "لا".', ['"نعم"', '"لا"']),
    ],
)  # fmt: skip
def test_quotations_nest_in_all_marks(copy: str, quotes: list[str] | None) -> None:
    found = [each.text for each in mentions(copy) if isinstance(each, QuoteMention)]
    assert quotes is None or found == quotes


# -------------------------------------------------------------------------------------------------------------------- files


@pytest.mark.parametrize(
    ("file", "copy"),
    [
        ("نص[^أ].\n\n[^أ]: قال في الحاشية.\n", "نص.\n\nقال في الحاشية.\n"),
        ("نص^[حاشية في السطر] ثم.\n", "نص حاشية في السطر ثم.\n"),
        ("نص.\n\n[1]: انظر كتاب المدينة.\n", "نص.\n\n[1]: انظر كتاب المدينة.\n"),
        ('نص.\n\n[1]: https://x.invalid "عنوان"\n', "نص.\n\n\n"),
        ("<style>\na { b: c\n</style>\n\nنص.\n", "\n\nنص.\n"),
        ('<script type="x">\nif (a < b) {\n</script>نص <svg><text>٥</text></svg> آخر.\n', "نص  آخر.\n"),
        ("نص <code>31 أبريل</code> آخر.\n", "نص  آخر.\n"),
        ("نص <script> وآخر.\n", "نص  وآخر.\n"),
    ],
)
def test_footnotes_of_markdown_are_copy_and_raw_elements_are_none(file: str, copy: str) -> None:
    assert text("a.md", file) == copy


@pytest.mark.parametrize(
    "front",
    [
        '+++\ntitle = "وصول"\ndate = 2024-02-12\n+++\n',
        "+++\r\ntitle = 'وصول' # قيد النشر\r\ndate = 2024-02-12 10:00:00\r\n[params]\r\ntitle = 'آخر'\r\n+++\r\n",
        '\ufeff+++\n"title" = "وصول"\ndate = \'2024/2/12\'\n+++\n',
        "---\ntitle: وصول\ndate: 2024-2-12 9:05:00 +0300\n---\n",
    ],
)
def test_front_matter_is_read_as_its_programs_write_it(front: str) -> None:
    read = document("a.md", front + "نص.\n")
    assert [part.text for part in read.parts] == ["وصول", "نص.\n"]
    assert str(read.published)[:10] == "2024-02-12"


@pytest.mark.parametrize(
    ("scripts", "day"),
    [
        (['{"@type": "WebPage", "datePublished": "2019-01-01"}', '{"@type": "NewsArticle", "datePublished": "2024-02-11"}'], "2024-02-11"),
        (['[{"@type": ["WebPage"], "datePublished": "2019-01-01", "mainEntity": {"@type": "Article", "datePublished": "2024-02-11"}}]'], "2024-02-11"),
        (['[{"@type": "NewsArticle", "headline": "آخر", "datePublished": "2020-01-01"}]',
          '{"@type": "https://schema.org/ReportageNewsArticle", "headline": "وصول الوفد", "datePublished": "2024-02-11"}'], "2024-02-11"),
        (['{"@graph": [{"@type": "Comment", "datePublished": "2020-01-01"}, {"@type": "WebPage", "datePublished": "2024-02-11"}]}'], "2024-02-11"),
    ],
)  # fmt: skip
def test_the_dateline_of_a_graph_is_that_of_the_article(scripts: list[str], day: str) -> None:
    head = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    assert str(document("a.html", f"<title>وصول الوفد</title>{head}<p>نص</p>").published) == day


@pytest.mark.parametrize("control", ["\x08", "\x0b", "\x1f", "&#8;", "&#x1F;"])
def test_control_characters_of_an_export_hide_no_post(control: str) -> None:
    found = items("a.xml", wordpress(post(f"نص{control}أول"), post("نص ثان", link="https://x.invalid/2")))
    texts = [item.document.parts[-1].text for item in found if item.document]
    assert texts == [f"نص{' ' * len(control)}أول".replace(" " * len(control), " "), "نص ثان"]


def test_posts_before_what_is_wrong_with_an_export_are_checked(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"a.xml": wordpress(post(WRONG_PAIR)).replace("</channel>", "<item><title>&</title></item></channel>")},
    )
    ran = invoke("check", "a.xml", "--format", "jsonl", cwd=tmp_path)
    assert ran.rules == ["month-pair-mismatch"]
    assert ran.code == 2
    assert "this is no valid XML" in ran.err


def test_a_feed_has_its_copy_in_the_full_content_or_in_the_description() -> None:
    both = "<description>ملخص</description><content:encoded><![CDATA[<p>نص تام</p>]]></content:encoded>"
    feed = f"{WXR}<channel><item><title>عنوان</title>{both}</item><item><title>خبر</title></item></channel></rss>"
    first, second = items("a.xml", feed)
    assert first.document
    assert [part.text for part in first.document.parts] == ["عنوان", "نص تام\n"]
    assert "this item of the feed has no text; only its title was read" in second.notices[0]


@pytest.mark.parametrize("behind", [b"", b"\0\0", b"\n8$DMq|", b"}}", b"garbage {"])
def test_what_stands_behind_the_last_brace_of_rtf_is_left_alone(behind: bytes) -> None:
    content = b"{\\rtf1\\ansi\\ansicpg1256 {\\listtext\\pard 3.\\tab}\\'e6\\'d5\\'e1 \\{1\\}.\\par}"
    assert text("a.rtf", content + behind) == "وصل {1}.\n"


def test_a_letter_that_its_font_does_not_have_costs_no_file() -> None:
    fonts = b"{\\fonttbl{\\f0\\fcharset178 Arial;}{\\f1\\fcharset128 X;}}"
    (item,) = items("a.rtf", b"{\\rtf1\\ansi" + fonts + b"{\\f1 \\'95} {\\f0 \\'e6\\'d5\\'e1}.\\par}")
    assert item.document
    assert item.document.parts[-1].text.endswith("وصل.\n")
    assert "letters that its fonts do not have" in item.notices[0]
