"""From XPath 2.0 to XPath 1.0, where both mean the same on every document; ``Beyond`` where that isn't certain.

An attribute is one untyped value, ``count()`` an integer, and so on: types are followed through the expression, and only
what both versions judge alike is let through. ``@mode eq 'add'`` is ``@mode = 'add'``; ``@n > 1`` is not the same, since
XPath 2.0 fails where @n is no number, and 1.0 says false.

libxml2 has elements alone as context, so that what is asked of an attribute or text is asked of its element, each
path with the step to the attribute before it (``base``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from teiedition.validation.schematron.contexts import asks, counts
from teiedition.validation.schematron.syntax import (
    Binary,
    Call,
    Choice,
    Expression,
    Literal,
    Minus,
    Path,
    Predicate,
    Sequence,
    Step,
    Unread,
    Variable,
    functions,
)

OWN: Final = "teiedition-own"
"""The prefix of our own functions: ``current``, ``id``, ``key``, ``generate-id``, ``document`` of XSLT."""
CURRENT: Final = "$teiedition-current"
_LIMIT: Final = 20_000
"""Characters: variables that stand for others that stand for others grow without end."""


class Beyond(ValueError):
    """XPath 1.0 can't say it, or might mean something else by it."""


class Lowered(NamedTuple):
    """An expression in XPath 1.0.

    ``kind`` is nodes, string, integer, number, boolean, or truth (a boolean that XPath 2.0 may give as nothing).
    ``single`` nodes are one or none; ``elements`` are nothing but elements.
    """

    text: str
    kind: str
    single: bool = True
    elements: bool = False


class Scope(NamedTuple):
    """What an expression stands in."""

    variables: Mapping[str, Lowered] = {}
    base: str = ""
    inner: bool = False
    old: bool = False
    """XPath 1.0 was asked for: everything means what it says."""
    current: str = CURRENT
    hoisted: dict[str, str] | None = None
    """Paths from the root that no spot has a part in, with the variables that stand for them: sought once a document."""


_STRINGS: Final = {
    "concat": (2, 99), "starts-with": (2, 2), "contains": (2, 2), "substring-before": (2, 2), "substring-after": (2, 2),
    "translate": (3, 3),
}  # fmt: skip
_OF_CONTEXT: Final = frozenset({"string", "normalize-space", "string-length", "name", "local-name", "namespace-uri"})
_BOOLEAN: Final = frozenset({"starts-with", "contains"})
_VALUE: Final = {"eq": "=", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
_COMPARED: Final = frozenset({"=", "!=", "<", "<=", ">", ">="})
_PLAIN_TESTS: Final = frozenset({"node()", "text()", "comment()", "processing-instruction()", "*"})


def lower(expression: Expression, scope: Scope) -> Lowered:
    """Say an expression in XPath 1.0.

    Raises:
        Beyond: it can't be said, or not certainly.
    """
    try:
        found = _lower(expression, scope)
    except RecursionError as error:
        raise Beyond from error
    if len(found.text) > _LIMIT:
        raise Beyond
    return found


def quoted(text: str) -> str:
    """A string of XPath 1.0, which can't hold both marks."""
    if '"' not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return "concat(" + ", '\"', ".join(f'"{part}"' for part in text.split('"')) + ")"


def _lower(expression: Expression, scope: Scope) -> Lowered:  # noqa: PLR0911 a case for each kind of expression
    match expression:
        case Literal(value, number):
            return _literal(value, number=number, old=scope.old)
        case Variable(name):
            if name not in scope.variables:
                raise Beyond
            return scope.variables[name]
        case Path():
            return _path(expression, scope)
        case Call():
            return _call(expression, scope)
        case Binary():
            return _binary(expression, scope)
        case Minus(operand):
            inside = _lower(operand, scope)
            if inside.kind != "integer" and not scope.old:
                raise Beyond
            return Lowered(f"(-{inside.text})", "integer" if inside.kind == "integer" else "number")
        case Choice(condition, then, otherwise):
            return _choice(_lower(condition, scope), _lower(then, scope), _lower(otherwise, scope))
        case _:
            raise Beyond


def _literal(value: str, *, number: bool, old: bool) -> Lowered:
    if not number:
        return Lowered(quoted(value), "string")
    if value.isdigit():
        return Lowered(value, "integer")
    if old:
        return Lowered(value, "number")
    raise Beyond


def _choice(condition: Lowered, then: Lowered, otherwise: Lowered) -> Lowered:
    if not {then.kind, otherwise.kind} <= {"boolean", "truth"}:
        raise Beyond
    yes, no = f"boolean({condition.text})", f"not({condition.text})"
    return Lowered(f"(({yes} and {then.text}) or ({no} and {otherwise.text}))", "truth")


def _binary(expression: Binary, scope: Scope) -> Lowered:  # noqa: PLR0911 a case for each kind of operator
    sign = expression.sign
    if isinstance(expression.right, Sequence) and sign in {"=", "!="} and expression.right.items:
        each = (_lower(Binary(sign, expression.left, item), scope).text for item in expression.right.items)
        return Lowered("(" + " or ".join(each) + ")", "boolean")
    left, right = _lower(expression.left, scope), _lower(expression.right, scope)
    if sign in {"and", "or"}:
        return Lowered(f"({left.text} {sign} {right.text})", "boolean")
    if sign in {"|", "union"} and left.kind == right.kind == "nodes":
        return Lowered(f"({left.text} | {right.text})", "nodes", False, left.elements and right.elements)
    if sign in _COMPARED and (scope.old or _alike(sign, left, right)):
        return Lowered(f"({left.text} {sign} {right.text})", "boolean")
    if sign in _VALUE and _alike(_VALUE[sign], left, right) and left.single and right.single:
        kind = "truth" if "nodes" in {left.kind, right.kind} else "boolean"
        return Lowered(f"({left.text} {_VALUE[sign]} {right.text})", kind)
    if sign in {"+", "-", "*"} and left.kind == right.kind == "integer":
        return Lowered(f"({left.text} {sign} {right.text})", "integer")
    if scope.old and sign in {"+", "-", "*", "div", "mod"}:
        return Lowered(f"({left.text} {sign} {right.text})", "number")
    raise Beyond


def _alike(sign: str, left: Lowered, right: Lowered) -> bool:
    """Whether both versions compare these alike: text with text for equality, integers in every way."""
    kinds = {left.kind, right.kind}
    if kinds == {"integer"}:
        return True
    return sign in {"=", "!="} and (kinds <= {"nodes", "string"} or kinds == {"boolean"})


def _call(call: Call, scope: Scope) -> Lowered:  # noqa: C901, PLR0911 a table would only move the cases
    name, count = call.name, len(call.arguments)
    if name in {"true", "false"} and not count:
        return Lowered(f"{name}()", "boolean")
    if name == "current" and not count:
        return Lowered(scope.current, "nodes", elements=scope.current == CURRENT)
    if name in {"position", "last"} and not count:
        if not scope.inner:
            raise Beyond
        return Lowered(f"{name}()", "integer")
    if name in _OF_CONTEXT and not count:
        return _of_context(name, scope)
    given = [_lower(argument, scope) for argument in call.arguments]
    if name in {"not", "boolean", "exists", "empty"} and count == 1:
        if name in {"exists", "empty"} and (given[0].kind != "nodes" or scope.old):
            raise Beyond
        return Lowered(f"{'not' if name in {'not', 'empty'} else 'boolean'}({given[0].text})", "boolean")
    if name == "count" and count == 1 and given[0].kind == "nodes":
        return Lowered(f"count({given[0].text})", "integer")
    if name in {"id", "key", "generate-id", "document", "doc"}:
        return _of_xslt(name, given, scope)
    if scope.old:
        return _old(name, given)
    return _of_strings(name, given)


def _of_context(name: str, scope: Scope) -> Lowered:
    here = "" if scope.inner or not scope.base else scope.base
    return Lowered(f"{name}({here})", "integer" if name == "string-length" else "string")


def _of_xslt(name: str, given: list[Lowered], scope: Scope) -> Lowered:
    """The functions of XSLT, which libxml2 lets us define."""
    words = ", ".join(each.text for each in given)
    plain = all(_textual(each) for each in given)
    if name == "id" and len(given) == 1 and (plain or scope.old):
        return Lowered(f"{OWN}:id({words})", "nodes", False, True)
    if name == "key" and len(given) == 2 and given[0].kind == "string" and (plain or given[1].kind == "nodes"):
        return Lowered(f"{OWN}:key({words})", "nodes", False)
    if name == "generate-id" and (not given or given[0].kind == "nodes") and len(given) < 2:
        if not given:
            words = scope.base if scope.base and not scope.inner else "."
        return Lowered(f"{OWN}:generate-id({words})", "string")
    if name in {"doc", "document"} and len(given) == 1 and plain:
        return Lowered(f"{OWN}:document({words})/..", "nodes", False)
    raise Beyond


def _old(name: str, given: list[Lowered]) -> Lowered:
    """Any function of XPath 1.0; one that it lacks is found out when it is compiled or run."""
    words = ", ".join(each.text for each in given)
    kind = "number" if name in {"number", "sum", "floor", "ceiling", "round"} else "string"
    kind = "integer" if name == "string-length" else kind
    return Lowered(f"{name}({words})", "boolean" if name in {*_BOOLEAN, "lang"} else kind)


def _of_strings(name: str, given: list[Lowered]) -> Lowered:
    words = ", ".join(each.text for each in given)
    if name in {"name", "local-name", "namespace-uri"} and len(given) == 1:
        if given[0].kind == "nodes" and given[0].single:
            return Lowered(f"{name}({words})", "string")
    elif name in _OF_CONTEXT and len(given) == 1 and _textual(given[0]):
        return Lowered(f"{name}({words})", "integer" if name == "string-length" else "string")
    elif name in _STRINGS and _STRINGS[name][0] <= len(given) <= _STRINGS[name][1] and all(map(_textual, given)):
        return Lowered(f"{name}({words})", "boolean" if name in _BOOLEAN else "string")
    elif name == "substring" and len(given) in {2, 3} and _textual(given[0]) and _integers(given[1:]):
        return Lowered(f"{name}({words})", "string")
    raise Beyond


def _integers(values: list[Lowered]) -> bool:
    return all(each.kind == "integer" for each in values)


def _textual(value: Lowered) -> bool:
    """Whether it is one string, or becomes one alike in both versions."""
    return value.kind == "string" or (value.kind == "nodes" and value.single)


def _path(path: Path, scope: Scope) -> Lowered:
    text, single, steps = "", True, list(path.steps)
    if scope.hoisted is not None and (count := _steady_steps(path)):
        text, single, steps = _hoist(path.steps[:count], scope, scope.hoisted), False, steps[count:]
    elif path.absolute:
        text = "/"
    elif steps[0].primary is not None:
        first = _first(steps.pop(0), scope)
        text, single = first.text, first.single
        if not steps:
            return first
    elif scope.base and not scope.inner:
        text = scope.base
    last = path.steps[-1] if path.steps else None
    for step in steps:
        slash = "//" if step.deep else "" if text in {"", "/"} else "/"
        text = ("" if text == "/" and step.deep else text) + slash + _step(step, scope)
        single = single and not step.deep and _one(step)
    elements = last is not None and last.axis not in {"attribute", ""} and "()" not in last.test
    elements = elements or (not scope.base and not scope.inner and text == "self::node()")
    return Lowered(_tidy(text), "nodes", single, elements)


def _steady_steps(path: Path) -> int:
    """How many steps of a path depend on nothing but the document; none where it hardly pays."""
    if not path.absolute or not path.steps or not path.steps[0].deep:
        return 0
    count = 0
    for step in path.steps:
        if step.primary is not None or step.axis == "attribute" or "(" in step.test:
            break
        if not all(map(_steady, step.predicates)):
            count += all(asks(each.expression) and not counts(each) for each in step.predicates)
            break
        count += 1
    # all elements are no shorter a list than the document
    return 0 if not count or path.steps[count - 1].test == "*" else count


def _steady(predicate: Predicate) -> bool:
    text = predicate.text
    return "$" not in text and not functions(text) & {"current", "position", "last", "key", "id", "document", "doc"}


def _hoist(steps: tuple[Step, ...], scope: Scope, hoisted: dict[str, str]) -> str:
    """A variable for the steps; the predicates of the last that do depend on the spot stand after it."""
    last = steps[-1]
    own = () if all(map(_steady, last.predicates)) else last.predicates
    bare = last._replace(predicates=()) if own else last
    found = _path(Path(True, (*steps[:-1], bare)), Scope(old=scope.old))
    return f"${hoisted.setdefault(found.text, f'teiedition-h{len(hoisted)}')}" + _predicates(own, scope)


def _tidy(text: str) -> str:
    return {"self::node()": ".", "parent::node()": ".."}.get(text, text)


def _first(step: Step, scope: Scope) -> Lowered:
    primary = step.primary
    if primary is None or isinstance(primary, Sequence):
        raise Beyond
    inside = _lower(primary, scope)
    if inside.kind != "nodes":
        raise Beyond
    text = f"({inside.text})" + _predicates(step.predicates, scope)
    return inside._replace(text=text, single=inside.single or _picks_one(step))


def _step(step: Step, scope: Scope) -> str:
    if step.primary is not None:
        return f"*[{' or '.join(_names(step.primary))}]" + _predicates(step.predicates, scope)
    if step.axis == "namespace":
        raise Beyond
    return _axis(step) + _test(step.test) + _predicates(step.predicates, scope)


def _axis(step: Step) -> str:
    return {"child": "", "attribute": "@"}.get(step.axis, f"{step.axis}::")


def _names(primary: Expression) -> list[str]:
    """``(a | b)`` within a path: the children that have one of the names."""
    if isinstance(primary, Binary) and primary.sign in {"|", "union"}:
        return _names(primary.left) + _names(primary.right)
    if isinstance(primary, Path) and not primary.absolute and len(primary.steps) == 1:
        step = primary.steps[0]
        if step.axis == "child" and not step.predicates and "(" not in step.test:
            return [f"self::{_test(step.test)}"]
    raise Beyond


def _test(test: str) -> str:
    if test.startswith("*:"):
        return f"*[local-name()={quoted(test[2:])}]"
    if test in {"element()", "element(*)"}:
        return "*"
    if test == "attribute()":
        return "*"
    if test.startswith("processing-instruction(") or test in _PLAIN_TESTS or "(" not in test:
        return test
    raise Beyond


def _predicates(predicates: tuple[Predicate, ...], scope: Scope) -> str:
    inner = scope._replace(inner=True)
    return "".join(f"[{_lower(predicate.expression, inner).text}]" for predicate in predicates)


def _one(step: Step) -> bool:
    if step.axis in {"self", "parent"} or _picks_one(step):
        return True
    return step.axis == "attribute" and "*" not in step.test and "(" not in step.test


def _picks_one(step: Step) -> bool:
    """Whether a predicate takes one node by its place."""
    for predicate in step.predicates:
        match predicate.expression:
            case Literal(_, True) | Call("last", ()):
                return True
    return False


__all__ = ["CURRENT", "OWN", "Beyond", "Lowered", "Scope", "Unread", "lower", "quoted"]
