"""The checks of `rules/conversions`: money and measures given in two units."""
