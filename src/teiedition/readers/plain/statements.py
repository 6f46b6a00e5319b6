"""Lines of a publication block: which statement each makes, with its label and its value.

line --statement--> ``Statement``       by the label's stem ("Transcription\\HTML Markup:"), or by its first words
chunk --is_publication--> bool          enough of its lines are statements, and one of them can't be prose
chunk --> fields                        a line that states nothing goes on with the statement before it
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from teiedition.readers.plain.draft import Draft
from teiedition.readers.plain.segment import Chunk, Line
from teiedition.readers.plain.shapes import is_editorial_note
from teiedition.transcription import BlockKind, Span

_LABEL = re.compile(r"([^\W\d_©][^:;.?!\n]{1,58}|©[^:\n]{0,20}):(?!//)\s*")
_LABEL_WORDS: Final = 8
_LABEL_PART = re.compile(r"\s*(?:[/\\&,+]|\band\b|\s[–-]\s)\s*")
_CITATION = re.compile(r"\b(?:vol|volume|no|nos|number|issue|pp?|bd|nr|t|série|heft)\b\.?\s?[\divxlc]", re.IGNORECASE)
_YEAR = re.compile(r"\b1[5-9]\d\d\b|\b20\d\d\b")
_FROM = re.compile(r"from:?\s+(?=\W?[A-Z0-9])", re.IGNORECASE)

# what a statement without a label begins with
_OPENINGS: Final = (
    ("transcription", r"transcribed|transcription (?:by|of|for)|scanned|digiti[sz]ed|typed (?:by|up)|e-?text by|ocr"),
    ("translation", r"translated (?:by|from|for|and)|translation (?:by|from|©)"),
    ("markup", r"marked[ -]up|html(?: mark-?up)? (?:by|for)|html mark|converted to html|prepared for the internet"),
    ("proofreading", r"proof(?:ed|-?read)|checked (?:and|by|against)|corrected by"),
    (
        "first-published",
        r"(?:first|originally) (?:published|printed|appeared|issued|delivered)|published (?:in|by|as)\b",
    ),
    ("source", r"(?:taken|reprinted|reproduced|extracted|copied|text) from\b"),
    ("copyright", r"copyright\b|©|\(c\) |all rights reserved"),
    ("licence", r"copyleft|public domain|permission is |licen[cs]ed under|creative commons|released under"),
    ("licence", r"th(?:is|e) (?:work|text|document|article|translation) is (?:completely|in|licen|free|made|under)"),
    ("licence", r"you (?:may|can) freely (?:copy|reproduce)"),
    ("online-version", r"online (?:version|edition)\b|this (?:online|internet|web) (?:version|edition)"),
    ("written", r"written (?:in|by|on|at|between|for)\b"),
)
_LONGEST_UNLABELLED: Final = 260
_PROSE_NAMES: Final = frozenset({"first-published", "source", "written", "translation", "copyright"})
_WEAK: Final = frozenset({"other", "author", "title"})


@dataclass(frozen=True, slots=True)
class Statement:
    """What a line states.

    Attributes:
        name: of the field.
        value: where in the line the statement without its label begins.
        label: where in the line its label ends, colon included; 0 where it has none.
        sure: whether prose could hardly begin so.
    """

    name: str
    value: int
    label: int
    sure: bool


@cache
def _stems() -> tuple[tuple[str, str], ...]:
    """Field names and stems, the longest stem first."""
    rows = Path(__file__).with_name("labels.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (row.split("\t") for row in rows if row and not row.startswith("#"))
    return tuple(sorted(((name, stem) for name, stem in pairs), key=lambda pair: (-len(pair[1]), pair)))


@cache
def _openings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _OPENINGS)


def statement(line: str) -> Statement | None:
    """What a line states about the text, or nothing."""
    return _labelled(line) or _unlabelled(line)


def _labelled(line: str) -> Statement | None:
    match = _LABEL.match(line)
    if match is None or len(match.group(1).split()) > _LABEL_WORDS:
        return None
    name = _field_name(match.group(1).lower())
    if not name:
        return None
    label = line.index(":") + 1
    value = match.end()
    if name in {"source", "first-published"}:
        after = _FROM.match(line, value)
        value = after.end() if after else value
    return Statement(name, value, label, name not in _WEAK and label < len(line))


def _field_name(label: str) -> str:
    for part in _LABEL_PART.split(label):
        for name, stem in _stems():
            if part.startswith(stem):
                return name
    return ""


def _unlabelled(line: str) -> Statement | None:
    after = _FROM.match(line)
    if after is not None:
        cited = bool(_CITATION.search(line, 0, 300)) or (line.count(",") > 0 and bool(_YEAR.search(line, 0, 160)))
        if cited and len(line) <= _LONGEST_UNLABELLED:
            return Statement("source", after.end(), 0, bool(_CITATION.search(line)))
        return None
    for name, pattern in _openings():
        if pattern.match(line):
            long = len(line) > _LONGEST_UNLABELLED
            if long and name in _PROSE_NAMES:
                return None
            return Statement(name, 0, 0, name not in _PROSE_NAMES or bool(_CITATION.search(line)))
    return Statement("source", 0, 0, False) if _is_reference(line) else None


def _is_reference(line: str) -> bool:
    """Whether a line has the parts of a bibliographical reference: "A. Writer, A Title, A Paper, 1917, p. 8."."""
    if len(line) > _LONGEST_UNLABELLED or line.count(",") < 2:
        return False
    return bool(_YEAR.search(line)) and bool(_CITATION.search(line))


def is_publication(chunk: Chunk) -> bool:
    """Whether a chunk is a block of statements about source, transcription and licence."""
    first = statement(chunk.lines[0].text)
    if first is None or is_editorial_note(chunk.text):
        return False
    found = [first, *(s for s in (statement(line.text) for line in chunk.lines[1:]) if s is not None)]
    if 3 * len(found) < len(chunk.lines) and not first.label:
        return False
    return any(s.sure for s in found) or len(found) > 1


def is_labelled(chunk: Chunk) -> bool:
    """Whether the first line has a label that prose doesn't begin with, or credits a transcriber."""
    first = statement(chunk.lines[0].text)
    return first is not None and first.sure and (bool(first.label) or first.name in {"transcription", "markup"})


def add_publication(chunk: Chunk, draft: Draft) -> None:
    """Take a chunk as one block with its statements as fields."""
    draft.add(BlockKind.PUBLICATION, chunk)
    current: tuple[Line, Statement] | None = None
    end = chunk.start
    for line in chunk.lines:
        found = statement(line.text)
        if found is None and current is not None and not _stands_alone(current[0], line):
            end = line.end
            continue
        if current is not None:
            _add_statement(*current, end, draft)
        current, end = (line, found or Statement("other", 0, 0, False)), line.end
    if current is not None:
        _add_statement(*current, end, draft)


def _stands_alone(before: Line, line: Line) -> bool:
    """Whether a line without a label says something of its own: the line before has ended, or it is in brackets."""
    return line.text.startswith(("(", "[")) or before.text.endswith((".", ")", "]", ";"))


def _add_statement(line: Line, found: Statement, end: int, draft: Draft) -> None:
    value = line.start + found.value
    if value >= end:  # a label and nothing after it
        value = line.start
    label = Span(line.start, line.start + found.label) if found.label else None
    draft.add_field(found.name, Span(line.start, end), Span(value, end), label)
