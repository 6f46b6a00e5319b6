from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from teiedition.diagnostics import ConfigurationError, Report
from teiedition.edition import SETTINGS, Edition, find_settings, load_edition
from teiedition.plugins import Plugin

ROOT = Path(__file__).parents[2]


def load(tmp_path: Path, text: str | bytes) -> tuple[Edition, list[tuple[str, int, str]]]:
    path = tmp_path / "edition.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    report = Report()
    edition = load_edition(path, report)
    return edition, [(found.code, found.place.line, found.message) for found in report]


def test_every_field_is_a_setting_and_every_setting_a_field() -> None:
    keys = [key.replace("-", "_") for table in SETTINGS.values() for key in table]
    assert sorted(keys) == sorted({field.name for field in fields(Edition)} - {"folder"})


def test_all_settings_are_read(tmp_path: Path) -> None:
    edition, found = load(
        tmp_path,
        """
[edition]
title = "Letters"
publisher = "The Project"
licence = "CC BY 4.0"
licence-target = "https://creativecommons.org/licenses/by/4.0/"
responsible = [{name = "A. Editor", resp = "encoding"}]
date = 2026-11-22
language = "en-GB"
project = "An edition."
keywords = ["letters"]
source-url = "https://example.org/letters"
[encode]
encoding = "windows-1252"
annotators = ["dates"]
authority = "lists"
schema-href = "own.rng"
[names]
address = "inside"
[annotate]
spacy = "en_core_web_sm"
[validate]
schema = "own.rng"
catalog = ["catalog.xml"]
xinclude = true
select = ["TEI3"]
output-format = "json"
baseline = "known.json"
strict = true
[validate.ignore]
"tei/drafts/*.xml" = { codes = ["TEI501"], because = "drafts have no records" }
[transform]
to = ["text"]
view = ["normalized"]
xslt = "own.xsl"
[folders]
sources = "in"
editions = "tei"
output = "out"
[run]
jobs = 3
""",
    )
    assert found == []
    default = Edition()
    unchanged = [f.name for f in fields(Edition) if getattr(edition, f.name) == getattr(default, f.name)]
    assert unchanged == []
    assert edition.date == "2026-11-22"
    assert edition.path("output") == tmp_path / "out"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[edition]\n\npublischer = 'A'\n", 3, "edition.publischer; did you mean publisher?"),
        ("[edition]\nlicence_target = 'A'\n", 2, "did you mean licence-target?"),
        ("[encoding]\nannotators = []\n", 1, "encoding; did you mean encode?"),
        ("publisher = 'A'\n", 1, "there is no setting publisher"),
        ("edition.publischer = 'A'\n", 1, "edition.publischer"),
        ("[edition]\ntitle = 'A'\n[run]\nzzz = 1\n", 4, "there is no setting run.zzz"),
    ],
)
def test_unknown_settings_are_named_with_their_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    _, found = load(tmp_path, text)
    assert [(code, at) for code, at, _ in found] == [("TEI713", line)]
    assert words in found[0][2]


@pytest.mark.parametrize(
    "text",
    [
        "edition = 'A'",
        "[edition]\ntitle = 3",
        "[edition]\ntitle = 'a\\u0007'".replace("'", '"'),
        "[edition]\nkeywords = 'letters'",
        "[edition]\nkeywords = [1]",
        "[edition]\ndate = '6 July 1946'",
        "[edition]\ndate = 2026-11-22T10:00:00",
        "[edition]\ndate = '2026-13'",
        "[edition]\nlanguage = 'english language'",
        "[edition]\nlicence-target = 'javascript:alert(1)'",
        "[edition]\nresponsible = ['A. Editor']",
        "[edition]\nresponsible = [{name = 'A'}]",
        "[validate]\nstrict = 1",
        "[validate]\nschema = [1]",
        "[validate]\noutput-format = 'pdf'",
        "[transform]\nto = ['pdf']",
        "[run]\njobs = -1",
        "[run]\njobs = true",
    ],
)
def test_wrong_values_are_findings_and_the_default_stays(tmp_path: Path, text: str) -> None:
    edition, found = load(tmp_path, text)
    assert [code for code, _, _ in found] == ["TEI714"]
    assert found[0][1] > 0
    assert replace(edition, folder=Path()) == Edition()


@pytest.mark.parametrize("value", ["../away", "/away", "a/../../b", " "])
def test_folders_stay_inside(tmp_path: Path, value: str) -> None:
    _, found = load(tmp_path, f"[folders]\noutput = '{value}'\n")
    assert [code for code, _, _ in found] == ["TEI724"]


@pytest.mark.parametrize(
    ("data", "line"),
    [(b"[edition\n", 1), (b"[edition]\na = = 2\n", 2), (b"\xff\xfe", 0), (b"a = " + b"[" * 5000, 0), (b"a=1\na=2", 0)],
)
def test_what_is_no_toml_stops(tmp_path: Path, data: bytes, line: int) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load(tmp_path, data)
    assert caught.value.diagnostic.code == "TEI712"
    assert caught.value.diagnostic.place.line >= line


def test_without_a_report_the_first_finding_is_raised(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text("[edition]\npublischer = 'A'\n")
    with pytest.raises(ConfigurationError) as caught:
        load_edition(tmp_path / "edition.toml")
    assert caught.value.diagnostic.code == "TEI713"


def test_a_missing_file_stops(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_edition(tmp_path / "edition.toml", Report())
    assert caught.value.diagnostic.code == "TEI712"


def test_the_first_file_found_counts(tmp_path: Path) -> None:
    deep = tmp_path / "a/b"
    deep.mkdir(parents=True)
    (tmp_path / "edition.toml").write_text("")
    assert find_settings([deep, *deep.parents]) == tmp_path / "edition.toml"
    (tmp_path / "a/edition.toml").write_text("")
    assert find_settings([deep, *deep.parents]) == tmp_path / "a/edition.toml"


def test_the_fingerprint_knows_what_results_depend_on(tmp_path: Path) -> None:
    edition = Edition()
    assert edition.fingerprint() == replace(edition, folder=tmp_path, jobs=4, strict=True).fingerprint()
    assert edition.fingerprint() != replace(edition, publisher="A").fingerprint()
    assert edition.fingerprint() != replace(edition, view=("normalized", "diplomatic")).fingerprint()


def test_the_header_says_what_the_settings_say(tmp_path: Path) -> None:
    edition = Edition(publisher="A", licence="B", responsible=(("C", "D"),), date="2026", schema_href="own.rng")
    header = edition.encode_options(Report()).header
    assert (header.publisher, header.licence, header.date, header.schema) == ("A", "B", "2026", "own.rng")
    assert [(one.name, one.resp) for one in header.responsible] == [("C", "D")]


def test_an_unknown_annotator_stops() -> None:
    with pytest.raises(ConfigurationError) as caught:
        Edition(annotators=("daets",)).encode_options(Report())
    assert caught.value.diagnostic.code == "TEI711"


def test_the_settings_of_this_project_hold() -> None:
    report = Report()
    load_edition(ROOT / "edition.toml", report)
    assert not list(report)


def test_the_guide_names_every_setting() -> None:
    guide = (ROOT / "docs/guide/settings.md").read_text(encoding="utf-8")
    for table, settings in SETTINGS.items():
        assert f"[{table}]" in guide
        for key in settings:
            assert f"`{key}`" in guide, key


def test_other_packages_count_for_what_must_be_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Edition().fingerprint()
    assert Edition(spacy="made-up").fingerprint() not in {plain, Edition(spacy="other").fingerprint()}
    chosen = Edition(annotators=("all", "bells"))
    before = chosen.fingerprint()
    monkeypatch.setattr(
        "teiedition.plugins.find_plugins", lambda _: (Plugin("annotator", "bells", "tei-bells 2", "b:b"),)
    )
    assert chosen.fingerprint() != before
    assert Edition().fingerprint() == plain
