"""``teiedition schema``: schemas kept under names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from teiedition.validation.schemas.store import Kept

EXAMPLES = """
\b
Examples:
  teiedition schema add tei_all
  teiedition schema add letters https://example.org/letters.rng rules.sch
  teiedition schema list
  teiedition schema show tei_all
  teiedition schema remove letters
"""


@click.group(name="schema", epilog=EXAMPLES)
def command() -> None:
    """Keep schemas under names, for `validate --schema NAME` and for documents that name them.

    They lie in the user's data folder: that of TEIEDITION_DATA, else of XDG_DATA_HOME, else where the system keeps
    such things. `add` is the only command that ever asks the network, for the one schema it is told to keep.
    """


@command.command(name="list")
def list_all() -> None:
    """The names that schemas are kept under, and those known to `add`."""
    from teiedition.cli.output import emit_text
    from teiedition.validation.schemas.known import OWN, known_schemas
    from teiedition.validation.schemas.store import Store

    kept = Store().all()
    names = [one.name for one in kept]
    lines = [f"{OWN}: the edition's own grammar and rules, always at hand"]
    lines += [
        f"{one.name}: {', '.join(schema.kind.value for schema in one.schemas)}, from {_origins(one)}" for one in kept
    ]
    others = [known.name for known in known_schemas() if known.name not in names]
    if others:
        lines += [
            "",
            "Not kept; `teiedition schema add NAME` fetches one from its usual address:",
            "  " + ", ".join(others),
        ]
    emit_text("\n".join(lines) + "\n")


@command.command(name="add")
@click.argument("name")
@click.argument("sources", nargs=-1, metavar="[URL|FILE]...")
@click.option("--sha256", metavar="DIGEST", help="Keep it only if this is the sha256 of the first source.")
@click.option("--replace", is_flag=True, help="Take the place of what is kept under the name.")
def add(name: str, sources: tuple[str, ...], sha256: str | None, replace: bool) -> None:
    """Fetch or copy a schema, see that it compiles, and keep it under NAME.

    \b
    Only https is fetched; redirects are shown; at most 32 MB and two minutes a file. Of a known name (see
    `list`) the address may be left out. Several sources are used together: a grammar and its rules.
    """
    from teiedition.cli.output import emit_text, note
    from teiedition.validation.schemas.adding import Request, add_schema, kept_lines
    from teiedition.validation.schemas.store import Store

    kept = add_schema(Store(), Request(name, sources, sha256 or "", replace), note)
    emit_text("\n".join(["kept " + line if not at else line for at, line in enumerate(kept_lines(kept))]) + "\n")


@command.command(name="show")
@click.argument("name")
def show(name: str) -> None:
    """Where a schema lies, where it came from, its sha256, and what it says of its licence."""
    from teiedition.cli.output import emit_text
    from teiedition.resources import resource
    from teiedition.validation.schemas.adding import kept_lines
    from teiedition.validation.schemas.known import OWN
    from teiedition.validation.schemas.store import verify

    if name == OWN:
        files = [resource("schema", f"{OWN}.{end}") for end in ("rng", "rnc", "xsd", "sch")]
        emit_text("\n".join([OWN, *(f"  {file}" for file in files), "  part of this program"]) + "\n")
        return
    kept = _kept(name)
    verify(kept)
    emit_text("\n".join(kept_lines(kept)) + "\n")


@command.command(name="remove")
@click.argument("name")
def remove(name: str) -> None:
    """Remove what is kept under NAME."""
    from teiedition.cli.output import note
    from teiedition.validation.schemas.store import Store

    if not Store().remove(name):
        _kept(name)  # says why not
    note(f"removed {name}")


def _kept(name: str) -> Kept:
    """What is kept under a name.

    Raises:
        SchemaError: TEI321, nothing is.
    """
    from teiedition.diagnostics import Place, SchemaError
    from teiedition.options import SchemaSettings
    from teiedition.validation.schemas.finding import SchemaFinder
    from teiedition.validation.schemas.store import Store

    kept = Store().find(name)
    if kept is None:
        raise SchemaError("TEI321", Place(name), name=name, statement=SchemaFinder(SchemaSettings()).advice(name))
    return kept


def _origins(kept: Kept) -> str:
    return ", ".join(schema.origin for schema in kept.schemas)
