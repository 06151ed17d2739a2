"""The forms of a report, one line each: where their writers are. Known to the command line before any of them is loaded."""

from __future__ import annotations

from typing import NamedTuple


class Format(NamedTuple):
    """A form of the report.

    `module` (in checker.report) has a function `report` that makes the writer of findings, and where `lists_mentions` a
    function `mentions` that makes the writer of `extract`. `utf8`: programs read it, so that it is UTF-8 whatever the
    encoding of the console is, and `--statistics` goes to standard error; the others are for people, and what their console
    cannot show is escaped. `whole_articles`: the text of an article is shown even where nothing was found in it. `ledger` is the
    module that makes the writer of a ledger, "" where this form has none.
    `beginning` is a pattern of how each file of this form begins, by which a report of an earlier run is told from an article.
    """

    name: str
    module: str
    beginning: str
    lists_mentions: bool = False
    utf8: bool = True
    whole_articles: bool = False
    ledger: str = ""


_ID = r"[a-z][a-z0-9-]*"
_LEVEL = r"(?:error|warning|note)"
_COUNT = r"(?:لا مقالات|مقال واحد|مقالان|\d+ مقال(?:ات|ا)?|\d+ articles?)(?:، |, |: )"
_CLEAN = rf"{_COUNT}.*\n(?:.*\n){{0,9}}\Z"  # nothing was found: the lines that count are all there is
_XML = r"<\?xml [^>]*\?>\n"
_PAGE = (
    r"<!doctype html>\n<html .*>\n<head>\n.*\n<meta http-equiv=\S+ content=.default-src 'none'; style-src 'sha256-\S+';"
)
_LEDGER = r"== .+\n(?:.*\n){0,4}? *\d+  +\d+:\d+  "
_FOUND = rf"== .+\n(?:.*\n){{1,40}}?{_LEVEL}  {_ID}"
_RICH = rf"{_FOUND}|.+:\d+:\d+  {_ID}  |{_LEDGER}"
FORMATS = (
    Format("rich", "rich_report", rf"{_RICH}|{_CLEAN}", lists_mentions=True, utf8=False, ledger="ledger_terminal"),
    Format("concise", "concise", rf".+:\d+:\d+: (?:{_LEVEL} )?{_ID}: |{_CLEAN}", lists_mentions=True, utf8=False),
    Format("json", "json_report", r'\{"version": "json-v1", "', lists_mentions=True, ledger="ledger_json"),
    Format("jsonl", "jsonl_report", r'\{"document": "(?:[^"\\]|\\.)*", "(?:rule|kind)": "', lists_mentions=True),
    Format("html", "html.writer", _PAGE, whole_articles=True, ledger="html.ledger_page"),
    Format("sarif", "sarif", r'\{"\$schema": "https://json\.schemastore\.org/sarif-2\.1\.0\.json"'),
    Format("github", "github", r"::(?:error|warning|notice) (?:file|title)="),
    Format("gitlab", "gitlab", r'\[\n?(?:\{"type": "issue", "check_name": "|\]\n?\Z)'),
    Format("junit", "junit", rf'{_XML}<testsuites name="ittisaq"'),
    Format("checkstyle", "checkstyle", rf'{_XML}<checkstyle version="4\.3">\n(?:<file|</checkstyle>)'),
    Format("rdjson", "rdjson", r'\{"source": \{"name": "ittisaq"'),
    Format("markdown", "markdown", r"### ittisaq\n"),
)
BY_NAME = {known.name: known for known in FORMATS}
_OTHERS = (r"ittisaq: ", r'\{\n "version": \d+,\n "articles": \{')  # messages beside a report, and a baseline


def is_ours(text: str) -> bool:
    """Whether a text begins as something that this program writes, in the order of its letters or (`--bidi visual`) of the cells."""
    import re  # most runs never ask
    import unicodedata

    beginning = re.compile("|".join((*(known.beginning for known in FORMATS), *_OTHERS)))
    drawn = "\n".join(line.strip()[::-1] for line in text.split("\n"))
    readings = (text.removeprefix("\ufeff"), unicodedata.normalize("NFKC", drawn))
    return any(beginning.match(reading) for reading in readings)
