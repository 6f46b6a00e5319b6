"""text -> blocks and fields of a plain-text transcription.

text    --segment--> chunks            runs of lines without a blank line between them
chunks  --header--> blocks, fields     author, titles, date, publication block at the beginning; colophon at the end
chunks  --body--> blocks               heads, verse, lists, tables, letters, notes; what shows no evidence is a paragraph
blocks and fields come back sorted; none of the rules changes a character.
"""

from __future__ import annotations

from teiedition.readers.plain.body import read_body
from teiedition.readers.plain.header import read_header
from teiedition.readers.plain.letters import add_signed_author
from teiedition.readers.plain.segment import segment
from teiedition.transcription import Block, Field

__all__ = ["read_plain"]


def read_plain(text: str) -> tuple[tuple[Block, ...], tuple[Field, ...]]:
    """Find the blocks of a text and the statements of its header.

    Args:
        text: as decoded.

    Returns:
        Blocks in order, which hold every character that is not white space; fields in order, inside blocks.
    """
    chunks = segment(text)
    header = read_header(chunks)
    body = read_body(chunks[header.first : header.last], header.author)
    if not header.author:
        add_signed_author(body)
    blocks = (*header.blocks, *body.blocks)
    return tuple(sorted(blocks)), tuple(sorted((*header.fields, *body.fields)))
