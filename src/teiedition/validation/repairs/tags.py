"""Repairs of language tags that are surely meant to be others, at all their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teiedition.diagnostics import Diagnostic
from teiedition.diagnostics.repair import Edit, Repair
from teiedition.validation.languages import meant_tag
from teiedition.validation.repairs.layout import WrittenAttribute
from teiedition.validation.repairs.marked import Marked

CODES = frozenset(("TEI240", "TEI241"))
_BEARERS = frozenset((("language", "ident"), ("textLang", "mainLang")))


def find_tag_repairs(found: Iterable[Diagnostic], marked: Marked) -> Iterator[tuple[Diagnostic, Repair]]:
    """The findings of language tags that can be repaired, with their repairs.

    Args:
        found: of the document.
        marked: the attributes of the document.
    """
    for one in found:
        tag = dict(one.values).get("tag", "")
        if one.code not in CODES or not (meant := meant_tag(tag)):
            continue
        edits = [Edit(each.value_start, each.value_end, meant) for each in _bearing(marked, tag)]
        if edits:
            yield one, Repair.of("value", edits, name=dict(one.values)["attribute"], to=meant)


def _bearing(marked: Marked, tag: str) -> Iterator[WrittenAttribute]:
    """The attributes that hold a language tag."""
    for element, attribute in marked.every.values():
        bearer = attribute.name == "xml:lang" or (element.local, attribute.name) in _BEARERS
        if bearer and attribute.value == tag:
            yield attribute
