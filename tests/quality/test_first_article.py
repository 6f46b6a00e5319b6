"""The figures of the first article against its model encoding, as it is and with every name in it changed."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from teiedition.diagnostics import Report
from teiedition.edition import load_edition
from teiedition.evaluation import Scores, evaluate
from teiedition.pipeline import EncodeOptions, encode
from teiedition.transcription import Source
from tests.conftest import ROOT

HERE = Path(__file__).parent
pytestmark = pytest.mark.shared
Gold = list[dict[str, Any]]


def rename(text: str, gold: Gold, names: dict[str, str]) -> tuple[str, Gold]:
    """The text with other names, and the gold spans moved along."""
    pattern = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))
    pieces, moves, at, length = [], [(0, 0)], 0, 0
    for match in pattern.finditer(text):
        new = names[match.group()]
        pieces += [text[at : match.start()], new]
        length += match.start() - at + len(new)
        at = match.end()
        moves.append((at, length))
    pieces.append(text[at:])

    def moved(offset: int) -> int:
        old, new = max(move for move in moves if move[0] <= offset)
        return new + offset - old

    renamed = "".join(pieces)
    spans = []
    for note in gold:
        start, end = moved(note["start"]), moved(note["end"])
        spans.append(note | {"start": start, "end": end, "text": renamed[start:end]})
    return renamed, spans


def scored(text: str, gold: Gold, folder: Path, options: EncodeOptions) -> Scores:
    """Encode a text and hold it against the gold spans."""
    encoded = encode(Source(text.encode(), "article.txt"), options, Report())
    file = folder / "gold.json"
    file.write_text(json.dumps({"text": text, "annotations": gold}, ensure_ascii=False), encoding="utf-8")
    return evaluate(encoded.document, file)


def article(shared: Path) -> tuple[str, Gold]:
    text = (shared / "seed" / "text.txt").read_bytes().decode()
    return text, json.loads((shared / "seed" / "gold.json").read_text(encoding="utf-8"))


def assert_good(scores: Scores) -> None:
    assert scores.names.exact_figures.f1 >= 95
    assert scores.tallies["quotation"].exact_figures.f1 >= 97
    assert scores.quotations.percent >= 95
    assert scores.speakers.percent >= 90
    correction = scores.tallies["correction"]
    assert correction.overlapping >= 8
    assert correction.predicted - correction.overlapping <= 1
    assert scores.tallies["head"].exact_figures.f1 == 100


def test_first_article(shared: Path, tmp_path: Path) -> None:
    assert_good(scored(*article(shared), tmp_path, load_edition(ROOT).encode_options()))


def test_no_rule_knows_the_article(shared: Path, tmp_path: Path) -> None:
    """With every name changed, and no record of the edition's authority files to help, the figures hold."""
    names = tomllib.loads((HERE / "renamed.toml").read_text(encoding="utf-8"))["names"]
    text, gold = rename(*article(shared), names)
    assert not any(name in text for name in ("Kravchenko", "Kemerovo", "Trotsky", "Militant"))
    assert_good(scored(text, gold, tmp_path, EncodeOptions()))
