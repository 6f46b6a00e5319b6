"""Changes of a document as edits of its bytes: rename, wrap, unwrap, move, insert, delete."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from teiedition.diagnostics.repair import Edit, Repair
from teiedition.relaxng.names import split_name

if TYPE_CHECKING:
    from teiedition.relaxng.automaton import Automaton
    from teiedition.relaxng.problems import Problem
    from teiedition.validation.knowledge import Knowledge
    from teiedition.validation.repairs.layout import Element, Layout


@dataclass(frozen=True)
class Case:
    """A problem and what is needed to think of repairs.

    Attributes:
        element: the problem is about it, or about its attributes, its text or its end.
        automaton: of the schema.
        knowledge: of the schema.
        inner: how many other problems there are in the element and its attributes.
    """

    layout: Layout
    problem: Problem
    element: Element
    automaton: Automaton
    knowledge: Knowledge
    inner: int = 0

    @property
    def data(self) -> bytes:
        return self.layout.data

    @cached_property
    def _names(self) -> list[tuple[str, str]]:
        return [split_name(name) for name in (*self.problem.missing, *self.problem.expected)]

    @cached_property
    def expected(self) -> tuple[str, ...]:
        """The local names that are expected, those in the likeliest name space only."""
        return tuple(dict.fromkeys(local for namespace, local in self._names if namespace == self.namespace))

    @cached_property
    def missing(self) -> tuple[str, ...]:
        return tuple(split_name(name)[1] for name in self.problem.missing)

    @cached_property
    def namespace(self) -> str:
        """The name space of most of what is expected."""
        found = Counter(namespace for namespace, _ in self._names)
        return max(found, key=lambda name: found[name], default="")


def rename(case: Case, to: str, *, safe: bool) -> Repair:
    """Another name in both tags; the prefix stays."""
    element, layout = case.element, case.layout
    prefix, written = layout.written(element)
    skip = len(prefix.encode()) + 1 if prefix else 0
    length = len(written.encode())
    edits = [Edit(element.start + 1 + skip, element.start + 1 + skip + length, to)]
    if element.has_end_tag:
        edits.append(Edit(element.close + 2 + skip, element.close + 2 + skip + length, to))
    return Repair.of("rename", edits, safe=safe, name=element.local, to=to)


def unwrap(case: Case, element: Element, *, safe: bool) -> Repair:
    """Both tags away, what they hold stays."""
    edits = (Edit(element.start, element.open_end, ""), Edit(element.close, element.end, ""))
    return Repair.of("unwrap", edits, safe=safe, name=element.local)


def wrap(case: Case, start: int, end: int, names: Sequence[str], *, safe: bool) -> Repair:
    """New elements around what stands at [start, end), outermost first."""
    prefix = prefix_of(case)
    opening = "".join(f"<{prefix}{name}>" for name in names)
    closing = "".join(f"</{prefix}{name}>" for name in reversed(names))
    edits = (Edit(start, start, opening), Edit(end, end, closing))
    return Repair.of("wrap", edits, safe=safe, name=_shown(case, start), to="><".join(names))


def move(case: Case, element: Element, to: int, where: str, *, safe: bool) -> Repair:
    """An element with the white space before it, to where another begins or a parent ends."""
    layout = case.layout
    before, after = layout.indent(element.start), layout.indent(to)
    start = element.start - len(before.encode())
    moved = case.data[element.start : element.end].decode()
    if before and after:
        target, moved = to - len(after.encode()), before + moved
    else:
        target, moved = to, moved + after
    edits = (Edit(target, target, moved), Edit(start, element.end, ""))
    return Repair.of("move", edits, safe=safe, name=element.local, where=where)


def insert(case: Case, offset: int, written: str, where: str, *, safe: bool) -> Repair:
    """A new element before an offset, on a line of its own where what stands there is."""
    edit = Edit(offset, offset, written + case.layout.indent(offset))
    return Repair.of("insert", (edit,), safe=safe, to=written, where=where)


def append(case: Case, element: Element, written: str, *, safe: bool) -> Repair:
    """A new element as the last one of an element."""
    layout = case.layout
    where = f"at the end of <{element.local}>"
    if not element.has_end_tag:
        name = ":".join(filter(None, layout.written(element)))
        edit = Edit(layout.blank_before(element.open_end - 2), element.open_end, f">{written}</{name}>")
    else:
        last = element.children[-1].start if element.children else 0
        target = layout.blank_before(element.close)
        edit = Edit(target, target, (layout.indent(last) if last else "") + written)
    return Repair.of("insert", (edit,), safe=safe, to=written, where=where)


def delete(case: Case, element: Element, kind: str, *, safe: bool) -> Repair:
    """An element with the white space before it, where that is a line's."""
    layout = case.layout
    start = layout.blank_before(element.start) if layout.indent(element.start) else element.start
    return Repair.of(kind, (Edit(start, element.end, ""),), safe=safe, name=element.local)


def comment(case: Case, start: int, end: int) -> Iterable[Repair]:
    """Into a comment: all stays in the file, nothing of it in the text. Not where it holds what no comment may."""
    if b"--" not in case.data[start:end] and not case.data[start:end].endswith(b"-"):
        edits = (Edit(start, start, "<!-- "), Edit(end, end, " -->"))
        yield Repair.of("comment", edits, safe=False, name=_shown(case, start))


def prefix_of(case: Case) -> str:
    """The prefix, with its colon, of the names around."""
    at = case.element if case.element.parent is None else case.element.parent
    prefix = case.layout.written(at)[0]
    return f"{prefix}:" if prefix else ""


def _shown(case: Case, start: int) -> str:
    element = case.layout.starting(start)
    return f"<{element.local}>" if element is not None else "the text"
