"""Puts the parts of a document where its ``xi:include`` stand."""

from __future__ import annotations

import codecs
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from teiedition.diagnostics import Diagnostic, Place
from teiedition.relaxng.files import read_plain
from teiedition.validation.inclusions.scan import Inclusion, Scan, Stretch, Unfit, scan, tag_end
from teiedition.validation.inclusions.whole import File, Piece, Whole
from teiedition.validation.schemas.locations import is_address, is_within, local_path

LEVELS: Final = 32
MOST: Final = 1000
SIZE: Final = 256 * 2**20
"""Levels of parts within parts; parts of a document; bytes of the whole."""
_DECLARATION: Final = re.compile(r"<\?xml\s[^>]*?\?>")
_ENCODING: Final = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NAME: Final = re.compile(rb"<[^\s/>]+")
_ELEMENT: Final = re.compile(r"(?:element\()?\s*([^\s()/]+?)\s*\)?\Z")
_NO_CHARACTER: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def include(data: bytes, path: str) -> Whole | None:
    """A document with all its parts.

    Args:
        data: of the document.
        path: where it lies; parts lie in its folder or below.

    Returns:
        None where the document includes nothing, or is not well formed, which is said elsewhere.

    Emits: TEI341, in the findings of the whole.
    """
    try:
        file = File(path, normal(data, ""))
        found = scan(file.data)
    except Unfit:
        return None
    if not found.inclusions:
        return None
    work = _Splicing(Path(path).absolute().parent if path not in {"", "-"} else None)
    work.copy(file, found, Stretch(0, len(file.data)), ((os.path.realpath(path), ""),))
    return Whole(b"".join(work.chunks), work.pieces, work.findings)


class _Full(Exception):
    """No more is included: it is said once, not for each part that is left."""


@dataclass
class _Splicing:
    """The work on one document.

    Attributes:
        folder: that all parts lie in; None where there is none.
    """

    folder: Path | None
    chunks: list[bytes] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    size: int = 0
    count: int = 0
    full: bool = False
    read: dict[str, tuple[File, Scan]] = field(default_factory=dict)

    def copy(self, file: File, found: Scan, stretch: Stretch, stack: tuple[tuple[str, str], ...]) -> None:
        """A stretch of a file, the parts in their places."""
        at = stretch.start
        for inclusion in found.inclusions:
            if at <= inclusion.stretch.start < stretch.end:
                self._take(file, at, inclusion.stretch.start)
                self._insert(file, found, inclusion, stack)
                at = inclusion.stretch.end
        self._take(file, at, stretch.end)

    def _take(self, file: File, start: int, end: int) -> None:
        if end > start:
            self._add(file.data[start:end], Piece(self.size, file, start, moves=True))

    def _add(self, data: bytes, piece: Piece) -> None:
        self.pieces.append(piece)
        self.chunks.append(data)
        self.size += len(data)

    def _insert(self, file: File, found: Scan, inclusion: Inclusion, stack: tuple[tuple[str, str], ...]) -> None:
        """What an ``xi:include`` stands for; where that can't be had its fallback, or itself with a finding."""
        try:
            self._part(file, inclusion, stack)
        except _Full as error:
            self._left(file, inclusion, "" if self.full else str(error))
            self.full = True
        except (Unfit, OSError, UnicodeError, LookupError) as error:
            missing = isinstance(error, FileNotFoundError)
            if missing and inclusion.fallback is not None:
                self.copy(file, found, inclusion.fallback, stack)
                return
            reason = getattr(error, "strerror", None) or str(error)
            self._left(file, inclusion, "there is no such file" if missing else reason)

    def _part(self, file: File, inclusion: Inclusion, stack: tuple[tuple[str, str], ...]) -> None:
        path = self._path(file, inclusion)
        pointer = inclusion.attributes.get("xpointer", "")
        mark = (os.path.realpath(path), pointer)
        self.count += 1
        if mark in stack:
            raise Unfit("it includes itself")
        if len(stack) >= LEVELS:
            raise Unfit(f"parts lie within parts more than {LEVELS} levels deep")
        if self.count > MOST or self.size > SIZE:
            raise _Full(f"the whole has more than {MOST} parts, or more than {SIZE // 2**20} MB")
        how = inclusion.attributes.get("parse", "xml")
        if how == "text":
            self._text(path, inclusion)
        elif how == "xml":
            self._xml(path, inclusion, pointer, (*stack, mark))
        else:
            raise Unfit(f'parse="{how}" is neither xml nor text')

    def _path(self, file: File, inclusion: Inclusion) -> str:
        """The file that is meant.

        Raises:
            Unfit: it may not be read.
        """
        href = inclusion.href
        if "#" in href:
            raise Unfit("a # in href is not allowed; say xpointer")
        if self.folder is None:
            raise Unfit("standard input has no folder")
        target = local_path(href)
        if target is None:
            raise Unfit("it is no file, and nothing is fetched unasked")
        if not href and not inclusion.attributes.get("xpointer"):
            raise Unfit("it has no href")
        path = os.path.normpath(os.path.join(os.path.dirname(file.path), target)) if href else file.path  # noqa: PTH118, PTH120
        if not is_within(Path(path), self.folder):
            outside = "its path" if is_address(href) or not _is_inside(path, self.folder) else "the link"
            raise Unfit(f"{outside} leads out of the document's folder")
        return path

    def _xml(self, path: str, inclusion: Inclusion, pointer: str, stack: tuple[tuple[str, str], ...]) -> None:
        if path not in self.read:
            part = File(path, normal(read_plain(Path(path)), ""))
            self.read[path] = part, scan(part.data)
        part, found = self.read[path]
        stretch = found.root
        if pointer:
            match = _ELEMENT.match(pointer)
            if match is None:
                raise Unfit(f"of xpointer only ids are understood, not {pointer}")
            if match[1] not in found.ids:
                raise Unfit(f"nothing in it has the xml:id {match[1]}")
            stretch = found.ids[match[1]]
        name = _NAME.match(part.data, stretch.start)
        after = name.end() if name else tag_end(part.data, stretch.start)
        self._take(part, stretch.start, after)
        if declarations := _declarations(stretch, inclusion.stretch):
            self._add(declarations, Piece(self.size, part, stretch.start, moves=False))
        rest = Stretch(after, stretch.end)
        if any(one.stretch.start == stretch.start for one in found.inclusions):
            raise Unfit("its root is an xi:include")
        self.copy(part, found, rest, stack)

    def _text(self, path: str, inclusion: Inclusion) -> None:
        data = normal(read_plain(Path(path)), inclusion.attributes.get("encoding", "utf-8"))
        if _NO_CHARACTER.search(data.decode()):
            raise Unfit("it holds characters that XML can't")
        file, at = File(path, data), 0
        for line in data.splitlines(keepends=True):
            escaped = line.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
            self._add(escaped, Piece(self.size, file, at, moves=escaped == line))
            at += len(line)

    def _left(self, file: File, inclusion: Inclusion, reason: str) -> None:
        """An ``xi:include`` stays as it is."""
        start, end = inclusion.stretch.start, inclusion.stretch.end
        if reason:
            place = Place(file.path, *file.place(start), *file.place(tag_end(file.data, start)))
            href = inclusion.href or "the document itself"
            self.findings.append(Diagnostic.of("TEI341", place, href=href, reason=reason))
        self._take(file, start, end)


def _is_inside(path: str, folder: Path) -> bool:
    return Path(os.path.abspath(path)).is_relative_to(folder)  # noqa: PTH100 - links unresolved


def _declarations(stretch: Stretch, place: Stretch) -> bytes:
    """The name spaces that an element needs where it goes and does not declare itself."""
    wanted = {prefix: uri for prefix, uri in stretch.namespaces.items() if prefix not in stretch.declared}
    if "" not in stretch.namespaces and place.namespaces.get(""):
        wanted[""] = ""
    pairs = [(f"xmlns:{prefix}" if prefix else "xmlns", uri) for prefix, uri in sorted(wanted.items())]
    escape = str.maketrans({"&": "&amp;", "<": "&lt;", '"': "&quot;"})
    return "".join(f' {name}="{uri.translate(escape)}"' for name, uri in pairs).encode()


def normal(data: bytes, encoding: str) -> bytes:
    """A file in UTF-8, its lines ended by one sign, its declaration of an encoding blanked.

    Args:
        data: of the file.
        encoding: of a text; empty for XML, which says it itself.

    Raises:
        UnicodeError, LookupError: it is not in the encoding it names, or there is no such encoding.
    """
    if not encoding:
        encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
        declared = _ENCODING.match(data, 0, 200)
        encoding = encoding or (declared[1].decode() if declared else "utf-8")
    text = data.decode(encoding).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if match := _DECLARATION.match(text):
        text = re.sub(r"[^\n]", " ", match[0]) + text[match.end() :]
    return text.encode()
