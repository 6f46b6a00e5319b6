"""Names and the records they point to: small texts with invented names, and what must hold for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings

from teiedition.annotation import NAMES, Annotation, Kind
from teiedition.annotators.names import annotator
from teiedition.annotators.protocol import Context, Findings
from teiedition.annotators.run import annotate
from teiedition.authority import Authority, Record, RecordKind
from teiedition.diagnostics import Report
from teiedition.readers import read
from teiedition.transcription import Source, Transcription
from tests.strategies import transcriptions

CASES = sorted((Path(__file__).resolve().parent.parent / "cases" / "names").glob("*.toml"))
ANNOTATORS = ("dates", "works", "names")


def transcribe(text: str) -> Transcription:
    return read(Source(text.encode(), "input.txt"), Report())


def find(text: str, authority: Authority | None = None, report: Report | None = None) -> tuple[list[Annotation], str]:
    transcription = transcribe(text)
    context = Context(transcription, authority or Authority(), report=Report() if report is None else report)
    return [a for a in annotate(context, ANNOTATORS).annotations if a.kind in NAMES], transcription.text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path) -> None:
    wanted = tomllib.loads(case.read_text(encoding="utf-8"))
    kinds = {"title"} if case.stem.startswith("work-") else {kind.value for kind in NAMES} - {"title"}
    found, text = find(wanted["text"])
    assert [[a.kind.value, a.span.of(text), a.get("ref")] for a in found if a.kind.value in kinds] == wanted["names"]


def test_place_that_acts_stands_for_its_government() -> None:
    found, _ = find("The Note\n\nThe report was denied by Berlin. He lives in Berlin.\n")
    assert [a.get("ana") for a in found] == ["metonymy", ""]


def test_place_of_the_gazetteer_has_its_number() -> None:
    findings = annotate(Context(transcribe("A Trip\n\nHe lived in Novosibirsk for a year.\n")), ANNOTATORS)
    assert [(r.name, r.identifiers) for r in findings.records] == [("Novosibirsk", (("GeoNames", "1496747"),))]


def test_authority_record_is_used_and_its_id_never_taken() -> None:
    records = (
        Record("tess", RecordKind.PERSON, "Greta Tessen", ("Tessen",), details=(("forename", "Greta"),)),
        Record("amsel", RecordKind.ORG, "Amsel Press"),
    )
    found, _ = find("A Visit\n\nMrs. Tessen wrote to Mr. Amsel. Amsel answered.\n", Authority(records))
    assert [a.get("ref") for a in found] == ["tess", "amsel-2", "amsel-2"]


def test_short_form_of_two_bearers_is_reported_once() -> None:
    report = Report()
    find("A\n\nGreta Tessen and Hugo Tessen came. Tessen spoke. Then Tessen went.\n", report=report)
    assert [(d.code, d.place.line) for d in report] == [("TEI142", 3)]


def test_evidence_and_certainty_are_given() -> None:
    found, text = find("A\n\nMr. Amsel said so. They saw Kessvar.\n")
    assert [(a.evidence[0], a.certainty) for a in found] == [("title", 0.95), ("vote", 0.55)]
    assert all(a.evidence[1] == a.span.of(text) and a.resp == "names" for a in found)


@settings(deadline=None, max_examples=60)
@given(transcriptions())
def test_any_text(transcription: Transcription) -> None:
    one, other = (annotate(Context(transcription), ANNOTATORS) for _ in range(2))
    assert one == other
    known = {record.id for record in one.records}
    for annotation in one.annotations:
        if annotation.kind in NAMES:
            assert annotation.span.of(transcription.text).strip()
            assert annotation.get("ref") in known
            block = transcription.block_at(annotation.span.start)
            assert block is not None
            assert block.span.contains(annotation.span)


def test_nothing_is_found_in_nothing() -> None:
    assert annotator.find(Context(transcribe("so it is\n"))) == Findings()
    assert annotator.gives >= {Kind.PERSON, Kind.PLACE, Kind.ORG, Kind.EVENT}


@pytest.mark.parametrize(
    "end",
    ["U.S.S.R", "J.P.", "the T.G.W", "Mr.", "Great", "St.", "Lake", "the National", "Upper", "Brother", "von", "&"],
)
def test_a_text_may_end_behind_any_word(end: str) -> None:
    assert find(f"Nobody came.\n\nThey went, and saw {end}")
