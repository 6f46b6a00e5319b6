"""The checks in their order, and which of them a selection of codes asks for.

A check is a function from a ``Subject`` to findings; ``CHECKS`` names each with the codes it may give, so that
``select`` leaves out the work as well as the findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from teiedition.diagnostics import Diagnostic, SchemaError
from teiedition.options import SchemaChoice
from teiedition.validation.schemas.finding import Found, Schema, find_chosen, find_schemas, settings_of
from teiedition.validation.schemas.kinds import Kind
from teiedition.validation.suppressions import Kept, looked_for_all, suppress

if TYPE_CHECKING:
    from teiedition.validation.subject import Subject
    from teiedition.vocabulary import TeiDocument


class Check(NamedTuple):
    """One check and the codes it may give.

    Attributes:
        name: in the log and in tests.
        codes: all that it may give.
        made_by: a document to its findings: the function, or its module in this package and its name, so that a module
            is loaded when its check is made.
        asked: it is made only where one of its codes is selected in full: what it finds is a matter of house style.
    """

    name: str
    codes: tuple[str, ...]
    made_by: str | Callable[[Subject], Iterable[Diagnostic]]
    asked: bool = False

    @property
    def run(self) -> Callable[[Subject], Iterable[Diagnostic]]:
        """The function that makes the check."""
        if callable(self.made_by):
            return self.made_by
        module, _, name = self.made_by.partition(".")
        found: Callable[[Subject], Iterable[Diagnostic]]
        found = getattr(import_module(f"teiedition.validation.{module}"), name)
        return found

    def is_wanted(self, select: tuple[str, ...]) -> bool:
        """Whether a selection of codes asks for it."""
        if self.asked:
            return not set(self.codes).isdisjoint(select)
        return any(code.startswith(select or ("",)) for code in self.codes)


GRAMMAR: Final = ("TEI310", "TEI311", "TEI312", "TEI313", "TEI314", "TEI315", "TEI316")
"""What a RELAX NG schema may find."""

CHECKS: Final = (
    Check("grammar", GRAMMAR, "grammar.check_grammar"),
    Check("rules", ("TEI401", "TEI402", "TEI403", "TEI404", "TEI405"), "schematron.check_rules"),
    Check("ids", ("TEI505",), "ids.check_ids"),
    Check("pointers", ("TEI501", "TEI502", "TEI503", "TEI515"), "pointers.check_pointers"),
    Check("chains", ("TEI504",), "chains.check_chains"),
    Check("records", ("TEI506",), "records.check_records"),
    Check("identifiers", ("TEI507", "TEI508"), "records.check_identifiers"),
    Check("header", ("TEI201", "TEI202", "TEI203"), "header.check_header"),
    Check("dates", ("TEI222", "TEI230", "TEI231", "TEI232"), "dates.check_dates"),
    Check("statements", ("TEI220", "TEI221", "TEI223", "TEI224"), "statements.check_statements"),
    Check("quotations", ("TEI410",), "quotations.check_quotations"),
    Check("choices", ("TEI411",), "choices.check_choices"),
    Check("marks", ("TEI412",), "marks.check_marks"),
    Check("abroad", ("TEI509", "TEI510"), "abroad.check_abroad"),
    Check("prefixes", ("TEI511", "TEI512"), "prefixes.check_prefixes"),
    Check("selves", ("TEI514",), "correspondences.check_selves"),
    Check("correspondences", ("TEI513",), "correspondences.check_correspondences", asked=True),
    Check("references", ("TEI520",), "namings.check_references"),
    Check("repeats", ("TEI521",), "namings.check_repeats", asked=True),
    Check("languages", ("TEI240", "TEI241", "TEI242"), "languages.check_languages"),
    Check("blanks", ("TEI420", "TEI421"), "spacing.check_blanks"),
    Check("characters", tuple(f"TEI43{number}" for number in range(7)), "characters.check_characters"),
    Check("encodings", ("TEI437",), "encodings.check_encodings"),
    Check("numbering", ("TEI440", "TEI441"), "numbering.check_numbering"),
)
"""Every check, in the order of the report."""


def check_document(
    document: TeiDocument,
    schema: SchemaChoice = None,
    *,
    select: tuple[str, ...] = (),
    checks: tuple[str, ...] = (),
    data: bytes = b"",
) -> Iterator[Diagnostic]:
    """Check a TEI document.

    Args:
        document: the tree.
        schema: judge by this instead of what the document asks for, or the edition's own grammar and rules; the checks of
            pointers, ids, dates and statements run all the same.
        select: codes or their beginnings; only those are looked for. Empty for all.
        checks: of other packages, by name, made after ours.
        data: the bytes the document was parsed from; without them findings have lines, but no columns.

    Raises:
        SchemaError: TEI320, the schema can't be used.
        ConfigurationError: TEI727, TEI729: a check of another package can't be used.
    """
    by = find_schemas(data, document.path, schema)
    yield from _selected(by.findings, select)
    yield from _check(document, by, select, checks, data)


def _check(
    document: TeiDocument, by: Found, select: tuple[str, ...], checks: tuple[str, ...], data: bytes
) -> Iterator[Diagnostic]:
    from teiedition.validation.parsing import check_root
    from teiedition.validation.subject import Subject

    subject = Subject(document, data)
    root = check_root(document)
    if root and by.own:
        yield from _selected(root, select)
        return
    for check in _checks_by(by):
        if check.is_wanted(select):
            yield from _selected(check.run(subject), select)
    if checks:
        from teiedition.validation.added import load_check  # asks the installed packages
    for name in checks:
        yield from _selected(load_check(name)(subject), select)


def check_bytes(
    data: bytes,
    path: str = "",
    schema: SchemaChoice = None,
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
    schema: SchemaChoice = None,
    *,
    select: tuple[str, ...] = (),
    checks: tuple[str, ...] = (),
) -> Kept:
    """The findings of ``check_bytes``, and how many more the document itself suppresses."""
    by = find_schemas(data, path, schema)
    if b"XInclude" not in data and b"X\0I\0n\0c" not in data:
        return _judge(data, path, by, select, checks)
    from teiedition.validation.inclusions import check_inclusions, include, without_echoes

    whole = include(data, path) if settings_of(schema).xinclude else None
    if whole is not None:
        kept = _judge(whole.data, path, by, select, checks)
        return replace(kept, found=without_echoes([*whole.placed(kept.found), *_selected(whole.findings, select)]))
    kept = _judge(data, path, by, select, checks)
    return replace(kept, found=without_echoes([*kept.found, *_selected(check_inclusions(data, path), select)]))


def _judge(data: bytes, path: str, by: Found, select: tuple[str, ...], checks: tuple[str, ...]) -> Kept:
    """What is found in a document, by the schemas found for it."""
    found = None if checks else _judge_stream(data, path, by, select)
    if found is None:
        from teiedition.validation.parsing import read_document  # and with it lxml

        document, refused = read_document(data, path)
        if document is None:
            return Kept(sorted({*refused, *_before_break(refused, data, by, select)}))
        found = _once(_check(document, by, select, checks, data))
    found = sorted([*found, *_selected(by.findings, select)])
    return suppress(data, path, found, _looked_for(_checks_by(by), select))


def _judge_stream(data: bytes, path: str, by: Found, select: tuple[str, ...]) -> list[Diagnostic] | None:
    """What a RELAX NG grammar finds, where nothing else is asked for; None where the bytes are no document.

    That they are none is for libxml2 to say, which knows more encodings.
    """
    if not _only_grammars(by, select):
        return None
    found = _stream(data, path, by)
    return (
        None if found is None or any(one.code < GRAMMAR[0] for one in found) else sorted(set(_selected(found, select)))
    )


def _stream(document: bytes | Path, path: str, by: Found) -> list[Diagnostic] | None:
    """What the grammars find; None where the document asked for one that can't be used."""
    from teiedition.validation.streaming import check_stream  # without lxml

    try:
        return [one for schema in by.grammars for one in check_stream(document, path, schema)]
    except SchemaError:
        if not by.asked:
            raise
        return None


def judge_file(file: Path, path: str, schema: SchemaChoice = None, *, select: tuple[str, ...] = ()) -> Kept | None:
    """Judge as ``judge_bytes`` does, but a file of any size: it is read piece by piece.

    Args:
        file: the document.
        path: its name, for the findings.
        schema: as for ``check_document``.
        select: the same.

    Returns:
        None where the document must be read whole: more than a grammar is asked for, it includes others or suppresses
        findings.

    Raises:
        OSError: it can't be read.
        SchemaError: the schema chosen can't be used.
    """
    from teiedition.validation.sniffing import MAGIC_BYTES, needs_reading

    with file.open("rb") as opened:
        by = find_schemas(opened.read(16 * MAGIC_BYTES), path, schema)
    if not _only_grammars(by, select) or needs_reading(file):
        return None
    found = _stream(file, path, by)
    return None if found is None else Kept(sorted({*found, *_selected(by.findings, select)}))


def _only_grammars(by: Found, select: tuple[str, ...]) -> bool:
    """Whether nothing but findings of RELAX NG grammars are asked for."""
    codes = _looked_for(_checks_by(by), select)
    return bool(select) and by.only_grammars and all(code.startswith("TEI31") for code in codes)


def _before_break(refused: list[Diagnostic], data: bytes, by: Found, select: tuple[str, ...]) -> Iterator[Diagnostic]:
    """What the grammar finds in front of the place where a document stops being XML."""
    if any(one.code == "TEI301" for one in refused):
        found = _stream(data, refused[0].place.path, by) or []
        yield from (one for one in _selected(found, select) if one.code in GRAMMAR)


def _once(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings sorted, each said once: a pointer without "#" is no valid value either, and TEI503 knows which was meant."""
    every = set(found)
    bare = {one.place for one in every if one.code == "TEI503"}
    return sorted(one for one in every if one.code != "TEI315" or one.place not in bare)


def codes_looked_for(schema: SchemaChoice = None, select: tuple[str, ...] = ()) -> frozenset[str]:
    """The codes that some check of ours may give.

    Raises:
        SchemaError: TEI320, TEI321: the schema chosen can't be used.
    """
    return _looked_for(_checks_by(find_chosen(schema)), select)


def _looked_for(run: Iterable[Check], select: tuple[str, ...]) -> frozenset[str]:
    return looked_for_all((code for check in run if check.is_wanted(select) for code in check.codes), select)


def check_file(path: Path, schema: SchemaChoice = None, *, select: tuple[str, ...] = ()) -> list[Diagnostic]:
    """Check one TEI file; one that can't be read is a finding (TEI306)."""
    from teiedition.validation.parsing import read_file

    data, refused = read_file(path)
    return refused or check_bytes(data, str(path), schema, select=select)


def _selected(found: Iterable[Diagnostic], select: tuple[str, ...]) -> Iterator[Diagnostic]:
    return (diagnostic for diagnostic in found if diagnostic.code.startswith(select or ("",)))


def _checks_by(by: Found) -> tuple[Check, ...]:
    """The checks; schemas of the user's or the document's in the place of ours."""
    theirs = tuple(Check("schema", _codes_of(one.kind), partial(_by_schema, one, by.asked)) for one in by.schemas)
    return (*theirs, *(check for check in CHECKS if by.own or check.name not in {"grammar", "rules", "header"}))


def _codes_of(kind: Kind) -> tuple[str, ...]:
    """What schemas in a language may find."""
    return {Kind.SCHEMATRON: CHECKS[1].codes, Kind.DTD: ("TEI319",), Kind.XSD: (*GRAMMAR, "TEI319")}.get(kind, GRAMMAR)


def _by_schema(schema: Schema, asked: bool, subject: Subject) -> Iterator[Diagnostic]:
    """What one schema finds; one that the document asked for and can't be used is a finding too."""
    from teiedition.validation.schemas.judging import judge

    try:
        yield from judge(subject, schema)
    except SchemaError as error:
        if not asked:
            raise
        yield error.diagnostic
