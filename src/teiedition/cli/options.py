"""Arguments and options that several commands share, each written once."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])

files = click.argument("files", nargs=-1, required=True, metavar="FILES...", type=click.Path())
config = click.option(
    "--config", metavar="FILE", type=click.Path(), help="Settings; else edition.toml here or above the files."
)
jobs = click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(0, 1024),
    help="Processes to work with; 0, the default, takes as many as serve.",
)
force = click.option("--force", is_flag=True, help="Write over files that were changed by hand or written by others.")
quiet = click.option("-q", "--quiet", is_flag=True, help="Do not name the files written.")
cache = click.option(
    "--cache/--no-cache",
    default=True,
    help="Take the results of files that have not changed from the last run; the default.",
)
strict = click.option("--strict/--no-strict", default=None, help="End with 1 on warnings too.")


def output(what: str) -> Callable[[Function], Function]:
    """``-o``: where results go."""
    return click.option(
        "-o",
        "--output",
        metavar="OUT",
        type=click.Path(),
        help=f"{what}: a file for one input, a folder for several or when it ends in /; - is standard output.",
    )


def words(value: str | None) -> tuple[str, ...]:
    """A list as it is written in one option: ``names,dates``."""
    return tuple(word for word in (part.strip() for part in (value or "").split(",")) if word)


Value = TypeVar("Value")


def said(given: Value | None, setting: Value) -> Value:
    """What the command line says, else what the settings say."""
    return setting if given is None else given


def absolute(path: str) -> str:
    """A path that no longer depends on the current folder: settings are relative to the edition's."""
    return os.path.abspath(path)  # noqa: PTH100 - links unresolved, as the user wrote them
