"""The command line: each command parses, calls, reports, and lives in a file of its own that is loaded when it is called.

words of the command line --click--> options of one command (``encode`` ... ``explain``)
``settings``: edition.toml beside the work --> the defaults of what was not said
files and folders --``batch``--> outcomes in order, a progress bar where somebody watches (``progress``)
findings --``reporters``--> standard error, or standard output where they are what was asked for (``output``)
the worst finding --``output.exit_status``--> 0 clean, 1 findings, 2 could not run, 130 stopped by Ctrl-C
"""

from __future__ import annotations

from teiedition.cli.main import cli, main

__all__ = ["cli", "main"]
