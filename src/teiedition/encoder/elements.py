"""Making elements of the header in few words."""

from __future__ import annotations

import re

from lxml import etree

from teiedition.annotation import Annotation
from teiedition.vocabulary import XML_ID, XML_ILLEGAL, XML_LANG, tei

_NAMED = re.compile(r"<([A-Za-z]+)>|@([A-Za-z]+)")
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


def prose(parent: etree._Element, words: str) -> etree._Element:
    """Append a paragraph in which ``<said>`` becomes a ``gi`` and ``@who`` an ``att``."""
    paragraph = add(parent, "p")
    at = 0
    for match in _NAMED.finditer(words):
        _append(paragraph, words[at : match.start()])
        add(paragraph, "gi" if match[1] else "att", match[1] or match[2])
        at = match.end()
    _append(paragraph, words[at:])
    return paragraph


def _append(element: etree._Element, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def dated(parent: etree._Element, date: Annotation, words: str, **attributes: str) -> etree._Element:
    """Append a ``date`` with the ISO values of an annotation."""
    element = add(parent, "date", words, **attributes)
    for name in ("when", "from", "to", "notBefore", "notAfter"):
        if value := date.get(name):
            element.set(name, value)
    return element
