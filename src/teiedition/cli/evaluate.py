"""``teiedition evaluate``: an encoding compared with a model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from teiedition.cli import options

if TYPE_CHECKING:
    from teiedition.evaluation import MarkedText

EXAMPLES = """
\b
Examples:
  teiedition evaluate article.xml gold.xml
  teiedition evaluate article.txt gold.xml --errors 20
  teiedition evaluate encoded/ gold/ --json --errors 5
  teiedition encode article.txt | teiedition evaluate - gold.json
"""


@click.command(name="evaluate", epilog=EXAMPLES)
@click.argument("predicted", type=click.Path())
@click.argument("gold", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--errors", metavar="N", type=click.IntRange(1), help="List up to N errors of each kind and class, too.")
@options.config
def command(predicted: str, gold: str, as_json: bool, errors: int | None, config: str | None) -> None:
    """Compare PREDICTED with GOLD: precision, recall and F1 of each kind.

    Both are TEI files (or JSON files of spans) of the same transcription, folders whose files have the same stems, or one
    of them - for standard input. PREDICTED may be transcriptions, too (.txt): they are encoded first, and the errors tell
    which rule made them.
    """
    from teiedition.batch.inputs import STDIN, reason_of, shown
    from teiedition.cli.output import emit_text, exit_status, report
    from teiedition.diagnostics import InputError, Place, Report
    from teiedition.evaluation import evaluate

    if predicted == gold == STDIN:
        raise click.UsageError("Standard input (-) can be read once only.")
    findings = Report()
    try:
        scores = evaluate(_input(predicted), _input(gold), findings, lambda path: _encoded(path, config))
    except FileNotFoundError as error:
        name = shown(str(error.filename))
        raise InputError("TEI701", Place(name), name=name) from error
    except OSError as error:
        name = shown(str(error.filename))
        raise InputError("TEI702", Place(name), name=name, reason=reason_of(error)) from error
    report(findings.diagnostics)
    if as_json:
        emit_text(scores.as_json(0 if errors is None else errors))
    else:
        emit_text(scores.table() + ("" if errors is None else f"\n{scores.listing(errors)}"))
    raise SystemExit(exit_status(findings))


def _input(name: str) -> Path | MarkedText:
    import sys

    from teiedition.batch.inputs import LIMIT, STDIN
    from teiedition.evaluation import read_data

    return read_data(sys.stdin.buffer.read(LIMIT + 1), "stdin") if name == STDIN else Path(name)


def _encoded(path: Path, config: str | None) -> MarkedText:
    """A transcription as we encode it now, by the settings of its edition, with the reason of each mark."""
    from dataclasses import replace

    from teiedition.batch import Input
    from teiedition.cli.settings import edition_of
    from teiedition.evaluation import read_marked, with_evidence
    from teiedition.pipeline import encode

    one = Input(str(path), path.stem)
    encoded = encode(one.load(), edition_of(config, [one]).encode_options())
    marked = replace(read_marked(encoded.document), name=path.name)
    return with_evidence(marked, encoded.transcription.text, encoded.annotations)
