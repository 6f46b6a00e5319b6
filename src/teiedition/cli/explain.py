"""``teiedition explain``: the page on a code, or our policy on an element."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

EXAMPLES = """
\b
Examples:
  teiedition explain TEI301
  teiedition explain not-well-formed
  teiedition explain said
  teiedition explain
"""


@click.command(name="explain", epilog=EXAMPLES)
@click.argument("topic", required=False, metavar="[CODE|ELEMENT]")
def command(topic: str | None) -> None:
    """Print what a diagnostic means, or how an element is used.

    A code may be given by its number (TEI301) or its name (not-well-formed). Without a topic, all are listed.
    """
    from teiedition.cli.output import emit_text

    emit_text(_listing() if topic is None else _page(topic))


def _page(topic: str) -> str:
    from teiedition.diagnostics import ConfigurationError, Place
    from teiedition.diagnostics.catalogue import ENTRIES

    policy = load_policy()
    element = topic.strip("<>").removeprefix("tei:")
    by_name = {entry.name: code for code, entry in ENTRIES.items()}
    code = topic.upper() if topic.upper() in ENTRIES else by_name.get(topic.lower())
    if code is not None:
        return _code_page(code)
    if element in policy:
        return _policy_page(element, policy[element])
    near = _nearest(topic, [*ENTRIES, *by_name, *policy])
    raise ConfigurationError("TEI723", Place(topic), name=topic, near=f"; did you mean {near}?" if near else "")


def _code_page(code: str) -> str:
    from teiedition.diagnostics.catalogue import ENTRIES
    from teiedition.resources import resource

    entry = ENTRIES[code]
    try:
        return resource("codes", f"{code}.md").read_text("utf-8")
    except FileNotFoundError:  # a code whose page is not written yet still has its wording
        return f"# {code} {entry.name}\n\nSeverity: {entry.severity}\n\n{entry.message}\n\n{entry.remedy}\n"


def _policy_page(element: str, policy: dict[str, Any]) -> str:
    how = "\n".join(f"- {line}" for line in policy["how"])
    return (
        f"# <{element}>\n\n{policy['use']}\n\n{how}\n\n"
        f"    {policy['example']}\n\nTEI P5 Guidelines, {policy['guidelines']}\n"
    )


def _listing() -> str:
    from teiedition.diagnostics.catalogue import ENTRIES

    codes = "".join(f"  {code}  {entry.severity:<8} {entry.name}\n" for code, entry in sorted(ENTRIES.items()))
    elements = "".join(f"  {name:<10} {page['use']}\n" for name, page in sorted(load_policy().items()))
    return f"Codes\n\n{codes}\nElements\n\n{elements}"


def load_policy() -> dict[str, dict[str, Any]]:
    """Our policy by element: use, how, example, guidelines."""
    return tomllib.loads(Path(__file__).with_name("policy.toml").read_text("utf-8"))


def _nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like another, whatever its case; empty where none is near."""
    import difflib

    folded = {name.lower(): name for name in known}
    near = difflib.get_close_matches(word.lower(), folded, 1)
    return folded[near[0]] if near else ""
