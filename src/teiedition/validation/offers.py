"""Findings with the repairs that are offered for them; what finds repairs is loaded only where something was found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from teiedition.diagnostics import Diagnostic

if TYPE_CHECKING:
    from teiedition.options import SchemaChoice

_MENDABLE = ("TEI309", "TEI31", "TEI501", "TEI503", "TEI240", "TEI241")


def with_offers(found: Sequence[Diagnostic], data: bytes, path: str, choice: SchemaChoice = None) -> list[Diagnostic]:
    """The findings of a document, each with its repair where there is one.

    Args:
        found: all of them.
        data: the bytes of the file.
        path: its name, as the findings have it.
        choice: of the schema, as it was judged by.
    """
    if not any(one.code.startswith(_MENDABLE) for one in found):
        return list(found)
    from teiedition.validation.repairs import with_repairs

    return with_repairs(found, data, path, choice)
