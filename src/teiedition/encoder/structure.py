"""Blocks -> divisions and what stands in them, valid for any order of blocks.

A division of TEI has a top (heads, byline, date, opener), then paragraphs and the like, then a bottom (closer,
postscript); notes and separators may stand anywhere. A block that asks for the top or the bottom but stands in the
middle becomes an ``ab`` that says what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from teiedition.transcription import Block, BlockKind

TOP = frozenset(
    {
        BlockKind.BYLINE,
        BlockKind.TITLE,
        BlockKind.SUBTITLE,
        BlockKind.DOC_DATE,
        BlockKind.EPIGRAPH,
        BlockKind.DATELINE,
        BlockKind.SALUTATION,
    }
)
BOTTOM = frozenset(
    {BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.SALUTATION, BlockKind.SIGNATURE, BlockKind.POSTSCRIPT}
)
ANYWHERE = frozenset(
    {BlockKind.PUBLICATION, BlockKind.SERIES, BlockKind.NOTE, BlockKind.EDITORIAL_NOTE, BlockKind.SEPARATOR}
)
GROUPED = frozenset({BlockKind.VERSE_LINE, BlockKind.ITEM, BlockKind.CELL})


class Zone:
    """Where in a division a block stands."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(slots=True)
class Division:
    """A head with what belongs to it; the first division of a text has no section head."""

    head: Block | None
    blocks: list[Block] = field(default_factory=list)
    divisions: list[Division] = field(default_factory=list)

    def zones(self) -> Iterator[tuple[str, list[Block]]]:
        """Runs of blocks that become one element or a series of like ones, each with its zone."""
        top = _prefix(self.blocks, TOP)
        bottom = top + _suffix(self.blocks[top:], BOTTOM)
        if self.divisions or all(block.kind in ANYWHERE for block in self.blocks[top:bottom]):
            bottom = len(self.blocks)  # only the last of the divisions has a bottom, and only below something
        for index, run in _runs(self.blocks):
            zone = Zone.TOP if index < top else Zone.BOTTOM if index >= bottom else Zone.MIDDLE
            yield zone, run


def _prefix(blocks: Sequence[Block], kinds: frozenset[BlockKind]) -> int:
    """How many blocks at the start are of some kinds or may stand anywhere, up to the last of the kinds."""
    end = 0
    for index, block in enumerate(blocks):
        if block.kind in kinds:
            end = index + 1
        elif block.kind not in ANYWHERE:
            break
    return end


def _suffix(blocks: Sequence[Block], kinds: frozenset[BlockKind]) -> int:
    return len(blocks) - _prefix(blocks[::-1], kinds)


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[int, list[Block]]]:
    """Lines of a stanza, items of a list, cells of a table, paragraphs of a note together, everything else alone."""
    run: list[Block] = []
    for index, block in enumerate(blocks):
        if run and not _continues(block, run[-1]):
            yield index - len(run), run
            run = []
        run.append(block)
    if run:
        yield len(blocks) - len(run), run


def _continues(block: Block, before: Block) -> bool:
    """Whether a block belongs to the element that the block before it began; a note without a sign goes on."""
    if block.kind is not before.kind:
        return False
    if block.kind is BlockKind.NOTE:
        return not block.n
    return block.kind in GROUPED and block.group == before.group


def build_divisions(blocks: Iterable[Block]) -> tuple[Division, list[Block]]:
    """Divide a text at its heads.

    Returns:
        The whole text as a division with its sections, nested by the level of their heads, and the colophon: the
        blocks of the archive's foot, if they end the text.
    """
    body = list(blocks)
    colophon: list[Block] = []
    while body and body[-1].kind is BlockKind.COLOPHON:
        colophon.insert(0, body.pop())
    whole = Division(None)
    open_: list[tuple[int, Division]] = [(0, whole)]
    for block in body:
        if block.kind is BlockKind.HEAD:
            level = max(block.level, 1)
            while open_[-1][0] >= level:
                open_.pop()
            division = Division(block)
            open_[-1][1].divisions.append(division)
            open_.append((level, division))
        else:
            open_[-1][1].blocks.append(block)
    return whole, colophon
