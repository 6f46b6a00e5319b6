"""What commands print, and what they end with."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Sequence

import click

from teiedition.diagnostics import Diagnostic, InputError, Place, Severity, TeiEditionError

CLEAN, FOUND, COULD_NOT_RUN = 0, 1, 2


def note(line: str) -> None:
    """A line for whoever watches, on standard error: results alone go to standard output."""
    click.echo(printable(line), err=True)


def emit(data: bytes) -> None:
    """A result on standard output, byte for byte."""
    stream = sys.stdout.buffer
    try:
        rest = memoryview(data)
        while rest:  # a stream without a buffer (PYTHONUNBUFFERED) may take a part only
            rest = rest[stream.write(rest) :]
        stream.flush()
    except OSError as error:
        # the interpreter would try to write the rest once more when it ends, and complain
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno in {errno.EPIPE, errno.EINVAL}:  # EINVAL is what Windows says
            raise BrokenPipeError from error
        from teiedition.batch.inputs import reason_of

        name = "standard output"
        raise InputError("TEI706", Place(name), name=name, reason=reason_of(error)) from error


def emit_text(text: str) -> None:
    """A text on standard output, in UTF-8 whatever the locale."""
    emit(printable(text).encode("utf-8"))


def printable(text: str) -> str:
    """A text that any UTF-8 stream takes: bytes of a file name that are no UTF-8 become escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def report(diagnostics: Sequence[Diagnostic]) -> None:
    """Findings for the person at the terminal, on standard error, with the lines they are about."""
    if not diagnostics:
        return
    from teiedition.reporters import render_text

    colour = sys.stderr.isatty() and "NO_COLOR" not in os.environ
    click.echo(
        printable(render_text(list(dict.fromkeys(diagnostics)), source_text, colour=colour)),
        err=True,
        nl=False,
        color=colour,
    )


_MOST_QUOTED = 32 * 2**20
"""Bytes: of a larger file no lines are quoted, which would take more memory than checking it."""


def source_text(path: str) -> str | None:
    """The text of a file that a finding is about, for its excerpt; None where there is none to quote, or too much."""
    from teiedition.batch.contexts import xml_text
    from teiedition.batch.inputs import read_bytes

    if not os.path.isfile(path) or os.path.getsize(path) > _MOST_QUOTED:  # noqa: PTH113, PTH202 - also standard input and names shown with escapes
        return None
    try:
        return xml_text(read_bytes(path))
    except TeiEditionError:
        return None


_COULD_NOT_RUN = ("TEI306", "TEI32", "TEI406", "TEI407", "TEI601", "TEI602", "TEI7", "TEI9")
"""Errors that leave work undone: of files, settings, schemas, stylesheets, formats and workers, and our own."""


def exit_status(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> int:
    """0 clean, 1 errors (with ``strict`` warnings too), 2 where some work could not be done.

    Could not be done: see ``_COULD_NOT_RUN``.
    """
    status = CLEAN
    for diagnostic in diagnostics:
        if diagnostic.severity is Severity.ERROR and diagnostic.code.startswith(_COULD_NOT_RUN):
            return COULD_NOT_RUN
        if diagnostic.severity is Severity.ERROR or (strict and diagnostic.severity is Severity.WARNING):
            status = FOUND
    return status
