"""Span JSON -> MarkedText. Offsets are Unicode code points of the text, the end exclusive.

Plain form, for any tool's output: an object with
    ``spans``    [{"start", "end", "type", "kind"?, "aliases"?}]; ``type`` is a kind of ``marked.KINDS`` or "ignore",
                 ``kind`` that of a quotation, ``aliases`` the names of its speaker
    ``types``    the kinds that were looked for; absent: those that occur
    ``text``     the text; absent: the file of the same name that ends in .txt
    ``metadata`` {"author", "title", "date", "transcriber", "licence", "updated", "source": {"j", "vol", "issue", ...}}
Annotation form, as annotators write it: ``annotations`` [{"start", "end", "type", "subtype"?, "ref"?, "who"?,
    "nested_in"?, "note"?}] with ``text`` and ``metadata`` as above, or that list alone. Names within a publication block,
    names nested in another and those noted as optional count neither way; a speaker is known by all names of his ``ref``.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from teiedition.diagnostics import InputError, Place
from teiedition.evaluation.header import gold_fields
from teiedition.evaluation.marked import KINDS, QUOTATION, MarkedText, Mention
from teiedition.transcription import LINE_END, Span

_ANNOTATION_KINDS: Final = {
    **{kind: kind for kind in ("person", "place", "org", "date", "work", "event", "head")},
    "quote": QUOTATION,
    "sic": "correction",
}
_BLOCK: Final = frozenset(
    "source transcriber licence publisher proofreader translator first-published updated".split()  # noqa: SIM905 - one a line is longer
)
_NAMING: Final = frozenset({"person", "rs", "org", "author"})

Item = Mapping[str, Any]


def read_spans(path: Path, text_path: Path | None = None, data: bytes | None = None) -> MarkedText:
    """Read a file of span JSON.

    Args:
        path: the file.
        text_path: the text it is about, where the file doesn't hold it and it isn't beside it under the same name.
        data: what the file holds, where it was read already.

    Raises:
        InputError: TEI781, the file is not in one of the two forms, or a span lies outside the text.
        OSError: a file can't be read.
    """
    try:
        whole = json.loads(path.read_bytes() if data is None else data)
    except (ValueError, RecursionError) as error:
        raise _malformed(path, f"no JSON ({error})") from error
    whole = {"annotations": whole} if isinstance(whole, list) else whole
    form = next((form for form in ("annotations", "spans") if isinstance(whole, dict) and form in whole), None)
    if form is None:
        raise _malformed(path, "neither “spans” nor “annotations”")
    text = _text(path, whole, text_path or path.with_suffix(".txt"))
    items = [_checked(path, item, len(text)) for item in _listed(path, whole[form])]
    metadata = whole.get("metadata")
    header = gold_fields(metadata) if isinstance(metadata, dict) else {}
    if form == "annotations":
        mentions, ignored = _from_annotations(items, text)
        return MarkedText(text, placed(mentions, text), ignored, KINDS, header, path.name)
    mentions, ignored = _from_spans(items)
    looked_for = whole.get("types", {mention.kind for mention in mentions})
    kinds = tuple(kind for kind in KINDS if kind in looked_for)
    return MarkedText(text, placed(mentions, text), ignored, kinds, header, path.name)


def placed(mentions: tuple[Mention, ...], text: str) -> tuple[Mention, ...]:
    """The mentions with their line and column in the text."""
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]
    lines = (bisect_right(starts, mention.span.start) for mention in mentions)
    return tuple(
        replace(mention, where=f"{line}:{mention.span.start - starts[line - 1] + 1}")
        for mention, line in zip(mentions, lines, strict=True)
    )


def _text(path: Path, whole: Item, beside: Path) -> str:
    if isinstance(whole.get("text"), str):
        return str(whole["text"])
    if not beside.is_file():
        raise _malformed(path, f"no “text”, and there is no {beside.name} beside it")
    try:
        with beside.open(encoding="utf-8", newline="") as file:
            return file.read()
    except UnicodeDecodeError as error:
        raise _malformed(path, f"{beside.name} is not UTF-8") from error


def _listed(path: Path, items: object) -> Iterator[object]:
    if not isinstance(items, list):
        raise _malformed(path, "the spans are no list")
    yield from items


def _checked(path: Path, item: object, length: int) -> Item:
    if not isinstance(item, dict) or not isinstance(item.get("type"), str):
        raise _malformed(path, f"a span without a type: {item}")
    start, end = item.get("start"), item.get("end")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= length):
        raise _malformed(path, f"a span outside the text of {length:,} characters: {start}..{end}")
    return item


def _malformed(path: Path, reason: str) -> InputError:
    return InputError("TEI781", Place(str(path)), reason=reason)


def _span(item: Item) -> Span:
    return Span(item["start"], item["end"])


def _from_spans(items: list[Item]) -> tuple[tuple[Mention, ...], tuple[Span, ...]]:
    mentions = tuple(
        Mention(_span(item), item["type"], str(item.get("kind") or ""), frozenset(map(str, item.get("aliases") or ())))
        for item in items
        if item["type"] in KINDS
    )
    return mentions, tuple(_span(item) for item in items if item["type"] == "ignore")


def _from_annotations(items: list[Item], text: str) -> tuple[tuple[Mention, ...], tuple[Span, ...]]:
    blocks = [_span(item) for item in items if _is_publication(item)]
    names = _names_by_ref(items, text)
    mentions: list[Mention] = []
    ignored: list[Span] = []
    for item in items:
        kind, span = _ANNOTATION_KINDS.get(item["type"]), _span(item)
        if item["type"] == "rs" or (kind and (_is_optional(item) or any(block.contains(span) for block in blocks))):
            ignored.append(span)
        elif kind == QUOTATION:
            mentions.append(Mention(span, kind, item.get("subtype") or "", _speakers(item.get("who"), names)))
        elif kind:
            mentions.append(Mention(span, kind))
    return tuple(mentions), tuple(ignored)


def _is_publication(item: Item) -> bool:
    return item["type"] in _BLOCK or (item["type"] == "note" and item.get("subtype") == "publication")


def _is_optional(item: Item) -> bool:
    return bool(item.get("nested_in")) or "optional" in (item.get("note") or "")


def _names_by_ref(items: list[Item], text: str) -> Mapping[str, set[str]]:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for item in items:
        if item["type"] in _NAMING and item.get("ref"):
            names[item["ref"]].add(" ".join(_span(item).of(text).split()))
    return names


def _speakers(who: str | None, names: Mapping[str, set[str]]) -> frozenset[str]:
    return frozenset(names.get(who, set()) | {who.replace("-", " ")}) if who else frozenset()
