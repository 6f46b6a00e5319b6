"""Rules by the command line: a schema alone, within a grammar, and its phases."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEI = "<TEI xmlns='http://www.tei-c.org/ns/1.0'>\n<text><body><p n='two'>a</p></body></text></TEI>"
SCH = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2"><ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
<phase id="quick"><active pattern="a"/></phase>
<pattern id="a"><rule context="t:p"><assert test="every $n in tokenize(@n) satisfies $n = ('one', 'three')">n is <value-of select="@n"/></assert></rule></pattern>
<pattern id="b"><rule context="t:body"><report test="t:p" role="warning">p in body</report></rule></pattern></schema>"""


@pytest.fixture
def article(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TEIEDITION_CACHE", str(folder / ".cache"))
    Path("rules.sch").write_text(SCH)
    Path("article.xml").write_text(TEI)
    return Path("article.xml")


def test_rules_of_newer_xpath(run: Run, article: Path) -> None:
    options = ("--schema", "rules.sch", "--select", "TEI4", "--output-format", "concise")
    result = run("validate", str(article), *options)
    assert result.exit_code == 1
    assert "article.xml:2:13: " in result.stdout
    assert "n is two" in result.stdout
    assert "p in body" in result.stdout


def test_phases(run: Run, article: Path) -> None:
    options = ("--schema", "rules.sch", "--select", "TEI4", "--output-format", "concise", "--phase")
    assert "p in body" not in run("validate", str(article), *options, "quick").stdout
    assert "p in body" in run("validate", str(article), *options, "#ALL").stdout
    result = run("validate", str(article), *options, "slow")
    assert result.exit_code == 2
    assert "has no phase “slow”; it has quick" in result.stdout


def test_rules_within_a_grammar(run: Run, article: Path) -> None:
    anything = "<zeroOrMore><choice><attribute><anyName/></attribute><text/><ref name='any'/></choice></zeroOrMore>"
    Path("g.rng").write_text(
        "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start><ref name='any'/></start>"
        f"<define name='any'><element><anyName/>{anything}</element></define>"
        "<pattern xmlns='http://purl.oclc.org/dsdl/schematron'><rule context='tei:p'>"
        "<report test=\"@n eq 'two'\">two is too many</report></rule></pattern></grammar>"
    )
    result = run("validate", str(article), "--schema", "g.rng", "--select", "TEI3,TEI4", "--output-format", "concise")
    assert result.exit_code == 1
    assert [line.partition(": ")[2] for line in result.stdout.splitlines() if "article.xml:" in line] == [
        "error TEI401 failed-rule: two is too many"
    ]
