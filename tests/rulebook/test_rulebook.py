"""Rule pages: what the loader takes, and every refusal with its message."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from helpers import write

from checker.app import examples
from checker.core.errors import UsageError
from checker.rulebook import loader
from checker.rulebook.rules import Precision, Rule
from checker.rulebook.validation import read_page

CARD = """check = "range-connector"
severity = "note"
confidence = "certain"
since = "0.1"
[message]
ar = "مدى: {text}"
en = "range: {text}"
"""
BAD = "~~~bad\nكلف ⟦بين 5 إلى 7⟧ دنانير.\n~~~\n"
GOOD = "~~~good\nكلف بين 5 و7 دنانير.\n~~~\n"
PAGE = "# {name}\n\n~~~toml card\n{card}~~~\n\nWhy it matters.\n\n{examples}"


def page(card: str = CARD, examples: str = BAD + GOOD, name: str = "my-rule") -> str:
    """A page of a stranger."""
    return PAGE.format(name=name, card=card, examples=examples)


def read(text: str, folder: Path, name: str = "my-rule.md") -> Rule:
    """One page read from a folder."""
    return read_page(write(folder, {f"style/{name}": text}) / "style" / name)


def refused(text: str, folder: Path, name: str = "my-rule.md") -> str:
    """The message with which a page is refused; it names the file."""
    with pytest.raises(UsageError) as error:
        read(text, folder, name)
    assert name in str(error.value)
    return str(error.value)


def test_a_right_page_is_a_rule(tmp_path: Path) -> None:
    rule = read(page(examples="~~~bad published=2024-02-11\nكلف ⟦بين 5 إلى 7⟧ دنانير.\n~~~\n" + GOOD), tmp_path)
    assert (rule.id, rule.family, rule.severity, rule.since, rule.enabled, rule.fix) == (
        "my-rule",
        "style",
        "note",
        "0.1",
        True,
        False,
    )
    first, second = rule.examples
    assert (first.kind, first.text, first.marks, first.published) == (
        "bad",
        "كلف بين 5 إلى 7 دنانير.",
        ((4, 15),),
        dt.date(2024, 2, 11),
    )
    assert (second.kind, second.marks, second.published) == ("good", (), None)
    assert rule.prose.startswith("# my-rule")
    assert "⟦" not in first.text


def test_an_example_may_have_a_title(tmp_path: Path) -> None:
    rule = read(page(examples="~~~bad title\nزيارة ⟦بين 5 إلى 7⟧ مدن\nعاد الوفد.\n~~~\n" + GOOD), tmp_path)
    assert rule.examples[0].titled
    assert next(iter(examples.run([rule]))).passed


def test_variants_take_what_they_do_not_set_from_the_card(tmp_path: Path) -> None:
    card = (
        CARD.replace("range-connector", "weekday").replace("{text}", "{date}")
        + '[variants.inferred-year]\nseverity = "warning"\n'
    )
    rule = read(page(card), tmp_path)
    assert {name: v.severity for name, v in rule.variants.items()} == {
        "full-date": "note",
        "numeric-date": "note",
        "inferred-year": "warning",
    }
    assert rule.severity == "warning"


def test_a_measured_precision_belongs_to_the_rule_or_the_variant(tmp_path: Path) -> None:
    measured = '[precision]\nvalue = 0.98\ntrue = 98\nread = 100\ndate = "2025-01-01"\ncorpus = "news"\n'
    variant = next(iter(read(page(CARD + measured), tmp_path).variants.values()))
    assert variant.precision == Precision(0.98, 98, 100, "2025-01-01", "news")


WEEKDAY = CARD.replace("range-connector", "weekday").replace("{text}", "{date}")

REFUSALS = {
    "an unknown key of the card": (page("colour = 1\n" + CARD), "unknown key 'colour' in the card"),
    "a misspelt key of the card": (page("sevrity = 'note'\n" + CARD), "Did you mean severity?"),
    "an unknown check": (page(CARD.replace("range-connector", "range-conector")), "Did you mean range-connector?"),
    "no check": (page(CARD.partition("\n")[2]), "the card names no known check"),
    "an unknown option": (
        page(WEEKDAY + "[options]\nwithn = 3\n"),
        "unknown key 'withn' in the options. Did you mean within?",
    ),
    "an option of another kind": (
        page(WEEKDAY + "[options]\nwithin = 'sixty'\n"),
        "the option within must be of the kind of 60",
    ),
    "an unknown variant": (
        page(WEEKDAY + "[variants.full-dat]\nseverity = 'note'\n"),
        "unknown key 'full-dat' in the variants. Did you mean full-date?",
    ),
    "an unknown key of a variant": (
        page(WEEKDAY + "[variants.full-date]\ncheck = 'weekday'\n"),
        "unknown key 'check' in the variant full-date",
    ),
    "an unknown field of the message": (
        page(CARD.replace("range: {text}", "range: {txt}")),
        "unknown field {txt} in the message of figures. Did you mean text?",
    ),
    "a field that reaches into a value": (
        page(CARD.replace("range: {text}", "{text.__class__}")),
        "unknown field {text.__class__}",
    ),
    "a message in an unknown language": (page(CARD + 'fr = "étendue"\n'), "unknown key 'fr' in the message"),
    "a missing message": (page(CARD.replace('en = "range: {text}"\n', "")), "the message of figures in en is missing"),
    "an unknown severity": (
        page(CARD.replace('"note"', '"fatal"')),
        "severity of figures must be one of error, warning, note, not 'fatal'",
    ),
    "no severity": (page(CARD.replace('severity = "note"\n', "")), "severity of figures must be one of"),
    "an unknown confidence": (
        page(CARD.replace('"certain"', '"sure"')),
        "confidence of figures must be one of certain, likely, possible, not 'sure'",
    ),
    "a flag that is no flag": (page("enabled = 'yes'\n" + CARD), "enabled must be true or false"),
    "an unknown key of the precision": (
        page(CARD + "[precision]\nvalue = 1.0\nby = 'me'\n"),
        "unknown key 'by' in the precision",
    ),
    "an incomplete precision": (page(CARD + "[precision]\nvalue = 1.0\n"), "precision lacks corpus, date, read, true"),
    "no bad example": (page(examples=GOOD), "the page has no bad example"),
    "no good example": (page(examples=BAD), "the page has no good example"),
    "a bad example without marks": (
        page(examples=BAD.replace("⟦", "").replace("⟧", "") + GOOD),
        "a good one marks nothing",
    ),
    "a good example with marks": (page(examples=BAD + GOOD.replace("5", "⟦5⟧")), "a good one marks nothing"),
    "an empty mark": (page(examples=BAD.replace("بين 5 إلى 7", "") + GOOD), "marks the wrong words"),
    "a mark that is not closed": (page(examples=BAD.replace("⟧", "") + GOOD), "with ⟦ and ⟧"),
    "a mark that is not opened": (page(examples=BAD.replace("⟦", "") + GOOD), "do not pair off"),
    "a mark within a mark": (page(examples=BAD.replace("5", "⟦5⟧") + GOOD), "do not pair off"),
    "an unknown setting of an example": (
        page(examples=BAD.replace("bad", "bad publisht=2024-01-01", 1) + GOOD),
        "unknown setting 'publisht'",
    ),
    "a date that is none": (
        page(examples=BAD.replace("bad", "bad published=2024-13-01", 1) + GOOD),
        "published=2024-13-01 is no date",
    ),
    "an unknown block": (page(examples=BAD + GOOD + "~~~ugly\nx\n~~~\n"), "unknown block 'ugly'"),
    "a block that never closes": (page(examples=BAD + GOOD + "~~~todo\nx\n"), "this block is never closed"),
    "an end without a beginning": (page(examples=BAD + GOOD + "~~~\n"), "a block ends here that never began"),
    "no card": (f"# my-rule\n\n{BAD}{GOOD}", "the page has no card"),
    "two cards": (page(examples=f"~~~toml card\n{CARD}~~~\n{BAD}{GOOD}"), "the page has two cards"),
    "broken TOML": (page("check = \n"), "the card is no valid TOML"),
    "another heading": (page(name="other"), "must begin with the heading “# my-rule”"),
    "an empty file": ("", "must begin with the heading"),
}


@pytest.mark.parametrize("fault", REFUSALS)
def test_the_loader_refuses(fault: str, tmp_path: Path) -> None:
    text, message = REFUSALS[fault]
    assert message in refused(text, tmp_path)


# a table where a value should stand, and the other way round: a message, never a traceback
SHAPES = {
    "options": page("options = 3\n" + CARD),
    "message": page(CARD.partition("[message]")[0] + "message = 'x'\n"),
    "variants": page("variants = 'x'\n" + CARD),
    "a variant": page("variants = {figures = 3}\n" + CARD),
    "precision": page("precision = 1\n" + CARD),
    "severity": page(CARD.replace('"note"', "[1]")),
    "a precision value": page(CARD + "[precision]\nvalue = 'high'\ntrue = 1\nread = 2\ndate = 'x'\ncorpus = 'x'\n"),
    "a message text": page(CARD.replace('en = "range: {text}"', "en = 3")),
    "check": page(CARD.replace('"range-connector"', "['weekday']")),
}


@pytest.mark.parametrize("key", SHAPES)
def test_a_key_of_the_wrong_shape_is_refused_with_a_message(key: str, tmp_path: Path) -> None:
    assert refused(SHAPES[key], tmp_path)


def test_the_line_of_a_broken_example_is_named(tmp_path: Path) -> None:
    text = page(examples=BAD + GOOD.replace("5", "⟦5⟧"))
    line = text.split("\n").index("~~~good") + 1
    assert f"my-rule.md, line {line}:" in refused(text, tmp_path)


@pytest.mark.parametrize("name", ["My-Rule.md", "my_rule.md", "-rule.md", "قاعدة.md", "my--rule.md"])
def test_a_file_name_that_is_no_id_is_refused(name: str, tmp_path: Path) -> None:
    assert "is no rule id" in refused(page(), tmp_path, name)


def test_a_page_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, {"style/my-rule.md": b"# my-rule\xff"}) / "style" / "my-rule.md"
    with pytest.raises(UsageError, match="cannot be read"):
        read_page(path)


def test_a_page_with_windows_line_ends_is_read(tmp_path: Path) -> None:
    assert read(page().replace("\n", "\r\n"), tmp_path).id == "my-rule"


def test_an_empty_folder_is_an_error_and_never_a_silent_pass(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no rule pages found"):
        loader.load(tmp_path)
    with pytest.raises(UsageError, match="no rule pages found"):
        loader.load(tmp_path / "nowhere")


def test_a_page_outside_a_family_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    write(tmp_path, {"my-rule.md": page(), "style/other.md": page(name="other")})
    with pytest.raises(UsageError):
        loader.load(tmp_path)


def test_a_rule_that_is_defined_twice_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"style/month-pair-mismatch.md": page(name="month-pair-mismatch")})
    with pytest.raises(UsageError, match="month-pair-mismatch is already defined"):
        loader.load(tmp_path)


def test_an_example_that_stands_twice_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"style/my-rule.md": page(examples=BAD + GOOD + GOOD)})
    with pytest.raises(UsageError, match="this example already stands in"):
        loader.load(tmp_path)


def test_a_desk_adds_its_own_folder_to_the_shipped_rules(tmp_path: Path) -> None:
    write(tmp_path, {"style/my-rule.md": page()})
    rules = loader.load(tmp_path)
    assert {"my-rule", "month-pair-mismatch"} <= set(rules)
    assert list(rules) == sorted(rules)


def test_rules_cannot_be_changed() -> None:
    rules = loader.load()
    with pytest.raises(TypeError):
        rules["x"] = next(iter(rules.values()))  # type: ignore[index]
    with pytest.raises(AttributeError):
        next(iter(rules.values())).id = "x"  # type: ignore[misc]
