"""The forms of a report, one line each: where their writers are. Known to the command line before any of them is loaded."""

from __future__ import annotations

from typing import NamedTuple


class Format(NamedTuple):
    """A form of the report.

    `module` (in checker.report) has a function `report` that makes the writer of findings, and where `lists_mentions` a
    function `mentions` that makes the writer of `extract`. `utf8`: programs read it, so that it is UTF-8 whatever the
    encoding of the console is, and `--statistics` goes to standard error; the others are for people, and what their console
    cannot show is escaped. `whole_articles`: the text of an article is shown even where nothing was found in it.
    """

    name: str
    module: str
    lists_mentions: bool = False
    utf8: bool = True
    whole_articles: bool = False


FORMATS = (
    Format("rich", "rich_report", lists_mentions=True, utf8=False),
    Format("concise", "concise", lists_mentions=True, utf8=False),
    Format("json", "json_report", lists_mentions=True),
    Format("jsonl", "jsonl_report", lists_mentions=True),
    Format("html", "html.writer", whole_articles=True),
    Format("sarif", "sarif"),
    Format("github", "github"),
    Format("gitlab", "gitlab"),
    Format("junit", "junit"),
    Format("checkstyle", "checkstyle"),
    Format("rdjson", "rdjson"),
    Format("markdown", "markdown"),
)
BY_NAME = {known.name: known for known in FORMATS}
