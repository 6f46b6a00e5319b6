"""A whole edition: encoded, checked, published, and only what has changed.

tei/sources --``_encode``--> tei/editions      unless a person has changed the TEI since: then theirs counts
tei/editions --``_publish``--> build/          findings, counts and pages of each TEI file
each step --key--> ``ledger``                  sha256 of source, settings, authority files and program
pages whose TEI is gone --``_sweep``--> removed, where they are still as they were written
Nothing slow is loaded before a step has to be done: ``Encode`` and ``Publish`` load the stages where they run.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from teiedition.batch.ignoring import Ignoring
from teiedition.batch.inputs import Input, expand, read_bytes, shown
from teiedition.batch.ledger import Ledger, Line, digest_of, digest_of_folder, key_of, program
from teiedition.batch.lock import locked
from teiedition.batch.publishing import Publish, Published
from teiedition.batch.run import run
from teiedition.batch.stamp import is_intact, is_stamped
from teiedition.batch.work import Encode
from teiedition.batch.writing import Policy, digest, make_folder, save
from teiedition.diagnostics import Diagnostic, Place, Report, TeiEditionError
from teiedition.edition import Edition
from teiedition.options import SchemaSettings
from teiedition.resources import data_folder

SOURCE_SUFFIXES = (".txt", ".text")

Watch = Callable[[Iterator[Any], int, str], Iterator[Any]]
"""Hands items on and shows how far the work has come: items, how many there are, what is done."""


@dataclass
class Document:
    """What a build did with one document.

    Attributes:
        result: folder and stem of its results.
        tei: its TEI file, below the edition's folder.
        encoded: "written", "unchanged", "kept" (a person's version), "own" (without a transcription) or "failed".
        published: whether pages were written or found missing; False where they were as they should be.
        pages: files published, below the edition's folder.
        diagnostics: of encoding and publishing.
    """

    result: str
    tei: str
    encoded: str = "unchanged"
    published: bool = False
    pages: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @property
    def worked_on(self) -> bool:
        return self.published or self.encoded in {"written", "failed"}


@dataclass
class Built:
    """What a build did.

    Attributes:
        removed: pages taken away because their TEI is gone.
        diagnostics: those that belong to no document.
    """

    documents: list[Document]
    removed: list[str]
    diagnostics: list[Diagnostic]


def build(edition: Edition, watch: Watch, *, force: bool = False, jobs: int = 0) -> Built:
    """Bring an edition up to date.

    Args:
        edition: its settings and its place.
        watch: is handed each run of documents.
        force: encode again what a person has changed; their changes are lost.
        jobs: processes, 0 for as many as serve.

    Raises:
        InputError: TEI717 another build is at work; TEI706, TEI707, TEI708 the output folder can't be used; TEI703 no
            transcription and no TEI.
        ConfigurationError: an annotator, format or code that there is not.
    """
    state = edition.path("output") / ".teiedition"
    make_folder(state, edition.folder)
    make_folder(edition.path("editions"), edition.folder)
    with locked(state / "lock"):
        ledger = Ledger.load(state / "ledger.jsonl")
        work = _Build(edition, ledger, watch, force, jobs)
        built = work.run()
        ledger.close()
    return built


@dataclass
class _Build:
    edition: Edition
    ledger: Ledger
    watch: Watch
    force: bool
    jobs: int
    report: Report = field(default_factory=Report)
    documents: dict[str, Document] = field(default_factory=dict)

    def run(self) -> Built:
        ignoring = Ignoring.of(
            self.edition
        )  # first: settings that can't be used stop the build before anything is done
        self.report.extend(ignoring.faults)
        publish = Publish.of(self.edition, ignoring)
        sources = self._found("sources", SOURCE_SUFFIXES)
        self._encode(sources)
        self._publish([one for one in self._found("editions", (".xml",)) if self._is_ours(one)], publish)
        if not self.documents:
            name = self._shown("sources")
            self.report.add("TEI703", Place(name), name=name, wanted=", ".join(SOURCE_SUFFIXES))
        removed = self._sweep()
        return Built(sorted(self.documents.values(), key=lambda d: d.result), removed, self.report.diagnostics)

    def _found(self, name: str, suffixes: tuple[str, ...]) -> list[Input]:
        folder = self.edition.path(name)
        return expand([str(folder)], suffixes, Report()) if folder.is_dir() else []

    def _shown(self, name: str) -> str:
        return shown(self.edition.path(name))

    def _below(self, path: Path) -> str:
        return str(path.relative_to(self.edition.folder))

    # encoding

    def _encode(self, sources: list[Input]) -> None:
        settings = key_of(program(), self.edition.fingerprint(), digest_of_folder(self.edition.path("authority")))
        todo: list[tuple[Input, Document, str]] = []
        first, last = {one.result: one for one in reversed(sources)}, {one.result: one for one in sources}
        for one in sources:
            path = self.edition.path("editions") / f"{one.result}.xml"
            document = self.documents.setdefault(one.result, Document(one.result, self._below(path)))
            twin = first[one.result] if one is last[one.result] else last[one.result]
            if twin is not one:
                document.encoded = "failed"
                self.report.add("TEI705", Place(one.name), name=one.name, other=twin.name, result=shown(path))
                continue
            try:
                source = digest(read_bytes(one.path))
            except TeiEditionError as error:
                document.encoded = "failed"
                document.diagnostics.append(error.diagnostic)
                continue
            key = key_of(settings, source)
            document.encoded = self._state(one, path, key, source, document)
            if document.encoded == "written":
                todo.append((one, document, key))
        if not todo:
            return
        encode = Encode(self.edition.encode_options(self.report))
        outcomes = self.watch(run([one for one, _, _ in todo], encode, self.jobs), len(todo), "encoding")
        for outcome, (_, document, key) in zip(outcomes, todo, strict=True):
            document.diagnostics.extend(outcome.diagnostics)
            self._write_tei(document, key, None if outcome.value is None else outcome.value.data)

    def _state(self, one: Input, path: Path, key: str, source: str, document: Document) -> str:
        """What is to be done with the TEI of a transcription: "written", "unchanged" or "kept"."""
        line = self.ledger.lines.get(("encode", one.result))
        if line is not None and not self.force and line.stands(self.edition.folder, key):
            self.ledger.keep(line)
            document.diagnostics.extend(self._here(line.diagnostics))
            return "unchanged"
        try:
            present = path.read_bytes()
        except OSError:  # none yet; or it can't be read, which writing will say
            return "written"
        if self.force or not present or is_intact(present) or digest(present) in self.ledger.known():
            return "written"
        name = shown(path)
        if is_stamped(present) and source.encode("ascii") not in present:
            document.diagnostics.append(Diagnostic.of("TEI720", Place(name), name=name, source=one.name))
        else:
            document.diagnostics.append(Diagnostic.of("TEI718", Place(name), name=name))
        return "kept"

    def _write_tei(self, document: Document, key: str, data: bytes | None) -> None:
        path = self.edition.folder / document.tei
        changed = False
        if data is not None:
            try:
                changed = save(
                    path, data, self.edition.path("editions"), Policy(self.force, self.ledger.known()), ".xml"
                )
            except TeiEditionError as error:
                document.diagnostics.append(error.diagnostic)
                data = None
        if data is None:
            document.encoded = "failed"
            return
        document.encoded = "written" if changed else "unchanged"
        files = ((document.tei, digest_of(path)),)
        self.ledger.put(Line("encode", document.result, key, files, (), self._there(document.diagnostics)))

    # publishing

    def _is_ours(self, one: Input) -> bool:
        """Whether a TEI file is to be published: not the old one of a transcription that can't be encoded now."""
        document = self.documents.get(one.result)
        if document is not None:
            return document.encoded != "failed"
        folder = self._shown("sources")
        finding = Diagnostic.of("TEI722", Place(one.name), name=one.name, folder=folder)
        self.documents[one.result] = Document(one.result, self._below(Path(one.path)), "own", diagnostics=[finding])
        return True

    def _publish(self, editions: list[Input], publish: Publish) -> None:
        xslt = digest_of(self.edition.path("xslt")) if self.edition.xslt else ""
        settings = key_of(program(), self.edition.fingerprint(), *_states(self.edition.schemas()), xslt)
        todo: list[tuple[Input, str]] = []
        for one in editions:
            key = key_of(settings, digest_of(Path(one.path)))
            line = self.ledger.lines.get(("publish", one.result))
            if line is not None and line.stands(self.edition.folder, key):
                self.ledger.keep(line)
                self._note(one.result, line)
            else:
                todo.append((one, key))
        outcomes = self.watch(run([one for one, _ in todo], publish, self.jobs), len(todo), "pages")
        for outcome, (one, key) in zip(outcomes, todo, strict=True):
            published = outcome.value or Published()
            line, whole = self._write_pages(one.result, key, published, list(outcome.diagnostics))
            self.documents[one.result].published = True
            self._note(one.result, line)
            if whole and outcome.value is not None:
                self.ledger.put(line)

    def _write_pages(self, result: str, key: str, published: Published, found: list[Diagnostic]) -> tuple[Line, bool]:
        """Write the pages of a document; what came of it, and whether all could be written."""
        output, policy = self.edition.path("output"), Policy(self.force, self.ledger.known())
        files: list[tuple[str, str]] = []
        for suffix, data in published.pages:
            path = output / f"{result}{suffix}"
            try:
                save(path, data, output, policy, path.suffix)
            except TeiEditionError as error:
                found.append(error.diagnostic)
            else:
                files.append((self._below(path), digest_of(path)))
        line = Line("publish", result, key, tuple(files), published.counts, self._there(found))
        return line, len(files) == len(published.pages)

    def _note(self, result: str, line: Line) -> None:
        document = self.documents[result]
        document.pages = tuple(name for name, _ in line.files)
        document.counts = dict(line.counts)
        document.diagnostics.extend(self._here(line.diagnostics))

    # the ledger names paths below the edition's folder: a build may be started anywhere

    def _there(self, diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
        prefix = f"{shown(self.edition.folder)}/"
        return tuple(replace(d, place=replace(d.place, path=d.place.path.removeprefix(prefix))) for d in diagnostics)

    def _here(self, diagnostics: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
        for found in diagnostics:
            yield replace(found, place=replace(found.place, path=shown(self.edition.folder / found.place.path)))

    # what is left of earlier builds

    def _sweep(self) -> list[str]:
        """Remove the pages of documents that are gone, where they are as they were written; TEI is never removed."""
        needed = {name for document in self.documents.values() for name in document.pages}
        removed: list[str] = []
        for line in self.ledger.gone():
            for name, wanted in line.files if line.step == "publish" else ():
                path = self.edition.folder / name
                if name not in needed and line.result not in self.documents and digest_of(path) == wanted:
                    with contextlib.suppress(OSError):
                        path.unlink()
                        removed.append(name)
        return sorted(removed)


def _states(schemas: SchemaSettings) -> Iterator[str]:
    """What stands for the schemas that documents may be judged by: those the settings name, and all that are kept."""
    yield from (digest_of(path) for path in (*(schemas.base / name for name in schemas.chosen), *schemas.catalogs))
    yield from (digest_of(path) for path in sorted(data_folder().glob("schemas/*/about.json")))
