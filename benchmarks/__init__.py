"""How fast the checker is: see `python -m benchmarks --help`."""
