"""A repair: the edits of a file that make a finding go away, and the sentence that says what they do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

SENTENCES: Final = {
    "rename": "rename <{name}> to <{to}>",
    "namespace": "put <{name}> into the name space {to}",
    "unwrap": "delete the tags of <{name}> and keep what they hold",
    "wrap": "put {name} into <{to}>",
    "insert": "insert {to} {where}",
    "move": "move <{name}> {where}",
    "move text": "move the text {where}",
    "delete": "delete <{name}>, which is empty",
    "delete copy": "delete <{name}>, which stands beside it word for word",
    "comment": "put {name} into a comment",
    "rename attribute": "rename @{name} to @{to}",
    "rewrite attribute": 'write {to}="{written}" for {name}="{value}"',
    "delete attribute": 'delete {name}="{value}"',
    "add attribute": 'add {name}="{to}"',
    "value": 'write {name}="{to}"',
    "text": "write {to}",
    "pointer": 'write {name}="{to}"',
}
"""What each kind of repair does, to be filled with its values."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Bytes [start, end) of a file, and the text to be written in their place."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Repair:
    """Edits that were tried: with them the finding is gone, and no other has come.

    Attributes:
        kind: a key of ``SENTENCES``.
        edits: in the order of the file; they don't overlap.
        values: the words that fill the sentence.
        safe: nothing that an editor wrote gets lost, and nothing is claimed that no editor wrote.
    """

    kind: str
    edits: tuple[Edit, ...]
    values: tuple[tuple[str, str], ...] = ()
    safe: bool = True

    @classmethod
    def of(cls, kind: str, edits: Iterable[Edit], *, safe: bool = True, **values: str) -> Repair:
        """Make a repair from keyword arguments; edits of nothing are left out."""
        kept = tuple(sorted(edit for edit in edits if edit.text or edit.start < edit.end))
        return cls(kind, kept, tuple(sorted(values.items())), safe)

    @property
    def sentence(self) -> str:
        """What applying it does, for the editor: ``rename <persname> to <persName>``."""
        words = {name: value if len(value) <= 60 else value[:59] + "…" for name, value in self.values}
        return SENTENCES[self.kind].format(**words)


def apply_edits(data: bytes, edits: Iterable[Edit], encoding: str = "utf-8") -> bytes:
    """The bytes with the edits made, all others as they were."""
    pieces: list[bytes] = []
    done = 0
    for edit in sorted(edits):
        pieces += (data[done : edit.start], edit.text.encode(encoding, "xmlcharrefreplace"))
        done = edit.end
    return b"".join((*pieces, data[done:]))
