"""RELAX NG: documents judged by our own engine, its tables kept in the user's cache folder.

schema --``load_grammar``--> ``Grammar``, compiled once and then read from the cache
tree   --``check_relaxng``--> problems --``findings``--> every one explained, with its place in the bytes
tree   --``first_grammar_error``--> the quick yes or no that guards what ``encode`` writes
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from teiedition.diagnostics import Diagnostic, Place, SchemaError
from teiedition.relaxng.cache import compiled_schema
from teiedition.relaxng.engine import validate_tree
from teiedition.relaxng.faults import SchemaFault
from teiedition.resources import cache_folder, resource
from teiedition.validation.check import GRAMMAR

if TYPE_CHECKING:
    from teiedition.relaxng.automaton import Automaton
    from teiedition.relaxng.frozen import FrozenAutomaton
    from teiedition.relaxng.problems import Problem
    from teiedition.validation.knowledge import Knowledge
    from teiedition.validation.locating import Wanted
    from teiedition.validation.subject import Subject
    from teiedition.vocabulary import TeiDocument

Located: TypeAlias = "Callable[[Iterable[Wanted]], Mapping[Wanted, Place]]"


CODES = GRAMMAR
"""What a RELAX NG schema may find."""


class Grammar:
    """A schema, ready to judge."""

    def __init__(self, automaton: Automaton | FrozenAutomaton) -> None:
        self.automaton = automaton

    @cached_property
    def knowledge(self) -> Knowledge:
        """What the schema knows of its elements; asked only where a document breaks it."""
        from teiedition.validation.knowledge import Knowledge

        return Knowledge(self.automaton.full(self.automaton.start)[0])


@lru_cache(maxsize=4)
def load_grammar(path: Path) -> Grammar:
    """A RELAX NG schema, in XML or in compact syntax.

    Raises:
        SchemaError: TEI320, it can't be read or breaks a rule of RELAX NG.
    """
    try:
        return Grammar(compiled_schema(path, cache_folder("schemas")))
    except SchemaFault as fault:
        place = fault.place
        name = _file_of(place.uri) or str(path)
        where = Place(name, place.line, place.column)
        raise SchemaError("TEI320", where, schema=path.name, reason=fault.fact) from fault
    except OSError as error:
        reason = error.strerror or str(error)
        raise SchemaError("TEI320", Place(str(path)), schema=path.name, reason=reason) from error


def _file_of(uri: str) -> str:
    """The path of a file from its address."""
    from urllib.parse import unquote, urlsplit  # a schema that is sound needs it not

    return unquote(urlsplit(uri).path)


def own_grammar_path() -> Path:
    """The edition's grammar as a file."""
    return resource("schema", "teiedition.rng")


def check_grammar(subject: Subject) -> Iterator[Diagnostic]:
    """The edition's own schema.

    Emits: TEI310, TEI311, TEI312, TEI313, TEI314, TEI315, TEI316.
    """
    yield from check_relaxng(subject, own_grammar_path())


def check_relaxng(subject: Subject, path: Path) -> Iterator[Diagnostic]:
    """Every fault that a RELAX NG schema finds in a document.

    Raises:
        SchemaError: TEI320.

    Emits: TEI310, TEI311, TEI312, TEI313, TEI314, TEI315, TEI316.
    """
    grammar = load_grammar(path)
    problems: list[Problem] = []
    validate_tree(grammar.automaton, subject.root, problems.append)
    yield from findings(problems, grammar, subject.places.located)


def findings(problems: list[Problem], grammar: Grammar, located: Located) -> Iterator[Diagnostic]:
    """What an editor is told of the engine's problems.

    Args:
        problems: of one document.
        grammar: that found them.
        located: finds their places.
    """
    if not problems:
        return
    from teiedition.validation.explaining import explain, wanted_place  # a document without problems never needs it

    wanted = [wanted_place(problem) for problem in problems]
    places = located(wanted)
    for problem, one in zip(problems, wanted, strict=True):
        code, values = explain(problem, grammar.knowledge)
        yield Diagnostic.of(code, places[one], **values)


def first_grammar_error(document: TeiDocument) -> Diagnostic | None:
    """The first thing the edition's grammar refuses, or None: the check behind the promise of valid output."""
    from teiedition.validation.subject import Subject

    return next(check_grammar(Subject(document)), None)
