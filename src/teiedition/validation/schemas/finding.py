"""Which schemas a document is to be judged by: a function of the document, the settings and what is kept.

Who speaks first is heard: what the user chose; else the document's ``xml-model`` instructions; else its document type,
where a catalog knows that; else the edition's own grammar and rules. Nothing is ever fetched.

An address is looked for in the catalogs, then among what is kept: by where it came from, then by the name that the
address is known by. A file that is not there is looked for by its name: ``../schema/tei_all.rng`` is the kept ``tei_all``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from teiedition.diagnostics import Diagnostic, Place, SchemaError
from teiedition.options import SchemaChoice, SchemaSettings
from teiedition.relaxng.files import read_plain
from teiedition.resources import resource
from teiedition.validation.schemas.kinds import Kind, kind_by_content, kind_by_name
from teiedition.validation.schemas.known import OWN, known_by_address, known_by_name, known_schemas
from teiedition.validation.schemas.locations import is_address, local_path
from teiedition.validation.schemas.models import Model, Prolog, read_prolog

if TYPE_CHECKING:
    from teiedition.validation.schemas.store import Kept, Store


class Schema(NamedTuple):
    """A schema to judge by.

    Attributes:
        path: a file of this machine.
        phase: of Schematron; empty for all of it.
    """

    path: Path
    kind: Kind
    phase: str = ""


class Found(NamedTuple):
    """The schemas for a document.

    Attributes:
        schemas: the user's or the document's, each once.
        own: whether the edition's own grammar and rules count.
        asked: whether the document asked for them, and not the user.
        findings: what the document names and can't be had, and what stands in for it.
    """

    schemas: tuple[Schema, ...] = ()
    own: bool = False
    asked: bool = False
    findings: tuple[Diagnostic, ...] = ()

    @property
    def grammars(self) -> tuple[Path | None, ...]:
        """The RELAX NG schemas; None stands for the edition's own."""
        theirs = tuple(schema.path for schema in self.schemas if schema.kind is Kind.RELAXNG)
        return (None, *theirs) if self.own else theirs

    @property
    def only_grammars(self) -> bool:
        """Whether RELAX NG is the only grammar, and no DTD or XML Schema judges too."""
        return all(schema.kind in {Kind.RELAXNG, Kind.SCHEMATRON} for schema in self.schemas)


class _Hit(NamedTuple):
    """What a reference leads to."""

    schemas: tuple[Schema, ...] = ()
    own: bool = False
    stands_in: Kept | None = None


_OWN: Final = _Hit(own=True)


def find_schemas(data: bytes, path: str, choice: SchemaChoice) -> Found:
    """By what to judge a document.

    Args:
        data: the document, or as much of it as stands before its root.
        path: where it lies.
        choice: of the user.

    Raises:
        SchemaError: TEI320, TEI321, TEI325, TEI328: what the user chose can't be used.

    Emits: TEI320, TEI322, TEI323, TEI325, TEI326, TEI328, in the findings.
    """
    settings = settings_of(choice)
    finder = SchemaFinder(settings)
    if settings.chosen:
        return _in_phase(finder.chosen(), settings.phase)
    if b"xml-model" not in data and b"x\0m\0l\0-\0" not in data and not settings.catalogs:
        return Found(own=True, asked=True)
    return _in_phase(finder.of_document(read_prolog(data), path), settings.phase)


def _in_phase(found: Found, phase: str) -> Found:
    """The phase that the user names goes before that of the document."""
    if not phase:
        return found
    schemas = (one._replace(phase=phase) if one.kind is Kind.SCHEMATRON else one for one in found.schemas)
    return found._replace(schemas=tuple(schemas))


def find_chosen(choice: SchemaChoice) -> Found:
    """What counts as far as the user says, whatever the documents ask for.

    Raises:
        SchemaError: TEI320, TEI321, TEI325, TEI328.
    """
    settings = settings_of(choice)
    return SchemaFinder(settings).chosen() if settings.chosen else Found(own=True, asked=True)


def settings_of(choice: SchemaChoice) -> SchemaSettings:
    """What a user says on the matter, in its full form."""
    if isinstance(choice, SchemaSettings):
        return choice
    return SchemaSettings((str(choice),)) if choice else SchemaSettings()


class SchemaFinder:
    """Finds schemas by the settings of one run.

    Args:
        settings: of the user.
    """

    def __init__(self, settings: SchemaSettings) -> None:
        self._settings = settings

    @cached_property
    def _store(self) -> Store:
        """What is kept; a document whose schemas are files never asks."""
        from teiedition.validation.schemas.store import Store

        return Store(self._settings.data)

    def _by_catalog(self, uri: str, public: str = "") -> str | None:
        if not self._settings.catalogs:
            return None
        from teiedition.validation.schemas.catalogs import resolve

        return resolve(self._settings.catalogs, uri, public)

    def chosen(self) -> Found:
        """What the user chose, whatever the document; rules that stand in a grammar count with it.

        Raises:
            SchemaError: TEI320 no such file; TEI321 no such name; TEI325, TEI328.
        """
        hits = [self._chosen(name) for name in self._settings.chosen]
        schemas = _each_once(hits)
        rules = (
            Schema(one.path, Kind.SCHEMATRON) for one in schemas if one.kind is Kind.RELAXNG and _has_rules(one.path)
        )
        return Found(tuple(dict.fromkeys((*schemas, *rules))), any(hit.own for hit in hits))

    def of_document(self, prolog: Prolog, path: str) -> Found:
        """What a document asks for.

        Args:
            prolog: what it says before its root.
            path: where it lies; what it names is relative to that.

        Emits: TEI320, TEI322, TEI323, TEI325, TEI326, TEI328.
        """
        findings: list[Diagnostic] = []
        hits: list[_Hit] = []
        for model in prolog.models:
            place = Place(path, model.line, model.column)
            if model.reason:
                findings.append(Diagnostic.of("TEI323", place, reason=model.reason))
                continue
            try:
                hit, told = self._of_model(model, path, place)
            except SchemaError as error:  # of this document's own choice: its other checks need not suffer
                hit, told = None, [error.diagnostic]
            findings += told
            hits += [hit] if hit else []
        if not prolog.models and prolog.doctype is not None:
            hits += self._of_doctype(prolog.doctype)
        asked = any(not model.reason for model in prolog.models) or hits
        own = any(hit.own for hit in hits) if asked else True
        return Found(_each_once(hits), own, True, tuple(findings))

    def _chosen(self, name: str) -> _Hit:
        if is_address(name):
            hit = self._by_address(name, None)
            if hit is None:
                raise SchemaError("TEI321", Place(name), name=name, statement=_advice(name))
            return hit
        path = self._settings.base / name
        if path.is_file() or kind_by_name(name) or len(Path(name).parts) > 1:
            return _Hit((Schema(path, _kind_of(path)),))
        hit = self._by_name(name, None)
        if hit is None:
            raise SchemaError("TEI321", Place(name), name=name, statement=self.advice(name))
        return hit

    def advice(self, name: str) -> str:
        """What to do about a name that nothing is kept under."""
        import difflib

        if known_by_name(name):
            return f"run: teiedition schema add {name}"
        names = [OWN, *self._store.names(), *(known.name for known in known_schemas())]
        near = difflib.get_close_matches(name, names, 1)
        meant = f"did you mean {near[0]}? " if near else ""
        return f"{meant}`teiedition schema list` shows the names; a file of this name is not here"

    def _of_model(self, model: Model, path: str, place: Place) -> tuple[_Hit | None, list[Diagnostic]]:
        hit = self._by_reference(model, path)
        if hit is None:
            network = local_path(model.href) is None
            reason = "it is not kept here, and nothing is fetched unasked" if network else "there is no such file"
            hint = _advice(model.href) if network else _advice_on_file(model.href)
            return None, [Diagnostic.of("TEI322", place, href=model.href, reason=reason, statement=hint)]
        kept = hit.stands_in
        if kept is None:
            return hit, []
        origin = kept.schemas[0].origin
        return hit, [Diagnostic.of("TEI326", place, href=model.href, name=kept.name, origin=origin)]

    def _by_reference(self, model: Model, path: str) -> _Hit | None:
        """By catalog as written, by catalog made absolute, by file, by what is kept."""
        mapped = self._by_catalog(model.href)
        if mapped is None and not is_address(model.href) and self._settings.catalogs:
            mapped = self._by_catalog(_absolute(model.href, path))
        target = mapped or model.href
        file = local_path(target)
        if file is None:
            return self._by_address(target, model, catalogs=False)
        file = Path(path).parent / file
        if file.is_file():
            if _is_own(file):
                return _OWN
            return _Hit((Schema(file, model.kind or _kind_of(file), model.phase),))
        stem = _stem(target)
        return None if mapped else self._by_name(stem, model, stand_in=True)

    def _of_doctype(self, doctype: Model) -> list[_Hit]:
        """A document type counts where a catalog says which file it is: a DTD is more often left over than meant."""
        mapped = self._by_catalog(doctype.href, doctype.public)
        file = local_path(mapped) if mapped else None
        return [] if file is None else [_Hit((Schema(file, Kind.DTD),))]

    def _by_address(self, uri: str, model: Model | None, *, catalogs: bool = True) -> _Hit | None:
        """By catalog, by where a kept schema came from, by the name an address is known by."""
        if catalogs and (mapped := self._by_catalog(uri)):
            file = local_path(mapped)
            return _Hit((Schema(file, _kind_of(file)),)) if file else self._by_address(mapped, model, catalogs=False)
        wanted = _without_scheme(uri)
        for kept in self._store.all():
            for one in kept.schemas:
                if is_address(one.origin) and _without_scheme(one.origin) == wanted:
                    return self._kept(kept, model)
        known = known_by_address(uri)
        if known is None:
            return _OWN if _stem(uri) == OWN else None
        return self._by_name(known.name, model, stand_in=_versioned(uri))

    def _by_name(self, name: str, model: Model | None, *, stand_in: bool = False) -> _Hit | None:
        if name == OWN:
            return _OWN
        kept = self._store.find(name)
        return self._kept(kept, model, stand_in=stand_in) if kept else None

    def _kept(self, kept: Kept, model: Model | None, *, stand_in: bool = False) -> _Hit:
        """All that a name stands for; for an instruction that names a language, what is in that language."""
        from teiedition.validation.schemas.store import verify

        verify(kept)
        kind = model.kind if model else None
        phase = model.phase if model else ""
        of_kind = [one for one in kept.schemas if kind in {None, one.kind}]
        if not of_kind and kind is Kind.SCHEMATRON:  # rules may stand within the grammar
            schemas = [Schema(kept.path(kept.schemas[0]), Kind.SCHEMATRON, phase)]
        else:
            schemas = [Schema(kept.path(one), one.kind, phase) for one in of_kind or kept.schemas]
        return _Hit(tuple(schemas), stands_in=kept if stand_in else None)


def _each_once(hits: Sequence[_Hit]) -> tuple[Schema, ...]:
    return tuple(dict.fromkeys(schema for hit in hits for schema in hit.schemas))


def _kind_of(path: Path) -> Kind:
    """The language of a schema file.

    Raises:
        SchemaError: TEI320, it can't be read, or is no schema.
    """
    kind = kind_by_name(path.name)
    if kind is None:
        try:
            kind = kind_by_content(read_plain(path))
        except OSError as error:
            reason = error.strerror or str(error)
            raise SchemaError("TEI320", Place(str(path)), schema=path.name, reason=reason) from error
    if kind is None:
        raise SchemaError("TEI320", Place(str(path)), schema=path.name, reason="it is no schema of a kind we know")
    return kind


def _has_rules(path: Path) -> bool:
    """Whether Schematron stands in a RELAX NG grammar."""
    try:
        return b"http://purl.oclc.org/dsdl/schematron" in read_plain(path) and path.suffix.lower() != ".rnc"
    except OSError:
        return False  # said where the grammar is read


def _is_own(path: Path) -> bool:
    """Whether a file beside a document is a copy of the edition's own grammar; its rules come with that."""
    own = resource("schema", f"{OWN}{path.suffix}")
    try:
        return path.stem == OWN and own.is_file() and own.read_bytes() == read_plain(path)
    except OSError:
        return False


def _versioned(uri: str) -> bool:
    """Whether an address names one version: what is kept may be another."""
    return any(part[:1].isdigit() and "." in part for part in uri.split("/")[3:])


def _absolute(reference: str, path: str) -> str:
    from urllib.parse import urljoin

    return urljoin(Path(path or ".").absolute().as_uri(), reference)


def _stem(name: str) -> str:
    """The name of a file without its end: ``tei_all`` of ``https://example.org/1.2/tei_all.rng``."""
    return re.split(r"[?#]", name, maxsplit=1)[0].rpartition("/")[2].rpartition(".")[0]


def _without_scheme(uri: str) -> str:
    return (uri.partition("://")[2] or uri).lstrip("/\\")


def _advice_on_file(href: str) -> str:
    """What to do about a file that is not there."""
    known = known_by_name(_stem(href))
    return f"put it there, or run: teiedition schema add {known.name}" if known else "correct its href, or use --schema"


def _advice(uri: str) -> str:
    """The command that would keep a schema of the network."""
    if known := known_by_address(uri):
        return f"run: teiedition schema add {known.name}"
    from teiedition.validation.schemas.store import is_name

    name = re.sub(r"[^A-Za-z0-9_-]+", "_", _stem(uri))
    name = name if is_name(name) else "NAME"
    return f"run: teiedition schema add {name} https://{_without_scheme(uri)}"
