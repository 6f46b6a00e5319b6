"""Schemas found for a document: by option, xml-model, catalog, kept name; and what must never happen."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from teiedition.diagnostics import SchemaError
from teiedition.options import SchemaSettings, catalogs_of
from teiedition.validation import check_bytes
from teiedition.validation.schemas import Found, find_schemas
from teiedition.validation.schemas.adding import Request, add_schema
from teiedition.validation.schemas.catalogs import resolve
from teiedition.validation.schemas.fetching import Fetched
from teiedition.validation.schemas.kinds import Kind, kind_by_content, kind_by_name
from teiedition.validation.schemas.known import known_by_address, known_schemas
from teiedition.validation.schemas.models import read_prolog
from teiedition.validation.schemas.store import Kept, Store

RNG = """<element name="TEI" ns="http://www.tei-c.org/ns/1.0" xmlns="http://relaxng.org/ns/structure/1.0">
<!-- Licence: CC BY 4.0 --><empty/></element>"""
RNC = 'default namespace = "http://www.tei-c.org/ns/1.0"\nelement TEI { empty }\n'
SCH = """<schema xmlns="http://purl.oclc.org/dsdl/schematron"><ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
<pattern><rule context="t:TEI"><assert test="t:text">no text</assert></rule></pattern></schema>"""
XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.tei-c.org/ns/1.0">
<xs:element name="TEI"><xs:complexType/></xs:element></xs:schema>"""
DTD = '<!ELEMENT TEI EMPTY>\n<!ATTLIST TEI xmlns CDATA #FIXED "http://www.tei-c.org/ns/1.0">\n'
ALL = {"s.rng": RNG, "s.rnc": RNC, "s.sch": SCH, "s.xsd": XSD, "s.dtd": DTD}
RELAXNG = 'schematypens="http://relaxng.org/ns/structure/1.0"'
CURRENT = "https://vault.tei-c.org/P5/current/xml/tei/custom/schema/relaxng/tei_all.rng"

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def to(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return to


@pytest.fixture
def settings(tmp_path: Path) -> SchemaSettings:
    """A user who has kept nothing yet."""
    return SchemaSettings(data=tmp_path / "data")


def document(*instructions: str) -> bytes:
    models = "".join(f"<?xml-model {one}?>\n" for one in instructions)
    return f'<?xml version="1.0"?>\n{models}<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'.encode()


def keep(settings: SchemaSettings, name: str, *sources: Path | str, **files: str) -> Kept:
    """Keep a schema; files of the network by the last part of their address."""
    answers = {address: text.encode() for address, text in files.items()}

    def fetch(address: str) -> Fetched:
        name = address.rpartition("/")[2].replace(".", "_")
        if name not in answers:
            raise OSError("the server answers 404 Not Found")
        return Fetched(answers[name], ())

    request = Request(name, tuple(map(str, sources)), replace=True)
    return add_schema(Store(settings.data), request, lambda _: None, fetch)


def names(found: Found) -> list[str]:
    return [schema.path.name for schema in found.schemas]


def codes(found: Found) -> list[str]:
    return [one.code for one in found.findings]


@pytest.mark.parametrize("name", ALL)
def test_every_language_judges(write: Write, settings: SchemaSettings, name: str) -> None:
    write(name, ALL[name])
    good = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>' if name != "s.sch" else _with("<text/>")
    path = str(write("d.xml", ""))
    model = document(f'href="{name}"').replace(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', b"")
    assert check_bytes(model + good, path, settings) == []
    bad = _with("<teiHeader/>")
    assert {one.code for one in check_bytes(model + bad, path, settings)} <= {"TEI310", "TEI312", "TEI319", "TEI401"}
    assert check_bytes(model + bad, path, settings) == check_bytes(
        model + bad, path, SchemaSettings((name,), Path(path).parent)
    )
    assert check_bytes(model + bad, path, settings)


def _with(content: str) -> bytes:
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{content}</TEI>'.encode()


def test_the_edition_speaks_where_nobody_else_does(settings: SchemaSettings) -> None:
    assert find_schemas(document(), "x.xml", settings).own
    assert find_schemas(document(f'href="teiedition.rng" {RELAXNG}'), "x.xml", settings).own
    assert find_schemas(document(f'href="https://example.org/a/teiedition.rng" {RELAXNG}'), "x.xml", settings).own
    assert find_schemas(document(), "x.xml", SchemaSettings(("teiedition",))).own


def test_the_user_goes_before_the_document(write: Write, settings: SchemaSettings) -> None:
    write("a.rng", RNG)
    chosen = write("b.rng", RNG)
    path = str(chosen.with_name("d.xml"))
    data = document(f'href="a.rng" {RELAXNG}')
    assert names(find_schemas(data, path, settings)) == ["a.rng"]
    assert names(find_schemas(data, path, chosen)) == ["b.rng"]
    assert names(find_schemas(data, path, SchemaSettings(("b.rng",), chosen.parent))) == ["b.rng"]


def test_several_instructions_count_together_and_once(write: Write, settings: SchemaSettings) -> None:
    path = str(write("a.rng", RNG).with_name("d.xml"))
    write("sub/b.sch", SCH)
    schematron = 'schematypens="http://purl.oclc.org/dsdl/schematron" phase="final"'
    data = document(f'href="a.rng" {RELAXNG}', f'href="./a.rng" {RELAXNG}', f'href="sub/b.sch" {schematron}')
    found = find_schemas(data, path, settings)
    assert [(one.path.name, one.kind, one.phase) for one in found.schemas] == [
        ("a.rng", Kind.RELAXNG, ""),
        ("b.sch", Kind.SCHEMATRON, "final"),
    ]


@pytest.mark.parametrize(
    ("instruction", "reason"),
    [
        ('schematypens="http://relaxng.org/ns/structure/1.0"', "no href"),
        ('href="a.rng" href="b.rng"', "stands twice"),
        ("href=a.rng", "can't be read"),
        ('href="a.rng" schematypens="http://example.org/"', "no schema language"),
    ],
)
def test_damaged_instructions_are_named(settings: SchemaSettings, instruction: str, reason: str) -> None:
    found = find_schemas(document(instruction), "x.xml", settings)
    assert codes(found) == ["TEI323"]
    assert reason in found.findings[0].message
    assert (found.findings[0].place.line, found.findings[0].place.column) == (2, 1)
    assert found.own


def test_prologs_are_read_as_far_as_they_go() -> None:
    data = b'<!--x--><?xml-model href="a&amp;b&#x41;.rng" type="application/relax-ng-compact-syntax"?><!DOCTYPE TEI PUBLIC "p" "t.dtd"><a>'
    prolog = read_prolog(data + b'<?xml-model href="later.rng"?></b>')
    assert [(one.href, one.kind) for one in prolog.models] == [("a&bA.rng", Kind.RELAXNG)]
    assert prolog.doctype is not None
    assert (prolog.doctype.href, prolog.doctype.public) == ("t.dtd", "p")
    assert read_prolog(b"\xff\xfe\x00").models == []
    assert read_prolog("<?xml version='1.0' encoding='UTF-16'?><?xml-model href='a'?><a/>".encode("utf-16")).models


def test_what_is_not_kept_is_never_fetched_and_the_line_to_run_is_said(settings: SchemaSettings) -> None:
    found = find_schemas(document(f'href="{CURRENT}" {RELAXNG}'), "x.xml", settings)
    assert (codes(found), found.schemas, found.own) == (["TEI322"], (), False)
    assert found.findings[0].remedy == "run: teiedition schema add tei_all"
    found = find_schemas(document(f'href="http://example.org/my%20schema.rng" {RELAXNG}'), "x.xml", settings)
    assert found.findings[0].remedy == ("run: teiedition schema add my_20schema https://example.org/my%20schema.rng")
    found = find_schemas(document(f'href="//example.org/s/mine.rng" {RELAXNG}'), "x.xml", settings)
    assert found.findings[0].remedy == "run: teiedition schema add mine https://example.org/s/mine.rng"
    found = find_schemas(document(f'href="gone.rng" {RELAXNG}'), "x.xml", settings)
    assert "there is no such file" in found.findings[0].message
    found = find_schemas(document(f'href="schema/tei_lite.rng" {RELAXNG}'), "x.xml", settings)
    assert found.findings[0].remedy == "put it there, or run: teiedition schema add tei_lite"


def test_pointers_are_checked_though_the_schema_is_not_there(settings: SchemaSettings) -> None:
    body = b'<text><body><p><ref target="#gone">x</ref></p></body></text></TEI>'
    data = document(f'href="{CURRENT}" {RELAXNG}').replace(b"/>", b">") + body
    assert {"TEI322", "TEI501"} <= {one.code for one in check_bytes(data, "x.xml", settings)}
    assert not [one for one in check_bytes(data, "x.xml", settings) if one.code.startswith("TEI31")]


@pytest.mark.parametrize(
    "href",
    [
        CURRENT,
        "http://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng",
        "https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rnc",
    ],
)
def test_well_known_addresses_are_the_kept_schema(write: Write, settings: SchemaSettings, href: str) -> None:
    keep(settings, "tei_all", write("mine.rng", RNG))
    found = find_schemas(document(f'href="{href}" {RELAXNG}'), "x.xml", settings)
    assert (names(found), codes(found)) == (["mine.rng"], [])


@pytest.mark.parametrize(
    "href",
    ["https://vault.tei-c.org/P5/3.6.0/xml/tei/custom/schema/relaxng/tei_all.rng", "../schema/tei_all.rng"],
)
def test_a_stand_in_is_named(write: Write, settings: SchemaSettings, href: str) -> None:
    keep(settings, "tei_all", write("mine.rng", RNG))
    found = find_schemas(document(f'href="{href}" {RELAXNG}'), "x.xml", settings)
    assert (names(found), codes(found)) == (["mine.rng"], ["TEI326"])


def test_an_address_is_what_was_fetched_from_it(settings: SchemaSettings) -> None:
    keep(settings, "letters", "https://example.org/s/l.rng", l_rng=RNG)
    for href in ("https://example.org/s/l.rng", "http://example.org/s/l.rng"):
        found = find_schemas(document(f'href="{href}" {RELAXNG}'), "x.xml", settings)
        assert (names(found), codes(found)) == (["l.rng"], [])


def test_rules_within_a_kept_grammar(write: Write, settings: SchemaSettings) -> None:
    rng = RNG.replace("<empty/>", SCH + "<empty/>")
    keep(settings, "tei_all", write("g.rng", rng))
    schematron = 'schematypens="http://purl.oclc.org/dsdl/schematron"'
    found = find_schemas(document(f'href="{CURRENT}" {schematron}'), "x.xml", settings)
    assert [(one.path.name, one.kind) for one in found.schemas] == [("g.rng", Kind.SCHEMATRON)]
    chosen = find_schemas(b"<TEI/>", "x.xml", SchemaSettings(("tei_all",), data=settings.data))
    assert [one.kind for one in chosen.schemas] == [Kind.RELAXNG, Kind.SCHEMATRON]


def test_grammar_and_rules_under_one_name(write: Write, settings: SchemaSettings) -> None:
    keep(settings, "both", write("g.rng", RNG), write("r.sch", SCH))
    found = find_schemas(b"<TEI/>", "x.xml", SchemaSettings(("both",), data=settings.data))
    assert names(found) == ["g.rng", "r.sch"]


def test_names_that_stand_for_nothing(settings: SchemaSettings) -> None:
    for name, words in {
        "tei_al": "did you mean tei_all?",
        "tei_all": "run: teiedition schema add tei_all",
        "https://example.org/a.rng": "run: teiedition schema add a https://example.org/a.rng",
    }.items():
        with pytest.raises(SchemaError) as caught:
            find_schemas(b"<TEI/>", "x.xml", SchemaSettings((name,), data=settings.data))
        assert caught.value.diagnostic.code == "TEI321"
        assert words in caught.value.diagnostic.remedy


def test_the_table_of_known_schemas() -> None:
    assert len(known_schemas()) >= 20
    for known in known_schemas():
        found = known_by_address(known.source)
        assert found is not None
        assert found.name == known.name
    assert known_by_address("file:///tei-c.org/x/tei_all.rng") is None
    assert known_by_address("https://example.org/tei-c.org/x/tei_all.rng") is None


@pytest.mark.parametrize(
    ("entry", "uri", "target"),
    [
        ('<uri name="https://e.org/a.rng" uri="b/a.rng"/>', "https://e.org/a.rng", "b/a.rng"),
        ('<system systemId="https://e.org/a.dtd" uri="a.dtd"/>', "https://e.org/a.dtd", "a.dtd"),
        ('<rewriteURI uriStartString="https://e.org/" rewritePrefix="c/"/>', "https://e.org/d/a.rng", "c/d/a.rng"),
        (
            (
                '<rewriteURI uriStartString="https://e.org/" rewritePrefix="c/"/>'
                '<rewriteURI uriStartString="https://e.org/d/" rewritePrefix="f/"/>'
            ),
            "https://e.org/d/a.rng",
            "f/a.rng",
        ),
        ('<uriSuffix uriSuffix="/a.rng" uri="g.rng"/>', "https://e.org/d/a.rng", "g.rng"),
        ('<group xml:base="sub/"><uri name="x:y" uri="h.rng"/></group>', "x:y", "sub/h.rng"),
        ('<other xmlns="x:o"/><uri name="x:y" uri="h.rng"/>', "x:y", "h.rng"),
        ('<uri name="x:z" uri="h.rng"/>', "x:y", None),
    ],
)
def test_entries_of_catalogs(write: Write, entry: str, uri: str, target: str | None) -> None:
    path = write("catalog.xml", _catalog(entry))
    assert resolve([path], uri) == (None if target is None else (path.parent / target).as_uri())


def _catalog(entries: str) -> str:
    return (
        '<?xml version="1.0"?><!DOCTYPE catalog PUBLIC "-//OASIS//DTD Entity Resolution XML Catalog V1.0//EN"'
        ' "http://www.oasis-open.org/committees/entity/release/1.0/catalog.dtd">'
        f'<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">{entries}</catalog>'
    )


def test_catalogs_that_name_each_other(write: Write) -> None:
    first = write("one.xml", _catalog('<nextCatalog catalog="two.xml"/>'))
    write("two.xml", _catalog('<nextCatalog catalog="one.xml"/><nextCatalog catalog="http://e.org/c.xml"/>'))
    assert resolve([first], "x:y") is None
    write("three.xml", _catalog('<uri name="x:y" uri="a.rng"/>'))
    second = write("four.xml", _catalog('<nextCatalog catalog="one.xml"/><nextCatalog catalog="three.xml"/>'))
    assert resolve([second], "x:y") == (second.parent / "a.rng").as_uri()


@pytest.mark.parametrize(
    "text",
    ["", "<catalog/>", "<a", _catalog("<uri name='x'/>"), _catalog("<urn name='x' uri='y'/>"), None],
)
def test_unusable_catalogs(write: Write, settings: SchemaSettings, text: str | None) -> None:
    path = write("catalog.xml", text or "")
    if text is None:
        path.unlink()
    with pytest.raises(SchemaError) as caught:
        resolve([path], "x:y")
    assert caught.value.diagnostic.code == "TEI325"
    found = find_schemas(document('href="x:y"'), "x.xml", SchemaSettings(catalogs=(path,), data=settings.data))
    assert codes(found) == ["TEI325"]


def test_catalogs_serve_documents(write: Write, settings: SchemaSettings) -> None:
    write("schemas/a.rng", RNG)
    write("schemas/t.dtd", DTD)
    entries = (
        '<uri name="https://e.org/a.rng" uri="schemas/a.rng"/><public publicId="-//T" uri="schemas/t.dtd"/>'
        f'<uri name="https://e.org/all" uri="{CURRENT}"/>'
    )
    catalog = write("catalog.xml", _catalog(entries))
    with_catalog = SchemaSettings(catalogs=(catalog,), data=settings.data)
    path = str(catalog.with_name("d.xml"))
    assert names(find_schemas(document(f'href="https://e.org/a.rng" {RELAXNG}'), path, with_catalog)) == ["a.rng"]
    doctype = b'<!DOCTYPE TEI PUBLIC "-//T" "http://e.org/t.dtd"><TEI/>'
    assert names(find_schemas(doctype, path, with_catalog)) == ["t.dtd"]
    assert find_schemas(doctype, path, settings).own
    keep(settings, "tei_all", catalog.parent / "schemas" / "a.rng")
    assert names(find_schemas(document('href="https://e.org/all"'), path, with_catalog)) == ["a.rng"]
    chosen = SchemaSettings(("https://e.org/a.rng",), catalogs=(catalog,))
    assert names(find_schemas(b"<TEI/>", path, chosen)) == ["a.rng"]


def test_catalogs_of_the_environment(write: Write) -> None:
    one = write("one.xml", _catalog(""))
    value = f"{one} file://{one};/no/such/file.xml"
    assert catalogs_of({"XML_CATALOG_FILES": value}) == (one, one)
    assert catalogs_of({}) == ()


@pytest.mark.parametrize(("name", "text"), ALL.items())
def test_kinds(name: str, text: str) -> None:
    assert kind_by_name(f"https://example.org/{name}?v=1") is not None
    if name != "s.rnc":
        assert kind_by_content(text.encode()) is kind_by_name(name)
    assert kind_by_name("a/b.c/d") is None
    assert kind_by_content(b"<html/>") is None
    assert kind_by_content(b"root:x:0:0") is None


# what must never happen


def test_no_file_is_shown_that_is_no_schema(settings: SchemaSettings) -> None:
    for href in ("/etc/passwd", "file:///etc/passwd", "../../../../../../../../etc/passwd"):
        found = check_bytes(document(f'href="{href}"'), "/tmp/x.xml", settings)  # noqa: S108 - not written to
        assert {one.code for one in found} == {"TEI320"}
        assert not any("root" in one.message for one in found)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize("suffix", [".rng", ".xsd", ".sch", ".dtd", ""])
def test_pipes_and_devices_are_no_schemas(tmp_path: Path, settings: SchemaSettings, suffix: str) -> None:
    pipe = tmp_path / f"pipe{suffix}"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(SchemaError) as caught:
            check_bytes(document(), "x.xml", path)
        assert caught.value.diagnostic.code == "TEI320"


SELF = {
    "s.rng": '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="s.rng"/></grammar>',
    "s.rnc": 'include "s.rnc"\n',
    "s.dtd": '<!ENTITY % s SYSTEM "s.dtd"> %s;',
}
OUTSIDE = {
    "s.rng": '<externalRef href="https://example.org/a.rng" xmlns="http://relaxng.org/ns/structure/1.0"/>',
    "s.rnc": 'external "https://example.org/a.rng"',
    "s.dtd": '<!ENTITY % s SYSTEM "https://example.org/s.dtd"> %s;',
    "t.dtd": '<!ENTITY % s SYSTEM "../../../../etc/passwd"> %s;',
    "u.dtd": "<!ENTITY % b '&#37;c;'><!ENTITY % c 'SYSTEM \"/etc/passwd\"'><!ENTITY % s %c;> %s;",
}
NO_END = {
    "s.rng": '<externalRef href="{}" xmlns="http://relaxng.org/ns/structure/1.0"/>',
    "s.rnc": 'external "{}"',
    "s.dtd": '<!ENTITY % s SYSTEM "{}"> %s;',
    "s.sch": '<schema xmlns="http://purl.oclc.org/dsdl/schematron"><include href="{}"/></schema>',
    "s.xsd": '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:include schemaLocation="{}"/></xs:schema>',
}
BOMB = '<!ENTITY % a0 "<!-- lol -->">' + "".join(f'<!ENTITY % a{n} "{f"%a{n - 1};" * 20}">' for n in range(1, 9))


@pytest.mark.parametrize(("name", "text"), [*SELF.items(), *OUTSIDE.items(), ("s.dtd", BOMB + "%a8;")])
def test_schemas_that_want_too_much(write: Write, name: str, text: str) -> None:
    path = write(name, text)
    with pytest.raises(SchemaError) as caught:
        check_bytes(document(), "x.xml", path)
    assert caught.value.diagnostic.code == "TEI320"
    assert len(caught.value.diagnostic.message) <= 200


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize("part", ["/dev/zero", "pipe", "https://example.org/a"])
@pytest.mark.parametrize("name", NO_END)
def test_parts_of_schemas_that_never_end(write: Write, name: str, part: str) -> None:
    path = write(name, NO_END[name].format(part))
    os.mkfifo(path.with_name("pipe"))
    with pytest.raises(SchemaError) as caught:
        check_bytes(document(), "x.xml", path)
    assert caught.value.diagnostic.code == "TEI320"


def test_an_xml_schema_that_includes_itself_is_read_once(write: Write) -> None:
    path = write("s.xsd", XSD.replace("<xs:element", '<xs:include schemaLocation="s.xsd"/><xs:element', 1))
    assert check_bytes(document(), "x.xml", path, select=("TEI3",)) == []


def test_a_bomb_in_a_catalog(write: Write) -> None:
    bomb = '<!ENTITY a0 "lol">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 20}">' for n in range(1, 9))
    path = write("c.xml", f"<!DOCTYPE catalog [{bomb}]>" + _catalog('<uri name="&a8;" uri="a"/>')[21:].split(">", 1)[1])
    with pytest.raises(SchemaError):
        resolve([path], "x:y")


def test_a_dtd_of_several_files(write: Write) -> None:
    write("parts/content.mod", DTD)
    path = write("s.dtd", '<!ENTITY % c SYSTEM "parts/content.mod"> %c;')
    assert check_bytes(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', "x.xml", path, select=("TEI3",)) == []
    (found,) = check_bytes(_with("<text/>"), "x.xml", path, select=("TEI319",))[:1]
    assert (found.place.line, found.place.column) == (1, 1)
