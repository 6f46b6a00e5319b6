"""The sets of texts, and the scores of a set."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bench.annotation.spoiling import spoil, spoil_gold
from bench.places import SHARED
from teiedition.diagnostics import TeiEditionError
from teiedition.evaluation import MarkedText, Scores, compare, read_marked, read_spans
from teiedition.evaluation.header import gold_fields
from teiedition.evaluation.marked import QUOTATION
from teiedition.pipeline import encode
from teiedition.transcription import Source

UNREAD = "unread"
NOVELS = ("novels-read", "novels-aside")
"""Excerpts of novels, of whose quotations the annotation holds the speech alone."""
SETS = ("first", "development", UNREAD, *NOVELS)
UNLISTED = frozenset({UNREAD, "novels-aside"})
"""Sets of which no disagreement is shown."""
SPEECH = "speech"
"""Quotations once more, without those that are encoded as words at a distance or as words: they are no speech."""
_NO_SPEECH = frozenset({"scare", "mentioned"})


@dataclass(frozen=True, slots=True)
class Item:
    """A transcription and its annotation by hand."""

    text: Path
    gold: Path


def items(name: str) -> list[Item]:
    """The texts of a set, sorted; none where the data is absent."""
    if name == "first":
        found = [Item(SHARED / "seed" / "text.txt", SHARED / "seed" / "gold.json")]
    else:
        split = tomllib.loads((Path(__file__).parent / "split.toml").read_text(encoding="utf-8"))
        folder = SHARED / ("litbank-dev" if name in NOVELS else "mia-gold")
        texts = (folder / f"{stem}.txt" for stem in sorted(split[name]))
        found = [Item(text, text.with_suffix(".json")) for text in texts]
    return [item for item in found if item.gold.is_file() and item.text.is_file()]


def scores(name: str, spoilt: float = 0.0) -> Scores:
    """Encode and compare each text of a set; of novels the speech apart, too.

    Args:
        name: of the set.
        spoilt: how many per cent of the characters are misread beforehand, as scanners misread them.
    """
    pairs = [(_encoded(item, spoilt), _gold(item, spoilt), item.text.stem) for item in items(name)]
    found = Scores.sum(compare(*pair) for pair in pairs)
    if name not in NOVELS:
        return found
    spoken = Scores.sum(compare(_speech(encoded), gold) for encoded, gold, _ in pairs)
    return replace(found, tallies={**found.tallies, SPEECH: spoken.tallies[QUOTATION]})


def _speech(encoded: MarkedText | None) -> MarkedText | None:
    if encoded is None:
        return None
    return replace(encoded, mentions=tuple(m for m in encoded.mentions if m.quotation not in _NO_SPEECH))


def _encoded(item: Item, spoilt: float) -> MarkedText | None:
    data = item.text.read_bytes()
    if spoilt:
        data = spoil(data.decode("utf-8"), item.text.stem, spoilt).text.encode("utf-8")
    try:
        encoded = encode(Source(data, item.text.name))
    except TeiEditionError as error:
        print(f"not encoded: {error}")
        return None
    return read_marked(encoded.document)


def _gold(item: Item, spoilt: float) -> MarkedText:
    gold = read_spans(item.gold, item.text)
    if spoilt:
        return spoil_gold(gold, item.text.stem, spoilt)
    metadata = item.gold.with_name("metadata.json")
    if not gold.header and metadata.is_file():
        gold = replace(gold, header=gold_fields(json.loads(metadata.read_bytes())["metadata"]))
    return gold


def figures(found: Scores, *, totals_only: bool) -> Iterator[tuple[str, float]]:
    """Names and per cents of what a release is held to; of unread texts nothing that tells one kind of name apart."""
    shown = ("quotation", "head", "correction") if totals_only else tuple(found.tallies)
    tallies = {"all names": found.names} | {kind: tally for kind, tally in found.tallies.items() if kind in shown}
    for kind, tally in tallies.items():
        if tally.gold:
            yield f"{kind}: F1 exact", tally.exact_figures.f1
            yield f"{kind}: F1 overlap", tally.overlap_figures.f1
    if found.quotations.total:
        yield "kind of quotation", found.quotations.percent
    if found.speakers.gold:
        yield "speaker", found.speakers.percent
    if found.header:
        yield "header", found.header_total.percent
