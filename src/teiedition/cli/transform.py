"""``teiedition transform``: TEI to what is read."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict, Unpack

import click

from teiedition.cli import options

EXAMPLES = """
\b
Examples:
  teiedition transform article.xml --to html -o article.html
  teiedition transform editions/ --to text --view normalized -o texts/
  teiedition transform article.xml --to transcription > article.txt
  teiedition transform article.xml --xslt own.xsl -o article.html
"""

SUFFIXES = {"html": ".html", "text": ".txt", "transcription": ".txt"}
"""Of the results, by format: the same as ``publication.FORMATS``, known without loading it."""


class Given(TypedDict):
    """The options as click hands them over; None is not said."""

    output: str | None
    to: str | None
    view: str | None
    xslt: str | None
    jobs: int | None
    force: bool
    quiet: bool
    strict: bool | None
    config: str | None


@click.command(name="transform", epilog=EXAMPLES)
@options.files
@options.output("Where the results go")
@click.option("--to", type=click.Choice(list(SUFFIXES)), help="Format; html where nothing is said.")
@click.option(
    "--view",
    type=click.Choice(["diplomatic", "normalized"]),
    help="As printed, errors and all, or with the corrections the edition proposes.",
)
@click.option("--xslt", metavar="FILE", type=click.Path(), help="A stylesheet of your own (XSLT 1.0) instead of ours.")
@options.jobs
@options.force
@options.quiet
@options.strict
@options.config
def command(files: tuple[str, ...], **given: Unpack[Given]) -> None:
    """Turn TEI files into HTML, plain text, or the transcription they were made of.

    FILES are files, folders, patterns, or - for standard input. --to transcription gives back the bytes that were
    encoded, every one.
    """
    from teiedition.batch.work import Transform
    from teiedition.cli.documents import Order, gather, make
    from teiedition.cli.settings import edition_of
    from teiedition.diagnostics import Report
    from teiedition.publication import RenderOptions

    findings = Report()
    inputs = gather(files, (".xml",), findings)
    edition = edition_of(given["config"], inputs)
    to = given["to"] or next(iter(edition.to), "html")
    stylesheet = Path(given["xslt"]) if given["xslt"] else edition.path("xslt") if edition.xslt else None
    order = Order(
        files,
        given["output"],
        SUFFIXES[to],
        force=given["force"],
        quiet=given["quiet"],
        strict=options.said(given["strict"], edition.strict),
        jobs=options.said(given["jobs"], edition.jobs),
        findings=findings,
    )
    view = given["view"] or next(iter(edition.view), "diplomatic")
    raise SystemExit(make(inputs, Transform(RenderOptions(to, view, stylesheet)), order))
