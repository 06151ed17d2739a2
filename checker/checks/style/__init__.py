"""The checks of `rules/style`: one way of writing dates and figures in an article."""
