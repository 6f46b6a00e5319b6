"""Finds quotations, tells what each is, and whose words it holds.

text of each block --marks--> ``Marked`` stretches: nested, never past the block, linear in the number of marks
stretches + names  --page--> ``Passage``: a quotation with its sentence, its parents, and what it continues
passages           --voices--> whose words: a reporting clause, a reference, a colon, a continuation, an echo
passages + voices  --kinds--> said, quote, soCalled, mentioned, or q with a diagnostic
``Quotations.find`` --> annotations with the rule that fired as evidence, and records of sources and unnamed speakers
"""

from __future__ import annotations

from teiedition.annotation import QUOTATIONS, Annotation, Kind
from teiedition.annotators.protocol import Context, Findings
from teiedition.annotators.quotations.kinds import judge
from teiedition.annotators.quotations.lengthy import Verdict
from teiedition.annotators.quotations.lexicon import FEMININE, MASCULINE
from teiedition.annotators.quotations.page import Page, Passage, Voice
from teiedition.annotators.quotations.sources import RESP, Sources
from teiedition.annotators.quotations.voices import find_voices
from teiedition.transcription import Span

VOICE_CERTAINTY = {
    "sentence-subject": 0.6,
    "main-speaker": 0.5,
    "later-reference": 0.7,
    "echo": 0.75,
    "turn": 0.45,
    "following": 0.8,
    "clause-before": 0.87,
    "colon-paragraph": 0.88,
}
"""The share of right speakers of each rule on annotated texts, those above ``_SURE_VOICE`` left out."""
_SURE_VOICE = 0.95
_PRONOUN = 0.7
"""The same of a pronoun in a tale, whose bearer is inferred."""
_ATTRIBUTED = frozenset({Kind.SAID, Kind.QUOTE, Kind.UNDECIDED})


class Quotations:
    """The annotator of quotations.

    Emits: TEI110 a quotation is never closed; TEI111 a mark closes nothing; TEI112 the kind can't be told.
    """

    name = "quotations"
    needs = frozenset({Kind.PERSON, Kind.ORG, Kind.WORK})
    gives = QUOTATIONS | {Kind.DESCRIPTION}

    def find(self, context: Context) -> Findings:
        page = Page(context)
        find_voices(page)
        verdicts = judge(page)
        found = _Found(page)
        for passage, verdict in zip(page.passages, verdicts, strict=True):
            found.add(passage, verdict)
        _report(page, verdicts)
        return Findings(tuple(found.annotations), tuple(found.sources.records.values()))


annotator = Quotations()


class _Found:
    """Gathers the annotations of a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.sources = Sources(page)
        self.annotations: list[Annotation] = []
        self._described: set[Span] = set()
        self._chains = _chains(page)
        self._narrator = _narrator(page)

    def add(self, passage: Passage, verdict: Verdict) -> None:
        properties = self._properties(passage, verdict.kind)
        told = self._told_in(passage, verdict.kind)
        if told:
            self._annotate(passage, Kind.QUOTE, 0.7, ("told-to-author",), {"source": told})
        certainty = verdict.certainty
        if "who" in properties or "source" in properties:
            certainty = min(certainty, self._voice_certainty(passage.voice))
        self._annotate(passage, verdict.kind, certainty, _evidence(passage.voice, verdict), properties)

    def _voice_certainty(self, voice: Voice) -> float:
        certainty = VOICE_CERTAINTY.get(voice.rule, _SURE_VOICE)
        inferred = self._page.dialogue and voice.words[:1] and voice.words[0] in MASCULINE | FEMININE
        return min(certainty, _PRONOUN) if inferred else certainty

    def _annotate(
        self, passage: Passage, kind: Kind, certainty: float, evidence: tuple[str, ...], properties: dict[str, str]
    ) -> None:
        if not passage.marked.closed and not passage.goes_on:
            properties = {**properties, "unclosed": "true"}
        self.annotations.append(
            Annotation.of(
                kind, passage.start, passage.end, certainty=certainty, resp=RESP, evidence=evidence, **properties
            )
        )

    def _properties(self, passage: Passage, kind: Kind) -> dict[str, str]:
        properties: dict[str, str] = {}
        if id(passage) in self._chains:
            properties["chain"] = self._chains[id(passage)]
        if kind not in _ATTRIBUTED:
            return properties
        voice = passage.voice
        refs = voice.refs
        if not refs and voice.described is not None:
            refs = (self._describe(voice.described),)
        if not refs and voice.narrator:
            refs = (self.sources.described("the narrator"),)
        if refs:
            properties["who"] = " ".join(refs)
        sources = voice.works[:1]
        if refs and kind is Kind.QUOTE:
            sources = tuple(dict.fromkeys((self.sources.of_persons(refs, passage.first), *sources)))
        if sources:
            properties["source"] = " ".join(sources)
        if voice.to_whom and kind is not Kind.QUOTE:
            properties["toWhom"] = " ".join(voice.to_whom)
        if kind is Kind.SAID and self._page.words[passage.first : passage.first + 1] == ["that"]:
            properties["direct"] = "false"
        return properties

    def _describe(self, tokens: tuple[int, int]) -> str:
        page = self._page
        words = " ".join(page.phrase(*tokens).split())
        ident = self.sources.described(words)
        span = Span(page.tokens[tokens[0]].start, page.tokens[tokens[1]].end)
        around = page.passage_at(tokens[0])
        if around is not None and around.first == tokens[0] and around.last == tokens[1] + 1:
            span = Span(around.start, around.end)
        if span not in self._described and page.passage_at(tokens[0]) is page.passage_at(tokens[1]):
            self._described.add(span)
            self.annotations.append(
                Annotation.of(
                    Kind.DESCRIPTION,
                    span.start,
                    span.end,
                    certainty=0.8,
                    resp=RESP,
                    evidence=("unnamed-speaker", words),
                    type="person",
                    ref=ident,
                )
            )
        return ident

    def _told_in(self, passage: Passage, kind: Kind) -> str:
        """The work in which its author tells what was said to him: a quotation around a speech."""
        told = passage.voice.to_whom
        if kind is Kind.SAID and len(told) == 1 and told[0] == self._narrator and passage.parent is None:
            return self.sources.of_persons(told, passage.first)
        return ""


def _narrator(page: Page) -> str:
    """The person whose written words a document quotes at length, three times and more."""
    counts: dict[str, int] = {}
    for passage in page.passages:
        if len(passage.voice.refs) == 1 and passage.last - passage.first > 8:
            counts[passage.voice.refs[0]] = counts.get(passage.voice.refs[0], 0) + 1
    often = [ref for ref, count in counts.items() if count >= 3]
    return max(often, key=lambda ref: (counts[ref], ref), default="")


def _chains(page: Page) -> dict[int, str]:
    """For each part of a quotation in parts, the name its parts share: where the first begins."""
    chains: dict[int, str] = {}
    for passage in page.passages:
        if passage.chain is not None:
            head = chains.setdefault(id(passage.chain), f"quotation-{passage.chain.start}")
            chains[id(passage)] = head
    return chains


def _evidence(voice: Voice, verdict: Verdict) -> tuple[str, ...]:
    return (verdict.rule, *((voice.rule,) if voice.rule else ()), *voice.words)


def _report(page: Page, verdicts: list[Verdict]) -> None:
    context = page.context
    place = context.transcription.place
    for passage, verdict in zip(page.passages, verdicts, strict=True):
        shown = page.text[passage.start : passage.start + 40]
        if not passage.marked.closed and not passage.goes_on:
            context.report.add("TEI110", place(Span(passage.start, passage.start + 1)), text=shown)
        if verdict.kind is Kind.UNDECIDED:
            context.report.add("TEI112", place(Span(passage.start, passage.end)), text=shown, rule=verdict.rule)
    for offset in page.strays:
        context.report.add(
            "TEI111", place(Span(offset, offset + 1)), text=page.text[max(0, offset - 30) : offset + 1].strip()
        )
