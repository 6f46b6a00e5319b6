"""Tries a repair before it is offered: the document is judged again with the edits made.

Of a large document only an excerpt is judged: the element around with its ancestors, whose other children are emptied.
What is wrong with those is wrong before and after, and so counts for nothing.
"""

from __future__ import annotations

import bisect
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiedition.diagnostics.repair import Edit, Repair, apply_edits
from teiedition.relaxng.engine import validate_file
from teiedition.relaxng.problems import Fault, Problem

if TYPE_CHECKING:
    from teiedition.relaxng.automaton import Automaton
    from teiedition.relaxng.frozen import FrozenAutomaton
    from teiedition.validation.repairs.layout import Element, Layout

_SMALL = 32_000
"""Bytes; a document no larger is judged as a whole."""
_PROBLEM = 2_000
"""Bytes that are judged in the time that it takes to say what is wrong at one place."""
_NEAR = 3
"""So many children on both sides of the element concerned are kept whole."""

REVEALS = -1
"""The problem goes away, and others are seen that were there before."""
Key = tuple[Fault, str, str]


def find_problems(automaton: Automaton | FrozenAutomaton, data: bytes) -> list[Problem]:
    """All problems of a document.

    Raises:
        NotWellFormed: it is no XML.
        TooDeep: elements are nested too deep.
    """
    found: list[Problem] = []
    validate_file(automaton, io.BytesIO(data), found.append)
    return found


@dataclass(slots=True)
class Budget:
    """How many bytes may still be judged for one document; a bound that doesn't depend on the machine."""

    left: int

    @property
    def is_spent(self) -> bool:
        return self.left <= 0


class Excerpt:
    """A document, or as much of it as matters to one of its elements, and its problems.

    Args:
        layout: of the whole.
        element: that is to be repaired.
        budget: what is judged is taken from it.
        whole: whether all that the element holds matters; else what it holds may be emptied as well.
    """

    def __init__(
        self,
        automaton: Automaton | FrozenAutomaton,
        layout: Layout,
        element: Element,
        budget: Budget,
        *,
        whole: bool = True,
    ) -> None:
        self._automaton = automaton
        self._budget = budget
        self._kept = _kept(layout, element, whole=whole)
        self._starts = [start for start, _ in self._kept]
        self._data, self._offsets = _joined(layout.data, self._kept)
        self._before = self._judged(self._data)

    def solved(self, repair: Repair, problem: Problem) -> int:
        """How many problems a repair makes go away; 0 where this problem stays or another comes; ``REVEALS``.

        What an unknown element holds is judged only once it has its right name: what comes then was there before.
        """
        edits = self._placed(repair.edits)
        if edits is None or not repair.edits or self._before is None:
            return 0
        after = self._judged(apply_edits(self._data, edits))
        if after is None or after[_key(problem)] >= self._before[_key(problem)]:
            return 0
        if after - self._before:
            return REVEALS if reveals(repair) and problem.fault is Fault.UNKNOWN_ELEMENT else 0
        return self._before.total() - after.total()

    def _judged(self, data: bytes) -> Counter[Key] | None:
        self._budget.left -= len(data)
        try:
            found = find_problems(self._automaton, data)
        except ValueError:  # no XML any more, or nested too deep
            return None
        self._budget.left -= _PROBLEM * len(found)
        return Counter(map(_key, found))

    def _placed(self, edits: Sequence[Edit]) -> list[Edit] | None:
        """Edits of the whole as edits of the excerpt; None where they touch what it leaves out."""
        placed = []
        for edit in edits:
            start, end = self._offset(edit.start), self._offset(edit.end)
            if start is None or end is None or end - start != edit.end - edit.start:
                return None
            placed.append(Edit(start, end, edit.text))
        return placed

    def _offset(self, offset: int) -> int | None:
        number = bisect.bisect_right(self._starts, offset) - 1
        if number < 0 or offset > self._kept[number][1]:
            return None
        return self._offsets[number] + offset - self._kept[number][0]


def reveals(repair: Repair) -> bool:
    """Whether more problems than before may be seen after a repair that is surely right."""
    return repair.kind == "namespace" or (repair.kind == "rename" and repair.safe)


def _key(problem: Problem) -> Key:
    """What makes two problems the same, wherever edits have moved them."""
    own = problem.fault not in {Fault.INCOMPLETE_ELEMENT, Fault.MISSING_ATTRIBUTE}
    return problem.fault, problem.name if own else problem.path[-1].name, problem.value


def _kept(layout: Layout, element: Element, *, whole: bool) -> list[tuple[int, int]]:
    """The stretches of the bytes that an excerpt is made of."""
    data = layout.data
    if len(data) <= _SMALL:
        return [(0, len(data))]
    near = element.parent.children if element.parent is not None else [element]
    at = near.index(element)
    gone = [] if whole else [child for child in element.children if child.end - child.start > _SMALL // 100]
    kept = set(map(id, near[max(0, at - _NEAR) : at + _NEAR + 1]))
    gone += [other for other in near if id(other) not in kept]
    below, above = element.parent, element.parent.parent if element.parent is not None else None
    while above is not None and below is not None:
        gone += [other for other in above.children if other is not below]
        below, above = above, above.parent
    return _without(data, [other for other in gone if other.has_end_tag])


def _without(data: bytes, emptied: list[Element]) -> list[tuple[int, int]]:
    """All of the bytes but for the content of some elements."""
    kept: list[tuple[int, int]] = []
    done = 0
    for element in sorted(emptied, key=lambda each: each.start):
        if element.open_end > done:
            kept.append((done, element.open_end))
            done = element.close
    kept.append((done, len(data)))
    return kept


def _joined(data: bytes, kept: list[tuple[int, int]]) -> tuple[bytes, list[int]]:
    offsets: list[int] = []
    length = 0
    for start, end in kept:
        offsets.append(length)
        length += end - start
    return b"".join(data[start:end] for start, end in kept), offsets
