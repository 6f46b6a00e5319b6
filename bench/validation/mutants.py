"""Documents with a few slips each, as editors and programs make them; the same ones for the same seed."""

from __future__ import annotations

import copy
import random
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

_TEI = "{http://www.tei-c.org/ns/1.0}"
_LARGEST = 120_000
"""Bytes of a sample that is spoilt; and above ``_LARGE`` it is taken seldom, since jing reads all mutants of it."""
_LARGE = 60_000
Slip = Callable[[random.Random, etree._Element, Sequence[etree._Element]], None]


@cache
def _stuff() -> dict[str, list[Any]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def samples(folders: Sequence[Path]) -> list[bytes]:
    """The documents of some folders that can be spoilt: not too large, without DOCTYPE and XInclude."""
    paths = sorted(path for folder in folders for path in folder.glob("*.*") if path.suffix in (".xml", ".tei"))
    found = [path.read_bytes() for path in paths if path.stat().st_size < _LARGEST]
    return [data for data in found if b"<!DOCTYPE" not in data and b"2001/XInclude" not in data]


def mutants(sources: Sequence[bytes], count: int, seed: int) -> Iterator[bytes]:
    """So many documents, each with one to six slips."""
    dice = random.Random(seed)  # noqa: S311 - to be repeated
    small = [data for data in sources if len(data) <= _LARGE]
    for _ in range(count):
        yield spoilt(dice.choice(small if dice.random() < 0.9 else sources), dice)


def spoilt(data: bytes, dice: random.Random) -> bytes:
    """A document with some slips."""
    root = etree.fromstring(data)
    for _ in range(dice.choice((1, 1, 1, 2, 3, 6))):
        elements = [element for element in root.iter() if isinstance(element.tag, str)]
        dice.choice(_SLIPS)(dice, dice.choice(elements), elements)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _renamed(dice: random.Random, element: etree._Element, all_: Sequence[etree._Element]) -> None:
    element.tag = _TEI + dice.choice(_stuff()["names"])


def _foreign(dice: random.Random, element: etree._Element, all_: Sequence[etree._Element]) -> None:
    element.tag = dice.choice(_stuff()["foreign"])


def _removed(dice: random.Random, element: etree._Element, all_: Sequence[etree._Element]) -> None:
    parent = element.getparent()
    if parent is not None and len(all_) > 3:
        parent.remove(element)


def _doubled(dice: random.Random, element: etree._Element, all_: Sequence[etree._Element]) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.insert(parent.index(element), copy.deepcopy(element))


def _moved(dice: random.Random, element: etree._Element, all_: Sequence[etree._Element]) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.insert(max(0, parent.index(element) - 1), element)


def _attribute(dice: random.Random, element: etree._Element, all_: Sequence[etree._Element]) -> None:
    element.set(*dice.choice(_stuff()["attributes"]))


def _without_attribute(dice: random.Random, element: etree._Element, all_: Sequence[etree._Element]) -> None:
    if element.attrib:
        del element.attrib[dice.choice(list(element.attrib))]


def _other_value(dice: random.Random, element: etree._Element, all_: Sequence[etree._Element]) -> None:
    if element.attrib:
        element.set(dice.choice(list(element.attrib)), dice.choice(_stuff()["values"]))


def _text_inside(dice: random.Random, element: etree._Element, all_: Sequence[etree._Element]) -> None:
    element.text = (element.text or "") + " stray text "


def _text_behind(dice: random.Random, element: etree._Element, all_: Sequence[etree._Element]) -> None:
    if element.getparent() is not None:
        element.tail = (element.tail or "") + " stray "


def _child_last(dice: random.Random, element: etree._Element, all_: Sequence[etree._Element]) -> None:
    etree.SubElement(element, _TEI + dice.choice(_stuff()["names"])).text = "x"


def _child_first(dice: random.Random, element: etree._Element, all_: Sequence[etree._Element]) -> None:
    element.insert(0, etree.Element(_TEI + dice.choice(_stuff()["names"])))


_SLIPS: Sequence[Slip] = (
    _renamed,
    _foreign,
    _removed,
    _doubled,
    _moved,
    _attribute,
    _attribute,
    _without_attribute,
    _other_value,
    _text_inside,
    _text_behind,
    _child_last,
    _child_first,
)
