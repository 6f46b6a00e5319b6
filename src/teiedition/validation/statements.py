"""Statements that contradict each other: date line against source line, header against text, licence against licence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from teiedition.diagnostics import Diagnostic
from teiedition.validation.dates import Day, parse_iso
from teiedition.validation.subject import Subject, reading
from teiedition.vocabulary import NSMAP, XML_ID, iter_tei, local_name, tei

_PUBLIC_DOMAIN = re.compile(r"public domain|\bCC0\b", re.IGNORECASE)
_CONDITIONS = re.compile(
    r"all rights reserved|copyright ©|creative commons (?:attribution|common deed|licen[cs]e)|\bCC[ -]BY\b"
    r"|must (?:be )?(?:credit|attribut)|share[- ]?alike|non-?commercial",
    re.IGNORECASE,
)
_DEED = re.compile(r"creativecommons\.org/licenses/(by(?:-nc)?(?:-sa|-nd)?)\b", re.IGNORECASE)
_DEED_WORDS = re.compile(r"\bCC[ -](BY(?:-NC)?(?:-SA|-ND)?)\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def check_statements(subject: Subject) -> Iterator[Diagnostic]:
    """Contradictions between what a document says at different places.

    One that a ``note type="conflict"`` points to has been seen by an editor and is not reported.

    Emits: TEI220, TEI221, TEI223, TEI224.
    """
    known = _documented(subject)
    for check in (_check_years, _check_source, _check_licence, _check_volumes):
        for element, finding in check(subject):
            if not (known & {node.get(XML_ID) for node in (element, *element.iterancestors(), *element.iter("*"))}):
                yield finding


Finding = tuple[etree._Element, Diagnostic]


def _documented(subject: Subject) -> set[str | None]:
    """The ids of what notes about conflicts point to."""
    return {
        word.removeprefix("#")
        for note in subject.all("note")
        if note.get("type") == "conflict"
        for word in str(note.get("target", "")).split()
    }


def _check_years(subject: Subject) -> Iterator[Finding]:
    """The date line names the year in which the periodical of the source line appeared.

    Where the months differ too, one is the day of writing and the other that of printing.
    """
    if subject.text is None:
        return
    issued = next(iter_tei(subject.text, "docDate"), None)
    line = _date(issued)
    for bibl in _source_lines(subject):
        dates = [d for d in iter_tei(bibl, "date") if _day(d)]
        if line is None or not dates or not any(t.get("level") == "j" for t in iter_tei(bibl, "title")):
            continue
        here, there = _day(line), _day(dates[0])
        if here and there and here[0] != there[0] and here[1:2] in ((), there[1:2]):
            yield dates[0], subject.found("TEI220", dates[0], line=reading(line), source=reading(dates[0]))


def _check_source(subject: Subject) -> Iterator[Finding]:
    """Volume, issue, page and date of the source line are those of the header's ``biblStruct``."""
    for bibl in _source_lines(subject):
        for pointer in str(bibl.get("corresp", "")).split():
            for described in subject.by_id.get(pointer.removeprefix("#"), []):
                if local_name(described) == "biblStruct":
                    yield from _compare(subject, bibl, described)


def _compare(subject: Subject, bibl: etree._Element, described: etree._Element) -> Iterator[Finding]:
    stated = {str(scope.get("unit", "")): scope for scope in iter_tei(described, "biblScope")}
    for scope in iter_tei(bibl, "biblScope"):
        other = stated.get(str(scope.get("unit", "")))
        if other is not None and not _same_numbers(scope, other):
            yield scope, _differing(subject, scope, other, str(scope.get("unit")))
    dates = [date for date in iter_tei(described, "date") if _day(date)]
    for date in iter_tei(bibl, "date"):
        here, there = _day(date), _day(dates[0]) if dates else None
        known = min(len(here or ()), len(there or ()))
        if here and there and here[:known] != there[:known]:
            yield date, _differing(subject, date, dates[0], "date")


def _same_numbers(one: etree._Element, other: etree._Element) -> bool:
    """Whether two give the same numbers; where one has none in digits, nothing can be said."""
    here, there = _DIGITS.findall(str(one.get("n") or reading(one))), _DIGITS.findall(reading(other))
    return not here or not there or here == there


def _differing(subject: Subject, here: etree._Element, there: etree._Element, what: str) -> Diagnostic:
    line = subject.places.of(there).line
    return subject.found("TEI221", here, what=what, here=reading(here), there=reading(there), line=line)


def _check_licence(subject: Subject) -> Iterator[Finding]:
    """No statement both gives all rights up and sets conditions; the header's licence is the one the text names."""
    statements = [s for s in subject.all("seg") if s.get("type") == "licence"]
    for statement in statements:
        words = reading(statement)
        free, bound = _PUBLIC_DOMAIN.search(words), _CONDITIONS.search(words)
        if free and bound:
            yield statement, subject.found("TEI223", statement, one=free.group(), other=bound.group())
        named = {m.upper() for m in (*_DEED.findall(words), *_DEED_WORDS.findall(words))}
        for licence in subject.all("licence"):
            target = _DEED.search(str(licence.get("target", "")))
            if named and target and target[1].upper() not in named:
                yield (
                    licence,
                    subject.found("TEI223", licence, "target", one=f"CC {target[1].upper()}", other=f"CC {min(named)}"),
                )


def _check_volumes(subject: Subject) -> Iterator[Finding]:
    """One volume of a periodical spans two calendar years at most."""
    years: dict[tuple[str, str], list[tuple[int, etree._Element]]] = defaultdict(list)
    for bibl in subject.all("bibl"):
        journal = next((t.get("ref") for t in iter_tei(bibl, "title") if t.get("level") == "j" and t.get("ref")), None)
        volume = next((s for s in iter_tei(bibl, "biblScope") if s.get("unit") == "volume"), None)
        day = next((day for d in iter_tei(bibl, "date") if (day := _day(d))), None)
        if journal and volume is not None and day:
            years[journal, "".join(_DIGITS.findall(str(volume.get("n") or reading(volume))))].append((day[0], volume))
    for (_, number), stated in years.items():
        first = min(stated, key=lambda pair: pair[0])
        for year, volume in stated:
            if number and year - first[0] > 1:
                yield volume, subject.found("TEI224", volume, volume=number, year=year, other=first[0])


def _source_lines(subject: Subject) -> list[etree._Element]:
    """The citations in the blocks that say where the text was taken from."""
    return [] if subject.text is None else subject.text.findall(".//tei:note[@type='publication']//tei:bibl", NSMAP)


def _date(element: etree._Element | None) -> etree._Element | None:
    if element is None:
        return None
    return element if element.get("when") else element.find(f".//{tei('date')}")


def _day(element: etree._Element) -> Day | None:
    return next((day for n in ("when", "from", "notBefore") if (day := parse_iso(str(element.get(n, ""))))), None)
