"""The grammar alone, on a document that is read piece by piece: no tree, and memory that doesn't grow with the document.

bytes --``validate_file``--> problems, and what makes the document none (TEI301 to TEI309)
problems --a second pass--> findings with their places, those before a break of the XML too
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from xml.parsers import expat

from teiedition.diagnostics import Diagnostic, Place
from teiedition.relaxng.engine import DEPTH, NotWellFormed, TooDeep, validate_file
from teiedition.validation.grammar import findings, load_grammar, own_grammar_path
from teiedition.validation.sniffing import MAGIC_BYTES, MOST_BYTES, endless, no_xml

if TYPE_CHECKING:
    from teiedition.relaxng.problems import Problem
    from teiedition.validation.locating import Wanted

TEI = "http://www.tei-c.org/ns/1.0}"


class _Refused(Exception):
    """What stands in a document makes it one that is not judged."""

    def __init__(self, found: Diagnostic) -> None:
        self.found = found
        super().__init__(str(found))


def check_stream(document: bytes | Path, path: str = "", schema: Path | None = None) -> list[Diagnostic]:
    """Judge a document by a RELAX NG schema.

    Args:
        document: its bytes, or the file that holds them: it is read piece by piece, and once more where something is
            found.
        path: its name, for the findings.
        schema: the edition's own where none is given.

    Raises:
        SchemaError: TEI320.
        OSError: the file can't be read.

    Emits: TEI301, TEI302, TEI303, TEI304, TEI305, TEI307, TEI309, TEI310, TEI311, TEI312, TEI313, TEI314, TEI315, TEI316.
    """

    def opens() -> IO[bytes]:
        return document.open("rb") if isinstance(document, Path) else BytesIO(document)

    with opens() as file:
        if unread := no_xml(file.read(MAGIC_BYTES), path):
            return [unread]
    grammar = load_grammar(schema or own_grammar_path())
    problems: list[Problem] = []
    refused: list[Diagnostic] = []
    watch = _Watch(path, only_tei=schema is None)
    with opens() as file:
        try:
            validate_file(grammar.automaton, _Bounded(file, path), problems.append, watch.prepare)
        except _Refused as stop:
            return [stop.found]
        except TooDeep as stop:
            place = Place(path, stop.line, stop.column)
            return [Diagnostic.of("TEI305", place, depth=f"more than {DEPTH}", limit=DEPTH)]
        except (NotWellFormed, LookupError, ValueError):
            refused = _break(opens, path)

    def located(wanted: Iterable[Wanted]) -> Mapping[Wanted, Place]:
        from teiedition.validation.locating import locate  # a valid document never needs it

        asked = list(wanted)
        with opens() as again:
            found = locate(again, asked, path)
        lines = {one: Place(path, problem.line) for one, problem in zip(asked, problems, strict=True)}
        return lines | found

    return [*findings(problems, grammar, located), *refused]


def _break(opens: Callable[[], IO[bytes]], path: str) -> list[Diagnostic]:
    from teiedition.validation.breaks import find_break  # a file that is XML never needs it

    with opens() as file:
        found = find_break(file, path)
    return [found or Diagnostic.of("TEI301", Place(path, 1, 1), reason="it can't be read")]


class _Bounded:
    """A file that is given up where a tag or a text never ends."""

    def __init__(self, file: IO[bytes], path: str) -> None:
        self._file = file
        self._path = path
        self._since = 0

    def read(self, size: int) -> bytes:
        data = self._file.read(size)
        last = data.rfind(b">")
        self._since = len(data) - last if last >= 0 else self._since + len(data)
        if self._since > MOST_BYTES:
            raise _Refused(endless(self._path))
        return data


class _Watch:
    """Looks at what is no element and no text, and at the root."""

    def __init__(self, path: str, *, only_tei: bool) -> None:
        self._path = path
        self._only_tei = only_tei

    def prepare(self, parser: expat.XMLParserType) -> None:
        """Set handlers on a parser that has its others already."""
        self._parser = parser
        parser.EntityDeclHandler = self._declared
        parser.SkippedEntityHandler = self._skipped
        if self._only_tei:
            self._start: Any = parser.StartElementHandler
            parser.StartElementHandler = self._root

    def _here(self) -> Place:
        return Place(self._path, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)

    def _declared(self, *_: object) -> None:
        raise _Refused(Diagnostic.of("TEI302", self._here()))

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            raise _Refused(Diagnostic.of("TEI307", self._here(), name=f"&{name};"))

    def _root(self, name: str, attributes: Mapping[str, str]) -> None:
        if not name.startswith(TEI):
            found = Diagnostic.of("TEI309", self._here(), name=name.rpartition("}")[2])
            raise _Refused(found)
        self._parser.StartElementHandler = self._start
        self._start(name, attributes)
