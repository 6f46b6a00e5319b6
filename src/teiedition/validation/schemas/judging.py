"""From a schema to the check it makes; each language's engine is loaded when a schema in it is met."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from teiedition.diagnostics import Diagnostic, Place, SchemaError
from teiedition.relaxng.files import read_plain
from teiedition.validation.schemas.finding import Schema
from teiedition.validation.schemas.kinds import Kind
from teiedition.validation.schemas.locations import local_path
from teiedition.validation.schemas.parts import FILES, references

if TYPE_CHECKING:
    from teiedition.validation.subject import Subject

Loaded = TypeVar("Loaded")


def judge(subject: Subject, schema: Schema) -> Iterator[Diagnostic]:
    """Judge a document by a schema.

    Raises:
        SchemaError: TEI320, the schema can't be used.
    """
    readable(schema.path)
    yield from _CHECKS[schema.kind](subject, schema)


def load(schema: Schema) -> None:
    """Compile a schema, to see whether it is one.

    Raises:
        SchemaError: TEI320, it is not, or can't be read.
    """
    readable(schema.path)
    _LOADERS[schema.kind](schema.path)


def readable(path: Path) -> None:
    """Make sure that a schema is a plain file of a reasonable size.

    Raises:
        SchemaError: TEI320.
    """
    _or_unusable(read_plain, path)


def _or_unusable(step: Callable[[Path], Loaded], path: Path) -> Loaded:
    """What a step makes of a schema file; what stops it becomes TEI320."""
    from teiedition.relaxng.faults import SchemaFault

    try:
        return step(path)
    except SchemaFault as error:
        place = Place(str(path), error.place.line, error.place.column)
        raise SchemaError("TEI320", place, schema=path.name, reason=error.fact) from error
    except OSError as error:
        raise SchemaError("TEI320", Place(str(path)), schema=path.name, reason=error.strerror or error) from error


def _relaxng(subject: Subject, schema: Schema) -> Iterable[Diagnostic]:
    from teiedition.validation.grammar import check_relaxng

    return check_relaxng(subject, schema.path)


def _xsd(subject: Subject, schema: Schema) -> Iterable[Diagnostic]:
    from teiedition.validation.xsd import check_xsd

    _parts_of_xsd(schema.path)
    return check_xsd(subject, schema.path)


def _schematron(subject: Subject, schema: Schema) -> Iterable[Diagnostic]:
    from teiedition.validation.schematron import check_rules, load_schematron

    return check_rules(subject, load_schematron(schema.path, schema.phase))


def _dtd(subject: Subject, schema: Schema) -> Iterable[Diagnostic]:
    from teiedition.validation.schemas.dtd import check_dtd

    return check_dtd(subject, schema.path)


def _load_relaxng(path: Path) -> object:
    from teiedition.relaxng.cache import compiled_schema

    return _or_unusable(lambda file: compiled_schema(file, None), path)


def _load_xsd(path: Path) -> object:
    from teiedition.validation.xsd import load_xsd

    _parts_of_xsd(path)
    return load_xsd(path)


def _parts_of_xsd(path: Path) -> None:
    """Make sure that what an XML Schema includes are plain files: xmlschema would read a pipe to its end.

    Raises:
        SchemaError: TEI320.
    """
    seen: set[Path] = set()
    waiting = [path]
    while waiting and len(seen) < FILES:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            parts = (local_path(name) for name in _or_unusable(_references, here))
            waiting.extend(here.parent / part for part in parts if part is not None and (here.parent / part).exists())


def _references(path: Path) -> list[str]:
    return list(references(Kind.XSD, read_plain(path)))


def _load_schematron(path: Path) -> object:
    from teiedition.validation.schematron import load_schematron

    return load_schematron(path)


def _load_dtd(path: Path) -> object:
    from teiedition.validation.schemas.dtd import load_dtd

    return load_dtd(path)


_CHECKS: dict[Kind, Callable[[Subject, Schema], Iterable[Diagnostic]]] = {
    Kind.RELAXNG: _relaxng,
    Kind.XSD: _xsd,
    Kind.SCHEMATRON: _schematron,
    Kind.DTD: _dtd,
}
_LOADERS: dict[Kind, Callable[[Path], object]] = {
    Kind.RELAXNG: _load_relaxng,
    Kind.XSD: _load_xsd,
    Kind.SCHEMATRON: _load_schematron,
    Kind.DTD: _load_dtd,
}
