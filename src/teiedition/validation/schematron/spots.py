"""Where a rule looks: an element, one of its attributes or texts, or the document."""

from __future__ import annotations

from typing import Any, NamedTuple

from lxml import etree

from teiedition.vocabulary import XML_NS


class Unusable(ValueError):
    """An expression that can't be read, or fails where it is asked."""


class Spot(NamedTuple):
    """A node, by the element that libxml2 can start from.

    ``attribute`` is its name as lxml writes it; ``text`` counts from 1 the texts that stand directly in the element.
    """

    element: etree._Element
    attribute: str = ""
    text: int = 0
    document: bool = False

    @property
    def step(self) -> str:
        """The step of XPath 1.0 from the element to the node; nothing where it is the element."""
        if self.document:
            return "/"
        if self.text:
            return f"text()[{self.text}]"
        uri, _, local = self.attribute.rpartition("}")
        if not uri:
            return f"@{local}" if local else ""
        if uri[1:] == XML_NS:
            return f"@xml:{local}"
        return f"@*[local-name()='{local}' and namespace-uri()='{uri[1:]}']"


def spot_of(value: Any) -> Spot:
    """The place of what libxml2 gave."""
    if isinstance(value, etree._Element):
        return Spot(value)
    parent: Any = value.getparent() if hasattr(value, "getparent") else None
    if parent is None:
        raise Unusable("its context finds values instead of nodes")
    if getattr(value, "is_attribute", False):
        return Spot(parent, str(value.attrname))
    if value.is_text:
        return Spot(parent, text=1)
    owner = parent.getparent()
    before = [each for each in owner if each.tail]
    return Spot(owner, text=bool(owner.text) + 1 + before.index(parent))
