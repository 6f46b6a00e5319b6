"""Quotation marks that a scanner straightened or took apart, in a text whose marks are curly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teiedition.annotators.protocol import Reading

_MARKS = re.compile("\"|‘‘|’’|''|,,|``")
_OPENING_BEHIND = frozenset(" \t\n\r\u00a0([—–-“‘")
_FEW = 8


def find_marks(text: str) -> Iterator[Reading]:
    """The marks of a spoilt text, as curly ones where most are."""
    curly = text.count("“") + text.count("”")
    if curly < _FEW or text.count('"') > curly:
        return
    for match in _MARKS.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if match.group() in {"‘‘", "``"}:
            opens = True
        elif match.group() == "’’":
            opens = False
        else:
            opens = before in _OPENING_BEHIND or not before
        if opens == bool(after.strip()) or (not opens and before.strip()):
            yield Reading(match.start(), match.end(), "“" if opens else "”", 0.6, "mark")
