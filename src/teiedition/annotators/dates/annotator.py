"""The annotator ``dates``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from teiedition.annotation import Annotation, Kind
from teiedition.annotators.dates.absolute import Reading, at, old_style, part_of
from teiedition.annotators.dates.conflicts import YearSlip, find_year_slip
from teiedition.annotators.dates.issue import moment_of_issue
from teiedition.annotators.dates.joining import Dated, join_dates
from teiedition.annotators.dates.moment import Moment
from teiedition.annotators.dates.relative import RELATIVE, Setting, read_date
from teiedition.annotators.dates.stretches import DateStretch, find_stretches
from teiedition.annotators.protocol import Context, Findings
from teiedition.transcription import BlockKind, Span, Transcription

_OLD_STYLE = re.compile(r"[\s,(\[]{0,3}(?:O\.\s?S\.|[Oo]ld [Ss]tyle|according to the old calendar)")
_AHEAD = re.compile(r"\b(?:will|shall|due|to be|next|coming|until|convene|scheduled|forthcoming)\b[^.;]*$")
_WILL = re.compile(r"\b(?:will|shall)\b")
ENGLISH = "en"
LONG_YEAR, LEAST_TOLD = 4, 3
APPARATUS = frozenset({BlockKind.PUBLICATION, BlockKind.COLOPHON, BlockKind.DOC_DATE, BlockKind.BYLINE})


class Dates:
    """Finds every date, and says when it is.

    Emits: TEI170 an impossible day, TEI171 relative dates in a text whose date of issue is not known, TEI210 statements
    of the date that disagree, TEI212 a weekday that the day did not have.
    """

    name: Final = "dates"
    needs: Final[frozenset[Kind]] = frozenset()
    gives: Final = frozenset({Kind.DATE})

    def find(self, context: Context) -> Findings:
        return Findings(tuple(_Reader(context).annotations()))


class _Reader:
    """Goes through the dates of a text in order, and remembers what later ones may lean on."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.text = context.transcription.text
        self.issue = moment_of_issue(context.transcription)
        self.slip = find_year_slip(context.transcription)
        self.last = Moment()
        self.year = 0
        self.told = 0
        self.block_start = -1
        self.unanchored = False

    def annotations(self) -> Iterator[Annotation]:
        if self.slip is not None:
            self._report_slip(self.slip)
        spans = [block.span for block in self.context.transcription.blocks if block.kind != BlockKind.SEPARATOR]
        stretches = self._stretches(spans)
        self.told = _year_told_of(stretches, self.context.transcription, self.issue.year)
        for dated in join_dates(self.text, stretches):
            yield self._annotation(dated)

    def _stretches(self, spans: Sequence[Span]) -> list[DateStretch]:
        if self.context.language.startswith(ENGLISH):
            return find_stretches(self.context, spans)
        from teiedition.annotators.dates.abroad import find_stretches_abroad  # its table is loaded when it is needed

        return find_stretches_abroad(self.context, spans)

    def _annotation(self, dated: Dated) -> Annotation:
        block = self.context.transcription.block_at(dated.start)
        if block is not None and block.span.start != self.block_start:
            self.block_start, self.year = block.span.start, 0
        setting = Setting(self.issue, self.last, self.year or self.told, self._ahead(dated))
        reading = self._read(dated, setting)
        self._check(dated, reading)
        if block is None or block.kind not in APPARATUS:
            self._remember(dated, reading)
        return annotation_of(dated, reading)

    def _ahead(self, dated: Dated) -> bool:
        before = _AHEAD.search(self.text, max(0, dated.start - 60), dated.start)
        return before is not None or _WILL.search(self.text, dated.end, dated.end + 30) is not None

    def _read(self, dated: Dated, setting: Setting) -> Reading:
        if dated.last is None:
            reading = read_date(dated.first, setting)
        elif dated.both_styles:
            return at(read_date(dated.last, setting).earliest)
        else:
            reading = _span_of(dated.first, dated.last, setting)
        reading = self._corrected(dated, reading)
        if dated.part:
            reading = part_of(reading, dated.part)
        marked = _OLD_STYLE.match(self.text, dated.end) or _OLD_STYLE.search(self.text, dated.start, dated.end)
        return old_style(reading) if marked else reading

    def _corrected(self, dated: Dated, reading: Reading) -> Reading:
        """Read the year that the other statements of the header prove, where this one slipped."""
        slip = self.slip
        if slip is None or not slip.corr or not dated.start <= slip.span.start < dated.end:
            return reading
        year = int(slip.corr)
        return reading._replace(
            earliest=reading.earliest._replace(year=year), latest=reading.latest._replace(year=year)
        )

    def _report_slip(self, slip: YearSlip) -> None:
        proposal = (
            f"The year {slip.corr} is proposed for it." if slip.corr else "Nothing on the page decides which is right."
        )
        self.context.report.add(
            "TEI210",
            self.context.transcription.place(slip.span),
            statement=slip.statement,
            evidence=slip.evidence,
            note=" ".join(filter(None, (slip.statement, slip.evidence, proposal))),
        )

    def _check(self, dated: Dated, reading: Reading) -> None:
        place = self.context.transcription.place(Span(dated.start, dated.end))
        words = " ".join(self.text[dated.start : dated.end].split())
        if not reading.real:
            self.context.report.add("TEI170", place, date=words)
        weekday, is_day = dated.first.parts.get("weekday", ""), reading.earliest.weekday
        if dated.first.form in RELATIVE:
            if not self.issue.year and not self.unanchored:
                self.unanchored = True
                self.context.report.add("TEI171", place, date=words)
        elif weekday and is_day and reading.certainty == 1 and not reading.calendar and weekday.title() != is_day:
            self.context.report.add(
                "TEI212",
                place,
                statement=f"The text names the day “{words}”.",
                evidence=f"{reading.earliest.iso} was a {is_day}.",
                note=f"The text names the day “{words}”, but {reading.earliest.iso} was a {is_day}.",
            )

    def _remember(self, dated: Dated, reading: Reading) -> None:
        if not reading.real or reading.bounds:
            return
        if dated.first.has("year") and reading.latest.year > 0:
            self.year = reading.latest.year
        if reading.earliest.month:
            self.last = reading.latest


def _year_told_of(stretches: Sequence[DateStretch], transcription: Transcription, issue: int) -> int:
    """The year that a text looks back on: most of its days and months name it, and no date is of the time of issue.

    A memoir of 1927 that tells of 1917 says "in July" and means that of 1917.
    """
    years: Counter[int] = Counter()
    for stretch in stretches:
        named = stretch.parts.get("year", "")
        block = transcription.block_at(stretch.start)
        if len(named) != LONG_YEAR or not named.isdigit() or block is None or block.kind in APPARATUS:
            continue
        if abs(int(named) - issue) < 2:
            return 0
        years[int(named)] += stretch.has("month")
    year, count = max(years.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return year if count >= LEAST_TOLD and 2 * count > years.total() and year < issue else 0


def _span_of(first: DateStretch, last: DateStretch, setting: Setting) -> Reading:
    """A span of time; what its first date leaves out, the last one says."""
    end = read_date(last, setting)
    parts = dict(first.parts)
    if not parts.get("year") and first.form != "year" and end.latest.year:
        start = read_date(first, setting).earliest._replace(year=end.latest.year)
        if (start.month, start.day) > (end.latest.month or 12, end.latest.day or 31):
            start = start._replace(year=start.year - 1)
    else:
        start = read_date(first, setting).earliest
    if start.year and end.latest.year and start > end.latest:
        return end._replace(earliest=end.latest, certainty=min(end.certainty, 0.5))
    return Reading(start, end.latest, certainty=end.certainty)


def annotation_of(dated: Dated, reading: Reading) -> Annotation:
    """The annotation of a date; one whose time is not known or not real has no property that says when."""
    properties = {"calendar": reading.calendar}
    first, last = reading.earliest.iso, reading.latest.iso
    relative = dated.first.form in RELATIVE
    if first and reading.real:
        if first == last:
            properties["when"] = first
        elif reading.bounds:
            properties |= {"notBefore": first, "notAfter": last}
        else:
            properties |= {"from": first, "to": last}
    certainty = min(reading.certainty, 0.85) if relative or not reading.real else reading.certainty
    return Annotation.of(
        Kind.DATE,
        dated.start,
        dated.end,
        certainty=certainty,
        resp="dates",
        evidence=(dated.first.form,),
        **{name + "_" if name == "from" else name: value for name, value in properties.items()},
    )


annotator = Dates()
