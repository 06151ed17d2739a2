"""Options of the command line: how their values are read, and those that `check` and `extract` share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.app import choices
from checker.core.severity import SEVERITIES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from checker.core.severity import Severity


FILE = click.Path(path_type=Path)


def date_option(ctx: click.Context, parameter: click.Parameter, value: str | None) -> dt.date | None:
    """A day; a wrong one is told."""
    del ctx, parameter
    if value is None:
        return None
    from checker.app.config.settings_file import parse_date

    try:
        return parse_date(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date. Write it as 2024-02-11.") from None


def zone_option(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The name of a time zone that is known."""
    del ctx, parameter
    if value is not None:
        from checker.calendars import time_zones

        try:
            time_zones.zone(value)
        except ValueError as error:
            raise click.BadParameter(str(error)) from None
    return value


def _seconds(ctx: click.Context, parameter: click.Parameter, value: float | None) -> float | None:
    del ctx, parameter
    if value is not None and not 0 <= value <= choices.LONGEST_LIMIT:
        raise click.BadParameter(f"{value:g} is no number of seconds from 0 to {choices.LONGEST_LIMIT:g}.")
    return value


def names_option(ctx: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Names, one an option or several with commas between."""
    del ctx, parameter
    return tuple(name.strip() for each in value for name in each.split(",") if name.strip())


def levels_option(ctx: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> dict[str, Severity]:
    """Severities by rule, each given as RULE=LEVEL."""
    del ctx, parameter
    levels: dict[str, Severity] = {}
    for each in value:
        rule, _, name = each.partition("=")
        level = next((known for known in SEVERITIES if known == name), None)
        if level is None:
            raise click.BadParameter(f"{each!r}: write RULE=LEVEL with one of {', '.join(SEVERITIES)}.")
        levels[rule] = level
    return levels


def shared_options(function: Callable[..., None]) -> Callable[..., None]:
    """The options that `check` and `extract` have in common."""
    for option in reversed((
        click.argument("paths", nargs=-1, metavar="[PATH]..."),
        click.option("--published", callback=date_option, metavar="DATE", help="The article's dateline, such as 2024-02-11."),
        click.option("--time-zone", callback=zone_option, metavar="ZONE", help="Read datelines with a time in it, such as Asia/Riyadh."),
        click.option("--language", type=click.Choice(choices.LANGUAGES), help="Language of the copy (default: auto)."),
        click.option("--headline", type=click.Choice(choices.HEADLINES), help="Which line above the copy is the headline (default: auto)."),
        click.option("--config", "config_file", type=FILE, metavar="FILE", help="Use this ittisaq.toml or pyproject.toml."),
        click.option("--stdin-filename", default="<stdin>", metavar="NAME", help="Name for the copy on standard input (PATH is -)."),
        click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write the report to a file."),
        click.option("--time-limit", type=float, callback=_seconds, metavar="S", help="Seconds for an article (default: 10; 0: no limit)."),
        click.option("--bidi", type=click.Choice(choices.BIDI), help="How Arabic is sent to the terminal (see doctor)."),
        click.option("--no-color", is_flag=True, help="No colours (also: NO_COLOR=1)."),
        click.option("-q", "--quiet", is_flag=True, help="Findings only: no summary, no notices."),
    )):  # fmt: skip
        function = option(function)
    return function
