"""``teiedition schema``, and how ``validate`` finds schemas."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

RNG = """<element name="TEI" ns="http://www.tei-c.org/ns/1.0" xmlns="http://relaxng.org/ns/structure/1.0">
<!-- Licence: CC BY 4.0 --><element name="text"><empty/></element></element>"""
SCH = """<schema xmlns="http://purl.oclc.org/dsdl/schematron"><ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
<pattern><rule context="t:TEI"><assert test="@n">no number</assert></rule></pattern></schema>"""
CATALOG = """<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
<uri name="https://example.org/letters.rng" uri="letters.rng"/></catalog>"""
MODEL = '<?xml-model href="https://example.org/letters.rng" schematypens="http://relaxng.org/ns/structure/1.0"?>\n'
GOOD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>\n'
BAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><txt/></TEI>\n'


@pytest.fixture
def letters(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a schema, rules, a catalog, a good and a bad document that name the schema; nothing is kept."""
    monkeypatch.setenv("TEIEDITION_DATA", str(folder / "data"))
    monkeypatch.delenv("XML_CATALOG_FILES", raising=False)
    for name, text in {
        "letters.rng": RNG,
        "rules.sch": SCH,
        "catalog.xml": CATALOG,
        "good.xml": MODEL + GOOD,
        "bad.xml": MODEL + BAD,
    }.items():
        (folder / name).write_text(text)
    return folder


def test_from_adding_to_removing(run: Run, letters: Path) -> None:
    listed = run("schema", "list")
    assert listed.exit_code == 0
    assert "teiedition: the edition's own" in listed.stdout
    assert "tei_all" in listed.stdout
    added = run("schema", "add", "letters", "letters.rng", "rules.sch")
    assert (added.exit_code, added.stdout.splitlines()[0]) == (0, "kept letters")
    assert added.stderr.count("sha256 ") == 2
    assert "letters: RELAX NG, Schematron, from " in run("schema", "list").stdout
    shown = run("schema", "show", "letters").stdout
    assert shown == added.stdout.removeprefix("kept ")
    assert "licence, in its own words: Licence: CC BY 4.0" in shown
    found = run("validate", "good.xml", "--schema", "letters", "--output-format", "concise")
    assert found.exit_code == 1
    assert "no number" in found.stdout
    assert run("schema", "remove", "letters").exit_code == 0
    assert run("validate", "good.xml", "--schema", "letters").exit_code == 2
    for command in (["show", "letters"], ["remove", "letters"], ["show", "../x"]):
        gone = run("schema", *command)
        assert gone.exit_code == 2
        assert "TEI321" in gone.stderr


def test_our_own_is_shown_and_not_removed(run: Run, letters: Path) -> None:
    assert "teiedition.rng" in run("schema", "show", "teiedition").stdout
    assert run("schema", "remove", "teiedition").exit_code == 2
    assert run("schema", "add", "teiedition", "letters.rng").exit_code == 2


def test_adding_never_asks_a_network_that_is_not_https(run: Run, letters: Path) -> None:
    for source in ("http://example.org/a.rng", "ftp://example.org/a.rng"):
        result = run("schema", "add", "a", source)
        assert result.exit_code == 2
        assert "only addresses that begin with https:// are fetched" in " ".join(result.stderr.split())
    assert not (letters / "data" / "schemas" / "a").exists()


def test_a_document_whose_schema_is_not_there_ends_with_2(run: Run, letters: Path) -> None:
    result = run("validate", "good.xml", "--output-format", "concise")
    assert result.exit_code == 2
    assert "TEI322" in result.stdout
    assert "run: teiedition schema add letters https://example.org/letters.rng" in run("validate", "good.xml").stdout


@pytest.mark.parametrize("how", ["catalog", "environment", "settings", "kept", "chosen", "chosen in settings"])
@pytest.mark.parametrize("select", [(), ("--select", "TEI3")])
def test_every_way_to_a_schema(
    run: Run, letters: Path, monkeypatch: pytest.MonkeyPatch, how: str, select: tuple[str, ...]
) -> None:
    extra: tuple[str, ...] = ()
    match how:
        case "catalog":
            extra = ("--catalog", "catalog.xml")
        case "environment":
            monkeypatch.setenv("XML_CATALOG_FILES", f"no-such-catalog.xml {letters / 'catalog.xml'}")
        case "settings":
            (letters / "edition.toml").write_text('[validate]\ncatalog = "catalog.xml"\n')
        case "chosen":
            extra = ("--schema", "letters.rng")
        case "chosen in settings":
            (letters / "edition.toml").write_text('[validate]\nschema = "letters.rng"\n')
        case _:
            assert run("schema", "add", "letters", "letters.rng").exit_code == 0
            monkeypatch.setenv("XML_CATALOG_FILES", "")
            (letters / "good.xml").write_text(MODEL.replace("https://example.org/", "gone/") + GOOD)
            (letters / "bad.xml").write_text(MODEL.replace("https://example.org/", "gone/") + BAD)
    good = run("validate", "good.xml", *extra, *select)
    assert good.exit_code == 0, good.stdout
    bad = run("validate", "bad.xml", *extra, *select)
    assert bad.exit_code == 1
    assert "txt" in bad.stdout


def test_who_speaks_first_is_heard(run: Run, letters: Path) -> None:
    (letters / "edition.toml").write_text('[validate]\nschema = ["letters.rng"]\n')
    assert run("validate", "good.xml").exit_code == 0
    result = run("validate", "good.xml", "--schema", "rules.sch", "--output-format", "concise")
    assert "no number" in result.stdout
    result = run("validate", "good.xml", "--schema", "teiedition", "--output-format", "concise")
    assert "TEI311" in result.stdout
    assert "TEI322" not in result.stdout


def test_files_chosen_in_settings_lie_in_the_folder_of_the_edition(
    run: Run, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (letters / "edition.toml").write_text('[validate]\nschema = "letters.rng"\n')
    (letters / "sub").mkdir()
    monkeypatch.chdir(letters / "sub")
    assert run("validate", "../good.xml").exit_code == 0
    assert run("validate", "../good.xml", "--schema", "letters.rng").exit_code == 2
    assert run("validate", "../good.xml", "--schema", "../letters.rng").exit_code == 0


def test_a_wrong_name_is_said_once(run: Run, letters: Path) -> None:
    result = run("validate", "good.xml", "bad.xml", "--schema", "leters", "--output-format", "concise")
    assert result.exit_code == 2
    assert result.stdout.count("TEI321") == 1


def test_parts_by_option(run: Run, letters: Path) -> None:
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="part.xml"/>'
    (letters / "part.xml").write_text('<txt xmlns="http://www.tei-c.org/ns/1.0"/>')
    (letters / "main.xml").write_text(GOOD.replace("<text/>", include))
    plain = run("validate", "main.xml", "--schema", "letters.rng", "--output-format", "concise")
    assert "TEI340" in plain.stdout
    assert "part.xml:" not in plain.stdout
    whole = run("validate", "main.xml", "--schema", "letters.rng", "--xinclude", "--output-format", "concise")
    assert whole.exit_code == 1
    assert "part.xml:1:1: " in whole.stdout
    assert "TEI340" not in whole.stdout
    (letters / "part.xml").write_text('<text xmlns="http://www.tei-c.org/ns/1.0"/>')
    assert run("validate", "main.xml", "--schema", "letters.rng", "--xinclude").exit_code == 0
    assert run("validate", "main.xml", "--xinclude", "--fix").exit_code == 2


def test_help_says_who_goes_before_whom(run: Run) -> None:
    words = " ".join(run("validate", "--help").stdout.split()).replace("xml- model", "xml-model")
    assert "--schema, else the `schema` of edition.toml, else the xml-model instructions" in words
