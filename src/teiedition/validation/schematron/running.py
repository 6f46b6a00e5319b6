"""A schema run over a document by one of the engines, and its findings as Diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from lxml import etree

from teiedition.diagnostics import Diagnostic
from teiedition.validation.schematron.engines import Engine, Finding
from teiedition.validation.schematron.model import Schema
from teiedition.validation.schematron.plain import PlainEngine, is_plain
from teiedition.validation.schematron.reading import own_rules
from teiedition.validation.subject import Subject

_LONGEST: Final = 200
"""Characters of a message."""
_LONG: Final = 10_000
"""Elements of a document."""


@lru_cache(maxsize=8)
def _tree(schema: Schema) -> Engine:
    if is_plain(schema):
        try:
            return PlainEngine(schema)
        except etree.XPathError:
            pass  # the other says of which rule
    from teiedition.validation.schematron.tree import TreeEngine

    return TreeEngine(schema)


@lru_cache(maxsize=8)
def _saxon(schema: Schema) -> Engine:
    from teiedition.validation.schematron.saxon import SaxonEngine

    return SaxonEngine(schema, _tree)


def _fitting(schema: Schema, subject: Subject) -> str:
    """Saxon, where it is installed, for documents so long that its start doesn't count."""
    if schema.old:
        return "tree"
    from importlib.util import find_spec

    if find_spec("saxonche") is None:
        return "tree"
    count: object = subject.root.xpath("count(//*)")
    return "saxon" if isinstance(count, float) and count > _LONG else "tree"


ENGINES: Final[Mapping[str, Callable[[Schema], Engine]]] = {"tree": _tree, "saxon": _saxon}
"""By name: lxml with elementpath, which is always there, and saxonche."""


def check_rules(subject: Subject, schema: Schema | None = None, engine: str = "auto") -> Iterator[Diagnostic]:
    """Run the rules of a schema, the edition's own where none is given.

    Args:
        subject: the document.
        schema: as ``load_schematron`` or ``embedded_rules`` give it.
        engine: a name of ``ENGINES``; ``auto`` for whichever is the faster here: they find the same.

    Raises:
        MissingExtra: TEI407, saxonche is asked for and not installed.

    Emits: TEI401, TEI402, TEI403, TEI404, TEI405.
    """
    schema = own_rules() if schema is None else schema
    yield from schema.notes
    name = _fitting(schema, subject) if engine == "auto" else engine
    for finding in ENGINES[name](schema).findings(subject):
        yield _diagnostic(subject, finding)


def _diagnostic(subject: Subject, finding: Finding) -> Diagnostic:
    code = finding.test.code if finding.test is not None else "TEI403"
    values: dict[str, object] = {"message": finding.message[:_LONGEST]}
    if finding.test is None:
        values = {"rule": finding.rule[:_LONGEST], "reason": finding.message[:_LONGEST]}
    if finding.spot is None:
        return Diagnostic.of(code, finding.place, **values)
    return subject.found(code, finding.spot.element, finding.spot.attribute, **values)
