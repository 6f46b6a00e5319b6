"""The blocks and fields found so far: what every module of the plain reader gives."""

from __future__ import annotations

from dataclasses import dataclass, field

from teiedition.readers.plain.segment import Chunk, Line
from teiedition.transcription import Block, BlockKind, Field, Span


@dataclass(slots=True)
class Draft:
    """Collects blocks and fields; groups are numbered as they come."""

    blocks: list[Block] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    groups: int = 0
    signatures: list[Line] = field(default_factory=list)
    """The first lines of the signatures, for a text that names its author nowhere else."""

    def add(self, kind: BlockKind, piece: Chunk | Line, **properties: int | str) -> None:
        """Take a chunk or a line as one block."""
        self.add_span(kind, piece.start, piece.end, **properties)

    def add_span(self, kind: BlockKind, start: int, end: int, **properties: int | str) -> None:
        self.blocks.append(Block(Span(start, end), kind, **properties))  # type: ignore[arg-type]  # level, group and n by name

    def add_lines(self, kind: BlockKind, lines: tuple[Line, ...], **properties: int | str) -> None:
        """Take several lines as one block."""
        if lines:
            self.add_span(kind, lines[0].start, lines[-1].end, **properties)

    def add_field(self, name: str, span: Span, value: Span | None = None, label: Span | None = None) -> None:
        self.fields.append(Field(span, name, value or span, label))

    def new_group(self) -> int:
        self.groups += 1
        return self.groups
