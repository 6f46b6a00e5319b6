"""Anchors of notes: the signs in the text that a note block answers.

note blocks --sign--> what an anchor looks like    "1" makes [1], (1), ¹; "*" makes *; letters only in brackets
text        --signs--> NOTE_ANCHOR                 only where a note bears that sign; ``target`` is the note's sign
both ways   --> TEI172, TEI173                     an anchor without note, a note without anchor
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from teiedition.annotation import Annotation, Kind
from teiedition.annotators.protocol import Context, Findings
from teiedition.transcription import Block, BlockKind, Span

NOTES: Final = frozenset({BlockKind.NOTE, BlockKind.EDITORIAL_NOTE})
_SUPERSCRIPTS: Final = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")
_BRACKETED = re.compile(r"\[(\d{1,3}\*?|[a-zA-Z]|[ivx]{1,5}|[*†‡§]{1,4})\]|\((\d{1,3}\*?|[*†‡§]{1,4})\)")
_BARE = re.compile(r"(?<=[\w.,;:!?”’\"')\]])(?:([¹²³⁰⁴-⁹]{1,3})|([*†‡§]{1,4}))(?![\w*])")
# figures whose raised place a plain text has lost: "the general movement.2 The"
_LOWERED = re.compile(r"(?<=[a-z.,;!?”’\")])(\d{1,2})(?=[\s.,;:]|$)")
_LISTED = re.compile(r"[\s(\[]*$")


class Notes:
    """Finds the anchors of notes.

    Emits: TEI172 an anchor whose note is missing, TEI173 a note that no anchor points to.
    """

    name: Final = "notes"
    needs: Final[frozenset[Kind]] = frozenset()
    gives: Final = frozenset({Kind.NOTE_ANCHOR})

    def find(self, context: Context) -> Findings:
        signs = {block.n: block for block in context.transcription.blocks if block.kind in NOTES and block.n}
        found = [anchor for anchor in _anchors(context) if _is_anchor(anchor, signs, context)]
        found += _lowered(context, [sign for sign in signs if sign.isdigit()], {a.get("target") for a in found})
        answered = {anchor.get("target") for anchor in found}
        for sign, block in signs.items():
            if sign not in answered:
                context.report.add("TEI173", context.transcription.place(block.span), sign=sign)
        return Findings(tuple(found))


def _anchors(context: Context) -> Iterator[Annotation]:
    """What looks like an anchor, in the order of the text; a note's own sign at its beginning is none."""
    text = context.transcription.text
    if not any(sign in text for sign in "[(*†‡§¹²³⁰⁴⁵⁶⁷⁸⁹"):
        return
    for block in context.transcription.blocks:
        if block.kind is BlockKind.SEPARATOR:
            continue
        for pattern in (_BRACKETED, _BARE):
            for match in pattern.finditer(text, block.span.start, block.span.end):
                if _begins(block, match.start(), text):
                    continue
                sign = next(group for group in match.groups() if group).translate(_SUPERSCRIPTS)
                yield _anchor(match, sign, "sign", 0.95)


def _anchor(match: re.Match[str], sign: str, rule: str, certainty: float) -> Annotation:
    return Annotation.of(
        Kind.NOTE_ANCHOR,
        match.start(),
        match.end(),
        certainty=certainty,
        resp="notes",
        evidence=(rule, match.group()),
        n=match.group(),
        target=sign,
    )


def _lowered(context: Context, signs: list[str], answered: set[str]) -> Iterator[Annotation]:
    """Anchors that are bare figures, for numbers no other anchor answers; they stand in the order of the notes."""
    waiting = [sign for sign in signs if sign not in answered]
    for block in context.transcription.blocks:
        if not waiting:
            return
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        for match in _LOWERED.finditer(context.transcription.text, block.span.start, block.span.end):
            if waiting and match[1] == waiting[0]:
                yield _anchor(match, waiting.pop(0), "figure", 0.8)


def _begins(block: Block, at: int, text: str) -> bool:
    """Whether a sign is the note's own, or the number of an item, at the beginning of a block."""
    return _LISTED.fullmatch(text[block.span.start : at]) is not None


def _is_anchor(anchor: Annotation, signs: dict[str, Block], context: Context) -> bool:
    """Keep an anchor that a note answers; report one in square brackets that none does, where there are notes."""
    text, sign = context.transcription.text, anchor.get("target")
    if sign in signs:
        return not _counts(text, anchor)
    if signs and sign.isdigit() and text[anchor.span.start] == "[":
        context.report.add("TEI172", context.transcription.place(Span(anchor.span.start, anchor.span.end)), sign=sign)
    return False


def _counts(text: str, anchor: Annotation) -> bool:
    """Whether figures in round brackets number the points of a sentence: "first (1) the mine, then (2) the press"."""
    if text[anchor.span.start] != "(":
        return False
    before, after = text[max(0, anchor.span.start - 1) : anchor.span.start], text[anchor.span.end : anchor.span.end + 2]
    return before.isspace() and after[:1].isspace() and after[1:].islower()


annotator = Notes()
