"""Readers of other packages, found by the ending of a file's name, and what they need of ours."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

from teiedition.diagnostics import Report
from teiedition.readers.plain import read_plain
from teiedition.transcription import Origin, Source, Transcription

if TYPE_CHECKING:
    from teiedition.plugins import Plugin
    from teiedition.readers.read import ReadOptions

OURS: Final = frozenset({"", "txt", "text"})
"""Endings for which nobody else is asked, so that installed packages need not be looked through."""


def transcribe(text: str, source: Source, media_type: str) -> Transcription:
    """A transcription of a text that was taken out of a file of another format.

    Args:
        text: with a blank line between its blocks; our own reader finds what each of them is.
        source: the file.
        media_type: of the file.
    """
    blocks, fields = read_plain(text)
    origin = Origin(source.path, media_type, "utf-8", b"", hashlib.sha256(source.data).hexdigest())
    return Transcription(text, blocks, fields, origin)


def read_added(source: Source, options: ReadOptions, report: Report) -> Transcription | None:
    """Let a reader of another package read, if one is installed for the ending of the file's name.

    Raises:
        ConfigurationError: TEI727, it can't be imported, fails, or gives no transcription.
    """
    ending = source.path.replace("\\", "/").rpartition("/")[2].rpartition(".")[2] if "." in source.path else ""
    if ending.lower() in OURS:
        return None
    from teiedition.plugins import find_plugin

    plugin = find_plugin("reader", ending.lower())
    return None if plugin is None else _read(plugin, source, options, report)


def _read(plugin: Plugin, source: Source, options: ReadOptions, report: Report) -> Transcription:
    reader: Any = plugin.load()
    with plugin.at_work():
        found = reader(source, options, report)
    if not isinstance(found, Transcription):
        raise plugin.broken(f"it gives {type(found).__name__}, not a Transcription")
    return found
