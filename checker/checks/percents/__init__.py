"""The checks of `rules/percents`: changes, shares, differences and multiples against their figures."""
