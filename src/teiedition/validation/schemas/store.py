"""Schemas kept under names in the user's data folder: one folder a name, with what was kept and where it came from.

``<data folder>/schemas/<name>/about.json`` lists the files with their digests; each use compares them.
"""

from __future__ import annotations

import contextlib
import json
import re
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, Final, NamedTuple

from teiedition.diagnostics import Place, SchemaError
from teiedition.relaxng.files import read_plain
from teiedition.resources import data_folder
from teiedition.validation.schemas.kinds import Kind
from teiedition.validation.schemas.known import OWN

ABOUT: Final = "about.json"
NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}\Z")


class KeptSchema(NamedTuple):
    """One schema of a name.

    Attributes:
        file: below the folder of its name, with forward slashes.
        origin: the address or file it came from.
        sha256: of the file.
    """

    file: str
    kind: Kind
    origin: str
    sha256: str


class Kept(NamedTuple):
    """What is kept under a name.

    Attributes:
        schemas: a grammar, or a grammar and its rules.
        parts: files that these include, each with its sha256.
        licence: what the schema itself says of its licence.
    """

    name: str
    folder: Path
    schemas: tuple[KeptSchema, ...]
    parts: tuple[tuple[str, str], ...] = ()
    licence: str = ""

    def path(self, schema: KeptSchema) -> Path:
        return self.folder / schema.file

    @property
    def digests(self) -> list[tuple[str, str]]:
        """Every file with its sha256."""
        return [*((schema.file, schema.sha256) for schema in self.schemas), *self.parts]


class Store:
    """The schemas kept for a user.

    Args:
        folder: the data folder; the user's where none is given. It need not exist.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = (folder or data_folder()) / "schemas"

    def names(self) -> list[str]:
        """The names that schemas are kept under, sorted."""
        if not self.folder.is_dir():
            return []
        return sorted(path.name for path in self.folder.iterdir() if NAME.match(path.name) and (path / ABOUT).is_file())

    def all(self) -> list[Kept]:
        """All that is kept.

        Raises:
            SchemaError: TEI328, what was noted of one can't be read.
        """
        return [kept for name in self.names() if (kept := self.find(name))]

    def find(self, name: str) -> Kept | None:
        """What is kept under a name; its files are not compared yet.

        Raises:
            SchemaError: TEI328, what was noted of it can't be read.
        """
        folder = self.folder / name
        if not NAME.match(name) or not (folder / ABOUT).is_file():
            return None
        try:
            return _read(name, folder, json.loads(read_plain(folder / ABOUT)))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            reason = f"{ABOUT} can't be read"
            raise SchemaError("TEI328", Place(str(folder / ABOUT)), name=name, reason=reason) from error

    def keep(self, made: Path, kept: Kept) -> Kept:
        """Take a folder that holds the files of a name, whole and at once, in the place of what was there.

        Raises:
            OSError: it can't be written.
        """
        about: dict[str, Any] = {
            "schemas": [schema._asdict() for schema in kept.schemas],
            "parts": dict(kept.parts),
            "licence": kept.licence,
        }
        (made / ABOUT).write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        old = made.with_name(f"{made.name}.old")
        with contextlib.suppress(FileNotFoundError):
            (self.folder / kept.name).rename(
                old
            )  # a name stands for the old or the new, and for nothing but an instant
        made.rename(self.folder / kept.name)
        if old.is_dir():
            _remove(old)
        return Kept(kept.name, self.folder / kept.name, kept.schemas, kept.parts, kept.licence)

    def remove(self, name: str) -> bool:
        """Remove what is kept under a name; whether there was anything."""
        folder = self.folder / name
        if not NAME.match(name) or not folder.is_dir():
            return False
        _remove(folder)
        return True


def _remove(folder: Path) -> None:
    import shutil  # a use of what is kept needs it not

    shutil.rmtree(folder)


def verify(kept: Kept) -> None:
    """Make sure that the files of a name are as they were when they were kept.

    Raises:
        SchemaError: TEI328, one is gone or another.
    """
    for file, digest in kept.digests:
        path = kept.folder / file
        try:
            same = sha256(read_plain(path)).hexdigest() == digest
        except OSError as error:
            reason = f"{file}: {error.strerror or error}"
            raise SchemaError("TEI328", Place(str(path)), name=kept.name, reason=reason) from error
        if not same:
            raise SchemaError("TEI328", Place(str(path)), name=kept.name, reason=f"{file} has changed")


def is_name(name: str) -> bool:
    """Whether a schema can be kept under a name: letters, digits, - and _; ours is taken."""
    return bool(NAME.match(name)) and name != OWN


def _read(name: str, folder: Path, about: Any) -> Kept:
    schemas = tuple(
        KeptSchema(_inside(one["file"]), Kind(one["kind"]), str(one["origin"]), str(one["sha256"]))
        for one in about["schemas"]
    )
    parts = tuple((_inside(file), str(digest)) for file, digest in about["parts"].items())
    return Kept(name, folder, schemas, parts, str(about["licence"]))


def _inside(file: str) -> str:
    path = PurePosixPath(file)
    if path.is_absolute() or ".." in path.parts:
        raise ValueError("a file outside the folder of its name")
    return file
