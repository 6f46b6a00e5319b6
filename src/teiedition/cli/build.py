"""``teiedition build``: a whole edition brought up to date."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from teiedition.cli import options

if TYPE_CHECKING:
    from teiedition.batch.building import Built, Document
    from teiedition.diagnostics import Diagnostic
    from teiedition.edition import Edition

EXAMPLES = """
\b
Examples:
  teiedition build
  teiedition build letters --jobs 4
  teiedition build --findings
  teiedition build --force
"""

LISTED = 20
"""Documents whose results are named; of more only the numbers are given."""


class Given(TypedDict):
    """The options as click hands them over; None is not said."""

    findings: bool
    jobs: int | None
    force: bool
    strict: bool | None


@click.command(name="build", epilog=EXAMPLES)
@click.argument("folder", default=".", metavar="[DIR]", type=click.Path())
@click.option("--findings", is_flag=True, help="Show the findings of unchanged documents again.")
@options.jobs
@click.option("--force", is_flag=True, help="Encode again what was changed by hand; the changes are lost.")
@options.strict
def command(folder: str, **given: Unpack[Given]) -> None:
    """Make the edition in DIR: encode, check, publish what has changed.

    Transcriptions in tei/sources become TEI in tei/editions and pages in build/. A TEI file that you changed by hand
    is kept, checked and published as you left it.
    """
    from teiedition.batch.building import build
    from teiedition.cli.output import emit_text, exit_status, report
    from teiedition.cli.progress import watched
    from teiedition.cli.settings import read_settings
    from teiedition.diagnostics import ConfigurationError, Place
    from teiedition.edition import FILE_NAME

    settings = Path(folder) / FILE_NAME
    if not settings.is_file():
        raise ConfigurationError("TEI715", Place(folder), name=folder)
    edition = read_settings(settings)
    jobs = options.said(given["jobs"], edition.jobs)
    built = build(edition, watched, force=given["force"], jobs=jobs)
    everything = [found for document in built.documents for found in document.diagnostics] + built.diagnostics
    fresh = [f for document in built.documents if document.worked_on for f in document.diagnostics]
    report(everything if given["findings"] else fresh + built.diagnostics)
    emit_text("".join(f"{line}\n" for line in _summary(edition, built)))
    raise SystemExit(exit_status(everything, strict=options.said(given["strict"], edition.strict)))


def _summary(edition: Edition, built: Built) -> Iterator[str]:
    yield _bold(edition.title or edition.folder.resolve().name)
    yield ""
    worked_on = [document for document in built.documents if document.worked_on]
    for document in worked_on[:LISTED]:
        yield from _results(edition, document)
    if len(worked_on) > LISTED:
        yield f"  ... and {len(worked_on) - LISTED:,} more documents"
    for name in built.removed:
        yield f"  removed    {edition.folder / name}"
    if worked_on or built.removed:
        yield ""
    yield from _table(built)
    yield from _totals(built, bool(worked_on or built.removed))


def _results(edition: Edition, document: Document) -> Iterator[str]:
    from teiedition.batch import shown

    words = {"written": "encoded", "failed": "failed", "kept": "kept", "own": "found", "unchanged": "as before"}
    yield f"  {words[document.encoded]:<10} {shown(edition.folder / document.tei)}"
    if document.encoded != "failed":
        wrong = any(found.code.startswith("TEI3") and found.severity == "error" for found in document.diagnostics)
        yield f"  {'checked':<10} {'not valid' if wrong else 'valid'}: {_findings(document.diagnostics)}"
    for index, page in enumerate(document.pages):
        yield f"  {'' if index else 'published':<10} {shown(edition.folder / page)}"


def _table(built: Built) -> Iterator[str]:
    """What all documents hold together, in three columns of 24."""
    counts: Counter[str] = Counter()
    for document in built.documents:
        counts.update(document.counts)
    cells = [f"{word:<14}{number:>8,}" for word, number in counts.items()]
    height = -(-len(cells) // 3)
    for row in range(height):
        yield "  " + "    ".join(cells[row::height]).rstrip()
    if cells:
        yield ""


def _totals(built: Built, changed: bool) -> Iterator[str]:
    states = Counter(document.encoded for document in built.documents)
    words = {"written": "encoded", "unchanged": "as before", "kept": "kept as changed by hand"}
    words |= {"own": "without a transcription", "failed": "failed"}
    parts = [f"{states[state]:,} {word}" for state, word in words.items() if states[state]]
    number = len(built.documents)
    if not changed and number:
        yield "  Nothing has changed."
    yield f"  {number:,} document{'' if number == 1 else 's'}" + (f": {', '.join(parts)}." if parts else ".")
    everything = [f for document in built.documents for f in document.diagnostics] + built.diagnostics
    yield f"  {_findings(everything)}."


def _findings(diagnostics: Sequence[Diagnostic]) -> str:
    severities = Counter(str(found.severity) for found in diagnostics)
    named = {"error": "error", "warning": "warning", "info": "hint"}
    return ", ".join(f"{severities[s]:,} {word}{'' if severities[s] == 1 else 's'}" for s, word in named.items())


def _bold(text: str) -> str:
    return click.style(text, bold=True) if sys.stdout.isatty() and "NO_COLOR" not in os.environ else text
