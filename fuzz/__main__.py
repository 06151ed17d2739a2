"""Try hostile inputs, and keep what fails as files that the tests try from then on.

    python -m fuzz --minutes 30                    all targets in turn, for half an hour
    python -m fuzz --target engine --inputs 1000   so many inputs of one target
    python -m fuzz --seed 7 --first 500            other inputs; from the 500th of each target on
    python -m fuzz --replay                        the files that are kept, once more

An input is a number under a seed: the same on every machine. What fails is made smaller and written to tests/fuzzed (--keep names
another folder), one file for each kind and place of a failure. The exit code is 1 where anything failed.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import sys
from collections.abc import Sequence
from pathlib import Path

from checker.__main__ import COLLECTOR
from fuzz.campaign import Campaign, jobs, until
from fuzz.cases import KEPT, kept, read
from fuzz.targets import BY_NAME, TARGETS

_ROOM = 4 << 30  # bytes of address space, so that an input that asks for more fails and not the machine


def _replayed() -> int:
    """The number of kept files that fail."""
    failed = 0
    for name, path in kept():
        problems = BY_NAME[name].problems(read(path), twice=True)
        failed += bool(problems)
        print(f"{path.name}: {'; '.join(f'{p.kind}, {p.place}: {p.told}' for p in problems) or 'no failure'}")
    return failed


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m fuzz", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, help="how long (default: one minute, where --inputs says no number)")
    parser.add_argument("--inputs", type=int, help="how many inputs at most")
    parser.add_argument("--target", action="append", choices=tuple(BY_NAME), help="only this one (may be given again)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--keep", type=Path, default=KEPT, metavar="DIR", help="where failing inputs are written")
    parser.add_argument("--digest", action="store_true", help="print the sum of all results, to compare two runs")
    parser.add_argument("--replay", action="store_true", help="try the kept files, and no others")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run and report; 1 where anything failed."""
    options = _options(arguments)
    gc.set_threshold(*COLLECTOR)
    os.environ.pop("GITHUB_STEP_SUMMARY", None)  # a report would be written there
    resource.setrlimit(resource.RLIMIT_AS, (_ROOM, resource.getrlimit(resource.RLIMIT_AS)[1]))
    if options.replay:
        return 1 if _replayed() else 0
    chosen = [BY_NAME[name] for name in options.target] if options.target else TARGETS
    minutes = options.minutes if options.minutes is not None or options.inputs is not None else 1.0
    campaign = Campaign(options.keep)
    try:
        campaign.run(until(jobs(chosen, options.seed, options.first), minutes, options.inputs), digest=options.digest)
    except KeyboardInterrupt:
        print("Stopped.")
    print("\n".join(campaign.lines))
    if options.digest:
        print(f"digest {campaign.digest}")
    return 1 if campaign.failed else 0


if __name__ == "__main__":
    sys.exit(main())
