"""The header of a transcription: what stands before its text, and the colophon behind it.

chunks --find_publication--> publication blocks         they fix where the header ends
before the last of them  --> author, titles, date       in any of the archive's orders
without one              --> only what has evidence     a text that begins at once has no header
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from teiedition.readers.plain import names, shapes
from teiedition.readers.plain.dates import is_bracketed, is_date
from teiedition.readers.plain.draft import Draft
from teiedition.readers.plain.segment import Chunk, Line
from teiedition.readers.plain.statements import add_publication, is_labelled, is_publication
from teiedition.transcription import Block, BlockKind, Field, Span

_ZONE: Final = 14
_LONGEST_TITLE: Final = 300
_LONGEST_BARE_TITLE: Final = 120
_LONGEST_STOPPED: Final = 80
_NO_TITLE = re.compile(r"\[\d|(?:my )?dear\s", re.IGNORECASE)
_LISTED = re.compile(r"\d{1,2}[.)]\s|[-•*]\s|\[\d")
_UPDATED = re.compile(
    r"(?:this page was |page |document )?last (?:updated|modified|revised|changed)(?: (?:on|at))?(:?)\s*(?=\d|\w)",
    re.IGNORECASE,
)
_APPARATUS = re.compile(
    r"[<>«»]\s|!?<?!DOCTYPE|.{0,80}\s>\s|(?:top of (?:the )?page|back to|return to|go to|contents|index|next|previous)\b.{0,60}$",
    re.IGNORECASE,
)
_FOOT_APPARATUS = re.compile(
    r"[\W\d]*(?:top of (?:the )?page|(?:back|return|go) to (?:the )?[\w’' .]{0,60}|[\w’'. ]{0,40}(?:internet archive|index|main page)"
    r"(?:\s*\|[^\n]{0,80})?)[\W\d]*$",
    re.IGNORECASE,
)
_RUBRIC = re.compile(
    r"(?:in the|from the|news|editorial|book|among the)\b|politics$|economics$|appeals?$|fascism$|"
    r"relief |.*\b(?:movement|international|internationals|notes|review|reviews|colonies|correspondence|reports?|"
    r"column|corner|letters?|youth|women|forum|discussion|workers’ world|section|page)$",
    re.IGNORECASE,
)
_RUBRIC_WORDS: Final = 7


@dataclass(slots=True)
class Header:
    """What was found, and where the text begins and ends.

    Attributes:
        first: index of the first chunk of the text.
        last: index after the last.
        author: as printed; empty where none is named.
    """

    first: int
    last: int
    author: str = ""
    blocks: list[Block] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)


def read_header(chunks: Sequence[Chunk]) -> Header:
    """Tell header and colophon from the text between them."""
    draft = Draft()
    last = _read_foot(chunks, draft)
    publication = _find_publication(chunks[:last])
    if publication:
        first = _read_around(chunks[:last], publication, draft)
    else:
        first = _read_bare(chunks[:last], draft)
        last = _read_foot_publication(chunks, first, last, draft)
    text = {f.span.start: f for f in draft.fields if f.name == "author"}
    author = ", ".join(_of(chunks, f.value) for f in text.values())
    return Header(first, last, author, draft.blocks, draft.fields)


def _of(chunks: Sequence[Chunk], span: Span) -> str:
    return next(
        line.text[span.start - line.start : span.end - line.start]
        for chunk in chunks
        for line in chunk.lines
        if line.start <= span.start and span.end <= line.end
    )


def _read_foot(chunks: Sequence[Chunk], draft: Draft) -> int:
    """Take the colophon and the links of a web page behind the text."""
    last = len(chunks)
    while last > 1 and _is_foot(chunks[last - 1]):
        last -= 1
    for chunk in chunks[last:]:
        draft.add(BlockKind.COLOPHON, chunk)
        for line in chunk.lines:
            _add_updated(line, draft)
    return last


def _is_foot(chunk: Chunk) -> bool:
    if len(chunk.text) > 250:
        return False
    return any(_UPDATED.match(line.text) for line in chunk.lines) or all(
        _FOOT_APPARATUS.match(line.text) for line in chunk.lines
    )


def _add_updated(line: Line, draft: Draft) -> None:
    match = _UPDATED.match(line.text)
    if match:
        value = Span(line.start + match.end(), line.end)
        label = Span(line.start, line.start + match.end(1)) if match.group(1) else None
        draft.add_field("updated", Span(line.start, line.end), value, label)


def _find_publication(chunks: Sequence[Chunk]) -> list[int]:
    """The indexes of the publication blocks near the beginning; prose before them ends the search."""
    found: list[int] = []
    for index, chunk in enumerate(chunks[:_ZONE]):
        if is_publication(chunk):
            found.append(index)
        elif (found and index - found[-1] > 2) or not _could_stand_before(chunk):
            break
    if any(is_labelled(chunks[i]) or len(chunks[i].lines) > 1 for i in found) or found[:1] in ([0], [1], [2], [3]):
        return found
    return []


def _could_stand_before(chunk: Chunk) -> bool:
    """Whether a chunk may stand before the publication block: a title, a name, a date; no prose, table, list or note."""
    text = chunk.text
    if len(text) > _LONGEST_TITLE or len(chunk.lines) > 6 or _NO_TITLE.match(text):
        return False
    if len(text) > _LONGEST_STOPPED and text.endswith((".", ":", ";", ".”", '."')):
        return False
    return not any("\t" in line.text or _LISTED.match(line.text) for line in chunk.lines[1:])


def _read_around(chunks: Sequence[Chunk], publication: Sequence[int], draft: Draft) -> int:
    first = publication[-1] + 1
    front = [chunks[i] for i in range(first) if i not in publication]
    for index in publication:
        add_publication(chunks[index], draft)
    if not any(not is_date(chunk.text) for chunk in front):  # the publication block stands before the title
        leading = _leading_titles(chunks, first)
        front += leading
        first += len(leading)
    _read_front(front, chunks, draft)
    return first


def _read_bare(chunks: Sequence[Chunk], draft: Draft) -> int:
    leading = _leading_titles(chunks, 0)
    if leading:
        _read_front(leading, chunks, draft)
    return len(leading)


def _read_foot_publication(chunks: Sequence[Chunk], first: int, last: int, draft: Draft) -> int:
    """Take a publication block that stands behind the text."""
    while last - 1 > first and is_publication(chunks[last - 1]) and is_labelled(chunks[last - 1]):
        last -= 1
        add_publication(chunks[last], draft)
    return last


def _leading_titles(chunks: Sequence[Chunk], first: int) -> list[Chunk]:
    """The chunks that are author, title and date of a text without a publication block before its text."""
    found: list[Chunk] = []
    for chunk in chunks[first : first + 5]:
        if not _could_lead(chunk):
            break
        found.append(chunk)
    if first + len(found) >= len(chunks):
        return []  # nothing but short lines: no text that these could be the title of
    return _with_evidence(found, chunks)


def _could_lead(chunk: Chunk) -> bool:
    if is_date(chunk.text) or names.by_line(chunk.text):
        return True
    return (
        len(chunk.text) <= _LONGEST_BARE_TITLE
        and len(chunk.lines) <= 4
        and all(line.text[:1].isupper() or not line.text[:1].islower() for line in chunk.lines[:1])
        and not chunk.text.endswith((".", ":", ";", ",", ".”", "!”", "?”", '."', "-"))
        and not shapes.is_chapter(chunk.text)
        and not shapes.is_letter_line(chunk.text)
        and any(c.isalpha() for c in chunk.text)
    )


def _with_evidence(found: list[Chunk], chunks: Sequence[Chunk]) -> list[Chunk]:
    """Keep what is surely the header: author and title, a title with its date, or one title."""
    if not found or is_date(found[0].text) or names.by_line(found[0].text):
        return []
    dated = next((i for i, chunk in enumerate(found) if is_date(chunk.text)), -1)
    if dated > 0:
        return found[: dated + 1]
    named = [i for i, chunk in enumerate(found[:2]) if names.name_evidence(chunk.text, chunks)]
    if named and len(found) > 1:
        return found[:2]
    return found[:1]


def _read_front(front: Sequence[Chunk], chunks: Sequence[Chunk], draft: Draft) -> None:
    titles: list[Chunk] = []
    for chunk in front:
        if is_date(chunk.text):
            _add_date(chunk, draft)
        elif shapes.is_series_note(chunk):
            draft.add(BlockKind.SERIES, chunk)
            draft.add_field("series", chunk.span)
        elif _APPARATUS.match(chunk.text) and len(front) > 1:
            draft.add(BlockKind.PUBLICATION, chunk)
            draft.add_field("other", chunk.span)
        else:
            titles.append(chunk)
    bylines = _bylines(titles, chunks)
    for index in bylines:
        _add_byline(titles[index], draft)
    _add_titles([chunk for i, chunk in enumerate(titles) if i not in bylines], draft, bool(bylines))


def _bylines(titles: Sequence[Chunk], chunks: Sequence[Chunk]) -> list[int]:
    """Which of the chunks before the text name the author; never all of them."""
    if len(titles) < 2:
        return [i for i, chunk in enumerate(titles) if names.by_line(chunk.text)]
    said = [i for i, chunk in enumerate(titles) if names.by_line(chunk.text)]
    if said:
        return said
    evidence = [names.name_evidence(chunk.text, chunks) for chunk in titles]
    if evidence[0]:
        more = 2 if len(titles) > 2 and evidence[1] == names.SURE else 1
        return list(range(more))
    return [i for i, sure in enumerate(evidence) if i and sure == names.SURE][:1]


def _add_byline(chunk: Chunk, draft: Draft) -> None:
    draft.add(BlockKind.BYLINE, chunk)
    for line in chunk.lines:
        _add_author(line, draft)


def _add_author(line: Line, draft: Draft) -> None:
    begin = names.by_line(line.text)
    for span in names.split_names(line.text[begin:], line.start + begin):
        draft.add_field("author", Span(line.start, line.end) if begin else span, span)


def _add_date(chunk: Chunk, draft: Draft) -> None:
    draft.add(BlockKind.DOC_DATE, chunk)
    value = chunk.span
    if is_bracketed(chunk.text):
        value = Span(chunk.start + 1, chunk.end - 1)
    draft.add_field("date", chunk.span, value)


def _add_titles(titles: Sequence[Chunk], draft: Draft, has_author: bool) -> None:
    if not titles:
        return
    main = _main_title(titles)
    for index, chunk in enumerate(titles):
        if index != main:
            draft.add(BlockKind.SUBTITLE, chunk)
            draft.add_field("subtitle", chunk.span)
        else:
            _add_main_title(chunk, draft, has_author)


def _main_title(titles: Sequence[Chunk]) -> int:
    """The index of the title: the first chunk, unless that is the rubric of a paper and another follows."""
    if len(titles) == 1 or len(titles[0].lines) > 1:
        return 0
    first = titles[0].text
    rubric = len(first.split()) <= _RUBRIC_WORDS and not first.endswith(("!", "?")) and bool(_RUBRIC.match(first))
    return 1 if rubric or (len(first.split()) == 1 and len(titles[1].text.split()) > 2) else 0


def _add_main_title(chunk: Chunk, draft: Draft, has_author: bool) -> None:
    """Take a title; an author's line at its foot becomes a byline where no other names the author."""
    lines = chunk.lines
    if not has_author and len(lines) > 1 and names.by_line(lines[-1].text):
        draft.add_lines(BlockKind.BYLINE, lines[-1:])
        _add_author(lines[-1], draft)
        lines = lines[:-1]
    draft.add_lines(BlockKind.TITLE, lines)
    draft.add_field("title", Span(lines[0].start, lines[-1].end))
