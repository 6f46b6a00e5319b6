"""Names of persons, places, organisations, events and ships, each pointing to a record."""

from __future__ import annotations

from teiedition.annotation import Annotation, Kind
from teiedition.annotators.names.fiction import in_fiction, is_fiction, with_address
from teiedition.annotators.names.finder import Finder, Named
from teiedition.annotators.names.hints import Hints
from teiedition.annotators.names.page import Page
from teiedition.annotators.names.phrases import Phrases
from teiedition.annotators.names.places import stands_for_government
from teiedition.annotators.names.records import assign_records
from teiedition.annotators.protocol import Context, Findings

NAME = "names"


class Names:
    """Finds names and the records they point to."""

    name = NAME
    needs = frozenset({Kind.DATE, Kind.WORK})
    gives = frozenset({Kind.PERSON, Kind.PLACE, Kind.ORG, Kind.EVENT, Kind.SHIP})

    def find(self, context: Context) -> Findings:
        """Find the names of a text, each with the id of its record."""
        page = Page(context)
        hints = Hints(page, context.hints) if context.hints else None
        found = Finder(page, Phrases(context.authority), hints).find()
        told = is_fiction(page)
        if told:
            found = in_fiction(page, found)
        pointed, records = assign_records(page, found, context.authority, context.report)
        address = ""
        if context.address == "inside" or (context.address == "auto" and told):
            found, address = with_address(page, found, told=told), "inside"
        annotations = [_annotation(page, named, ref, address) for named, ref in zip(found, pointed, strict=True)]
        return Findings(tuple(annotations), tuple(records))


def _annotation(page: Page, named: Named, ref: str, address: str) -> Annotation:
    claim = named.claim
    evidence = (claim.rule, page.text[named.start : named.end])
    ana = "metonymy" if claim.kind is Kind.PLACE and not named.nested and stands_for_government(page, claim) else ""
    sure = certainty(claim.weight)
    address = address if claim.kind is Kind.PERSON else ""
    return Annotation.of(
        claim.kind,
        named.start,
        named.end,
        certainty=sure,
        resp=NAME,
        evidence=evidence,
        ref=ref,
        ana=ana,
        address=address,
    )


def certainty(weight: float) -> float:
    """How sure a rule's weight makes an annotation: steps chosen by judgement, not frequencies that were measured."""
    return 0.95 if weight >= 4 else 0.9 if weight >= 3 else 0.8 if weight >= 2 else 0.65 if weight >= 1.5 else 0.55


annotator = Names()
