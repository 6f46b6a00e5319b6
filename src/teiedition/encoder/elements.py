"""Making elements of the header in few words."""

from __future__ import annotations

from lxml import etree

from teiedition.annotation import Annotation
from teiedition.vocabulary import XML_ID, XML_ILLEGAL, XML_LANG, tei

_NAMES = {"xml_id": XML_ID, "xml_lang": XML_LANG}


def add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    """Append a TEI element; attributes without a value are left out, ``xml_id`` and ``xml_lang`` become xml:id and xml:lang."""
    element = etree.SubElement(parent, tei(name))
    for key, value in attributes.items():
        if value:
            element.set(_NAMES.get(key, key.rstrip("_")), value)
    if text:
        element.text = XML_ILLEGAL.sub("\ufffd", text)
    return element


def dated(parent: etree._Element, date: Annotation, words: str, **attributes: str) -> etree._Element:
    """Append a ``date`` with the ISO values of an annotation."""
    element = add(parent, "date", words, **attributes)
    for name in ("when", "from", "to", "notBefore", "notAfter"):
        if value := date.get(name):
            element.set(name, value)
    return element
