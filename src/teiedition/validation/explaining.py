"""What the engine finds, put into findings: a code, what about the document is meant, and what was probably wanted.

problem --by its fault--> code and the words that fill the catalogue's wording
        --``wanted_place``--> what ``locating`` looks for: a tag, an attribute, a text
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from teiedition.relaxng.names import split_name
from teiedition.relaxng.problems import Fault, Problem, Step
from teiedition.relaxng.recovery import described
from teiedition.validation.knowledge import Knowledge, fits, likely, slips
from teiedition.validation.locating import Part, Wanted
from teiedition.validation.suggestions import listed, nearest, similar
from teiedition.validation.values import expected_words, remedy, shown

_LONGEST_ID = 30
_LIKE = 2
"""Steps above the parent in which an element may be meant to stand."""
_ALMOST_THE_SAME = 90
"""Of 100: two names that differ in a letter of many."""

_PLACES = {
    Fault.UNKNOWN_ATTRIBUTE: Part.ATTRIBUTE,
    Fault.BAD_ATTRIBUTE: Part.ATTRIBUTE,
    Fault.MISPLACED_TEXT: Part.TEXT,
    Fault.BAD_TEXT: Part.CONTENT,
    Fault.INCOMPLETE_ELEMENT: Part.ELEMENT,
}


class Explained(NamedTuple):
    """A finding without its place."""

    code: str
    values: Mapping[str, str]


def wanted_place(problem: Problem) -> Wanted:
    """What of the document a finding points at."""
    part = _PLACES.get(problem.fault, Part.TAG)
    return Wanted(problem.tag, part, problem.name if part is Part.ATTRIBUTE else "")


def explain(problem: Problem, knowledge: Knowledge) -> Explained:
    """The code and the words of a problem.

    Emits: TEI310, TEI311, TEI312, TEI313, TEI314, TEI315, TEI316.
    """
    of_element = _misplaced if problem.name in knowledge.elements else _unknown_element
    return _WAYS.get(problem.fault, of_element)(problem, knowledge)


def _unknown_element(problem: Problem, knowledge: Knowledge) -> Explained:
    namespace, local = split_name(problem.name)
    values = {"element": f"<{local}>"}
    right = knowledge.namespaces.get(local)
    if right is not None and right != namespace:
        return Explained("TEI312", values | {"hint": _in_namespace(problem, right)})
    allowed = likely(split_name(name)[1] for name in problem.expected)
    meant = nearest(local, allowed)
    if not meant:
        known = [name for name in slips("elements").get(local.lower(), ()) if name in knowledge.namespaces]
        standing = [name for name in known if name in allowed]
        meant = (standing or known or [knowledge.nearest.nearest(local)])[0]
    if meant:
        return Explained("TEI312", values | {"hint": f"did you mean <{meant}>?"})
    hint = (
        f"take it away, or use an element that may stand here: {_listed_tags(allowed)}" if allowed else "take it away"
    )
    return Explained("TEI312", values | {"hint": hint})


def _in_namespace(problem: Problem, right: str) -> str:
    """How to bring an element that the schema knows into its namespace."""
    namespace, local = split_name(problem.name)
    if not right:
        return f"write <{local}> without a namespace"
    if len(problem.path) == 1:
        return f'declare xmlns="{right}" on the root'
    if not namespace:
        return f'take xmlns="" away: <{local}> belongs to {right}'
    return f"<{local}> belongs to {right}, not to {namespace}: correct its prefix or xmlns"


def _misplaced(problem: Problem, knowledge: Knowledge) -> Explained:
    local = split_name(problem.name)[1]
    missing = [split_name(name)[1] for name in problem.missing]
    expected = [split_name(name)[1] for name in problem.expected]
    values = {
        "element": _tag(problem.path[-1]),
        "parent": _tag(problem.path[-2]) if len(problem.path) > 1 else "the document",
        "expected": _expected_here(problem, likely(expected, local, missing)),
    }
    if problem.fault is Fault.EARLY_ELEMENT:
        if missing:
            hint = f"missing {' and '.join(f'<{name}>' for name in missing[:3])} before <{local}>"
        else:
            hint = f"before <{local}> comes {_listed_tags(likely(expected))}"
    else:
        hint = _where_it_may_stand(problem, knowledge)
    return Explained("TEI310", values | {"hint": hint})


def _where_it_may_stand(problem: Problem, knowledge: Knowledge) -> str:
    name = problem.name
    local = split_name(name)[1]
    if len(problem.path) == 1:
        return f"begin the document with {_listed_tags(likely(map(shown, problem.expected)))}"
    parent = problem.path[-2].name
    if name in knowledge.children(parent):
        return f"move it to its place in <{shown(parent)}>, or take it away where one is enough"
    by_local = {split_name(each)[1]: each for each in problem.expected}
    wrappers = likely(by_local)
    holding = [each for each in wrappers if name in knowledge.children(by_local[each])]
    if not knowledge.holds_text(parent) and {*holding} & {*wrappers[:2]}:
        return f"put it into <{holding[0]}>"
    for step in reversed(problem.path[-2 - _LIKE : -2]):
        if name in knowledge.children(step.name):
            return f"<{local}> may stand in <{shown(step.name)}>: end <{shown(parent)}> before it"
    if holding:
        return f"put it into <{holding[0]}>"
    parents = knowledge.parents(name)
    return f"<{local}> may stand in {_listed_tags(likely(parents))}" if parents else f"take <{local}> away"


def _incomplete(problem: Problem, _: Knowledge) -> Explained:
    element = problem.path[-1]
    missing = [split_name(name)[1] for name in problem.missing]
    others = [split_name(name)[1] for name in problem.expected]
    lacks = " and ".join(f"<{name}>" for name in missing[:4]) or _listed_tags(likely(others)) or "its content"
    if not missing and problem.text_expected:
        lacks = f"text or {lacks}"
    return Explained("TEI311", {"element": _tag(element), "missing": lacks})


def _unknown_attribute(problem: Problem, knowledge: Knowledge) -> Explained:
    namespace, local = split_name(problem.name)
    known = [shown(name) for name in problem.expected]
    element = problem.path[-1]
    owners = knowledge.owners(problem.name)
    usual = slips("attributes").get(local.lower(), ())
    meant = nearest(local, known) or next((name for name in usual if name in known), "")
    if f"xml:{local}" in known:
        meant = f"xml:{local}"
    elif namespace and local in known:
        meant = local
    elif owners and similar(local, meant) < _ALMOST_THE_SAME:
        meant = ""  # a name that the schema knows is hardly a slip of the pen
    if meant:
        hint = f"did you mean @{meant}?"
    elif owners:
        hint = f"@{shown(problem.name)} may stand on {_listed_tags(likely(owners, shown(element.name)))}"
    elif known:
        hint = f"allowed here: {listed(f'@{name}' for name in likely(known, local))}"
    else:
        hint = "take it away"
    values = {"element": _tag(element), "attribute": shown(problem.name), "hint": hint}
    return Explained("TEI313", values)


def _missing_attribute(problem: Problem, knowledge: Knowledge) -> Explained:
    names = list(problem.missing) or likely(problem.expected) or ["n"]
    patterns = knowledge.values(problem.path[-1].name, names[0]) if problem.missing else []
    forms = list(dict.fromkeys(text for pattern in patterns for text in described(pattern)))
    hint = f"add @{shown(names[0])}" + (f": {expected_words(forms, '')}" if forms else "")
    listed_names = listed(f"@{shown(name)}" for name in names)
    values = {"element": _tag(problem.path[-1]), "attribute": listed_names.removeprefix("@"), "hint": hint}
    return Explained("TEI314", values)


def _bad_value(problem: Problem, knowledge: Knowledge) -> Explained:
    element = _tag(problem.path[-1])
    patterns = knowledge.values(problem.path[-1].name, problem.name)
    name = shown(problem.name)
    value = problem.value if name else " ".join(problem.value.split())
    return Explained(
        "TEI315",
        {
            "thing": f"@{name} of {element}" if name else f"the content of {element}",
            "value": value,
            "expected": expected_words(problem.expected, value),
            "hint": remedy(name, value, problem.expected, lambda proposed: fits(patterns, proposed)),
        },
    )


def _text(problem: Problem, knowledge: Knowledge) -> Explained:
    element = problem.path[-1]
    by_local = {split_name(name)[1]: name for name in problem.expected}
    holding = [name for name in likely(by_local) if knowledge.holds_text(by_local[name])]
    if knowledge.is_empty(element.name):
        hint = f"<{shown(element.name)}> is always empty: write the text behind it"
    else:
        hint = f"put it into {_listed_tags(holding, most=3)}" if holding else "take it away or move it"
    return Explained("TEI316", {"element": _tag(element), "text": " ".join(problem.value.split()), "hint": hint})


def _expected_here(problem: Problem, names: list[str]) -> str:
    """What might have stood instead: elements, text, the parent's end."""
    ways = [f"<{name}>" for name in names]
    if problem.text_expected:
        ways.insert(0, "text")
    if not ways:
        return f"</{shown(problem.path[-2].name)}>" if problem.end_expected and len(problem.path) > 1 else "nothing"
    return listed(ways)


def _listed_tags(names: list[str], most: int = 5) -> str:
    return listed((f"<{name}>" for name in names), most)


def _tag(step: Step) -> str:
    """The element as a reader knows it: ``<p xml:id="p3">``."""
    identifier = step.id if len(step.id) <= _LONGEST_ID else f"{step.id[: _LONGEST_ID - 1]}…"
    return f"<{shown(step.name)}" + (f' xml:id="{identifier}">' if identifier else ">")


_WAYS: Mapping[Fault, Callable[[Problem, Knowledge], Explained]] = {
    Fault.UNKNOWN_ATTRIBUTE: _unknown_attribute,
    Fault.MISSING_ATTRIBUTE: _missing_attribute,
    Fault.BAD_ATTRIBUTE: _bad_value,
    Fault.BAD_TEXT: _bad_value,
    Fault.MISPLACED_TEXT: _text,
    Fault.INCOMPLETE_ELEMENT: _incomplete,
}
