"""The engine over saxonche: a schema made into one XSLT 3.0 stylesheet, and run.

pattern --``_template``--> for each rule its nodes without those of the rules before it, for each test a try
document --serialised, parsed again--> a list of failed tests with paths --``_spot``--> places in lxml's tree

Patterns that Saxon can't compile, and those that read other documents (which must not leave the document's folder), go to
the engine over lxml's tree, which says what is wrong with them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from teiedition.diagnostics import MissingExtra
from teiedition.validation.schematron.contexts import anywhere
from teiedition.validation.schematron.engines import CONTEXT_FAILS, Engine, Finding
from teiedition.validation.schematron.expressions import read
from teiedition.validation.schematron.model import Ask, Let, Pattern, Rule, Schema, Test, Words
from teiedition.validation.schematron.spots import Spot
from teiedition.validation.schematron.syntax import Path, Unread, alternatives, functions, variables
from teiedition.validation.subject import Subject

try:
    import saxonche
except ImportError as _error:
    saxonche = None
    _reason = str(_error)

AVAILABLE: Final = saxonche is not None
_READS: Final = frozenset(
    [
        "doc",
        "document",
        "doc-available",
        "unparsed-text",
        "unparsed-text-lines",
        "unparsed-text-available",
        "json-doc",
        "collection",
        "uri-collection",
        "environment-variable",
        "available-environment-variables",
        "transform",
        "stream-available",
    ]
)
_STEP: Final = re.compile(
    r"/(?:Q\{([^}]*)\}([^\[/]+)\[(\d+)\]|@(?:Q\{([^}]*)\})?([^\[/]+)|([a-z-]+)\(([^)]*)\)\[(\d+)\])"
)
_XSL: Final = "http://www.w3.org/1999/XSL/Transform"
_HEAD: Final = (
    f'<xsl:stylesheet version="3.0" xmlns:xsl="{_XSL}" xmlns:err="http://www.w3.org/2005/xqt-errors" expand-text="no"'
)


class SaxonEngine:
    """Runs one schema with saxonche.

    Args:
        schema: the schema.
        other: makes the engine for what this one leaves.

    Raises:
        MissingExtra: TEI407, saxonche is not installed.
    """

    def __init__(self, schema: Schema, other: Callable[[Schema], Engine]) -> None:
        if not AVAILABLE:
            raise MissingExtra("TEI407", reason=_reason)
        self._schema = schema
        self._other = other
        self._processor = _processor()
        readers = any(_READS & functions(function.source) for function in schema.functions)
        ours = [pattern for pattern in schema.patterns if pattern.rules and not readers and not _reads(schema, pattern)]
        if schema.old:
            ours = []  # XPath 1.0 is what libxml2 is for
        self._run, self._tests, ours = self._compiled(ours)
        left = tuple(pattern for pattern in schema.patterns if pattern not in ours)
        self._left = other(schema._replace(patterns=left)) if left else None

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """What the rules find in a document."""
        if self._run is not None:
            try:
                document = self._processor.parse_xml(xml_text=_text(subject))
                answer = self._run.transform_to_string(xdm_node=document).encode()
            except saxonche.PySaxonApiError:
                yield from self._other(self._schema).findings(subject)  # which says what is the matter
                return
            for found in etree.fromstring(answer, etree.XMLParser(huge_tree=True, resolve_entities=False)):
                yield self._finding(found, subject)
        if self._left is not None:
            yield from self._left.findings(subject)

    def _finding(self, found: etree._Element, subject: Subject) -> Finding:
        number = int(found.get("test", "0"))
        rule, test = self._tests[number]
        if found.tag == "broken":
            reason = f"{CONTEXT_FAILS}: {found.text or ''}"
            return Finding(None, None, reason, rule.name, rule.place)
        spot = _spot(found.get("path", ""), subject)
        if found.tag == "failed" or test is None:
            return Finding(spot, None, found.text or "", rule.name if test is None else test.name)
        return Finding(spot, test, " ".join((found.text or "").split()))

    def _compiled(self, patterns: list[Pattern]) -> tuple[Any, list[tuple[Rule, Test | None]], list[Pattern]]:
        """The stylesheet for those patterns that compile."""
        while patterns:
            tests: list[tuple[Rule, Test | None]] = []
            run = self._compile(patterns, tests)
            if run is not None:
                return run, tests, patterns
            good = [pattern for pattern in patterns if self._compile([pattern], []) is not None]
            if len(good) == len(patterns):
                break
            patterns = good
        return None, [], []

    def _compile(self, patterns: list[Pattern], tests: list[tuple[Rule, Test | None]]) -> Any:
        text = _stylesheet(self._schema, patterns, tests)
        try:
            return self._processor.new_xslt30_processor().compile_stylesheet(stylesheet_text=text)
        except saxonche.PySaxonApiError:
            return None


@lru_cache(maxsize=1)
def _processor() -> Any:
    processor = saxonche.PySaxonProcessor(license=False)
    processor.set_configuration_property("http://saxon.sf.net/feature/allowedProtocols", "")
    return processor


def _reads(schema: Schema, pattern: Pattern) -> bool:
    texts = [let.value for let in (*schema.lets, *pattern.lets)] + [key.use for key in schema.keys]
    for rule in pattern.rules:
        texts += [rule.context, *(let.value for let in rule.lets)]
        for test in rule.tests:
            texts.append(test.condition)
            texts += [word.select for words in (test.words, *test.more) for word in words if isinstance(word, Ask)]
    return any(_READS & functions(text) for text in texts)


def _stylesheet(schema: Schema, patterns: Sequence[Pattern], tests: list[tuple[Rule, Test | None]]) -> str:
    """The rules as templates; each test is known by its number in ``tests``."""
    spaces = "".join(f" xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in schema.namespaces if prefix and uri)
    keys = "".join(
        f"<xsl:key name={quoteattr(key.name)} match={quoteattr(key.match)} use={quoteattr(key.use)}/>"
        for key in schema.keys
    )
    own = "".join(function.source for function in schema.functions)
    body = "".join(_template(schema, pattern, number, tests) for number, pattern in enumerate(patterns))
    return (
        f'{_HEAD}{spaces}><xsl:output method="xml" indent="no"/><xsl:mode on-no-match="deep-skip"/>'
        f'{keys}{own}<xsl:template match="/"><found>{body}</found></xsl:template></xsl:stylesheet>'
    )


def _template(schema: Schema, pattern: Pattern, number: int, tests: list[tuple[Rule, Test | None]]) -> str:
    """One pattern; where a context fails, what it found so far is kept out, and the fault said."""
    before: list[str] = []
    everywhere = (*schema.lets, *pattern.lets)
    parts = []
    for place, rule in enumerate(pattern.rules):
        name = f"teiedition-{number}-{place}"
        parts.append(_variables(rule.context, everywhere))
        parts.append(f"<xsl:variable name='{name}' select={quoteattr(_select(rule.context))} as='node()*'/>")
        others = f" except ({' | '.join(before)})" if before else ""
        before.append(f"${name}")
        judged = "".join(_judged(rule, test, everywhere, tests) for test in rule.tests)
        parts.append(f"<xsl:for-each select='${name}{others}'>{judged}</xsl:for-each>")
    tests.append((pattern.rules[0], None))
    return _tried("".join(parts), f'<broken test="{len(tests) - 1}">')


def _judged(rule: Rule, test: Test, everywhere: tuple[Let, ...], tests: list[tuple[Rule, Test | None]]) -> str:
    tests.append((rule, test))
    number = len(tests) - 1
    condition = test.condition if test.report else f"not({test.condition})"
    words = "".join(map(_words, (test.words, *test.more)))
    asked = " ".join(
        [test.condition, *(w.select for words in (test.words, *test.more) for w in words if isinstance(w, Ask))]
    )
    found = f'<report test="{number}" path="{{path()}}">{words}</report>'
    # parentheses keep what is no one expression from becoming another
    tested = f"<xsl:if test={quoteattr(condition)}>{found}</xsl:if>"
    inside = _variables(asked, (*everywhere, *rule.lets), len(everywhere)) + tested
    return _tried(inside, f'<failed test="{number}" path="{{path()}}">')


def _tried(inside: str, tag: str) -> str:
    name = tag[1 : tag.index(" ")]
    return f"<xsl:try>{inside}<xsl:catch>{tag}<xsl:value-of select='$err:description'/></{name}></xsl:catch></xsl:try>"


def _variables(text: str, lets: Sequence[Let], everywhere: int | None = None) -> str:
    """The variables that an expression needs, those they need before them."""
    wanted = set(variables(text))
    needed: list[str] = []
    for place, let in reversed(list(enumerate(lets))):
        if let.name not in wanted:
            continue
        wanted |= variables(let.value)
        if let.literal:
            needed.append(f"<xsl:variable name={quoteattr(let.name)}>{escape(let.value)}</xsl:variable>")
        elif everywhere is None or place < everywhere:
            needed.append(
                f"<xsl:variable name={quoteattr(let.name)} as='item()*'><xsl:for-each select='/'>"
                f"<xsl:sequence select={quoteattr(let.value)}/></xsl:for-each></xsl:variable>"
            )
        else:
            needed.append(f"<xsl:variable name={quoteattr(let.name)} select={quoteattr(let.value)}/>")
    return "".join(reversed(needed))


def _words(words: Words) -> str:
    parts = []
    for word in words:
        if isinstance(word, str):
            parts.append(f"<xsl:text>{escape(word)}</xsl:text>")
        else:
            text = f"name({word.select})" if word.named else word.select
            parts.append(
                f"<xsl:try><xsl:value-of select={quoteattr(text)} separator=' '/><xsl:catch>…</xsl:catch></xsl:try>"
            )
    return "".join(parts) + "<xsl:text> </xsl:text>"


def _select(context: str) -> str:
    """A path from the root to the nodes of a context."""
    tree = read(context)
    if isinstance(tree, Unread):
        return context if context.lstrip().startswith("/") else f"//({context})"
    if any(isinstance(part, Path) and (part.absolute or anywhere(part) is None) for part in alternatives(tree)):
        parts = context.split("|")  # absolute paths among others are rare, and without predicates of unions
        return " | ".join(
            part if part.lstrip().startswith(("/", "key(", "id(", "$")) else f"//{part.strip()}" for part in parts
        )
    return f"//({context})" if len(list(alternatives(tree))) > 1 else f"//{context.strip()}"


def _text(subject: Subject) -> str:
    """The document without its DTD, from which Saxon would add attributes."""
    root = subject.root
    before = [etree.tostring(node, encoding="unicode", with_tail=False) for node in root.itersiblings(preceding=True)]
    after = [etree.tostring(node, encoding="unicode", with_tail=False) for node in root.itersiblings()]
    return "".join([*reversed(before), etree.tostring(root, encoding="unicode", with_tail=False), *after])


def _spot(path: str, subject: Subject) -> Spot:
    """The place of a path such as ``/Q{ns}TEI[1]/Q{ns}p[2]/@n``."""
    element = subject.root
    found = _STEP.findall(path)
    if not found:
        return Spot(element, document=True)
    for depth, (uri, name, place, space, attribute, kind, _, count) in enumerate(found):
        if attribute:
            return Spot(element, f"{{{space}}}{attribute}" if space else attribute)
        if kind:
            return Spot(element, "", f"{kind}()", int(count), document=not depth)
        if not depth:
            continue
        tag = f"{{{uri}}}{name}" if uri else name
        element = next(each for number, each in enumerate(element.iterchildren(tag), 1) if number == int(place))
    return Spot(element)


__all__ = ["AVAILABLE", "SaxonEngine"]
