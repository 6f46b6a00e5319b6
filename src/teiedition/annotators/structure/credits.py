"""Who did what for the transcription: "2021 by A. B.", "Transcribed & marked up by A. B. for the C." -> names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_TASKS = (
    ("transcription", r"transcri|digiti[sz]|scan|typed|e-?text|ocr"),
    ("markup", r"mark(?:ed)?[- ]?up|html|web\b|format|convert|prepared for"),
    ("proofreading", r"proof|correct|checked"),
    ("translation", r"transla"),
    ("editing", r"edit(?:ed|ing|or)"),
)
_BRACKETS = re.compile(r"\([^)\n]*\)?|\[[^\]\n]*\]?")
_BY = re.compile(r"\bby:?\s+|^by:?\s+", re.IGNORECASE)
_END = re.compile(
    r"\s+(?:for|from|in|on|with|at|of this|as part|under|using|courtesy|via)\s|[;:|]|,?\s+(?=\d{4}\b)|"
    r",\s+(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s)|(?<=[^\W\d_]{2})\.(?=\s|$)|\s[–—-]\s|\n|©"
)
_PARTING = re.compile(r"\s*,\s*(?:and\s+|&\s*)?|\s+(?:&|and|und|et)\s+|\s*/\s*")
_LEADING_YEAR = re.compile(r"\s*(?:in\s+)?(?:\d{4}|\d{1,2}\.\d{1,2}\.\d{4})\s*,?\s*(?:by\s+)?")
_NAME = re.compile(r"(?:(?:the|The)\s+)?[^\W\d_a-zà-ÿ][\w.’'\- ]*")
_NOT_NAMES = frozenset(
    [
        "html",
        "mark-up",
        "markup",
        "transcription",
        "marxists",
        "unknown",
        "anonymous",
        "public",
        "domain",
        "mia",
        "etol",
    ]
)


class Credit(NamedTuple):
    """A person or body, by offsets, and what they did: words of ``Kind.RESPONSIBLE``, blank between."""

    start: int
    end: int
    tasks: str


@cache
def _tasks() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((task, re.compile(rf"\b(?:{pattern})", re.IGNORECASE)) for task, pattern in _TASKS)


def tasks_of(words: str) -> str:
    """What a label or clause credits: "transcription editing markup" from "Transcription/Editing/HTML Markup:"."""
    found = [(match.start(), task) for task, pattern in _tasks() if (match := pattern.search(words))]
    return " ".join(task for _, task in sorted(found))


def find_credits(text: str, start: int, end: int, label: str, default: str) -> Iterator[Credit]:
    """The persons and bodies a statement credits.

    Args:
        text: of the transcription.
        start: of the statement's value.
        end: of the statement.
        label: its label; empty where it has none.
        default: the task where no word names one.
    """
    value = _BRACKETS.sub(lambda match: "\n" * len(match.group()), text[start:end])
    clauses = [match for match in _BY.finditer(value) if match.end() < len(value)]
    if not clauses:
        year = _LEADING_YEAR.match(value)
        yield from _names(value, year.end() if year else 0, start, tasks_of(label) or default)
        return
    before = 0
    for clause in clauses:
        tasks = tasks_of(value[before : clause.start()]) or tasks_of(label) or default
        yield from _names(value, clause.end(), start, tasks)
        before = clause.end()


def _names(value: str, at: int, start: int, tasks: str) -> Iterator[Credit]:
    limit = _END.search(value, at)
    end = limit.start() if limit else len(value)
    while at < end:
        parting = _PARTING.search(value, at, end)
        stop = parting.start() if parting else end
        span = _name_in(value, at, stop)
        if span is not None:
            yield Credit(start + span[0], start + span[1], tasks)
        at = parting.end() if parting and parting.end() > at else end


def _name_in(value: str, at: int, stop: int) -> tuple[int, int] | None:
    while at < stop and value[at].isspace():
        at += 1
    while stop > at and (value[stop - 1].isspace() or value[stop - 1] in ",;"):
        stop -= 1
    if value[stop - 1 : stop] == "." and not re.search(r"(?:\b[^\W\d_]|[JS]r)\.$", value[at:stop]):
        stop -= 1
    words = value[at:stop]
    if not _NAME.fullmatch(words) or len(words.split()) > 8 or words.split()[0].lower() in _NOT_NAMES:
        return None
    return at, stop
