"""The engine over lxml's tree: libxml2 for what XPath 1.0 can say, elementpath for the rest.

rule --``contexts.sought``--> elements from the index --condition--> spots, each taken by the first rule of a pattern
spot --``expressions``--> tests, variables on demand --> findings
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from lxml import etree

from teiedition.validation.schematron.contexts import Seek, anywhere, sought
from teiedition.validation.schematron.engines import CONTEXT_FAILS, Finding
from teiedition.validation.schematron.expressions import Compiled, Compiler, Expressions, Steady, Variable, read
from teiedition.validation.schematron.index import Index, own_functions, string_of, strings
from teiedition.validation.schematron.model import Ask, Let, Pattern, Rule, Schema, Test, Words
from teiedition.validation.schematron.newer import Newer
from teiedition.validation.schematron.spots import Spot, Unusable, spot_of
from teiedition.validation.schematron.syntax import (
    Binary,
    Expression,
    Path,
    Step,
    Unread,
    alternatives,
    functions,
    tokens,
    variables,
)
from teiedition.validation.subject import Subject

_LARGEST: Final = 10_000_000
_LONGEST: Final = 1000
"""Characters of one part of a message; what is printed is much shorter."""
Lets = Sequence[tuple[Let, bool]]


class RuleCode:
    """One rule, compiled as spots ask for it."""

    def __init__(self, compiler: Compiler, context: str, lets: Lets) -> None:
        self._compiler = compiler
        self._lets = lets
        self.context = context
        self._by_step: dict[str, Expressions] = {}
        self.outside = Expressions(compiler, [(let, True) for let, everywhere in lets if everywhere], "")
        tree = read(context)
        self.unread = str(tree) if isinstance(tree, Unread) else ""
        self.seeks = [] if isinstance(tree, Unread) else self._seeks(context, list(alternatives(tree)))

    def at(self, step: str) -> Expressions:
        """The expressions of the rule at spots of one kind."""
        if step not in self._by_step:
            self._by_step[step] = Expressions(self._compiler, self._lets, step)
        return self._by_step[step]

    def _seeks(self, context: str, parts: list[Expression]) -> list[Seek]:
        if len(parts) == 1:
            return [sought(parts[0], context, self._compiler.namespaces)]
        words = _parted(context)
        if len(words) != len(parts):  # a union in parentheses
            return [Seek(Path(False, (Step("", "", primary=_union(parts)),)), context)]
        return [sought(part, word, self._compiler.namespaces) for part, word in zip(parts, words, strict=True)]


class TreeEngine:
    """Runs one schema; compiled parts live as long as it does."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._namespaces = dict(schema.namespaces)
        self._index: Index | None = None
        self._newer: Newer | None = None
        own = own_functions(lambda: self._at, self._by_key)
        self._compiler = Compiler(self._namespaces, own, old=schema.old)
        everywhere = [(let, True) for let in schema.lets]
        self._patterns = [self._compile(pattern, everywhere) for pattern in schema.patterns]
        self._key_codes = [(key, RuleCode(self._compiler, key.match, everywhere)) for key in schema.keys]
        self._keys: dict[str, dict[str, list[Any]]] = {}
        self._global: dict[str, Any] = {}
        self._steady: dict[tuple[int, tuple[etree._Element, ...]], list[Any]] = {}
        self._local: dict[str, Any] = {}

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """What the rules find in a document."""
        self._index = Index(subject)
        self._keys, self._global, self._steady = {}, {}, {}
        if self._newer is not None:
            self._newer.start(self._index)
        for pattern in self._patterns:
            yield from self._run(pattern)

    @property
    def _at(self) -> Index:
        if self._index is None:
            raise Unusable("no document is under check")
        return self._index

    def _compile(self, pattern: Pattern, everywhere: Lets) -> list[tuple[Rule, RuleCode]]:
        lets = [*everywhere, *((let, True) for let in pattern.lets)]
        return [
            (rule, RuleCode(self._compiler, rule.context, [*lets, *((let, False) for let in rule.lets)]))
            for rule in pattern.rules
        ]

    def _run(self, pattern: list[tuple[Rule, RuleCode]]) -> Iterator[Finding]:
        taken: set[Spot] = set()
        for rule, code in pattern:
            yield from self._unread(rule, code)
            try:
                spots = self._spots(code)
            except Unusable as error:
                yield Finding(None, None, f"{CONTEXT_FAILS}: {error}", rule.name, rule.place)
                return
            for spot in spots:
                if spot not in taken:
                    if len(pattern) > 1 or len(code.seeks) > 1:
                        taken.add(spot)
                    yield from self._judge(rule, code, spot)

    def _unread(self, rule: Rule, code: RuleCode) -> Iterator[Finding]:
        """Tests that can't be read at all, whether anything asks for them or not."""
        for test in rule.tests:
            if isinstance(read(test.condition), Unread):
                try:
                    if code.at("").truth(test.condition) is None:
                        self._modern().parsed(test.condition)
                except Unusable as error:
                    yield Finding(None, None, str(error), test.name, test.place)

    def _judge(self, rule: Rule, code: RuleCode, spot: Spot) -> Iterator[Finding]:
        expressions = code.at(spot.step)
        self._local = {}
        for test in rule.tests:
            try:
                if self._holds(expressions, test.condition, spot) is test.report:
                    yield Finding(spot, test, self._message(expressions, test, spot))
            except Unusable as error:
                if not isinstance(read(test.condition), Unread):
                    yield Finding(spot, None, str(error), test.name)

    def _holds(self, expressions: Expressions, text: str, spot: Spot) -> bool:
        compiled = expressions.truth(text)
        if compiled is not None:
            return bool(self._libxml2(expressions, compiled, spot))
        return self._modern().holds(text, spot, self._variables(expressions, text, spot))

    def _libxml2(self, expressions: Expressions, compiled: Compiled, spot: Spot) -> Any:
        given = {name: self._given(expressions, name, spot) for name in compiled.takes}
        if compiled.current:
            given["teiedition-current"] = spot.element
        try:
            return compiled.run(spot.element, **given)
        except etree.LxmlError as error:
            raise Unusable(str(error)) from error

    def _given(self, expressions: Expressions, name: str, spot: Spot) -> Any:
        """The value of a variable for libxml2, by its own name or as what was hoisted out of an expression."""
        if name in expressions.variables:
            return self._value(expressions, expressions.variables[name], spot)
        if name not in self._global:
            root = Spot(self._at.subject.root)
            self._global[name] = self._libxml2(expressions, self._compiler.sought(name), root)
        return self._global[name]

    def _value(self, expressions: Expressions, variable: Variable, spot: Spot) -> Any:
        """The value of a variable for libxml2."""
        values = self._global if variable.everywhere else self._local
        if variable.name not in values and variable.compiled is not None:
            values[variable.name] = _bounded(self._libxml2(expressions, variable.compiled, spot))
        return values[variable.name]

    def _variables(self, expressions: Expressions, text: str, spot: Spot) -> Mapping[str, Any]:
        """The variables that an expression asks for, as elementpath has them."""
        found = {}
        for name in variables(text):
            variable = expressions.by_name.get(name)
            if variable is not None:
                found[name] = self._items(expressions, variable, spot)
        return found

    def _items(self, expressions: Expressions, variable: Variable, spot: Spot) -> Any:
        if variable.let.literal:
            return variable.let.value
        values = self._global if variable.everywhere else self._local
        slot = f"{variable.name} {variable.let.name}"
        if slot not in values:
            if variable.steady is not None:
                values[slot] = self._steadily(expressions, variable.steady, spot)
            else:
                at = Spot(self._at.subject.root, document=True) if variable.everywhere else spot
                # a variable sees those before it, of which one may have its name
                earlier = {name: each for name, each in expressions.by_name.items() if each is not variable}
                given = {
                    name: self._items(expressions, earlier[name], spot)
                    for name in variables(variable.let.value)
                    if name in earlier and _before(earlier[name], variable)
                }
                values[slot] = [_bounded(item) for item in self._modern().evaluate(variable.let.value, at, given)]
        return values[slot]

    def _steadily(self, expressions: Expressions, steady: Steady, spot: Spot) -> list[Any]:
        """Nodes that many spots share, sought once for all that share a beginning."""
        if steady.start is None:
            starts: tuple[etree._Element, ...] = (self._at.subject.root,)
        else:
            starts = tuple(self._libxml2(expressions, steady.start, spot))
        key = (id(steady.rest), starts)
        if key not in self._steady:
            found = {
                spot_of(node): None for start in starts for node in self._libxml2(expressions, steady.rest, Spot(start))
            }
            modern = self._modern()
            self._steady[key] = [modern.node(each) for each in found]
        return self._steady[key]

    def _modern(self) -> Newer:
        if self._newer is None:
            self._newer = Newer(self._namespaces, self._schema.functions, self._by_key)
            self._newer.start(self._at)
        return self._newer

    def _spots(self, code: RuleCode) -> list[Spot]:
        """The nodes of a context."""
        if code.unread and self._schema.old:
            raise Unusable(code.unread)
        if code.unread:
            text = code.context if code.context.lstrip().startswith("/") else f"//({code.context})"
            return self._modernly(code, text)
        found: dict[Spot, None] = {}
        for seek in code.seeks:
            for spot in self._of_seek(code, seek):
                found[spot] = None
        return list(found)

    def _of_seek(self, code: RuleCode, seek: Seek) -> Iterator[Spot] | list[Spot]:
        if not seek.tag and not seek.needs:
            return self._wholly(code, seek)
        elements = self._at.by_tag.get(seek.tag, []) if seek.tag else self._at.having(seek.needs)
        return self._filtered(code, seek, elements)

    def _filtered(self, code: RuleCode, seek: Seek, elements: Sequence[etree._Element]) -> Iterator[Spot]:
        expressions = code.outside
        for element in elements:
            if seek.attribute and seek.attribute not in element.attrib:
                continue
            self._local = {}
            if seek.condition is None or self._fits(expressions, seek, Spot(element)):
                yield Spot(element, seek.attribute)

    def _fits(self, expressions: Expressions, seek: Seek, spot: Spot) -> bool:
        return self._holds(expressions, seek.condition_text, spot)

    def _wholly(self, code: RuleCode, seek: Seek) -> list[Spot]:
        if isinstance(seek.path, Path) and seek.path.absolute and not seek.path.steps:
            return [Spot(self._at.subject.root, document=True)]
        if "current" in functions(seek.text):
            raise Unusable("current() stands in it where places count")
        path = anywhere(seek.path)
        text = seek.text.strip() if path is None else f"//{seek.text.strip()}"
        compiled = code.outside.nodes(text, seek.path if path is None else path)
        if compiled is None:
            return self._modernly(code, text)
        values = self._libxml2(code.outside, compiled, Spot(self._at.subject.root))
        return [spot_of(value) for value in values]

    def _modernly(self, code: RuleCode, text: str) -> list[Spot]:
        spot = Spot(self._at.subject.root, document=True)
        items = self._modern().evaluate(text, spot, self._variables(code.outside, text, spot))
        return self._modern().spots(items)

    def _by_key(self, name: str, values: list[str]) -> list[Any]:
        """The nodes of an ``xsl:key``."""
        if name not in self._keys:
            self._keys[name] = self._keyed(name)
        return [node for value in dict.fromkeys(values) for node in self._keys[name].get(value, [])]

    def _keyed(self, name: str) -> dict[str, list[Any]]:
        codes = [(key, code) for key, code in self._key_codes if key.name == name]
        if not codes:
            raise Unusable(f"there is no xsl:key “{name}”")
        table: dict[str, list[Any]] = {}
        local = self._local
        for key, code in codes:
            for spot in self._spots(code):
                self._local = {}
                for word in dict.fromkeys(self._strings(code.at(spot.step), key.use, spot)):
                    table.setdefault(word, []).append(_value_of(spot))
        self._local = local
        return table

    def _message(self, expressions: Expressions, test: Test, spot: Spot) -> str:
        parts = [self._worded(expressions, words, spot) for words in (test.words, *test.more)]
        return " ".join(" ".join(parts).split())

    def _worded(self, expressions: Expressions, words: Words, spot: Spot) -> str:
        parts = []
        for word in words:
            try:
                parts.append(self._asked(expressions, word, spot) if isinstance(word, Ask) else word)
            except Unusable:
                parts.append("…")  # the finding stands, though its words fail
        return "".join(part[:_LONGEST] for part in parts)

    def _asked(self, expressions: Expressions, ask: Ask, spot: Spot) -> str:
        text = f"name({ask.select})" if ask.named else ask.select
        return " ".join(self._strings(expressions, text, spot))

    def _strings(self, expressions: Expressions, text: str, spot: Spot) -> list[str]:
        compiled = expressions.value(text)
        if compiled is None:
            modern = self._modern()
            return [
                modern.string(item) for item in modern.evaluate(text, spot, self._variables(expressions, text, spot))
            ]
        value = self._libxml2(expressions, compiled, spot)
        return strings(value) if isinstance(value, list) else [string_of(value)]


def _bounded(value: Any) -> Any:
    """A value of a variable; strings that double from one to the next end here."""
    if isinstance(value, str) and len(value) > _LARGEST:
        raise Unusable(f"a variable is longer than {_LARGEST:,} characters")
    return value


def _union(parts: Sequence[Expression]) -> Expression:
    whole = parts[0]
    for part in parts[1:]:
        whole = Binary("|", whole, part)
    return whole


def _before(one: Variable, other: Variable) -> bool:
    return int(one.name.rpartition("v")[2]) < int(other.name.rpartition("v")[2])


def _value_of(spot: Spot) -> Any:
    """A spot as libxml2 gives it."""
    if not spot.step:
        return spot.element
    found: Any = spot.element.xpath(spot.step)
    return found[0]


def _parted(context: str) -> list[str]:
    """The texts of the parts of a union."""
    parts, depth, start = [], 0, 0
    end = 0
    for _, word, after in tokens(context):
        if word in {"(", "["}:
            depth += 1
        elif word in {")", "]"}:
            depth -= 1
        elif word in {"|", "union"} and not depth:
            parts.append(context[start:end])
            start = after
        end = after
    return [*parts, context[start:]]
