"""The command `ittisaq`, which is also `python -m checker`."""

from __future__ import annotations

import gc

# modules and word lists are many lasting objects and no cycles: looking for some only costs time, from the first import on
COLLECTOR = (100_000, 20, 20)


def main() -> None:
    """Run the command line."""
    gc.set_threshold(*COLLECTOR)
    try:
        from checker import cli
    except KeyboardInterrupt:  # before anything is there that could tell it
        raise SystemExit(130) from None
    cli.main()


if __name__ == "__main__":
    main()
