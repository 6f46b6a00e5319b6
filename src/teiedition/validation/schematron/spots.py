"""Where a rule looks: an element, one of its attributes or texts, or the document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from lxml import etree

from teiedition.vocabulary import XML_NS

TEXTS: Final[Mapping[type, str]] = {
    etree._Comment: "comment()",
    etree._ProcessingInstruction: "processing-instruction()",
}


class Unusable(ValueError):
    """An expression that can't be read, or fails where it is asked."""


class Spot(NamedTuple):
    """A node, by the element that libxml2 can start from.

    Attributes:
        element: the node itself, or that in which it stands.
        attribute: the name of one, as lxml writes it.
        part: text(), comment() or processing-instruction(), which libxml2 through lxml can't start from.
        number: which of those that stand directly in the element, from 1.
        document: all of it; with a part, one that stands beside the root.
    """

    element: etree._Element
    attribute: str = ""
    part: str = ""
    number: int = 0
    document: bool = False

    @property
    def step(self) -> str:
        """The step of XPath 1.0 from the element to the node; nothing where it is the element."""
        if self.part:
            return f"{'/' if self.document else ''}{self.part}[{self.number}]"
        if self.document:
            return "/"
        uri, _, local = self.attribute.rpartition("}")
        if not uri:
            return f"@{local}" if local else ""
        if uri[1:] == XML_NS:
            return f"@xml:{local}"
        return f"@*[local-name()='{local}' and namespace-uri()='{uri[1:]}']"


def spot_of(value: Any) -> Spot:
    """The place of what libxml2 gave."""
    if isinstance(value, etree._Comment | etree._ProcessingInstruction):
        part = TEXTS[type(value)]
        before = sum(1 for each in value.itersiblings(preceding=True) if type(each) is type(value))
        above = value.getparent()
        root = value.getroottree().getroot()
        return Spot(root if above is None else above, "", part, before + 1, above is None)
    if isinstance(value, etree._Element):
        return Spot(value)
    parent: Any = value.getparent() if hasattr(value, "getparent") else None
    if parent is None:
        raise Unusable("its context finds values instead of nodes")
    if getattr(value, "is_attribute", False):
        return Spot(parent, str(value.attrname))
    if value.is_text:
        return Spot(parent, "", "text()", 1)
    owner = parent.getparent()
    tailed = [each for each in owner if each.tail]
    return Spot(owner, "", "text()", bool(owner.text) + 1 + tailed.index(parent))
