"""RELAX NG in compact syntax read to the nodes that the XML syntax gives (ISO/IEC 19757-2:2008, annex C).

text --``_tokens``--> tokens with their places --``_Parser``--> nodes; annotations are checked and dropped
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from teiedition.relaxng.characters import is_ncname
from teiedition.relaxng.datatypes import XSD_LIBRARY
from teiedition.relaxng.faults import SchemaFault, SchemaPlace
from teiedition.relaxng.names import XML_NAMESPACE
from teiedition.relaxng.reading import DEPTH, RELAXNG_NAMESPACE, Node

_KEYWORDS = frozenset(  # annex C.2
    (
        *("attribute", "default", "datatypes", "div", "element", "empty", "external", "grammar", "include", "inherit"),
        *("list", "mixed", "namespace", "notAllowed", "parent", "start", "string", "text", "token"),
    )
)
_WORD = r"[^\W\d][\w.\-\u00b7\u0300-\u036f\u203f\u2040\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*"
_TOKEN = re.compile(
    r"(?P<blank>[ \t\n\r]+)"
    r"|(?P<documentation>\#\#[^\n\r]*)"
    r"|(?P<comment>\#[^\n\r]*)"
    r'|(?P<literal>"""(?:"{0,2}[^"])*"""|\'\'\'(?:\'{0,2}[^\'])*\'\'\'|"[^"\n\r]*"|\'[^\'\n\r]*\')'
    rf"|(?P<qualified>{_WORD}:(?:{_WORD}|\*))"
    rf"|(?P<quoted>\\{_WORD})"
    rf"|(?P<word>{_WORD})"
    r"|(?P<sign>\|=|&=|>>|[=,&|?*+\-(){}\[\]~])"
)
_ESCAPE = re.compile(r"\\x+\{([0-9a-fA-F]*)\}")
_ESCAPED_ENDS = {"\n": "\ufdd0", "\r": "\ufdd1"}
"""An escaped line end may stand in a literal where a line end may not: until then it is a character of no text."""
_REPEATED = {"?": "optional", "*": "zeroOrMore", "+": "oneOrMore"}
_JOINED = {",": "group", "|": "choice", "&": "interleave"}
_COMBINED = {"=": None, "|=": "choice", "&=": "interleave"}


class _Token(NamedTuple):
    kind: str  # literal, qualified, quoted, word, sign, documentation, end
    text: str
    start: int


def read_compact(data: bytes, uri: str, ns: str | None = None) -> Node:
    """The root node of a schema in compact syntax.

    Args:
        data: the file.
        uri: where it comes from.
        ns: the name space that holds where the schema names none.

    Raises:
        SchemaFault: at the first thing that is not compact syntax.
    """
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        place = SchemaPlace(uri, data[: error.start].count(b"\n") + 1)
        raise SchemaFault(place, "the schema is not in UTF-8 or UTF-16") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")

    def unescaped(found: re.Match[str]) -> str:
        code = int(found[1] or "0", 16)
        if not (code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000):
            line = text.count("\n", 0, found.start()) + 1
            raise SchemaFault(SchemaPlace(uri, line), f"{found[0]} is no character of XML", "C")
        return _ESCAPED_ENDS.get(chr(code), chr(code))

    return _Parser(_ESCAPE.sub(unescaped, text), uri, ns).top_level()


def _tokens(text: str, fault: Callable[[int, str], SchemaFault]) -> Iterator[_Token]:
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise fault(at, f'"{text[at]}" can\'t stand here')
        at = found.end()
        if found.lastgroup not in ("blank", "comment"):
            yield _Token(found.lastgroup or "", found[0], found.start())
    end = _Token("end", "", len(text))
    yield end
    yield end  # so that there is always one behind


class _Parser:
    """Recursive descent, one method a rule of the grammar."""

    def __init__(self, text: str, uri: str, ns: str | None) -> None:
        self.source = text
        self.line_starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.uri = uri
        self.inherited = ns
        self.default: str | None = ns
        self.prefixes: dict[str, str | None] = {"xml": XML_NAMESPACE}
        self.libraries = {"xsd": XSD_LIBRARY}
        self.depth = 0
        self.followed: Node | None = None
        self.tokens = list(_tokens(text, self._fault))
        self.at = 0

    # tokens

    def _place(self, start: int) -> SchemaPlace:
        line = bisect_right(self.line_starts, start)
        return SchemaPlace(self.uri, line, start - self.line_starts[line - 1] + 1)

    def _fault(self, start: int, fact: str) -> SchemaFault:
        return SchemaFault(self._place(start), fact, "C")

    @property
    def token(self) -> _Token:
        return self.tokens[self.at]

    def _next(self) -> _Token:
        token = self.tokens[self.at]
        self.at += token.kind != "end"
        return token

    def _wrong(self, wanted: str) -> SchemaFault:
        shown = f'"{self.token.text[:40]}"' if self.token.text else "the end of the schema"
        return self._fault(self.token.start, f"{shown} stands where {wanted} should")

    def _is(self, *texts: str) -> bool:
        return self.token.kind in ("sign", "word") and self.token.text in texts

    def _take(self, text: str) -> bool:
        if self._is(text):
            self.at += 1
            return True
        return False

    def _demand(self, text: str) -> None:
        if not self._take(text):
            raise self._wrong(f'"{text}"')

    def _node(self, kind: str, start: int, children: list[Node] | None = None, **attributes: str) -> Node:
        namespaces = {prefix: uri or "" for prefix, uri in self.prefixes.items()}
        place = self._place(start)
        return Node(kind, place, attributes, children or [], "", namespaces, self.uri, self.default)

    # the file

    def top_level(self) -> Node:
        self._declarations()
        start = self.token.start
        if self._starts_content():
            content = self._content("end")
            root = self._node("grammar", start, content)
        else:
            self._leading_annotations()
            root = self._pattern()
            if root is self.followed:
                raise self._fault(start, "an annotation follows the whole schema")
        if self.token.kind != "end":
            raise self._wrong("the end of the schema")
        return root

    def _declarations(self) -> None:
        declared: set[str] = set()
        while self._is("namespace", "default", "datatypes") and self._declares():
            start = self.token.start
            keyword = self._next().text
            if keyword == "datatypes":
                prefix = self._identifier_or_keyword()
                self._demand("=")
                self.libraries[prefix] = self._literal()
                key = f"datatypes {prefix}"
            else:
                if keyword == "default":
                    self._demand("namespace")
                key = self._namespace(start, default=keyword == "default")
            if key in declared:
                raise self._fault(start, f"the declaration of {key} stands twice")
            declared.add(key)

    def _declares(self) -> bool:
        """Whether a keyword opens a declaration rather than being a name that is defined."""
        following = self.tokens[self.at + 1]
        return following.kind in ("word", "quoted") or (self._is("default") and following.text == "=")

    def _namespace(self, start: int, *, default: bool) -> str:
        prefix = "" if default and self._is("=") else self._identifier_or_keyword()
        self._demand("=")
        uri = self.inherited if self._take("inherit") else self._literal()
        if prefix == "xmlns" or ((prefix == "xml") != (uri == XML_NAMESPACE) and (prefix or uri == XML_NAMESPACE)):
            raise self._fault(start, f'the prefix "{prefix}" and its name space do not go together')
        if prefix:
            self.prefixes[prefix] = uri
        if default:
            self.default = uri
        return f'namespace "{prefix}"' if prefix else "default namespace"

    # content of grammars

    def _starts_content(self) -> bool:
        if self.token.kind == "end":
            return True
        mark = self.at
        self._leading_annotations()
        found = self._is("start", "div", "include") and self._is_content_keyword()
        if self.token.kind in ("word", "quoted", "qualified") and not found:
            following = self.tokens[self.at + 1]
            found = following.text in ("=", "|=", "&=", "[") and following.kind == "sign"
        self.at = mark
        return found

    def _is_content_keyword(self) -> bool:
        following = self.tokens[self.at + 1]
        return {"start": following.text in _COMBINED, "div": following.text == "{"}.get(
            self.token.text, following.kind == "literal"
        )

    def _content(self, end: str, *, included: bool = False) -> list[Node]:
        """``start``, definitions, ``div`` and ``include`` up to a closing brace or the end."""
        found = []
        while not self._is(end) and self.token.kind != "end":
            if self._annotation_element():
                continue
            self._leading_annotations()
            found.append(self._component(included=included))
        if end != "end":
            self._demand(end)
        return found

    def _component(self, *, included: bool) -> Node:
        start = self.token.start
        if self._is("start"):
            self._next()
            return self._definition("start", start)
        if self._take("div"):
            self._demand("{")
            return self._node("div", start, self._content("}", included=included))
        if not included and self._take("include"):
            return self._include(start)
        return self._definition("define", start, name=self._identifier())

    def _definition(self, kind: str, start: int, **attributes: str) -> Node:
        sign = self._next().text
        if sign not in _COMBINED:
            self.at -= 1
            raise self._wrong('"=", "|=" or "&="')
        if (combine := _COMBINED[sign]) is not None:
            attributes["combine"] = combine
        return self._node(kind, start, [self._pattern()], **attributes)

    def _include(self, start: int) -> Node:
        node = self._reference("include", start)
        if self._take("{"):
            node.children = self._content("}", included=True)
        return node

    def _reference(self, kind: str, start: int) -> Node:
        node = self._node(kind, start, href=self._literal())
        if self._take("inherit"):
            self._demand("=")
            prefix = self._identifier_or_keyword()
            node.ns = self._uri_of(prefix, start)
        return node

    # patterns

    def _pattern(self) -> Node:
        self.depth += 1
        if self.depth > DEPTH:
            raise self._fault(self.token.start, f"the schema is nested more than {DEPTH} levels deep")
        start = self.token.start
        parts = [self._particle()]
        sign = self.token.text if self._is(",", "|", "&") else ""
        while sign and self._take(sign):
            parts.append(self._particle())
        if self._is(",", "|", "&"):
            raise self._fault(self.token.start, f'"{sign}" and "{self.token.text}" are mixed without brackets')
        self.depth -= 1
        return self._node(_JOINED[sign], start, parts) if sign else parts[0]

    def _particle(self) -> Node:
        self._leading_annotations()
        start = self.token.start
        found = self._primary()
        self._following_annotations(found)
        if self._is("?", "*", "+"):
            found = self._node(_REPEATED[self._next().text], start, [found])
            self._following_annotations(found)
        return found

    def _primary(self) -> Node:
        token = self.token
        if token.kind == "literal":
            return self._value("", "token", token.start)
        if token.kind == "quoted":
            return self._node("ref", token.start, name=self._identifier())
        if token.kind == "qualified":
            prefix, _, name = token.text.partition(":")
            if prefix not in self.libraries or name == "*":
                raise self._fault(token.start, f'there is no library of data types with the prefix "{prefix}"')
            self._next()
            return self._data(self.libraries[prefix], name, token.start)
        if self._take("("):
            found = self._pattern()
            self._demand(")")
            return found
        if token.kind != "word":
            raise self._wrong("a pattern")
        if token.text not in _KEYWORDS:
            return self._node("ref", token.start, name=self._identifier())
        self._next()
        return self._keyword(token)

    def _keyword(self, token: _Token) -> Node:  # noqa: PLR0911 - a rule of the grammar each
        start = token.start
        match token.text:
            case "element" | "attribute":
                return self._named(token.text, start)
            case "list" | "mixed":
                self._demand("{")
                found = self._node(token.text, start, [self._pattern()])
                self._demand("}")
                return found
            case "empty" | "text" | "notAllowed":
                return self._node(token.text, start)
            case "parent":
                return self._node("parentRef", start, name=self._identifier())
            case "external":
                return self._reference("externalRef", start)
            case "grammar":
                self._demand("{")
                return self._node("grammar", start, self._content("}"))
            case "string" | "token":
                return self._data("", token.text, start)
        self.at -= 1
        raise self._wrong("a pattern")

    def _named(self, kind: str, start: int) -> Node:
        names = self._name_class(attribute=kind == "attribute")
        self._demand("{")
        content = self._pattern()
        self._demand("}")
        return self._node(kind, start, [names, content])

    def _data(self, library: str, name: str, start: int) -> Node:
        if self.token.kind == "literal":
            return self._value(library, name, start)
        node = self._node("data", start, type=name)
        node.library = library
        if self._take("{"):
            while not self._take("}"):
                node.children.append(self._parameter())
        if self._take("-"):
            self._leading_annotations()
            node.children.append(self._node("except", self.token.start, [self._primary()]))
        return node

    def _parameter(self) -> Node:
        self._leading_annotations()
        start = self.token.start
        node = self._node("param", start, name=self._identifier_or_keyword())
        self._demand("=")
        node.text = self._literal()
        return node

    def _value(self, library: str, name: str, start: int) -> Node:
        node = self._node("value", start, type=name)
        node.library = library
        node.text = self._literal()
        return node

    # names

    def _name_class(self, *, attribute: bool) -> Node:
        self._leading_annotations()
        start = self.token.start
        parts = [self._simple_names(attribute=attribute)]
        while self._take("|"):
            self._leading_annotations()
            parts.append(self._simple_names(attribute=attribute))
        return self._node("choice", start, parts) if len(parts) > 1 else parts[0]

    def _simple_names(self, *, attribute: bool) -> Node:
        token = self.token
        if self._take("("):
            found = self._name_class(attribute=attribute)
            self._demand(")")
        elif self._take("*"):
            found = self._excepting(self._node("anyName", token.start), attribute=attribute)
        elif token.kind == "qualified":
            prefix, _, local = self._next().text.partition(":")
            found = self._node("nsName" if local == "*" else "name", token.start)
            found.ns = self._uri_of(prefix, token.start)
            found.text = "" if local == "*" else local
            if local == "*":
                found = self._excepting(found, attribute=attribute)
        else:
            found = self._node("name", token.start)
            found.text = self._identifier_or_keyword()
            found.ns = "" if attribute else self.default
        self._following_annotations(found)
        return found

    def _excepting(self, node: Node, *, attribute: bool) -> Node:
        if self._take("-"):
            self._leading_annotations()
            inner = self._simple_names(attribute=attribute)
            node.children = [self._node("except", node.place.line, [inner])]
        return node

    def _uri_of(self, prefix: str, start: int) -> str | None:
        if prefix not in self.prefixes:
            raise self._fault(start, f'the prefix "{prefix}" is not declared')
        return self.prefixes[prefix]

    def _identifier(self) -> str:
        if self.token.kind == "quoted" or (self.token.kind == "word" and self.token.text not in _KEYWORDS):
            return self._identifier_or_keyword()
        raise self._wrong("a name")

    def _identifier_or_keyword(self) -> str:
        if self.token.kind not in ("word", "quoted"):
            raise self._wrong("a name")
        found = self._next().text.removeprefix("\\")
        if not is_ncname(found):
            self.at -= 1
            raise self._wrong("a name")
        return found

    def _literal(self) -> str:
        parts = [self._segment()]
        while self._take("~"):
            parts.append(self._segment())
        return "".join(parts)

    def _segment(self) -> str:
        if self.token.kind != "literal":
            raise self._wrong("a text in quotes")
        text = self._next().text
        for end, escaped in _ESCAPED_ENDS.items():
            text = text.replace(escaped, end)
        return text[3:-3] if text[:3] in ('"""', "'''") and len(text) > 5 else text[1:-1]

    # annotations

    def _leading_annotations(self) -> None:
        while self.token.kind == "documentation":
            self._next()
        if self._take("["):
            self._annotation_content()

    def _following_annotations(self, node: Node) -> None:
        while self._take(">>"):
            self.followed = node
            if not self._annotation_element():
                raise self._wrong("an annotation")

    def _annotation_element(self, *, nested: bool = False) -> bool:
        """``name [ ... ]``: an element of another vocabulary."""
        if self.token.kind not in ("qualified", "word", "quoted"):
            return False
        following = self.tokens[self.at + 1]
        if following.kind != "sign" or following.text != "[":
            return False
        self._annotation_name(self._next(), attribute=False, nested=nested)
        self._demand("[")
        self._annotation_content(nested=True)
        return True

    def _annotation_name(self, token: _Token, *, attribute: bool, nested: bool) -> tuple[str, str]:
        prefix, colon, local = token.text.rpartition(":")
        if not colon:
            return "", local
        uri = self._uri_of(prefix, token.start) or ""
        if local == "*":
            raise self._fault(token.start, "an annotation has no name")
        if (uri == RELAXNG_NAMESPACE and not nested) or (attribute and uri == "http://www.w3.org/2000/xmlns"):
            raise self._fault(token.start, "an annotation may not be of RELAX NG itself")
        return uri, local

    def _annotation_content(self, *, nested: bool = False) -> None:
        attributes = True
        seen: set[tuple[str, str]] = set()
        while self.token.kind == "documentation":
            self._next()
        while not self._take("]"):
            following = self.tokens[self.at + 1]
            if self.token.kind == "literal":
                self._literal()
                attributes = False
            elif attributes and self.token.kind in ("qualified", "word", "quoted") and following.text == "=":
                token = self._next()
                name = self._annotation_name(token, attribute=True, nested=nested)
                if name in seen or name == ("", "xmlns"):
                    raise self._fault(token.start, "the attribute of an annotation stands twice or is xmlns")
                seen.add(name)
                self._demand("=")
                self._literal()
            elif self._annotation_element(nested=nested):
                attributes = False
            else:
                raise self._wrong("an annotation")
