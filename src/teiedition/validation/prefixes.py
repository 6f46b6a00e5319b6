"""Pointers with a prefix (``psn:king``): what ``prefixDef`` makes of them, and prefixes that nothing declares.

``Prefixes`` is made once for a document: every pointer goes through ``expand``, so that all checks see what is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from teiedition.diagnostics import Diagnostic
from teiedition.resources import resource
from teiedition.validation.suggestions import nearest
from teiedition.vocabulary import iter_tei

if TYPE_CHECKING:
    from teiedition.validation.subject import Pointer, Subject

SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?=.)")
_LONGEST: Final = 100
"""Longer values are not expanded."""
_STEPS: Final = 300_000_000
"""The steps that all expansions of a document may take by the worst estimate; what comes after them is left alone.

Python's expressions backtrack: at each choice of an expression they may try every rest of a value anew.
"""
_NO_PYTHON: Final = re.compile(r"\\[icIC]|\\[pP]\{|-\[|\(\?")
_CHOICE: Final = re.compile(r"[*+?|{]")
_REPEATED_GROUP: Final = re.compile(r"\)\s*(?:[*+]|\{)")
_GROUP: Final = re.compile(r"\$(\d)")


class Definition(NamedTuple):
    """One ``prefixDef``; ``pattern`` is None where its expression is not understood."""

    pattern: re.Pattern[str] | None
    replacement: str
    written: str


class Prefixes:
    """The prefixes that a document declares."""

    def __init__(self, root: etree._Element) -> None:
        self.defined: dict[str, list[Definition]] = {}
        self._steps = _STEPS
        self._matches: dict[tuple[Definition, str], re.Match[str] | None] = {}
        for element in iter_tei(root, "prefixDef"):
            written = str(element.get("matchPattern", ""))
            definition = Definition(_compiled(written), str(element.get("replacementPattern", "")), written)
            self.defined.setdefault(str(element.get("ident", "")).strip(), []).append(definition)

    def expand(self, pointer: str) -> str:
        """The pointer in full; itself where it has no declared prefix or does not fit the pattern."""
        prefix, colon, rest = pointer.partition(":")
        for definition in self.defined.get(prefix, ()) if colon else ():
            if match := self._match(definition, rest):
                pieces = _GROUP.split(definition.replacement)
                return "".join(_part(match, int(piece)) if at % 2 else piece for at, piece in enumerate(pieces))
        return pointer

    def fits(self, prefix: str, rest: str) -> bool:
        """Whether one of the prefix's patterns fits, or can't be judged."""
        return any(
            self._match(definition, rest) or not self._is_judged(definition, rest)
            for definition in self.defined[prefix]
        )

    def _is_judged(self, definition: Definition, rest: str) -> bool:
        return (definition, rest) in self._matches

    def _match(self, definition: Definition, rest: str) -> re.Match[str] | None:
        """How a pattern fits: wholly if it can, else wherever it does; the Guidelines do not say which is meant."""
        pattern, key = definition.pattern, (definition, rest)
        if key not in self._matches:
            steps = (len(rest) + 1) ** (len(_CHOICE.findall(definition.written)) + 1)
            if pattern is None or len(rest) > _LONGEST or steps > self._steps:
                return None
            self._steps -= steps
            self._matches[key] = pattern.fullmatch(rest) or pattern.search(rest)
        return self._matches[key]


def check_prefixes(subject: Subject) -> Iterator[Diagnostic]:
    """Prefixes that neither the document nor anybody else has declared, and pointers that do not fit a declaration.

    Emits: TEI511, TEI512.
    """
    unknown: set[str] = set()
    for pointer in subject.pointers:
        match = SCHEME.match(pointer.written)
        if match is None:
            continue
        prefix, rest = match[1], pointer.written[match.end() :]
        if prefix in subject.prefixes.defined:
            if not subject.prefixes.fits(prefix, rest):
                yield _unmatched(subject, pointer, prefix)
        elif prefix not in unknown and prefix.lower() not in known_schemes():
            unknown.add(prefix)
            yield _unknown(subject, pointer, prefix)


@cache
def known_schemes() -> frozenset[str]:
    """The names of URI schemes."""
    return frozenset(resource("tables", "pointers", "schemes.txt").read_text(encoding="utf-8").split())


def _unmatched(subject: Subject, pointer: Pointer, prefix: str) -> Diagnostic:
    pattern = " or ".join(definition.written for definition in subject.prefixes.defined[prefix])
    return subject.found(
        "TEI512", pointer.element, pointer.attribute, pointer=pointer.written, prefix=prefix, pattern=pattern
    )


def _unknown(subject: Subject, pointer: Pointer, prefix: str) -> Diagnostic:
    meant = nearest(prefix, [*subject.prefixes.defined, "https", "http"])
    hint = f"did you mean {meant}:?" if meant else "declare it by a <prefixDef>, or write the whole address"
    return subject.found(
        "TEI511", pointer.element, pointer.attribute, pointer=pointer.written, prefix=prefix, hint=hint
    )


def _compiled(pattern: str) -> re.Pattern[str] | None:
    """The expression in Python's terms; None where they lack a word for it or it might run long."""
    if not 0 < len(pattern) < 300 or _NO_PYTHON.search(pattern) or _REPEATED_GROUP.search(pattern):
        return None
    try:
        return re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return None


def _part(match: re.Match[str], number: int) -> str:
    return (match[number] or "") if number <= match.re.groups else ""
