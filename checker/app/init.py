"""`ittisaq init`: a commented ittisaq.toml, from three answers or from options."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from checker.app import choices
from checker.core.errors import UsageError

MONTHS = ("any", "gulf", "levant", "maghreb", "morocco", "mauritania")
_NAMES = {
    "any": "every article may use its own names",
    "gulf": "يناير، فبراير، مارس …",
    "levant": "كانون الثاني، شباط، آذار …",
    "maghreb": "جانفي، فيفري، مارس …",
    "morocco": "يناير، فبراير، مارس … يوليوز، غشت، شتنبر …",
    "mauritania": "يناير، فبراير، مارس … يوليو، أغشت، شتمبر …",
}
_FILE = "ittisaq.toml"


def _text(months: str, fail_on: str, form: str) -> str:
    """The settings, each with what it does."""
    system = (
        f'[options.mixed-month-systems]\nsystem = "{months}"  # {_NAMES[months]}\n'
        if months != "any"
        else '# [options.mixed-month-systems]\n# system = "gulf"  # or levant, maghreb, morocco, mauritania\n'
    )
    own = "" if months != "any" else "# "
    return f"""# Settings of ittisaq. It is found upwards from the first article; options of the command line go before it.
# All keys: ittisaq config schema. What is in force, and from where: ittisaq config show.

# From which severity the exit code is 1: error, warning, note or never.
fail-on = "{fail_on}"

# Form of the report; html makes a page for people, github annotations for a pull request.
format = "{form}"

# Who reads it: gate (proven rules only), desk, trainer (all, explained).
# persona = "desk"

# Rules that are off unless asked for (ittisaq rules lists them all).
{own}enable = ["mixed-month-systems"]

# Rules that the desk does not want.
# ignore = ["range-connector"]

# Places that the gazetteer lacks, and names that look like dates.
# names = ["شارع 6 أكتوبر"]
# gazetteer = {{ "حي النخيل" = "district" }}

{system}"""


@click.command()
@click.option("--months", type=click.Choice(MONTHS), help="The month names that the house uses.")
@click.option("--fail-on", type=click.Choice(choices.FAIL_ON), help="From which severity a check fails.")
@click.option("-f", "--format", "form", type=click.Choice(choices.FORMATS), help="Form of the report.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path(_FILE), metavar="FILE", help=f"Default: {_FILE}."
)
def init(months: str | None, fail_on: str | None, form: str | None, output: Path) -> None:
    """Write a commented ittisaq.toml, after three questions or from options."""
    if output.exists():
        raise UsageError(
            f"{output}: there is such a file already. Change it by hand, or give another name with --output."
        )
    is_asked = sys.stdin is not None and sys.stdin.isatty()
    months = months or _answer("Month names of the house", MONTHS, "any", is_asked=is_asked)
    fail_on = fail_on or _answer("A check fails from", choices.FAIL_ON, "error", is_asked=is_asked)
    form = form or _answer("Form of the report", choices.FORMATS, "rich", is_asked=is_asked)
    from checker.app.console import say
    from checker.core.files import whole_text

    with whole_text(output) as file:
        file.write(_text(months, fail_on, form))
    say(f"{output} is written. Check an article with: ittisaq check ARTICLE")


def _answer(question: str, known: tuple[str, ...], default: str, *, is_asked: bool) -> str:
    """What a person answers; the default where nobody sits there."""
    if not is_asked:
        return default
    answer: str = click.prompt(question, type=click.Choice(known), default=default)
    return answer
