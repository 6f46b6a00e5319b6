"""A document in UTF-8 to work on, whatever its own encoding, and the way back from its offsets to those of the file."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from teiedition.diagnostics.repair import Edit, Repair

_DECLARED = re.compile(rb"""\A(<\?xml[^>]*?encoding\s*=\s*)(["'])([A-Za-z][A-Za-z0-9._-]*)\2""")
_UNICODE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class WorkingCopy:
    """A document's bytes in UTF-8.

    Attributes:
        data: in UTF-8; where the file's encoding is another, the name in its declaration is changed, in place.
        original: the bytes of the file.
        encoding: of the file.
    """

    def __init__(self, original: bytes, data: bytes, encoding: str, declaration: tuple[str, str] = ("", "")) -> None:
        self.original = original
        self.data = data
        self.encoding = encoding
        self._declaration = declaration

    def encoded(self, data: bytes) -> bytes:
        """A repaired copy in the encoding of the file."""
        if self.encoding == "utf-8":
            return data
        changed, kept = self._declaration
        return data.decode().replace(changed, kept, 1).encode(self.encoding, "xmlcharrefreplace")

    def placed(self, repair: Repair) -> Repair:
        """A repair of the copy as one of the file."""
        if self.encoding == "utf-8":
            return repair
        edits = (Edit(self._offset(edit.start), self._offset(edit.end), edit.text) for edit in repair.edits)
        return replace(repair, edits=tuple(edits))

    def _offset(self, offset: int) -> int:
        return len(self.encoded(self.data[:offset]))


def working_copy(original: bytes) -> WorkingCopy | None:
    """A copy to work on; None where the bytes are not wholly in one encoding, so that they can't be kept."""
    for mark, encoding in _UNICODE:
        if original.startswith(mark):
            return _recoded(original, encoding)
    declared = _DECLARED.match(original.removeprefix(codecs.BOM_UTF8))
    name = declared[3].decode().lower() if declared else "utf-8"
    if name in {"utf-8", "us-ascii", "ascii"}:
        try:
            original.decode()
        except UnicodeDecodeError:
            return None
        return WorkingCopy(original, original, "utf-8")
    return _recoded(original, name)


def _recoded(original: bytes, encoding: str) -> WorkingCopy | None:
    try:
        text = original.decode(encoding)
        if text.encode(encoding) != original:
            return None
    except (LookupError, ValueError):
        return None
    kept = re.search(r"""encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""", text[:200])
    if kept is None:
        return WorkingCopy(original, text.encode(), encoding)
    changed = kept[0].replace(kept[1], "utf-8")
    copy = text.replace(kept[0], changed, 1)
    return WorkingCopy(original, copy.encode(), encoding, (changed, kept[0]))
