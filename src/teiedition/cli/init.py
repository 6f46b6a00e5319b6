"""``teiedition init``: a new edition."""

from __future__ import annotations

from pathlib import Path

import click

EXAMPLES = """
\b
Examples:
  teiedition init letters
  teiedition init .
"""

NAMES = {"gitignore": ".gitignore"}
"""Files of the starter whose own name would mean something to git or to a packager."""


@click.command(name="init", epilog=EXAMPLES)
@click.argument("folder", metavar="DIR", type=click.Path())
def command(folder: str) -> None:
    """Start a new edition in DIR: settings, an example transcription, empty authority lists.

    Files that are there already are never written over; a folder that holds an edition is refused.
    """
    from teiedition.batch import Policy, save, shown
    from teiedition.cli.output import emit_text
    from teiedition.diagnostics import ConfigurationError, Place

    base = Path(folder)
    starter = Path(__file__).with_name("starter")
    files = {
        file.relative_to(starter).with_name(NAMES.get(file.name, file.name)): file.read_bytes()
        for file in sorted(starter.rglob("*"))
        if file.is_file()
    }
    for name in ("edition.toml", "tei"):
        if (base / name).exists():
            taken = shown(base / name)
            raise ConfigurationError("TEI716", Place(taken), name=taken)
    lines = [f"Started an edition in {shown(base)}:", ""]
    for path, data in files.items():
        if path.name == ".gitignore" and (base / path).exists():
            continue  # the folder is a repository already and has its own
        save(base / path, data, base, Policy())
        lines.append(f"  {shown(path)}")
    lines += ["", "Put your transcriptions into tei/sources, then:", "", f"  teiedition build {shown(base)}"]
    emit_text("\n".join(lines) + "\n")
