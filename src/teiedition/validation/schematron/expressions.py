"""The expressions of one rule, compiled once: by libxml2 where XPath 1.0 says the same, by elementpath else."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from lxml import etree

from teiedition.validation.schematron.index import OWN_NAMESPACE
from teiedition.validation.schematron.lowering import CURRENT, OWN, Beyond, Lowered, Scope, lower, quoted
from teiedition.validation.schematron.model import Let
from teiedition.validation.schematron.spots import Unusable
from teiedition.validation.schematron.syntax import Expression, Path, Step, Unread, functions, parse, variables

_VALUE: Final = re.compile(r"\$(teiedition-[vh]\d+)")
_UP: Final = frozenset({"ancestor", "ancestor-or-self", "parent"})


@lru_cache(maxsize=2048)
def read(text: str) -> Expression | Unread:
    """An expression as a tree, or why there is none."""
    try:
        return parse(text)
    except Unread as error:
        return error


class Compiled(NamedTuple):
    """An expression for libxml2, with the variables it takes."""

    run: etree.XPath
    takes: tuple[str, ...]
    current: bool
    kind: str


class Steady(NamedTuple):
    """A path of which only the beginning depends on the node: ``ancestor::tei:TEI//tei:person``."""

    start: Compiled | None
    rest: Compiled


class Variable(NamedTuple):
    """A variable as expressions see it: ``passed`` with its value, or written out in full."""

    let: Let
    everywhere: bool
    name: str
    lowered: Lowered | None
    compiled: Compiled | None
    steady: Steady | None

    @property
    def seen(self) -> Lowered | None:
        """What stands for it in another expression."""
        if self.lowered is None or not self.passed:
            return self.lowered
        return self.lowered._replace(text=f"${self.name}")

    @property
    def passed(self) -> bool:
        return self.lowered is not None and (self.lowered.kind != "nodes" or self.lowered.elements)


class Compiler:
    """Compiles for one schema.

    Args:
        old: the schema is written in XPath 1.0.
        namespaces: prefixes to names.
        own: our functions for libxml2.
    """

    def __init__(
        self, namespaces: Mapping[str, str], own: Mapping[tuple[str, str], Callable[..., Any]], *, old: bool
    ) -> None:
        self.old = old
        self.namespaces = {prefix: uri for prefix, uri in namespaces.items() if prefix and uri}
        self._known = {**self.namespaces, OWN: OWN_NAMESPACE}
        self._own: Any = dict(own)
        self.hoisted: dict[str, str] = {}

    def compiled(self, text: str, kind: str) -> Compiled:
        """Compile for libxml2.

        Raises:
            Unusable: libxml2 can't read it.
        """
        try:
            run = etree.XPath(text, namespaces=self._known, extensions=self._own)
        except (etree.XPathError, ValueError) as error:
            raise Unusable(str(error)) from error
        return Compiled(run, tuple(dict.fromkeys(_VALUE.findall(text))), CURRENT in text, kind)

    def sought(self, name: str) -> Compiled:
        """The path that a hoisted variable stands for."""
        return self.compiled(next(text for text, each in self.hoisted.items() if each == name), "nodes")

    def lowered(self, expression: Expression | Unread, scope: Scope, *, hoist: bool = False) -> Lowered | None:
        """An expression in XPath 1.0, or None where that can't be."""
        if isinstance(expression, Unread):
            return None
        try:
            return lower(expression, scope._replace(hoisted=self.hoisted) if hoist else scope)
        except Beyond:
            return None


class Expressions:
    """What the expressions of one rule mean at one kind of spot.

    Args:
        compiler: of the schema.
        lets: the variables in their order, each with whether it belongs to the document and not to the rule.
        step: from the element to the spot, as ``Spot.step``.
    """

    def __init__(self, compiler: Compiler, lets: Sequence[tuple[Let, bool]], step: str) -> None:
        self._compiler = compiler
        here = step if step.startswith("/") else f"{CURRENT}/{step}" if step else CURRENT
        self._scope = Scope({}, step, old=compiler.old, current=here)
        self._of_lets = Scope({}, here, old=compiler.old, current=here)
        self.variables: dict[str, Variable] = {}
        self.by_name: dict[str, Variable] = {}
        self._found: dict[tuple[str, str], Compiled | None] = {}
        for number, (let, everywhere) in enumerate(lets):
            self._declare(let, everywhere, f"teiedition-v{number}")

    def truth(self, text: str) -> Compiled | None:
        """A test, or None where elementpath must judge.

        Raises:
            Unusable: it is no XPath 1.0, and no other was asked for.
        """
        return self._find(text, "boolean", lambda found: f"boolean({found.text})")

    def value(self, text: str) -> Compiled | None:
        """What a message shows: strings, or nodes whose strings are shown."""
        return self._find(text, "value", self._shown)

    def nodes(self, text: str, expression: Expression) -> Compiled | None:
        """A path."""
        return self._find(text, "nodes", lambda found: found.text if found.kind == "nodes" else "", expression)

    def _shown(self, found: Lowered) -> str:
        if self._compiler.old:
            return f"string({found.text})"
        return "" if found.kind == "truth" else found.text

    def _find(
        self, text: str, kind: str, write: Callable[[Lowered], str], expression: Expression | None = None
    ) -> Compiled | None:
        if (text, kind) not in self._found:
            tree = read(text) if expression is None else expression
            lowered = self._compiler.lowered(tree, self._scope, hoist=kind == "boolean")
            written = write(lowered) if lowered is not None else ""
            found = self._compiler.compiled(written, lowered.kind) if lowered is not None and written else None
            if found is None and self._compiler.old:
                raise Unusable(str(tree) if isinstance(tree, Unread) else "XPath 1.0 has no such thing")
            self._found[text, kind] = found
        return self._found[text, kind]

    def _declare(self, let: Let, everywhere: bool, name: str) -> None:
        scope = Scope(self._scope.variables, "/", old=self._compiler.old, current="/") if everywhere else self._of_lets
        tree = read(let.value)
        lowered = Lowered(quoted(let.value), "string") if let.literal else self._compiler.lowered(tree, scope)
        compiled, steady = None, None
        if lowered is not None:
            try:
                compiled = self._compiler.compiled(lowered.text, lowered.kind)
                steady = self._steady(tree, let.value, everywhere) if lowered.kind == "nodes" else None
            except Unusable:
                lowered = None
        variable = Variable(let, everywhere, name, lowered, compiled, steady)
        self.variables[name] = self.by_name[let.name] = variable
        if variable.seen is not None:
            seen = {**self._scope.variables, let.name: variable.seen}
        else:
            seen = {known: value for known, value in self._scope.variables.items() if known != let.name}
        self._scope = self._scope._replace(variables=seen)
        self._of_lets = self._of_lets._replace(variables=seen)

    def _steady(self, tree: Expression | Unread, text: str, everywhere: bool) -> Steady | None:
        if not isinstance(tree, Path) or variables(text) or functions(text) & {"current", "position", "last"}:
            return None
        plain = Scope(old=self._compiler.old)
        if tree.absolute or everywhere:
            whole = self._compiler.lowered(tree, plain)
            return Steady(None, self._compiler.compiled(whole.text, "nodes")) if tree.absolute and whole else None
        first, *rest = tree.steps
        if first.axis not in _UP or not rest or not rest[0].deep:
            return None
        start = self._compiler.lowered(Path(False, (first,)), self._of_lets)
        below = self._compiler.lowered(Path(False, (Step("self", "node()"), *rest)), plain)
        if start is None or below is None:
            return None
        return Steady(self._compiler.compiled(start.text, "nodes"), self._compiler.compiled(below.text, "nodes"))
