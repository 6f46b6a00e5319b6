"""Runs a document through the states of a schema: two look-ups an element where all is well.

``validate_bytes`` and ``validate_file`` drive it by expat in one pass, in memory that doesn't grow with the document;
``validate_tree`` walks an lxml tree that exists already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol
from xml.parsers import expat

from teiedition.relaxng.states import UNKNOWN, Opening, State

if TYPE_CHECKING:
    from lxml.etree import _Element

    from teiedition.relaxng.automaton import Automaton
    from teiedition.relaxng.datatypes import Namespaces
    from teiedition.relaxng.frozen import FrozenAutomaton
    from teiedition.relaxng.problems import Problem
    from teiedition.relaxng.recovery import Finding, Recovery

Place = Callable[[], tuple[int, int, int]]
"""Where the document is being read: line, column, byte."""
DEPTH = 200
"""How deep elements may be nested; libxml2 stops at 256."""
_BLANKS = " \t\n\r"
_CHUNK = 1 << 18
_XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
_XML_ID = f"{_XML_NAMESPACE}}}id"


class Readable(Protocol):
    """What gives bytes piece by piece: a file opened for reading, or what stands before one."""

    def read(self, size: int, /) -> bytes: ...


class Handlers(NamedTuple):
    """What to call for a document's events; ``start`` and ``end`` with names as in ``names``."""

    start: Callable[[str, Mapping[str, str]], None]
    text: Callable[[str], None]
    end: Callable[[str], None]


def handlers(  # noqa: C901, PLR0915 - one scope for all, see the docstring
    automaton: Automaton | FrozenAutomaton, report: Callable[[Problem], None], place: Place, scope: list[Namespaces]
) -> Handlers:
    """The functions that judge a document event by event.

    Args:
        automaton: of the schema.
        report: called with each problem.
        place: asked where a problem is.
        scope: its last item is the name spaces in scope.

    Raises:
        TooDeep: by the functions, where elements are nested deeper than ``DEPTH``.

    One function with inner ones rather than a class: a local name is read twice as fast as an attribute.
    """
    recovery: Recovery | None = None
    state = automaton.start
    open_elements: list[tuple[Opening | None, State, str, Mapping[str, str]]] = []
    buffer: list[str] = []
    reported_text = False
    tags = 0

    def recovering() -> tuple[Automaton, State, Recovery]:
        """The schema's own automaton, where it stands, and what finds faults: loaded when there is one."""
        nonlocal recovery
        full, here = automaton.full(state)
        if recovery is None:
            from teiedition.relaxng.recovery import Recovery  # a document without problems never needs it

            recovery = Recovery(full)
        return full, here, recovery

    def tell(finding: Finding, name: str = "", attributes: Mapping[str, str] | None = None) -> None:
        from teiedition.relaxng.problems import Problem, Step  # a document without problems never needs them

        line, column, offset = place()
        path = [Step(each, held.get(_XML_ID, "")) for _, _, each, held in open_elements]
        if name:
            path.append(Step(name, (attributes or {}).get(_XML_ID, "")))
        report(
            Problem(
                finding.fault,
                line,
                column,
                offset,
                tuple(path),
                finding.name,
                finding.value,
                finding.expected,
                finding.missing,
                finding.text_expected,
                finding.end_expected,
                tags,
            )
        )

    def take_text(text: str) -> None:
        nonlocal state, reported_text
        if state.text is not None:
            state = state.text
        elif not reported_text:
            reported_text = True
            _, here, recovery = recovering()
            tell(recovery.text(here, text))

    def take_buffer() -> None:
        """Text that stood before an element, so that it is no value of a data type."""
        text = "".join(buffer)
        buffer.clear()
        if text.strip(_BLANKS):
            take_text(text)

    def recover(name: str, attributes: Mapping[str, str]) -> None:
        """Enter an element that may not stand here, or whose attributes ask for more than a look at each."""
        nonlocal state
        before = state
        full, here, recovery = recovering()
        opening = full.opening(here, name) if state is not UNKNOWN else None
        findings: list[Finding] = []
        if opening is None:
            opening, findings = recovery.opening(here, name)
        for finding in findings:
            tell(finding, name, attributes)
        if opening is None:
            open_elements.append((None, before, name, attributes))
            state = UNKNOWN
            if len(open_elements) > DEPTH:
                raise TooDeep(place())
            return
        entered = full.entered(opening, attributes, scope[-1])
        if entered is None:
            entered, findings = recovery.enter(opening, attributes, scope[-1])
            for finding in findings:
                tell(finding, name, attributes)
        open_elements.append((opening, before, name, attributes))
        state = entered
        if len(open_elements) > DEPTH:
            raise TooDeep(place())

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal state, reported_text, tags
        reported_text = False
        if buffer:
            take_buffer()
        tags += 1
        opening = state.openings.get(name)
        if opening is None and state is not UNKNOWN:
            opening = automaton.opening(state, name)
        if opening is None or opening.plain is None:
            recover(name, attributes)
            return
        element = opening.plain
        entered = element.state
        if attributes:
            values = element.values
            for attribute, value in attributes.items():
                known = values.get(attribute)
                if known is None or (value not in known.good and not known.allows(value, scope[-1])):
                    recover(name, attributes)
                    return
        if entered is None or (element.required and not element.required <= attributes.keys()):
            recover(name, attributes)
            return
        open_elements.append((opening, state, name, attributes))
        state = entered
        if len(open_elements) > DEPTH:
            raise TooDeep(place())

    def text(data: str) -> None:
        if state.mixed:
            return
        if state.strings:
            buffer.append(data)
        elif data.strip(_BLANKS):
            take_text(data)

    def end(name: str) -> None:
        nonlocal state, reported_text, tags
        reported_text = False
        tags += 1
        opening, before, _, _ = open_elements[-1]
        if state.strings:
            value = "".join(buffer)
            buffer.clear()
            complete = automaton.complete(state, value, scope[-1])
        else:
            value, complete = None, state.accepts
        if not complete:
            _, here, recovery = recovering()
            tell(recovery.end(here) if value is None else recovery.string(here, value))
        open_elements.pop()
        if opening is None:
            state = before
        elif opening.follows is not None:
            state = opening.follows
        else:
            full, _ = automaton.full(state)
            state = full.following(opening, complete or range(len(opening.after)))

    return Handlers(start, text, end)


class TooDeep(ValueError):
    """Elements are nested deeper than in any honest document: their paths would fill the memory.

    Attributes:
        line, column, offset: of the first tag that is too deep, as in ``Problem``.
    """

    def __init__(self, place: tuple[int, int, int]) -> None:
        super().__init__(f"elements are nested more than {DEPTH} deep")
        self.line, self.column, self.offset = place


class NotWellFormed(ValueError):
    """A document that no XML parser reads to its end.

    Attributes:
        line, column: from 1, in bytes.
        offset: in bytes.
        reason: of expat.
    """

    def __init__(self, error: expat.ExpatError, offset: int) -> None:
        super().__init__(str(error))
        self.line = error.lineno
        self.column = error.offset + 1
        self.offset = offset
        self.reason = expat.ErrorString(error.code)


def validate_file(
    automaton: Automaton | FrozenAutomaton,
    file: Readable,
    report: Callable[[Problem], None],
    prepare: Callable[[expat.XMLParserType], None] | None = None,
) -> None:
    """Judge a document that is read piece by piece.

    Args:
        automaton: of the schema.
        file: the document.
        report: called with each problem, in the order of the document.
        prepare: given the parser before it reads, to look at more than elements and text.

    Raises:
        NotWellFormed: the document is no XML from some place on; problems before it have been reported. XML 1.1 is read
            by the rules of 1.0.
        TooDeep: elements are nested deeper than ``DEPTH``.
        LookupError, ValueError: it declares an encoding that Python doesn't know, or one of several bytes a character.
    """
    parser = expat.ParserCreate(namespace_separator="}")
    scope: list[Namespaces] = [{"xml": _XML_NAMESPACE}]

    def place() -> tuple[int, int, int]:
        return parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, parser.CurrentByteIndex

    parser.buffer_text = True
    parser.StartElementHandler, parser.CharacterDataHandler, parser.EndElementHandler = handlers(
        automaton, report, place, scope
    )
    if automaton.needs_namespaces:
        _follow_namespaces(parser, scope)
    if prepare is not None:
        prepare(parser)
    try:
        while chunk := file.read(_CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise NotWellFormed(error, parser.ErrorByteIndex) from None


def _follow_namespaces(parser: expat.XMLParserType, scope: list[Namespaces]) -> None:
    def declare(prefix: str | None, namespace: str | None) -> None:
        scope.append({**scope[-1], prefix or "": namespace or ""})

    def undeclare(prefix: str | None) -> None:
        scope.pop()

    def entity(name: str, base: str | None, system: str, public: str | None, notation: str) -> None:
        scope[-1] = {**scope[-1], f"&{name}": ""}

    parser.StartNamespaceDeclHandler = declare
    parser.EndNamespaceDeclHandler = undeclare
    parser.UnparsedEntityDeclHandler = entity


def validate_tree(automaton: Automaton | FrozenAutomaton, root: _Element, report: Callable[[Problem], None]) -> None:
    """Judge a tree of lxml as it is in memory.

    Args:
        automaton: of the schema.
        root: the element that must match the schema's start.
        report: called with each problem; columns are 0 and offsets -1, lines those the tree remembers.
    """
    scope: list[Namespaces] = [{}]
    at = root

    def place() -> tuple[int, int, int]:
        line = at.sourceline
        return line if isinstance(line, int) else 0, 0, -1

    start, text, end = handlers(automaton, report, place, scope)
    for event, element in _walk(root):
        at = element
        if event == "text":
            text(element.text or "")
        elif event == "tail":
            text(element.tail or "")
        elif event == "end":
            end(_plain(element.tag))
        else:
            if automaton.needs_namespaces:
                scope[-1] = {"xml": _XML_NAMESPACE} | {prefix or "": uri for prefix, uri in element.nsmap.items()}
            start(_plain(element.tag), {_plain(name): str(value) for name, value in element.attrib.items()})


def _plain(name: str | bytes) -> str:
    return str(name).removeprefix("{")


def _walk(root: _Element) -> Iterator[tuple[str, _Element]]:
    """The events of a tree without recursion: start, text, end, tail. Comments and instructions have tails only."""
    pending: list[tuple[str, _Element]] = [("start", root)]
    while pending:
        event, element = pending.pop()
        if event != "start":
            yield event, element
            continue
        if not isinstance(element.tag, str):
            yield "tail", element
            continue
        yield "start", element
        if element.text:
            yield "text", element
        if element is not root and element.tail:
            pending.append(("tail", element))
        pending.append(("end", element))
        pending.extend(("start", child) for child in reversed(element))
