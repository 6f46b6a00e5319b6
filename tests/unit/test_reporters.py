"""Every output format: order, escapes, and what the services that read it require."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teiedition.diagnostics import Diagnostic, Place, visible
from teiedition.diagnostics.catalogue import ENTRIES
from teiedition.reporters import REPORTERS, render_text
from teiedition.reporters.excerpt import cells

HOSTILE = "a\x1b[31mred\x9b0m\u202e::error::x\r\n::warning::]]>&<\"'%0A,\ud800\u2028"
SOURCE = "one\n  <persName ref='#x'>X</persName>\nthree"


def _diagnostic(
    code: str = "TEI301", line: int = 2, column: int = 13, path: str = "a/b.xml", **place: Any
) -> Diagnostic:
    return Diagnostic.of(code, Place(path, line, column, **place), reason="odd <tag>")


FOUND = [
    _diagnostic(end_line=2, end_column=21, xpath="TEI/text/body/p[1]"),
    Diagnostic.of("TEI711", name="x", known="dates, names"),
    _diagnostic(line=1, column=1),
    _diagnostic(path="a/a.xml", line=0, column=0),
    Diagnostic.of("TEI901", Place("/tmp/odd name #1.txt", 3), byte=1, wanted="b", found="c"),  # noqa: S108
]


@pytest.mark.parametrize("name", REPORTERS)
def test_order_of_findings_changes_nothing(name: str) -> None:
    forward = REPORTERS[name](FOUND, {"a/b.xml": SOURCE})
    assert REPORTERS[name](FOUND[::-1], {"a/b.xml": SOURCE}) == forward
    assert forward.endswith("\n")
    assert not forward.endswith("\n\n")


@pytest.mark.parametrize("name", REPORTERS)
def test_hostile_text_never_reaches_the_output(name: str) -> None:
    hostile = Diagnostic.of("TEI301", Place(HOSTILE, 1, 3, 1, 9, HOSTILE), reason=HOSTILE)
    output = REPORTERS[name]([hostile], lambda _path: HOSTILE)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2028\ud800-\udfff]", output)
    output.encode("utf-8")


@pytest.mark.parametrize("name", REPORTERS)
@given(path=st.text(), words=st.text(), source=st.text(), place=st.lists(st.integers(0, 60), min_size=4, max_size=4))
def test_no_finding_breaks_a_reporter(name: str, path: str, words: str, source: str, place: list[int]) -> None:
    found = Diagnostic.of("TEI301", Place(path, place[0], place[1], place[2], place[3], words), reason=words)
    output = REPORTERS[name]([found, found], lambda _path: source)
    output.encode("utf-8")
    assert output == REPORTERS[name]([found, found], lambda _path: source)
    if name in {"junit", "svrl"}:
        etree.fromstring(output.encode())
    if name == "github":
        assert len(output.splitlines()) == 2


@pytest.mark.parametrize("name", REPORTERS)
def test_nothing_found(name: str) -> None:
    expected = {"text": "Nothing found.\n", "concise": "", "json": "[]\n", "jsonl": "", "github": "", "gitlab": "[]\n"}
    output = REPORTERS[name]([], {})
    assert output == expected.get(name, output)


def test_text_shows_the_place() -> None:
    assert render_text(FOUND[:1], {"a/b.xml": SOURCE}) == (
        "a/b.xml:2:13: error TEI301 not-well-formed: the file is not well-formed XML: odd\n"
        "    <tag>\n"
        "  |\n"
        "2 |   <persName ref='#x'>X</persName>\n"
        "  |             ^^^^^^^^\n"
        "  in: TEI/text/body/p[1]\n"
        "  help: correct the XML at this place; nothing after it was read\n"
        "\n"
        "Found 1 error in 1 file.\n"
    )


def test_a_long_path_keeps_its_last_steps() -> None:
    path = "/TEI/text/body" + "/div[@xml:id='chapter']" * 9 + "/p[3]"
    line = render_text([_diagnostic(xpath=path)]).splitlines()[2]
    assert line.startswith("  in: …/div[@xml:id='chapter']/div")
    assert line.endswith("/p[3]")
    assert len(line) <= 80
    assert f"  in: {'x' * 99}\n" in render_text([_diagnostic(xpath="x" * 99)])


def test_colour_only_when_asked_and_changes_no_text() -> None:
    plain = render_text(FOUND, {"a/b.xml": SOURCE})
    coloured = render_text(FOUND, {"a/b.xml": SOURCE}, colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == plain


@given(
    path=st.text(max_size=200),
    words=st.text(max_size=300),
    source=st.text(),
    place=st.lists(st.integers(0, 400), min_size=4, max_size=4),
)
def test_nothing_but_a_long_path_goes_beyond_80_columns(path: str, words: str, source: str, place: list[int]) -> None:
    found = Diagnostic.of("TEI301", Place(path, place[0], place[1], place[2], place[3]), reason=words)
    first, *lines = render_text([found], lambda _path: source * 50).splitlines()
    assert all(cells(line) <= 80 for line in lines)
    assert cells(first) <= 80 or first == f"{visible(str(found.place))}:"


def test_a_path_with_blanks_stays_whole() -> None:
    path = "letters of the printer/" * 4 + "12.xml"
    assert render_text([_diagnostic(path=path)]).startswith(f"{path}:2:13:\n    error TEI301")


def _shown(line: str, column: int, end: int = 0) -> tuple[str, str]:
    found = _diagnostic(line=1, column=column, end_line=1 if end else 0, end_column=end)
    lines = render_text([found], {"a/b.xml": line}).splitlines()
    at = next(i for i, shown in enumerate(lines) if shown.startswith("1 |"))
    return lines[at][4:], lines[at + 1][4:]


@pytest.mark.parametrize(
    ("line", "column", "end", "marks"),
    [
        ("漢字かな x", 3, 5, "    ^^^^"),
        ("e\u0301te\u0301 x", 7, 8, "    ^"),
        ("\tx", 2, 3, "    ^"),
        ("ab\x07c", 4, 5, "   ^"),
        ("abc", 4, 4, "   ^"),
        ("abc", 99, 0, "   ^"),
        ("", 1, 0, "^"),
    ],
)
def test_marks_stand_under_wide_and_combining_characters(line: str, column: int, end: int, marks: str) -> None:
    assert _shown(line, column, end)[1] == marks


@pytest.mark.parametrize("column", [1, 40, 77, 500, 900, 1001])
def test_long_lines_are_cut_around_the_place(column: int) -> None:
    line = ("漢" * 10 + "abcde" * 18) * 10
    line = line[: column - 1] + "§" + line[column:]
    shown, marks = _shown(line, column, column + 1)
    before = shown[: shown.index("§")]
    assert len(marks) - 1 == sum(2 if c == "漢" else 1 for c in before)
    assert sum(2 if c == "漢" else 1 for c in shown) <= 76
    assert shown.startswith("…") == (column > 76 / 3)
    assert shown.endswith("…") == (column < len(line))


def test_a_mark_over_several_lines_runs_to_the_end_of_the_first() -> None:
    found = _diagnostic(line=1, column=2, end_line=3, end_column=1)
    assert "  |  ^^\n" in render_text([found], {"a/b.xml": SOURCE})


def test_concise() -> None:
    assert REPORTERS["concise"](FOUND[1:2], {}) == (
        "<memory>: error TEI711 unknown-annotator: there is no annotator x; the annotators are dates, names\n"
    )


def test_json_and_jsonl_hold_the_same() -> None:
    listed = json.loads(REPORTERS["json"](FOUND, {}))
    assert listed == [json.loads(line) for line in REPORTERS["jsonl"](FOUND, {}).splitlines()]
    assert listed[0] | {"path": "<memory>"} == {
        "code": "TEI711",
        "name": "unknown-annotator",
        "severity": "error",
        "message": "there is no annotator x",
        "remedy": "the annotators are dates, names",
        "path": "<memory>",
        **dict.fromkeys(("line", "column", "end_line", "end_column")),
        "xpath": "",
        "values": {"name": "x", "known": "dates, names"},
    }


def test_sarif_has_what_the_standard_requires() -> None:
    log = json.loads(REPORTERS["sarif"](FOUND, {}))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "teiedition"
    assert [rule["id"] for rule in rules] == ["TEI301", "TEI711", "TEI901"]
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert "{" not in rule["shortDescription"]["text"] + rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note", "none"}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        for location in result.get("locations", ()):
            physical = location["physicalLocation"]
            assert re.fullmatch(r"[!#$&-;=?-Z_a-z~%]+", physical["artifactLocation"]["uri"])
            assert all(number >= 1 for number in physical.get("region", {}).values())
    uris = [
        r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"] if "locations" in r
    ]
    assert uris == ["file:///tmp/odd%20name%20%231.txt", "a/a.xml", "a/b.xml", "a/b.xml"]


def test_fingerprints_differ_and_do_not_follow_the_line() -> None:
    def prints(line: int) -> list[str]:
        found = [_diagnostic(line=line), _diagnostic(line=line), _diagnostic(path="c")]
        run = json.loads(REPORTERS["sarif"](found, {}))["runs"][0]
        names = [issue["fingerprint"] for issue in json.loads(REPORTERS["gitlab"](found, {}))]
        assert names == [result["partialFingerprints"]["teieditionFinding/v1"] for result in run["results"]]
        return names

    assert len(set(prints(2))) == 3
    assert prints(2) == prints(7)


def test_github_escapes_its_own_signs() -> None:
    found = Diagnostic.of("TEI301", Place("a:b,c%.xml", 2, 3, 2, 5), reason="50%\n::stop::")
    assert REPORTERS["github"]([found], {}) == (
        "::error file=a%3Ab%2Cc%25.xml,line=2,endLine=2,col=3,endColumn=5,title=TEI301 not-well-formed::"
        "a:b,c%25.xml:2:3: the file is not well-formed XML: 50%25\\u000a::stop::; "
        "correct the XML at this place; nothing after it was read\n"
    )


def test_gitlab_has_what_its_report_requires() -> None:
    issues = json.loads(REPORTERS["gitlab"]([*FOUND, _diagnostic(path="./d.xml", line=3)], {}))
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert 1 <= issue["location"]["lines"]["begin"] <= issue["location"]["lines"]["end"]
    assert [issue["location"]["path"] for issue in issues if "d.xml" in issue["location"]["path"]] == ["d.xml"]


def test_junit_counts_its_cases() -> None:
    hints = [
        Diagnostic.of(code, Place("b.xml")) for code, e in ENTRIES.items() if e.severity != "error" and not _fields(e)
    ]
    root = etree.fromstring(REPORTERS["junit"]([*FOUND, *hints], {}).encode())
    assert root.get("tests") == str(len(FOUND) + len(hints)) == str(len(root.findall(".//testcase")))
    assert root.get("failures") == str(len(FOUND)) == str(len(root.findall(".//failure")))
    assert [suite.get("name") for suite in root][:2] == ["<memory>", "/tmp/odd name #1.txt"]  # noqa: S108


def _fields(entry: Any) -> bool:
    return "{" in entry.message + entry.remedy


SVRL = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://purl.oclc.org/dsdl/svrl"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
<start><element name="schematron-output"><optional><attribute name="title" ns=""/></optional><oneOrMore>
  <element name="active-pattern"><optional><attribute name="name" ns=""/></optional>
    <optional><attribute name="documents" ns=""><list><zeroOrMore><data type="anyURI"/></zeroOrMore></list></attribute>
    </optional></element>
  <oneOrMore><element name="fired-rule"><attribute name="context" ns=""/></element>
  <zeroOrMore><element name="failed-assert">
    <attribute name="location" ns=""/><attribute name="test" ns=""/>
    <attribute name="role" ns=""><data type="NMTOKEN"/></attribute>
    <attribute name="flag" ns=""><data type="NMTOKEN"/></attribute>
    <zeroOrMore><element name="diagnostic-reference">
      <attribute name="diagnostic" ns=""><data type="NMTOKEN"/></attribute><ref name="text"/></element></zeroOrMore>
    <ref name="text"/></element></zeroOrMore></oneOrMore>
</oneOrMore></element></start>
<define name="text"><element name="text"><text/></element></define></grammar>"""
"""As much of ISO/IEC 19757-3, annex D, as is written: order and types of what stands there."""


@pytest.mark.parametrize("found", [FOUND, []], ids=["some", "none"])
def test_svrl_is_as_its_schema_wants_it(found: list[Diagnostic]) -> None:
    report = etree.fromstring(REPORTERS["svrl"](found, {}).encode())
    etree.RelaxNG(etree.fromstring(SVRL)).assertValid(report)
    assert len(report.findall("{*}failed-assert")) == len(found)


@pytest.mark.parametrize(
    "xpath", ["/TEI/text/body/p[2]", "/TEI/text/body/p[@xml:id='é1']", "/TEI/text/body/p[1]/@n", "/TEI/text/@xml:id"]
)
def test_the_location_of_svrl_finds_the_place(xpath: str) -> None:
    tei = etree.fromstring(
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text xml:id='t'><body><p n='1'/><p xml:id='é1'/></body></text></TEI>"
    )
    report = etree.fromstring(REPORTERS["svrl"]([_diagnostic(xpath=xpath)], {}).encode())
    location = report.find("{*}failed-assert").get("location")  # type: ignore[union-attr]
    found = tei.xpath(str(location))
    assert isinstance(found, list)
    assert len(found) == 1


@pytest.mark.parametrize("xpath", ["", "x y", "/p['", "//p", "/p[last()]", "/p/text()"])
def test_a_path_that_is_none_of_ours_is_the_root(xpath: str) -> None:
    report = etree.fromstring(REPORTERS["svrl"]([_diagnostic(xpath=xpath)], {}).encode())
    assert report.find("{*}failed-assert").get("location") == "/"  # type: ignore[union-attr]


def test_ends_of_places_are_told_by_every_format_that_has_them() -> None:
    (found,) = [_diagnostic(line=2, column=3, end_line=4, end_column=5)]
    assert json.loads(REPORTERS["jsonl"]([found], {}))["end_line"] == 4
    assert json.loads(REPORTERS["gitlab"]([found], {}))[0]["location"]["lines"] == {"begin": 2, "end": 4}
    region = json.loads(REPORTERS["sarif"]([found], {}))["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert region["region"] == {"startLine": 2, "startColumn": 3, "endLine": 4, "endColumn": 5}
    assert "2:3-4:5" in REPORTERS["svrl"]([found], {})
    assert REPORTERS["github"]([found], {}).startswith("::error file=a/b.xml,line=2,endLine=4,title=")
    one = _diagnostic(line=2, column=3, end_line=2, end_column=5)
    assert "line=2,endLine=2,col=3,endColumn=5" in REPORTERS["github"]([one], {})


def test_junit_holds_what_its_readers_ask_for() -> None:
    suites = etree.fromstring(REPORTERS["junit"](FOUND, {}).encode())
    assert suites.tag == "testsuites"
    for suite in suites:
        cases = suite.findall("testcase")
        assert int(suite.get("tests", "")) == len(cases) == len(suite)
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
        assert all(case.get("name") and case.get("classname") is not None for case in cases)
        assert all(failure.get("message") and failure.get("type") for failure in suite.iter("failure"))


def test_the_address_of_a_name_with_a_colon_has_no_scheme() -> None:
    result = json.loads(REPORTERS["sarif"]([_diagnostic(path="a:b.xml")], {}))["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%3Ab.xml"


def test_fingerprints_do_not_follow_what_stands_elsewhere() -> None:
    def fingerprint(line: int) -> str:
        found = Diagnostic.of("TEI505", Place("a.xml", 9, 1), id="x", line=line)
        return str(json.loads(REPORTERS["gitlab"]([found], {}))[0]["fingerprint"])

    assert fingerprint(3) == fingerprint(4)
