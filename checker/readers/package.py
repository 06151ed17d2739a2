"""Files that are zip archives of XML, as Word and OpenDocument write them: opened within bounds, read without entities.

A small archive may unpack to any size, whatever its headers say, and a small XML file may name itself a billion times over: what is
unpacked is counted as it comes, and a document type is refused.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from checker.core.errors import InputError
from checker.readers.bounds import longest_unpacked
from checker.readers.item import MIB
from checker.readers.parsing import parsing
from checker.readers.xml import Handler, Parser

Element: TypeAlias = Any  # of lxml, whose elements carry no types of their own

LARGEST = 64 * MIB  # bytes of the file
_UNPACKED = 256 * MIB  # bytes of all its members
_XML = 32 * MIB  # bytes of one member that is read: three thousand pages
_XML_IN_ALL = 64 * MIB  # bytes of all that are read
_TIMES = 100  # so many bytes of XML stand for one of the file; copy with all its markup comes to thirty
_ELEMENTS = 2_000_000  # of one member
_DEEPEST = 256  # as lxml has it
_MEMBERS = 10_000
_ENTRY = b"PK\x01\x02"  # how a line of an archive's list begins
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CHUNK = MIB
_AGAIN = "Save the file again in its own program."


class _Each:
    """A handler that hears of some elements only."""

    def __init__(self, names: tuple[str, ...], note: Callable[[str, dict[str, str]], None]) -> None:
        self.names = names
        self.note = note

    def open(self, name: str, attributes: dict[str, str], place: int) -> None:
        """An element begins."""
        del place
        if name in self.names:
            self.note(name, attributes)

    def close(self, name: str, place: int) -> None:
        """Nothing."""

    def text(self, text: str) -> None:
        """Nothing."""


class Package:
    """The members of a zip archive by name; `name` is that of the file, for messages."""

    def __init__(self, content: bytes, name: str) -> None:
        """InputError where this is no archive, or one that unpacks to more than an article can hold."""
        self.name = name
        self.longest = longest_unpacked(len(content))
        self._left = min(_XML_IN_ALL, MIB + _TIMES * len(content))
        if content.count(_ENTRY) > _MEMBERS:  # before the list is read: it takes ten times its room
            raise InputError(f"{name}: this archive holds more than {_MEMBERS} members, which no article does.")
        told = f"{name}: this is no complete zip archive, as Word and OpenDocument files are"
        with parsing(told, "It may have been cut short: open it in its own program and save it again."):
            self.archive = zipfile.ZipFile(io.BytesIO(content))
        members = self.archive.infolist()
        self.members = {member.filename: member for member in members}
        if sum(member.file_size for member in members) > _UNPACKED:
            raise InputError(
                f"{name}: this archive unpacks to more than {_UNPACKED // MIB} MiB, which no article does."
            )
        if len(self.members) < len(members):
            raise InputError(f"{name}: this archive holds two members of one name. Save it again in its own program.")
        if any(member.flag_bits & 1 for member in members):
            raise InputError(f"{name}: this file has a password. Save it without one.")

    def chunks(self, member: str) -> Iterator[bytes]:
        """The content of a member, piece by piece; InputError where it is damaged, or more than its list says."""
        info = self.members[member]
        if info.compress_type not in _PACKED:  # others would unpack a piece to any size
            raise InputError(f"{self.name}: its part {member} is packed as no program does it. {_AGAIN}")
        with (
            parsing(f"{self.name}: its part {member} is damaged", "Save the file again."),
            self.archive.open(info) as file,
        ):
            while chunk := file.read(_CHUNK):
                yield chunk

    def content(self, member: str, limit: int = _XML) -> bytes:
        """The content of a member that is small enough."""
        return b"".join(self._counted(member, limit))

    def tell(self, member: str, handler: Handler) -> None:
        """Tell a handler the elements of a member as they come."""
        parser = Parser(
            f"{self.name}: its part {member}", handler, mend=_AGAIN, deepest=_DEEPEST, most=_ELEMENTS, longest=_XML
        )
        for chunk in self._counted(member, _XML):
            parser.feed(chunk)
        parser.feed(b"", last=True)

    def each(self, member: str, names: tuple[str, ...], note: Callable[[str, dict[str, str]], None]) -> None:
        """Tell of the elements of a member that have one of these names."""
        self.tell(member, _Each(names, note))

    def xml(self, member: str) -> Element:
        """The root element of a member."""
        return parsed(self.content(member), f"{self.name}: its part {member}")

    def _counted(self, member: str, limit: int) -> Iterator[bytes]:
        """The content of a member that is read, within bounds."""
        if member not in self.members:
            raise InputError(f"{self.name}: its part {member} is missing, which every such file has. {_AGAIN}")
        if self.members[member].file_size > limit:
            raise InputError(
                f"{self.name}: its part {member} is larger than {limit // MIB} MiB, which no article's is."
            )
        for chunk in self.chunks(member):
            self._left -= len(chunk)
            if self._left < 0:
                raise InputError(
                    f"{self.name}: this archive unpacks to more than {_TIMES} times its size or {_XML_IN_ALL // MIB} MiB of text, "
                    "which no article does. Copy its text into a new file and check that."
                )
            yield chunk


def parsed(content: bytes, what: str) -> Element:
    """The root element of an XML text; nothing is loaded and no entity is read, and a document type is refused."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    if b"<!DOCTYPE" in content:
        raise InputError(f"{what} declares a document type, as no program writes it. Save the file again.")
    with parsing(f"{what} is no valid XML", _AGAIN):
        root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.internalDTD is not None:  # in another encoding
        raise InputError(f"{what} declares a document type, as no program writes it. Save the file again.")
    return root
