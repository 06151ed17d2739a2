"""Rule pages → rules: one Markdown file a rule, with its card and its examples."""
