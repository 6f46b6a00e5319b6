"""Repairs of elements that may not stand where they do, or that are not complete."""

from __future__ import annotations

from collections.abc import Iterator

from teiedition.diagnostics.repair import Edit, Repair
from teiedition.relaxng.problems import Fault
from teiedition.validation.knowledge import likely
from teiedition.validation.repairs.changes import Case, append, comment, delete, insert, move, prefix_of, rename, unwrap
from teiedition.validation.repairs.layout import Element
from teiedition.validation.repairs.likeness import likely_names
from teiedition.validation.repairs.smallest import smallest_element
from teiedition.validation.repairs.tables import claim_nothing
from teiedition.validation.repairs.wrapping import wrap_from

_CARRIERS = frozenset(("span", "font", "tbody", "thead", "tfoot", "div", "center", "section", "nobr"))
"""Elements of HTML that say little; unwrapping one without attributes loses nothing."""
_GENERAL = ("p", "ab", "seg", "hi", "item", "note", "div", "head", "l", "name", "title", "bibl", "ref", "cell")
"""What an element is likely to be where its name says nothing."""
_FEW = 10
_FITTING = 30
"""Where more elements would do, what an element holds says nothing about it."""


def unknown_element(case: Case) -> Iterator[Repair]:
    """The schema has no such name: another name space, a slip, another vocabulary, a tag too many."""
    element = case.element
    yield from _namespaces(case)
    sure, like = likely_names(element.local, case.expected, "elements.tsv")
    yield from (rename(case, name, safe=True) for name in (*sure, *like))
    if element.local.lower() in _CARRIERS and not _has_attributes(case, element):
        yield unwrap(case, element, safe=True)
    yield from _deleted(case, element)
    yield from _meant_missing(case)
    yield from _by_content(case)
    yield unwrap(case, element, safe=False)
    yield from _general(case)
    yield from comment(case, element.start, element.end)


def misplaced_element(case: Case) -> Iterator[Repair]:
    """It may stand elsewhere, or later."""
    element, parent = case.element, case.element.parent
    yield from _namespaces(case)
    if parent is None:
        yield from _general(case)
        return
    yield from _copies(case, element)
    early = case.problem.fault is Fault.EARLY_ELEMENT
    if case.inner:
        yield from _by_content(case)
    if early or case.missing:
        yield from _ordered(case, parent)
    sure, like = likely_names(element.local, case.expected, "elements.tsv")
    if not early:
        yield from _moved(case, parent)
        yield from wrap_from(case, parent, element.start)
    yield from _deleted(case, element)
    yield from _missing_before(case)
    if early:
        yield from wrap_from(case, parent, element.start)
    if not early:
        yield from _moved_out(case, parent)
    if _same_as_parent(case, element):
        yield unwrap(case, element, safe=True)
    yield from _meant_missing(case)
    yield from (rename(case, name, safe=False) for name in (*sure, *like))
    yield from _by_content(case)
    yield unwrap(case, element, safe=False)
    yield from _general(case)
    if case.layout.is_blank(element):
        yield delete(case, element, "delete", safe=False)
    yield from comment(case, element.start, element.end)


def incomplete_element(case: Case) -> Iterator[Repair]:
    """Something must come before its end."""
    element = case.element
    prefix = prefix_of(case)
    few = case.expected if len(case.expected) <= _FEW else [n for n in case.expected if n in claim_nothing()]
    unsafe: list[Repair] = []
    for name in dict.fromkeys((*case.missing, *sorted(few, key=lambda name: name not in claim_nothing()))):
        found = smallest_element(case.automaton, _full(case, name), prefix)
        if found is not None:
            repair = append(case, element, found[0], safe=found[1])
            if repair.safe:
                yield repair
            else:
                unsafe.append(repair)
    if element.parent is not None:
        yield from _deleted(case, element)
        if not _has_attributes(case, element) and not case.layout.is_blank(element):
            yield unwrap(case, element, safe=False)
    yield from unsafe
    if element.parent is not None:
        if case.layout.is_blank(element):
            yield delete(case, element, "delete", safe=False)
        yield from comment(case, element.start, element.end)


def _full(case: Case, local: str) -> str:
    return f"{case.namespace}}}{local}" if case.namespace else local


def _namespaces(case: Case) -> Iterator[Repair]:
    """The right name in another name space, or in none: by the declaration that is at fault."""
    element, wanted = case.element, case.namespace
    if element.namespace == wanted or element.local not in case.expected:
        return
    prefix = case.layout.written(element)[0]
    declaring = f"xmlns:{prefix}" if prefix else "xmlns"
    name, to = element.local, wanted or "none"
    for attribute in case.layout.attributes(element):
        if attribute.name == declaring:
            if not prefix:
                yield Repair.of("namespace", (Edit(attribute.start, attribute.end, ""),), name=name, to=to)
            yield Repair.of("namespace", (Edit(attribute.value_start, attribute.value_end, wanted),), name=name, to=to)
            return
    parent = element.parent
    if parent is not None and parent.namespace == wanted:
        yield from _prefixed(case, parent)
    if not prefix:
        tag_name = element.start + 1 + len(case.layout.written(element)[1].encode())
        yield Repair.of("namespace", (Edit(tag_name, tag_name, f' xmlns="{wanted}"'),), name=name, to=to)


def _prefixed(case: Case, parent: Element) -> Iterator[Repair]:
    """The parent's prefix instead of its own."""
    layout, element = case.layout, case.element
    own, other = layout.written(element)[0], layout.written(parent)[0]
    if own == other:
        return
    old, new = len(f"{own}:".encode()) if own else 0, f"{other}:" if other else ""
    edits = [Edit(element.start + 1, element.start + 1 + old, new)]
    if element.has_end_tag:
        edits.append(Edit(element.close + 2, element.close + 2 + old, new))
    yield Repair.of("namespace", edits, name=element.local, to=case.namespace or "none")


def _copies(case: Case, element: Element) -> Iterator[Repair]:
    """The same element twice side by side, byte for byte: one is too many."""
    siblings = element.parent.children if element.parent is not None else []
    at = siblings.index(element) if siblings else 0
    for one, other in zip(siblings[max(0, at - 1) : at + 1], siblings[max(1, at) : at + 2], strict=False):
        same = case.data[one.start : one.end] == case.data[other.start : other.end]
        if same and not case.data[one.end : other.start].strip():
            yield delete(case, element, "delete copy", safe=True)
            return


def _ordered(case: Case, parent: Element) -> Iterator[Repair]:
    """What ought to come first stands later: it is moved before."""
    element = case.element
    at = parent.children.index(element)
    for name in case.missing:
        for other in parent.children[at + 1 :]:
            if other.local == name:
                yield move(case, other, element.start, f"before <{element.local}>", safe=_keeps_order(case, parent))
                break
    for other in parent.children[at + 1 : at + 3]:
        if other.local not in case.missing:
            yield move(case, other, element.start, f"before <{element.local}>", safe=_keeps_order(case, parent))


def _moved(case: Case, parent: Element) -> Iterator[Repair]:
    """Among its siblings: forward by one, to the front, and so on; text between them must not change its order."""
    element, siblings = case.element, parent.children
    safe = _keeps_order(case, parent)
    at = siblings.index(element)
    before = siblings[:at]
    places = [*reversed(before[-4:]), *before[:2]]
    for other in dict.fromkeys(places):
        if safe or other is before[-1]:
            yield move(case, element, other.start, f"before <{other.local}>", safe=safe)
    for other in siblings[at + 2 : at + 4] if safe else ():
        yield move(case, element, other.start, f"before <{other.local}>", safe=True)
    if safe and at + 1 < len(siblings):
        yield move(case, element, parent.close, f"to the end of <{parent.local}>", safe=True)


def _moved_out(case: Case, parent: Element) -> Iterator[Repair]:
    """Into the element beside it, or out of its parent, where the order of the text stays."""
    element, layout = case.element, case.layout
    siblings = parent.children
    at = siblings.index(element)
    items = layout.items(parent)
    number = next((i for i, item in enumerate(items) if item.element is element), -1)
    if number > 0 and (before := items[number - 1].element) is not None and before.has_end_tag:
        yield move(case, element, before.close, f"to the end of <{siblings[at - 1].local}>", safe=True)
    if 0 <= number < len(items) - 1 and (after := items[number + 1].element) is not None and after.has_end_tag:
        yield move(case, element, after.open_end, f"to the beginning of <{after.local}>", safe=True)
    if parent.parent is not None and number == 0:
        yield move(case, element, parent.start, f"before <{parent.local}>", safe=True)
    if parent.parent is not None and number == len(items) - 1:
        yield move(case, element, parent.end, f"behind <{parent.local}>", safe=True)


def _keeps_order(case: Case, parent: Element) -> bool:
    """Whether children may change places: no text stands between them."""
    return all(item.element is not None for item in case.layout.items(parent))


def _missing_before(case: Case) -> Iterator[Repair]:
    """What is missing, put in before the element; first what claims nothing."""
    found = [
        (name, smallest)
        for name in case.missing
        if (smallest := smallest_element(case.automaton, _full(case, name), prefix_of(case))) is not None
    ]
    for _, (written, safe) in sorted(found, key=lambda each: not each[1][1]):
        yield insert(case, case.element.start, written, f"before <{case.element.local}>", safe=safe)


def _meant_missing(case: Case) -> Iterator[Repair]:
    """It may be what is missing, under a wrong name."""
    yield from (rename(case, name, safe=False) for name in case.missing if name != case.element.local)


def _by_content(case: Case) -> Iterator[Repair]:
    """It may be what its attributes and the elements in it belong to."""
    element, knowledge = case.element, case.knowledge
    children = {child.name for child in element.children}
    names = set(case.expected) - {element.local}
    for attribute in case.layout.attributes(element):
        if ":" not in attribute.name and attribute.name != "xmlns":
            names &= set(knowledge.owners(attribute.name))
    fitting = [name for name in names if children <= knowledge.children(_full(case, name))]
    if len(fitting) <= _FITTING:
        yield from (rename(case, name, safe=False) for name in likely(fitting))


def _general(case: Case) -> Iterator[Repair]:
    names = case.expected if len(case.expected) <= _FEW else [name for name in _GENERAL if name in case.expected]
    yield from (rename(case, name, safe=False) for name in names if name != case.element.local)


def _deleted(case: Case, element: Element) -> Iterator[Repair]:
    """An element that holds nothing and says nothing."""
    if case.layout.is_blank(element) and not _has_attributes(case, element) and element.parent is not None:
        yield delete(case, element, "delete", safe=True)


def _has_attributes(case: Case, element: Element) -> bool:
    return any(not attribute.name.startswith("xmlns") for attribute in case.layout.attributes(element))


def _same_as_parent(case: Case, element: Element) -> bool:
    """An element alone in one of the same name: its tags say what those around it say."""
    parent = element.parent
    if parent is None or parent.name != element.name or _has_attributes(case, element):
        return False
    return [item.element for item in case.layout.items(parent)] == [element]
