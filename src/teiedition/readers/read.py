"""One source to one transcription: finds the reader and checks its promise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from teiedition.diagnostics import InputError, InvariantBroken, Place, Report
from teiedition.readers.added import read_added
from teiedition.readers.characters import report_characters
from teiedition.readers.decode import decode
from teiedition.readers.plain import read_plain
from teiedition.readers.recognise import PLAIN, recognise
from teiedition.transcription import Origin, Source, Transcription


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a caller may say about a source.

    Attributes:
        encoding: the name of the encoding; empty to find it out.
        media_type: such as ``text/plain``; empty to find it out.
    """

    encoding: str = ""
    media_type: str = ""


def _read_text(source: Source, options: ReadOptions, report: Report) -> Transcription:
    decoded = decode(source, options.encoding, report)
    blocks, fields = read_plain(decoded.text)
    origin = Origin(source.path, PLAIN, decoded.encoding, decoded.bom, decoded.sha256)
    return Transcription(decoded.text, blocks, fields, origin)


Reader = Callable[[Source, ReadOptions, Report], Transcription]

READERS: Final[Mapping[str, Reader]] = {PLAIN: _read_text}
"""Media type to reader."""


def read(source: Source, report: Report, options: ReadOptions | None = None) -> Transcription:
    """Read a transcription; every character of the source stays where it was.

    A reader of another package, found by the ending of the name, answers itself for what it takes out of its format.

    Args:
        source: the bytes and the name the user gave them.
        report: receives what an editor should know about the bytes and characters.
        options: encoding and media type, where the caller knows them.

    Raises:
        InputError: TEI001 no reader for the format, TEI002 nothing to read, TEI003 not text in the encoding,
            TEI004 not text at all, TEI006 the encoding asked for is unknown.
        ConfigurationError: TEI727, a reader of another package can't be used.
        InvariantBroken: TEI901, the text doesn't give its bytes back: our fault.

    Emits: TEI005, TEI006 and TEI007 about the encoding, TEI010 to TEI016 about characters.
    """
    options = options or ReadOptions()
    transcription = None if options.media_type else read_added(source, options, report)
    if transcription is None:
        media_type = options.media_type or recognise(source)
        reader = READERS.get(media_type)
        if reader is None:
            raise InputError("TEI001", Place(source.path), found=media_type, known=", ".join(sorted(READERS)))
        transcription = reader(source, options, report)
        if transcription.to_bytes() != source.data:
            raise InvariantBroken("TEI901", Place(source.path), byte=0, wanted=source.data[:20], found="other bytes")
    report_characters(transcription, report)
    return transcription
