"""Finds for a problem the first repair, of those that lose least, that was tried and holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Final

from teiedition.relaxng.problems import Fault, Problem
from teiedition.validation.repairs.attributes import bad_attribute, bad_text, missing_attribute, unknown_attribute
from teiedition.validation.repairs.changes import Case
from teiedition.validation.repairs.elements import incomplete_element, misplaced_element, unknown_element
from teiedition.validation.repairs.layout import Element, Layout, read_layout
from teiedition.validation.repairs.trying import Budget, Excerpt
from teiedition.validation.repairs.wrapping import misplaced_text

if TYPE_CHECKING:
    from teiedition.diagnostics.repair import Repair
    from teiedition.relaxng.automaton import Automaton
    from teiedition.relaxng.frozen import FrozenAutomaton

_MOST = 90
"""Repairs thought of for one problem."""
_BYTES = 24_000_000
"""To be judged for one document, all tries together."""

_THINK: Final[Mapping[Fault, Callable[[Case], Iterator[Repair]]]] = {
    Fault.UNKNOWN_ELEMENT: unknown_element,
    Fault.MISPLACED_ELEMENT: misplaced_element,
    Fault.EARLY_ELEMENT: misplaced_element,
    Fault.INCOMPLETE_ELEMENT: incomplete_element,
    Fault.UNKNOWN_ATTRIBUTE: unknown_attribute,
    Fault.BAD_ATTRIBUTE: bad_attribute,
    Fault.MISSING_ATTRIBUTE: missing_attribute,
    Fault.MISPLACED_TEXT: misplaced_text,
    Fault.BAD_TEXT: bad_text,
}


def find_repairs(
    automaton: Automaton | FrozenAutomaton,
    data: bytes,
    problems: Iterable[Problem],
    *,
    most_bytes: int = _BYTES,
    most_repairs: int = 0,
) -> dict[Problem, Repair]:
    """A repair for each problem that has one.

    Args:
        automaton: of the schema.
        data: the document, in UTF-8, as the problems were found in it.
        problems: with their offsets.
        most_bytes: to be judged in all tries; when they are spent, the problems left get none.
        most_repairs: to be found; 0 for no bound.

    Returns:
        By problem; each repair was tried by itself.
    """
    layout = read_layout(data)
    if layout is None:
        return {}
    budget = Budget(most_bytes)
    full, _ = automaton.full(automaton.start)
    found: dict[Problem, Repair] = {}
    for problem in problems:
        element = concerned(layout, problem)
        if element is None or budget.is_spent:
            continue
        repair = _first(Case(layout, problem, element, full), budget)
        if repair is not None:
            found[problem] = repair
        if found and len(found) == most_repairs:
            break
    return found


def _first(case: Case, budget: Budget) -> Repair | None:
    excerpt = Excerpt(case.automaton, case.layout, case.element, budget)
    seen = set()
    for repair in islice(_THINK[case.problem.fault](case), _MOST):
        if repair.edits in seen:
            continue
        seen.add(repair.edits)
        if budget.is_spent:
            return None
        if excerpt.accepts(repair, case.problem):
            return repair
    return None


def concerned(layout: Layout, problem: Problem) -> Element | None:
    """The element that a problem is about; for text the one around it."""
    if problem.fault in {Fault.INCOMPLETE_ELEMENT, Fault.BAD_TEXT}:
        return layout.closing(problem.offset, problem.path[-1].name)
    if problem.fault is not Fault.MISPLACED_TEXT:
        return layout.starting(problem.offset)
    element = layout.around(problem.offset)
    while element is not None and element.name != problem.path[-1].name:
        element = element.parent
    return element
