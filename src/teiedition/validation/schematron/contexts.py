"""From the context of a rule to the nodes it means, without a walk through the document for every rule.

``tei:div//tei:p[@n]`` means each tei:p of which ``self::tei:p[@n][ancestor::tei:div]`` is true: the elements of a name
stand in an index, and the rest is a question about each of them. Where places count (``tei:p[2]``), or no name is
said, the whole path is sought from the root.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from teiedition.validation.schematron.syntax import (
    Binary,
    Call,
    Choice,
    Expression,
    Literal,
    Loop,
    Path,
    Predicate,
    Step,
    Typed,
    Variable,
    functions,
)

_ASKS: Final = frozenset(
    [
        "not",
        "boolean",
        "exists",
        "empty",
        "contains",
        "starts-with",
        "ends-with",
        "matches",
        "true",
        "false",
        "deep-equal",
        "doc-available",
        "lang",
    ]
)
_COMPARES: Final = frozenset(
    ["and", "or", "=", "!=", "<", "<=", ">", ">=", "eq", "ne", "lt", "le", "gt", "ge", "is", "<<", ">>"]
)
_LEAST: Final = frozenset(["and", "=", "eq", "lt", "le", "gt", "ge", "<", "<=", ">", ">=", "!="])
_XML: Final = "http://www.w3.org/XML/1998/namespace"


class Seek(NamedTuple):
    """How one alternative of a context finds its nodes.

    ``tag``: elements of this name; ``needs``: elements with this attribute; neither: ``path`` from the root.
    ``condition`` (with its text) is asked of each element; ``attribute`` is what the context means of it.
    """

    path: Expression
    text: str
    tag: str = ""
    needs: str = ""
    attribute: str = ""
    condition: Path | None = None
    condition_text: str = ""


def sought(  # noqa: PLR0911 each return is a kind of context
    expression: Expression, text: str, namespaces: Mapping[str, str]
) -> Seek:
    """Plan how an alternative of a context is sought."""
    whole = Seek(expression, text)
    if not isinstance(expression, Path) or not expression.steps or not all(map(_plain, expression.steps)):
        return whole
    steps = list(expression.steps)
    attribute = ""
    if steps[-1].axis == "attribute":
        last = steps.pop()
        attribute = _clark(last.test, namespaces, default="")
        if not attribute or "*" in attribute or last.predicates or last.deep:
            return whole
        steps = steps or [Step("child", "*")]
    if any(step.axis != "child" for step in steps) or "(" in steps[-1].test:
        return whole
    condition, words = _upward(steps, absolute=expression.absolute)
    tag = _clark(steps[-1].test, namespaces, default="")
    needs = attribute or next(
        (name for each in steps[-1].predicates if (name := _required(each.expression, namespaces))), ""
    )
    if not tag:
        return whole
    if "*" in tag:
        tag = ""
    if not tag and not needs:
        return whole
    if len(steps) == 1 and not steps[0].predicates and not expression.absolute and tag:
        return Seek(expression, text, tag, "" if tag else needs, attribute)
    return Seek(expression, text, tag, "" if tag else needs, attribute, condition, words)


def anywhere(expression: Expression) -> Path | None:
    """The path from the root that finds the nodes of a context, or None where it is one already."""
    if not isinstance(expression, Path) or expression.absolute:
        return None
    first, *rest = expression.steps
    if isinstance(first.primary, Call | Variable):
        return None
    step = Step(first.axis, first.test, first.predicates, True, first.primary)
    return Path(True, (step, *rest))


def _plain(step: Step) -> bool:
    """Whether a step is a name whose predicates ask and don't count."""
    if step.primary is not None or step.axis not in {"child", "attribute"}:
        return False
    return all(asks(each.expression) and not counts(each) for each in step.predicates)


def counts(predicate: Predicate) -> bool:
    """Whether a predicate speaks of places."""
    return bool(functions(predicate.text) & {"position", "last"})


def asks(expression: Expression) -> bool:  # noqa: PLR0911 a case for each kind of expression
    """Whether a predicate can't be a number, which would mean a place."""
    match expression:
        case Binary(sign, left, right):
            return sign in _COMPARES or (sign in {"|", "union"} and asks(left) and asks(right))
        case Call(name, _):
            return name in _ASKS
        case Path(_, steps):
            return not steps or steps[-1].primary is None
        case Choice(_, then, otherwise):
            return asks(then) and asks(otherwise)
        case Typed(word, _, _):
            return word in {"castable", "instance"}
        case Loop(word, _, _):
            return word != "for"
        case Literal(_, number):
            return not number
    return False


def _upward(steps: list[Step], *, absolute: bool) -> tuple[Path, str]:
    """The question whether an element is where a path leads to: its own step first, what is above it as predicates."""
    above: tuple[Path, str] | None = None
    for number, step in enumerate(steps):
        predicates, text = step.predicates, "".join(f"[{each.text}]" for each in step.predicates)
        if above is not None:
            predicates, text = (*predicates, Predicate(*above)), f"{text}[{above[1]}]"
        elif absolute and not step.deep:
            root = Path(False, (Step("parent", "*"),))
            predicates = (*predicates, Predicate(Call("not", (root,)), "not(parent::*)"))
            text += "[not(parent::*)]"
        last = number == len(steps) - 1
        axis = "self" if last else "ancestor" if steps[number + 1].deep else "parent"
        above = Path(False, (Step(axis, step.test, predicates),)), f"{axis}::{step.test}{text}"
    if above is None:
        raise ValueError("a path has a step")
    return above


def _required(expression: Expression, namespaces: Mapping[str, str]) -> str:
    """An attribute that an element must have for a predicate to hold."""
    match expression:
        case Path(False, (Step("attribute", test, _, False, None), *_)) if "(" not in test:
            name = _clark(test, namespaces, default="")
            return "" if "*" in name else name
        case Binary("and", left, right):
            return _required(left, namespaces) or _required(right, namespaces)
        case Binary(sign, left, _) if sign in _LEAST:
            return _required(left, namespaces)
    return ""


def _clark(test: str, namespaces: Mapping[str, str], default: str) -> str:
    """A name test as lxml writes names; nothing where its prefix is unknown or its namespace any."""
    if test == "*":
        return "*"
    prefix, colon, name = test.rpartition(":")
    if not colon:
        return f"{{{default}}}{name}" if default else name
    uri = _XML if prefix == "xml" else namespaces.get(prefix, "")
    return f"{{{uri}}}{name}" if uri else ""
