"""RELAX NG through libxml2: the acceptor that says yes or no, and the judge of schemas other than the edition's.

``schema/teiedition.rng`` is compiled once a process, in milliseconds. It guards what ``encode`` writes.
Schemas with thousands of definitions, such as TEI All, take libxml2 many seconds to load.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from teiedition.diagnostics import Diagnostic, Place, SchemaError
from teiedition.resources import resource
from teiedition.validation.subject import Subject
from teiedition.vocabulary import TeiDocument


class Complaint(NamedTuple):
    """One line of libxml2's log."""

    line: int
    reason: str


@lru_cache(maxsize=4)
def load_relaxng(path: Path) -> etree.RelaxNG:
    """Compile a RELAX NG schema in XML syntax.

    Raises:
        SchemaError: TEI320, it can't be read or is no schema.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.RelaxNG(etree.parse(path, parser))
    except (OSError, etree.LxmlError) as error:
        reason = getattr(error, "strerror", None) or str(error) or "not a RELAX NG schema"
        raise SchemaError("TEI320", Place(str(path)), schema=path.name, reason=reason) from error


def own_grammar_path() -> Path:
    """The edition's grammar as a file."""
    return resource("schema", "teiedition.rng")


def own_grammar() -> etree.RelaxNG:
    """The edition's grammar."""
    return load_relaxng(own_grammar_path())


def first_grammar_error(document: TeiDocument) -> Diagnostic | None:
    """The first thing the edition's grammar refuses, or None: the fast check behind the promise of valid output.

    Emits: TEI319.
    """
    grammar = own_grammar()
    if grammar.validate(document.root):
        return None
    complaint = next(complaints(grammar), Complaint(1, "the document is not valid"))
    return Diagnostic.of("TEI319", Place(document.path, complaint.line), reason=complaint.reason)


def complaints(grammar: Any) -> Iterator[Complaint]:
    """What libxml2 logged in the last validation, without its repetitions.

    For one fault libxml2 logs first the cause and then each ancestor that fails because of it; the ancestors say
    nothing new.
    """
    seen = set()
    for entry in grammar.error_log:
        complaint = Complaint(entry.line, entry.message)
        if complaint not in seen and not _ECHO.search(entry.message):
            seen.add(complaint)
            yield complaint


_ECHO = re.compile(
    r"Element \S+ failed to validate content|Extra element \S+ in interleave|Invalid sequence in interleave"
)


def check_relaxng(subject: Subject, path: Path) -> Iterator[Diagnostic]:
    """Judge a document by a RELAX NG schema of the user's.

    Raises:
        SchemaError: TEI320.

    Emits: TEI319.
    """
    grammar = load_relaxng(path)
    if grammar.validate(subject.root):
        return
    found = list(complaints(grammar)) or [Complaint(1, "the document is not valid")]
    for complaint in found:
        yield Diagnostic.of("TEI319", Place(subject.document.path, complaint.line), reason=complaint.reason)
