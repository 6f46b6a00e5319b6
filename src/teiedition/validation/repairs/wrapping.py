"""Repairs that put what stands free into an element: text and elements where only blocks may stand, and the like."""

from __future__ import annotations

from collections.abc import Iterator

from teiedition.diagnostics.repair import Edit, Repair
from teiedition.validation.repairs.changes import Case, comment, wrap
from teiedition.validation.repairs.layout import Element, Item
from teiedition.validation.repairs.likeness import likely_names
from teiedition.validation.repairs.tables import ANYTHING, meant_for

_FEW = 8
_PLAIN = frozenset(("p", "ab", "div", "body", "text", "item", "row", "cell"))
"""They claim little of what is put into them."""
_NEXT = 6
"""After so many items at most the new element may end, where no better place is seen."""
_MILESTONES = frozenset(("lb", "pb", "cb", "gb", "milestone", "anchor", "index", "note", "fw"))
"""They may stand nearly everywhere, so that they don't end a run."""


def misplaced_text(case: Case) -> Iterator[Repair]:
    """Text where only elements may stand."""
    parent = case.element
    items = case.layout.items(parent)
    at = text_number(case, items)
    if at < 0:
        return
    yield from wrap_from(case, parent, items[at].start)
    item = items[at]
    text = case.data[item.start : item.end].decode()
    before = items[at - 1].element if at else None
    after = items[at + 1].element if at + 1 < len(items) else None
    gone = Edit(item.start, item.end, text[len(text.rstrip()) :])
    if before is not None and before.has_end_tag:
        where = f"to the end of <{before.local}>"
        yield Repair.of("move text", (Edit(before.close, before.close, text.rstrip()), gone), where=where)
    if after is not None and after.has_end_tag:
        kept = Edit(item.start, item.end, text[: len(text) - len(text.lstrip())])
        moved = Edit(after.open_end, after.open_end, text.strip() + " ")
        yield Repair.of("move text", (kept, moved), where=f"to the beginning of <{after.local}>")
    start, end = _trimmed(case, item.start, item.end)
    yield from comment(case, start, end)


def text_number(case: Case, items: list[Item]) -> int:
    """Which of the items is the text behind the tag that the problem names; -1 where none is."""
    tag = case.problem.tag
    behind = next(
        (i + 1 for i, item in enumerate(items) if item.element is not None and item.element.end_tag == tag), 0
    )
    return behind if behind < len(items) and items[behind].element is None else -1


def wrap_from(case: Case, parent: Element, start: int) -> Iterator[Repair]:
    """New elements around what stands free, from a place on: the run of what may not stand there, less, or more."""
    items = case.layout.items(parent)
    at = next((i for i, item in enumerate(items) if item.start == start), -1)
    if at < 0:
        return
    first = items[at]
    name = first.element.local if first.element is not None else ANYTHING
    ends = _ends(case, items, at)
    usual = {*meant_for("wrappers.tsv").get(name, ()), *case.missing}
    for names in _wrappers(case, name):
        safe = _PLAIN.issuperset(names) or "/".join(names) in usual
        for end in ends:
            yield wrap(case, *_trimmed(case, first.start, items[end].end), names, safe=safe)


def _wrappers(case: Case, name: str) -> list[tuple[str, ...]]:
    """The elements to put it into, outermost first, that may stand here."""
    table = meant_for("wrappers.tsv")
    few = case.expected if len(case.expected) <= _FEW else ()
    chains = [*table.get(name, ()), *case.missing, *table[ANYTHING], *few]
    expected = frozenset(case.expected)
    ways = (tuple(chain.split("/")) for chain in dict.fromkeys(chains))
    return [way for way in ways if way[0] in expected and way[-1] != name]


def _ends(case: Case, items: list[Item], at: int) -> list[int]:
    """With which item the new element may end, likeliest first."""
    expected = frozenset(case.expected)
    free = at
    for number in range(at + 1, len(items)):
        element = items[number].element
        if element is not None and likely_names(element.local, expected, "elements.tsv")[0]:
            break
        if element is None or (element.local not in expected and element.name != _name_of(items[at])):
            free = number
        elif element.name == _name_of(items[at]) or element.local not in _MILESTONES:
            break
    again = next((i - 1 for i in range(at + 1, len(items)) if _is_like(items[i], items[at])), len(items) - 1)
    alike = at
    while alike + 1 < len(items) and _is_like(items[alike + 1], items[at]):
        alike += 1
    few = range(at, min(at + _NEXT, len(items)))
    return list(dict.fromkeys((free, alike, again, len(items) - 1, at, *few)))


def _name_of(item: Item) -> str:
    return item.element.name if item.element is not None else ""


def _is_like(one: Item, other: Item) -> bool:
    return one.element is not None and other.element is not None and one.element.name == other.element.name


def _trimmed(case: Case, start: int, end: int) -> tuple[int, int]:
    """Without the white space at both ends."""
    stretch = case.data[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())
