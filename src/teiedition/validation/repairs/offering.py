"""Finds for a problem the first repair, of those that lose least, that was tried and holds."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from teiedition.relaxng.problems import Fault, Problem
from teiedition.validation.knowledge import Knowledge
from teiedition.validation.repairs.attributes import bad_attribute, bad_text, missing_attribute, unknown_attribute
from teiedition.validation.repairs.changes import Case
from teiedition.validation.repairs.elements import incomplete_element, misplaced_element, unknown_element
from teiedition.validation.repairs.layout import Element, Layout, read_layout
from teiedition.validation.repairs.trying import REVEALS, Budget, Excerpt
from teiedition.validation.repairs.working import working_copy
from teiedition.validation.repairs.wrapping import misplaced_text

if TYPE_CHECKING:
    from teiedition.diagnostics.repair import Repair
    from teiedition.relaxng.automaton import Automaton
    from teiedition.relaxng.frozen import FrozenAutomaton

_MOST = 90
"""Repairs thought of for one problem."""
_MORE = 20
"""Repairs tried after one that holds, in search of one that solves all problems near."""
_BYTES = 24_000_000
"""To be judged for one document, all tries together."""

_SHOWN = 4_000_000
"""To be judged where repairs are only shown."""
_LARGEST = 16_000_000
"""Bytes of a file that repairs are shown for."""
_OF_ELEMENTS = frozenset((Fault.UNKNOWN_ELEMENT, Fault.MISPLACED_ELEMENT, Fault.EARLY_ELEMENT))
_COVERING = frozenset(("comment", "unwrap", "delete"))
"""They make problems go away with the element that has them; that is no reason to prefer them."""

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
    budget: Budget | None = None,
    *,
    most_repairs: int = 0,
) -> dict[Problem, Repair]:
    """A repair for each problem that has one.

    Args:
        automaton: of the schema.
        data: the document, in UTF-8, as the problems were found in it.
        problems: with their offsets.
        budget: for all tries; when it is spent, the problems left get none.
        most_repairs: to be found; 0 for no bound.

    Returns:
        By problem; each repair was tried by itself.
    """
    layout = read_layout(data)
    if layout is None:
        return {}
    budget = budget or Budget(_BYTES)
    full, _ = automaton.full(automaton.start)
    knowledge = Knowledge(full)
    found: dict[Problem, Repair] = {}
    listed = sorted(problems, key=lambda problem: problem.tag)
    tags = [problem.tag for problem in listed]
    wrong = _wrong_inside(layout, listed)
    for problem in listed:
        if budget.is_spent:
            break
        element = concerned(layout, problem)
        if element is None:
            continue
        inner = _within(tags, element) - 1
        if problem.fault is Fault.INCOMPLETE_ELEMENT and element.tag in wrong:
            continue
        case = Case(layout, problem, element, full, knowledge, inner)
        repair = _best(case, _within(tags, element.parent or element), budget)
        if repair is not None:
            found[problem] = repair
        if found and len(found) == most_repairs:
            break
    return found


def offer_repairs(
    data: bytes, automaton: Automaton | FrozenAutomaton, problems: Sequence[Problem]
) -> dict[Problem, Repair]:
    """The repairs to be shown beside the problems of a file, found with no more work than judging it took a few times.

    Args:
        data: the bytes of the file, in whatever encoding.
        automaton: of the schema.
        problems: found in the file or in the tree of it.
    """
    if len(data) > _LARGEST:
        return {}
    copy = working_copy(data)
    if copy is None:
        return {}
    found = find_repairs(automaton, copy.data, problems, Budget(_SHOWN + len(data)))
    return {problem: copy.placed(repair) for problem, repair in found.items()}


def _wrong_inside(layout: Layout, problems: Iterable[Problem]) -> set[int]:
    """The tags of the elements that hold some that may not stand there: what they lack follows from that, mostly."""
    wrong = (concerned(layout, problem) for problem in problems if problem.fault in _OF_ELEMENTS)
    return {element.parent.tag for element in wrong if element is not None and element.parent is not None}


def _within(tags: list[int], element: Element) -> int:
    """How many problems there are in an element and at its tags."""
    return bisect.bisect_right(tags, element.end_tag) - bisect.bisect_left(tags, element.tag)


def _best(case: Case, near: int, budget: Budget) -> Repair | None:
    """The first repair that solves all problems near, as one slip often causes several; else the first that holds.

    Args:
        case: the problem.
        near: how many problems there are in the element around.
        budget: for the tries.
    """
    fault = case.problem.fault
    excerpt = Excerpt(case.automaton, case.layout, case.element, budget, whole=fault in _OF_ELEMENTS)
    seen = set()
    first: Repair | None = None
    sure: Repair | None = None
    more = _MORE
    for repair in islice(_THINK[fault](case), _MOST):
        if repair.edits in seen or (first is not None and repair.kind in _COVERING):
            continue
        seen.add(repair.edits)
        if budget.is_spent:
            break
        if first is not None:
            more -= 1
            if not more:
                break
        solved = excerpt.solved(repair, case.problem)
        if solved >= near:
            return repair
        if solved == REVEALS:
            sure = sure or repair
        elif solved:
            first = first or repair
    return first if first is not None and (first.safe or sure is None) else sure


def concerned(layout: Layout, problem: Problem) -> Element | None:
    """The element that a problem is about; for text the one around it."""
    if problem.fault in {Fault.INCOMPLETE_ELEMENT, Fault.BAD_TEXT}:
        return layout.closed_by(problem.tag)
    opened = layout.opened_by(problem.tag)
    if problem.fault is not Fault.MISPLACED_TEXT or opened is not None:
        return opened
    before = layout.closed_by(problem.tag)
    return before.parent if before is not None else None
