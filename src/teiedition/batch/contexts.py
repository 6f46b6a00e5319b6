"""What a finding is known by when lines move: a hash of its code, the words it quotes and the markup it stands on.

Edits elsewhere in the file do not change it; an edit of the place itself does. So two runs over two states of a file can
be compared, as the baseline does.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

from teiedition.diagnostics import Diagnostic, Place
from teiedition.transcription import LINE_END

_LONGEST = 300
"""Characters of the source that tell one place from another."""
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_TAG = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>?""")
_NUMBER = re.compile(r"\[[^\]]*\]")


def contexts(data: bytes, path: str, found: Sequence[Diagnostic]) -> tuple[str, ...]:
    """The hash of each finding about a file.

    Args:
        data: the bytes of the file.
        path: its name; what was found in another one, which it includes, is known by its words alone.
        found: in any order.
    """
    if not found:
        return ()
    lines = LINE_END.split(xml_text(data))
    return tuple(_context(one, lines if one.place.path == path else ()) for one in found)


def xml_text(data: bytes) -> str:
    """The text of an XML file, in the encoding it names; what can't be decoded is replaced."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if not encoding:
        declared = _DECLARED.match(data, 0, 200)
        encoding = declared[1].decode("ascii") if declared else "utf-8"
    try:
        return data.decode(encoding, "replace").removeprefix("\ufeff")
    except (LookupError, ValueError):  # an encoding that Python does not know, or no encoding of text
        return data.decode("utf-8", "replace")


def _context(diagnostic: Diagnostic, lines: Sequence[str]) -> str:
    from hashlib import sha256  # loads OpenSSL

    place = diagnostic.place
    steps = _NUMBER.sub("", place.xpath).split("/")[-2:]
    words = [f"{name}={value}" for name, value in diagnostic.own_values]
    markup = " ".join(_markup(place, lines).split())
    return sha256("\0".join([*steps, markup, *words]).encode("utf-8", "backslashreplace")).hexdigest()[:16]


def _markup(place: Place, lines: Sequence[str]) -> str:
    """The source of a place: the tag that begins there, else as far as the place says, else its line."""
    if not 0 < place.line <= len(lines):
        return ""
    line = lines[place.line - 1]
    if not place.column:
        return line[:_LONGEST]
    at = place.column - 1
    ahead = "\n".join([line[at:], *lines[place.line : place.line + 4]])[:_LONGEST]
    if tag := _TAG.match(ahead):
        return tag.group()
    same = place.end_line in {0, place.line}
    return line[at : place.end_column - 1] if same and place.end_column > place.column else ahead.split("\n", 1)[0]
