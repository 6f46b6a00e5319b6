"""The annotator ``corrections``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from teiedition.annotation import NAMES, QUOTATIONS, Annotation, Kind
from teiedition.annotators.corrections.blanks import find_blanks
from teiedition.annotators.corrections.confusions import find_confusions
from teiedition.annotators.corrections.grammar import find_disagreements
from teiedition.annotators.corrections.hyphens import find_hyphens
from teiedition.annotators.corrections.joints import find_joints
from teiedition.annotators.corrections.marks import find_marks
from teiedition.annotators.corrections.proposal import Page, Proposal
from teiedition.annotators.corrections.punctuation import find_punctuation
from teiedition.annotators.corrections.sequences import find_sequences
from teiedition.annotators.corrections.setting import find_slips
from teiedition.annotators.corrections.spelling import find_misspellings, find_movements, find_rare
from teiedition.annotators.corrections.strays import find_strays
from teiedition.annotators.corrections.twins import find_twins
from teiedition.annotators.dates.conflicts import find_year_slip
from teiedition.annotators.protocol import MISREAD, Context, Findings

_SHELTERED: Final = (NAMES - {Kind.EVENT}) | {Kind.FOREIGN}
ENGLISH: Final = "en"
_LESS_SURE: Final = 0.1
"""A name is found under its misprint more surely than the misprint is none of the author's."""


class Corrections:
    """Proposes corrections: few, and in a name only where the name itself is known from elsewhere."""

    name: Final = "corrections"
    needs: Final = QUOTATIONS | NAMES | {Kind.FOREIGN, Kind.DATE}
    gives: Final = frozenset({Kind.CORRECTION})

    def find(self, context: Context) -> Findings:
        page = Page.of(context)
        proposals = list(find_marks(page, context.found))
        if context.language.startswith(ENGLISH):
            proposals += chain(
                find_confusions(page),
                find_joints(page),
                find_punctuation(page),
                find_misspellings(page),
                find_rare(page),
                find_movements(page),
                find_disagreements(page),
                find_slips(page),
                find_hyphens(page),
                find_strays(page),
                find_blanks(page),
                find_sequences(page),
                find_twins(page),
            )
        slip = find_year_slip(context.transcription)
        if slip is not None and slip.corr:
            proposals.append(Proposal(slip.span.start, slip.span.end, slip.corr, slip.certainty, "year"))
        proposals += _misread(context)
        kept = _kept(page, proposals, context.found)
        return Findings(tuple(_annotation(proposal, page.text) for proposal in kept))


def _misread(context: Context) -> Iterator[Proposal]:
    """Words that the annotators read otherwise than they are printed; single small words are a matter of spelling."""
    for reading in context.readings:
        printed = context.transcription.text[reading.start : reading.end]
        small = reading.why == "words" and not printed[:1].isupper()
        if len(printed) > 1 and reading.why != "mark" and not small:
            yield Proposal(reading.start, reading.end, reading.clean, reading.certainty - _LESS_SURE, MISREAD)


def _kept(page: Page, proposals: Iterable[Proposal], found: Iterable[Annotation]) -> Iterator[Proposal]:
    """The surest of those that touch; none that would change the letters of a name."""
    sheltered = _covered(page, found, _SHELTERED)
    whole = _covered(page, found, _SHELTERED | {Kind.DATE, Kind.EVENT})
    taken = bytearray(len(page.text) + 1)
    chosen = []
    for each in sorted(proposals, key=lambda p: (p.rule != MISREAD, -p.certainty, p.start, p.end)):
        proposal = _with_wholes(each, whole, page.text)
        start, end = proposal.start, proposal.end
        printed = page.text[start:end]
        if printed == proposal.corr or any(taken[start:end]):
            continue
        if proposal.rule != MISREAD and any(sheltered[start:end]) and _letters(printed) != _letters(proposal.corr):
            continue
        taken[start:end] = b"\1" * (end - start)
        chosen.append(proposal)
    return iter(sorted(chosen))


def _covered(page: Page, found: Iterable[Annotation], kinds: frozenset[Kind]) -> bytearray:
    """Which characters lie in annotations of some kinds; one more than the text has."""
    covered = bytearray(len(page.text) + 1)
    for annotation in found:
        if annotation.kind in kinds:
            start, end = annotation.span.start, annotation.span.end
            covered[start:end] = b"\1" * (end - start)
    return covered


def _with_wholes(proposal: Proposal, whole: bytearray, text: str) -> Proposal:
    """A proposal that would cut a name or a date in two, with all of it."""
    start, end = proposal.start, proposal.end
    if whole[start]:
        while start and whole[start - 1]:
            start -= 1
    if end > start and whole[end - 1]:
        while whole[end]:
            end += 1
    if (start, end) == (proposal.start, proposal.end) or whole.find(0, start, end) < 0:
        return proposal  # it cuts none, or lies within one
    corr = text[start : proposal.start] + proposal.corr + text[proposal.end : end]
    return proposal._replace(start=start, end=end, corr=corr)


def _letters(words: str) -> str:
    return "".join(c for c in words if c.isalnum())


def _annotation(proposal: Proposal, text: str) -> Annotation:
    return Annotation.of(
        Kind.CORRECTION,
        proposal.start,
        proposal.end,
        certainty=min(proposal.certainty, 0.89),
        resp="corrections",
        evidence=(proposal.rule, text[proposal.start : proposal.end]),
        corr=proposal.corr,
    )


annotator = Corrections()
