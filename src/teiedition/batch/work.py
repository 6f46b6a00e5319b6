"""The pieces of work that are done on each document: values that can be handed to a worker, loaded where they run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiedition.batch.reasons import reasons_of
from teiedition.diagnostics import Report
from teiedition.transcription import Source

if TYPE_CHECKING:
    from teiedition.pipeline import EncodeOptions
    from teiedition.publication import RenderOptions


@dataclass(frozen=True)
class Made:
    """What a worker gives back: bytes and words, no trees.

    Attributes:
        data: the file made.
        reasons: a line for each annotation, why it was made; empty unless asked for.
    """

    data: bytes
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Encode:
    """Transcription -> TEI file."""

    options: EncodeOptions
    explain: bool = False

    def __call__(self, source: Source, report: Report) -> Made:
        from teiedition.pipeline import encode

        encoded = encode(source, self.options, report)
        return Made(encoded.data, tuple(reasons_of(encoded)) if self.explain else ())


@dataclass(frozen=True)
class Transform:
    """TEI file -> one output format."""

    options: RenderOptions

    def __call__(self, source: Source, report: Report) -> Made:
        from teiedition.pipeline import transform

        return Made(transform(source, self.options, report))
