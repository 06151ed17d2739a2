"""Build hook: puts the word lists into the wheel in the form in which they are used (checker/words/prepared.py)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PreparedHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs the builders of the source tree; they need nothing but msgspec."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """An editable install uses the word lists as they are."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from checker.words import prepared

        self.folder = tempfile.TemporaryDirectory(prefix="ittisaq-")  # until the wheel is written
        for path in prepared.write(Path(self.folder.name)):
            build_data["force_include"][str(path)] = f"checker/{prepared.FOLDER}/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """The wheel is written."""
        del version, build_data, artifact_path
        if hasattr(self, "folder"):
            self.folder.cleanup()
