"""Two marked texts -> Scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from teiedition.evaluation.alignment import Alignment, align
from teiedition.evaluation.header import compare_header
from teiedition.evaluation.marked import QUOTATION, MarkedText, Mention
from teiedition.evaluation.matching import paired, same_person, shared, trimmed
from teiedition.evaluation.scores import Disagreement, Scores, Share, Speakers, Tally

CONTEXT = 30
"""Characters shown on either side of a disagreement."""
_OUTER = ("event", "org", "work")
"""A name nested in one of these may be marked or not: it counts neither way."""


@dataclass(frozen=True)
class _Pairing:
    """The mentions of one kind, trimmed, and which belong together."""

    kind: str
    predicted: list[Mention]
    gold: list[Mention]
    pairs: dict[int, int]
    counted: list[int]

    @property
    def hits(self) -> Iterator[tuple[Mention, Mention]]:
        """Predicted and gold mention of each pair."""
        return ((self.predicted[i], self.gold[j]) for j, i in sorted(self.pairs.items()))


def compare(predicted: MarkedText | None, gold: MarkedText, document: str = "") -> Scores:
    """Count how far two encodings of a text agree.

    Args:
        predicted: on its own text; None where there is none, and all of gold is missed.
        gold: what it is held against; its ``kinds`` decide what is compared.
        document: a name for the disagreements.
    """
    predicted = MarkedText("") if predicted is None else predicted
    alignment = align(predicted.text, gold.text)
    mentions = _moved(predicted.mentions, alignment)
    pairings = [_pair(kind, mentions, gold) for kind in gold.kinds]
    disagreements = [item for pairing in pairings for item in _disagreements(pairing, gold.text, document)]
    header: dict[str, Share] = {}
    for field, right, wanted in compare_header(predicted.header, gold.header):
        header[field] = Share(int(right), 1)
        if not right:
            found = " | ".join((predicted.header.get(field) or ())[:3])
            disagreements.append(Disagreement("header", field, document, detail=f"“{found}” for “{wanted}”"))
    quotations = next((pairing for pairing in pairings if pairing.kind == QUOTATION), None)
    return Scores(
        {pairing.kind: _tally(pairing) for pairing in pairings},
        _quotation_kinds(quotations) if quotations else Share(),
        _speakers(quotations) if quotations else Speakers(),
        header,
        (alignment.coverage,),
        tuple(sorted(disagreements)),
    )


def _moved(mentions: Sequence[Mention], alignment: Alignment) -> list[Mention]:
    moved = ((mention, alignment.moved(mention.span)) for mention in mentions)
    return [replace(mention, span=span) for mention, span in moved if span is not None]


def _pair(kind: str, mentions: Sequence[Mention], gold: MarkedText) -> _Pairing:
    wanted = [replace(m, span=trimmed(kind, gold.text, m.span)) for m in gold.of_kind(kind)]
    of_kind = {replace(m, span=trimmed(kind, gold.text, m.span)) for m in mentions if m.kind == kind}
    found = sorted((m for m in of_kind if m.span), key=lambda m: (m.span, m.quotation, sorted(m.speakers)))
    pairs = paired(kind, [m.span for m in found], [m.span for m in wanted])
    used = set(pairs.values())
    counted = [i for i, mention in enumerate(found) if i in used or not _is_indifferent(mention, gold)]
    return _Pairing(kind, found, wanted, pairs, counted)


def _is_indifferent(mention: Mention, gold: MarkedText) -> bool:
    """Whether a prediction without a partner counts neither way."""
    if any(shared(mention.span, span) > 0 for span in gold.ignored):
        return True
    if mention.kind == QUOTATION:
        return False
    outer = (m for m in gold.mentions if m.kind in _OUTER and m.kind != mention.kind)
    return any(m.span.contains(mention.span) for m in outer)


def _tally(pairing: _Pairing) -> Tally:
    exact = Counter(m.span for m in pairing.predicted) & Counter(m.span for m in pairing.gold)
    return Tally(len(pairing.gold), len(pairing.counted), exact.total(), len(pairing.pairs))


def _quotation_kinds(pairing: _Pairing) -> Share:
    right = sum(bool(gold.quotation) and found.quotation == gold.quotation for found, gold in pairing.hits)
    return Share(right, sum(bool(mention.quotation) for mention in pairing.gold))


def _speakers(pairing: _Pairing) -> Speakers:
    hits = [(found, gold) for found, gold in pairing.hits if gold.speakers]
    return Speakers(
        sum(bool(mention.speakers) for mention in pairing.gold),
        len(hits),
        sum(bool(found.speakers) for found, _ in hits),
        sum(same_person(found.speakers, gold.speakers) for found, gold in hits),
    )


def _disagreements(pairing: _Pairing, text: str, document: str) -> Iterator[Disagreement]:
    def item(sort: str, mention: Mention, detail: str = "") -> Disagreement:
        start, end = mention.span.start, mention.span.end
        before, after = _folded(text[max(0, start - CONTEXT) : start]), _folded(text[end : end + CONTEXT])
        return Disagreement(pairing.kind, sort, document, start, before, _folded(text[start:end]), after, detail)

    used = set(pairing.pairs.values())
    yield from (item("missed", mention) for j, mention in enumerate(pairing.gold) if j not in pairing.pairs)
    yield from (item("false", pairing.predicted[i]) for i in pairing.counted if i not in used)
    for found, gold in pairing.hits:
        if found.span != gold.span:
            yield item("bounds", gold, f"found “{_folded(found.span.of(text))}”")
        if gold.quotation and found.quotation != gold.quotation:
            yield item("quotation", gold, f"{found.quotation or 'undecided'} for {gold.quotation}")
        if gold.speakers and not same_person(found.speakers, gold.speakers):
            yield item("speaker", gold, f"{_listed(found.speakers) or 'none'} for {_listed(gold.speakers)}")


def _folded(text: str) -> str:
    words = " ".join(text.split())
    return (" " if text[:1].isspace() else "") + words + (" " if text[-1:].isspace() and words else "")


def _listed(names: frozenset[str]) -> str:
    return " | ".join(sorted(names)[:3])
