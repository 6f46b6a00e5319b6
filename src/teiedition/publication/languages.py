"""Languages as HTML names them: codes of three letters that have one of two letters are shortened."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from teiedition.publication.names import ed, select
from teiedition.vocabulary import XML_LANG

_TABLE: Final = """
:
eng:en ger:de deu:de fre:fr fra:fr lat:la ita:it spa:es rus:ru gre:el ell:el dut:nl nld:nl por:pt pol:pl
cze:cs ces:cs hun:hu dan:da swe:sv nor:no fin:fi heb:he ara:ar yid:yi wel:cy cym:cy gle:ga isl:is ice:is
cat:ca eus:eu baq:eu bul:bg ron:ro rum:ro slk:sk slo:sk slv:sl hrv:hr srp:sr ukr:uk bel:be est:et lav:lv
lit:lt tur:tr fas:fa per:fa hin:hi urd:ur ben:bn san:sa chi:zh zho:zh jpn:ja kor:ko vie:vi tha:th sqi:sq
alb:sq mkd:mk mac:mk kat:ka geo:ka hye:hy arm:hy gla:gd bre:br cor:kw fry:fy ltz:lb afr:af epo:eo
"""
"""ISO 639-2, both its series, and the ISO 639-1 code that BCP 47 asks for instead."""
_SHORT: Final = dict(pair.split(":") for pair in _TABLE.split())
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def mark_languages(root: etree._Element) -> None:
    """Set ``ed:lang`` wherever ``xml:lang`` holds something HTML can take over."""
    for element in select(root, "descendant-or-self::*[@xml:lang]"):
        tag = element.get(XML_LANG, "").strip()
        if _LANGUAGE.fullmatch(tag):
            first, dash, rest = tag.partition("-")
            element.set(ed("lang"), _SHORT.get(first.lower(), first) + dash + rest)
