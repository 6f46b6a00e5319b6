"""The figures of ``evaluate`` are those of the reference script that judges hidden texts."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pytest

from teiedition.evaluation import Scores, evaluate
from tests.conftest import ROOT

ELEMENTS = {
    "person": "persName",
    "place": "placeName",
    "org": "orgName",
    "date": "date",
    "work": "title",
    "event": "name",
    "sic": "sic",
    "head": "head",
    "quote": "quote",
}
SPLIT = tomllib.loads((ROOT / "bench" / "annotation" / "split.toml").read_text(encoding="utf-8"))
TEXTS = SPLIT["development"][:8]


def _disturbed(annotations: list[dict[str, Any]], text: str, dice: random.Random) -> list[tuple[int, int, str, str]]:
    """Spans that nest, some lost, some moved, some of another kind or speaker."""
    spans: list[tuple[int, int, str, str]] = []
    for item in annotations:
        if item["type"] not in ELEMENTS or dice.random() < 0.15:
            continue
        kind = item["type"] if dice.random() < 0.9 else dice.choice(sorted(ELEMENTS))
        start = max(0, item["start"] + dice.choice((0, 0, 0, -2, 3)))
        end = min(len(text), max(start + 1, item["end"] + dice.choice((0, 0, 0, -3, 2))))
        element = dice.choice(("q", "said", "quote", "soCalled", "mentioned")) if kind == "quote" else ELEMENTS[kind]
        who = dice.choice(("", str(item.get("who") or ""), "nobody")) if kind == "quote" else ""
        if not any(a < start < b < end or start < a < end < b for a, b, _, _ in spans):
            spans.append((start, end, element, who))
    return spans


def _tei(text: str, spans: list[tuple[int, int, str, str]], dice: random.Random) -> str:
    marks: dict[int, list[tuple[int, int, str]]] = {}
    for order, (start, end, element, who) in enumerate(sorted(spans, key=lambda s: (s[0], -s[1]))):
        attributes = (" type='event'" if element == "name" else "") + (f" who={quoteattr('#' + who)}" if who else "")
        marks.setdefault(start, []).append((1, order, f"<{element}{attributes}>"))
        marks.setdefault(end, []).append((0, -order, f"</{element}>"))
    pieces = []
    for at, char in enumerate(text):
        pieces += [mark for _, _, mark in sorted(marks.get(at, ()))]
        pieces.append(escape(char) if dice.random() > 0.001 else "")
    pieces += [mark for _, _, mark in sorted(marks.get(len(text), ()))]
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>{"".join(pieces)}</p></body></text></TEI>'


def _run(*command: Path | str) -> str:
    words = [sys.executable, *map(str, command)]
    return subprocess.run(words, check=True, capture_output=True, encoding="utf-8").stdout


@pytest.fixture
def folders(shared: Path, tmp_path: Path) -> tuple[Path, Path, Path, Path]:
    """Tools, predicted documents, hand annotations, and the same in the form that the script reads."""
    tools, dice = shared.parent / "tools", random.Random(7)  # noqa: S311 - repeatable, not secret
    if not tools.is_dir():
        pytest.skip("needs the reference scripts beside the project")
    predicted, gold, plain = (tmp_path / name for name in ("predicted", "gold", "plain"))
    predicted.mkdir()
    gold.mkdir()
    for stem in TEXTS:
        source = shared / "mia-gold" / stem
        text = source.with_suffix(".txt").read_bytes().decode()
        annotations = json.loads(source.with_suffix(".json").read_bytes())
        (gold / f"{stem}.json").write_text(json.dumps(annotations | {"text": text}), encoding="utf-8")
        spans = _disturbed(annotations["annotations"], text, dice)
        (predicted / f"{stem}.xml").write_text(_tei(text, spans, dice), encoding="utf-8")
        _run(tools / "gold_spans.py", source.with_suffix(".json"), source.with_suffix(".txt"), plain)
    return tools, predicted, gold, plain


@pytest.mark.shared
def test_same_figures_as_the_reference(folders: tuple[Path, Path, Path, Path]) -> None:
    tools, predicted, gold, plain = folders
    reference = json.loads(_run(tools / "score.py", predicted, plain, "--json"))["types"]
    for scores in (evaluate(predicted, gold), evaluate(predicted, plain)):
        assert _figures(scores) == reference


def _figures(scores: Scores) -> dict[str, Any]:
    """Our figures under the script's names."""
    figures: dict[str, Any] = {}
    for kind, tally in [*scores.tallies.items(), ("all-entities", scores.names)]:
        figures[kind] = {
            "gold": tally.gold,
            "pred": tally.predicted,
            "exact": [round(value, 1) for value in tally.exact_figures],
            "overlap": [round(value, 1) for value in tally.overlap_figures],
        }
    speakers = scores.speakers
    figures["quotation"]["speaker"] = {
        "gold": speakers.gold,
        "acc_all": round(speakers.percent, 1),
        "acc_found": round(speakers.percent_found, 1),
        "given": speakers.given,
    }
    figures["quotation"]["kind"] = {"gold": scores.quotations.total, "acc_all": round(scores.quotations.percent, 1)}
    return figures


@pytest.mark.shared
def test_the_model_encoding_scores_full(shared: Path) -> None:
    scores = evaluate(shared / "seed" / "gold.xml", shared / "seed" / "gold.xml")
    assert {round(tally.exact_figures.f1, 1) for tally in scores.tallies.values()} == {100.0}
    assert scores.disagreements == ()


@pytest.mark.shared
def test_same_header_figures_as_the_reference(folders: tuple[Path, Path, Path, Path], shared: Path) -> None:
    tools, predicted, gold, _ = folders
    header = (shared / "seed" / "gold.xml").read_text(encoding="utf-8").partition("</teiHeader>")[0]
    for file in predicted.iterdir():  # every document under the header of one: some fields agree by chance
        file.write_text(f"{header}</teiHeader><text><body><p/></body></text></TEI>", encoding="utf-8")
    output = _run(tools / "score_header.py", predicted, gold)
    total = evaluate(predicted, gold).header_total
    assert f"header fields right: {total.right} of {total.total} = " in output
