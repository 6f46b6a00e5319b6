"""A schema run over a document by one of the engines, and its findings as Diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from lxml import etree

from teiedition.diagnostics import Diagnostic
from teiedition.validation.schematron.engines import Engine, Finding
from teiedition.validation.schematron.model import Schema
from teiedition.validation.schematron.reading import own_rules
from teiedition.validation.schematron.spots import Spot
from teiedition.validation.subject import Subject

_LONGEST: Final = 200
"""Characters of a message."""


@lru_cache(maxsize=8)
def _tree(schema: Schema) -> Engine:
    from teiedition.validation.schematron.tree import TreeEngine

    return TreeEngine(schema)


@lru_cache(maxsize=8)
def _saxon(schema: Schema) -> Engine:
    from teiedition.validation.schematron.saxon import SaxonEngine

    return SaxonEngine(schema, _tree)


ENGINES: Final[Mapping[str, Callable[[Schema], Engine]]] = {"tree": _tree, "saxon": _saxon}
"""By name: lxml with elementpath, which is always there, and saxonche."""


def check_rules(subject: Subject, schema: Schema | None = None, engine: str = "tree") -> Iterator[Diagnostic]:
    """Run the rules of a schema, the edition's own where none is given.

    Args:
        subject: the document.
        schema: as ``load_schematron`` or ``embedded_rules`` give it.
        engine: a name of ``ENGINES``.

    Raises:
        MissingExtra: TEI407, saxonche is asked for and not installed.

    Emits: TEI401, TEI402, TEI403, TEI404, TEI405.
    """
    schema = own_rules() if schema is None else schema
    yield from schema.notes
    for finding in ENGINES[engine](schema).findings(subject):
        yield _diagnostic(subject, finding)


def _diagnostic(subject: Subject, finding: Finding) -> Diagnostic:
    code = finding.test.code if finding.test is not None else "TEI403"
    values: dict[str, object] = {"message": finding.message[:_LONGEST]}
    if finding.test is None:
        values = {"rule": finding.rule[:_LONGEST], "reason": finding.message[:_LONGEST]}
    if finding.spot is None:
        return Diagnostic.of(code, finding.place, **values)
    element, attribute = _shown(finding.spot)
    return subject.found(code, element, attribute, **values)


def _shown(spot: Spot) -> tuple[etree._Element, str]:
    """The element to point at: comments and instructions have no place of their own."""
    element = spot.element
    if isinstance(element.tag, str):
        return element, spot.attribute
    parent = element.getparent()
    return (parent if parent is not None else element.getroottree().getroot()), ""
