"""The grammar against TEI All, its XSD against the grammar, our engine against libxml2's, its stream against its tree.

Documents are made from the grammar itself (``grammar_walk``) and spoilt at random (``_spoil``).
"""

from __future__ import annotations

import random
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from teiedition.resources import resource
from teiedition.validation import check_bytes, check_document, first_grammar_error
from teiedition.vocabulary import TeiDocument, tei
from tests.properties.grammar_walk import GrammarWalk

RNG = resource("schema", "teiedition.rng")
GRAMMAR = GrammarWalk(RNG)
SEEDS = st.integers(0, 1_000_000)

needs_java = pytest.mark.skipif(shutil.which("jing") is None, reason="needs jing")


@cache
def relaxng() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(RNG))


@cache
def xsd() -> Any:
    import xmlschema

    return xmlschema.XMLSchema(str(resource("schema", "teiedition.xsd")))


def _spoil(data: bytes, seed: int) -> etree._Element:
    """A document changed in one place, which may make it invalid."""
    chance = random.Random(seed)  # noqa: S311 - a test wants the same documents each time
    root = etree.fromstring(data, etree.XMLParser(collect_ids=False))
    element = chance.choice(list(root.iter("*"))[1:])
    parent = element.getparent()
    assert parent is not None
    match chance.randrange(7):
        case 0:
            element.tag = tei(chance.choice(["p", "persname", "div", "title", "head", "note", "quote"]))
        case 1:
            parent.remove(element)
        case 2:
            parent.insert(0, element)
        case 3:
            element.set(chance.choice(["when", "who", "type", "n", "cert", "foo"]), chance.choice(["x", "", "1946"]))
        case 4 if element.attrib:
            name = chance.choice(list(element.attrib))
            element.set(name, chance.choice(["", " ", "1946-02-30", "two words", "#a #b"]))
        case 5 if element.attrib:
            del element.attrib[chance.choice(list(element.attrib))]
        case _:
            element.tail = "loose text"
    return root


@given(SEEDS)
@settings(max_examples=40)
def test_what_the_grammar_makes_all_accept(seed: int) -> None:
    data = GRAMMAR.document(seed)
    assert first_grammar_error(TeiDocument.parse(data)) is None
    xsd().validate(etree.fromstring(data))
    assert not [found for found in check_bytes(data) if found.code.startswith("TEI3")]


@given(SEEDS)
@settings(max_examples=80)
def test_spoilt_documents_get_the_same_verdict_and_a_finding(seed: int) -> None:
    root = _spoil(GRAMMAR.document(seed), seed)
    accepted = relaxng().validate(root)
    assert accepted == xsd().is_valid(root)
    found = check_bytes(etree.tostring(root))
    refused = [d for d in found if d.code.startswith("TEI3") or d.code in {"TEI503", "TEI505"}]
    assert bool(refused) is not accepted, refused


@given(SEEDS, st.integers(1, 4))
@settings(max_examples=80)
def test_our_engine_gives_the_verdict_of_libxml2(seed: int, times: int) -> None:
    data = GRAMMAR.document(seed)
    for time in range(times):
        data = etree.tostring(_spoil(data, seed + time))
    root = etree.fromstring(data, etree.XMLParser(collect_ids=False))
    repeated = [d for d in check_bytes(data, select=("TEI505",)) if d.code == "TEI505"]  # libxml2 refuses those too
    found = check_bytes(data, select=("TEI31",))
    assert repeated or bool(found) is not relaxng().validate(root), found


@given(SEEDS, st.integers(1, 4))
@settings(max_examples=80)
def test_tree_and_stream_find_the_same(seed: int, times: int) -> None:
    data = GRAMMAR.document(seed)
    for time in range(times):
        data = etree.tostring(_spoil(data, seed + time))
    from_tree = sorted(set(check_document(TeiDocument.parse(data, "x.xml"), select=("TEI31",), data=data)))
    assert check_bytes(data, "x.xml", select=("TEI31",)) == from_tree
    without_bytes = check_document(TeiDocument.parse(data, "x.xml"), select=("TEI31",))
    assert {(d.code, d.place.xpath) for d in without_bytes} == {(d.code, d.place.xpath) for d in from_tree}


@given(SEEDS, st.integers(1, 6))
@settings(max_examples=80)
def test_messages_are_short_and_whole_and_their_places_true(seed: int, times: int) -> None:
    data = GRAMMAR.document(seed)
    for time in range(times):
        data = etree.tostring(_spoil(data, seed + time))
    lines = data.decode().split("\n")
    for found in check_bytes(data, select=("TEI31",)):
        assert len(found.message) <= 200
        assert len(found.remedy) <= 200
        assert "…" not in found.message
        assert not {"{", "}"} & {*found.message}
        assert found.remedy
        place = found.place
        written = lines[place.line - 1][place.column - 1 :]
        assert (place.line, place.column) < (place.end_line, place.end_column)
        assert written.startswith("<") or found.code in {"TEI313", "TEI315", "TEI316"}, written[:40]


@given(SEEDS, st.integers(0, 100_000))
@settings(max_examples=40)
def test_what_is_wrong_before_a_break_is_said_too(seed: int, at: int) -> None:
    data = etree.tostring(_spoil(GRAMMAR.document(seed), seed))
    whole = check_bytes(data, select=("TEI31",))
    cut = data[: len(data) // 3 + at % (len(data) // 2)]
    found = check_bytes(cut)
    assert [d.code for d in found if d.code < "TEI310"] == ["TEI301"]
    (broken,) = (d for d in found if d.code == "TEI301")
    before = {d for d in whole if d.place < broken.place and d.code in {"TEI312", "TEI313"}}
    assert {(d.code, d.place.line, d.place.column) for d in before} <= {
        (d.code, d.place.line, d.place.column) for d in found
    }


@given(st.binary(max_size=300))
def test_bytes_of_any_kind_are_findings(data: bytes) -> None:
    assert all(found.code < "TEI310" for found in check_bytes(data))


@given(SEEDS, st.integers(0, 100_000), st.binary(min_size=1, max_size=3))
@settings(max_examples=40)
def test_damaged_bytes_are_findings(seed: int, at: int, damage: bytes) -> None:
    data = GRAMMAR.document(seed)
    at %= len(data)
    check_bytes(data[:at] + damage + data[at + len(damage) :])


def _jing(schema: Path, files: list[Path]) -> list[str]:
    run = subprocess.run(
        ["jing", str(schema), *map(str, files)],  # noqa: S607 - the installed jing is the peer
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout.splitlines()


def _documents(folder: Path, seeds: range) -> list[Path]:
    paths = [folder / f"{seed}.xml" for seed in seeds]
    for path, seed in zip(paths, seeds, strict=True):
        path.write_bytes(GRAMMAR.document(seed))
    return paths


@needs_java
@pytest.mark.java
@pytest.mark.shared
def test_tei_all_accepts_what_the_grammar_makes(shared: Path, tmp_path: Path) -> None:
    assert _jing(shared / "schemas" / "tei_all.rng", _documents(tmp_path, range(100))) == []


@needs_java
@pytest.mark.java
@pytest.mark.shared
@pytest.mark.slow
def test_tei_all_accepts_much_of_what_the_grammar_makes(shared: Path, tmp_path: Path) -> None:
    assert _jing(shared / "schemas" / "tei_all.rng", _documents(tmp_path, range(100, 2000))) == []


@needs_java
@pytest.mark.java
def test_jing_gives_the_same_verdict_on_spoilt_documents(tmp_path: Path) -> None:
    paths = []
    for seed in range(80):
        root = _spoil(GRAMMAR.document(seed), seed)
        paths.append(tmp_path / f"{'valid' if relaxng().validate(root) else 'invalid'}-{seed}.xml")
        paths[-1].write_bytes(etree.tostring(root))
    refused = {Path(line.partition(":")[0]) for line in _jing(RNG, paths)}
    assert refused == {path for path in paths if path.name.startswith("invalid")}


@needs_java
@pytest.mark.java
@pytest.mark.shared
def test_reference_encoding_is_valid_for_jing_too(shared: Path) -> None:
    gold = shared / "seed" / "gold.xml"
    for schema in (RNG, resource("schema", "teiedition.sch"), shared / "schemas" / "tei_all.rng"):
        assert _jing(schema, [gold]) == []


@pytest.mark.skipif(shutil.which("trang") is None, reason="needs trang")
@pytest.mark.java
def test_schemas_are_those_that_make_schema_makes(tmp_path: Path) -> None:
    folder = RNG.parent
    shutil.copy(folder / "teiedition.rnc", tmp_path)
    for source, result in (("teiedition.rnc", "teiedition.rng"), ("teiedition.rng", "teiedition.xsd")):
        subprocess.run(["trang", source, result], cwd=tmp_path, check=True)  # noqa: S607 - the installed trang
    for name in ("teiedition.rng", "teiedition.xsd", "xml.xsd"):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes(), "run `make schema`"
