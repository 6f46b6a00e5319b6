"""Two marked texts -> Scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from teiedition.evaluation.alignment import Alignment, align
from teiedition.evaluation.disagreement import Disagreement
from teiedition.evaluation.header import compare_header
from teiedition.evaluation.marked import QUOTATION, MarkedText, Mention
from teiedition.evaluation.matching import paired, same_person, shared, trimmed
from teiedition.evaluation.scores import Scores, Share, Speakers, Tally

CONTEXT = 60
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
    def unpaired(self) -> list[int]:
        """Which predicted mentions are false."""
        used = set(self.pairs.values())
        return [i for i in self.counted if i not in used]

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
    teller = _Teller(gold, predicted.name, document)
    disagreements = list(teller.all(pairings))
    header: dict[str, Share] = {}
    for field, right, wanted in compare_header(predicted.header, gold.header):
        header[field] = Share(int(right), 1)
        if not right:
            found = " | ".join((predicted.header.get(field) or ())[:3])
            disagreements.append(
                Disagreement("header", field, document, detail=f"“{found}” for “{wanted}”", where=gold.name)
            )
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


@dataclass(frozen=True)
class _Teller:
    """Tells in which points two encodings differ.

    Attributes:
        predicted: the name of the predicted file.
    """

    gold: MarkedText
    predicted: str
    document: str

    def all(self, pairings: Sequence[_Pairing]) -> Iterator[Disagreement]:
        missed = [(p.kind, m) for p in pairings for j, m in enumerate(p.gold) if j not in p.pairs]
        false = [(p.kind, p.predicted[i]) for p in pairings for i in p.unpaired]
        for gold, found in list(_retyped(missed, false)):
            missed.remove(gold)
            false.remove(found)
            yield self._item(gold[0], "type", gold[1], found[1], f"found as {found[0]} “{self._words(found[1])}”")
        yield from (self._item(kind, "missed", mention) for kind, mention in missed)
        yield from (self._item(kind, "false", mention, mention) for kind, mention in false)
        for pairing in pairings:
            yield from self._of_hits(pairing)

    def _of_hits(self, pairing: _Pairing) -> Iterator[Disagreement]:
        for found, gold in pairing.hits:
            if found.span != gold.span:
                yield self._item(pairing.kind, "bounds", gold, found, f"found “{self._words(found)}”")
            if gold.quotation and found.quotation != gold.quotation:
                detail = f"{found.quotation or 'undecided'} for {gold.quotation}"
                yield self._item(pairing.kind, "kind", gold, found, detail)
            if gold.speakers and not same_person(found.speakers, gold.speakers):
                detail = f"{_listed(found.speakers) or 'none'} for {_listed(gold.speakers)}"
                yield self._item(pairing.kind, "speaker", gold, found, detail)

    def _item(
        self, kind: str, sort: str, mention: Mention, found: Mention | None = None, detail: str = ""
    ) -> Disagreement:
        text, start, end = self.gold.text, mention.span.start, mention.span.end
        before, after = _folded(text[max(0, start - CONTEXT) : start]), _folded(text[end : end + CONTEXT])
        name = self.predicted if found is mention else self.gold.name
        where = ":".join(filter(None, (name, mention.where)))
        evidence = found.evidence if found else ""
        words = self._words(mention)
        return Disagreement(kind, sort, self.document, start, before, words, after, detail, where, evidence)

    def _words(self, mention: Mention) -> str:
        return _folded(mention.span.of(self.gold.text))


_Kinded = tuple[str, Mention]


def _retyped(missed: Sequence[_Kinded], false: Sequence[_Kinded]) -> Iterator[tuple[_Kinded, _Kinded]]:
    """What was missed as one kind and found as another, one to one: half of both in common, the most first."""
    candidates = sorted(
        (-share, i, j)
        for i, (_, gold) in enumerate(missed)
        for j, (_, found) in enumerate(false)
        if (share := shared(found.span, gold.span)) >= 0.5
    )
    used: set[int] = set()
    taken: set[int] = set()
    for _, i, j in candidates:
        if i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            yield missed[i], false[j]


def _folded(text: str) -> str:
    words = " ".join(text.split())
    return (" " if text[:1].isspace() else "") + words + (" " if text[-1:].isspace() and words else "")


def _listed(names: frozenset[str]) -> str:
    return " | ".join(sorted(names)[:3])
