"""Quotations of a text in another language, by their marks and dashes, with no word on whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from teiedition.annotation import QUOTATIONS, Annotation, Kind
from teiedition.annotators.lexicon import table_lines
from teiedition.annotators.protocol import Context, Findings
from teiedition.annotators.quotations.marks import find_marked, quotes_in_singles
from teiedition.transcription import Block, BlockKind, Span

_SKIPPED: Final = frozenset({BlockKind.PUBLICATION, BlockKind.COLOPHON, BlockKind.SEPARATOR, BlockKind.DOC_DATE})
_TURN = re.compile(r"^[—–―-][ \u00a0\u202f](?=\S)[^\n]*(?:\n(?![—–―-][ \u00a0\u202f])[^\n]+)*", re.MULTILINE)
_CLAUSE = re.compile(r"[,.?!…»][ \u00a0\u202f](?:(?P<dash>[—–―])[ \u00a0\u202f])?")
_INSERTED = re.compile(r"[,!?…][ \u00a0\u202f](?:[—–―][ \u00a0\u202f])?([^\W\d_]+(?:[-’'][^\W\d_]+)*)")
"""What follows a sign inside a quotation: "Bread, says he, and no stones"."""
LEAST_TURNS: Final = 2
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_BESIDE: Final = 40
"""Characters before and behind a quotation in which a verb may tell what it is."""


class Marks:
    """Marks what stands in quotation marks, and turns of speech that a dash opens.

    Emits: TEI110 a quotation is never closed; TEI111 a mark closes nothing.
    """

    name: Final = "quotations"
    needs: Final[frozenset[Kind]] = frozenset()
    gives: Final = QUOTATIONS

    def find(self, context: Context) -> Findings:
        text = context.transcription.text
        blocks = [block for block in context.transcription.blocks if block.kind not in _SKIPPED]
        turns = [turn for block in blocks for turn in _turns(text, block)]
        spoken = [part for turn in turns for part in _spoken(context, *turn)] if len(turns) >= LEAST_TURNS else []
        found = [_annotation(Kind.SAID, start, end, ("dash",)) for start, end in spoken]
        for block in blocks:
            found += _in_marks(context, block)
        return Findings(tuple(sorted(found, key=lambda one: (one.span.start, -one.span.end))))


def _in_marks(context: Context, block: Block) -> Iterator[Annotation]:
    text, place = context.transcription.text, context.transcription.place
    marks = find_marked(text, block.span.start, block.span.end, single_first=quotes_in_singles(text))
    for marked in marks.stretches:
        if not marked.closed:
            shown = text[marked.start : marked.start + 40]
            context.report.add("TEI110", place(Span(marked.start, marked.start + 1)), text=shown)
        kind = _kind(context, block, marked.start, marked.end)
        rule = "marks" if kind is Kind.UNDECIDED else "verb-beside"
        yield _annotation(kind, marked.start, marked.end, (rule,), unclosed="" if marked.closed else "true")
    for offset in marks.strays:
        shown = text[max(0, offset - 30) : offset + 1].strip()
        context.report.add("TEI111", place(Span(offset, offset + 1)), text=shown)


def _kind(context: Context, block: Block, start: int, end: int) -> Kind:
    """What a verb just before a colon, or just behind the closing mark, makes of a quotation."""
    text = context.transcription.text
    before = text[max(block.span.start, start - _BESIDE) : start].rstrip()
    words = [match[1] for match in _INSERTED.finditer(text, start, end)]
    words += _WORD.findall(text[end : min(block.span.end, end + _BESIDE)])[:2]
    if before.endswith(":"):
        words += _WORD.findall(before)[-3:]
    else:  # the clause in the middle of an interrupted quotation
        words += _WORD.findall(before)[-3:] if before.endswith(",") else []
    verbs = _verbs(context.language.partition("-")[0])
    return next((verbs[word.lower()] for word in words if word.lower() in verbs), Kind.UNDECIDED)


def _turns(text: str, block: Block) -> list[tuple[int, int]]:
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
        return []
    return [match.span() for match in _TURN.finditer(text[: block.span.end], block.span.start)]


def _spoken(context: Context, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a turn that are spoken: a dash, or a verb of speaking, parts them from the words of the narrator."""
    text, at, speaking = context.transcription.text, start, True
    verbs = _verbs(context.language.partition("-")[0])
    for sign in _CLAUSE.finditer(text, start + 2, end):
        after = _WORD.match(text, sign.end())
        tells = after is not None and after.group() in verbs
        if speaking and (tells or (sign["dash"] and after is not None and after.group().islower())):
            yield at, sign.start() + 1
            at, speaking = sign.end(), False
        elif not speaking and sign["dash"]:
            at, speaking = sign.end(), True
    if speaking:
        yield at, end


def _annotation(kind: Kind, start: int, end: int, evidence: tuple[str, ...], **properties: str) -> Annotation:
    certainty = 0.6 if kind is Kind.UNDECIDED else 0.8
    return Annotation.of(kind, start, end, certainty=certainty, resp="quotations", evidence=evidence, **properties)


@cache
def _verbs(tag: str) -> Mapping[str, Kind]:
    rows = (line.split("\t") for line in table_lines("languages", "verbs.tsv"))
    return {word: Kind(sort) for language, sort, line in rows if language == tag for word in line.split()}


annotator = Marks()
