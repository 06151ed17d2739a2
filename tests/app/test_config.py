"""The settings file: every key checked with its line, settings by folder, options of rules, a desk's own words, and its schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from helpers import PROJECT, WRONG_PAIR, WRONG_RANGE, invoke, write
from jsonschema import Draft202012Validator

from checker.app.config import keys, settings_file, show, toml_lines

SCHEMA = PROJECT / "docs" / "ittisaq.schema.json"


@pytest.mark.parametrize(
    ("toml", "line", "hint"),
    [
        ('persona = "desk"\n\nformt = "json"\n', 3, "Did you mean format?"),
        ('quiet = true\n[severity]\nrange-connector = "eror"\n', 2, "each one of error, warning, note"),
        ("[options.range-connector]\nfoo = 1\n", 1, "unknown option 'foo'"),
        ("quiet = true\n[options.mixed-month-systems]\nsystem = 3\n", 2, "must be of the kind"),
        ('[[overrides]]\npaths = ["a/"]\nquiet = true\n', 3, "unknown key 'quiet'"),
        ("[[overrides]]\npersona = 'gate'\n", 1, "paths of an override must be a list"),
        ("overrides = 3\n", 1, "overrides must be tables"),
        ("max-warnings = -1\n", 1, "must be a whole number from 0 up"),
        ("max-warnings = true\n", 1, "must be a whole number from 0 up"),
        ("[gazetteer]\nمخيم = 'planet'\n", 1, "no valid TOML"),
        ('[gazetteer]\n"مخيم الريحان" = "planet"\n', 1, "each one of camp"),
        ('\nenable = ["mixed-month-system"]\n', 2, "Did you mean mixed-month-systems?"),
        ("options = 1\n", 1, "options must be a table of rules"),
        ("baseline = ''\n", 1, "baseline must be a text"),
        ('quiet = true\n[house-style]\nmonth = "levant"\n', 2, "Did you mean months?"),
        ('[house-style]\ndigits = "roman"\n', 1, "digits must be one of western, eastern"),
        ("house-style = 3\n", 1, "must be a table of habits"),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_its_mend(toml: str, line: int, hint: str, tmp_path: Path) -> None:
    write(tmp_path, {"ittisaq.toml": toml, "a.txt": WRONG_PAIR})
    ran = invoke("check", "a.txt", cwd=tmp_path)
    assert ran.code == 2
    assert hint in ran.err
    assert f"ittisaq.toml, line {line}" in ran.err or "no valid TOML" in hint


def test_a_folder_may_have_settings_of_its_own(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "ittisaq.toml": '[[overrides]]\npaths = ["archive/"]\nignore = ["month-pair-mismatch"]\n'
            '[overrides.severity]\nrange-connector = "warning"\n',
            "archive/old.txt": WRONG_PAIR + WRONG_RANGE,
            "new.txt": WRONG_PAIR,
        },
    )
    ran = invoke("check", ".", "--format", "jsonl", cwd=tmp_path)
    assert [(f["document"], f["rule"], f["severity"]) for f in ran.findings] == [
        ("new.txt", "month-pair-mismatch", "error"),
        ("archive/old.txt", "range-connector", "warning"),
    ]


def test_lists_and_tables_of_an_override_add_to_the_general_ones(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "ittisaq.toml": 'ignore = ["range-connector"]\n[[overrides]]\npaths = ["a.txt"]\nignore = ["month-pair-mismatch"]\n',
            "a.txt": WRONG_PAIR + WRONG_RANGE,
        },
    )
    assert invoke("check", "a.txt", "--format", "jsonl", cwd=tmp_path).findings == []


def test_the_command_line_goes_before_an_override(tmp_path: Path) -> None:
    toml = '[[overrides]]\npaths = ["*"]\nselect = ["range-connector"]\n'
    write(tmp_path, {"ittisaq.toml": toml, "a.txt": WRONG_PAIR + WRONG_RANGE})
    assert invoke("check", "a.txt", "--format", "jsonl", cwd=tmp_path).rules == ["range-connector"]
    ran = invoke("check", "a.txt", "--format", "jsonl", "--select", "month-pair-mismatch", cwd=tmp_path)
    assert ran.rules == ["month-pair-mismatch"]


def test_a_rule_that_is_off_can_be_enabled_with_an_option_of_its_own(tmp_path: Path) -> None:
    toml = 'enable = ["mixed-month-systems"]\n[options.mixed-month-systems]\nsystem = "levant"\n'
    write(tmp_path, {"ittisaq.toml": toml, "a.txt": "وصل الوفد في 3 يناير 2024 إلى العاصمة.\n"})
    (finding,) = invoke("check", "a.txt", "--format", "jsonl", cwd=tmp_path).findings
    assert finding["rule"] == "mixed-month-systems"
    assert finding["repairs"][0]["text"] == "كانون الثاني"


@pytest.mark.parametrize(
    ("habit", "text", "rule"),
    [
        ('months = "levant"', "وصل الوفد في 3 يناير 2024.", "mixed-month-systems"),
        ('month-spellings = ["أبريل"]', "وصل الوفد في 3 إبريل 2024.", "mixed-month-spelling"),
        ('date-order = "day"', "وصل الوفد في 03/25/2024.", "mixed-date-order"),
        ('digits = "eastern"', "وصل 25 عاملا.", "mixed-digits"),
        ('ranges = "و"', WRONG_RANGE, "range-connector"),
    ],
)
def test_a_habit_of_the_house_enables_its_rule(habit: str, text: str, rule: str, tmp_path: Path) -> None:
    write(tmp_path, {"ittisaq.toml": f"[house-style]\n{habit}\n", "a.txt": text})
    assert rule in invoke("check", "a.txt", "--format", "jsonl", cwd=tmp_path).rules


def test_a_habit_may_leave_a_rule_out_and_hold_for_one_folder(tmp_path: Path) -> None:
    write(tmp_path, {"ittisaq.toml": '[house-style]\nranges = "إلى"\n', "a.txt": WRONG_RANGE})
    assert invoke("check", "a.txt", "--format", "jsonl", cwd=tmp_path).rules == []
    toml = '[[overrides]]\npaths = ["a.txt"]\n[overrides.house-style]\nmonths = "levant"\n'
    write(tmp_path, {"ittisaq.toml": toml, "a.txt": "وصل في 3 يناير 2024.", "b.txt": "وصل في 3 يناير 2024."})
    assert [f["document"] for f in invoke("check", ".", "--format", "jsonl", cwd=tmp_path).findings] == ["a.txt"]


def test_a_desk_adds_a_measure_of_its_own_to_those_of_the_page(tmp_path: Path) -> None:
    cost = "بلغت كلفة الجسر الجديد 30 مليون دولار. وقال الوزير إن كلفة الجسر الجديد 45 مليون دولار.\n"
    donors = "بلغ عدد متبرعي المستشفى 320 متبرعا. وقال المدير إن عدد متبرعي المستشفى 540 متبرعا.\n"
    toml = (
        '[options.conflicting-figures.measures.donors]\ntie = "subject"\nnouns = ["متبرع"]\nverbs = ["عدد متبرعي"]\n'
        'ar = "عدد متبرعي {subject}"\nen = "the number of donors of {subject}"\n'
    )
    write(tmp_path, {"a.txt": cost, "b.txt": donors})
    call = ("check", ".", "--format", "jsonl", "--select", "conflicting-figures")
    assert not any("عدد متبرعي المستشفى:" in f["message"] for f in invoke(*call, cwd=tmp_path).findings)
    write(tmp_path, {"ittisaq.toml": toml})
    found = invoke(*call, cwd=tmp_path).findings
    assert [f["document"] for f in found] == ["a.txt", "b.txt"]
    assert found[1]["message"].startswith("عدد متبرعي المستشفى:")


def test_names_that_look_like_dates_are_the_desks_to_list(tmp_path: Path) -> None:
    text = "وصلت كتيبة الجمعة 11 فبراير 2024 إلى الثكنة.\n"
    write(tmp_path, {"a.txt": text})
    assert invoke("check", "a.txt", "--format", "jsonl", cwd=tmp_path).rules == ["weekday-mismatch"]
    write(tmp_path, {"ittisaq.toml": 'names = ["كتيبة الجمعة 11 فبراير 2024"]\n'})
    assert invoke("check", "a.txt", "--format", "jsonl", cwd=tmp_path).rules == []


def test_the_desk_adds_places_to_the_gazetteer(tmp_path: Path) -> None:
    text = "وتقول الوزارة إن أكثر من 40 ألف نازح يعيشون في دار الغزلان. ويعيش نحو 20 ألف نازح في دار الغزلان حاليا.\n"
    write(tmp_path, {"a.txt": text})
    call = ("check", "a.txt", "--format", "jsonl", "--select", "conflicting-figures")
    assert not any("دار الغزلان:" in f["message"] for f in invoke(*call, cwd=tmp_path).findings)
    write(tmp_path, {"ittisaq.toml": '[gazetteer]\n"دار الغزلان" = "camp"\n'})
    (finding,) = invoke(*call, cwd=tmp_path).findings
    assert "دار الغزلان:" in finding["message"]


def test_config_show_prints_every_key_with_its_origin(tmp_path: Path) -> None:
    toml = 'persona = "gate"\n[severity]\nunclosed-quote = "note"\n[[overrides]]\npaths = ["old/"]\nmessages = "en"\n'
    write(tmp_path, {"ittisaq.toml": toml, "old/a.txt": WRONG_PAIR})
    ran = invoke("config", "show", "old/a.txt", cwd=tmp_path)
    assert ran.code == 0
    assert 'persona = "gate"  # ' in ran.out
    assert "ittisaq.toml, line 1" in ran.out
    assert 'severity.unclosed-quote = "note"  # ' in ran.out
    assert 'messages = "en"  # an override' in ran.out
    assert 'format = "rich"  # default' in ran.out
    assert "# rule month-pair-mismatch: error" in ran.out


def test_the_schema_in_the_documents_is_that_of_the_program(tmp_path: Path) -> None:
    printed = json.loads(invoke("config", "schema", cwd=tmp_path).out)
    assert printed == json.loads(SCHEMA.read_text(encoding="utf-8")) == show.schema()
    Draft202012Validator.check_schema(printed)


def test_the_schema_takes_what_the_program_takes_and_refuses_what_it_refuses() -> None:
    schema = Draft202012Validator(show.schema())
    assert schema.is_valid(
        {"persona": "gate", "severity": {"x": "note"}, "overrides": [{"paths": ["a"], "ignore": "x"}]}
    )
    for wrong in ({"persna": "gate"}, {"persona": "all"}, {"max-warnings": -1}, {"overrides": [{"ignore": ["x"]}]}):
        assert not schema.is_valid(wrong), wrong


def test_every_key_of_the_file_is_a_setting_and_says_what_it_does() -> None:
    fields = set(settings_file.Settings.__struct_fields__)
    assert {key.replace("-", "_") for key in keys.KEYS} <= fields
    assert all(known.does.endswith(".") for known in keys.KEYS.values())


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("a = 1\nb = 2\n", ("b",), 2),
        ("[t]\na = 1\n[u.v]\nb = 2\n", ("u", "v", "b"), 4),
        ('["t x"]\n"k k" = 1\n', ("t x", "k k"), 2),
        ("[t]\na.b = 1\n", ("t", "a", "b"), 2),
        ("[[o]]\na = 1\n[[o]]\na = 2\n", ("o", "a"), 2),
        ("[t] # comment\n", ("t", "missing"), 1),
        ("a = { b = 1 }\n", ("a", "b"), 1),
    ],
)
def test_a_key_is_found_on_its_line(text: str, path: tuple[str, ...], line: int) -> None:
    assert toml_lines.line_of(toml_lines.lines_of(text), path) == line
