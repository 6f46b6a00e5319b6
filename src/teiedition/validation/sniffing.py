"""What is told of a file without reading it as XML: whether it is any, by its first bytes; what it may hold, by words."""

from __future__ import annotations

import re
from pathlib import Path

from teiedition.diagnostics import Diagnostic, Place

MAGIC_BYTES = 4096
"""As many bytes of a file are looked at to tell what it is."""

_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive, as DOCX, ODT and EPUB files are"),
    (b"%PDF", "a PDF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
)
_ASKS = re.compile(rb"<\?teiedition\s|XInclude")
_UTF_16_OR_32 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff", b"<\x00", b"\x00<")


def no_xml(data: bytes, path: str = "") -> Diagnostic | None:
    """Why bytes are no XML at all; None where they may be some.

    Args:
        data: of the file, or as many of its first as are at hand.
        path: its name, for the finding.

    Emits: TEI303, TEI304.
    """
    if not data.strip():
        return Diagnostic.of("TEI303", Place(path, 1, 1), length=len(data))
    reason = _not_xml(data)
    return Diagnostic.of("TEI304", Place(path, 1, 1), reason=reason) if reason else None


def _not_xml(data: bytes) -> str:
    """What the bytes are instead of XML, or nothing."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return f"it is {name}"
    if b"\x00" in data[:MAGIC_BYTES] and not data.startswith(_UTF_16_OR_32):
        return "it holds null bytes"
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"<") and not data.startswith(_UTF_16_OR_32) and b"<" not in data:
        return "it has no tag at all"
    return ""


def needs_reading(file: Path) -> bool:
    """Whether a file may suppress findings or include others, or is not written in bytes of ASCII.

    Raises:
        OSError: it can't be read.
    """
    before = b""
    with file.open("rb") as opened:
        while piece := opened.read(1 << 20):
            if not before and piece.startswith(_UTF_16_OR_32):
                return True
            window = before + piece
            if _ASKS.search(window):
                return True
            before = window[-16:]
    return False


MOST_BYTES = 10_000_000
"""How long a tag, or a text between tags, may be: libxml2's limit."""


def is_endless(data: bytes) -> bool:
    """Whether a tag or a text is longer than any parser should be asked to hold."""
    at = 0
    while len(data) - at > MOST_BYTES:
        last = data.rfind(b">", at, at + MOST_BYTES)
        if last < 0:
            return True
        at = last + 1
    return False


def endless(path: str) -> Diagnostic:
    """TEI301 for such a file."""
    reason = f"a tag or a text is longer than {MOST_BYTES:,} bytes"
    return Diagnostic.of("TEI301", Place(path, 1, 1), reason=reason)
