"""Names across a document: one name with two references, and repeats of a tagged name that are not tagged."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from lxml import etree

from teiedition.diagnostics import Diagnostic
from teiedition.validation.subject import Subject, reading
from teiedition.validation.texts import Run
from teiedition.vocabulary import iter_tei, local_name, names

NAMES: Final = ("persName", "placeName", "orgName")
_LEAST: Final = 2
"""Words of a name; of two people with one surname nothing can be said."""
_MOST: Final = 9
_WORD: Final = re.compile(r"\w+(?:['’.-]\w+)*")
_NOT_READ: Final = names(
    "persName placeName orgName name rs title geogName settlement bibl biblStruct teiHeader standOff listPerson listPlace "
    "listOrg speaker castItem role author editor byline docAuthor ref ptr code"
)
"""Elements in whose text a name is tagged already, or is part of another one."""


def check_references(subject: Subject) -> Iterator[Diagnostic]:
    """Names of the text that lead to one record here and to another there.

    Emits: TEI520.
    """
    first: dict[tuple[str, str], tuple[str, etree._Element]] = {}
    seen: set[tuple[str, str, str]] = set()
    for element in () if subject.text is None else iter_tei(subject.text, *NAMES):
        ref, words = str(element.get("ref", "")).strip(), _folded(reading(element))
        if not ref or len(words.split()) < _LEAST:
            continue
        there, other = first.setdefault((str(element.tag), words), (ref, element))
        if there != ref and (str(element.tag), words, ref) not in seen:
            seen.add((str(element.tag), words, ref))
            line = subject.places.of(other).line
            yield subject.found("TEI520", element, "ref", words=reading(element), here=ref, there=there, line=line)


def check_repeats(subject: Subject) -> Iterator[Diagnostic]:
    """Names that are tagged at one place of the text and not at another.

    Emits: TEI521.
    """
    if subject.text is None:
        return
    tagged = _tagged(subject.text)
    for run in subject.texts.runs if tagged.first else ():
        if _is_read(subject, run):
            yield from _untagged(subject, run, tagged)


class Tagged(NamedTuple):
    """The tagged names of a text.

    Attributes:
        first: words in small letters -> where they are tagged first.
        lengths: first word -> how many words its names have, most first.
    """

    first: Mapping[tuple[str, ...], etree._Element]
    lengths: Mapping[str, list[int]]


def _tagged(text: etree._Element) -> Tagged:
    """The names of two words and more."""
    first: dict[tuple[str, ...], etree._Element] = {}
    for element in iter_tei(text, *NAMES):
        words = tuple(_WORD.findall(_folded(reading(element))))
        if _LEAST <= len(words) <= _MOST:
            first.setdefault(words, element)
    lengths: dict[str, set[int]] = defaultdict(set)
    for words in first:
        lengths[words[0]].add(len(words))
    return Tagged(first, {word: sorted(found, reverse=True) for word, found in lengths.items()})


def _is_read(subject: Subject, run: Run) -> bool:
    nodes = [run.parent, *run.parent.iterancestors()]
    return subject.text in nodes and not any(node.tag in _NOT_READ for node in nodes)


def _untagged(subject: Subject, run: Run, tagged: Tagged) -> Iterator[Diagnostic]:
    tokens = list(_WORD.finditer(run.text))
    words = [token.group().casefold() for token in tokens]
    at = 0
    while at < len(words):
        lengths = tagged.lengths.get(words[at], [])
        length = next((len(n) for n in (tuple(words[at : at + count]) for count in lengths) if n in tagged.first), 0)
        if not length or not tokens[at].group()[0].isupper():
            at += 1
            continue
        start, end = tokens[at].start(), tokens[at + length - 1].end()
        element = tagged.first[tuple(words[at : at + length])]
        yield Diagnostic.of(
            "TEI521",
            subject.texts.place(run, start, end),
            words=" ".join(run.text[start:end].split()),
            element=local_name(element),
            line=subject.places.of(element).line,
        )
        at += length


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
