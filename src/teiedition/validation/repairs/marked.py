"""From a finding's line and column to the attribute that it is about."""

from __future__ import annotations

import re
from functools import cached_property

from teiedition.diagnostics import Diagnostic
from teiedition.validation.repairs.layout import Element, Layout, WrittenAttribute

_MARK = b"\xef\xbb\xbf"


class Marked:
    """The attributes of a document by their places.

    Args:
        layout: of the document.
    """

    def __init__(self, layout: Layout) -> None:
        self.layout = layout

    def attribute(self, found: Diagnostic) -> tuple[Element, WrittenAttribute] | None:
        """The attribute that a finding is about, with its element; None where it is about another thing."""
        return self.every.get(self._offset(found))

    @cached_property
    def every(self) -> dict[int, tuple[Element, WrittenAttribute]]:
        """All attributes, by the byte where their names start."""
        layout = self.layout
        return {
            attribute.name_start: (element, attribute)
            for element in layout.elements
            for attribute in layout.attributes(element)
        }

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line starts."""
        return [0, *(match.end() for match in re.finditer(rb"\r\n|\r|\n", self.layout.data))]

    def _offset(self, found: Diagnostic) -> int:
        """The byte that a finding's line and column stand for; -1 where they are unknown."""
        line, column = found.place.line, found.place.column
        data, lines = self.layout.data, self._lines
        if not 1 <= line <= len(lines) or not column:
            return -1
        start = lines[line - 1]
        end = lines[line] if line < len(lines) else len(data)
        mark = len(_MARK) if line == 1 and data.startswith(_MARK) else 0
        text = data[start + mark : end].decode("utf-8", "replace")
        return start + mark + len(text[: column - 1].encode())
