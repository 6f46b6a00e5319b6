"""``teiedition evaluate``: an encoding compared with a model."""

from __future__ import annotations

from pathlib import Path

import click

EXAMPLES = """
\b
Examples:
  teiedition evaluate article.xml gold.xml
  teiedition evaluate article.xml gold.xml --errors 20
  teiedition evaluate encoded/ gold/ --json
"""


@click.command(name="evaluate", epilog=EXAMPLES)
@click.argument("predicted", type=click.Path())
@click.argument("gold", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--errors", metavar="N", type=click.IntRange(1), help="List up to N disagreements of each sort, too.")
def command(predicted: str, gold: str, as_json: bool, errors: int | None) -> None:
    """Compare PREDICTED with GOLD: precision, recall and F1 of each kind.

    Both are TEI files (or JSON files of spans) of the same transcription, or folders whose files have the same stems.
    """
    from teiedition.batch.inputs import reason_of, shown
    from teiedition.cli.output import emit_text, exit_status, report
    from teiedition.diagnostics import InputError, Place, Report
    from teiedition.evaluation import evaluate

    findings = Report()
    try:
        scores = evaluate(Path(predicted), Path(gold), findings)
    except FileNotFoundError as error:
        name = shown(str(error.filename))
        raise InputError("TEI701", Place(name), name=name) from error
    except OSError as error:
        name = shown(str(error.filename))
        raise InputError("TEI702", Place(name), name=name, reason=reason_of(error)) from error
    report(findings.diagnostics)
    emit_text(scores.as_json() if as_json else scores.table())
    if errors is not None and not as_json:
        emit_text("\n" + scores.listing(errors))
    raise SystemExit(exit_status(findings))
