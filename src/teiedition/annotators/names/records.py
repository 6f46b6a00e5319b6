"""Which record each name points to: short forms and full names of one bearer share it.

names --``Directory``--> ids   persons by surname and forename, places by the tables, bodies by acronym and short form
new records are made for what the authority lacks; their ids follow from the names alone, never from an order of hashing
"""

from __future__ import annotations

from collections.abc import Sequence

from teiedition.annotation import Kind
from teiedition.annotators.names.bodies import Bodies
from teiedition.annotators.names.finder import Named
from teiedition.annotators.names.ids import Ids
from teiedition.annotators.names.page import Page
from teiedition.annotators.names.people import People
from teiedition.annotators.names.sites import Sites
from teiedition.authority import Authority, Record
from teiedition.diagnostics import Report
from teiedition.transcription import Span


def assign_records(
    page: Page, found: Sequence[Named], authority: Authority, report: Report
) -> tuple[list[str], list[Record]]:
    """Give each name the id of its record.

    Args:
        page: the document.
        found: its names, in the order of the text.
        authority: the records known beforehand; their ids are not used for anybody else.
        report: receives the findings.

    Returns:
        An id for each name, in their order, and the records that the authority lacks.

    Emits: TEI142 a surname alone that two persons of the document bear.
    """
    ids = Ids(authority)
    people, bodies, sites = People(ids), Bodies(ids), Sites(ids)
    names = [_written(page, named) for named in found]
    mentions = list(zip(names, found, strict=True))
    for kind, learn in ((Kind.PERSON, people.learn), (Kind.ORG, bodies.learn), (Kind.EVENT, bodies.learn_events)):
        learn([(name, named) for name, named in mentions if named.claim.kind is kind], page)
    refs = []
    for name, named in zip(names, found, strict=True):
        kind = named.claim.kind
        if kind is Kind.PERSON:
            refs.append(people.find(name, named))
        elif kind is Kind.PLACE:
            refs.append(sites.find(name))
        else:
            refs.append(bodies.find(name, named))
    for name, (start, one, other) in people.doubts.items():
        place = page.transcription.place(Span(start, start + len(name)))
        report.add("TEI142", place, name=name, one=one, other=other)
    return refs, ids.records()


def _written(page: Page, named: Named) -> str:
    name = " ".join(page.text[named.start : named.end].split())
    if page.block[named.claim.first] in page.shouting and name.isupper() and len(name) > 4:
        return name.title()
    return name
