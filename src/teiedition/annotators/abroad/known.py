"""Names and titles of the edition's authority files in a text of any language: letter by letter, and no others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from teiedition.annotation import Annotation, Kind
from teiedition.annotators.protocol import Context, Findings
from teiedition.authority import Record, RecordKind

_KINDS: Final = {
    RecordKind.PERSON: Kind.PERSON,
    RecordKind.PLACE: Kind.PLACE,
    RecordKind.ORG: Kind.ORG,
    RecordKind.EVENT: Kind.EVENT,
    RecordKind.WORK: Kind.WORK,
}
CERTAINTY: Final = 0.9


class Known:
    """Marks what the authority files name."""

    def __init__(self, name: str, kinds: frozenset[RecordKind]) -> None:
        self.name = name
        self.needs: frozenset[Kind] = frozenset()
        self.gives = frozenset(_KINDS[kind] for kind in kinds)
        self._kinds = kinds

    def find(self, context: Context) -> Findings:
        """Find each name of a record, the longest of those that share words."""
        forms = _forms(record for record in context.authority if record.kind in self._kinds)
        taken = bytearray(len(context.transcription.text) + 1)
        for annotation in context.of_kind(Kind.WORK, Kind.RESPONSIBLE):
            taken[annotation.span.start : annotation.span.end] = b"\1" * len(annotation.span)
        found = []
        for start, end, record in _longest_first(context, forms):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append(_annotation(start, end, record, self.name, context.transcription.text))
        return Findings(tuple(found))


def _forms(records: Iterator[Record]) -> Mapping[str, list[tuple[str, Record]]]:
    """First word -> names that begin with it, and their records."""
    forms: dict[str, list[tuple[str, Record]]] = {}
    for record in records:
        for name in dict.fromkeys((record.name, *record.variants)):
            if name.strip():
                forms.setdefault(name.split()[0].rstrip(".,"), []).append((name, record))
    return forms


def _longest_first(context: Context, forms: Mapping[str, list[tuple[str, Record]]]) -> list[tuple[int, int, Record]]:
    text, found = context.transcription.text, []
    for token in context.tokens:
        for name, record in forms.get(token.text.rstrip("."), ()):
            end = token.start + len(name)
            if " ".join(text[token.start : end].split()) == name and not text[end : end + 1].isalnum():
                found.append((token.start, end, record))
    return sorted(found, key=lambda one: (one[0] - one[1], one[0], one[2].id))


def _annotation(start: int, end: int, record: Record, resp: str, text: str) -> Annotation:
    kind = _KINDS[record.kind]
    level = (record.get("level") or "m") if kind is Kind.WORK else ""
    evidence = ("authority", text[start:end])
    return Annotation.of(
        kind, start, end, certainty=CERTAINTY, resp=resp, evidence=evidence, ref=record.id, level=level
    )


names = Known("names", frozenset({RecordKind.PERSON, RecordKind.PLACE, RecordKind.ORG, RecordKind.EVENT}))
works = Known("works", frozenset({RecordKind.WORK}))
