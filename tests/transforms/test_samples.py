"""Real documents of many hands: none crashes, and each page holds together."""

from __future__ import annotations

from pathlib import Path

import pytest

from teiedition.diagnostics import InputError, Report
from teiedition.publication import RenderOptions, render
from teiedition.vocabulary import TeiDocument
from tests.transforms.pages import broken_links, page_of, repeated_ids

LIMIT = 100_000  # bytes of the page of the first article


@pytest.mark.shared
def test_samples(shared: Path) -> None:
    files = sorted((shared / "tei-samples").glob("*__*"))
    assert len(files) > 20
    for file in files:
        try:
            document = TeiDocument.parse(file.read_bytes(), file.name)
        except InputError:
            continue
        page = page_of(document)
        assert not repeated_ids(page), file.name
        assert not broken_links(page), file.name
        assert render(document, RenderOptions(to="text"), Report()).endswith(b"\n")


@pytest.mark.shared
def test_the_first_article_is_light(shared: Path) -> None:
    document = TeiDocument.parse((shared / "seed" / "gold.xml").read_bytes())
    assert len(render(document, RenderOptions(), Report())) < LIMIT
