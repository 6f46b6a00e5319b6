"""``teiedition encode``: transcriptions to TEI."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from teiedition.cli import options

if TYPE_CHECKING:
    from teiedition.batch import Input
    from teiedition.batch.reasons import Why
    from teiedition.cli.documents import Order

SUFFIXES = (".txt", ".text")
"""Of the files that a folder is searched for."""

EXAMPLES = """
\b
Examples:
  teiedition encode article.txt -o article.xml
  teiedition encode articles/ -o tei/editions/ --jobs 4
  teiedition encode article.txt --annotators names,dates --explain
  teiedition encode article.txt --why "Ada King"
  teiedition encode --annotators list
  cat article.txt | teiedition encode - > article.xml
"""


class Given(TypedDict):
    """The options as click hands them over; None is not said."""

    output: str | None
    encoding: str | None
    annotators: str | None
    spacy_model: str | None
    address: str | None
    authority: str | None
    explain: bool
    why: str | None
    jobs: int | None
    force: bool
    quiet: bool
    strict: bool | None
    config: str | None


def _list_annotators(context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Print the annotators where that is asked for; eager, so that it needs no files."""
    if value in {"list", "help"}:
        from teiedition.annotators.run import describe_annotators
        from teiedition.cli.output import emit_text

        emit_text("".join(f"{name:<12} {what}\n" for name, what in describe_annotators()))
        context.exit()
    return value


@click.command(name="encode", epilog=EXAMPLES)
@options.files
@options.output("Where the TEI goes")
@click.option("--encoding", metavar="NAME", help="Of the transcriptions; else it is found out.")
@click.option(
    "--annotators",
    metavar="A,B",
    is_eager=True,
    callback=_list_annotators,
    help="Only these; all stands for all of ours, and list prints which there are.",
)
@click.option("--spacy-model", metavar="NAME", help="Let this spaCy pipeline hint at names; it must be installed.")
@click.option(
    "--address",
    type=click.Choice(["inside", "outside", "auto"]),
    help="Whether 'Mr.' belongs to a person's name; auto: in tales alone.",
)
@click.option("--authority", metavar="DIR", type=click.Path(), help="Folder of the authority files.")
@click.option("--explain", is_flag=True, help="Say on standard error why each annotation was made.")
@click.option(
    "--why",
    metavar="WHAT",
    help="Write nothing, and say why a line (12), a place (12:5), words or all of a kind (persName) are marked.",
)
@options.jobs
@options.force
@options.quiet
@options.strict
@options.config
def command(files: tuple[str, ...], **given: Unpack[Given]) -> None:
    """Turn transcriptions into TEI.

    FILES are files, folders, patterns, or - for standard input. A result keeps the stem of its source: a.txt becomes
    a.xml. A TEI file that was changed by hand is never written over without --force.
    """
    from teiedition.batch.reasons import Why
    from teiedition.batch.work import Encode
    from teiedition.cli.documents import Order, gather, make
    from teiedition.cli.settings import edition_of
    from teiedition.diagnostics import Report

    findings = Report()
    inputs = gather(files, SUFFIXES, findings)
    edition = edition_of(given["config"], inputs)
    if given["encoding"] is not None:
        edition = replace(edition, encoding=given["encoding"])
    if given["annotators"] is not None:
        edition = replace(edition, annotators=options.words(given["annotators"]))
    if given["address"] is not None:
        edition = replace(edition, address=given["address"])
    if given["spacy_model"] is not None:
        edition = replace(edition, spacy=given["spacy_model"])
    if given["authority"] is not None:
        _assert_folder(given["authority"])
        edition = replace(edition, authority=options.absolute(given["authority"]))
    order = Order(
        files,
        given["output"],
        ".xml",
        force=given["force"],
        quiet=given["quiet"],
        strict=options.said(given["strict"], edition.strict),
        jobs=options.said(given["jobs"], edition.jobs),
        findings=findings,
    )
    chosen = edition.encode_options(findings)
    raise SystemExit(
        _tell(inputs, Why(chosen, given["why"]), order)
        if given["why"]
        else make(inputs, Encode(chosen, given["explain"]), order)
    )


def _tell(inputs: Sequence[Input], why: Why, order: Order) -> int:
    """Print the reasons of what was asked about; the findings of the documents are no matter here, but failures are."""
    from teiedition.batch import run
    from teiedition.cli.output import COULD_NOT_RUN, emit_text, exit_status, report

    failed = list(order.findings)
    for outcome in run(inputs, why, order.jobs):
        if outcome.value is None:
            failed += outcome.diagnostics
        else:
            emit_text("\n".join(outcome.value) + "\n")
    report(failed)
    return COULD_NOT_RUN if failed and exit_status(failed) else 0


def _assert_folder(name: str) -> None:
    """A folder named on the command line must be there; the one of the settings may be missing."""
    from teiedition.batch import shown
    from teiedition.diagnostics import InputError, Place

    if not Path(name).is_dir():
        raise InputError("TEI701", Place(shown(name)), name=shown(name))
