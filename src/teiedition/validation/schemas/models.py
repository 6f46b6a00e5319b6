"""What a document says of its schemas before its root: ``<?xml-model?>`` instructions and the document type.

Source: Associating Schemas with XML documents 1.0, W3C Note 2012 (ISO/IEC 19757-11).
"""

from __future__ import annotations

import contextlib
import re
from typing import Final, NamedTuple
from xml.parsers import expat

from teiedition.validation.schemas.kinds import NAMESPACES, TYPES, Kind

_PAIR: Final = re.compile(r"""\s*([A-Za-z][\w.-]*)\s*=\s*("[^"<]*"|'[^'<]*')(?=\s|\Z)""")
_REFERENCE: Final = re.compile(r"&(#x[0-9A-Fa-f]{1,6}|#\d{1,7}|\w+);")
_ENTITIES: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class Model(NamedTuple):
    """One ``xml-model`` instruction, or the document type where it names a file.

    Attributes:
        href: as written.
        kind: as ``schematypens`` or ``type`` say; None where neither does.
        phase: of Schematron.
        public: the public identifier of a document type.
        reason: why it can't be used; empty where it can.
    """

    href: str
    kind: Kind | None = None
    phase: str = ""
    line: int = 0
    column: int = 0
    public: str = ""
    reason: str = ""


class Prolog:
    """What stands before the root of a document and is of concern here."""

    def __init__(self) -> None:
        self.models: list[Model] = []
        self.doctype: Model | None = None


class _RootReached(Exception):
    """Nothing that follows is of interest."""


def read_prolog(data: bytes) -> Prolog:
    """Read a document up to its root; of one that is not well formed, as far as it is."""
    prolog = Prolog()
    parser = expat.ParserCreate()

    def place() -> tuple[int, int]:
        return parser.CurrentLineNumber, parser.CurrentColumnNumber + 1

    def instruction(target: str, text: str) -> None:
        if target == "xml-model":
            prolog.models.append(read_model(text, *place()))

    def doctype(_: str, system: str | None, public: str | None, __: bool) -> None:
        if system:
            line, column = place()
            prolog.doctype = Model(system, Kind.DTD, line=line, column=column, public=public or "")

    def root(*_: object) -> None:
        raise _RootReached

    parser.ProcessingInstructionHandler = instruction
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = root
    # what is wrong with a document is said where it is read as a whole
    with contextlib.suppress(_RootReached, expat.ExpatError, ValueError, LookupError):
        parser.Parse(data, True)
    return prolog


def read_model(text: str, line: int = 0, column: int = 0) -> Model:
    """The content of one ``xml-model`` instruction."""
    pairs: dict[str, str] = {}
    at = 0
    while match := _PAIR.match(text, at):
        if match[1] in pairs:
            return Model("", line=line, column=column, reason=f"{match[1]} stands twice")
        pairs[match[1]] = _REFERENCE.sub(_character, match[2][1:-1]).strip()
        at = match.end()
    if rest := text[at:].strip():
        return Model("", line=line, column=column, reason=f"it can't be read from {rest} on")
    if not pairs.get("href"):
        return Model("", line=line, column=column, reason="it has no href")
    language, media = pairs.get("schematypens", ""), pairs.get("type", "")
    kind = NAMESPACES.get(language) or TYPES.get(media.partition(";")[0].strip().lower())
    reason = f"no schema language has the namespace {language}" if language and language not in NAMESPACES else ""
    return Model(pairs["href"], kind, pairs.get("phase", ""), line, column, reason=reason)


def _character(match: re.Match[str]) -> str:
    name = match[1]
    if not name.startswith("#"):
        return _ENTITIES.get(name, match[0])
    number = int(f"0{name[1:]}", 16) if name[1] == "x" else int(name[1:])
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else match[0]
