"""The archive's pages in the shape of the first article: every one encodes, is valid, and gives its text back."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from teiedition.diagnostics import Report
from teiedition.pipeline import Encoded, EncodeOptions, encode
from teiedition.transcription import BlockKind, Source
from teiedition.validation import first_grammar_error

pytestmark = pytest.mark.shared
Pages = dict[Path, Encoded]
PERIODICAL = re.compile(r"\b(?:Vol\.|Volume|No\.)\s*[\dIVXLC]+")


@pytest.fixture(scope="module")
def pages(shared: Path) -> Pages:
    options = EncodeOptions()
    files = sorted((shared / "mia-dev").glob("*.txt"))
    return {file: encode(Source(file.read_bytes(), file.name), options, Report()) for file in files}


def test_all_give_their_transcription_back_and_are_valid(pages: Pages) -> None:
    assert len(pages) == 100
    for file, encoded in pages.items():
        assert encoded.document.to_bytes() == file.read_bytes()
        assert first_grammar_error(encoded.document) is None


@pytest.mark.java
def test_all_are_valid_by_tei_all(pages: Pages, shared: Path, tmp_path: Path) -> None:
    if shutil.which("jing") is None:
        pytest.skip("needs jing, a Java program")
    for file, encoded in pages.items():
        (tmp_path / file.with_suffix(".xml").name).write_bytes(encoded.data)
    judged = subprocess.run(
        ["jing", shared / "schemas" / "tei_all.rng", *sorted(tmp_path.glob("*.xml"))],  # noqa: S607 - found on PATH
        capture_output=True,
        text=True,
        check=False,
    )
    assert judged.stdout == ""


def test_heads_of_press_articles(pages: Pages) -> None:
    """Section heads against those of the page's HTML; the title and what stands above the text are no section heads."""
    right = found = wanted = 0
    for file, encoded in pages.items():
        transcription = encoded.transcription
        if not PERIODICAL.search(transcription.field("source") + transcription.field("first-published")):
            continue
        spans = json.loads(file.with_suffix(".structure.json").read_text(encoding="utf-8"))["spans"]
        body = next((b.span.start for b in transcription.blocks if b.kind is BlockKind.PARAGRAPH), 0)
        gold = {(s["start"], s["end"]) for s in spans if s["type"] == "head" and s["start"] > body}
        heads = {(b.span.start, b.span.end) for b in transcription.of_kind(BlockKind.HEAD) if b.span.start > body}
        right, found, wanted = right + len(gold & heads), found + len(heads), wanted + len(gold)
    assert 2 * right / (found + wanted) >= 0.88
