"""`python -m checker` is the command `ittisaq`."""

from checker.cli import main

main()
