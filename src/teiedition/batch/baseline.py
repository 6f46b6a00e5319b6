"""The baseline: findings that are known and not to be shown again, so that a project sees what is new.

A finding is known by its file, its code and its context (``contexts``), not by its line: what is edited elsewhere in the
file does not wake it. The same context found more often than it is known is new. What is known and found no more is
reported, file by file.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from teiedition.batch.inputs import STDIN, name_from, reason_of, shown
from teiedition.batch.writing import write_atomically
from teiedition.diagnostics import ConfigurationError, Diagnostic, Place

FORMAT = "teiedition-baseline"
VERSION = 1
LASTING = ("TEI30", "TEI320", "TEI7", "TEI9")
"""Codes that are never known: of files that can't be read, of the run, and of our own faults."""

Known = tuple[str, str, str]
"""File, from the folder of the baseline; code; context."""


@dataclass
class Baseline:
    """The findings that are known.

    Attributes:
        path: of the file.
        known: how often each is known.
        met: how often each was met in this run.
        new: it is written anew: whatever is found becomes known.
    """

    path: Path
    new: bool = False
    known: Counter[Known] = field(default_factory=Counter)
    met: Counter[Known] = field(default_factory=Counter)

    @classmethod
    def load(cls, path: Path, *, new: bool = False) -> Baseline:
        """Read a baseline.

        Args:
            path: of the file.
            new: it is to be written, and need not be there yet.

        Raises:
            ConfigurationError: TEI737, it can't be used.
        """
        try:
            data = path.read_bytes()
        except FileNotFoundError as error:
            if new:
                return cls(path, new)
            raise _unusable(path, "there is no such file") from error
        except (OSError, ValueError) as error:
            raise _unusable(path, reason_of(error)) from error
        try:
            return cls(path, new, Counter(dict(_entries(json.loads(data)))))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise _unusable(path, "it is none, or one of another version") from error

    def knows(self, found: Diagnostic, context: str) -> bool:
        """Whether a finding is known; each call counts it as met."""
        if found.code.startswith(LASTING):
            return False
        key = (self.file(found.place.path), found.code, context)
        self.met[key] += 1
        return self.new or self.met[key] <= self.known[key]

    @property
    def settled(self) -> bool:
        """Whether nothing is known that was not met, or it is of no concern."""
        return self.new or not self.known - self.met

    def stale(self, is_checked: Callable[[str], bool], looked_for: Collection[str]) -> Iterator[Diagnostic]:
        """What is known and was not met, in files that were checked or are gone.

        Args:
            is_checked: whether a file, named as the baseline does, was checked.
            looked_for: the codes that were looked for.

        Emits: TEI736.
        """
        lost: Counter[tuple[str, str]] = Counter()
        for (file, code, context), count in self.known.items():
            missing = count - self.met[file, code, context]
            if missing > 0 and code in looked_for and (is_checked(file) or self._is_gone(file)):
                lost[file, code] += missing
        name = shown(self.path)
        for (file, code), count in sorted(lost.items()):
            codes = f"{code} {Diagnostic.of(code).name}"
            yield Diagnostic.of("TEI736", Place(name), file=file, count=count, codes=codes)

    def write(self, is_checked: Callable[[str], bool], looked_for: Collection[str]) -> int:
        """Write what was met in this run, and what is known of files and codes that were not looked at.

        Returns:
            How many findings the baseline knows now.

        Raises:
            InputError: TEI706.
        """
        kept = {
            key: count
            for key, count in self.known.items()
            if not (key[1] in looked_for and is_checked(key[0])) and not self._is_gone(key[0])
        }
        known = Counter(kept) | self.met
        findings: dict[str, dict[str, dict[str, int]]] = {}
        for (file, code, context), count in sorted(known.items()):
            findings.setdefault(file, {}).setdefault(code, {})[context] = count
        text = json.dumps({FORMAT: VERSION, "findings": findings}, indent=1) + "\n"
        write_atomically(Path(os.path.realpath(self.path)), text.encode())
        return known.total()

    def file(self, path: str) -> str:
        """How the baseline names a file: from its own folder, with forward slashes."""
        return path if path == STDIN else name_from(path, self.path.parent)

    def _is_gone(self, file: str) -> bool:
        return file != STDIN and not os.path.lexists(self.path.parent / file)


def _entries(read: Any) -> Iterator[tuple[Known, int]]:
    if read[FORMAT] != VERSION:
        raise ValueError("of another version")
    for file, codes in read["findings"].items():
        for code, found in codes.items():
            for context, count in found.items():
                yield (str(file), str(code), str(context)), int(count)


def _unusable(path: Path, reason: str) -> ConfigurationError:
    return ConfigurationError("TEI737", Place(shown(path)), name=shown(path), reason=reason)
