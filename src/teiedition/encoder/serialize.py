"""A tree -> bytes that are pleasant to read and to diff, every space of mixed content kept.

Only elements that hold no text of their own are laid out: one child a line, one blank of indent a level. A paragraph,
a record and a header statement stay on a line each.
"""

from __future__ import annotations

from lxml import etree

from teiedition.vocabulary import TeiDocument, is_container, names

_LAID_OUT = names(
    "TEI teiHeader fileDesc titleStmt editionStmt extent publicationStmt availability licence seriesStmt notesStmt "
    "sourceDesc biblStruct analytic monogr imprint series respStmt encodingDesc projectDesc editorialDecl "
    "classDecl taxonomy category appInfo application refsDecl profileDesc creation langUsage textClass keywords "
    "revisionDesc standOff listPerson listPlace listOrg listEvent listBibl text"
)


def serialize(document: TeiDocument) -> bytes:
    """The document as UTF-8 bytes.

    The tree is laid out in place: white space is set between the children of elements that hold only elements.
    """
    _lay_out(document.root, 0)
    tree = document.root.getroottree()
    head = b'<?xml version="1.0" encoding="UTF-8"?>\n'
    before: list[bytes] = []
    node = document.root.getprevious()
    while node is not None:
        before.insert(0, etree.tostring(node, encoding="utf-8", with_tail=False) + b"\n")
        node = node.getprevious()
    body: bytes = etree.tostring(tree.getroot(), encoding="utf-8", xml_declaration=False, with_tail=False)
    return head + b"".join(before) + body + b"\n"


def _lay_out(element: etree._Element, level: int) -> None:
    if not len(element) or not (_holds_only_elements(element) or is_container(element)):
        return
    indent = "\n" + " " * (level + 1)
    element.text = indent
    for child in element:
        child.tail = indent
        if isinstance(child.tag, str):
            _lay_out(child, level + 1)
    element[-1].tail = indent[:-1]


def _holds_only_elements(element: etree._Element) -> bool:
    return (
        element.tag in _LAID_OUT
        and not (element.text or "").strip()
        and not any((child.tail or "").strip() for child in element)
    )
