"""Where a document stops being XML, and why, in an editor's words rather than a parser's.

file --expat--> its error: a number and a place
error --by its number and what is written there (``_REASONS``)--> a sentence, and the place of the cause
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import IO, Final, NamedTuple
from xml.parsers import expat

from teiedition.diagnostics import Diagnostic, Place
from teiedition.validation.locating import has_mark, marked_encoding

_CHUNK = 1 << 16
_AROUND = 2000
_OPEN_TAG = re.compile(r"<[^<>]*\Z")
_QUOTED = re.compile(r"""=\s*(?:"[^"]*|'[^']*)\Z""")
_QNAME = re.compile(r"[^\s=/<>\"'&;]+")
_ENTITY = re.compile(r"&[\w#.:-]*\Z")
_BARE_NAME = re.compile(r"[^\s=\"'<>/]+\Z")
_PREFIXES = re.compile(r"(?:^</?|\s)([^\s:=/>\"']+):[^\s=/>\"']+")
_NAMESPACES: Final = {"tei": "http://www.tei-c.org/ns/1.0", "xi": "http://www.w3.org/2001/XInclude"}


class Open(NamedTuple):
    """An element whose end tag has not come."""

    name: str
    line: int


class Broken(NamedTuple):
    """What is known where the parser stopped.

    Attributes:
        before, after: the text on both sides of the place.
        raw: the bytes from there on.
        open: the elements not closed yet, the root first.
        root: the root where it is closed; its line is that of its end tag.
        declared: the prefixes declared so far.
    """

    before: str
    after: str
    raw: bytes
    open: list[Open]
    root: Open | None
    declared: frozenset[str]


def find_break(file: IO[bytes], path: str = "") -> Diagnostic | None:
    """Where a file stops being well-formed XML; None where expat reads it to its end.

    Args:
        file: at its beginning, and able to go back.
        path: its name, for the place.

    Emits: TEI301.
    """
    reader = _Reader()
    try:
        while chunk := file.read(_CHUNK):
            reader.parser.Parse(chunk, False)
        reader.parser.Parse(b"", True)
    except expat.ExpatError as error:
        broken = reader.at(file, reader.parser.ErrorByteIndex)
        explain = _REASONS.get(error.code)
        reason = explain(broken) if explain else expat.ErrorString(error.code)
        back = 2 if error.code == _MISMATCH and broken.before.endswith("</") else 0
        line, column = error.lineno, error.offset + 1 - back - (reader.mark and error.lineno == 1)
        return Diagnostic.of("TEI301", Place(path, line, column, line, column + _width(broken, back)), reason=reason)
    except (LookupError, ValueError):
        return Diagnostic.of(
            "TEI301", Place(path, 1, 1, 1, 2), reason=f"the encoding “{reader.encoding}” can't be read"
        )
    return None


def _first_name(text: str) -> str:
    found = _QNAME.search(text)
    return found.group() if found else ""


def _width(broken: Broken, back: int) -> int:
    """How many characters to mark: the tag, entity or name that stands there."""
    written = broken.before[len(broken.before) - back :] + broken.after
    match = re.match(r"</?[^\s<>]*>?|&[\w#]*;?|[^\s=<>&\"']+", written)
    return len(match.group()) if match else 1


class _Reader:
    """Follows a document up to its break."""

    def __init__(self) -> None:
        self.encoding = ""
        self.mark = False
        self.open: list[Open] = []
        self.root: Open | None = None
        self.declared = {"xml"}
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.namespace_prefixes = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartNamespaceDeclHandler = lambda prefix, _: self.declared.add(prefix or "")
        self.parser.XmlDeclHandler = self._declaration

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        self.encoding = encoding or ""

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        _, _, rest = name.partition("}")
        local, _, prefix = rest.partition("}")
        written = f"{prefix}:{local}" if prefix else local or name
        self.open.append(Open(written, self.parser.CurrentLineNumber))

    def _end(self, name: str) -> None:
        last = self.open.pop()
        if not self.open:
            self.root = Open(last.name, self.parser.CurrentLineNumber)

    def at(self, file: IO[bytes], offset: int) -> Broken:
        start = max(0, offset - _AROUND)
        file.seek(start)
        data = file.read(offset - start + _AROUND)
        before, raw = data[: offset - start], data[offset - start :]
        file.seek(0)
        first = file.read(4)
        self.mark = has_mark(first)
        encoding = marked_encoding(first) or self.encoding or "utf-8"
        try:
            texts = before.decode(encoding, "replace"), raw.decode(encoding, "replace")
        except LookupError:
            texts = before.decode("latin-1"), raw.decode("latin-1")
        return Broken(*texts, raw, self.open, self.root, frozenset(self.declared))


def _ends_early(broken: Broken) -> str:
    if not broken.open:
        return "the file ends before its root element begins"
    last = broken.open[-1]
    others = len(broken.open) - 1
    around = f" and {others} element{'s' if others > 1 else ''} around it" if others else ""
    return f"the file ends inside <{last.name}>, opened in line {last.line}{around}: end tags are missing"


def _mismatch(broken: Broken) -> str:
    name = _first_name(broken.after)
    last = broken.open[-1]
    outer = next((each for each in reversed(broken.open) if each.name == name), None)
    fact = f"</{name}> does not end <{last.name}>, opened in line {last.line}"
    if name.lower() == last.name.lower():
        return f"{fact}: names must agree in their capitals too"
    if outer is not None:
        return f"{fact}: </{last.name}> is missing before it"
    return f"{fact}; no <{name}> is open here"


def _token(broken: Broken) -> str:
    """Expat's commonest error: something stands where it may not."""
    sign = broken.after[:1]
    entity = _ENTITY.search(broken.before)
    if sign == "\ufffd" and not broken.raw.startswith("\ufffd".encode()):
        byte = broken.raw[0]
        return f"byte {byte:02X} is no UTF-8 (in Windows-1252 it is “{bytes([byte]).decode('cp1252', 'replace')}”): save as UTF-8 or declare the encoding"
    if sign and ord(sign) < 0x20 and sign not in "\t\n\r":
        return f"the control character U+{ord(sign):04X} may not stand in XML: take it away"
    if entity:
        written = entity.group()
        return "an “&” that begins no entity: write &amp;" if written == "&" else f"“{written}” lacks its “;”"
    if broken.before.endswith("]]") and sign == ">":
        return "“]]>” may not stand in text: write ]]&gt;"
    if "<!--" in broken.before and "-->" not in broken.before[broken.before.rindex("<!--") :]:
        return "“--” may not stand inside a comment"
    tag = _OPEN_TAG.search(broken.before)
    return _in_tag(tag.group(), broken) if tag else f"“{sign}” may not stand here"


def _in_tag(tag: str, broken: Broken) -> str:  # noqa: PLR0911 - a slip each
    sign = broken.after[:1]
    name = _first_name(tag)
    if tag == "<" and sign == "/":
        return f"</{_first_name(broken.after[1:])}> ends nothing" + (
            ": the root is closed already" if broken.root else ""
        )
    if tag == "<":
        return "a “<” that begins no tag: write &lt;"
    if sign == "<":
        inside = "“<” stands in a value of" if _QUOTED.search(tag) else "“>” is missing after"
        return f"{inside} the tag <{name}: " + (
            "write &lt;, or end the value before it" if "value" in inside else "end it"
        )
    if tag.rstrip().endswith("="):
        return f"a value in <{name}> has no quotation marks"
    if tag[-1] in "\"'":
        return f"a blank is missing before the next attribute in <{name}>"
    attribute = _BARE_NAME.search(tag.rstrip())
    if attribute and (sign in {">", "/", ""} or (" " in tag and sign != "=")):
        return f'“{attribute.group().lstrip("<")}” in <{name}> has no value: attributes are written name="value"'
    return f"“{sign}” may not stand in the tag <{name}"


def _unclosed(broken: Broken) -> str:
    if broken.after.startswith("<!--"):
        return "a comment begins here and does not end: “-->” is missing"
    if broken.after.startswith("<?"):
        return "a processing instruction begins here and does not end: “?>” is missing"
    return f"the tag <{_first_name(broken.after)} does not end: “>” or a quotation mark is missing"


def _twice(broken: Broken) -> str:
    tag = _OPEN_TAG.search(broken.before)
    if tag is None:
        return f"an attribute stands twice in <{_first_name(broken.after)}>"
    return f"attribute {_first_name(broken.after)} stands twice in <{_first_name(tag.group())}>"


def _after_root(broken: Broken) -> str:
    root = broken.root or Open("", 0)
    what = _first_name(broken.after)
    thing = f"<{what}>" if broken.after.startswith("<") else f"text “{what}”"
    return f"{thing} stands behind the end of the root </{root.name}> of line {root.line}: a document has one root"


def _undeclared(broken: Broken) -> str:
    from html.entities import html5  # a table of 2,000 names

    match = re.match(r"&([\w.:-]+);", broken.after)
    name = match[1] if match else ""
    sign = html5.get(f"{name};", "")
    return f"entity &{name}; is not declared" + (f": write &#{ord(sign)}; or the character" if len(sign) == 1 else "")


def _no_character(broken: Broken) -> str:
    match = re.match(r"&[#\w]+;?", broken.after)
    return f"{match.group() if match else 'this reference'} is no character that XML allows: take it away"


def _prefix(broken: Broken) -> str:
    tag = broken.after.partition(">")[0]
    own = set(re.findall(r"\sxmlns:([^\s=]+)", tag))
    known = broken.declared | own | {"xmlns"}
    prefix = next((each for each in _PREFIXES.findall(tag) if each not in known), "")
    return f'prefix “{prefix}” is not declared: add xmlns:{prefix}="{_NAMESPACES.get(prefix, "...")}" to the root'


_MISMATCH: Final = 7
_REASONS: Final[Mapping[int, Callable[[Broken], str]]] = {
    3: _ends_early,
    4: _token,
    5: _unclosed,
    _MISMATCH: _mismatch,
    8: _twice,
    9: _after_root,
    11: _undeclared,
    14: _no_character,
    17: lambda _: "<?xml may stand only at the very beginning of a file: take away what is before it, or this one",
    19: lambda _: "the file is not in the encoding that its first line declares",
    20: lambda _: "a CDATA section is not ended: “]]>” is missing",
    27: _prefix,
}
"""Expat's numbers of errors, ``XML_ERROR_...``, which are part of its interface."""
