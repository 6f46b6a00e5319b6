"""What a build makes of one TEI file: its findings, its pages, and what it holds, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiedition.batch.ignoring import Ignoring
from teiedition.diagnostics import Report
from teiedition.diagnostics.selection import chosen_codes
from teiedition.transcription import Source

if TYPE_CHECKING:
    from pathlib import Path

    from teiedition.edition import Edition
    from teiedition.options import SchemaChoice
    from teiedition.vocabulary import TeiDocument

COUNTED = {
    "persName": "persons",
    "placeName": "places",
    "orgName": "organisations",
    "event": "events",
    "date": "dates",
    "title": "works",
    "said": "quotations",
    "quote": "quotations",
    "soCalled": "quotations",
    "mentioned": "quotations",
    "q": "quotations",
    "corr": "corrections",
    "note": "notes",
    "p": "paragraphs",
}
"""Element of the text to the word a summary counts it under."""

_RS = {"person": "persons", "place": "places", "org": "organisations", "work": "works"}


@dataclass(frozen=True)
class Published:
    """The pages of a document as endings of their names with their bytes, and its counts by name."""

    pages: tuple[tuple[str, bytes], ...] = ()
    counts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Publish:
    """TEI file -> findings and pages; it can be handed to a worker."""

    to: tuple[str, ...]
    views: tuple[str, ...]
    schema: SchemaChoice = None
    select: tuple[str, ...] = ()
    xslt: Path | None = None
    ignoring: Ignoring | None = None

    @classmethod
    def of(cls, edition: Edition, ignoring: Ignoring) -> Publish:
        """As an edition's settings want it.

        Raises:
            ConfigurationError: TEI730, the settings select a code that there is not.
        """
        schema = edition.schemas()
        xslt = edition.path("xslt") if edition.xslt else None
        return cls(edition.to, edition.view, schema, chosen_codes(edition.select, ()), xslt, ignoring)

    def __call__(self, source: Source, report: Report) -> Published:
        from teiedition.pipeline import ValidateOptions, transform, validate
        from teiedition.publication import RenderOptions
        from teiedition.vocabulary import TeiDocument

        validate(source, ValidateOptions(self.schema, self.select), report)
        if self.ignoring is not None:
            report.diagnostics = [found for found in report if not self.ignoring.takes(found)]
        if any(found.code.startswith("TEI30") for found in report):
            return Published()  # no TEI that may be read: there is nothing to publish
        noted = Report()
        pages: list[tuple[str, bytes]] = []
        for format_ in self.to:
            for view, suffix in self._views(format_):
                xslt = self.xslt if format_ == "html" else None
                pages.append((suffix, transform(source, RenderOptions(format_, view, xslt), noted)))
        report.extend(dict.fromkeys(noted))  # a view says again what the other has said
        return Published(tuple(pages), _counts(TeiDocument.parse(source.data, source.path)))

    def _views(self, format_: str) -> list[tuple[str, str]]:
        """The views that a format is made in, each with the ending of its file's name."""
        views = self.views or ("diplomatic",)
        if format_ == "html":  # the reader changes the view in the page
            return [(views[0], ".html")]
        if format_ == "transcription":
            return [(views[0], ".transcription.txt")]
        return [(view, f".{view}.txt") for view in views]


def _counts(document: TeiDocument) -> tuple[tuple[str, int], ...]:
    from teiedition.vocabulary import local_name

    counts: Counter[str] = Counter()
    for element, _, _ in document.spans:
        name = local_name(element)
        word = COUNTED.get(name) or (_RS.get(element.get("type", "")) if name == "rs" else None)
        if name == "name" and element.get("type") == "event":
            word = "events"
        if word:
            counts[word] += 1
    # ``spans`` leaves out what the edition adds to the text, and that is what a correction is
    counts["corrections"] = sum(1 for element in document.root.iter() if local_name(element) == "corr")
    return tuple((word, counts[word]) for word in dict.fromkeys(COUNTED.values()))
