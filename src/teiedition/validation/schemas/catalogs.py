"""XML catalogs: addresses of the network, and public identifiers, to files of this machine.

file --expat--> entries --``Catalogs.resolve``--> the address that an address stands for

Catalogs are asked in their order. Within one, a whole address counts before a beginning, a longer beginning before a
shorter, and the catalogs it names by ``nextCatalog`` come last. Nothing is fetched: a catalog on the network is passed over.

Source: XML Catalogs 1.1, OASIS 2005, sections 4, 6.5 and 7.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import urljoin
from xml.parsers import expat

from teiedition.diagnostics import Place, SchemaError
from teiedition.relaxng.files import read_plain
from teiedition.validation.schemas.locations import local_path

NAMESPACE: Final = "urn:oasis:names:tc:entity:xmlns:xml:catalog}"
_BASE: Final = "http://www.w3.org/XML/1998/namespace}base"
_TARGETS: Final = {
    "uri": ("name", "uri"),
    "system": ("systemId", "uri"),
    "public": ("publicId", "uri"),
    "rewriteURI": ("uriStartString", "rewritePrefix"),
    "rewriteSystem": ("systemIdStartString", "rewritePrefix"),
    "uriSuffix": ("uriSuffix", "uri"),
    "systemSuffix": ("systemIdSuffix", "uri"),
    "nextCatalog": ("catalog", "catalog"),
}
"""Each entry with the attribute it is looked up by and that of what it gives."""
_KNOWN: Final = frozenset({*_TARGETS, "catalog", "group", "delegatePublic", "delegateSystem", "delegateURI"})
DEPTH: Final = 16
"""Catalogs that name others that name others."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """One catalog file: its entries by their kind, each with what it is looked up by and what it gives, made absolute."""

    entries: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def of(self, *kinds: str) -> list[tuple[str, str]]:
        return [entry for kind in kinds for entry in self.entries.get(kind, ())]


def resolve(catalogs: Sequence[Path], uri: str, public: str = "") -> str | None:
    """What an address stands for, by the first catalog that knows it.

    Args:
        catalogs: the files, in their order.
        uri: an address, as it was written.
        public: the public identifier of a document type.

    Returns:
        An address, mostly of a file; None where no catalog knows it.

    Raises:
        SchemaError: TEI325, a catalog can't be used.
    """
    seen: set[Path] = set()
    for path in catalogs:
        if found := _resolve(path, uri, public, seen, DEPTH):
            return found
    return None


def _resolve(path: Path, uri: str, public: str, seen: set[Path], depth: int) -> str | None:
    if path in seen or not depth:
        return None  # catalogs may name each other; each is asked once
    seen.add(path)
    catalog = load_catalog(path)
    if found := _by_entry(catalog, uri, public):
        return found
    for _, following in catalog.of("nextCatalog"):
        other = local_path(following)
        if other is not None and (found := _resolve(other, uri, public, seen, depth - 1)):
            return found
    return None


def _by_entry(catalog: Catalog, uri: str, public: str) -> str | None:
    """What one catalog says itself. ``system`` and ``uri`` serve alike: editors use either for schemas."""
    for name, target in catalog.of("uri", "system"):
        if name == uri:
            return target
    beginnings = [entry for entry in catalog.of("rewriteURI", "rewriteSystem") if uri.startswith(entry[0])]
    if beginnings:
        name, target = max(beginnings, key=lambda entry: len(entry[0]))
        return target + uri[len(name) :]
    ends = [entry for entry in catalog.of("uriSuffix", "systemSuffix") if uri.endswith(entry[0])]
    if ends:
        return max(ends, key=lambda entry: len(entry[0]))[1]
    wanted = " ".join(public.split())
    return next((target for name, target in catalog.of("public") if wanted and " ".join(name.split()) == wanted), None)


@lru_cache(maxsize=64)
def load_catalog(path: Path) -> Catalog:
    """Read one catalog file.

    Raises:
        SchemaError: TEI325, it can't be read, is not well formed, or is no catalog.
    """
    try:
        return _Reading(path).catalog
    except expat.ExpatError as error:
        place = Place(str(path), error.lineno, error.offset + 1)
        reason = f"not well-formed XML: {expat.ErrorString(error.code)}"
        raise SchemaError("TEI325", place, name=path.name, reason=reason) from error
    except (OSError, ValueError, LookupError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SchemaError("TEI325", Place(str(path)), name=path.name, reason=reason) from error


class _Reading:
    """Reads one file. Expat loads nothing from outside and bounds the growth of entities."""

    def __init__(self, path: Path) -> None:
        self.catalog = Catalog()
        self._bases = [path.absolute().as_uri()]
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = lambda _: self._bases.pop()
        self._parser.Parse(read_plain(path), True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.removeprefix(NAMESPACE)
        if len(self._bases) == 1 and name != f"{NAMESPACE}catalog":
            raise ValueError("its root is no catalog of OASIS")
        self._bases.append(urljoin(self._bases[-1], attributes.get(_BASE, "")))
        if name == kind:
            return  # of another vocabulary: catalogs may be extended
        if kind not in _KNOWN:
            raise ValueError(f"line {self._parser.CurrentLineNumber}: there is no entry <{kind}>")
        if kind in _TARGETS:
            by, gives = _TARGETS[kind]
            if not attributes.get(by) or not attributes.get(gives):
                raise ValueError(f"line {self._parser.CurrentLineNumber}: <{kind}> needs @{by} and @{gives}")
            target = urljoin(self._bases[-1], attributes[gives])
            self.catalog.entries.setdefault(kind, []).append((attributes[by], target))
