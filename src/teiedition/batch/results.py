"""Results of checks, kept in the user's cache folder: a file that has not changed is not checked again.

A result is found by the sha256 of the document's bytes, of the settings, of the schema and of this program. It names
the other files that it depends on (schemas of the document, files it points into), which must be as they were. It is a
help, not a truth: what is damaged, or can't be read or written, costs the work again and nothing else. No result is kept
of what could not be done.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from teiedition.batch.depends import State, folder_states, has_inclusions, schema_files, state_of, states_for, unchanged
from teiedition.batch.ledger import key_of, program
from teiedition.batch.rows import diagnostic_of, row_of
from teiedition.diagnostics import Diagnostic
from teiedition.options import SchemaChoice, SchemaSettings, ValidateOptions
from teiedition.resources import cache_folder, data_folder
from teiedition.transcription import Source

DAYS = 30
"""How long a result is kept that nobody asks for."""
_DAY = 86400
_NEVER = ("TEI306", "TEI320", "TEI325", "TEI328", "TEI7", "TEI9")
"""Of the run, not of the document: they may be otherwise the next time."""
_LIBRARIES = ("lxml", "elementpath", "xmlschema", "saxonche")


@dataclass(frozen=True)
class Result:
    """What a check gave.

    Attributes:
        found: sorted.
        contexts: of each finding, see ``contexts``.
        suppressed: how many findings the document suppresses.
    """

    found: tuple[Diagnostic, ...] = ()
    contexts: tuple[str, ...] = ()
    suppressed: int = 0


@dataclass(frozen=True)
class Results:
    """The results of runs with the same settings; it can be handed to a worker.

    Attributes:
        folder: where they lie.
        settings: stands for the settings, the schema and this program.
        xinclude: documents are checked with their parts; of such no result is kept, since the parts are not known here.
    """

    folder: Path
    settings: str
    xinclude: bool = False

    @classmethod
    def of(cls, options: ValidateOptions) -> Results | None:
        """The results for some settings; None where the user has no cache folder, or asks for checks of others."""
        folder = cache_folder("results")
        if folder is None or options.checks:
            return None
        states = [state_of(name) for path in _chosen(options.schema) for name in schema_files(path)]
        settings = options.schema if isinstance(options.schema, SchemaSettings) else SchemaSettings()
        states += folder_states((settings.data or data_folder()) / "schemas")
        return cls(folder, key_of(program(), *_libraries(), repr(options), repr(states)), settings.xinclude)

    def load(self, source: Source) -> Result | None:
        """The result for a document; None where it must be checked."""
        path = self._path(source)
        try:
            head, _, body = path.read_text("utf-8").partition("\n")
            row = json.loads(body)
            if head != _digest(body) or not unchanged((name, size, at) for name, size, at in row["files"]):
                return None
            found = tuple(diagnostic_of(_placed(one, source.path)) for one in row["found"])
            result = Result(found, tuple(map(str, row["contexts"])), int(row["suppressed"]))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # it was of use: keep it
        return result

    def save(self, source: Source, result: Result, schemas: Sequence[Path] = ()) -> None:
        """Keep a result, where it depends on nothing but what is known.

        Args:
            source: the document.
            result: of its check.
            schemas: that were found for it.
        """
        if any(one.place.path != source.path or one.code.startswith(_NEVER) for one in result.found):
            return
        if self.xinclude and has_inclusions(source.data):
            return
        states = states_for(source.data, source.path, schemas)
        if states is not None:
            _write(self._path(source), json.dumps(_row(result, states)))

    def _path(self, source: Source) -> Path:
        # what a document names lies beside it; standard input has nothing beside it
        beside = os.path.dirname(os.path.abspath(source.path)) if os.path.isfile(source.path) else ""  # noqa: PTH100, PTH113, PTH120
        key = key_of(self.settings, sha256(source.data).hexdigest(), beside)
        return self.folder / key[:2] / f"{key[2:40]}.json"

    def prune(self) -> None:
        """Once a day, remove what nobody has asked for in ``DAYS`` days."""
        marker, now = self.folder / "pruned", time.time()
        try:
            if now - marker.stat().st_mtime < _DAY:
                return
        except OSError:
            if not self.folder.is_dir():
                return
        with contextlib.suppress(OSError):
            marker.touch()
            for path in self.folder.glob("??/*"):
                if now - path.stat().st_mtime > DAYS * _DAY:
                    path.unlink()


def _chosen(schema: SchemaChoice) -> list[str]:
    """The files among the schemas and catalogs that the user chose."""
    if isinstance(schema, SchemaSettings):
        names = [os.path.join(schema.base, name) for name in schema.chosen]  # noqa: PTH118 - a name may be an address
        return [os.path.abspath(path) for path in (*names, *map(str, schema.catalogs)) if os.path.isfile(path)]  # noqa: PTH100, PTH113
    return [os.path.abspath(schema)] if schema else []  # noqa: PTH100


def _row(result: Result, states: list[State]) -> dict[str, Any]:
    return {
        "files": states,
        "found": [_placed(row_of(one), "") for one in result.found],
        "contexts": result.contexts,
        "suppressed": result.suppressed,
    }


def _placed(row: list[Any], path: str) -> list[Any]:
    """A row with another path: the same bytes under another name have the same findings."""
    code, place, *rest = row
    return [code, [path, *place[1:]], *rest]


def _digest(body: str) -> str:
    return sha256(body.encode()).hexdigest()


def _libraries() -> list[str]:
    """What stands for the libraries whose words findings quote; none of them is imported."""
    states = [sys.version]
    for name in _LIBRARIES:
        found = importlib.util.find_spec(name)
        states.append(repr(state_of(found.origin)) if found and found.origin else "")
    return states


def _write(path: Path, body: str) -> None:
    """Write a file at once and whole; where that can't be, there is none."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(f".{os.getpid()}")
        temporary.write_text(f"{_digest(body)}\n{body}", "utf-8")
        temporary.replace(path)
