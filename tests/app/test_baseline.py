"""The baseline: what is accepted stays silent, what is new is seen, what was mended is told of."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from helpers import CLEAN, LOOSE_QUOTE, WRONG_PAIR, WRONG_RANGE, invoke, write

CHECK = ("check", ".", "--format", "jsonl", "--baseline", "ittisaq-baseline.json")


@pytest.fixture
def accepted(tmp_path: Path) -> Path:
    """A folder of old articles whose findings are all accepted."""
    write(
        tmp_path,
        {"a.txt": WRONG_PAIR + LOOSE_QUOTE, "b/c.md": f"---\ntitle: خبر\n---\n{WRONG_RANGE}", "clean.txt": CLEAN},
    )
    ran = invoke("baseline", "create", ".", cwd=tmp_path)
    assert ran.code == 0
    assert "3 findings in 3 articles" in ran.out
    return tmp_path


def test_accepted_findings_are_silent(accepted: Path) -> None:
    ran = invoke(*CHECK, cwd=accepted)
    assert (ran.code, ran.findings, ran.err) == (0, [], "")


def test_one_new_error_is_the_only_finding(accepted: Path) -> None:
    write(accepted, {"b/new.txt": "وصل الوفد الاثنين 12 مارس/شباط 2024 إلى المدينة.\n"})
    ran = invoke(*CHECK, cwd=accepted)
    assert ran.code == 1
    assert [(f["document"], f["rule"]) for f in ran.findings] == [("b/new.txt", "month-pair-mismatch")]


def test_a_paragraph_that_moves_still_matches(accepted: Path) -> None:
    write(accepted, {"a.txt": "فقرة جديدة في أول الخبر.\n\n" + LOOSE_QUOTE + "\n" + WRONG_PAIR})
    assert invoke(*CHECK, cwd=accepted).findings == []


def test_a_figure_that_changes_does_not_match(accepted: Path) -> None:
    write(accepted, {"a.txt": WRONG_PAIR.replace("11", "12") + LOOSE_QUOTE})
    ran = invoke(*CHECK, cwd=accepted)
    assert "month-pair-mismatch" in ran.rules
    assert "1 entries are stale" in ran.err


def test_the_same_error_a_second_time_is_new(accepted: Path) -> None:
    write(accepted, {"a.txt": WRONG_PAIR + WRONG_PAIR + LOOSE_QUOTE})
    assert invoke(*CHECK, cwd=accepted).rules == ["month-pair-mismatch"]


def test_the_same_error_in_another_article_is_new(accepted: Path) -> None:
    write(accepted, {"other.txt": WRONG_PAIR})
    assert [f["document"] for f in invoke(*CHECK, cwd=accepted).findings] == ["other.txt"]


def test_stale_entries_are_pruned_and_those_of_other_articles_stay(accepted: Path) -> None:
    write(accepted, {"a.txt": LOOSE_QUOTE})
    ran = invoke("baseline", "prune", "a.txt", cwd=accepted)
    assert "1 stale entries were taken out" in ran.out
    kept = json.loads((accepted / "ittisaq-baseline.json").read_text(encoding="utf-8"))["articles"]
    assert {name: [row["rule"] for row in rows] for name, rows in kept.items()} == {
        "a.txt": ["unclosed-quote"],
        "b/c.md": ["range-connector"],
    }


def test_entries_of_files_that_are_gone_are_pruned(tmp_path: Path) -> None:
    row = json.dumps({"id": "1", "text": WRONG_PAIR}) + "\n"
    write(tmp_path, {"a.txt": WRONG_PAIR, "b.txt": WRONG_PAIR, "c.jsonl": row})
    assert invoke("baseline", "create", ".", "--baseline", "own.json", cwd=tmp_path).code == 0
    (tmp_path / "b.txt").unlink()
    ran = invoke("baseline", "prune", "a.txt", "--baseline", "own.json", cwd=tmp_path)
    assert "0 stale entries were taken out, and 1 of files that are gone." in ran.out
    shown = invoke("baseline", "show", "--baseline", "own.json", cwd=tmp_path).out
    assert ("a.txt" in shown, "b.txt" in shown, "c.jsonl#1" in shown) == (True, False, True)


def test_show_lists_what_is_accepted(accepted: Path) -> None:
    ran = invoke("baseline", "show", cwd=accepted)
    assert ran.code == 0
    assert "b/c.md  range-connector  1 x" in ran.out
    assert "3 findings are accepted in 2 articles" in ran.out


def test_lines_of_json_are_called_by_their_id(tmp_path: Path) -> None:
    row = json.dumps({"id": "n7", "text": WRONG_PAIR}, ensure_ascii=False)
    write(tmp_path, {"a.jsonl": row + "\n"})
    invoke("baseline", "create", "a.jsonl", cwd=tmp_path)
    assert list(json.loads((tmp_path / "ittisaq-baseline.json").read_text(encoding="utf-8"))["articles"]) == [
        "a.jsonl#n7"
    ]
    assert invoke(*CHECK, cwd=tmp_path).findings == []


def test_the_settings_may_name_the_baseline(accepted: Path) -> None:
    write(accepted, {"ittisaq.toml": 'baseline = "ittisaq-baseline.json"\n'})
    assert invoke("check", "b", "--format", "jsonl", cwd=accepted).findings == []


@pytest.mark.parametrize(
    "content", ["", "[]", '{"version": 2, "articles": {}}', '{"version": 1, "articles": {"a": [{"rule": "x"}]}}',
                '{"version": 1, "articles": {"a": [{"rule": "x", "fingerprint": "y", "count": 0}]}}'],
)  # fmt: skip
def test_a_broken_baseline_is_no_clean_run(content: str, accepted: Path) -> None:
    write(accepted, {"ittisaq-baseline.json": content})
    ran = invoke(*CHECK, cwd=accepted)
    assert ran.code == 2
    assert "ittisaq-baseline.json" in ran.err


def test_no_baseline_is_written_where_an_article_cannot_be_read(accepted: Path) -> None:
    before = (accepted / "ittisaq-baseline.json").read_bytes()
    write(accepted, {"bad.txt": b"\xff\xfe\x00"})
    assert invoke("baseline", "create", ".", cwd=accepted).code == 2
    assert (accepted / "ittisaq-baseline.json").read_bytes() == before


def test_a_write_that_fails_leaves_the_old_file(accepted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (accepted / "ittisaq-baseline.json").read_bytes()

    def killed(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", killed)
    assert invoke("baseline", "create", "clean.txt", cwd=accepted).code == 130
    assert (accepted / "ittisaq-baseline.json").read_bytes() == before
    assert sorted(p.name for p in accepted.iterdir()) == ["a.txt", "b", "clean.txt", "ittisaq-baseline.json"]
