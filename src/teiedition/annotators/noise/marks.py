"""Quotation marks that a scanner bent, straightened or took apart, read as those that the text has elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teiedition.annotators.protocol import Reading

_NOT_CURLY = re.compile("\"|‘‘|’’|''|,,|``")
_NOT_STRAIGHT = re.compile("[“”]|‘‘|’’|''|``")
_OPENING_BEHIND = frozenset(" \t\n\r\u00a0([—–-“‘")
_FEW = 8


def find_marks(text: str) -> Iterator[Reading]:
    """The marks of a spoilt text as most of them are, curly or straight."""
    curly, straight = text.count("“") + text.count("”"), text.count('"')
    if straight > max(curly, _FEW):
        for match in _NOT_STRAIGHT.finditer(text):
            yield Reading(match.start(), match.end(), '"', 0.6, "mark")
    elif curly > _FEW:
        yield from _curled(text)


def _curled(text: str) -> Iterator[Reading]:
    for match in _NOT_CURLY.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if match.group() in {"‘‘", "``"}:
            opens = True
        elif match.group() == "’’":
            opens = False
        else:
            opens = before in _OPENING_BEHIND or not before
        if opens == bool(after.strip()) or (not opens and before.strip()):
            yield Reading(match.start(), match.end(), "“" if opens else "”", 0.6, "mark")
