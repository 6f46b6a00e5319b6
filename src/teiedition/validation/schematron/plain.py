"""The engine for schemas of plain XPath 1.0 about elements, such as the edition's own: libxml2 reads every expression as it stands.

Loading the other engine takes longer than all such rules together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from lxml import etree

from teiedition.validation.schematron.engines import CONTEXT_FAILS, Finding
from teiedition.validation.schematron.model import Ask, Rule, Schema, Test, Words
from teiedition.validation.schematron.spots import Spot
from teiedition.validation.subject import Subject

_MORE: Final = re.compile(r"\$|\b(?:current|key|id|generate-id|document|doc)\s*\(")
_NAMES: Final = re.compile(r"/?(?:(?://?)?(?:[A-Za-z][\w.-]*:)?(?:[A-Za-z][\w.-]*|\*))+")


class PlainTest(NamedTuple):
    """A test with its expressions compiled."""

    test: Test
    condition: etree.XPath
    words: tuple[str | etree.XPath, ...]


class PlainRule(NamedTuple):
    """A rule with its expressions compiled."""

    rule: Rule
    context: etree.XPath
    tests: tuple[PlainTest, ...]


class PlainEngine:
    """Runs a schema for which ``is_plain`` holds.

    Raises:
        etree.XPathSyntaxError: an expression is no XPath.
    """

    def __init__(self, schema: Schema) -> None:
        self._known = dict(schema.namespaces)
        self._patterns = [[self._rule(rule) for rule in pattern.rules] for pattern in schema.patterns]

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """What the rules find in a document."""
        for pattern in self._patterns:
            taken: set[etree._Element] = set()
            for rule in pattern:
                try:
                    found: Any = rule.context(subject.root)
                except etree.XPathError as error:
                    yield Finding(None, None, f"{CONTEXT_FAILS}: {error}", rule.rule.name, rule.rule.place)
                    break
                for node in found:
                    if node not in taken:
                        taken.add(node)
                        yield from _judged(rule, node)

    def _rule(self, rule: Rule) -> PlainRule:
        paths = (part if part.startswith("/") else f"//{part}" for part in _alternatives(rule.context))
        return PlainRule(rule, self._compiled(" | ".join(paths)), tuple(map(self._test, rule.tests)))

    def _test(self, test: Test) -> PlainTest:
        return PlainTest(
            test, self._compiled(f"boolean({test.condition})"), tuple(self._words((test.words, *test.more)))
        )

    def _words(self, parts: Iterable[Words]) -> Iterator[str | etree.XPath]:
        for part in parts:
            for word in part:
                if isinstance(word, str):
                    yield word
                else:
                    yield self._compiled(f"{'name' if word.named else 'string'}({word.select})")
            yield " "

    def _compiled(self, text: str) -> etree.XPath:
        return etree.XPath(text, namespaces=self._known)


def is_plain(schema: Schema) -> bool:
    """Whether all contexts are elements, and nothing is asked for that XSLT adds to XPath 1.0."""
    if not schema.old or schema.lets or schema.keys or schema.functions:
        return False
    return all(not pattern.lets and all(map(_plain, pattern.rules)) for pattern in schema.patterns)


def _plain(rule: Rule) -> bool:
    texts = [rule.context]
    for test in rule.tests:
        texts.append(test.condition)
        texts += [word.select for words in (test.words, *test.more) for word in words if isinstance(word, Ask)]
    if rule.lets or any(map(_MORE.search, texts)):
        return False
    return all(_NAMES.fullmatch(_bare(part)) for part in _alternatives(rule.context))


def _judged(rule: PlainRule, node: etree._Element) -> Iterator[Finding]:
    for test in rule.tests:
        try:
            if bool(test.condition(node)) is test.test.report:
                words = (word if isinstance(word, str) else str(word(node)) for word in test.words)
                yield Finding(Spot(node), test.test, " ".join("".join(words).split()))
        except etree.XPathError as error:
            yield Finding(Spot(node), None, str(error), test.test.name)


def _alternatives(context: str) -> list[str]:
    """The parts of a context between the "|" that stand outside brackets and quotes."""
    parts, depth, quote = [""], 0, ""
    for sign in context:
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        else:
            depth += (sign in "[(") - (sign in "])")
        if sign == "|" and not depth and not quote:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts]


def _bare(path: str) -> str:
    """A path without its predicates."""
    bare, depth, quote = "", 0, ""
    for sign in path:
        if quote:
            quote = "" if sign == quote else quote
        elif depth and sign in "\"'":
            quote = sign
        elif sign == "[":
            depth += 1
        elif sign == "]":
            depth -= 1
        elif not depth:
            bare += sign
    return bare.strip()


__all__ = ["PlainEngine", "is_plain"]
