from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from teiedition.cli.explain import load_policy
from teiedition.diagnostics.catalogue import ENTRIES
from teiedition.vocabulary import TEI_NS
from tests.cli.conftest import Run

SCHEMA = Path(__file__).parents[2] / "schema" / "teiedition.rng"


def test_a_code_by_number_and_by_name(run: Run) -> None:
    by_number = run("explain", "TEI701")
    assert by_number.exit_code == 0
    assert by_number.stdout.startswith("# TEI701 missing-file")
    assert by_number.stdout == run("explain", "missing-file").stdout == run("explain", "tei701").stdout


@pytest.mark.parametrize("code", sorted(ENTRIES))
def test_every_code_is_explained(run: Run, code: str) -> None:
    result = run("explain", code)
    assert result.exit_code == 0
    assert ENTRIES[code].name in result.stdout


@pytest.mark.parametrize("name", ["said", "<said>", "tei:said"])
def test_an_element(run: Run, name: str) -> None:
    result = run("explain", name)
    assert result.exit_code == 0
    assert result.stdout.startswith("# <said>")
    assert "@who" in result.stdout


def test_everything_is_listed(run: Run) -> None:
    output = run("explain").stdout
    assert all(code in output for code in ENTRIES)
    assert all(re.search(rf"^  {name} ", output, re.MULTILINE) for name in load_policy())


@pytest.mark.parametrize(
    ("topic", "near"), [("persname", "persName"), ("TEI31", "TEI301"), ("mising-file", "missing-file")]
)
def test_an_unknown_topic_is_met_with_the_nearest(run: Run, topic: str, near: str) -> None:
    result = run("explain", topic)
    assert result.exit_code == 2
    assert "TEI723" in result.stderr
    assert "did you mean" in " ".join(result.stderr.split())
    if topic != "TEI31":
        assert near in result.stderr


@pytest.mark.parametrize("name", sorted(load_policy()))
def test_every_policy_is_whole_and_its_example_is_xml(name: str) -> None:
    policy = load_policy()[name]
    assert set(policy) == {"use", "how", "example", "guidelines"}
    root = etree.fromstring(policy["example"])
    assert any(etree.QName(element).localname == name for element in root.iter())


def test_every_policy_is_about_an_element_of_the_schema() -> None:
    schema = etree.parse(SCHEMA)
    names = {
        str(element.get("name"))
        for element in schema.iter("{http://relaxng.org/ns/structure/1.0}element")
        if element.get("ns", TEI_NS) == TEI_NS
    }
    assert set(load_policy()) <= names
