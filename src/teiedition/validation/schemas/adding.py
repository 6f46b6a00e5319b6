"""Keeping a schema under a name: fetched or copied because the user asked, compiled to see that it is one, kept whole."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256 as digest_of
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit
from xml.parsers import expat

from teiedition.diagnostics import Place, SchemaError
from teiedition.relaxng.faults import SchemaFault
from teiedition.relaxng.files import read_plain
from teiedition.validation.schemas.fetching import Fetched, fetch
from teiedition.validation.schemas.finding import Schema
from teiedition.validation.schemas.judging import load
from teiedition.validation.schemas.kinds import Kind, kind_by_content, kind_by_name
from teiedition.validation.schemas.known import known_by_name
from teiedition.validation.schemas.locations import is_address, local_path
from teiedition.validation.schemas.parts import gather_parts
from teiedition.validation.schemas.store import Kept, KeptSchema, Store, is_name

Say = Callable[[str], None]
Fetch = Callable[[str], Fetched]
_COMMENT: Final = re.compile(r"<!--(.*?)-->|<a:documentation[^>]*>(.*?)</a:documentation>", re.DOTALL)
_LICENCE: Final = re.compile(r"licen[cs]e|creative commons|public domain|\bCC[ +-]?(?:BY|0)\b", re.IGNORECASE)
_SUFFIX: Final = {Kind.RELAXNG: ".rng", Kind.SCHEMATRON: ".sch", Kind.XSD: ".xsd", Kind.DTD: ".dtd"}


@dataclass(frozen=True)
class Request:
    """What the user asked to keep.

    Attributes:
        name: to keep it under.
        sources: addresses and files, a grammar and perhaps its rules; empty for the usual address of a known name.
        sha256: that the first source must have; empty for any.
        replace: whether to take the place of what is kept under the name.
    """

    name: str
    sources: tuple[str, ...] = ()
    sha256: str = ""
    replace: bool = False


class NotKept(SchemaError):
    """Nothing was kept, and nothing was changed."""

    def __init__(self, name: str, reason: object, statement: str = "nothing was changed") -> None:
        super().__init__("TEI327", Place(name), name=name, reason=reason, statement=statement)


def add_schema(store: Store, request: Request, say: Say, fetcher: Fetch = fetch) -> Kept:
    """Keep a schema.

    Args:
        store: to keep it in.
        request: what to keep.
        say: is told what happens, a line at a time: addresses asked, redirects, digests.
        fetcher: gets a file from the network.

    Raises:
        SchemaError: TEI327, it can't be had or is not what it should be; TEI320, it does not compile.
    """
    sources = request.sources or _usual_source(request.name)
    _permitted(store, request)
    try:
        store.folder.mkdir(parents=True, exist_ok=True)
        with _workplace(store.folder) as made:
            schemas: list[KeptSchema] = []
            parts: dict[str, str] = {}
            licence = ""
            for source in sources:
                wanted = request.sha256 if not schemas else ""
                getting = _Getting(request.name, made, say, fetcher)
                one, beside, words = getting.get(source, wanted)
                schemas.append(one)
                parts |= beside
                licence = licence or words
            if len({one.file for one in schemas} | set(parts)) < len(schemas) + len(parts):
                raise NotKept(request.name, "two of its files have the same name")
            return store.keep(made, Kept(request.name, made, tuple(schemas), tuple(sorted(parts.items())), licence))
    except OSError as error:
        raise NotKept(request.name, error.strerror or error) from error


def _usual_source(name: str) -> tuple[str, ...]:
    known = known_by_name(name)
    if known is None:
        raise NotKept(name, "no address is known for this name", "say where it is: an address (https://) or a file")
    return (known.source,)


def _permitted(store: Store, request: Request) -> None:
    if not is_name(request.name):
        raise NotKept(request.name, "this can't be its name", "use letters, digits, - and _, a letter first")
    kept = None if request.replace else store.find(request.name)
    if kept is not None:
        raise NotKept(request.name, f"there is one of this name, from {kept.schemas[0].origin}", "use --replace")


@contextmanager
def _workplace(folder: Path) -> Iterator[Path]:
    """A folder beside those of the names, gone in the end unless it became one of them."""
    made = Path(tempfile.mkdtemp(prefix=".", dir=folder))
    try:
        made.chmod(0o755)
        yield made
    finally:
        if made.exists():
            shutil.rmtree(made)


@dataclass(frozen=True)
class _Getting:
    """Gets the files of one schema into a folder."""

    name: str
    folder: Path
    say: Say
    fetcher: Fetch

    def get(self, source: str, wanted: str) -> tuple[KeptSchema, dict[str, str], str]:
        """One schema with its parts; what it says of its licence."""
        data, origin, beside = self._first(source)
        digest = digest_of(data).hexdigest()
        self.say(f"sha256 {digest}")
        if wanted and wanted.lower() != digest:
            raise NotKept(
                self.name, f"its sha256 is {digest}, not {wanted}", "make sure of the source, and of --sha256"
            )
        kind = kind_by_name(source) or kind_by_content(data)
        if kind is None:
            raise NotKept(
                self.name, "it is no schema of a kind we know", "give RELAX NG, Schematron, XML Schema or a DTD"
            )
        file = _file_name(source, self.name, kind)
        try:
            parts = gather_parts(kind, file, data, beside)
        except SchemaFault as fault:
            raise NotKept(self.name, f"line {fault.place.line}: {fault.fact}") from fault
        if kind is Kind.DTD:
            parts = self._parts_of_dtd(source)
        for path, content in {**parts, file: data}.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_bytes(content)
        load(Schema(self.folder / file, kind))
        for path in parts:
            self.say(f"with {path}")
        schema = KeptSchema(file, kind, origin, digest)
        return schema, {path: digest_of(content).hexdigest() for path, content in parts.items()}, licence_of(data)

    def _first(self, source: str) -> tuple[bytes, str, Callable[[str], bytes]]:
        """The bytes of a source, where they came from, and how to get what lies beside it."""
        path = local_path(source)
        if path is None:
            fetched = self._fetched(source)
            base = fetched.redirects[-1] if fetched.redirects else source
            return fetched.data, source, lambda part: self._fetched(urljoin(base, part)).data
        self.say(f"read {path}")
        folder = path.parent
        return read_plain(path), os.path.abspath(path), lambda part: read_plain(folder / part)  # noqa: PTH100 - as named

    def _fetched(self, address: str) -> Fetched:
        self.say(f"fetching {address}")
        fetched = self.fetcher(address)
        for redirect in fetched.redirects:
            self.say(f"redirected to {redirect}")
        return fetched

    def _parts_of_dtd(self, source: str) -> dict[str, bytes]:
        """What a DTD asks for is known once it is read; from the network it must be one file."""
        from teiedition.validation.schemas.dtd import read_dtd

        path = local_path(source)
        if path is None:
            return {}
        try:
            files = read_dtd(path)
        except expat.ExpatError as error:
            raise NotKept(self.name, f"line {error.lineno}: {expat.ErrorString(error.code)}") from error
        folder = path.absolute().parent
        return {file.relative_to(folder).as_posix(): read_plain(file) for file in files if file != path.absolute()}


def _file_name(source: str, name: str, kind: Kind) -> str:
    """The name of a source's file, so that schemas find each other by it."""
    found = PurePosixPath(unquote(urlsplit(source).path) if is_address(source) else Path(source).as_posix()).name
    return found if re.fullmatch(r"[\w][\w.-]*", found) and "." in found else f"{name}{_SUFFIX[kind]}"


def licence_of(data: bytes) -> str:
    """What a schema says of its licence: the first comment that speaks of one, in one line."""
    text = data[:200_000].decode("utf-8", "replace")
    for match in _COMMENT.finditer(text):
        words = " ".join((match[1] or match[2] or "").split())
        if _LICENCE.search(words) and len(words) < 2_000:
            return words
    return ""


def kept_lines(kept: Kept) -> Sequence[str]:
    """What there is to say about what is kept under a name."""
    lines = [kept.name]
    for one in kept.schemas:
        lines += [f"  {one.kind.value}: {kept.path(one)}", f"  from: {one.origin}", f"  sha256: {one.sha256}"]
    lines += [f"  with: {file}" for file, _ in kept.parts]
    return [*lines, f"  licence, in its own words: {kept.licence or 'it says nothing of it'}"]
