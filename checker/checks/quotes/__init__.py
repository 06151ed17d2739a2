"""The checks of `rules/quotes`: marks that stand in pairs."""
