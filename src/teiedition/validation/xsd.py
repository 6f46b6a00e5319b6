"""XSD through xmlschema: finds every fault, and says which element or attribute is at fault.

``iter_errors`` -> fault --by its type and validator--> code, place, the value as written, what was probably meant.

xmlschema is slow to import and to load a schema, so it is asked only once ``grammar`` has refused a document, or when
the user names an XSD.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from teiedition.diagnostics import Diagnostic, Place, SchemaError
from teiedition.resources import resource
from teiedition.validation.subject import POINTING, Subject
from teiedition.validation.suggestions import Names, iso_date, listed, nearest
from teiedition.vocabulary import XML_NS, local_name

_DATES = frozenset({"when", "from", "to", "notBefore", "notAfter"})
_STRAY_TEXT = re.compile(r"character data .*not allowed")
_REPEATED_ID = re.compile(r"duplicated xs:ID")
_NO_ROOT = re.compile(r"is not an element of the schema")
_ATTRIBUTE_VALUE = re.compile(r"^attribute (?P<name>[^=\s]+)='")
_NOT_ALLOWED = re.compile(r"'(?P<name>[^']+)' attribute not allowed")
_REQUIRED = re.compile(r"missing required attribute '(?P<name>[^']+)'")
_CHOICES = re.compile(r"must be one of \[(?P<values>.*)\]")


_Explain = Callable[[etree._Element, "re.Match[str]"], Diagnostic | None]


@lru_cache(maxsize=4)
def load_xsd(path: Path) -> Any:
    """Build an XSD 1.0 schema, reading local files only.

    Raises:
        SchemaError: TEI320, it can't be read or is no schema.
    """
    import xmlschema

    try:
        # the edition's own XSD is known to be sound; judging it by the schema for schemas takes half the time
        trust = "skip" if path == own_xsd() else "strict"
        return xmlschema.XMLSchema(str(path), allow="local", defuse="always", validation=trust)
    except (OSError, xmlschema.XMLSchemaException, SyntaxError) as error:
        reason = str(error).strip().partition("\n")[0]
        raise SchemaError("TEI320", Place(str(path)), schema=path.name, reason=reason) from error


def own_xsd() -> Path:
    """The edition's schema as XSD."""
    return resource("schema", "teiedition.xsd")


def check_xsd(subject: Subject, path: Path) -> Iterator[Diagnostic]:
    """Every fault that an XSD finds in a document.

    Raises:
        SchemaError: TEI320.

    Emits: TEI310, TEI311, TEI312, TEI313, TEI314, TEI315, TEI316, TEI319.
    """
    schema = load_xsd(path)
    explain = _Explanation(subject, schema)
    seen = set()
    for error in schema.iter_errors(subject.root):
        found = explain.finding(error)
        if found is not None and found not in seen:
            seen.add(found)
            yield found


class _Explanation:
    """Turns the errors of one schema on one document into findings."""

    def __init__(self, subject: Subject, schema: Any) -> None:
        self._subject = subject
        self._names = {name.rpartition("}")[2] for name in schema.maps.elements}
        self._meant = Names(self._names)
        self._schema = schema
        self._by_reason: tuple[tuple[re.Pattern[str], _Explain], ...] = (
            (_NOT_ALLOWED, lambda element, match: self._attribute(element, match["name"])),
            (_REQUIRED, self._missing),
            (_STRAY_TEXT, lambda element, _: self._text(element)),
            (_REPEATED_ID, lambda *_: None),  # TEI505 says where the other one is
            (_ATTRIBUTE_VALUE, lambda element, match: self._value(element, match["name"], match.string)),
            (_NO_ROOT, lambda element, _: self._unknown(element)),
        )

    def finding(self, error: Any) -> Diagnostic | None:
        """The finding of one error; None where another check says it better."""
        from xmlschema import XMLSchemaChildrenValidationError

        element = error.elem if error.elem is not None else self._subject.root
        if isinstance(error, XMLSchemaChildrenValidationError):
            return self._children(error, element)
        reason = str(error.reason or "").partition("\n")[0]
        for pattern, explain in self._by_reason:
            if match := pattern.search(reason):
                return explain(element, match)
        return self._content(element, reason)

    def _children(self, error: Any, parent: etree._Element) -> Diagnostic:
        child = error.invalid_child
        expected = [_last(item.name) for item in error.expected or () if getattr(item, "name", None)]
        if child is None:
            return self._subject.found(
                "TEI311", parent, element=_tag(parent), missing=listed(f"<{each}>" for each in expected) or "an element"
            )
        allowed = self._allowed(parent)
        name = _last(str(child.tag))
        if name not in self._names or not self._same_namespace(child):
            return self._unknown(child, allowed)
        if name in allowed:
            hint = f"missing <{expected[0]}> before <{name}>" if len(expected) == 1 else "move it to its place"
        else:
            hint = "take it away or move it" if allowed else f"<{local_name(parent)}> holds no elements"
        likeliest = listed(f"<{each}>" for each in expected or sorted(allowed)) or "nothing"
        return self._subject.found(
            "TEI310", child, element=_tag(child), parent=_tag(parent), expected=likeliest, hint=hint
        )

    def _unknown(self, element: etree._Element, allowed: set[str] | None = None) -> Diagnostic:
        name = local_name(element)
        meant = nearest(name, allowed or ()) or self._meant.nearest(name)
        hint = f"did you mean <{meant}>?" if meant else "take the element away, or encode it as the schema has it"
        if name in self._names:
            hint = 'declare xmlns="http://www.tei-c.org/ns/1.0" on the root'
        return self._subject.found("TEI312", element, element=f"<{name}>", hint=hint)

    def _same_namespace(self, element: etree._Element) -> bool:
        return str(element.tag) in self._schema.maps.elements

    def _allowed(self, parent: etree._Element) -> set[str]:
        """The names of the elements that the schema knows in an element."""
        declared = self._schema.maps.elements.get(str(parent.tag))
        content = getattr(getattr(declared, "type", None), "content", None)
        if content is None or not hasattr(content, "iter_elements"):
            return set()
        return {_last(item.name) for item in content.iter_elements() if item.name}

    def _attribute(self, element: etree._Element, name: str) -> Diagnostic:
        declared = self._schema.maps.elements.get(str(element.tag))
        known = {_short(other) for other in getattr(declared, "attributes", {}) if other}
        short = _short(name)
        meant = nearest(short, known)
        hint = f"did you mean @{meant}?" if meant else f"allowed: {listed(sorted(known))}"
        if f"xml:{short}" in known:
            hint = f"did you mean @xml:{short}?"
        return self._subject.found("TEI313", element, name, element=_tag(element), attribute=short, hint=hint)

    def _missing(self, element: etree._Element, match: re.Match[str]) -> Diagnostic:
        name = _short(match["name"])
        return self._subject.found("TEI314", element, element=_tag(element), attribute=name, hint=f"add @{name}")

    def _text(self, element: etree._Element) -> Diagnostic:
        own = [element.text, *(child.tail for child in element)]
        words = next((" ".join(piece.split()) for piece in own if piece and piece.strip()), "")
        return self._subject.found(
            "TEI316", element, element=_tag(element), text=words, hint="put it into an element such as <p>"
        )

    def _value(self, element: etree._Element, name: str, reason: str) -> Diagnostic | None:
        value = str(element.get(name, ""))
        return self._subject.found(
            "TEI315",
            element,
            name,
            thing=f"@{_short(name)} of {_tag(element)}",
            value=value,
            **_expected(name, value, reason),
        )

    def _content(self, element: etree._Element, reason: str) -> Diagnostic:
        if re.search(r"value|pattern|Invalid", reason) and not len(element):
            value = "".join(str(piece) for piece in element.itertext())
            return self._subject.found(
                "TEI315", element, thing=f"the content of {_tag(element)}", value=value, **_expected("", value, reason)
            )
        return self._subject.found("TEI319", element, reason=reason)


def _expected(name: str, value: str, reason: str) -> dict[str, str]:
    """What a value should have been, and the repair."""
    if match := _CHOICES.search(reason):
        values = re.findall(r"'([^']*)'", match["values"])
        meant = nearest(value, values)
        return {"expected": listed(values), "hint": f'write {name}="{meant}"' if meant else "use one of these"}
    expected, hint = _FORMS.get(_form(name, value), ("another form", "see what the schema allows here"))
    if name in _DATES and (iso := iso_date(value)):
        hint = f'write {name}="{iso}"'
    return {"expected": expected, "hint": hint}


def _form(name: str, value: str) -> str:
    if name in _DATES:
        return "date"
    if name in POINTING:
        return "pointer"
    if not value.strip():
        return "nothing"
    return {f"{{{XML_NS}}}id": "id", f"{{{XML_NS}}}lang": "language", "ident": "language"}.get(name, "")


_FORMS = {
    "date": ("a date such as 1946-07-06, 1946-07 or 1946", "write a date that exists, largest unit first"),
    "pointer": ("a pointer such as #id or an address", "point to an xml:id or write a whole address"),
    "nothing": ("a value", "fill it or take it away"),
    "id": ("a name: a letter, then letters, digits, - _ .", "begin it with a letter"),
    "language": ("a language tag such as en or ru-Latn", "use a tag of BCP 47"),
}


def _tag(element: etree._Element) -> str:
    """The element as a reader knows it: ``<p xml:id="p3">``."""
    identifier = element.get(f"{{{XML_NS}}}id")
    return f"<{local_name(element)}" + (f' xml:id="{identifier}">' if identifier else ">")


def _last(name: str) -> str:
    return name.rpartition("}")[2]


def _short(name: str) -> str:
    return name.replace(f"{{{XML_NS}}}", "xml:").rpartition("}")[2]
