"""``teiedition validate``: TEI checked."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from teiedition.cli import options

if TYPE_CHECKING:
    from teiedition.batch import Input
    from teiedition.batch.baseline import Baseline
    from teiedition.batch.checking import Validate
    from teiedition.batch.results import Results
    from teiedition.batch.sieve import Sieve
    from teiedition.cli.findings import Printer
    from teiedition.diagnostics import Report
    from teiedition.edition import Edition
    from teiedition.options import SchemaSettings, ValidateOptions

FORMATS = ("text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "svrl")
"""The names of ``reporters.REPORTERS``, known without loading them."""

EXAMPLES = """
\b
Examples:
  teiedition validate article.xml
  teiedition validate editions/ --strict --output-format sarif > findings.sarif
  teiedition validate article.xml --select TEI3,dangling-pointer --ignore TEI319
  teiedition validate editions/ --baseline known.json --write-baseline
  git ls-files '*.xml' | teiedition validate @-
  teiedition validate editions/ --diff
  teiedition validate article.xml --schema tei_all --schema rules.sch
"""


class Given(TypedDict):
    """The options as click hands them over; None is not said."""

    schema: tuple[str, ...]
    catalog: tuple[str, ...]
    phase: str | None
    xinclude: bool | None
    select: str | None
    ignore: str | None
    checks: str | None
    baseline: str | None
    write_baseline: bool
    output_format: str | None
    jobs: int | None
    cache: bool
    fix: bool
    diff: bool
    unsafe_fixes: bool
    repairs: bool
    quiet: bool
    strict: bool | None
    config: str | None


@click.command(name="validate", epilog=EXAMPLES)
@options.files
@click.option(
    "--schema",
    metavar="FILE|NAME",
    multiple=True,
    help="A schema (.rng, .rnc, .sch, .xsd, .dtd) or the name of a kept one; may be given several times.",
)
@click.option(
    "--catalog", metavar="FILE", multiple=True, type=click.Path(), help="An XML catalog; may be given several times."
)
@click.option("--phase", metavar="NAME", help="The phase of Schematron schemas to run, or #ALL.")
@click.option("--xinclude/--no-xinclude", default=None, help="Put the parts of a document into their places.")
@click.option(
    "--select", metavar="CODES", help="Only these codes, names or families: TEI3 is the grammar, TEI5 the pointers."
)
@click.option("--ignore", metavar="CODES", help="Not these codes, names or families.")
@click.option("--checks", metavar="A,B", help="Checks of other packages, made besides ours.")
@click.option(
    "--baseline", metavar="FILE", type=click.Path(), help="Findings that are known: they are counted, not shown."
)
@click.option("--write-baseline", is_flag=True, help="Write what is found into the baseline.")
@click.option("--output-format", type=click.Choice(FORMATS), help="How findings are written; text for people.")
@click.option("--fix", is_flag=True, help="Apply the repairs that lose nothing; then check what is left.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: those repairs too that may lose something.")
@click.option("--repairs/--no-repairs", default=True, help="Look for a repair of each finding; the default.")
@options.jobs
@options.cache
@click.option("-q", "--quiet", is_flag=True, help="No line about the run on standard error.")
@options.strict
@options.config
def command(files: tuple[str, ...], **given: Unpack[Given]) -> None:
    """Check TEI files: grammar, rules, pointers, header.

    By which schema: --schema, else the `schema` of edition.toml, else the xml-model instructions of the document,
    else the edition's own. Nothing is fetched: see `teiedition schema --help`.

    FILES are files, folders, patterns, @LIST (a file of names; @- reads it from standard input), or - for standard
    input. Findings go to standard output: those of a file together, in the order of the files.
    """
    from teiedition.batch.checking import Validate
    from teiedition.batch.ignoring import Ignoring
    from teiedition.batch.sieve import Sieve
    from teiedition.cli.documents import gather
    from teiedition.cli.findings import Printer
    from teiedition.cli.settings import edition_of
    from teiedition.diagnostics import Report

    begun = time.monotonic()
    findings = Report()
    inputs = gather(files, (".xml",), findings)
    edition = edition_of(given["config"], inputs)
    wanted = _wanted(given, edition)
    if given["fix"] or given["diff"]:
        if _schemas(given, edition).xinclude:
            raise click.UsageError("--xinclude checks a document with its parts; repairs are made file by file.")
        _repair(inputs, wanted, given, findings)
    sieve = Sieve(Ignoring.of(edition), _baseline(given, edition))
    strict = options.said(given["strict"], edition.strict)
    printer = Printer(given["output_format"] or edition.output_format, _sources(inputs), strict)
    inputs = _without_empty(inputs, findings)
    printer.add(sorted([*findings, *sieve.ignoring.faults]))
    results = _results(wanted) if given["cache"] else None
    _check(inputs, Validate(wanted, results), sieve, printer, options.said(given["jobs"], edition.jobs))
    _close(wanted, sieve, printer)
    if results is not None:
        results.prune()
    if not given["quiet"]:
        _tell(sieve, printer, time.monotonic() - begun)
    raise SystemExit(printer.status)


def _repair(inputs: Sequence[Input], wanted: ValidateOptions, given: Given, findings: Report) -> None:
    """Apply repairs, or show them and end."""
    from teiedition.cli.repairing import diff, fix

    work = wanted, given["unsafe_fixes"], given["jobs"] or 0
    if given["diff"]:
        raise SystemExit(diff(inputs, work, findings, quiet=given["quiet"]))
    if any(one.data is not None for one in inputs):
        raise click.UsageError("--fix writes to files; with --diff standard input is read.")
    fix(inputs, work, findings, quiet=given["quiet"])


def _wanted(given: Given, edition: Edition) -> ValidateOptions:
    """What to check against, and what to look for."""
    from teiedition.diagnostics.selection import chosen_codes
    from teiedition.options import ValidateOptions

    select = edition.select if given["select"] is None else options.words(given["select"])
    checks = options.words(given["checks"])
    if checks:
        from teiedition.validation.added import load_check

        for name in checks:
            load_check(name)  # here, so that a wrong name is said once
    return ValidateOptions(
        _schemas(given, edition), chosen_codes(select, options.words(given["ignore"])), checks, given["repairs"]
    )


def _schemas(given: Given, edition: Edition) -> SchemaSettings:
    """By what to judge: what the command line says goes before what the settings say."""
    said = edition.schemas()
    catalogs = (*map(Path, given["catalog"]), *said.catalogs)
    xinclude = options.said(given["xinclude"], said.xinclude)
    if given["schema"]:
        said = replace(said, chosen=given["schema"], base=Path())
    return replace(said, catalogs=catalogs, xinclude=xinclude, phase=given["phase"] or "")


def _baseline(given: Given, edition: Edition) -> Baseline | None:
    from teiedition.batch.baseline import Baseline

    path = Path(given["baseline"]) if given["baseline"] else edition.path("baseline") if edition.baseline else None
    if path is None and given["write_baseline"]:
        raise click.UsageError("--write-baseline needs the name of the file: --baseline FILE.")
    return Baseline.load(path, new=given["write_baseline"]) if path else None


def _results(wanted: ValidateOptions) -> Results | None:
    from teiedition.batch.results import Results  # not loaded where no result is kept

    return Results.of(wanted)


def _sources(inputs: Sequence[Input]) -> Callable[[str], str | None]:
    """The text of a file, or of standard input, by the name that findings give it."""
    from teiedition.batch.contexts import xml_text
    from teiedition.cli.output import source_text

    read = {one.name: one.data for one in inputs if one.data is not None}
    return lambda path: xml_text(read[path]) if path in read else source_text(path)


def _without_empty(inputs: Sequence[Input], findings: Report) -> list[Input]:
    """The inputs but for a standard input that nothing came in by."""
    from teiedition.diagnostics import Place

    empty = [one for one in inputs if one.data is not None and not one.data.strip()]
    for one in empty:
        findings.add("TEI732", Place(one.name))
    return [one for one in inputs if one not in empty]


def _check(inputs: Sequence[Input], work: Validate, sieve: Sieve, printer: Printer, jobs: int) -> None:
    """Check the documents and print what the sieve lets through, of each as soon as it is its turn."""
    from teiedition.batch import run
    from teiedition.cli.progress import Counting

    progress = Counting(len(inputs), "files checked")
    for outcome in run(inputs, work, jobs):
        printer.add(sieve.sift(outcome), progress.clear)
        progress.advance()
    progress.clear()


def _close(wanted: ValidateOptions, sieve: Sieve, printer: Printer) -> None:
    """Print what can be said at the end, and write the baseline."""

    def looked_for() -> Collection[str]:
        from teiedition.validation import codes_looked_for

        return codes_looked_for(wanted.schema, wanted.select)

    printer.add(sorted(sieve.after(looked_for)))
    if sieve.baseline is not None and sieve.baseline.new:
        sieve.baseline.write(sieve.is_checked, looked_for())
    printer.close()


def _tell(sieve: Sieve, printer: Printer, seconds: float) -> None:
    """The line about the run."""
    from teiedition.cli.findings import counted
    from teiedition.cli.output import note

    said = [f"{counted(sieve.files, 'file')} checked in {seconds:.2f} s: {printer.said}"]
    if sieve.baseline is not None and sieve.baseline.new:
        said.append(f"{sieve.known:,} written to the baseline")
    elif sieve.known:
        said.append(f"{sieve.known:,} known")
    if sieve.suppressed:
        said.append(f"{sieve.suppressed:,} suppressed")
    if sieve.kept:
        said.append(f"{counted(sieve.kept, 'file')} from the cache")
    note("; ".join(said))
