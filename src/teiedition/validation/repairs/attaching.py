"""Puts repairs to findings: those of the grammar and those of pointers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from teiedition.diagnostics import Diagnostic, Place
from teiedition.validation.explaining import explain, wanted_place
from teiedition.validation.grammar import CODES as OF_GRAMMAR
from teiedition.validation.grammar import load_grammar
from teiedition.validation.locating import locate
from teiedition.validation.repairs.grammars import grammars_for
from teiedition.validation.repairs.layout import read_layout
from teiedition.validation.repairs.marked import Marked
from teiedition.validation.repairs.offering import offer_repairs
from teiedition.validation.repairs.pointers import CODES as OF_POINTERS
from teiedition.validation.repairs.pointers import find_pointer_repairs
from teiedition.validation.repairs.tags import CODES as OF_TAGS
from teiedition.validation.repairs.tags import find_tag_repairs
from teiedition.validation.repairs.trying import find_problems
from teiedition.validation.repairs.working import working_copy

if TYPE_CHECKING:
    from teiedition.diagnostics.repair import Repair
    from teiedition.options import SchemaChoice

_NO_TEI = "TEI309"


def with_repairs(found: Sequence[Diagnostic], data: bytes, path: str, choice: SchemaChoice = None) -> list[Diagnostic]:
    """The findings of a document, those that can be repaired with their repair.

    Args:
        found: all of them.
        data: the bytes of the file.
        path: its name, as the findings have it.
        choice: of the schema, as it was judged by.

    Raises:
        SchemaError: TEI320, TEI321, TEI325, TEI328.
    """
    codes = {one.code for one in found}
    held = list(found)
    for schema in grammars_for(data, path, choice) if codes.intersection((*OF_GRAMMAR, _NO_TEI)) else ():
        repairs = _of_grammar(data, path, schema)
        held = [replace(one, repair=repairs.get(_known(one))) if _known(one) in repairs else one for one in held]
    others = dict(repairs_of_others(held, data))
    return [replace(one, repair=others[one]) if one in others else one for one in held]


def repairs_of_others(found: Sequence[Diagnostic], data: bytes) -> Iterator[tuple[Diagnostic, Repair]]:
    """The findings that are not a grammar's and can be repaired: of pointers and of language tags."""
    codes = {one.code for one in found}
    if codes.isdisjoint(OF_POINTERS | OF_TAGS) or (copy := working_copy(data)) is None:
        return
    layout = read_layout(copy.data)
    if layout is not None:
        marked = Marked(layout)
        for one, repair in (*find_pointer_repairs(found, marked), *find_tag_repairs(found, marked)):
            yield one, copy.placed(repair)


def _of_grammar(data: bytes, path: str, schema: Path) -> dict[Diagnostic, Repair]:
    """The findings of a grammar that can be repaired."""
    grammar = load_grammar(schema)
    try:
        problems = find_problems(grammar.automaton, data)
    except (ValueError, LookupError):  # no XML, nested too deep, or in an encoding that expat does not know
        return {}
    offered = offer_repairs(data, grammar.automaton, problems)
    wanted = {problem: wanted_place(problem) for problem in offered}
    places = locate(BytesIO(data), wanted.values(), path)
    found = {}
    root = offered.get(problems[0]) if problems else None
    if root is not None and root.kind == "namespace":
        found[_known(Diagnostic.of(_NO_TEI, name=dict(root.values)["name"]))] = root
    for problem, repair in offered.items():
        code, values = explain(problem, grammar.knowledge)
        place = places.get(wanted[problem], Place(path, problem.line))
        found[Diagnostic.of(code, place, **values)] = repair
    return found


def _known(found: Diagnostic) -> Diagnostic:
    """A finding as it is known here: that of the root without its place, which is the beginning in any case."""
    return replace(found, place=Place()) if found.code == _NO_TEI else found
