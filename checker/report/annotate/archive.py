"""A zip archive with some of its members replaced: the others keep their bytes, their order and their dates."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from checker.readers.package import Element, Package

_DAY = (1980, 1, 1, 0, 0, 0)  # of a new member: the clock has no part in what is written


def rewritten(package: Package, changed: Mapping[str, bytes]) -> bytes:
    """The archive with the members of `changed` replaced, or added at its end."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in package.members.items():
            if name in changed:
                archive.writestr(_info(name, member), changed[name])
            elif not name.endswith("/"):
                with archive.open(_info(name, member), "w") as copied:
                    copied.writelines(package.chunks(name))
            else:
                archive.writestr(_info(name, member), b"")  # a folder
        for name in changed:
            if name not in package.members:
                archive.writestr(_info(name, None), changed[name])
        archive.comment = _seal(archive)
    return out.getvalue()


def is_untouched_copy(path: Path) -> bool:
    """Whether a file is as `rewritten` made it: every program that saves it writes an archive without our seal."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.comment == _seal(archive)
    except (OSError, zipfile.BadZipFile, NotImplementedError):
        return False


def _seal(archive: zipfile.ZipFile) -> bytes:
    """A sum over the names and the contents of all members."""
    members = "".join(f"{member.filename}\0{member.CRC}\n" for member in archive.infolist())
    return b"ittisaq " + hashlib.blake2b(members.encode(), digest_size=16).hexdigest().encode()


def _info(name: str, member: zipfile.ZipInfo | None) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, member.date_time if member else _DAY)
    info.compress_type = (
        zipfile.ZIP_STORED if member and member.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
    )
    info.external_attr = member.external_attr if member else 0
    return info


def serialised(root: Element) -> bytes:
    """An XML member."""
    from lxml import etree

    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return made
