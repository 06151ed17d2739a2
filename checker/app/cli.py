"""The command line. Everything heavy is imported when a command needs it, so that `ittisaq --version` starts at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from checker import __version__
from checker.app import choices, process
from checker.app.cli_options import FILE, levels_option, names_option, shared_options
from checker.app.init import init
from checker.core.errors import UsageError
from checker.core.severity import CONFIDENCES

if TYPE_CHECKING:
    from checker.app.config.settings_file import Settings

_FOLDERS = click.option(
    "--rules", "folders", multiple=True, type=FILE, metavar="DIR", help="Add a folder of rule pages."
)
_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class _Group(click.Group):
    """Lists the commands in the order of their use and turns our errors into exit code 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self.commands)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        from checker.core.errors import did_you_mean

        name = click.utils.make_str(args[0])
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            raise click.UsageError(f"No such command {name!r}.{did_you_mean(name, self.commands)}", ctx)
        return super().resolve_command(ctx, args)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        with process.carried():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with process.carried():
            return super().invoke(ctx)


@click.group(cls=_Group, context_settings=_CONTEXT)
@click.version_option(__version__, prog_name="ittisaq", message="%(prog)s %(version)s")
def cli() -> None:
    """Check news copy, Arabic first: dates, figures and quotations that contradict the calendar or each other."""


@cli.command()
@shared_options
@click.option("-f", "--format", type=click.Choice(choices.FORMATS), help="Form of the report (default: rich).")
@click.option("--select", multiple=True, callback=names_option, metavar="RULE,…", help="Run only these rules.")
@click.option("--ignore", multiple=True, callback=names_option, metavar="RULE,…", help="Leave these rules out.")
@click.option(
    "--enable",
    multiple=True,
    callback=names_option,
    metavar="RULE,…",
    help="Run these rules too, though they are off by default.",
)
@click.option(
    "--severity", multiple=True, callback=levels_option, metavar="RULE=LEVEL", help="Give a rule another severity."
)
@click.option(
    "--persona",
    type=click.Choice(choices.PERSONAS),
    help="gate: proven rules only; desk (default); trainer: all, explained.",
)
@click.option("--min-confidence", type=click.Choice(CONFIDENCES), help="Leave out findings less sure than this.")
@click.option("--fail-on", type=click.Choice(choices.FAIL_ON), help="Exit 1 from this severity on (default: error).")
@click.option(
    "--max-warnings", type=click.IntRange(min=0), metavar="N", help="Exit 1 where there are more warnings than this."
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 where findings would give 1.")
@click.option("--allow-empty", is_flag=True, help="Exit 0 where there is nothing to check.")
@click.option(
    "--messages", type=click.Choice(choices.MESSAGES), help="Language of the report (default: the article's)."
)
@click.option(
    "--annotate",
    type=FILE,
    metavar="FILE",
    help="Write a copy of the one .docx or .odt with the findings as comments.",
)
@click.option("--statistics", is_flag=True, help="Count the findings of each rule at the end.")
@click.option("--rules", "rules", multiple=True, type=click.Path(), metavar="DIR", help="Add a folder of rule pages.")
@click.option("--baseline", type=click.Path(), metavar="FILE", help="Leave out the findings that this file accepts.")
@click.option("--since", metavar="REV", help="Only findings on lines that git says have changed since this revision.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=0, max=choices.MOST_JOBS),
    metavar="N",
    help="Processes at once; 0: one for each processor (default: by need).",
)
@click.option("--no-cache", is_flag=True, help="Check every file anew.")
@click.option("--fix", is_flag=True, help="Make the safe typographic edits in the files first.")
@click.option("--diff", is_flag=True, help="Only show those edits; exit 1 where there are any.")
@click.option("--watch", is_flag=True, help="Check articles again whenever they are saved, until interrupted.")
def check(
    paths: tuple[str, ...], config_file: Path | None, stdin_filename: str, output: Path | None, since: str | None,
    annotate: Path | None, *, fix: bool, diff: bool, watch: bool, **given: Any,
) -> None:  # fmt: skip
    """Read articles and print what does not hold together."""
    from checker.app import runner

    settings = _settings(paths, config_file, **given)
    edits: Literal["write", "diff"] | None = "diff" if diff else "write" if fix else None

    def once(files: tuple[str, ...]) -> int:
        return runner.check(files, stdin_filename, settings, output, given["published"], since, edits, annotate)

    written = [path for path in (output, annotate) if path]
    raise SystemExit(runner.watch(paths, once, written) if watch else once(paths))


@cli.command()
@shared_options
@click.option("-f", "--format", type=click.Choice(choices.MENTION_FORMATS), help="Form of the list (default: rich).")
def extract(
    paths: tuple[str, ...], config_file: Path | None, stdin_filename: str, output: Path | None, **given: Any
) -> None:
    """Print every date, figure, place and source that was read."""
    from checker.app import runner

    settings = _settings(paths, config_file, **given)
    raise SystemExit(runner.extract(paths, stdin_filename, settings, output, given["published"]))


@cli.command()
@shared_options
@click.option("-f", "--format", type=click.Choice(choices.LEDGER_FORMATS), help="Form of the ledger (default: rich).")
@click.option(
    "--messages", type=click.Choice(choices.MESSAGES), help="Language of the report (default: the article's)."
)
@click.option(
    "--why",
    type=(click.IntRange(min=1), click.IntRange(min=1)),
    metavar="A B",
    help="What keeps two figures apart, or joins them: the numbers of their rows.",
)
def ledger(
    paths: tuple[str, ...], config_file: Path | None, stdin_filename: str, output: Path | None, why: tuple[int, int] | None,
    **given: Any,
) -> None:  # fmt: skip
    """Print all figures of an article, those side by side that may be of one quantity."""
    from checker.app import runner

    settings = _settings(paths, config_file, **given)
    raise SystemExit(runner.ledger(paths, stdin_filename, settings, output, given["published"], why))


def _settings(paths: tuple[str, ...], config_file: Path | None, **given: Any) -> Settings:
    """The configuration near the articles, with the options of the command line over it."""
    from checker.app.config import settings_file

    if config_file is not None and not config_file.is_file():
        raise UsageError(f"{config_file}: there is no such configuration file.")
    near = next((Path(p) for p in paths if p != "-"), Path())
    found = config_file or settings_file.find(near)
    return (settings_file.read(found) if found else settings_file.Settings()).with_options(**given)


@cli.command()
@_FOLDERS
def rules(folders: tuple[Path, ...]) -> None:
    """List the rules, one a line."""
    from checker.app import commands

    commands.list_rules(folders)


@cli.command()
@click.argument("rule")
@_FOLDERS
@click.option(
    "--bidi", type=click.Choice(choices.BIDI), default="auto", help="How Arabic is sent to the terminal (see doctor)."
)
def explain(rule: str, folders: tuple[Path, ...], bidi: str) -> None:
    """Show the page of one rule with its examples."""
    from checker.app import commands

    commands.explain(rule, folders, bidi)


@cli.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def test(folder: Path | None) -> None:
    """Run the examples of a folder of rule pages."""
    from checker.app import commands

    raise SystemExit(commands.test_examples(folder))


@cli.group()
def baseline() -> None:
    """Findings that a newsroom accepts for now."""


_BASELINE = click.option(
    "--baseline",
    "file",
    type=FILE,
    metavar="FILE",
    help="The baseline (default: that of the settings, or ittisaq-baseline.json).",
)
_CONFIG = click.option(
    "--config", "config_file", type=FILE, metavar="FILE", help="Use this ittisaq.toml or pyproject.toml."
)
_PATHS = click.argument("paths", nargs=-1, metavar="[PATH]...")


@baseline.command()
@_PATHS
@_BASELINE
@_CONFIG
def create(paths: tuple[str, ...], file: Path | None, config_file: Path | None) -> None:
    """Accept every finding of these articles, as they are now."""
    from checker.app import commands

    settings = _settings(paths, config_file)
    raise SystemExit(commands.baseline_create(paths, settings, _baseline(file, settings)))


@baseline.command()
@_BASELINE
@_CONFIG
def show(file: Path | None, config_file: Path | None) -> None:
    """List what is accepted."""
    from checker.app import commands

    raise SystemExit(commands.baseline_show(_baseline(file, _settings((), config_file))))


@baseline.command()
@_PATHS
@_BASELINE
@_CONFIG
def prune(paths: tuple[str, ...], file: Path | None, config_file: Path | None) -> None:
    """Take out what has been mended in these articles since."""
    from checker.app import commands

    settings = _settings(paths, config_file)
    raise SystemExit(commands.baseline_prune(paths, settings, _baseline(file, settings)))


def _baseline(file: Path | None, settings: Settings) -> Path:
    return file or Path(settings.baseline or "ittisaq-baseline.json")


@cli.group(name="config")
def config_group() -> None:
    """The settings in force, and their schema."""


@config_group.command(name="show")
@click.argument("article", required=False, type=FILE)
@_CONFIG
def config_show(article: Path | None, config_file: Path | None) -> None:
    """Print what is in force for an article, or here, and where each setting comes from."""
    from checker.app import commands

    settings = _settings((str(article),) if article else (), config_file)
    raise SystemExit(commands.config_show(article, settings))


@config_group.command()
def schema() -> None:
    """Print the JSON schema of ittisaq.toml, for editors."""
    from checker.app import commands

    raise SystemExit(commands.config_schema())


@cli.command()
def doctor() -> None:
    """Show how this terminal draws Arabic, and which mode is used."""
    from checker.app import commands

    commands.doctor()


cli.add_command(init)


def main() -> None:
    """Run a command and end the process with its exit code."""
    process.run(lambda: cli.main(prog_name="ittisaq", standalone_mode=False))
