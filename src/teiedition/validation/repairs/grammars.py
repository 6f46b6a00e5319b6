"""The grammars whose findings are repaired: those of the schemas for a document that are in RELAX NG."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from teiedition.validation.grammar import own_grammar_path
from teiedition.validation.schemas.finding import find_schemas
from teiedition.validation.schemas.kinds import Kind

if TYPE_CHECKING:
    from teiedition.options import SchemaChoice


def grammars_for(data: bytes, path: str, choice: SchemaChoice) -> list[Path]:
    """The RELAX NG schemas that a document is judged by.

    Args:
        data: the document.
        path: where it lies.
        choice: of the user.

    Raises:
        SchemaError: TEI320, TEI321, TEI325, TEI328: what the user chose can't be used.
    """
    found = find_schemas(data, path, choice)
    own = [own_grammar_path()] if found.own else []
    return [*(schema.path for schema in found.schemas if schema.kind is Kind.RELAXNG), *own]
