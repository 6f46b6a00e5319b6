"""Pointers into other files beside the document: the file is there, and has the id. Nothing is fetched from a network.

pointer --relative address--> file --its xml:ids, read by expat without entities or DTD--> is the fragment among them?
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import unquote
from xml.parsers import expat

from teiedition.diagnostics import Diagnostic
from teiedition.validation.prefixes import SCHEME
from teiedition.validation.subject import Pointer, Subject
from teiedition.validation.suggestions import nearest

_XML: Final = (".xml", ".tei", ".odd")
_LARGEST: Final = 64_000_000
"""Bytes; ids of larger files are not looked for."""
_PLAIN_ID: Final = re.compile(r"[^\s()/=]+")


def check_abroad(subject: Subject) -> Iterator[Diagnostic]:
    """Relative pointers of a document that was read from a file.

    Emits: TEI509, TEI510.
    """
    folder = _folder(subject)
    if folder is None:
        return
    missing: dict[str, list[Pointer]] = {}
    files: dict[str, Path | None] = {}
    for pointer in subject.pointers:
        address, _, fragment = pointer.value.partition("#")
        if not address or not _is_relative(pointer, address):
            continue
        if address not in files:
            files[address] = _existing(folder, unquote(address))
        path = files[address]
        if path is None:
            missing.setdefault(address, []).append(pointer)
        elif fragment and _PLAIN_ID.fullmatch(fragment):
            yield from _check_fragment(subject, pointer, path, unquote(fragment))
    for address, pointers in missing.items():
        first = pointers[0]
        yield subject.found(
            "TEI509", first.element, first.attribute, attribute=first.attribute, file=address, times=len(pointers)
        )


def _folder(subject: Subject) -> Path | None:
    path = Path(subject.document.path)
    try:
        return path.parent if subject.document.path and path.is_file() else None
    except (OSError, ValueError):
        return None


def _is_relative(pointer: Pointer, address: str) -> bool:
    """Whether an address names a file near the document; a bare word without a dot or slash may be anything."""
    if SCHEME.match(pointer.value) or address.startswith(("/", "\\")) or "?" in address or "*" in address:
        return False
    return "." in address or "/" in address


def _existing(folder: Path, address: str) -> Path | None:
    try:
        path = folder / address
        return path if path.exists() else None
    except (OSError, ValueError):
        return None


def _check_fragment(subject: Subject, pointer: Pointer, path: Path, fragment: str) -> Iterator[Diagnostic]:
    ids = _ids_of(path) if path.suffix.lower() in _XML else None
    if ids is None or fragment in ids:
        return
    meant = nearest(fragment, ids)
    hint = f"did you mean #{meant}?" if meant else "correct the pointer, or add the id there"
    yield subject.found(
        "TEI510", pointer.element, pointer.attribute, pointer=pointer.written, attribute=pointer.attribute, hint=hint
    )


def _ids_of(path: Path) -> frozenset[str] | None:
    """The ids of a file; None where it can't be read as XML."""
    try:
        status = path.stat()
        if not path.is_file() or status.st_size > _LARGEST:
            return None
        return _read_ids(path, status.st_mtime_ns)
    except (OSError, ValueError):
        return None


@lru_cache(maxsize=16)
def _read_ids(path: Path, _changed: int) -> frozenset[str] | None:
    ids: set[str] = set()
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda _, attributes: ids.add(attributes.get("xml:id", ""))
    try:
        parser.Parse(path.read_bytes(), True)
    except (expat.ExpatError, LookupError):
        return None
    return frozenset(ids)
