"""The encoding a file declares against the bytes it has."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final

from teiedition.diagnostics import Diagnostic, Place
from teiedition.validation.subject import Subject

_DECLARED: Final = re.compile(rb"""\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']""")
_SINGLE_BYTE: Final = re.compile(r"iso8859|cp125|latin|koi8|mac", re.IGNORECASE)
_FEW: Final = 3
"""So many letters of two bytes or more that are right in UTF-8 are no chance in another encoding."""


def check_encodings(subject: Subject) -> Iterator[Diagnostic]:
    """Files whose bytes are UTF-8 and whose declaration names a one-byte encoding, or another one than the mark before it.

    Emits: TEI437.
    """
    marked = subject.data.startswith(codecs.BOM_UTF8)
    data = subject.data.removeprefix(codecs.BOM_UTF8)
    match = _DECLARED.match(data)
    if match is None:
        return
    declared = match[1].decode("ascii")
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return  # the parser has refused it
    line = data.count(b"\n", 0, match.start(1)) + 1
    before = data.rfind(b"\n", 0, match.start(1)) + 1
    column = match.start(1) - before + 1
    place = Place(subject.document.path, line, column, line, column + len(declared))
    if marked and name not in {"utf-8", "utf-8-sig"}:
        yield Diagnostic.of("TEI437", place, declared=declared, evidence="begins with the byte order mark of UTF-8")
    elif _SINGLE_BYTE.search(name) and _is_utf_8(data):
        yield Diagnostic.of("TEI437", place, declared=declared, evidence="its bytes are UTF-8")


def _is_utf_8(data: bytes) -> bool:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return len(data) - len(text) >= _FEW
