"""Which record each name points to: short forms and full names of one bearer share it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from teiedition.annotation import Kind
from teiedition.annotators.names.finder import Named
from teiedition.annotators.names.page import Page
from teiedition.authority import Authority, Record, RecordKind

RECORD_KINDS = {
    Kind.PERSON: RecordKind.PERSON,
    Kind.PLACE: RecordKind.PLACE,
    Kind.ORG: RecordKind.ORG,
    Kind.EVENT: RecordKind.EVENT,
    Kind.SHIP: RecordKind.ORG,
}


def slug(name: str) -> str:
    """An XML name made of a name: ASCII letters, digits and hyphens."""
    folded = unicodedata.normalize("NFKD", name.replace("ß", "ss").replace("ø", "o").replace("ł", "l")).lower()
    plain = re.sub(r"[’'.]", "", folded)
    words = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")
    return words if words[:1].isalpha() else f"n-{words}".rstrip("-")


def assign_records(page: Page, found: Sequence[Named], authority: Authority) -> tuple[list[str], list[Record]]:
    """Give each name the id of its record.

    Returns:
        An id for each name, in their order, and the records that the authority lacks.
    """
    refs = [slug(" ".join(page.text[n.start : n.end].split())) for n in found]
    made = {}
    for n, ref in zip(found, refs, strict=True):
        made.setdefault(ref, Record(ref, RECORD_KINDS[n.claim.kind], page.text[n.start : n.end], resp="names"))
    return refs, list(made.values())
