"""A document cut into parts at random and put together again is the document; every place leads back to its file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from teiedition.validation.inclusions import Whole, include

BASE = "{http://www.w3.org/XML/1998/namespace}base"
XI = "http://www.w3.org/2001/XInclude"
TEXTS = st.text(alphabet="ab é\n<&𝔞", max_size=6)
NAMES = st.sampled_from(["p", "div", "{u:1}p", "{u:2}div"])


@st.composite
def trees(draw: st.DrawFn, depth: int = 4) -> etree._Element:
    element = etree.Element(draw(NAMES), {"n": draw(TEXTS)})
    element.text = draw(TEXTS)
    for _ in range(draw(st.integers(0, 3)) if depth else 0):
        child = draw(trees(depth - 1))
        child.tail = draw(TEXTS)
        element.append(child)
    return element


def cut(draw: st.DataObject, root: etree._Element, folder: Path) -> int:
    """Write some of the elements into files of their own, an ``xi:include`` in the place of each; how many."""
    count = 0
    for element in reversed(list(root.iterdescendants())):  # so that parts lie within parts
        parent = element.getparent()
        if parent is None or not draw.draw(st.booleans()):
            continue
        name = f"part{count}.xml"
        count += 1
        placed = etree.Element(f"{{{XI}}}include", {"href": name}, nsmap={"xi": XI})
        placed.tail, element.tail = element.tail, None
        parent.replace(element, placed)
        encoding = draw.draw(st.sampled_from(["utf-8", "utf-16"]))
        etree.ElementTree(element).write(str(folder / name), encoding=encoding, xml_declaration=True)
    return count


@settings(max_examples=60)
@given(trees(), st.data())
def test_cut_and_put_together(root: etree._Element, data: st.DataObject) -> None:
    wanted = etree.tostring(root, method="c14n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not cut(data, root, folder):
            return
        main = folder / "main.xml"
        main.write_bytes(etree.tostring(root))
        whole = include(main.read_bytes(), str(main))
        if whole is None:
            return
        assert whole.findings == []
        assert _canonical(whole.data) == wanted
        assert _canonical(etree.tostring(_by_libxml2(main))) == wanted
        _every_place_leads_back(whole)


def _canonical(data: bytes) -> bytes:
    root = etree.fromstring(data)
    etree.cleanup_namespaces(root)
    for element in root.iter():
        if element.get(BASE) is not None:
            del element.attrib[BASE]
    return etree.tostring(etree.fromstring(etree.tostring(_plain(root))), method="c14n")


def _plain(root: etree._Element) -> etree._Element:
    """A copy without declarations that nothing uses."""
    copy = etree.Element(root.tag, {str(name): str(value) for name, value in root.attrib.items()})
    copy.text, copy.tail = root.text, root.tail
    for child in root:
        copy.append(_plain(child))
    return copy


def _by_libxml2(path: Path) -> etree._Element:
    tree = etree.parse(str(path))
    tree.xinclude()
    return tree.getroot()


def _every_place_leads_back(whole: Whole) -> None:
    """Each line and column of the whole is the same character in the file it was taken from."""
    for number, line in enumerate(whole.data.decode().split("\n"), 1):
        for column in range(1, len(line) + 1):
            file, at, along = whole.locate(number, column)
            there = file.data.decode().split("\n")[at - 1]
            inserted = line[column - 1] != there[along - 1 : along]
            assert not inserted or " xmlns" in line
