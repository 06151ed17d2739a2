"""The command `ittisaq`, which is also `python -m checker`."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the command line."""
    # modules and word lists are many lasting objects and no cycles: looking for some only costs time, from the first import on
    gc.set_threshold(100_000, 20, 20)
    from checker import cli

    cli.main()


if __name__ == "__main__":
    main()
