"""A zip archive with some of its members replaced: the others keep their bytes, their order and their dates."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from checker.readers.package import Element, Package

_DAY = (1980, 1, 1, 0, 0, 0)  # of a new member: the clock has no part in what is written


def rewritten(package: Package, changed: Mapping[str, bytes]) -> bytes:
    """The archive with the members of `changed` replaced, or added at its end."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in package.members.items():
            archive.writestr(_info(name, member), changed[name] if name in changed else package.bytes(name))
        for name in changed:
            if name not in package.members:
                archive.writestr(_info(name, None), changed[name])
    return out.getvalue()


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
