"""The group of all commands, and the last word on exit statuses."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from teiedition import __version__
from teiedition.cli.output import COULD_NOT_RUN, note, report
from teiedition.diagnostics import Diagnostic, TeiEditionError

INTERRUPTED = 130
BROKEN_PIPE = 141
"""What shells report for a program ended by SIGINT and SIGPIPE: 128 and the number of the signal."""

COMMANDS = {
    "init": "Start a new edition in a folder.",
    "encode": "Turn transcriptions into TEI.",
    "validate": "Check TEI files.",
    "transform": "Turn TEI into HTML, text or the transcription again.",
    "build": "Make a whole edition: encode, check, publish what has changed.",
    "schema": "Keep schemas under names: list, add, show, remove.",
    "evaluate": "Compare an encoding with a model encoding.",
    "explain": "Print the page on a code, or our policy on an element.",
}
"""Each command and what it does; its module is ``teiedition.cli.<name>``, the command there ``command``."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called, their list from a table: a start costs one command."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"teiedition.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, 1)
            hint = f" Did you mean {near[0]}?" if near else ""
            ctx.fail(f"There is no command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> NoReturn:
        """Run, and end with our exit status whatever happens."""
        extra["standalone_mode"] = False
        sys.exit(_status(lambda: super(LazyGroup, self).main(args, *rest, **extra)))


def _status(run: Callable[[], Any]) -> int:
    try:
        status = run()
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:
        return _status_after(error)
    return status if isinstance(status, int) else 0


def _status_after(error: BaseException) -> int:
    """Say what stopped the program, and give its exit status."""
    match error:
        case click.exceptions.Exit():
            return error.exit_code
        case click.ClickException():
            error.show()
        case click.Abort() | KeyboardInterrupt():
            note("Stopped. What is written is whole; the rest was not begun.")
            return INTERRUPTED
        case BrokenPipeError():
            return BROKEN_PIPE
        case TeiEditionError():
            report([error.diagnostic])
        case _ if "TEIEDITION_TRACEBACK" in os.environ:  # batch.run knows it too
            raise error
        case _:
            report([Diagnostic.of("TEI903", reason=f"{type(error).__name__}: {error}")])
    return COULD_NOT_RUN


EXAMPLES = """
\b
Examples:
  teiedition init letters
  teiedition build letters
  teiedition encode article.txt -o article.xml
  teiedition validate article.xml
  teiedition transform article.xml --to html -o article.html

\b
Exit status: 0 clean, 1 errors were found, 2 could not run or nothing to check.
"""


@click.command(
    cls=LazyGroup,
    name="teiedition",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EXAMPLES,
)
@click.version_option(__version__, message="teiedition %(version)s")
def cli() -> None:
    """Turn transcriptions into validated TEI P5 scholarly editions, and publish them."""


def main() -> NoReturn:
    """The program ``teiedition``."""
    cli.main(prog_name="teiedition")
