"""The checks of `rules/ignores`: the desk's own notes in the copy."""
