"""Schemas by file, compiled once: their tables are kept in a folder under the hash of what they were made from."""

from __future__ import annotations

import contextlib
import json
import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from teiedition.relaxng.files import read_plain
from teiedition.relaxng.frozen import FORMAT, FrozenAutomaton, freeze

if TYPE_CHECKING:
    from teiedition.relaxng.automaton import Automaton


def compiled_schema(path: Path, folder: Path | None) -> FrozenAutomaton | Automaton:
    """The automaton of a schema file.

    Args:
        path: the schema.
        folder: of the cache; made when first needed. None compiles the schema each time.

    Raises:
        SchemaFault: the schema breaks a rule of RELAX NG.
        OSError: it cannot be read. A cache that cannot be read or written is no error: the schema is compiled.
    """
    data = read_plain(path)
    uri = path.absolute().as_uri()

    def compiled() -> Automaton:
        from teiedition.relaxng.automaton import Automaton  # a schema in the cache needs no compiler
        from teiedition.relaxng.simplify import load_schema

        return Automaton(load_schema(uri, data=data))

    if folder is None:
        return compiled()
    kept = folder / f"{sha256(data + uri.encode()).hexdigest()[:32]}.{FORMAT}.txt"
    found = _read(kept)
    if found is None:
        automaton = compiled()
        lines = freeze(automaton)
        if lines is None:
            return automaton
        _write(kept, lines, automaton.schema.uris[1:])
        return FrozenAutomaton(lines)
    return found


def _read(kept: Path) -> FrozenAutomaton | None:
    """What a cache file holds; None where there is none, it is damaged, or an included file has changed."""
    try:
        head, _, body = kept.read_text(encoding="utf-8").partition("\n")
        about = json.loads(head)
        if about["sha256"] != _digest(body) or about["included"] != _digests(about["included"]):
            return None
        return FrozenAutomaton(body.split("\n"))
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _digests(uris: dict[str, str] | tuple[str, ...]) -> dict[str, str]:
    """The files a schema includes, with their hashes now."""
    if not uris:
        return {}
    from teiedition.relaxng.reading import load_file

    return {uri: sha256(load_file(uri)).hexdigest() for uri in uris}


def _write(kept: Path, lines: list[str], included: tuple[str, ...]) -> None:
    """Write a cache file at once and whole; where that can't be, there is none."""
    body = "\n".join(lines)
    with contextlib.suppress(OSError):
        head = json.dumps({"sha256": _digest(body), "included": _digests(included)})
        kept.parent.mkdir(parents=True, exist_ok=True)
        temporary = kept.with_suffix(f".{os.getpid()}")
        temporary.write_text(f"{head}\n{body}", encoding="utf-8")
        temporary.replace(kept)
