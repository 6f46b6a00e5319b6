"""The parts of letters that stand in lines of their own: dateline, salutation, leave-taking, signature, postscript."""

from __future__ import annotations

from typing import Final

from teiedition.readers.plain import names, shapes
from teiedition.readers.plain.draft import Draft
from teiedition.readers.plain.segment import Chunk, Line
from teiedition.readers.plain.view import View
from teiedition.transcription import BlockKind, Span

_OPENS: Final = 4
_CLOSE: Final = 3
_LONGEST_LINE: Final = 90
_OFFICE: Final = ("For the ", "On behalf of ", "For and on behalf", "By order of ", "(Signed", "Signed", "[Signed")
_BEFORE_OPENER: Final = frozenset(
    {BlockKind.HEAD, BlockKind.DATELINE, BlockKind.SEPARATOR, BlockKind.SERIES, BlockKind.EDITORIAL_NOTE}
)


def read_letter(view: View, index: int, draft: Draft) -> int:
    """Take the opening or the close of a letter."""
    chunk = view.chunks[index]
    if shapes.is_postscript(chunk.text):
        draft.add(BlockKind.POSTSCRIPT, chunk)
        return 1
    return _read_closing(view, index, draft) or _read_opening(view, index, draft) or _read_signature(view, index, draft)


def _read_opening(view: View, index: int, draft: Draft) -> int:
    chunk = view.chunks[index]
    previous = draft.blocks[-1].kind if draft.blocks else BlockKind.SEPARATOR
    if index >= _OPENS and previous not in _BEFORE_OPENER and not _before_salutation(view, index):
        return 0
    lines = list(chunk.lines)
    dated = _dateline_lines(lines)
    if dated == len(lines) and (index < _OPENS or _before_salutation(view, index)):
        draft.add(BlockKind.DATELINE, chunk)
        return 1
    greeted = dated < len(lines) and shapes.is_salutation(lines[dated].text)
    follows = len(lines) > dated + 1 or view.at(index + 1) is not None
    if not greeted or not follows:
        return 0
    draft.add_lines(BlockKind.DATELINE, tuple(lines[:dated]))
    draft.add(BlockKind.SALUTATION, lines[dated])
    draft.add_lines(BlockKind.PARAGRAPH, tuple(lines[dated + 1 :]))
    return 1


def _dateline_lines(lines: list[Line]) -> int:
    """How many lines at the beginning are an address with its date; none without a date, or before a greeting."""
    count = 0
    for line in lines[:5]:
        if shapes.is_salutation(line.text) or len(line.text) > 60 or line.text.endswith((":", ";", "!", "?", "”")):
            break
        count += 1
    dated = any(shapes.is_dateline(line.text) for line in lines[:count])
    address = 0 < count < len(lines) and shapes.is_salutation(lines[count].text)
    return count if dated or address else 0


def _before_salutation(view: View, index: int) -> bool:
    after = view.at(index + 1)
    return after is not None and shapes.is_salutation(after.lines[0].text)


def _read_closing(view: View, index: int, draft: Draft) -> int:
    """Take "Yours fraternally," with the name below it, in one chunk or in the next."""
    lines = view.chunks[index].lines
    at = next((i for i, line in enumerate(lines) if shapes.is_closing(line.text)), -1)
    if at < 0 or not _is_short(lines[at:]):
        return 0
    if len(lines) == at + 1:
        after = view.at(index + 1)
        if after is None or not _is_signature_below(after):
            return 0
    draft.add_lines(BlockKind.PARAGRAPH, lines[:at])
    draft.add(BlockKind.SALUTATION, lines[at])
    if len(lines) > at + 1:
        _sign(lines[at + 1 :], draft)
        return 1
    _sign(view.chunks[index + 1].lines, draft)
    return 2


def _sign(lines: tuple[Line, ...], draft: Draft) -> None:
    draft.add_lines(BlockKind.SIGNATURE, lines)
    draft.signatures.append(lines[0])


def add_signed_author(draft: Draft) -> None:
    """Take the name signed at the end of a text for its author's, where it is plainly a name."""
    closing = [block for block in draft.blocks[-_CLOSE:] if block.kind is BlockKind.SIGNATURE]
    if len(draft.signatures) != 1 or not closing or draft.signatures[0].start != closing[-1].span.start:
        return
    line = draft.signatures[0]
    if len(line.text.split()) > 1 and names.has_name_shape(line.text):
        draft.add_field("author", Span(line.start, line.end))


def _is_short(lines: tuple[Line, ...]) -> bool:
    return len(lines) <= 5 and all(len(line.text) <= _LONGEST_LINE for line in lines)


def _is_signature_below(chunk: Chunk) -> bool:
    return _is_short(chunk.lines) and not chunk.text.endswith((":", "?", "”")) and chunk.text[0].isupper()


def _read_signature(view: View, index: int, draft: Draft) -> int:
    """Take the name of a writer behind the text, or after other lines of a close."""
    chunk = view.chunks[index]
    if not _is_short(chunk.lines) or not draft.blocks or draft.blocks[-1].kind is BlockKind.HEAD:
        return 0
    if not (_ends_text(view, index) or draft.blocks[-1].kind is BlockKind.SIGNATURE):
        return 0
    if len(chunk.lines) == 1 and shapes.is_dateline(chunk.text):
        draft.add(BlockKind.DATELINE, chunk)
        return 1
    if not _is_signature(chunk, view):
        return 0
    _sign(chunk.lines, draft)
    return 1


def _ends_text(view: View, index: int) -> bool:
    """Whether nothing follows but short lines, a postscript, notes or a rule."""
    for chunk in view.chunks[index + 1 : index + 5]:
        text = chunk.text
        if shapes.is_postscript(text) or shapes.is_separator(chunk) or shapes.is_editorial_note(text):
            return True
        if shapes.is_notes_head(text) or shapes.is_series_note(chunk):
            return True
        if len(text) > _LONGEST_LINE:
            return False
    return index + 5 >= len(view.chunks)


def _is_signature(chunk: Chunk, view: View) -> bool:
    text = chunk.text
    if text.startswith(_OFFICE) and not text.endswith("."):
        return True
    bare = text.strip("—–-()[] ")
    if view.author and bare.rstrip(".") == view.author.rstrip("."):
        return True
    if text[0] in "—–-" and len(text) <= 40 and names.has_name_shape(bare.rstrip(".")):
        return True
    person = bare.partition(",")[0]
    single = len(chunk.lines) == 1 or all(not line.text.endswith((".", ":")) for line in chunk.lines[:-1])
    return (single and names.name_evidence(person, (chunk,)) == names.SURE and len(person.split()) > 1) or _initials(
        bare
    )


def _initials(text: str) -> bool:
    """Whether a line is initials only: "J.P.C."."""
    parts = text.replace(" ", "").split(".")
    return len(parts) > 2 and all(len(part) == 1 and part.isupper() for part in parts[:-1]) and not parts[-1]
