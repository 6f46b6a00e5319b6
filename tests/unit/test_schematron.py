"""Schematron: each feature by a small schema, both engines where saxonche is installed, and schemas that mean harm."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from teiedition.diagnostics import Diagnostic, MissingExtra, SchemaError
from teiedition.resources import resource
from teiedition.validation.parsing import read_document
from teiedition.validation.schematron import check_rules, embedded_rules, load_schematron
from teiedition.validation.schematron.lowering import Beyond, Scope, lower
from teiedition.validation.schematron.syntax import Unread, parse
from teiedition.validation.subject import Subject

SAXON = importlib.util.find_spec("saxonche") is not None
HEAD = (
    '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="{binding}" {more}><ns prefix="t" uri="urn:t"/>'
)
XSL = 'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
BOTH = ("xslt", "xslt2")

DOCUMENT = """<?note of the file?><d xmlns="urn:t" xmlns:x="urn:x" n="1">
<p xml:id="a" n="1">one</p>
<p xml:id="b" n="two" x:k="v">two<!-- remark --> and a half</p>
<q><p n="3" ref="#a #zz">three</p></q>
<l part="I">x</l><l part="F">y</l>
<e/>
</d>"""


def _subject(text: str, path: Path | None = None) -> Subject:
    data = text.encode()
    document, refused = read_document(data, str(path or "d.xml"))
    assert document is not None, refused
    return Subject(document, data)


def _found(tmp_path: Path, body: str, binding: str = "xslt2", **given: str) -> list[Diagnostic]:
    """What the tree engine finds, and Saxon too."""
    path = tmp_path / "rules.sch"
    path.write_text(HEAD.format(binding=binding, more=given.get("more", XSL)) + body + "</schema>", encoding="utf-8")
    schema = load_schematron(path, given.get("phase", ""))
    name = tmp_path / "d.xml"
    subject = _subject(given.get("document", DOCUMENT), name)
    found = sorted(set(check_rules(subject, schema, "tree")))
    assert all(d.place.line and (d.code in {"TEI403", "TEI405"} or d.place.column) for d in found)
    if SAXON:
        other = sorted(set(check_rules(subject, schema, "saxon")))
        assert [_core(d) for d in other] == [_core(d) for d in found]
    return found


def _core(found: Diagnostic) -> tuple[object, ...]:
    """What engines agree about; why an expression failed each says in its own words."""
    return found.code, found.place, "" if found.code == "TEI403" else found.values


def _messages(tmp_path: Path, body: str, binding: str = "xslt2", **given: str) -> list[str]:
    return [d.message for d in _found(tmp_path, body, binding, **given)]


def _rule(context: str, tests: str) -> str:
    return f'<pattern><rule context="{context}">{tests}</rule></pattern>'


@pytest.mark.parametrize("binding", [*BOTH, "xslt3", "xpath2", "xpath3"])
def test_asserts_and_reports(tmp_path: Path, binding: str) -> None:
    body = _rule("t:p", "<assert test='@xml:id'>no id</assert><report test=\"@n = '1'\">is one</report>")
    assert [(d.place.line, d.place.column, d.message) for d in _found(tmp_path, body, binding)] == [
        (2, 1, "is one"),
        (4, 4, "no id"),
    ]


@pytest.mark.parametrize("binding", BOTH)
def test_the_first_rule_of_a_pattern_takes_a_node(tmp_path: Path, binding: str) -> None:
    body = (
        '<pattern><rule context="t:q/t:p"><report test="true()">in q</report></rule>'
        '<rule context="t:e | t:p[@n]"><report test="true()"><name/></report></rule>'
        '<rule context="*"><report test="self::t:p">never</report></rule></pattern>'
        + _rule("t:p[@n = '3']", "<report test='true()'>another pattern</report>")
    )
    assert _messages(tmp_path, body, binding) == ["p", "p", "another pattern", "in q", "e"]


@pytest.mark.parametrize("binding", BOTH)
@pytest.mark.parametrize(
    ("context", "lines"),
    [
        ("/", [1]),
        ("/t:d", [1]),
        ("t:d/t:p", [2, 3]),
        ("t:d//t:p", [2, 3, 4]),
        ("//t:p[1]", [2, 4]),
        ("t:p[2]", [3]),
        ("t:p[last()]", [3, 4]),
        ("t:*[@part]", [5, 5]),
        ("*[@ref and @n]", [4]),
        ("t:p/@ref", [4]),
        ("@ref", [4]),
        ("@x:k", [3]),
        ("t:p/@xml:id", [2, 3]),
        ("(t:l | t:e)[not(@part)]", [6]),
        ("t:q/(t:p | t:e)", [4]),
        ("text()[. = 'three']", [4]),
        ("t:p[starts-with(., 'two')]/text()[2]", [3]),
        ("comment()", [3]),
        ("t:none", []),
        ("t:p[@n = '|'] | t:e", [6]),
    ],
)
def test_contexts(tmp_path: Path, binding: str, context: str, lines: list[int]) -> None:
    if "/(" in context and binding == "xslt":
        pytest.skip("XPath 1.0 has no parentheses within a path")
    body = '<ns prefix="x" uri="urn:x"/>' + _rule(context, "<report test='true()'>here</report>")
    assert [d.place.line for d in _found(tmp_path, body, binding)] == lines


@pytest.mark.parametrize("binding", BOTH)
def test_attributes_and_texts_are_the_context_of_their_tests(tmp_path: Path, binding: str) -> None:
    body = _rule(
        "t:p/@ref",
        "<report test=\"../@n = '3' and contains(., '#a')\"><name/>=<value-of select='.'/>, <name path='..'/></report>",
    ) + _rule(
        "t:q//text()", "<report test=\"normalize-space() = 'three' and parent::t:p\">“<value-of select='.'/>”</report>"
    )
    found = _found(tmp_path, body, binding)
    assert [d.message for d in found] == ["“three”", "ref=#a #zz, p"]
    assert [d.place.xpath.rpartition("/")[2] for d in found] == ["p", "@ref"]


@pytest.mark.parametrize("binding", BOTH)
def test_variables_of_schema_phase_pattern_and_rule(tmp_path: Path, binding: str) -> None:
    body = (
        "<phase id='f'><let name='of-phase' value='count(//t:p)'/><active pattern='one'/></phase>"
        "<let name='root' value='t:d/@n'/><let name='word'>content</let>"
        "<pattern id='one'><let name='ids' value='//t:p/@xml:id'/><rule context='t:q/t:p'>"
        "<let name='n' value='@n'/><let name='twice' value='concat($n, $n)'/><let name='here' value='.'/>"
        "<report test=\"$n = '3' and count($ids) = 2 and not(//t:p[. = $here][@n != $n])\">"
        "<value-of select='$root'/> <value-of select='$of-phase'/> <value-of select='$twice'/> <value-of select='$word'/>"
        "</report></rule></pattern><pattern id='two'><rule context='t:p'><report test='true()'>not active</report></rule></pattern>"
    )
    assert _messages(tmp_path, body, binding, phase="f") == ["1 3 33 content"]


def test_variables_that_only_newer_xpath_can_say(tmp_path: Path) -> None:
    body = _rule(
        "t:p[@ref]",
        "<let name='refs' value=\"tokenize(normalize-space(@ref), '\\s+')\"/>"
        "<let name='local' value=\"for $r in $refs return replace($r, '#', '')\"/>"
        "<let name='known' value='ancestor::t:d//t:p[@xml:id]/@xml:id'/>"
        "<let name='missing' value='distinct-values($local[not(. = $known)])'/>"
        "<assert test='empty($missing)'>no <value-of select='$missing'/> among <value-of select='$known'/></assert>",
    )
    assert _messages(tmp_path, body) == ["no zz among a b"]


def test_phases(tmp_path: Path) -> None:
    body = (
        "<phase id='quick'><active pattern='a'/></phase><pattern id='a'><rule context='t:e'><report test='1'>a</report></rule></pattern>"
        "<pattern id='b'><rule context='t:e'><report test='1'>b</report></rule></pattern>"
    )
    more = 'defaultPhase="quick"'
    assert _messages(tmp_path, body, more=more) == ["a"]
    assert _messages(tmp_path, body, more=more, phase="#DEFAULT") == ["a"]
    assert _messages(tmp_path, body, more=more, phase="#ALL") == ["a", "b"]
    with pytest.raises(SchemaError, match="no phase “slow”; it has quick") as caught:
        _found(tmp_path, body, phase="slow")
    assert caught.value.diagnostic.code == "TEI406"


@pytest.mark.parametrize("binding", BOTH)
def test_abstract_patterns_and_rules(tmp_path: Path, binding: str) -> None:
    body = (
        "<pattern abstract='true' id='need'><rule context='$what'><assert test='$attr'><name/> lacks it</assert></rule></pattern>"
        "<pattern is-a='need' id='i'><param name='what' value='t:q'/><param name='attr' value='@when'/></pattern>"
        "<pattern><rule abstract='true' id='ids'><let name='i' value='@xml:id'/><assert test='$i'>no id</assert></rule>"
        "<rule context='t:q'><extends rule='ids'/><report test='$i'>id</report></rule></pattern>"
    )
    assert sorted(_messages(tmp_path, body, binding)) == ["no id", "q lacks it"]


def test_includes_come_from_the_folder_of_the_schema(tmp_path: Path) -> None:
    sch = 'xmlns="http://purl.oclc.org/dsdl/schematron"'
    (tmp_path / "part.sch").write_text(
        f"<schema {sch}><pattern id='x'><rule context='t:e'><report test='true()'>by id</report></rule></pattern></schema>"
    )
    (tmp_path / "rule.sch").write_text(f"<rule {sch}><report test='true()'>by extends</report></rule>")
    body = "<include href='part.sch#x'/><pattern><rule context='t:e'><extends href='rule.sch'/></rule></pattern>"
    assert sorted(_messages(tmp_path, body)) == ["by extends", "by id"]
    for href in ("../x.sch", "/etc/passwd", "http://localhost/x.sch", "none.sch", "part.sch#none", "rules.sch"):
        with pytest.raises(SchemaError) as caught:
            _found(tmp_path, f"<include href='{href}'/>")
        assert caught.value.diagnostic.code == "TEI320"


def test_weight_of_roles_and_flags(tmp_path: Path) -> None:
    tests = "".join(
        f"<report test='true()' {attribute}>x{number}</report>"
        for number, attribute in enumerate(
            ["", "role='error'", "role='warning'", "role='Warn'", "role='nonfatal'", "role='info'", "flag='info'"]
        )
    )
    found = {d.message: d.code for d in _found(tmp_path, _rule("t:e", tests))}
    assert list(found.values()) == ["TEI401", "TEI401", "TEI402", "TEI402", "TEI402", "TEI404", "TEI404"]
    body = "<pattern><rule context='t:e' role='warning'><report test='true()'>x</report></rule></pattern>"
    assert [d.code for d in _found(tmp_path, body)] == ["TEI402"]


def test_diagnostics_and_properties_complete_a_message(tmp_path: Path) -> None:
    body = (
        _rule("t:e", "<report test='true()' diagnostics='one' properties='two'>see:</report>")
        + "<diagnostics><diagnostic id='one'>line of <name/></diagnostic></diagnostics>"
        + "<properties><property id='two'>and <emph>more</emph></property></properties>"
    )
    assert _messages(tmp_path, body) == ["see: line of e and more"]


def test_quick_fixes_are_noted(tmp_path: Path) -> None:
    body = (
        '<pattern xmlns:sqf="http://www.schematron-quickfix.com/validator/process"><rule context="t:e">'
        '<report test="true()" sqf:fix="f">x</report><sqf:fix id="f"><sqf:delete/></sqf:fix></rule></pattern>'
    )
    assert [d.code for d in _found(tmp_path, body)] == ["TEI401", "TEI405"]


@pytest.mark.parametrize("binding", BOTH)
def test_functions_of_xslt(tmp_path: Path, binding: str) -> None:
    body = (
        "<xsl:key name='by-n' match='t:p' use='@n'/>"
        + _rule("t:p[@n = '3']", "<report test=\"key('by-n', @n) and not(key('by-n', 'x'))\">key</report>"
          "<report test=\"id('a') and //t:p[@n = current()/@n]\">id and current</report>"
          "<report test=\"generate-id(.) = generate-id(//t:q/t:p) and generate-id() != generate-id(..)\">generate-id</report>")
    )  # fmt: skip
    assert sorted(_messages(tmp_path, body, binding)) == ["generate-id", "id and current", "key"]


def test_functions_of_a_schema(tmp_path: Path) -> None:
    body = (
        '<ns prefix="f" uri="urn:f"/><xsl:function name="f:half" xmlns:f="urn:f"><xsl:param name="of"/>'
        '<xsl:variable name="number" select="number($of)"/><xsl:sequence select="$number div 2"/></xsl:function>'
        + _rule(
            "t:p[@n = '3']",
            "<report test='f:half(@n) lt 2'>half of <value-of select='@n'/> is <value-of select='f:half(@n)'/></report>",
        )
    )
    assert _messages(tmp_path, body) == ["half of 3 is 1.5"]


@pytest.mark.parametrize("binding", BOTH)
def test_other_documents_are_read_from_the_folder_only(tmp_path: Path, binding: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "other.xml").write_text("<o xmlns='urn:t'><w>word</w></o>")
    (tmp_path / "outside.xml").write_text("<o/>")

    def found(href: str) -> list[str]:
        body = _rule("t:e", f"<report test=\"document('{href}')/t:o/t:w\">yes</report>")
        return [d.message if d.code != "TEI403" else d.code for d in _found(folder, body, binding)]

    assert found("other.xml") == ["yes"]
    for href in ("../outside.xml", "http://localhost/x.xml", "file:///etc/passwd", "none.xml", "/etc/passwd"):
        assert found(href) == ["TEI403"]


@pytest.mark.parametrize(
    "condition",
    [
        "1 to", "@n cast as xs:integer gt 1 or", "f:none(.)", "nosuch()", "xs:integer(@xml:id) gt 1", "'a' + 1 = 2", "$none",
        "//t:p/string() eq 'one'", "matches(., '[')", "unparsed-text('/etc/passwd') = ''", "environment-variable('HOME')",
        "doc('http://localhost/')", "collection('.')", "][", "", "(" * 5000,
    ],
)  # fmt: skip
def test_what_an_engine_cannot_run_is_said(tmp_path: Path, condition: str) -> None:
    escaped = condition.replace('"', "&quot;").replace("<", "&lt;")
    body = _rule("t:p[@xml:id]", f'<report id="bad" test="{escaped}">x</report><report test="true()">good</report>')
    path = tmp_path / "rules.sch"
    path.write_text(HEAD.format(binding="xslt2", more="") + body + "</schema>", encoding="utf-8")
    found = set(check_rules(_subject(DOCUMENT), load_schematron(path), "tree"))
    assert {d.code for d in found} == {"TEI401", "TEI403"}
    assert {d.message for d in found if d.code == "TEI401"} == {"good"}
    assert all("“bad”" in d.message and len(d.message) <= 200 and d.place.line for d in found if d.code == "TEI403")


@pytest.mark.parametrize("binding", BOTH)
@pytest.mark.parametrize("context", ["t:p[", "", "t:p[nosuch() = 1]", "t:p[$none]", "count(t:p)"])
def test_contexts_that_fail_are_said(tmp_path: Path, binding: str, context: str) -> None:
    body = _rule(context, "<report test='true()'>x</report>") + _rule("t:e", "<report test='true()'>good</report>")
    path = tmp_path / "rules.sch"
    path.write_text(HEAD.format(binding=binding, more="") + body + "</schema>", encoding="utf-8")
    assert {d.code for d in check_rules(_subject(DOCUMENT), load_schematron(path), "tree")} == {"TEI401", "TEI403"}


def test_hostile_schemas(tmp_path: Path) -> None:
    doubling = "".join(f"<let name='v{n}' value='concat(@n, $v{n - 1}, $v{n - 1})'/>" for n in range(1, 12))
    body = _rule("t:e", f"<let name='v0' value='@n'/>{doubling}<report test=\"$v11 = ''\">doubled</report>")
    assert _messages(tmp_path, body) == ["doubled"]
    assert {
        d.code for d in _found(tmp_path, _rule("t:e", "<let name='a' value='$a'/><assert test='$a'>x</assert>"))
    } <= {"TEI401", "TEI403"}
    long = _found(tmp_path, _rule("t:e", f"<report test='true()'>{'word ' * 100_000}</report>"))
    assert len(long[0].message) <= 200
    assert len(str(long[0].values)) < 1000
    endless = (
        '<ns prefix="f" uri="urn:f"/><xsl:function name="f:a" xmlns:f="urn:f"><xsl:param name="x"/>'
        '<xsl:sequence select="f:a($x)"/></xsl:function>' + _rule("t:e", "<report test='f:a(.)'>x</report>")
    )
    path = tmp_path / "rules.sch"
    path.write_text(HEAD.format(binding="xslt2", more=XSL) + endless + "</schema>", encoding="utf-8")
    assert [d.code for d in check_rules(_subject(DOCUMENT), load_schematron(path), "tree")] == ["TEI403"]
    round_about = "<pattern><rule abstract='true' id='a'><extends rule='a'/></rule><rule context='t:e'><extends rule='a'/></rule></pattern>"
    with pytest.raises(SchemaError, match="without end"):
        _found(tmp_path, round_about)


def test_parts_that_are_not_followed_are_said(tmp_path: Path) -> None:
    body = (
        "<xsl:include href='x.xsl'/>"
        "<pattern id='p' documents='t:d/@n'><rule context='t:e'><assert test='1'/></rule></pattern>"
    )
    found = _found(
        tmp_path,
        body + "<pattern id='q' is-a='none'/><pattern><rule context='t:e'><extends rule='none'/></rule></pattern>",
    )
    assert sorted(d.message.partition(": ")[2] for d in found) == [
        "it asks for other documents than the one under check",
        "there is no abstract pattern “none”",
        "there is no abstract rule “none”",
        "xsl:include is not followed",
    ]


def test_rules_within_a_grammar(tmp_path: Path) -> None:
    grammar = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><element name="d"><empty/>
      <pattern xmlns="http://purl.oclc.org/dsdl/schematron"><rule context="tei:p"><assert test="@n eq '1'">one</assert></rule></pattern>
    </element></start></grammar>"""
    path = tmp_path / "g.rng"
    path.write_text(grammar)
    rules = embedded_rules(path)
    assert rules is not None
    found = list(check_rules(_subject("<d xmlns='http://www.tei-c.org/ns/1.0'>\n <p n='2'/></d>"), rules))
    assert [(d.code, d.place.line, d.place.column) for d in found] == [("TEI401", 2, 2)]
    path.write_text('<element name="d" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>')
    assert embedded_rules(path) is None


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("@a eq 'x'", '(@a = "x")'),
        ("@a = ('x', 'y')", '((@a = "x") or (@a = "y"))'),
        ("count(t:p) gt 1", "(count(t:p) > 1)"),
        ("exists(t:p)", "boolean(t:p)"),
        ("t:a//(t:b | t:c)", "t:a//*[self::t:b or self::t:c]"),
        ("not(.//t:note[. = current()])", "not(self::node()//t:note[(. = $teiedition-current)])"),
        ("if (@a) then @b = 'x' else true()", '((boolean(@a) and (@b = "x")) or (not(@a) and true()))'),
        ('"it\'s ""so"""', 'concat("it\'s ", \'"\', "so", \'"\', "")'),
    ],
)
def test_newer_expressions_that_xpath_1_says_too(newer: str, older: str) -> None:
    assert lower(parse(newer), Scope()).text == older


@pytest.mark.parametrize(
    "expression",
    [
        "@n > 1", "@n < @m", "t:p eq 'x'", "normalize-space(t:p)", "number(@n)", "string(1.5)", "(@a eq 'x') = false()",
        "@* except @n", "for $x in t:p return $x", "xs:date(@n)", "tokenize(@n, ' ')", "position() = 1", "@n = 1", "$unknown",
    ],
)  # fmt: skip
def test_expressions_that_mean_something_else_in_xpath_1(expression: str) -> None:
    with pytest.raises(Beyond):
        lower(parse(expression), Scope())


@pytest.mark.parametrize(
    "expression", ["", "a b", "a[", "a]", "1 to", "for $x in", "nosuch::a", "(: open", "a/", "'x", "#"]
)
def test_what_is_no_xpath(expression: str) -> None:
    with pytest.raises(Unread):
        parse(expression)


def test_the_edition_is_checked_without_elementpath() -> None:
    import subprocess
    import sys

    program = (
        "import sys; from teiedition.validation.schematron import check_rules; from teiedition.validation.subject import Subject; "
        "from teiedition.vocabulary import TeiDocument; "
        "list(check_rules(Subject(TeiDocument.parse(b'<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><p/></TEI>')))); "
        "sys.exit('elementpath' in sys.modules or 'saxonche' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_own_rules_as_libxslt_finds_them() -> None:
    from lxml import etree, isoschematron  # type: ignore[attr-defined]

    text = (
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>a<quote>loose <p>b</p></quote></p>\n"
        "<p><date when='1900' from='1899'/><w subtype='x'/></p><lg><l>x<p>y</p></l></lg></body></text></TEI>"
    )
    path = resource("schema", "teiedition.sch")
    reference = isoschematron.Schematron(
        etree.parse(path), store_report=True, error_finder=isoschematron.Schematron.ASSERTS_AND_REPORTS
    )
    reference.validate(etree.fromstring(text))
    failed = reference.validation_report.findall(".//{*}failed-assert") + reference.validation_report.findall(
        ".//{*}successful-report"
    )
    expected = sorted(" ".join("".join(each.find("{*}text").itertext()).split()) for each in failed)
    assert expected
    assert sorted(" ".join(dict(d.values)["message"].split()) for d in check_rules(_subject(text))) == expected


@pytest.mark.skipif(SAXON, reason="saxonche is installed")
def test_saxon_that_is_missing_is_said() -> None:
    with pytest.raises(MissingExtra) as caught:
        list(check_rules(_subject(DOCUMENT), engine="saxon"))
    assert caught.value.diagnostic.code == "TEI407"


@pytest.mark.shared
@pytest.mark.skipif(not SAXON, reason="saxonche is not installed")
@pytest.mark.parametrize(
    "name", ["tei_all.sch", "targets/dracor.sch", "targets/epidoc.rng", "targets/eltec-1.rng", "targets/dtabf.sch"]
)
def test_engines_find_the_same_in_real_files(shared: Path, name: str) -> None:
    schema = load_schematron(shared / "schemas" / name)
    for path in sorted((shared / "tei-samples").iterdir()):
        if path.stat().st_size < 110_000 and path.suffix in {".xml", ".tei"}:
            data = path.read_bytes()
            document, _ = read_document(data, path.name)
            if document is not None:
                subject = Subject(document, data)
                assert set(map(_core, check_rules(subject, schema, "saxon"))) == set(
                    map(_core, check_rules(subject, schema, "tree"))
                )


@pytest.mark.shared
@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<p>a<ab><p>b</p></ab></p>", "Paragraphs may not occur inside"),
        ("<p><date when='1900' from='1899'/></p>", "@when attribute cannot be used"),
        ("<list type='gloss'><item/></list>", "gloss"),
        ("<moduleRef key='x'><content/></moduleRef>", "Child elements of moduleRef"),
        ("<constraintSpec mode='add'/>", "does not have a child 'constraint'"),
        ("<elementSpec minOccurs='3' maxOccurs='2'/>", "greater than or equal"),
        ("<path points='1,2 3,4 1,2'/>", "first and last elements"),
        ("<p spanTo='#nowhere'>x</p>", "must follow the current element"),
        ("<p source='a b'/><classRef source='a b'/>", "This one has 2"),
    ],
)
def test_rules_of_tei_itself(shared: Path, body: str, rule: str) -> None:
    schema = load_schematron(shared / "schemas" / "tei_all.sch")
    text = f"<TEI xmlns='http://www.tei-c.org/ns/1.0'>\n<text><body>{body}</body></text></TEI>"
    for engine in ("tree", "saxon") if SAXON else ("tree",):
        found = list(check_rules(_subject(text), schema, engine))
        assert any(rule in d.message for d in found), (engine, found)
        assert all((d.place.line, bool(d.place.column)) == (2, True) for d in found)
