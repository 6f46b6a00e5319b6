"""One point on which two encodings differ, and the list of all of them for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from itertools import groupby
from typing import Final

from teiedition.diagnostics import visible

CLASSES: Final = {
    "missed": "marked in gold, not found",
    "false": "found, not marked in gold",
    "bounds": "found, but it begins or ends elsewhere",
    "type": "found as something else",
    "kind": "a quotation of another kind",
    "speaker": "another speaker, or none",
}
"""Each class of case, in words."""
WIDTH: Final = 80
_QUOTED: Final = 44
"""Characters of a mention that are shown: its beginning and its end."""


@dataclass(frozen=True, slots=True, order=True)
class Disagreement:
    """One point on which predicted and gold differ.

    Attributes:
        kind: what it is about: a kind of mention, or "header".
        sort: which of ``CLASSES``; of the header, which field is wrong.
        document: the stem of its files.
        start: offset in the gold text, code points; -1 for a header field.
        before, text, after: the mention in its context, white space folded.
        detail: what stood against what.
        where: file, line and column: of the gold mention; of what is false, the predicted one's.
        evidence: why the predicted mention was marked, where that is known.
    """

    kind: str
    sort: str
    document: str
    start: int = -1
    before: str = ""
    text: str = ""
    after: str = ""
    detail: str = ""
    where: str = field(default="", compare=False)
    evidence: str = field(default="", compare=False)

    def lines(self) -> Iterator[str]:
        """A line with its place and context, and one with what is to be said of it."""
        place = visible(self.where or self.document)
        words = " ".join(filter(None, (self.detail, f"({self.evidence})" if self.evidence else "")))
        if not self.text:
            yield f"  {place}  {visible(words)}".rstrip()
            return
        yield f"  {place}  {visible(self._quoted(WIDTH - len(place) - 4))}"
        if words:
            yield f"      {visible(words)}"

    def _quoted(self, width: int) -> str:
        half = _QUOTED // 2
        text = self.text if len(self.text) <= _QUOTED else f"{self.text[:half].rstrip()} … {self.text[-half:].lstrip()}"
        room = max(0, width - len(text) - 2)
        before = _last(self.before, max(room // 2, room - len(self.after)))
        return f"{before}[{text}]{_first(self.after, room - len(before))}".rstrip()


def _first(text: str, room: int) -> str:
    """As many whole words from the beginning as there is room for."""
    return text if len(text) <= room else text[: room + 1].rpartition(" ")[0]


def _last(text: str, room: int) -> str:
    return text if len(text) <= room else text[len(text) - room - 1 :].partition(" ")[2]


def render_listing(disagreements: Iterable[Disagreement], limit: int | None = None) -> str:
    """The disagreements under a heading for each kind and class; at most so many of each."""
    pieces: list[str] = []
    for (kind, sort), group in groupby(disagreements, key=lambda item: (item.kind, item.sort)):
        items = list(group)
        shown = items[:limit]
        more = f", the first {len(shown)}" if len(shown) < len(items) else ""
        pieces.append(f"{kind}, {sort}: {len(items):,}{more}\n")
        pieces += [f"{line}\n" for item in shown for line in item.lines()]
    return "".join(pieces)


def render_counts(disagreements: Iterable[Disagreement]) -> str:
    """How many of each kind and class, as a table of at most 80 columns."""
    counts = count_classes(disagreements)
    columns = [sort for sort in CLASSES if any(sort in row for row in counts.values())]
    head = "".join(f"{sort:>9}" for sort in columns)
    rows = [
        f"{kind:12}" + "".join(f"{row.get(sort, 0) or '-':>9}" for sort in columns)
        for kind, row in counts.items()
        if kind != "header"
    ]
    return "\n".join([f"{'errors':12}{head}", *rows]) + "\n" if rows else ""


def count_classes(disagreements: Iterable[Disagreement]) -> Mapping[str, Mapping[str, int]]:
    """Kind -> class -> how many."""
    counts: dict[str, dict[str, int]] = {}
    for item in disagreements:
        row = counts.setdefault(item.kind, {})
        row[item.sort] = row.get(item.sort, 0) + 1
    return counts


def as_dicts(disagreements: Iterable[Disagreement], limit: int | None = None) -> list[dict[str, object]]:
    """The same as ``render_listing``, for JSON; empty values are left out."""
    found: list[dict[str, object]] = []
    for _, group in groupby(disagreements, key=lambda item: (item.kind, item.sort)):
        for item in list(group)[:limit]:
            values = {("class" if name == "sort" else name): value for name, value in asdict(item).items()}
            found.append({name: value for name, value in values.items() if value not in {"", -1}})
    return found
