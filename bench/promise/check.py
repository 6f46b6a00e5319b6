"""What was promised of one text, looked at from outside, by other means than those of the encoder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from lxml import etree

from teiedition.annotation import Annotation
from teiedition.diagnostics import InputError, TeiEditionError
from teiedition.pipeline import encode, transform
from teiedition.publication import RenderOptions
from teiedition.resources import resource
from teiedition.transcription import Source


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one text.

    Attributes:
        digest: of the TEI; of the refusal where the text was refused.
        refused: the code of the reader that takes it for no text.
        broken: in words; empty where the promise is kept.
        words: of the text, as blanks part them.
    """

    digest: str
    refused: str = ""
    broken: str = ""
    words: int = 0


def kept_promise(data: bytes, name: str) -> Outcome:
    """Encode a text and look at the result: text, nesting, grammar. That it is the same again the digests say."""
    source = Source(data, name)
    try:
        encoded = encode(source)
    except InputError as error:
        return Outcome(_digest(str(error).encode()), refused=error.diagnostic.code)
    except TeiEditionError as error:
        return Outcome("", broken=str(error))
    except Exception as error:  # what is looked for is any exception at all
        return Outcome("", broken=f"{type(error).__name__}: {error}")
    faults = [*_lost(encoded.data, source), *_crossing(encoded.annotations), *_invalid(encoded.data)]
    return Outcome(_digest(encoded.data), broken="; ".join(faults), words=len(encoded.transcription.text.split()))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def _lost(data: bytes, source: Source) -> Iterator[str]:
    """Whether the TEI file, read as ``transform --to transcription`` reads it, gives the bytes of the source."""
    try:
        again = transform(Source(data, "again.xml"), RenderOptions("transcription"))
    except TeiEditionError as error:
        yield f"the transcription can't be had again: {error}"
        return
    if again != source.data:
        at = next((i for i, (a, b) in enumerate(zip(again, source.data, strict=False)) if a != b), -1)
        yield f"other bytes from {at} on"


def _crossing(annotations: Sequence[Annotation]) -> Iterator[str]:
    """Annotations that begin inside another and end outside it."""
    open_ends: list[int] = []
    for annotation in sorted(annotations, key=lambda one: (one.span.start, -one.span.end)):
        while open_ends and open_ends[-1] <= annotation.span.start:
            open_ends.pop()
        if open_ends and annotation.span.end > open_ends[-1]:
            yield f"crossing at {annotation.span.start}: {annotation.kind}"
            return
        open_ends.append(annotation.span.end)


@cache
def _grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(resource("schema", "teiedition.rng")))


def _invalid(data: bytes) -> Iterator[str]:
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        yield f"not well-formed: {error}"
        return
    grammar = _grammar()
    if not grammar.validate(root):
        yield f"not valid: {next(iter(grammar.error_log), 'no reason given')}"
