"""``teiedition validate``: TEI checked."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from teiedition.cli import options

if TYPE_CHECKING:
    from teiedition.diagnostics import Diagnostic

FORMATS = ("text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit")
"""The names of ``reporters.REPORTERS``, known without loading them."""

EXAMPLES = """
\b
Examples:
  teiedition validate article.xml
  teiedition validate editions/ --strict --output-format sarif > findings.sarif
  teiedition validate article.xml --select TEI3,TEI501
  teiedition validate article.xml --schema tei_all.rng
"""


class Given(TypedDict):
    """The options as click hands them over; None is not said."""

    schema: str | None
    select: str | None
    checks: str | None
    output_format: str | None
    jobs: int | None
    strict: bool | None
    config: str | None


@click.command(name="validate", epilog=EXAMPLES)
@options.files
@click.option(
    "--schema", metavar="FILE", type=click.Path(), help="A schema (.rng, .xsd, .sch) instead of the edition's own."
)
@click.option("--select", metavar="CODES", help="Only these codes or families: TEI3 is the grammar alone.")
@click.option("--checks", metavar="A,B", help="Checks of other packages, made besides ours.")
@click.option("--output-format", type=click.Choice(FORMATS), help="How findings are written; text for people.")
@options.jobs
@options.strict
@options.config
def command(files: tuple[str, ...], **given: Unpack[Given]) -> None:
    """Check TEI files: grammar, rules, pointers, header.

    FILES are files, folders, patterns, or - for standard input. Findings go to standard output, sorted by place.
    """
    from teiedition.batch import run
    from teiedition.batch.work import Validate
    from teiedition.cli.documents import gather
    from teiedition.cli.output import exit_status
    from teiedition.cli.progress import watched
    from teiedition.cli.settings import edition_of
    from teiedition.diagnostics import Report
    from teiedition.pipeline import ValidateOptions
    from teiedition.validation.added import load_check

    findings = Report()
    inputs = gather(files, (".xml",), findings)
    edition = edition_of(given["config"], inputs)
    schema = Path(given["schema"]) if given["schema"] else edition.path("schema") if edition.schema else None
    select = edition.select if given["select"] is None else options.words(given["select"])
    checks = options.words(given["checks"])
    for name in checks:
        load_check(name)  # here, so that a wrong name is said once
    jobs = options.said(given["jobs"], edition.jobs)
    found = list(findings)
    outcomes = run(inputs, Validate(ValidateOptions(schema, select, checks)), jobs)
    for outcome in watched(outcomes, len(inputs), "documents"):
        found.extend(outcome.diagnostics)
    found = list(dict.fromkeys(found))  # a schema that can't be used is said once, not for each document
    _print(found, given["output_format"] or edition.output_format)
    raise SystemExit(exit_status(found, strict=options.said(given["strict"], edition.strict)))


def _print(found: Sequence[Diagnostic], style: str) -> None:
    from teiedition.cli.output import emit_text, source_text
    from teiedition.reporters import REPORTERS, render_text

    if style == "text":
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        emit_text(render_text(found, source_text, colour=colour))
    else:
        emit_text(REPORTERS[style](found, source_text))
