"""What a document holds by name, by attribute and by id; and the functions of XSLT over it, for libxml2."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from lxml import etree

from teiedition.validation.schematron.spots import Unusable
from teiedition.validation.subject import Subject

_NS: Final = "urn:x-teiedition:own"
_DOCUMENTS: Final = 100
_STRING: Final = etree.XPath("string()")


class Refused(Unusable):
    """A document that may not be read."""


class Index:
    """The elements of a document by what rules ask for."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self._having: dict[str, list[etree._Element]] = {}
        self._documents: dict[str, etree._Element] = {}

    @cached_property
    def by_tag(self) -> Mapping[str, list[etree._Element]]:
        found: dict[str, list[etree._Element]] = {}
        for element in self.subject.root.iter("*"):
            found.setdefault(element.tag, []).append(element)
        return found

    def having(self, attribute: str) -> list[etree._Element]:
        """The elements that have an attribute."""
        if attribute not in self._having:
            uri, _, local = attribute.rpartition("}")
            name = f"@*[local-name()='{local}' and namespace-uri()='{uri[1:]}']" if uri else f"@{local}"
            self._having[attribute] = self._all(f"descendant-or-self::*[{name}]")
        return self._having[attribute]

    def _all(self, path: str) -> list[etree._Element]:
        found: Any = self.subject.root.xpath(path)
        return list(found)

    def of_ids(self, words: Iterable[str]) -> list[etree._Element]:
        """The first element of each id."""
        by_id = self.subject.by_id
        return [by_id[word][0] for word in dict.fromkeys(words) if word in by_id]

    def document(self, name: str) -> etree._Element:
        """The root of another document, from the folder of this one.

        Raises:
            Refused: it stands elsewhere, or can't be read.
        """
        name = unquote(name.partition("#")[0]).removeprefix("file://")
        if not name:
            return self.subject.root
        if name not in self._documents:
            self._documents[name] = self._read(name)
        return self._documents[name]

    def _read(self, name: str) -> etree._Element:
        own = self.subject.document.path
        if "://" in name or not own:
            raise Refused(f"{name} is not read: only files beside the document are")
        folder = Path(own).resolve().parent
        path = (folder / name).resolve()
        if not path.is_relative_to(folder):
            raise Refused(f"{name} is not read: it stands outside the document's folder")
        if len(self._documents) >= _DOCUMENTS:
            raise Refused(f"more than {_DOCUMENTS} other documents are asked for")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, collect_ids=False)
        try:
            return etree.fromstring(path.read_bytes(), parser)
        except (OSError, etree.XMLSyntaxError) as error:
            raise Refused(f"{name} can't be read: {getattr(error, 'strerror', None) or error}") from error


def strings(value: Any) -> list[str]:
    """The strings of what libxml2 gives: one of each node, or one."""
    if isinstance(value, list):
        return [string_of(each) for each in value]
    return [string_of(value)]


def string_of(value: Any) -> str:
    """The string of one value, as XPath has it."""
    if isinstance(value, etree._Comment | etree._ProcessingInstruction):
        return value.text or ""
    if isinstance(value, etree._Element):
        return str(_STRING(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    return str(value)


def identity(value: Any) -> str:
    """A name of a node that no other node of the run has."""
    if isinstance(value, etree._Element):
        return f"n{id(value)}"
    parent = value.getparent() if hasattr(value, "getparent") else None
    kind = f"a{value.attrname}" if getattr(value, "attrname", None) else "t" if value.is_text else "l"
    return f"n{id(parent)}{kind}"


def own_functions(
    index: Callable[[], Index], by_key: Callable[[str, list[str]], list[Any]]
) -> dict[tuple[str, str], Callable[..., Any]]:
    """The functions that ``lowering`` writes with its own prefix."""

    def generate_id(_: Any, nodes: Any) -> str:
        nodes = nodes if isinstance(nodes, list) else [nodes]
        index().by_tag  # noqa: B018 as long as it holds the elements, no two are ever at one address
        return identity(nodes[0]) if nodes else ""

    return {
        (_NS, "id"): lambda _, value: index().of_ids(word for each in strings(value) for word in each.split()),
        (_NS, "key"): lambda _, name, value: by_key(string_of(name), strings(value)),
        (_NS, "generate-id"): generate_id,
        (_NS, "document"): lambda _, value: [index().document(name) for name in strings(value)],
    }


OWN_NAMESPACE: Final = _NS
