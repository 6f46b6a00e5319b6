"""Names in tales: when a text is one, forms of address inside of names, characters, houses and families."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from teiedition.annotation import Annotation, Kind
from teiedition.annotators.names import annotator
from teiedition.annotators.names.fiction import is_fiction
from teiedition.annotators.names.page import Page
from teiedition.annotators.protocol import Context, Findings
from teiedition.diagnostics import Report
from teiedition.pipeline import EncodeOptions, encode
from teiedition.readers import read
from teiedition.transcription import Block, BlockKind, Source, Span, Transcription

PADDING = (
    "She looked at him, and he looked away from her as he had always done when she asked what he thought. "
    "He had walked to the window and stood there, and she knew that he was not listening. "
) * 12
"""Narration without a name: what makes a text long enough to be told for a tale."""
ARTICLE = (
    "The organization of production is a question of the nationalization of industry and of the administration of "
    "distribution. Inflation has raised the question of the mobilization of labor, and the federation is in opposition. "
) * 14


def context(text: str, *kinds: BlockKind) -> Context:
    parts = text.split("\n\n")
    blocks, start = [], 0
    for part, kind in zip(parts, [*kinds, *[BlockKind.PARAGRAPH] * len(parts)], strict=False):
        blocks.append(Block(Span(start, start + len(part)), kind))
        start += len(part) + 2
    return Context(Transcription(text, tuple(blocks)))


def found(text: str) -> tuple[Findings, list[tuple[str, str]]]:
    """What is found in a text that narration makes a tale, and the kind and words of each name."""
    whole = f"{text}\n\n{PADDING}"
    findings = annotator.find(context(whole))
    return findings, [(a.kind.value, a.span.of(whole)) for a in findings.annotations]


def persons(text: str) -> list[str]:
    return [words for kind, words in found(text)[1] if kind == "persName"]


def test_a_tale_is_told_by_its_text_and_never_beside_the_apparatus_of_a_periodical() -> None:
    assert is_fiction(Page(context(PADDING)))
    assert not is_fiction(Page(context(ARTICLE)))
    assert not is_fiction(Page(context("She looked away from him.")))
    apparatus = context(f"Source: The Lantern, 4 May 1911.\n\n{PADDING}", BlockKind.PUBLICATION)
    assert not is_fiction(Page(apparatus))


def test_a_text_full_of_years_is_no_tale() -> None:
    years = " ".join(f"He was there in {year}." for year in range(1850, 1870))
    assert not is_fiction(Page(context(f"{PADDING}{years}")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He bowed to Mr. Orkad and to Mrs. Orkad.", ["Mr. Orkad", "Mrs. Orkad"]),
        ("They sent for Sir Peter Orkad and for Lady Orkad.", ["Sir Peter Orkad", "Lady Orkad"]),
        ("It was Uncle Peter who saw Captain Tessen.", ["Uncle Peter", "Captain Tessen"]),
        ("She had read of Peter the Third and of Stephen the Bald.", ["Peter the Third", "Stephen the Bald"]),
        ("A man called Ragged Orkad knew him. It was Ragged who came.", ["Ragged Orkad", "Ragged"]),
        ("She met Peter Orkad. All the Orkads were proud.", ["Peter Orkad", "Orkads"]),
        ("He thought of Tom, of Dick, and of Harry at home.", ["Tom", "Dick", "Harry"]),
    ],
)
def test_names_of_characters(text: str, expected: list[str]) -> None:
    assert persons(text) == expected


def test_one_of_a_kind_is_no_character() -> None:
    assert persons("He had never seen an Orkad before, nor did she.") == []


def test_a_house_is_a_place() -> None:
    assert ("placeName", "Tessen Manor") in found("They drove to Tessen Manor before it was dark.")[1]


def test_husband_and_wife_are_two_persons_and_a_forename_is_the_one_named_in_full() -> None:
    findings, _ = found(
        "She met Mrs. Orkad and Mr. Orkad. Later Greta Tessen came. It was Greta who spoke to Mr. Orkad."
    )
    refs = [annotation.get("ref") for annotation in findings.annotations]
    assert refs == ["mrs-orkad", "mr-orkad", "tessen", "tessen", "mr-orkad"]


def test_a_short_form_of_a_forename_is_the_same_person() -> None:
    findings, _ = found("She met William Orkad at the gate. There was Bill Orkad, and there was Mary Orkad.")
    assert len({annotation.get("ref") for annotation in findings.annotations}) == 2


@pytest.mark.parametrize(("address", "expected"), [("inside", "Mr. Orkad"), ("outside", "Orkad"), ("auto", "Orkad")])
def test_the_setting_decides_in_an_article(address: str, expected: str) -> None:
    given = replace(context("He bowed to Mr. Orkad at once."), address=address)
    names = annotator.find(given).annotations
    assert [name.span.of(given.transcription.text) for name in names] == [expected]


def test_the_setting_decides_in_a_tale() -> None:
    given = replace(context(f"He bowed to Mr. Orkad at once.\n\n{PADDING}"), address="outside")
    assert [name.span.of(given.transcription.text) for name in annotator.find(given).annotations] == ["Orkad"]


def test_the_header_says_where_forms_of_address_stand() -> None:
    source = Source(b"He bowed to Mr. Orkad at once.", "a.txt")
    assert "form of address" not in encode(source).data.decode()
    data = encode(source, EncodeOptions(address="inside")).data.decode()
    assert "form of address" in data
    assert ">Mr. Orkad</persName>" in data


def test_names_do_not_overlap_in_part() -> None:
    text = "Ragged Orkad of Tessen Manor met Mrs. Orkad, the Orkads and Sir Peter of Lund at Orkad Grange. " * 3
    spans = sorted((a.span.start, -a.span.end) for a in _names(text))
    ends: list[int] = []
    for start, negative in spans:
        while ends and ends[-1] <= start:
            ends.pop()
        assert not ends or -negative <= ends[-1]
        ends.append(-negative)


def _names(text: str) -> tuple[Annotation, ...]:
    return tuple(a for a in found(text)[0].annotations if a.kind in {Kind.PERSON, Kind.PLACE, Kind.ORG})


@pytest.mark.shared
def test_no_page_of_a_periodical_is_taken_for_a_tale(shared: Path) -> None:
    pages = sorted((shared / "mia-dev").glob("*.txt"))
    read_pages = {path.stem: read(Source(path.read_bytes(), path.name), Report()) for path in pages}
    assert len(read_pages) > 50
    assert [name for name, transcription in read_pages.items() if is_fiction(Page(Context(transcription)))] == []
