"""The output formats, and the one function that makes any of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from teiedition.diagnostics import ConfigurationError, Place, Report, TransformError
from teiedition.vocabulary import TeiDocument

VIEWS: Final = ("diplomatic", "normalized")
"""As printed, errors and all; with the corrections the edition proposes."""


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What a user may choose about an output.

    Attributes:
        to: a name of ``FORMATS``.
        view: one of ``VIEWS``; in HTML the view that is shown first, the reader may change it.
        xslt: a stylesheet of the user's own, XSLT 1.0, used instead of the format's.
    """

    to: str = "html"
    view: str = "diplomatic"
    xslt: Path | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """One output format: what its files are, and what makes them."""

    name: str
    media_type: str
    suffix: str
    render: Callable[[TeiDocument, RenderOptions, Report], bytes]


def _html(document: TeiDocument, options: RenderOptions, report: Report) -> bytes:
    from teiedition.publication.html import render_html

    return render_html(document, options.view, report)


def _text(document: TeiDocument, options: RenderOptions, report: Report) -> bytes:
    from teiedition.publication.text import render_text

    return render_text(document, options.view, report)


def _transcription(document: TeiDocument, options: RenderOptions, report: Report) -> bytes:
    try:
        return document.to_bytes()
    except (ValueError, LookupError) as error:
        # only our own processing instructions hold what has to be decoded: line ends, white space, code points
        raise TransformError("TEI603", Place(document.path), reason=f"{type(error).__name__}: {error}") from error


FORMATS: Final = {
    format_.name: format_
    for format_ in (
        Format("html", "text/html", ".html", _html),
        Format("text", "text/plain", ".txt", _text),
        Format("transcription", "text/plain", ".txt", _transcription),
    )
}


def render(document: TeiDocument, options: RenderOptions, report: Report) -> bytes:
    """One document in one format.

    Raises:
        ConfigurationError: TEI602, no such format or view.
        TransformError: TEI601, a stylesheet fails; TEI603, an instruction of ours in the document is damaged.

    Emits: TEI604 elements no template knows; TEI605 targets that are not made links; TEI606 no text.
    """
    if options.to not in FORMATS:
        raise ConfigurationError("TEI602", what="format", found=options.to, known=", ".join(FORMATS))
    if options.view not in VIEWS:
        raise ConfigurationError("TEI602", what="view", found=options.view, known=", ".join(VIEWS))
    if options.xslt is not None:
        from teiedition.publication.stylesheets import run_own

        return run_own(options.xslt, document, options.view)
    return FORMATS[options.to].render(document, options, report)
