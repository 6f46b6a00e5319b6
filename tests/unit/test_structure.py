"""Statements of the publication block; all names invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiedition.annotation import Annotation, Kind
from teiedition.annotators.citation import read_citation
from teiedition.annotators.protocol import Context
from teiedition.annotators.structure import annotator
from teiedition.annotators.structure.credits import find_credits, tasks_of
from teiedition.annotators.structure.licences import licence_target
from teiedition.annotators.structure.series import find_series
from teiedition.diagnostics import Report
from teiedition.transcription import Block, BlockKind, Field, Span, Transcription

LINES = (
    ("source", "Source:", "The Lamp, Vol. III No. 39, 6 June 1909, pp. 40–41."),
    ("transcription", "Transcription/Editing/HTML Markup:", "2011 by Ada Moth."),
    ("publisher", "Publisher:", "Moth & Sons, London"),
    ("licence", "Public Domain:", "Lamp Archive 2011. Under the Creative Commons Common Deed."),
    ("other", "Weather:", "fine"),
)


def page() -> Transcription:
    text, fields = "", []
    for name, label, value in LINES:
        start = len(text)
        text += f"{label} {value}\n"
        end = len(text) - 1
        fields.append(Field(Span(start, end), name, Span(end - len(value), end), Span(start, start + len(label))))
    return Transcription(text.rstrip(), (Block(Span(0, len(text) - 1), BlockKind.PUBLICATION),), tuple(fields))


def found(report: Report | None = None) -> dict[Kind, list[Annotation]]:
    kinds: dict[Kind, list[Annotation]] = {}
    for annotation in annotator.find(Context(page(), report=Report() if report is None else report)).annotations:
        kinds.setdefault(annotation.kind, []).append(annotation)
    return kinds


def test_source_is_taken_apart() -> None:
    kinds, text = found(), page().text
    assert [a.span.of(text) for a in kinds[Kind.BIBL]] == ["The Lamp, Vol. III No. 39, 6 June 1909, pp. 40–41"]
    assert [(a.span.of(text), a.get("level")) for a in kinds[Kind.WORK]] == [("The Lamp", "j")]
    scopes = [(a.get("unit"), a.get("n"), a.get("from"), a.get("to")) for a in kinds[Kind.BIBL_SCOPE]]
    assert scopes == [("volume", "III", "", ""), ("issue", "39", "", ""), ("page", "40–41", "40", "41")]


def test_credits_licence_publisher_and_labels() -> None:
    kinds, text = found(), page().text
    (credit,) = kinds[Kind.RESPONSIBLE]
    assert (credit.span.of(text), credit.get("resp")) == ("Ada Moth", "transcription editing markup")
    assert kinds[Kind.LICENCE][0].span == page().fields[3].span
    assert kinds[Kind.PUBLISHER][0].span.of(text) == "Moth & Sons"
    assert [a.span.of(text) for a in kinds[Kind.LABEL]] == [label for _, label, _ in LINES]


def test_findings() -> None:
    report = Report()
    found(report)
    assert sorted(d.code for d in report) == ["TEI100", "TEI211"]


@pytest.mark.parametrize(
    ("statement", "title", "level"),
    [
        ("From The Lamp, Vol. 2, 1909", "The Lamp", "j"),
        ("The Lamp, Special Harbour Number, 1909, pp. 9–14.", "The Lamp", "j"),
        ("Odd Notes, The Lamp, New York, Vol. 4, No. 14, 11 July 1909, p. 4", "The Lamp", "j"),
        ("A. Moth, On Wicks, Light, 20th September 1907, p.8. (letter)", "Light", "j"),
        ("This article first appeared in Wick, No. 90, April 1904. Wick was a monthly paper of its kind.", "Wick", "j"),
        ("Socket Standard, February 1907", "Socket Standard", "j"),
        ("The Candle: A Life", "The Candle: A Life", "m"),
        ("Ada Moth, The Candle, London 1907", "The Candle", "m"),
    ],
)
def test_title(statement: str, title: str, level: str) -> None:
    citation = read_citation(statement, 0, len(statement), frozenset({"Ada Moth"}))
    assert citation is not None
    assert citation.title is not None
    assert (statement[slice(*citation.title)], citation.level) == (title, level)


def test_prose_about_a_copy_is_no_citation() -> None:
    statement = "Microfilm and bound volumes for The Lamp provided by the Wick Library, San Francisco, California"
    assert read_citation(statement, 0, len(statement)) is None


@pytest.mark.parametrize(
    ("label", "value", "names", "tasks"),
    [
        ("", "Transcribed & marked up by Ada Moth for the Lamp Archive.", ["Ada Moth"], "transcription markup"),
        ("Transcribed:", "by B. Wick, 2003.", ["B. Wick"], "transcription"),
        ("Proofread:", "Ada Moth & Bo Wick (August 2015).", ["Ada Moth", "Bo Wick"], "proofreading"),
        ("Transcribed/HTML:", "Mike B. for MIA, April 2005.", ["Mike B."], "transcription markup"),
        ("Translated by:", "For Lamp.org by José Moth, March 2014.", ["José Moth"], "translation"),
        ("", "Transcribed by A. Moth, B. Wick & C. Oil.", ["A. Moth", "B. Wick", "C. Oil"], "transcription"),
        ("Transcription:", "Lamp Party of Great Britain.", ["Lamp Party of Great Britain"], "transcription"),
    ],
)
def test_credits(label: str, value: str, names: list[str], tasks: str) -> None:
    named = list(find_credits(value, 0, len(value), label, "transcription"))
    assert [value[c.start : c.end] for c in named] == names
    assert {c.tasks for c in named} == {tasks}


def test_tasks_come_in_the_order_of_the_words() -> None:
    assert tasks_of("HTML Markup, Transcription and Proof-reading") == "markup transcription proofreading"


def test_licence_target_is_never_guessed() -> None:
    assert licence_target("See https://example.org/deed.") == "https://example.org/deed"
    assert licence_target("Creative Commons (Attribution-ShareAlike) 2.0") == (
        "https://creativecommons.org/licenses/by-sa/2.0/"
    )
    assert licence_target("Creative Commons Common Deed") == ""


@pytest.mark.parametrize(
    ("note", "part"), [("(Seventh in a series on wicks)", "7"), ("(Ninth Installment)", "9"), ("(To be continued)", "")]
)
def test_series(note: str, part: str) -> None:
    scopes = [a.get("n") for a in find_series(note, Span(0, len(note))) if a.kind is Kind.BIBL_SCOPE]
    assert scopes == ([part] if part else [])


@given(st.text("Vol. No 1239,–-IX pp(ThLamp\u00a0\nby&:©)/", max_size=60))
def test_any_statement_keeps_its_bounds(statement: str) -> None:
    citation = read_citation(statement, 0, len(statement))
    if citation is not None:
        assert 0 <= citation.start <= citation.end <= len(statement)
        assert all(citation.start <= s.start < s.end <= citation.end for s in citation.scopes)
    for credit in find_credits(statement, 0, len(statement), "", "markup"):
        assert 0 <= credit.start < credit.end <= len(statement)
        assert statement[credit.start : credit.end].strip() == statement[credit.start : credit.end]
