"""Random trees of blocks, inline elements and instructions: every span is the text of its element."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teiedition.vocabulary import (
    ALTERNATIVES,
    CHAR_PI,
    SOURCE_PI,
    SPACE_PI,
    XML_ILLEGAL,
    TeiDocument,
    escape_space,
    is_container,
    local_name,
    tei,
)

TEXT = st.text(alphabet="ab é漢𝒳 \n\t\u00a0“”&<'", max_size=6)
ILLEGAL = st.sampled_from("\x00\x07\x1b\ufffe\uffff")
SPACE = st.text(alphabet=" \n\t\u2003\u2028", max_size=4)
INLINE = ("hi", "persName", "q", "choice", "sic", "corr", "ref", "lb", "note")


@dataclass(frozen=True)
class Node:
    """An element as the test knows it: pieces are text, ``("char", c)``, ``("space", s)``, ``("comment", t)`` or nodes."""

    name: str
    pieces: tuple[object, ...] = ()


def _instruction(sort: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, str]]:
    return st.tuples(st.just(sort), values)


def _mixed(names: tuple[str, ...]) -> st.SearchStrategy[Node]:
    pieces = st.recursive(
        st.one_of(TEXT, _instruction("char", ILLEGAL), st.just(("comment", "no text"))),
        lambda inner: st.builds(Node, st.sampled_from(INLINE), st.lists(inner, max_size=3).map(tuple)),
        max_leaves=6,
    )
    return st.builds(Node, st.sampled_from(names), st.lists(pieces, max_size=4).map(tuple))


LEAF = _mixed(("p", "head", "l", "item", "byline", "quote", "ab"))


def _nested(inner: st.SearchStrategy[object]) -> st.SearchStrategy[Node]:
    pieces = st.lists(st.one_of(inner, _instruction("space", SPACE), st.just(("comment", "no text"))), max_size=4)
    return st.builds(Node, st.sampled_from(("div", "lg", "list", "quote", "body")), pieces.map(tuple))


BODY = st.lists(st.one_of(st.recursive(LEAF, _nested, max_leaves=5), _instruction("space", SPACE)), max_size=5).map(
    lambda pieces: Node("body", tuple(pieces))
)


def _built(node: Node, parent: etree._Element | None = None) -> etree._Element:
    element = etree.Element(tei(node.name))
    if parent is not None:
        parent.append(element)
    for piece in node.pieces:
        if isinstance(piece, Node):
            _built(piece, element)
        elif isinstance(piece, str):
            _append(element, piece)
        elif isinstance(piece, tuple):
            element.append(_instruction_node(*piece))
    return element


def _append(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _instruction_node(sort: str, value: str) -> etree._Element:
    if sort == "char":
        return etree.ProcessingInstruction(CHAR_PI, f"{ord(value):04x}")
    if sort == "space":
        return etree.ProcessingInstruction(SPACE_PI, escape_space(value))
    return etree.Comment(value)


def _document(body: Node, source: str = 'start="" end=""') -> TeiDocument:
    root = etree.Element(tei("TEI"))
    etree.SubElement(root, tei("teiHeader")).text = "header"
    etree.SubElement(root, tei("text")).append(_built(body))
    data = f"<?{SOURCE_PI} {source}?>".encode() + etree.tostring(root, encoding="utf-8")
    return TeiDocument.parse(data)


def _own_text(element: etree._Element) -> str:
    """Text of a mixed element, told from the tree alone."""
    pieces = [element.text or ""]
    for child in element:
        if isinstance(child, etree._ProcessingInstruction) and child.target == CHAR_PI:
            pieces.append(chr(int(str(child.text), 16)))
        elif isinstance(child.tag, str) and child.tag not in ALTERNATIVES:
            pieces.append(_own_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


@given(BODY)
def test_every_span_is_the_text_of_its_element(body: Node) -> None:
    document = _document(body)
    containers = {element for element, _, _ in document.spans if _holds_blocks(element)}
    for element, start, end in document.spans:
        if element not in containers:
            assert document.text[start:end] == _own_text(element), local_name(element)


def _holds_blocks(element: etree._Element) -> bool:
    """Whether the element and all around it are containers, as the walk sees them."""
    above = [element, *element.iterancestors()]
    return all(is_container(e) or e.tag in {tei("text"), tei("TEI")} for e in above)


@given(BODY)
def test_spans_nest_as_the_elements_do(body: Node) -> None:
    document = _document(body)
    ends = {element: (start, end) for element, start, end in document.spans}
    for element, (start, end) in ends.items():
        assert 0 <= start <= end <= len(document.text)
        parent = element.getparent()
        if parent is not None and parent in ends and end > start:
            assert ends[parent][0] <= start
            assert end <= ends[parent][1]


@given(BODY)
def test_the_text_is_the_leaves_and_white_space(body: Node) -> None:
    document = _document(body)
    bare = "".join(c for c in document.text if not c.isspace())
    text = document.root.find(tei("text"))
    assert text is not None
    assert bare == "".join(c for c in _own_text(text) if not c.isspace())


@given(BODY, st.sampled_from(["lf", "crlf", "cr"]), SPACE)
def test_line_ends_change_nothing_else(body: Node, newline: str, space: str) -> None:
    written = escape_space(space)[1:-1]
    source = f'newline="{newline}" start="{written}" end="{written}"'
    plain = _document(body, f'start="{written}" end="{written}"')
    other = _document(body, source)
    assert other.text.replace("\r\n", "\n").replace("\r", "\n") == plain.text
    assert other.to_bytes() == other.text.encode()
    assert plain.text.startswith(space)
    assert plain.text.endswith(space)


@given(st.text())
def test_what_xml_cannot_hold_is_found(text: str) -> None:
    element = etree.Element("p")
    try:
        element.text = text
    except ValueError:
        assert XML_ILLEGAL.search(text)
    else:
        assert not XML_ILLEGAL.search(text)
