"""Files that are zip archives of XML, as Word and OpenDocument write them: opened within bounds, parsed without entities.

A small archive may unpack to any size, and a small XML file may name itself a billion times over: both are refused before they
take memory.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any, TypeAlias

from checker.errors import InputError
from checker.readers.item import MIB

Element: TypeAlias = Any  # of lxml, whose elements carry no types of their own

LARGEST = 64 * MIB  # bytes of the file
_UNPACKED = 256 * MIB  # bytes of all its members
_XML = 32 * MIB  # bytes of one member that is parsed: three thousand pages
_MEMBERS = 10_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError)


class Package:
    """The members of a zip archive by name; `name` is that of the file, for messages."""

    def __init__(self, content: bytes, name: str) -> None:
        """InputError where this is no archive, or one that unpacks to more than an article can hold."""
        self.name = name
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as error:
            raise InputError(
                f"{name}: this is no complete zip archive, as Word and OpenDocument files are ({error}). "
                "It may have been cut short: open it in its own program and save it again."
            ) from error
        members = self.archive.infolist()
        self.members = {member.filename: member for member in members}
        if len(members) > _MEMBERS or sum(member.file_size for member in members) > _UNPACKED:
            raise InputError(
                f"{name}: this archive unpacks to more than {_UNPACKED // MIB} MiB, which no article does."
            )
        if len(self.members) < len(members):
            raise InputError(f"{name}: this archive holds two members of one name. Save it again in its own program.")
        if any(member.flag_bits & 1 for member in members):
            raise InputError(f"{name}: this file has a password. Save it without one.")

    def bytes(self, member: str) -> bytes:
        """The content of a member; InputError where it is damaged."""
        try:
            return self.archive.read(member)
        except _BROKEN as error:
            raise InputError(f"{self.name}: its part {member} is damaged ({error}). Save the file again.") from error

    def xml(self, member: str) -> Element:
        """The root element of a member."""
        if self.members[member].file_size > _XML:
            raise InputError(f"{self.name}: its part {member} is larger than {_XML // MIB} MiB, which no article's is.")
        return parsed(self.bytes(member), f"{self.name}: its part {member}")


def parsed(content: bytes, what: str) -> Element:
    """The root element of an XML text; nothing is loaded and no entity is read, and a document type is refused."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    if b"<!DOCTYPE" in content:
        raise InputError(f"{what} declares a document type, as no program writes it. Save the file again.")
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{what} is no valid XML ({error}). Save the file again in its own program.") from error
    if root.getroottree().docinfo.internalDTD is not None:  # in another encoding
        raise InputError(f"{what} declares a document type, as no program writes it. Save the file again.")
    return root
