"""What the heads of a document's full names mean when they stand alone: "Congress" a body here, a meeting there.

claims of full names --``learn``--> ``Heads``: heads of bodies, heads of meetings; a head of both is what it is more often
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from teiedition.annotation import Kind
from teiedition.annotators.names.claim import Claim
from teiedition.annotators.names.lexicon import words
from teiedition.annotators.names.page import Page
from teiedition.annotators.names.shorts import heads_of_acronym


class Heads(NamedTuple):
    """The heads of full names in lower case.

    Attributes:
        bodies: heads of bodies: "committee".
        meetings: heads of events: "conference".
    """

    bodies: frozenset[str] = frozenset()
    meetings: frozenset[str] = frozenset()


def learn(page: Page, claims: Sequence[Claim]) -> Heads:
    """Collect the heads of the full names in a document."""
    bodies = Counter(head for claim in claims if claim.kind is Kind.ORG for head in _heads(page, claim))
    meetings = Counter(head for claim in claims if claim.kind is Kind.EVENT for head in _meetings(page, claim))
    both = bodies.keys() & meetings.keys()
    if both:
        _weigh(page, both, bodies, meetings)
    return Heads(
        frozenset(bodies) - {head for head in both if meetings[head] > bodies[head]},
        frozenset(meetings) - {head for head in both if meetings[head] <= bodies[head]},
    )


def _weigh(page: Page, heads: Set[str], bodies: Counter[str], meetings: Counter[str]) -> None:
    """Count what the words beside a head alone say: bodies have members, at meetings something is decided."""
    table = words()
    for i in range(1, page.size):
        head = page.texts[i].lower()
        if head in heads and page.is_capital(i):
            whose = page.before(i - 2) if page.before(i - 1) == "of" else ""
            bodies[head] += page.after(i + 1) in table["of_body"] or whose in table["body_has"]
            meetings[head] += page.after(i + 1) in table["meeting_does"] or page.before(i - 1) in table["at_meeting"]


def as_meetings(page: Page, claims: Sequence[Claim], heads: Heads) -> list[Claim]:
    """The claims, those of bodies turned that shorten the name of a meeting: "Council Congress" for "First Council Congress"."""
    if "congress" not in heads.meetings:
        return list(claims)
    met = {_told(page, claim) for claim in claims if claim.kind is Kind.EVENT}
    return [
        claim._replace(kind=Kind.EVENT)
        if claim.kind is Kind.ORG and "congress" in (told := _told(page, claim)) and any(told <= full for full in met)
        else claim
        for claim in claims
    ]


def _told(page: Page, claim: Claim) -> frozenset[str]:
    return frozenset(page.base(k).lower() for k in range(claim.first, claim.last))


def _heads(page: Page, claim: Claim) -> Iterator[str]:
    if claim.last - claim.first < 2:
        yield from heads_of_acronym(page.base(claim.first))
        return
    short = words()["org_short_of"]
    for k in range(claim.first, claim.last):
        if page.sense(k).org_strong or page.sense(k).lower in short:
            yield page.lower(k)


def _meetings(page: Page, claim: Claim) -> Iterator[str]:
    if claim.last - claim.first > 1:
        short = words()["event_short"]
        yield from (page.lower(k) for k in range(claim.first, claim.last) if page.lower(k) in short)
