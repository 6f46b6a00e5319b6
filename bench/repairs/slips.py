"""Documents with one slip each, made on the bytes, so that what is not touched stays as it was."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from teiedition.diagnostics.repair import Edit, apply_edits
from teiedition.validation.repairs.layout import Element, Layout

Slip = Callable[[random.Random, Layout, Sequence[Element]], list[Edit]]


@cache
def stuff() -> Mapping[str, Any]:
    """What the slips draw from."""
    return tomllib.loads(Path(__file__).with_name("slips.toml").read_text(encoding="utf-8"))


def spoilt(layout: Layout, kind: str, dice: random.Random) -> bytes | None:
    """A document with one slip of a kind; None where it has no place for one."""
    edits = SLIPS[kind](dice, layout, layout.elements)
    return apply_edits(layout.data, edits) if edits else None


def _named(layout: Layout, element: Element, name: str) -> list[Edit]:
    prefix, written = layout.written(element)
    skip = len(prefix) + 1 if prefix else 0
    edits = [Edit(element.start + 1 + skip, element.start + 1 + skip + len(written.encode()), name)]
    if element.has_end_tag:
        edits.append(Edit(element.close + 2 + skip, element.close + 2 + skip + len(written.encode()), name))
    return edits


def _slipped(dice: random.Random, name: str) -> str:
    """A slip of the finger, or the wrong case."""
    if name.lower() != name and dice.random() < 0.4:
        return name.lower()
    at = dice.randrange(len(name))
    ways = (
        name[:at] + name[at + 1 :] if len(name) > 1 else name * 2,
        name[:at] + name[at] + name[at:],
        name[:at] + dice.choice("aeinrst") + name[at + 1 :],
        name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :] if at else name[:1].upper() + name[1:],
    )
    slipped = dice.choice(ways)
    return slipped if slipped[:1].isalpha() or slipped[:1] == "_" else f"x{slipped}"


def _misspelt_element(dice: random.Random, layout: Layout, elements: Sequence[Element]) -> list[Edit]:
    element = dice.choice(elements)
    return _named(layout, element, _slipped(dice, element.local))


def _foreign_element(dice: random.Random, layout: Layout, elements: Sequence[Element]) -> list[Edit]:
    return _named(layout, dice.choice(elements), dice.choice(stuff()["foreign"]))


def _other_element(dice: random.Random, layout: Layout, elements: Sequence[Element]) -> list[Edit]:
    return _named(layout, dice.choice(elements), dice.choice(stuff()["known"]))


def _misspelt_attribute(dice: random.Random, layout: Layout, elements: Sequence[Element]) -> list[Edit]:
    held = [attribute for element in elements for attribute in layout.attributes(element)]
    held = [attribute for attribute in held if not attribute.name.startswith("xmlns")]
    if not held:
        return []
    attribute = dice.choice(held)
    prefix, colon, local = attribute.name.rpartition(":")
    name = local if colon and dice.random() < 0.5 else prefix + colon + _slipped(dice, local)
    return [Edit(attribute.name_start, attribute.name_end, name)]


def _surplus_attribute(dice: random.Random, layout: Layout, elements: Sequence[Element]) -> list[Edit]:
    element = dice.choice(elements)
    at = element.start + 1 + len(":".join(filter(None, layout.written(element))).encode())
    return [Edit(at, at, f' {dice.choice(stuff()["attributes"])}="{dice.choice(("x", "12", "de"))}"')]


def _bad_value(dice: random.Random, layout: Layout, elements: Sequence[Element]) -> list[Edit]:
    values = stuff()["values"]
    by_name: dict[str, list[Any]] = {}
    for element in elements:
        for attribute in layout.attributes(element):
            if attribute.name in values:
                by_name.setdefault(attribute.name, []).append(attribute)
    if not by_name:
        return []
    name = dice.choice(sorted(by_name))
    attribute = dice.choice(by_name[name])
    return [Edit(attribute.value_start, attribute.value_end, dice.choice(values[name]))]


def _wrong_order(dice: random.Random, layout: Layout, elements: Sequence[Element]) -> list[Edit]:
    pairs = [
        (one, other)
        for parent in elements
        for one, other in zip(parent.children, parent.children[1:], strict=False)
        if one.name != other.name
    ]
    if not pairs:
        return []
    one, other = dice.choice(pairs)
    first, second = layout.data[one.start : one.end].decode(), layout.data[other.start : other.end].decode()
    return [Edit(one.start, one.end, second), Edit(other.start, other.end, first)]


def _deleted_element(dice: random.Random, layout: Layout, elements: Sequence[Element]) -> list[Edit]:
    element = dice.choice([each for each in elements if each.parent is not None])
    return [Edit(element.start, element.end, "")]


def _deleted_attribute(dice: random.Random, layout: Layout, elements: Sequence[Element]) -> list[Edit]:
    held = [attribute for element in elements for attribute in layout.attributes(element)]
    held = [attribute for attribute in held if not attribute.name.startswith("xmlns")]
    attribute = dice.choice(held) if held else None
    return [Edit(attribute.start, attribute.end, "")] if attribute else []


def _place(dice: random.Random, elements: Sequence[Element]) -> int:
    element = dice.choice([each for each in elements if each.parent is not None])
    inner = [element.open_end, element.close] if element.has_end_tag else []
    return dice.choice([element.start, element.end, *inner])


def _surplus_element(dice: random.Random, layout: Layout, elements: Sequence[Element]) -> list[Edit]:
    at, name = _place(dice, elements), dice.choice(stuff()["known"])
    prefix = layout.written(layout.root)[0]
    name = f"{prefix}:{name}" if prefix else name
    return [Edit(at, at, dice.choice((f"<{name}/>", f"<{name}>some words</{name}>")))]


def _doubled_element(dice: random.Random, layout: Layout, elements: Sequence[Element]) -> list[Edit]:
    element = dice.choice([each for each in elements if each.parent is not None])
    return [Edit(element.end, element.end, layout.data[element.start : element.end].decode())]


def _stray_text(dice: random.Random, layout: Layout, elements: Sequence[Element]) -> list[Edit]:
    at = _place(dice, elements)
    return [Edit(at, at, dice.choice(stuff()["words"]))]


def _wrong_namespace(dice: random.Random, layout: Layout, elements: Sequence[Element]) -> list[Edit]:
    element = layout.root if dice.random() < 0.3 else dice.choice(elements)
    namespace = dice.choice(
        ("http://www.tei-c.org/ns/1.O", "http://www.tei-c.org/ns/1.0/", "", "http://www.w3.org/1999/xhtml")
    )
    for attribute in layout.attributes(element):
        if attribute.name == "xmlns":
            return [Edit(attribute.value_start, attribute.value_end, namespace)]
    prefix, written = layout.written(element)
    at = element.start + 1 + len(written.encode())
    return [] if prefix else [Edit(at, at, f' xmlns="{namespace}"')]


def _lost_tags(dice: random.Random, layout: Layout, elements: Sequence[Element]) -> list[Edit]:
    element = dice.choice([each for each in elements if each.parent is not None])
    return [Edit(element.start, element.open_end, ""), Edit(element.close, element.end, "")]


SLIPS: Final[Mapping[str, Slip]] = {
    "misspelt element": _misspelt_element,
    "element of another vocabulary": _foreign_element,
    "another element's name": _other_element,
    "wrong name space": _wrong_namespace,
    "misspelt attribute": _misspelt_attribute,
    "surplus attribute": _surplus_attribute,
    "attribute deleted": _deleted_attribute,
    "bad value": _bad_value,
    "wrong order": _wrong_order,
    "element deleted": _deleted_element,
    "surplus element": _surplus_element,
    "element doubled": _doubled_element,
    "stray text": _stray_text,
    "tags lost": _lost_tags,
}
"""The kinds of slips."""
