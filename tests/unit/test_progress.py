"""The line that counts: seen on terminals alone, and out of the way of what is written."""

from __future__ import annotations

import io
import sys

import pytest

from teiedition.cli import progress
from teiedition.cli.progress import Counting


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def watching(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """From here on; not as a fixture, since pytest sets its own streams when the test begins."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PAUSE", -1.0)
    monkeypatch.setenv("TERM", "xterm")
    return stream


def test_it_counts_and_makes_way(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watching(monkeypatch)
    counting = Counting(1200, "files checked")
    counting.advance()
    counting.clear()
    counting.clear()
    counting.advance()
    assert terminal.getvalue() == "\r1 of 1,200 files checked\r\x1b[K\r2 of 1,200 files checked"


@pytest.mark.parametrize(("total", "term"), [(2, "xterm"), (1200, "dumb")])
def test_it_is_silent_where_it_would_not_be_seen(monkeypatch: pytest.MonkeyPatch, total: int, term: str) -> None:
    terminal = watching(monkeypatch)
    monkeypatch.setenv("TERM", term)
    counting = Counting(total, "files checked")
    counting.advance()
    counting.clear()
    assert terminal.getvalue() == ""


def test_a_stream_that_is_no_terminal_sees_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    counting = Counting(1200, "files checked")
    counting.advance()
    assert capsys.readouterr().err == ""
