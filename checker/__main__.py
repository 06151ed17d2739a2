"""The command `ittisaq`, which is also `python -m checker`."""

import gc
import os
import sys

# modules and word lists are many lasting objects and no cycles: looking for some only costs time, from the first import on
COLLECTOR = (100_000, 20, 20)


def _leave_current_folder() -> None:
    """`python -m` looks for modules in the current folder first, which is where a stranger's articles lie."""
    first = sys.path[0] if sys.path else None
    try:
        here = os.getcwd() if first else ""  # noqa: PTH109  # pathlib is no module to import before this is done
    except OSError:
        return  # the folder is gone, and its modules with it; what needs it says so
    if first == here and os.path.dirname(os.path.dirname(os.path.abspath(__file__))) != here:  # noqa: PTH100, PTH120
        del sys.path[0]


def main() -> None:
    """Run the command line."""
    _leave_current_folder()
    gc.set_threshold(*COLLECTOR)
    try:
        from checker.app import cli
    except KeyboardInterrupt:  # before anything is there that could tell it
        raise SystemExit(130) from None
    cli.main()


if __name__ == "__main__":
    main()
