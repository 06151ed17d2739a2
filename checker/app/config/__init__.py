"""Settings files → settings: ittisaq.toml and [tool.ittisaq] in pyproject.toml."""
