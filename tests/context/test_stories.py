"""Digests, live blogs and teasers: where one story ends and another begins, and that only one story contradicts itself."""

from __future__ import annotations

from itertools import pairwise

import pytest
from helpers import any_text, article, found, news_like
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import astuple

from checker.core.documents import Span

STORY = "افتتح الوزير السوق صباحا.\nوقال إن السوق يضم مئة محل.\nكما أعلن عن توسعته.\n"
TEASERS = "أعلنت بلدية المنامة إغلاق طريق الميناء.\nقال مدير المصرف إن الفائدة ثابتة هذا العام.\nحذرت هيئة الأرصاد من موجة غبار.\n"
DIGEST = (
    "* نهر يفيض في الشمال\n* الخرطوم - رويترز: فاض النهر أمس وغمر حقولا.\nوقال شهود إن الماء بلغ البيوت.\n"
    "* مصنع جديد للزجاج\n* تونس - د ب أ: دشن الوزير مصنعا للزجاج.\n"
)
BLOG = "تغطية مباشرة لسباق القوارب.\n14:05 وصل القارب الأول.\nوصفق له الجمهور.\n14:40 وصل القارب الثاني.\n15:10 انتهى السباق.\n"

texts = st.one_of(
    any_text(),
    news_like(),
    st.lists(
        st.sampled_from(
            [
                "* * *\n",
                "12:30 وصل\n",
                "قال الوزير\n",
                "اقرأ أيضا: سوق\n",
                "دبي (رويترز) - قال\n",
                "وقال\n",
                "3 مايو:\n",
                "\n",
                " ",
            ]
        ),
        max_size=25,
    ).map("".join),
)


def stories(text: str) -> list[tuple[int, str, str]]:
    """The stretches of a text: story, kind, and the first two words."""
    return [
        (s.story, s.kind, " ".join(text[s.start : s.end].split()[:2]))
        for s in article(text).stories.segments["text"]
    ]  # fmt: skip


@given(texts)
def test_the_stretches_tile_the_text_and_the_first_belongs_to_the_title(raw: str) -> None:
    segments = article(raw).stories.segments["text"]
    assert (segments[0].start, segments[-1].end) == (0, len(raw))
    assert all(one.end == two.start and one.start < one.end for one, two in pairwise(segments))
    kinds = {s.story: {t.kind for t in segments if t.story == s.story} for s in segments}
    assert all(len(found_) == 1 for found_ in kinds.values())


@given(texts)
def test_every_offset_lies_in_the_stretch_that_holds_it(raw: str) -> None:
    read = article(raw)
    for segment in read.stories.segments["text"]:
        for offset in {segment.start, segment.end - 1} - {-1}:
            assert read.segment_of(Span("text", offset, offset + 1)) == segment


def test_an_article_is_one_story_with_its_title() -> None:
    read = article(STORY, title="سوق جديدة")
    assert [len(segments) for segments in read.stories.segments.values()] == [1, 1]
    assert read.same_story(Span("title", 0, 3), Span("text", 60, 63))


def test_an_empty_text_is_one_empty_story() -> None:
    assert [astuple(s)[:4] for s in article("").stories.segments["text"]] == [("text", 0, 0, 0)]


def test_leads_of_other_articles_below_an_article_are_teasers() -> None:
    assert stories(STORY + TEASERS) == [
        (0, "story", "افتتح الوزير"), (1, "related", "أعلنت بلدية"), (2, "related", "قال مدير"), (3, "related", "حذرت هيئة"),
    ]  # fmt: skip


def test_two_paragraphs_without_waw_are_no_teasers() -> None:
    assert len(stories(STORY + "".join(TEASERS.splitlines(keepends=True)[:2]))) == 1


def test_a_second_dateline_begins_another_story() -> None:
    text = "دبي، الإمارات (رويترز) - " + STORY + "دبي، الإمارات (رويترز) -- باعت شركة سفنا.\nوقالت إنها ستشتري غيرها.\n"
    assert [s[:2] for s in stories(text)] == [(0, "story"), (1, "item")]


def test_the_first_dateline_is_that_of_the_article_also_below_a_note() -> None:
    assert len(stories("رأي لا يعبر عن الصحيفة.\nدبي، الإمارات (رويترز) - " + STORY)) == 1


def test_the_items_of_a_digest_are_stories_each_with_its_headline() -> None:
    assert stories(DIGEST) == [(0, "story", "* نهر"), (1, "item", "* مصنع")]


@pytest.mark.parametrize("divider", ["***", "* * *", "-----", "ـــــ".replace("ـ", "_"), "====", "• • •"])
def test_a_divider_parts_two_stories(divider: str) -> None:
    text = f"فاض النهر في الشمال.\n{divider}\nدشن الوزير مصنعا.\n"
    assert [s[:2] for s in stories(text)] == [(0, "story"), (1, "item")]


def test_a_divider_before_a_paragraph_that_goes_on_parts_nothing() -> None:
    assert len(stories("فاض النهر في الشمال.\n***\nوقال شهود إن الماء بلغ البيوت.\n")) == 1


def test_the_entries_of_a_live_blog_are_stories() -> None:
    assert [s[:2] for s in stories(BLOG)] == [(0, "story"), (1, "entry"), (2, "entry"), (3, "entry")]


@pytest.mark.parametrize(
    "entries",
    [
        "14:05 بتوقيت مكة: وصل.\n09:30 - غادر.\n", "[14:05] وصل.\n[09:30] غادر.\n", "الساعة 14:05: وصل.\nالساعة 9:30: غادر.\n",
        "تحديث 14:05: وصل.\nتحديث 09:30: غادر.\n", "14:05 GMT\nوصل.\n09:30 GMT\nغادر.\n", "2:05 مساء: وصل.\n9:30 صباحا: غادر.\n",
        "• الرياض - وصل الوفد.\n• القاهرة - غادر الوفد.\n", "الرياض: وصل الوفد.\nتونس: غادر الوفد.\n",
        "1- القاهرة (رويترز): وصل الوفد.\n2- تونس (وات): غادر الوفد.\n",
    ],
)  # fmt: skip
def test_entries_and_items_are_told_by_their_beginnings(entries: str) -> None:
    assert {s[0] for s in stories(entries)} == {0, 1}


@pytest.mark.parametrize(
    "label", ["الوزير: نعم.\nالصحفي: لماذا؟\n", "السؤال: متى؟\nالجواب: غدا.\n", "أولا: السوق.\nثانيا: الطريق.\n"]
)
def test_labels_that_are_no_places_part_nothing(label: str) -> None:
    assert len(stories(label)) == 1


def test_a_single_clock_time_is_no_live_blog() -> None:
    assert len(stories("افتتح السوق.\n14:05 بتوقيت مكة\n")) == 1


def test_the_days_of_a_chronology_are_entries() -> None:
    text = "محطات في تاريخ الجسر:\n3 مايو 2011: بدأ العمل.\n9 حزيران/يونيو 2013: توقف العمل.\nلنقص المال.\n"
    assert [s[:2] for s in stories(text)] == [(0, "story"), (1, "entry"), (2, "entry")]


@pytest.mark.parametrize(
    "lead",
    [
        "اقرأ أيضا",
        "اقرأ أيضاً",
        "إقرأ أيضًا",
        "شاهد أيضا",
        "مواضيع ذات صلة",
        "أخبار ذات صلة",
        "قد يهمك أيضا",
        "للمزيد",
        "قد يعجبك",
    ],
)
def test_links_to_other_articles_stand_apart_and_the_story_goes_on_behind_them(lead: str) -> None:
    text = f"افتتح الوزير السوق.\n{lead}:\nهل تغلق السوق القديمة؟\nمحلات المدينة في أرقام\nوقال الوزير إن السوق يضم مئة محل.\n"
    assert [s[:2] for s in stories(text)] == [
        (0, "story"),
        (1, "related"),
        (2, "related"),
        (3, "related"),
        (0, "story"),
    ]


def test_a_link_with_its_headline_on_one_line_is_one_line() -> None:
    text = "افتتح الوزير السوق.\nاقرأ أيضا: سوق أخرى تحترق\nجاءت الحشود مبكرة إلى السوق، وامتلأت بها الساحات والطرق القريبة منه.\n"
    assert [s[1] for s in stories(text)] == ["story", "related", "story"]


def test_a_list_of_points_is_no_digest() -> None:
    assert len(stories("تضم الخطة:\n- توسعة السوق\n- رصف الطريق\n- إنارة الساحة\n")) == 1


# ---------------------------------------------------------------------------------------------------------------- in checks


def test_the_todays_of_two_items_do_not_contradict_each_other() -> None:
    one = "* فيضان\n* الخرطوم - رويترز: فاض النهر اليوم الأحد.\n"
    two = "* مصنع\n* تونس - رويترز: دشن الوزير اليوم السبت مصنعا.\n"
    assert found(one + two, "conflicting-today") == ()
    assert (
        len(found(one + two.replace("السبت مصنعا", "السبت مصنعا، وافتتح اليوم الاثنين طريقا"), "conflicting-today"))
        == 1
    )


def test_the_today_of_a_teaser_is_another_day() -> None:
    text = "افتتح الوزير اليوم الأحد السوق.\n" + TEASERS.replace("إغلاق", "اليوم السبت إغلاق")
    assert found(text, "conflicting-today") == ()


def test_each_story_of_an_article_may_contradict_itself_once() -> None:
    wrong = "فاض النهر اليوم الأحد بعد أن حذر منه أمس الاثنين خبراء."
    text = f"* فيضان\n* الخرطوم - رويترز: {wrong}\n* مصنع\n* تونس - رويترز: {wrong}\n"
    assert len(found(text, "conflicting-today")) == 2
