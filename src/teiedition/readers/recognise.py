"""The media type of a source: by the first bytes, which don't lie, then by the name."""

from __future__ import annotations

from typing import Final

from teiedition.transcription import Source

PLAIN: Final = "text/plain"
BINARY: Final = "application/octet-stream"

_MAGIC: Final = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (b"{\\rtf", "application/rtf"),
)
_MARKUP: Final = (
    (b"<!doctype html", "text/html"),
    (b"<html", "text/html"),
    (b"<?xml", "application/xml"),
    (b"<tei ", "application/tei+xml"),
)
_SUFFIXES: Final = {
    ".htm": "text/html",
    ".html": "text/html",
    ".xhtml": "text/html",
    ".xml": "application/xml",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
    ".epub": "application/epub+zip",
}


def recognise(source: Source) -> str:
    """Say what a source is: ``text/plain`` unless bytes or name are those of another format."""
    for magic, media_type in _MAGIC:
        if source.data.startswith(magic):
            return media_type
    start = source.data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for magic, media_type in _MARKUP:
        if start.startswith(magic):
            return media_type
    name = source.path.lower()
    return next((media_type for suffix, media_type in _SUFFIXES.items() if name.endswith(suffix)), PLAIN)
