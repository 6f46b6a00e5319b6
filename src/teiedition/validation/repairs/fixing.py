"""Applies repairs to a document until none is left that may be applied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from teiedition.diagnostics.repair import Edit, Repair, apply_edits
from teiedition.validation.grammar import load_grammar
from teiedition.validation.languages import check_languages
from teiedition.validation.parsing import read_document
from teiedition.validation.pointers import check_pointers
from teiedition.validation.repairs.attaching import repairs_of_others
from teiedition.validation.repairs.grammars import grammars_for
from teiedition.validation.repairs.offering import find_repairs
from teiedition.validation.repairs.trying import Budget, find_problems, reveals
from teiedition.validation.repairs.working import working_copy
from teiedition.validation.subject import Subject

if TYPE_CHECKING:
    from teiedition.options import ValidateOptions
    from teiedition.relaxng.automaton import Automaton
    from teiedition.relaxng.frozen import FrozenAutomaton
    from teiedition.relaxng.problems import Problem

_ROUNDS = 40
"""Each round leaves fewer problems, or sees more of the document; one that needs more rounds is no edition yet."""
_BYTES = 60_000_000
"""To be judged in all rounds together, besides some times the document."""
_TIMES = 20


@dataclass(frozen=True)
class Fixed:
    """A repaired document.

    Attributes:
        data: its bytes; those of the original but for the edits.
        repairs: the sentences of those that were applied, in their order.
        refused: how many more there are that are not safe.
    """

    data: bytes
    repairs: tuple[str, ...] = ()
    refused: int = 0


def fix_document(data: bytes, automaton: Automaton | FrozenAutomaton, *, unsafe: bool = False) -> Fixed:
    """Apply all repairs, then those of what is left, until there are no more.

    Args:
        data: the bytes of the file; they need not be XML.
        automaton: of the schema.
        unsafe: apply also what loses something that an editor wrote, or claims what no editor wrote.

    Returns:
        The document.
    """
    copy = working_copy(data)
    if copy is None:
        return Fixed(data)
    now, applied, refused = copy.data, [], 0
    budget = Budget(_BYTES + _TIMES * len(data))
    try:
        problems = find_problems(automaton, now)
        for _ in range(_ROUNDS):
            found = find_repairs(automaton, now, problems, budget) if problems else {}
            repairs = [repair for repair in found.values() if repair.safe or unsafe]
            refused = len(set(found.values())) - len(set(repairs))
            # what is inserted may stand there already, under a name that another repair corrects
            others = [repair for repair in repairs if repair.kind != "insert"]
            chosen, after, left = _applied(automaton, now, _together(others or repairs))
            seen_more = any(map(reveals, chosen))
            if len(chosen) > 1 and len(left) >= len(problems) and not seen_more:
                # each was right by itself, but not beside the others
                chosen, after, left = _applied(automaton, now, chosen[:1])
            if not chosen or (len(left) >= len(problems) and not seen_more):
                break
            now, problems = after, left
            applied += [repair.sentence for repair in chosen]
    except (ValueError, LookupError):  # no XML, nested too deep, or in an encoding that expat does not know
        return Fixed(data)
    return Fixed(copy.encoded(now) if applied else data, tuple(applied), refused)


def _applied(
    automaton: Automaton | FrozenAutomaton, data: bytes, chosen: list[Repair]
) -> tuple[list[Repair], bytes, list[Problem]]:
    after = apply_edits(data, (edit for repair in chosen for edit in repair.edits))
    return chosen, after, find_problems(automaton, after)


def fix_file(data: bytes, path: str, options: ValidateOptions, *, unsafe: bool = False) -> Fixed:
    """Repair a TEI file: first what its grammar refuses, then pointers and language tags.

    Args:
        data: the bytes of the file.
        path: its name.
        options: the schema, and which codes are looked for.
        unsafe: see ``fix_document``.

    Raises:
        SchemaError: TEI320, the schema can't be used.
    """
    fixed = Fixed(data)
    for schema in grammars_for(data, path, options.schema):
        more = fix_document(fixed.data, load_grammar(schema).automaton, unsafe=unsafe)
        fixed = Fixed(more.data, (*fixed.repairs, *more.repairs), fixed.refused + more.refused)
    return _fix_others(fixed, path, unsafe=unsafe)


def _fix_others(fixed: Fixed, path: str, *, unsafe: bool) -> Fixed:
    """Apply what repairs findings that are not a grammar's."""
    document, _ = read_document(fixed.data, path)
    copy = working_copy(fixed.data)
    if document is None or copy is None:
        return fixed
    subject = Subject(document, fixed.data)
    found = [*check_pointers(subject), *check_languages(subject)]
    repairs = list(dict.fromkeys(repair for _, repair in repairs_of_others(found, fixed.data)))
    chosen = _together(repair for repair in repairs if repair.safe or unsafe)
    if not chosen:
        return replace(fixed, refused=fixed.refused + len(repairs))
    data = apply_edits(fixed.data, (edit for repair in chosen for edit in repair.edits), copy.encoding)
    sentences = (*fixed.repairs, *(repair.sentence for repair in chosen))
    return Fixed(data, sentences, fixed.refused + len(repairs) - len(chosen))


def _together(repairs: Iterable[Repair]) -> list[Repair]:
    """Those repairs, the first first, whose edits don't touch each other."""
    taken: list[Edit] = []
    chosen: list[Repair] = []
    for repair in repairs:
        if not any(_touch(edit, other) for edit in repair.edits for other in taken):
            taken += repair.edits
            chosen.append(repair)
    return chosen


def _touch(one: Edit, other: Edit) -> bool:
    return one.start <= other.end and other.start <= one.end
