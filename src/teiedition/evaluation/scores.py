"""Figures of agreement: values that add up, and how they are shown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from teiedition.evaluation.disagreement import (
    Disagreement,
    as_dicts,
    count_classes,
    render_counts,
    render_listing,
)
from teiedition.evaluation.marked import KINDS, NAMES


class Figures(NamedTuple):
    """Per cent."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Tally:
    """Mentions of one kind: how many the gold text has, how many were predicted, and how many of those agree."""

    gold: int = 0
    predicted: int = 0
    exact: int = 0
    overlapping: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.gold + other.gold,
            self.predicted + other.predicted,
            self.exact + other.exact,
            self.overlapping + other.overlapping,
        )

    @property
    def exact_figures(self) -> Figures:
        """Both ends equal."""
        return self._figures(self.exact)

    @property
    def overlap_figures(self) -> Figures:
        """At least a character shared; of quotations, half of all."""
        return self._figures(self.overlapping)

    def _figures(self, hits: int) -> Figures:
        precision, recall = _percent(hits, self.predicted), _percent(hits, self.gold)
        return Figures(precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0)


@dataclass(frozen=True, slots=True)
class Share:
    """So many right of so many."""

    right: int = 0
    total: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.total + other.total)

    @property
    def percent(self) -> float:
        return _percent(self.right, self.total)


@dataclass(frozen=True, slots=True)
class Speakers:
    """Speakers of the gold quotations that have one; ``found`` and ``given`` count those found and given any speaker."""

    gold: int = 0
    found: int = 0
    given: int = 0
    right: int = 0

    def __add__(self, other: Speakers) -> Speakers:
        return Speakers(
            self.gold + other.gold, self.found + other.found, self.given + other.given, self.right + other.right
        )

    @property
    def percent(self) -> float:
        """Right among all."""
        return _percent(self.right, self.gold)

    @property
    def percent_found(self) -> float:
        """Right among those whose quotation was found."""
        return _percent(self.right, self.found)


@dataclass(frozen=True)
class Scores:
    """Agreement over one document or many.

    Attributes:
        tallies: per kind, those compared at least once.
        quotations: the kinds of the gold quotations that have one.
        header: per field, those stated at least once.
        coverage: per document, the share of the gold text found in the predicted one.
        disagreements: sorted.
    """

    tallies: Mapping[str, Tally] = field(default_factory=dict)
    quotations: Share = field(default_factory=Share)
    speakers: Speakers = field(default_factory=Speakers)
    header: Mapping[str, Share] = field(default_factory=dict)
    coverage: tuple[float, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()

    @classmethod
    def sum(cls, scores: Iterable[Scores]) -> Scores:
        """All documents' figures together, each mention counting once."""
        tallies: dict[str, Tally] = {}
        header: dict[str, Share] = {}
        quotations, speakers = Share(), Speakers()
        coverage: list[float] = []
        disagreements: list[Disagreement] = []
        for score in scores:
            for kind, tally in score.tallies.items():
                tallies[kind] = tallies.get(kind, Tally()) + tally
            for name, share in score.header.items():
                header[name] = header.get(name, Share()) + share
            quotations, speakers = quotations + score.quotations, speakers + score.speakers
            coverage += score.coverage
            disagreements += score.disagreements
        ordered = {kind: tallies[kind] for kind in KINDS if kind in tallies}
        return cls(ordered, quotations, speakers, header, tuple(coverage), tuple(sorted(disagreements)))

    @property
    def names(self) -> Tally:
        """Persons, places, organisations, dates, works and events together."""
        return sum((tally for kind, tally in self.tallies.items() if kind in NAMES), Tally())

    @property
    def header_total(self) -> Share:
        return sum(self.header.values(), Share())

    def to_dict(self) -> dict[str, object]:
        """The figures, rounded to a tenth of a per cent; a part that was not compared is absent."""
        figures: dict[str, object] = {
            "documents": len(self.coverage),
            "text_found": {"mean": round(_mean(self.coverage), 4), "least": round(min(self.coverage, default=0.0), 4)},
            "kinds": {kind: _tally_dict(tally) for kind, tally in self._rows()},
        }
        if self.quotations.total:
            figures["quotation_kinds"] = _share_dict(self.quotations)
        if self.speakers.gold:
            figures["speakers"] = {
                "gold": self.speakers.gold,
                "given": self.speakers.given,
                "right": self.speakers.right,
                "percent": round(self.speakers.percent, 1),
                "percent_of_found": round(self.speakers.percent_found, 1),
            }
        if self.header:
            fields = {name: _share_dict(share) for name, share in sorted(self.header.items())}
            figures["header"] = {**_share_dict(self.header_total), "fields": fields}
        return figures

    def as_json(self, errors: int | None = 0) -> str:
        """The figures for programs, and at most so many errors of each kind and class; None for all."""
        figures = self.to_dict()
        if errors != 0:
            figures["error_counts"] = count_classes(self.disagreements)
            figures["errors"] = as_dicts(self.disagreements, errors)
        return json.dumps(figures, indent=2, ensure_ascii=False) + "\n"

    def table(self) -> str:
        """The figures as plain text of at most 80 columns."""
        return "\n".join(self._lines()) + "\n"

    def listing(self, limit: int | None = None) -> str:
        """How many errors of each kind and class, then each in its context; at most so many of each."""
        if limit == 0 or not self.disagreements:
            return ""
        counts = render_counts(self.disagreements)
        return (
            f"{counts}\n{render_listing(self.disagreements, limit)}"
            if counts
            else render_listing(self.disagreements, limit)
        )

    def _rows(self) -> Iterator[tuple[str, Tally]]:
        yield from self.tallies.items()
        if any(kind in NAMES for kind in self.tallies):
            yield "all names", self.names

    def _lines(self) -> Iterator[str]:
        number = len(self.coverage)
        yield f"{number:,} document{'' if number == 1 else 's'}, {100 * _mean(self.coverage):.1f} % of the text found"
        yield ""
        yield f"{'':12}{'gold':>7}{'found':>7}   {'exact P':>8}{'R':>7}{'F1':>7}   {'overlap P':>9}{'R':>7}{'F1':>7}"
        for kind, tally in self._rows():
            exact, overlap = tally.exact_figures, tally.overlap_figures
            yield (
                f"{kind:12}{tally.gold:7,}{tally.predicted:7,}   "
                f"{exact.precision:8.1f}{exact.recall:7.1f}{exact.f1:7.1f}   "
                f"{overlap.precision:9.1f}{overlap.recall:7.1f}{overlap.f1:7.1f}"
            )
        if self.quotations.total or self.speakers.gold or self.header:
            yield ""
        if self.quotations.total:
            yield f"kind of quotation right   {_share_text(self.quotations)}"
        if self.speakers.gold:
            right = Share(self.speakers.right, self.speakers.gold)
            yield f"speaker right             {_share_text(right)}, {self.speakers.percent_found:.1f} % of those found"
        if self.header:
            yield f"header fields right       {_share_text(self.header_total)}"


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def _mean(values: tuple[float, ...]) -> float:
    return sum(values) / len(values) if values else 0.0


def _share_text(share: Share) -> str:
    return f"{share.percent:5.1f} % ({share.right:,} of {share.total:,})"


def _share_dict(share: Share) -> dict[str, float]:
    return {"right": share.right, "total": share.total, "percent": round(share.percent, 1)}


def _tally_dict(tally: Tally) -> dict[str, object]:
    return {
        "gold": tally.gold,
        "predicted": tally.predicted,
        "exact": {name: round(value, 1) for name, value in tally.exact_figures._asdict().items()},
        "overlap": {name: round(value, 1) for name, value in tally.overlap_figures._asdict().items()},
    }
