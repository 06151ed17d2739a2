"""The checks of `rules/dates`, with the repairs of dates that they offer."""
