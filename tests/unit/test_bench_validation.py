"""The measures of ``make bench-validate``: the same slips again, jing's repeats told apart, and a few hundred verdicts."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench import places
from bench.validation import files, mutants, verdicts
from bench.validation.__main__ import SCHEMAS, schema_path
from bench.validation.verdicts import JingError

from teiedition.relaxng.automaton import Automaton
from teiedition.relaxng.simplify import load_schema

DOCUMENT = b"<a>\n  <x>one<b>two</b>\n  <b/></x>text\nmore<b/>more\n</a>"
UNKNOWN = 'element "x" not allowed anywhere'
TEXT = "text not allowed here"


def test_repeats_of_jing() -> None:
    """An unknown element's known children say the last thing again where they end; text does so at each line."""
    errors = [
        JingError(2, 6, UNKNOWN),
        JingError(2, 19, UNKNOWN),  # <b>two</b> ends
        JingError(3, 7, UNKNOWN),  # <b/> ends
        JingError(3, 15, TEXT),
        JingError(4, 5, TEXT),  # the same text
        JingError(4, 13, TEXT),
    ]
    kept = verdicts.without_repeats(errors, DOCUMENT, {"a", "b"}.__contains__)
    assert [error.line for error in kept] == [2, 3, 4]
    assert verdicts.without_repeats(errors[:1], DOCUMENT, {"a"}.__contains__) == errors[:1]


@pytest.mark.shared
def test_the_same_mutants_again(shared: Path) -> None:
    sources = mutants.samples([shared / "tei-samples"])
    assert len(sources) > 12
    made = list(mutants.mutants(sources, 20, 1))
    assert made == list(mutants.mutants(sources, 20, 1))
    assert len(set(made)) == 20


@pytest.mark.shared
def test_files_of_a_size(shared: Path, tmp_path: Path) -> None:
    automaton = Automaton(load_schema((shared / "schemas" / "tei_lite.rng").as_uri()))
    material = files.divisions(shared / "tei-samples", automaton)
    path = files.made(tmp_path / "valid.xml", 300_000, material)
    assert 250_000 < path.stat().st_size <= 310_000
    assert verdicts.problems(automaton, path.read_bytes()) == []
    spoilt = files.spoilt(tmp_path / "spoilt.xml", path).read_bytes()
    lines = spoilt.count(b"\n")
    assert lines / 200 < len(verdicts.problems(automaton, spoilt)) <= lines / 100 + 1


@pytest.mark.shared
@pytest.mark.java
def test_verdicts_as_jing(shared: Path, tmp_path: Path) -> None:
    """A slice of ``make bench-validate``: always the same verdict, nearly always the same line and number."""
    jing = places.jing()
    if jing is None:
        pytest.skip("needs jing")
    sources = mutants.samples([shared / "tei-samples", places.ROOT / "tei" / "editions"])
    written = []
    for number, data in enumerate(mutants.mutants(sources, 320, 9)):
        written.append(tmp_path / f"{number}.xml")
        written[-1].write_bytes(data)
    total = verdicts.Tally()
    for number, name in enumerate(SCHEMAS):
        total.add(verdicts.compare(jing, schema_path(name), written[number :: len(SCHEMAS)]))
    assert (total.files, total.verdicts) == (320, 320)
    assert total.invalid > 250
    assert total.first_lines >= 0.99 * total.invalid, total.different
    assert total.counts >= 0.97 * total.invalid, total.different
