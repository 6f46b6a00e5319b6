"""Repairs of attributes and of values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from xml.sax.saxutils import escape

from teiedition.diagnostics.repair import Edit, Repair
from teiedition.relaxng.names import XML_NAMESPACE, Name, split_name
from teiedition.relaxng.patterns import Attribute, Pattern, Value
from teiedition.relaxng.recovery import described
from teiedition.validation.repairs.changes import Case
from teiedition.validation.repairs.layout import WrittenAttribute
from teiedition.validation.repairs.likeness import likely_names
from teiedition.validation.repairs.values import other_id, other_values

_FEW_VALUES = 3
_XML_ID = "xml:id"


def unknown_attribute(case: Case) -> Iterator[Repair]:
    """An attribute that may not stand there: a slip, another vocabulary; at last one too many."""
    attribute = written_attribute(case)
    if attribute is None:
        return
    present = {other.name for other in case.layout.attributes(case.element)}
    expected = [name for each in case.problem.expected if (name := _written(each)) and name not in present]
    sure, like = likely_names(attribute.name, expected, "attributes.tsv")
    for name in (*sure, *like):
        edit = Edit(attribute.name_start, attribute.name_end, name)
        if name != _XML_ID or not _is_taken(case.data, attribute.value):
            yield Repair.of("rename attribute", (edit,), name=attribute.name, to=name)
        yield from _renamed_and_rewritten(case, attribute, name)
    yield from _deleted(attribute)


def _renamed_and_rewritten(case: Case, attribute: WrittenAttribute, name: str) -> Iterator[Repair]:
    """Another name, and the value in the form that it asks for."""
    edit = Edit(attribute.name_start, attribute.name_end, name)
    if name == _XML_ID:
        for repair in _other_id(case, attribute):
            to = dict(repair.values)["to"]
            edits = (edit, *repair.edits)
            yield Repair.of("rewrite attribute", edits, name=attribute.name, value=attribute.value, to=name, written=to)
        return
    patterns = case.knowledge.values(case.element.name, name)
    expected = [each for pattern in patterns for each in described(pattern)]
    quotation = case.data[attribute.value_start - 1 : attribute.value_start].decode()
    for value, safe in islice(_fresh(other_values(name, case.problem.value, expected), case), _FEW_VALUES):
        edits = (edit, Edit(attribute.value_start, attribute.value_end, _escaped(value, quotation)))
        old = attribute.value
        yield Repair.of("rewrite attribute", edits, safe=safe, name=attribute.name, value=old, to=name, written=value)


def bad_attribute(case: Case) -> Iterator[Repair]:
    """A value that may not stand there: written otherwise; at last the attribute is one too many."""
    attribute = written_attribute(case)
    if attribute is None:
        return
    if attribute.name == _XML_ID:
        yield from _other_id(case, attribute)
    else:
        quotation = case.data[attribute.value_start - 1 : attribute.value_start].decode()
        for value, safe in _fresh(other_values(attribute.name, case.problem.value, case.problem.expected), case):
            edit = Edit(attribute.value_start, attribute.value_end, _escaped(value, quotation))
            yield Repair.of("value", (edit,), safe=safe, name=attribute.name, to=value)
    yield from _deleted(attribute)


def missing_attribute(case: Case) -> Iterator[Repair]:
    """An attribute that must stand there: the only value it can have, or, unsafe, an empty one."""
    prefix, local = case.layout.written(case.element)
    at = case.element.start + 1 + len((f"{prefix}:" if prefix else "").encode()) + len(local.encode())
    for each in case.problem.missing or case.problem.expected:
        name = _written(each)
        if not name:
            continue
        only = _only_value(case, each)
        edit = Edit(at, at, f' {name}="{_escaped(only or "", chr(34))}"')
        yield Repair.of("add attribute", (edit,), safe=only is not None, name=name, to=only or "")


def bad_text(case: Case) -> Iterator[Repair]:
    """The text of an element that holds a value."""
    element = case.element
    if element.children or b"<" in case.data[element.open_end : element.close]:
        return
    for value, safe in _fresh(other_values("", case.problem.value, case.problem.expected), case):
        edit = Edit(element.open_end, element.close, escape(value))
        yield Repair.of("text", (edit,), safe=safe, to=value)


def written_attribute(case: Case) -> WrittenAttribute | None:
    """The attribute that the problem is about, as written."""
    namespace, local = split_name(case.problem.name)
    for attribute in case.layout.attributes(case.element):
        prefix, _, name = attribute.name.rpartition(":")
        if name == local and bool(prefix) == bool(namespace) and prefix != "xmlns":
            return attribute
    return None


def _written(name: str) -> str:
    """A name as it is written where no prefix but ``xml`` is known; nothing where it needs another."""
    namespace, local = split_name(name)
    if not namespace:
        return local
    return f"xml:{local}" if namespace == XML_NAMESPACE else ""


def _deleted(attribute: WrittenAttribute) -> Iterator[Repair]:
    edit = Edit(attribute.start, attribute.end, "")
    yield Repair.of("delete attribute", (edit,), safe=False, name=attribute.name, value=attribute.value)


def _fresh(values: Iterator[tuple[str, bool]], case: Case) -> Iterator[tuple[str, bool]]:
    """Each value once, and not the one that is there."""
    seen = {case.problem.value}
    for value, safe in values:
        if value and value not in seen:
            seen.add(value)
            yield value, safe


def _other_id(case: Case, attribute: WrittenAttribute) -> Iterator[Repair]:
    """Another id, in the pointers to it as well."""
    old = case.problem.value
    new = other_id(old, case.data)
    if not new:
        return
    edits = [Edit(attribute.value_start, attribute.value_end, new)]
    pointer = re.compile(rb"""(?<=["'\s])#""" + re.escape(escape(old).encode()) + rb"""(?=["'\s])""")
    edits += [Edit(match.start() + 1, match.end(), new) for match in pointer.finditer(case.data)]
    yield Repair.of("value", edits, name=attribute.name, to=new)


def _is_taken(data: bytes, name: str) -> bool:
    """Whether an element has an id already."""
    return re.search(rb"""xml:id\s*=\s*["']""" + re.escape(name.encode()) + rb"""["']""", data) is not None


def _only_value(case: Case, name: str) -> str | None:
    """The one value that an attribute can have in an element."""
    found = [
        pattern.inner.value if isinstance(pattern.inner, Value) else None
        for element in case.automaton.schema.elements
        if isinstance(element.names, Name) and element.names.name == case.element.name
        for pattern in _attributes(element.inner)
        if isinstance(pattern.names, Name) and pattern.names.name == name
    ]
    return found[0] if len(set(found)) == 1 else None


def _attributes(pattern: Pattern) -> Iterator[Attribute]:
    if isinstance(pattern, Attribute):
        yield pattern
    elif pattern.attributes:
        for part in getattr(pattern, "parts", None) or (getattr(pattern, "inner", pattern),):
            yield from _attributes(part)


def _escaped(value: str, quotation: str) -> str:
    return escape(value, {quotation: "&quot;" if quotation == '"' else "&apos;"})
