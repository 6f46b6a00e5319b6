"""The checks in their order, and which of them a selection of codes asks for.

A check is a function from a ``Subject`` to findings; ``CHECKS`` names each with the codes it may give, so that
``select`` leaves out the work as well as the findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

from teiedition.diagnostics import Diagnostic, Place, SchemaError
from teiedition.validation.added import load_check
from teiedition.validation.chains import check_chains
from teiedition.validation.choices import check_choices
from teiedition.validation.dates import check_dates
from teiedition.validation.grammar import CODES, check_grammar, check_relaxng
from teiedition.validation.header import check_header
from teiedition.validation.ids import check_ids
from teiedition.validation.parsing import check_root, no_xml, read_document, read_file
from teiedition.validation.pointers import check_pointers
from teiedition.validation.quotations import check_quotations
from teiedition.validation.records import check_identifiers, check_records
from teiedition.validation.schematron import check_rules, load_schematron
from teiedition.validation.statements import check_statements
from teiedition.validation.streaming import RNG, check_stream, needs_no_tree
from teiedition.validation.subject import Subject
from teiedition.validation.suppressions import Kept, looked_for_all, suppress
from teiedition.validation.xsd import check_xsd
from teiedition.vocabulary import TeiDocument


class Check(NamedTuple):
    """One check and the codes it may give."""

    name: str
    codes: tuple[str, ...]
    run: Callable[[Subject], Iterable[Diagnostic]]


CHECKS: Final = (
    Check("grammar", CODES, check_grammar),
    Check("rules", ("TEI401", "TEI402"), check_rules),
    Check("ids", ("TEI505",), check_ids),
    Check("pointers", ("TEI501", "TEI502", "TEI503"), check_pointers),
    Check("chains", ("TEI504",), check_chains),
    Check("records", ("TEI506",), check_records),
    Check("identifiers", ("TEI507", "TEI508"), check_identifiers),
    Check("header", ("TEI201", "TEI202", "TEI203"), check_header),
    Check("dates", ("TEI222", "TEI230", "TEI231", "TEI232"), check_dates),
    Check("statements", ("TEI220", "TEI221", "TEI223", "TEI224"), check_statements),
    Check("quotations", ("TEI410",), check_quotations),
    Check("choices", ("TEI411",), check_choices),
)
"""Every check, in the order of the report."""


def check_document(
    document: TeiDocument,
    schema: Path | None = None,
    *,
    select: tuple[str, ...] = (),
    checks: tuple[str, ...] = (),
    data: bytes = b"",
) -> Iterator[Diagnostic]:
    """Check a TEI document.

    Args:
        document: the tree.
        schema: judge by this .rng, .rnc, .xsd or .sch instead of the edition's own grammar and rules; the checks of pointers,
            ids, dates and statements run all the same.
        select: codes or their beginnings; only those are looked for. Empty for all.
        checks: of other packages, by name, made after ours.
        data: the bytes the document was parsed from; without them findings have lines, but no columns.

    Raises:
        SchemaError: TEI320, the schema can't be used.
        ConfigurationError: TEI727, TEI729: a check of another package can't be used.
    """
    subject = Subject(document, data)
    root = check_root(document)
    if root and schema is None:
        yield from _selected(root, select)
        return
    for check in CHECKS if schema is None else _with_schema(schema):
        if any(code.startswith(select or ("",)) for code in check.codes):
            yield from _selected(check.run(subject), select)
    for name in checks:
        yield from _selected(load_check(name)(subject), select)


def check_bytes(
    data: bytes,
    path: str = "",
    schema: Path | None = None,
    *,
    select: tuple[str, ...] = (),
    checks: tuple[str, ...] = (),
) -> list[Diagnostic]:
    """Check the bytes of a TEI file; whatever they hold, the answer is findings, sorted by place.

    Emits: TEI301 to TEI309 where they are no TEI document; else what ``check_document`` finds.
    """
    return judge_bytes(data, path, schema, select=select, checks=checks).found


def judge_bytes(
    data: bytes,
    path: str = "",
    schema: Path | None = None,
    *,
    select: tuple[str, ...] = (),
    checks: tuple[str, ...] = (),
) -> Kept:
    """The findings of ``check_bytes``, and how many more the document itself suppresses."""
    found = _judge_stream(data, path, schema, select) if not checks and needs_no_tree(schema, select) else None
    if found is None:
        document, refused = read_document(data, path)
        if document is None:
            return Kept(sorted({*refused, *_before_break(refused, data, schema, select)}))
        found = _once(check_document(document, schema, select=select, checks=checks, data=data))
    return suppress(data, path, found, codes_looked_for(schema, select))


def _judge_stream(data: bytes, path: str, schema: Path | None, select: tuple[str, ...]) -> list[Diagnostic] | None:
    """What a RELAX NG grammar finds in bytes; None where they are no document, which libxml2 is to say."""
    found = [] if no_xml(data, path) else check_stream(lambda: BytesIO(data), path, schema)
    refused = no_xml(data, path) or any(one.code < CODES[0] for one in found)
    return None if refused else sorted(set(_selected(found, select)))


def _before_break(
    refused: list[Diagnostic], data: bytes, schema: Path | None, select: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """What the grammar finds in front of the place where a document stops being XML."""
    if any(one.code == "TEI301" for one in refused) and (schema is None or schema.suffix.lower() in RNG):
        found = check_stream(lambda: BytesIO(data), refused[0].place.path, schema)
        yield from (one for one in _selected(found, select) if one.code in CODES)


def _once(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings sorted, each said once: a pointer without "#" is no valid value either, and TEI503 knows which was meant."""
    every = set(found)
    bare = {one.place for one in every if one.code == "TEI503"}
    return sorted(one for one in every if one.code != "TEI315" or one.place not in bare)


def codes_looked_for(schema: Path | None = None, select: tuple[str, ...] = ()) -> frozenset[str]:
    """The codes that some check of ours may give.

    Raises:
        SchemaError: TEI320, there is no such kind of schema.
    """
    run = CHECKS if schema is None else _with_schema(schema)
    return looked_for_all((code for check in run for code in check.codes), select)


def check_file(path: Path, schema: Path | None = None, *, select: tuple[str, ...] = ()) -> list[Diagnostic]:
    """Check one TEI file; one that can't be read is a finding (TEI306)."""
    data, refused = read_file(path)
    return refused or check_bytes(data, str(path), schema, select=select)


def _selected(found: Iterable[Diagnostic], select: tuple[str, ...]) -> Iterator[Diagnostic]:
    return (diagnostic for diagnostic in found if diagnostic.code.startswith(select or ("",)))


def _with_schema(schema: Path) -> tuple[Check, ...]:
    """The checks, the user's schema in the place of ours."""
    kinds: dict[str, Callable[[Subject], Iterable[Diagnostic]]] = {
        ".rng": lambda subject: check_relaxng(subject, schema),
        ".rnc": lambda subject: check_relaxng(subject, schema),
        ".xsd": lambda subject: check_xsd(subject, schema),
        ".sch": lambda subject: check_rules(subject, load_schematron(schema)),
    }
    run = kinds.get(schema.suffix.lower())
    if run is None:
        raise SchemaError("TEI320", Place(str(schema)), schema=schema.name, reason=f"no such kind: {schema.suffix}")
    others = tuple(check for check in CHECKS if check.name not in {"grammar", "rules", "header"})
    return (Check("schema", (*CODES, "TEI319", *CHECKS[1].codes), run), *others)
