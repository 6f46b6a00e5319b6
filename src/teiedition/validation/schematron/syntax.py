"""XPath 2.0 as a tree: enough to see what an expression asks for, and where it is XPath 1.0 under another spelling.

What is newer (maps, inline functions, ``let``, ``!``, ``=>``, ``||``) raises ``Unread``; an engine then gets the text as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple, NoReturn

_NAME: Final = r"[^\W\d][\w.\-\u00b7]*"
_TOKEN: Final = re.compile(
    rf"""\s*(?:(?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)
    |(?P<string>"(?:[^"]|"")*"|'(?:[^']|'')*')
    |(?P<name>\*:{_NAME}|{_NAME}(?::(?:{_NAME}|\*))?)
    |(?P<sign>::|//|\.\.|!=|<=|>=|<<|>>|:=|\|\||=>|[-+*/|=<>()\[\]@$,.!?{{}}\#:])
    |(?P<end>$))""",
    re.VERBOSE,
)
_LEVELS: Final = (
    frozenset({"or"}),
    frozenset({"and"}),
    frozenset({"=", "!=", "<", "<=", ">", ">=", "eq", "ne", "lt", "le", "gt", "ge", "is", "<<", ">>"}),
    frozenset({"to"}),
    frozenset({"+", "-"}),
    frozenset({"*", "div", "idiv", "mod"}),
    frozenset({"|", "union"}),
    frozenset({"intersect", "except"}),
)
_TYPED: Final = {"instance": "of", "treat": "as", "castable": "as", "cast": "as"}
_AXES: Final = frozenset(
    [
        "child",
        "descendant",
        "attribute",
        "self",
        "descendant-or-self",
        "following-sibling",
        "following",
        "namespace",
        "parent",
        "ancestor",
        "preceding-sibling",
        "preceding",
        "ancestor-or-self",
    ]
)
_KINDS: Final = frozenset(
    [
        "node",
        "text",
        "comment",
        "processing-instruction",
        "element",
        "attribute",
        "document-node",
        "schema-element",
        "schema-attribute",
    ]
)


class Unread(ValueError):
    """An expression that is no XPath 2.0, or no XPath at all."""


class Literal(NamedTuple):
    """A string, or a number as written."""

    value: str
    number: bool = False


class Variable(NamedTuple):
    """A variable, by its name without the mark."""

    name: str


class Call(NamedTuple):
    """A function and what it is given."""

    name: str
    arguments: tuple[Expression, ...]


class Binary(NamedTuple):
    """Two operands and the sign or word between them."""

    sign: str
    left: Expression
    right: Expression


class Minus(NamedTuple):
    """A negative number."""

    operand: Expression


class Sequence(NamedTuple):
    """Items in parentheses set apart by commas; or none."""

    items: tuple[Expression, ...]


class Choice(NamedTuple):
    """``if``, ``then`` and ``else``."""

    condition: Expression
    then: Expression
    otherwise: Expression


class Loop(NamedTuple):
    """``for``, ``some`` or ``every``."""

    word: str
    bindings: tuple[tuple[str, Expression], ...]
    body: Expression


class Typed(NamedTuple):
    """``castable as`` and its kin."""

    word: str
    operand: Expression
    type: str


class Predicate(NamedTuple):
    """What stands in brackets, as a tree and as written."""

    expression: Expression
    text: str


class Step(NamedTuple):
    """A step of a path; ``deep`` where "//" stands before it. Without an axis it is an expression of its own."""

    axis: str
    test: str
    predicates: tuple[Predicate, ...] = ()
    deep: bool = False
    primary: Expression | None = None


class Path(NamedTuple):
    """Steps, from the root where it is absolute."""

    absolute: bool
    steps: tuple[Step, ...] = ()


Expression = Literal | Variable | Call | Binary | Minus | Sequence | Choice | Loop | Typed | Path


def parse(text: str) -> Expression:
    """Read an expression.

    Raises:
        Unread: it is not XPath 2.0.
    """
    try:
        reader = _Reader(text)
        found = reader.expression()
        if reader.kind != "end":
            reader.fail()
        return found
    except RecursionError as error:
        raise Unread("nested too deeply") from error


def tokens(text: str) -> list[tuple[str, str, int]]:
    """The words of an expression: kind, word, and where it ends; comments left out."""
    found: list[tuple[str, str, int]] = []
    position = 0
    while True:
        position = _past_comments(text, position)
        match = _TOKEN.match(text, position)
        if match is None:
            raise Unread(f"“{text[position : position + 20].strip()}” is no XPath")
        kind = match.lastgroup or "end"
        found.append((kind, match.group(kind), match.end()))
        if kind == "end":
            return found
        position = match.end()


def variables(text: str) -> frozenset[str]:
    """The names of the variables that an expression asks for, whatever its version of XPath."""
    return frozenset(re.findall(rf"\$\s*({_NAME}(?::{_NAME})?)", text))


def functions(text: str) -> frozenset[str]:
    """The names of the functions that an expression calls."""
    try:
        words = tokens(text)
    except Unread:
        return frozenset(re.findall(rf"({_NAME}(?::{_NAME})?)\s*\(", text))
    return frozenset(word for (kind, word, _), after in pairwise(words) if kind == "name" and after[1] == "(")


def alternatives(expression: Expression) -> Iterator[Expression]:
    """The parts of a union."""
    if isinstance(expression, Binary) and expression.sign in {"|", "union"}:
        yield from alternatives(expression.left)
        yield from alternatives(expression.right)
    else:
        yield expression


def _past_comments(text: str, position: int) -> int:
    while (start := re.compile(r"\s*\(:").match(text, position)) is not None:
        depth, position = 1, start.end()
        while depth:
            mark = re.compile(r"\(:|:\)").search(text, position)
            if mark is None:
                raise Unread("a comment has no end")
            depth += 1 if mark.group() == "(:" else -1
            position = mark.end()
    return position


class _Reader:
    """Recursive descent; one token ahead."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokens(text)
        self._at = 0

    @property
    def kind(self) -> str:
        return self._tokens[self._at][0]

    @property
    def word(self) -> str:
        """The next word; nothing for strings and numbers, which are no signs."""
        kind, word, _ = self._tokens[self._at]
        return word if kind in {"sign", "name"} else ""

    def fail(self) -> NoReturn:
        word = self._tokens[self._at][1]
        raise Unread(f"“{word}” is not expected" if word else "it ends too soon")

    def expression(self) -> Expression:
        items = [self._single()]
        while self._take(","):
            items.append(self._single())
        return items[0] if len(items) == 1 else Sequence(tuple(items))

    def _ahead(self, places: int = 1) -> str:
        index = min(self._at + places, len(self._tokens) - 1)
        return self._tokens[index][1] if self._tokens[index][0] in {"sign", "name"} else ""

    def _next(self) -> str:
        word = self._tokens[self._at][1]
        self._at += 1
        return word

    def _take(self, word: str) -> bool:
        if self.word == word:
            self._at += 1
            return True
        return False

    def _need(self, word: str) -> None:
        if not self._take(word):
            self.fail()

    def _single(self) -> Expression:
        if self.word in {"for", "some", "every"} and self._ahead() == "$":
            return self._loop()
        if self.word == "if" and self._ahead() == "(":
            return self._choice()
        return self._binary(0)

    def _loop(self) -> Expression:
        word = self._next()
        bindings = []
        while True:
            self._need("$")
            name = self._name()
            self._need("in")
            bindings.append((name, self._single()))
            if not self._take(","):
                break
        self._need("return" if word == "for" else "satisfies")
        return Loop(word, tuple(bindings), self._single())

    def _choice(self) -> Expression:
        self._next()
        self._need("(")
        condition = self.expression()
        self._need(")")
        self._need("then")
        then = self._single()
        self._need("else")
        return Choice(condition, then, self._single())

    def _binary(self, level: int) -> Expression:
        if level == len(_LEVELS):
            return self._typed()
        left = self._binary(level + 1)
        while self.word in _LEVELS[level]:
            sign = self._next()
            left = Binary(sign, left, self._binary(level + 1))
        return left

    def _typed(self) -> Expression:
        operand = self._unary()
        while self.word in _TYPED and self._ahead() == _TYPED[self.word]:
            word = self._next()
            self._next()
            operand = Typed(word, operand, self._type())
        return operand

    def _type(self) -> str:
        name = self._name()
        if self._take("("):
            while not self._take(")"):
                name += self._next()
        if self.word in {"?", "*", "+"}:
            name += self._next()
        return name

    def _unary(self) -> Expression:
        negative = False
        while self.word in {"-", "+"}:
            negative ^= self._next() == "-"
        operand = self._path()
        return Minus(operand) if negative else operand

    def _path(self) -> Expression:
        steps: list[Step] = []
        absolute = deep = False
        if self.word in {"/", "//"}:
            absolute, deep = True, self._next() == "//"
            if not deep and not self._starts_step():
                return Path(True)
        while True:
            steps.append(self._step(deep))
            if self.word not in {"/", "//"}:
                break
            deep = self._next() == "//"
        first = steps[0]
        if len(steps) == 1 and first.primary is not None and not first.predicates and not absolute:
            return first.primary
        return Path(absolute, tuple(steps))

    def _starts_step(self) -> bool:
        return self.kind in {"name", "string", "number"} or self.word in {".", "..", "@", "*", "(", "$"}

    def _step(self, deep: bool) -> Step:
        if self._take(".."):
            return Step("parent", "node()", self._predicates(), deep)
        if self._take("."):
            return Step("self", "node()", self._predicates(), deep)
        primary = self._primary()
        if primary is not None:
            return Step("", "", self._predicates(), deep, primary)
        axis = "child"
        if self._take("@"):
            axis = "attribute"
        elif self._ahead() == "::":
            axis = self._next()
            self._next()
            if axis not in _AXES:
                raise Unread(f"“{axis}” is no axis")
        test = self._test()
        if axis == "child" and test.startswith(("attribute(", "schema-attribute(")):
            axis = "attribute"
        return Step(axis, test, self._predicates(), deep)

    def _test(self) -> str:
        if self._take("*"):
            return "*"
        name = self._name()
        if self.word == "(" and name in _KINDS:
            name += self._next()
            while not name.endswith(")"):
                if self.kind == "end":
                    self.fail()
                name += self._next()
        return name

    def _primary(self) -> Expression | None:  # noqa: PLR0911 a case for each kind of expression
        if self.kind == "string":
            raw = self._next()
            return Literal(raw[1:-1].replace(raw[0] * 2, raw[0]))
        if self.kind == "number":
            return Literal(self._next(), number=True)
        if self._take("$"):
            return Variable(self._name())
        if self._take("("):
            if self._take(")"):
                return Sequence(())
            found = self.expression()
            self._need(")")
            return found
        if self.kind == "name" and self._ahead() == "(" and self.word not in _KINDS:
            return self._call()
        return None

    def _call(self) -> Call:
        name = self._next()
        self._need("(")
        arguments = []
        while not self._take(")"):
            arguments.append(self._single())
            if self.word != ")":
                self._need(",")
        return Call(name.removeprefix("fn:"), tuple(arguments))

    def _predicates(self) -> tuple[Predicate, ...]:
        found = []
        while self.word == "[":
            self._next()
            start = self._tokens[self._at - 1][2]
            expression = self.expression()
            end = self._tokens[self._at - 1][2]
            self._need("]")
            found.append(Predicate(expression, self._text[start:end]))
        return tuple(found)

    def _name(self) -> str:
        if self.kind != "name":
            self.fail()
        return self._next()
