"""Which files of a folder are articles: those that are not hidden, not another tool's, and not ignored by git."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from checker.readers import kinds

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_HIDDEN = (".", "_build")
_NO_ARTICLE = (".", "~$")  # hidden files, and what Word keeps beside a file that is open
_TOOLS = frozenset({"node_modules", "__pycache__"})
_IGNORES = ".gitignore"


class Ignored:
    """What the .gitignore files of a folder, of those above it up to the repository, and of those below it leave out."""

    def __init__(self, folder: Path) -> None:
        """Read the files above; those below are read as the walk comes to them."""
        self._specs: dict[Path, GitIgnoreSpec] = {}
        above = [folder.resolve(), *folder.resolve().parents]
        root = next((n for n, place in enumerate(above) if (place / ".git").exists()), None)
        for place in above[1 : root + 1] if root is not None else ():
            self.enter(place)

    def enter(self, folder: Path) -> None:
        """Take the .gitignore of a folder into account, if it has one."""
        path = folder.resolve() / _IGNORES
        try:
            lines = path.read_text("utf-8", "replace").splitlines() if path.is_file() else []
        except OSError:
            lines = []  # git cannot read it either
        if lines:
            from pathspec import GitIgnoreSpec

            self._specs[path.parent] = GitIgnoreSpec.from_lines(lines)

    def leaves_out(self, path: Path, *, folder: bool = False) -> bool:
        """Whether a file or folder is ignored; the nearest .gitignore that speaks of it decides."""
        if not self._specs:
            return False
        whole = path.resolve() if not path.is_symlink() else path.parent.resolve() / path.name
        for place in whole.parents:
            if spec := self._specs.get(place):
                name = whole.relative_to(place).as_posix()
                said = spec.check_file(f"{name}/" if folder else name).include
                if said is not None:
                    return said
        return False


def files(folder: Path, troubles: list[OSError]) -> Iterator[Path]:
    """The articles below a folder, in the order of their names; folders that cannot be listed go to `troubles`."""
    ignored = Ignored(folder)
    for root, folders, names in os.walk(folder, onerror=troubles.append):
        place = Path(root)
        ignored.enter(place)
        folders[:] = sorted(
            f for f in folders
            if not f.startswith(_HIDDEN) and f not in _TOOLS and not ignored.leaves_out(place / f, folder=True)
        )  # fmt: skip
        for name in sorted(names):
            file = place / name
            if not name.startswith(_NO_ARTICLE) and not ignored.leaves_out(file) and kinds.is_article(file):
                yield file
