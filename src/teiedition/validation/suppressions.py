"""Findings that an editor has seen and accepted: processing instructions in the document, each with its reason.

``<?teiedition ignore TEI501 because the person has no record yet?>`` before an element holds for that element and all it
contains, before the root for the file. Without a reason it holds for nothing, and one that suppresses nothing is itself
a finding: so no suppression outlives its cause. A file that can't be read has no suppressions.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from teiedition.diagnostics import Diagnostic, Place
from teiedition.diagnostics.selection import codes_named

TARGET: Final = "teiedition"
LASTING: Final = ("TEI30", "TEI7", "TEI9")
"""Codes that nothing suppresses: of files that can't be read, of the run, and of our own faults."""
_FORM: Final = "<?teiedition ignore {codes} because ...?>"
_WORDS: Final = re.compile(r"ignore\s+(?P<codes>\S.*?)(?:\s+because\b\s*(?P<reason>.*))?", re.DOTALL)
_BEGUN: Final = re.compile(rb"<\?teiedition\s")
_WIDE: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}
"""How a file in UTF-16 begins."""
_LAST: Final = (2**63, 0)

Position = tuple[int, int]
"""Line and column, from 1."""


@dataclass(frozen=True)
class Kept:
    """Findings that are left, sorted, and how many were suppressed."""

    found: list[Diagnostic]
    suppressed: int = 0


@dataclass
class _Instruction:
    """One instruction.

    Attributes:
        start: where what it covers begins; for the whole file before everything.
        end: where that ends, exclusive; None while the element is open or looked for.
        used: the codes that it has suppressed.
    """

    words: str
    place: Place
    start: Position | None = None
    end: Position | None = None
    codes: tuple[str, ...] = ()
    used: set[str] = field(default_factory=set)

    def covers(self, found: Diagnostic) -> bool:
        if found.code not in self.codes or self.start is None or found.place.path != self.place.path:
            return False
        line, column = found.place.line, found.place.column
        last = self.end or _LAST
        if not column:
            return self.start[0] <= line <= last[0]
        return self.start <= (line, column) < last


def suppress(data: bytes, path: str, found: Sequence[Diagnostic], looked_for: Collection[str]) -> Kept:
    """Leave out the findings that the document's instructions suppress, and add those about the instructions.

    Args:
        data: the bytes of the file.
        path: its name.
        found: what was found in it.
        looked_for: the codes that were looked for; of others no instruction is called unused.

    Emits: TEI733, TEI734, TEI735.
    """
    encoding = "utf-8" if data[:2] in _WIDE else None
    if encoding:  # in which expat counts some characters as two columns
        data = data.decode(_WIDE[data[:2]], "replace").encode("utf-8", "replace")
    if not _BEGUN.search(data) or any(one.code.startswith("TEI30") for one in found):
        return Kept(list(found))
    instructions = _Reading(path, encoding).instructions(data)
    if not instructions:
        return Kept(list(found))
    about = [complaint for one in instructions for complaint in _read(one)]
    left: list[Diagnostic] = []
    for finding in found:
        covering = [one for one in instructions if one.covers(finding)]
        for one in covering:
            one.used.add(finding.code)
        if not covering:
            left.append(finding)
    about += [finding for one in instructions for finding in _unused(one, looked_for)]
    wanted = [finding for finding in about if finding.code in looked_for]
    return Kept(sorted({*left, *wanted}), len(found) - len(left))


def _read(one: _Instruction) -> Iterator[Diagnostic]:
    """Take the codes of an instruction that can be read and gives its reason; else say what is wrong with it."""
    words = " ".join(one.words.split())
    match = _WORDS.fullmatch(one.words.strip())
    if match is None:
        yield Diagnostic.of("TEI735", one.place, found=words, reason="it does not begin with ignore and a code")
        return
    named: list[str] = []
    for word in re.split(r"[\s,]+", match["codes"].strip(", \t\r\n")):
        codes = codes_named(word)
        if len(codes) != 1:
            reason = f"{word} names several codes" if codes else f"there is no code {word}"
        elif codes[0].startswith(LASTING):
            reason = f"{codes[0]} can't be suppressed"
        else:
            named += codes
            continue
        yield Diagnostic.of("TEI735", one.place, found=words, reason=reason)
        return
    if not (match["reason"] or "").strip(" ."):
        listed = ", ".join(named)
        yield Diagnostic.of("TEI733", one.place, codes=listed, form=_FORM.format(codes=listed))
        return
    one.codes = tuple(named)


def _unused(one: _Instruction, looked_for: Collection[str]) -> Iterator[Diagnostic]:
    codes = [code for code in one.codes if code in looked_for and code not in one.used]
    if codes:
        yield Diagnostic.of("TEI734", one.place, codes=", ".join(codes))


class _Reading:
    """Finds the instructions of a file and what each covers."""

    def __init__(self, path: str, encoding: str | None) -> None:
        self._path = path
        self._encoding = encoding
        self._found: list[_Instruction] = []
        self._waiting: list[list[_Instruction]] = [[]]  # by depth: those that wait for the next element there
        self._open: list[list[_Instruction]] = []  # by depth: those that cover the element that is open there
        self._begun = False

    def instructions(self, data: bytes) -> list[_Instruction]:
        """All of them, in the order of the file; none where expat can't read it."""
        parser = expat.ParserCreate(self._encoding)

        def here() -> Position:
            return parser.CurrentLineNumber, parser.CurrentColumnNumber + 1

        def instruction(target: str, words: str) -> None:
            if target == TARGET:
                line, column = here()
                end = (line, column + len(f"<?{target} {words}?>")) if "\n" not in words else (0, 0)
                one = _Instruction(words, Place(self._path, line, column, *end))
                self._found.append(one)
                self._waiting[-1].append(one)

        def start(*_: object) -> None:
            for one in self._waiting[-1]:
                one.start = here() if self._begun else (0, 0)
            self._begun = True
            self._open.append(self._waiting[-1])
            self._waiting[-1] = []
            self._waiting.append([])

        def end(name: str) -> None:
            self._waiting.pop()
            at = parser.CurrentByteIndex
            line, column = here()
            tag = len(f"</{name}>") if data[at : at + 2] == b"</" else 0  # of an empty element it is the end already
            for one in self._open.pop():
                one.end = _LAST if one.start == (0, 0) else (line, column + tag)

        parser.ProcessingInstructionHandler = instruction
        parser.StartElementHandler, parser.EndElementHandler = start, end
        try:
            parser.Parse(data, True)
        except (expat.ExpatError, ValueError, LookupError):
            return []
        return self._found


def looked_for_all(codes: Iterable[str], select: tuple[str, ...]) -> frozenset[str]:
    """The codes of some checks that a selection asks for, and then also those about suppressions."""
    wanted = frozenset(code for code in codes if code.startswith(select or ("",)))
    about = (code for code in ("TEI733", "TEI734", "TEI735") if code.startswith(select or ("",)))
    return wanted.union(about) if wanted else wanted
