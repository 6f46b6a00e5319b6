"""XPath 2.0 and 3.1 by elementpath, for what XPath 1.0 can't say. Importing it takes as long as a small run: only when needed.

A tree of its own is laid over lxml's, once a document and only when a node is asked about. The functions of XSLT that
Schematron relies on (``current``, ``key``, ``document``) and those of ``xsl:function`` are ours; whatever reads
files or the environment is not there at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from teiedition.validation.schematron.index import Index, identity
from teiedition.validation.schematron.model import Function
from teiedition.validation.schematron.spots import Spot, Unusable, spot_of

if TYPE_CHECKING:
    from elementpath.xpath_tokens import XPathToken

_OURS: Final = ("id", "key", "current", "generate-id", "doc", "document", "doc-available")
_DENIED: Final = (
    "unparsed-text", "unparsed-text-lines", "unparsed-text-available", "json-doc", "collection", "uri-collection",
    "environment-variable", "available-environment-variables", "transform",
)  # fmt: skip
_BY_CODE_POINT: Final = "http://www.w3.org/2005/xpath-functions/collation/codepoint"
_DEPTH: Final = 60
"""Calls of a schema's functions within each other."""


class Newer:
    """The expressions of one schema as elementpath reads them.

    Args:
        namespaces: prefixes to names.
        functions: of the schema.
        by_key: the nodes of an ``xsl:key``, as libxml2 or ``evaluate`` gives them.
    """

    def __init__(
        self,
        namespaces: Mapping[str, str],
        functions: Sequence[Function],
        by_key: Callable[[str, list[str]], list[Any]],
    ) -> None:
        from elementpath.xpath31 import XPath31Parser

        kind: Any = type("SchematronParser", (XPath31Parser,), {})  # its own table of functions
        for name in (*_OURS, *_DENIED):
            kind.symbol_table.pop(name, None)
        # the machine's own order of strings would make findings depend on it, and takes a lock
        self._parser: Any = kind(dict(namespaces), default_collation=_BY_CODE_POINT)
        self._tokens: dict[str, XPathToken | Unusable] = {}
        self._by_key = by_key
        self._current = Spot(etree.Element("none"))
        self._depth = 0
        self._index: Index | None = None
        self._tree: Any = None
        self._others: dict[etree._Element, Any] = {}
        for function in functions:
            self._define(function)
        for name, call in self._xslt().items():
            self._parser.external_function(call, name).label = "function"

    def start(self, index: Index) -> None:
        """Go over to another document."""
        self._index = index
        self._tree = None
        self._others = {}

    def parsed(self, text: str) -> XPathToken:
        """An expression, read once.

        Raises:
            Unusable: elementpath can't read it.
        """
        if text not in self._tokens:
            try:
                self._tokens[text] = self._parser.parse(text)
            except Exception as error:
                self._tokens[text] = Unusable(_reason(error))
        token = self._tokens[text]
        if isinstance(token, Unusable):
            raise token
        return token

    def evaluate(self, text: str, spot: Spot, variables: Mapping[str, Any]) -> list[Any]:
        """The items that an expression gives at a spot.

        Raises:
            Unusable: it can't be read, or fails.
        """
        token = self.parsed(text)
        before, self._current = self._current, spot
        try:
            return list(token.select(self._context(self.node(spot), variables)))
        except Exception as error:
            raise Unusable(_reason(error)) from error
        finally:
            self._current = before

    def holds(self, text: str, spot: Spot, variables: Mapping[str, Any]) -> bool:
        """The effective boolean value of an expression.

        Raises:
            Unusable: it can't be read, fails, or has no such value.
        """
        items = self.evaluate(text, spot, variables)
        try:
            return bool(self.parsed(text).boolean_value(items))
        except Exception as error:
            raise Unusable(_reason(error)) from error

    def string(self, item: Any) -> str:
        """The string of an item; of a node, its text."""
        from elementpath import XPathNode

        if isinstance(item, XPathNode):
            return str(item.string_value)
        return str(self._parser.parse("''").string_value(item))

    def spots(self, items: Sequence[Any]) -> list[Spot]:
        """Where nodes stand.

        Raises:
            Unusable: some are values.
        """
        return [self._spot(item) for item in items]

    def _spot(self, item: Any) -> Spot:
        from elementpath import AttributeNode, DocumentNode, TextNode, XPathNode

        kinds: tuple[Any, ...] = (AttributeNode, TextNode, DocumentNode, XPathNode)
        if not isinstance(item, kinds[3]):
            raise Unusable("its context finds values instead of nodes")
        if isinstance(item, kinds[2]):
            return Spot(item.value.getroot(), document=True)
        if isinstance(item, kinds[0]):
            return Spot(item.parent.value, item.name)
        if isinstance(item, kinds[1]):
            texts = [each for each in item.parent.children if isinstance(each, kinds[1])]
            return Spot(item.parent.value, "", "text()", 1 + texts.index(item))
        return spot_of(item.value)

    def of_lxml(self, values: Sequence[Any]) -> list[Any]:
        """Nodes that libxml2 found, as elementpath has them."""
        return [self.node(spot_of(value)) for value in values]

    def node(self, spot: Spot) -> Any:
        """The node at a spot."""
        from elementpath import TextNode

        tree = self._over(spot.element.getroottree().getroot())
        if spot.document and not spot.part:
            return tree
        elements = tree.tree.elements
        if spot.part and spot.part != "text()":
            found: Any = spot.element.xpath(spot.step)
            return elements[found[0]]
        node = elements[spot.element]
        if spot.attribute:
            return next(each for each in node.attributes if each.name == spot.attribute)
        if spot.part:
            texts = [each for each in node.children if isinstance(each, TextNode)]
            return texts[min(spot.number, len(texts)) - 1]
        return node

    def _over(self, root: etree._Element) -> Any:
        """The tree over a document: that under check, or one that a rule asked for."""
        from elementpath import get_node_tree

        if root not in self._others:
            self._others[root] = get_node_tree(root.getroottree())
        return self._others[root]

    def _context(self, node: Any, variables: Mapping[str, Any]) -> Any:
        from elementpath import XPathContext

        root = self._over(self._subject_root())
        return XPathContext(root, item=node, variables=dict(variables))

    def _subject_root(self) -> etree._Element:
        if self._index is None:
            raise Unusable("no document is under check")
        return self._index.subject.root

    def _xslt(self) -> dict[str, Callable[..., Any]]:
        def index() -> Index:
            self._subject_root()
            return self._index  # type: ignore[return-value]

        def words(value: Any) -> list[str]:
            return [self.string(each) for each in (value if isinstance(value, list) else [value])]

        def document(value: Any) -> Any:
            return [self._over(index().document(word)) for word in words(value)]

        def available(value: Any) -> bool:
            try:
                return bool(document(value))
            except ValueError:
                return False

        def generate_id(value: Any = None) -> str:
            spots = self.spots([self.node(self._current)] if value is None else [value])
            if not spots:
                return ""
            return identity(spots[0].element) + spots[0].step

        return {
            "current": lambda: self.node(self._current),
            "id": lambda value: self.of_lxml(index().of_ids(w for each in words(value) for w in each.split())),
            "key": lambda name, value: self.of_lxml(self._by_key(self.string(name), words(value))),
            "generate-id": generate_id,
            "doc": document,
            "document": document,
            "doc-available": available,
        }

    def _define(self, function: Function) -> None:
        """Let expressions call an ``xsl:function`` of the schema."""
        prefix, _, local = function.name.rpartition(":")

        def call(*given: Any) -> Any:
            if function.fault:
                raise Unusable(function.fault)
            if self._depth > _DEPTH:
                raise Unusable(f"{function.name} calls itself without end")
            variables = dict(zip(function.parameters, given, strict=False))
            self._depth += 1
            try:
                for step in function.steps:
                    if not step.name:
                        break
                    variables[step.name] = self.evaluate(step.value, self._current, variables)
                return self.evaluate(function.steps[-1].value, self._current, variables)
            finally:
                self._depth -= 1

        counted: Any = call
        counted.__signature__ = Signature(  # elementpath counts the parameters of what it calls
            [Parameter(f"a{number}", Parameter.POSITIONAL_OR_KEYWORD) for number in range(len(function.parameters))]
        )
        try:
            self._parser.external_function(counted, local, prefix or None).label = "function"
        except (ValueError, KeyError) as error:
            raise ValueError(f"xsl:function {function.name}: {error}") from error


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__
