"""Plain text: the transcription's own words in document order, a blank line between blocks.

The stylesheet writes marks for the breaks it wants; here neighbouring ones become one break.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Final

from lxml import etree

from teiedition.diagnostics import Place, Report
from teiedition.publication.ids import Ids
from teiedition.publication.layout import mark_blocks
from teiedition.publication.names import ED_NS, ed
from teiedition.publication.notes import number_notes
from teiedition.publication.prepare import show_characters
from teiedition.publication.quotations import restore_marks
from teiedition.publication.spacing import fold_space, mark_containers, show_spaces
from teiedition.publication.stylesheets import run, stylesheet
from teiedition.vocabulary import TEI_NS, TeiDocument, tei

_BLOCK: Final = "\ufdd3"
_CLOSE: Final = "\ufdd4"  # one line end, whatever else is asked for at the place
_NOTHING: Final = "\ufdd5"
_BREAKS = re.compile("[\ufdd2-\ufdd5]+")
_BREAKS_AND_SPACE = re.compile("[ \t\n]*[\ufdd2-\ufdd5][\ufdd2-\ufdd5 \t\n]*")
_CHARACTER = re.compile("\ufdd0([0-9A-F]{4,6})\ufdd1")


def render_text(document: TeiDocument, view: str, report: Report) -> bytes:
    """The document as plain text in UTF-8, with one line end after the last line.

    Args:
        document: any TEI tree; one that we encoded keeps its spacing inside blocks exactly.
        view: ``diplomatic`` or ``normalized``.
        report: receives the findings.

    Raises:
        TransformError: TEI601.

    Emits: TEI606.
    """
    if next(document.root.iter(tei("text")), None) is None:
        report.add("TEI606", Place(document.path, 1))
    ours = bool(document.source)
    result = run(stylesheet("text"), _prepare(document, ours=ours), document.path, view=view)
    text = (_BREAKS if ours else _BREAKS_AND_SPACE).sub(_break, str(result)).strip("\n" if ours else " \t\n")
    text = text if ours else re.sub("  +", " ", text)
    return (_CHARACTER.sub(_character, text) + "\n").encode("utf-8")


def _prepare(document: TeiDocument, *, ours: bool) -> etree._Element:
    edition = etree.Element(ed("edition"), nsmap={"ed": ED_NS, "tei": TEI_NS}, ours="yes" if ours else "no")
    copy = deepcopy(document.root)
    copy.tail = None
    edition.append(copy)
    show_characters(copy)
    if ours:
        show_spaces(copy)
    if not ours:
        ids = Ids()
        ids.reserve(copy)
        for text in copy.iter(tei("text")):
            if next(text.iterancestors(tei("text")), None) is None:
                number_notes(text, ids)
        mark_blocks(copy)
        restore_marks(copy)
        fold_space(copy)
    mark_containers(copy, ours=ours)
    return edition


def _break(match: re.Match[str]) -> str:
    marks = match[0]
    if _NOTHING in marks:
        return ""
    return "\n" if _CLOSE in marks or _BLOCK not in marks else "\n\n"


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd"
