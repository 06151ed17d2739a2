"""The checks of `rules/figures`: figures that contradict each other, a table of populations or grammar."""
