"""Records of bodies and events: which names share one, and the dates of an event."""

from __future__ import annotations

import pytest

from teiedition.annotation import Kind
from teiedition.annotators.names.chronology import dates_of, undated
from teiedition.annotators.names.lexicon import known_bodies, same_body
from teiedition.annotators.protocol import Context
from teiedition.annotators.run import annotate
from teiedition.authority import Record
from teiedition.diagnostics import Report
from teiedition.readers import read
from teiedition.transcription import Source


def records(text: str, kind: Kind) -> list[Record]:
    transcription = read(Source(f"The Vote\n\n{text}\n".encode(), "input.txt"), Report())
    findings = annotate(Context(transcription), ("dates", "works", "names"))
    pointed = [a.get("ref") for a in findings.annotations if a.kind is kind]
    return [record for ref in dict.fromkeys(pointed) for record in findings.records if record.id == ref]


@pytest.mark.parametrize(
    ("name", "dates"),
    [
        ("strike of 1934", (("when", "1934"),)),
        ("strikes of August, 1923", (("when", "1923-08"),)),
        ("Carters strike from 1934 to 1942", (("from", "1934"), ("to", "1942"))),
        ("strike of 1925-27", (("from", "1925"), ("to", "1927"))),
        ("October Revolution", (("when", "1917-11-07"),)),
        ("Genoa Conference", (("from", "1922-04-10"), ("to", "1922-05-19"))),
        ("Carters Conference", ()),
    ],
)
def test_dates_of_an_event(name: str, dates: tuple[tuple[str, str], ...]) -> None:
    assert dates_of(name) == dates


def test_event_record_bears_the_year_of_its_name() -> None:
    (record,) = records("The Carters strike of 1934 was long. The Carters strike failed.", Kind.EVENT)
    assert record.get("when") == "1934"


def test_events_of_two_years_stay_apart() -> None:
    found = records("The Carters strike of 1934 was long. The Carters strike of 1936 failed.", Kind.EVENT)
    assert [record.get("when") for record in found] == ["1934", "1936"]


def test_names_in_apposition_share_the_event() -> None:
    (record,) = records("The Munich Putsch (the Beer Hall Putsch) failed.", Kind.EVENT)
    assert record.get("from") == "1923-11-08"


def test_names_of_one_body_share_its_record() -> None:
    (record,) = records("The GPU came. The NKVD came, and the OGPU.", Kind.ORG)
    assert {"NKVD", "OGPU"} <= {record.name, *record.variants}


def test_two_bodies_of_one_head_stay_apart() -> None:
    found = records("The Harvest Committee met. The Reform Committee met. The Committee voted.", Kind.ORG)
    assert [record.name for record in found] == ["Harvest Committee", "Reform Committee"]


def test_year_is_no_part_of_what_events_share() -> None:
    assert undated("1934 Carters strike") == undated("Carters strike of 1934") == "Carters strike"


def test_tables_give_each_form_one_root() -> None:
    assert all(same_body()[form] == same_body()[name] for form, name in known_bodies().items())
