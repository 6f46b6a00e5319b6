"""The cache of compiled schemas: the same bytes each time; what is damaged, foreign or old is made anew."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from teiedition.relaxng.automaton import Automaton
from teiedition.relaxng.cache import compiled_schema
from teiedition.relaxng.engine import validate_file
from teiedition.relaxng.frozen import FrozenAutomaton
from teiedition.relaxng.problems import Problem

SCHEMA = """
include "other.rnc"
start = element list { attribute n { xsd:int }?, (item | note)*, any? }
note = element note { xsd:date | "none" }
any = element * - (list | item | note) { attribute * { text }*, text }
"""
OTHER = "item = element item { attribute type { 'a' | 'b' }, (text & element hi { text }*) }"
VALID = b'<list n="1"><item type="a">x<hi>y</hi></item><note>1946-07-06</note><other x="y">z</other></list>'
INVALID = b'<list n="x"><item type="c"/><hi/><note>never</note><foo/><bar/></list>'


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    (tmp_path / "other.rnc").write_text(OTHER, encoding="utf-8")
    path = tmp_path / "schema.rnc"
    path.write_text(SCHEMA, encoding="utf-8")
    return path


def problems(automaton: Automaton | FrozenAutomaton, document: bytes) -> list[Problem]:
    found: list[Problem] = []
    validate_file(automaton, io.BytesIO(document), found.append)
    return found


def judged_right(automaton: Automaton | FrozenAutomaton, schema: Path) -> bool:
    plain = compiled_schema(schema, None)
    return problems(automaton, VALID) == [] and problems(automaton, INVALID) == problems(plain, INVALID)


def test_kept_and_read(schema: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    for _ in range(2):
        found = compiled_schema(schema, folder)
        assert isinstance(found, FrozenAutomaton)
        assert judged_right(found, schema)
    assert len(list(folder.iterdir())) == 1
    assert len(problems(found, INVALID)) == 6


@pytest.mark.parametrize(
    "damaged",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda data: data.replace(b"item", b"itex", 1),
        lambda data: b"{}\n" + data,
        lambda data: b"\xff\xfe" + data,
        lambda data: b'{"sha256": 1, "included": []}\n',
        lambda data: b"null\n1",
        lambda data: b"[1]",
    ],
)
def test_damaged(schema: Path, tmp_path: Path, damaged: object) -> None:
    folder = tmp_path / "cache"
    compiled_schema(schema, folder)
    (kept,) = folder.iterdir()
    good = kept.read_bytes()
    kept.write_bytes(damaged(good))  # type: ignore[operator]
    assert judged_right(compiled_schema(schema, folder), schema)
    assert kept.read_bytes() == good


def test_what_is_included_has_changed(schema: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    compiled_schema(schema, folder)
    (tmp_path / "other.rnc").write_text(OTHER.replace("'b'", "'c'"), encoding="utf-8")
    found = compiled_schema(schema, folder)
    assert problems(found, b'<list><item type="c"/></list>') == []
    assert len(problems(found, b'<list><item type="b"/></list>')) == 1


def test_a_folder_that_cannot_be_written(schema: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert judged_right(compiled_schema(schema, tmp_path / "file" / "cache"), schema)


def test_the_same_bytes_each_time(schema: Path, tmp_path: Path) -> None:
    """Whatever order sets have in a process."""
    code = "import sys; from pathlib import Path; from teiedition.relaxng.cache import compiled_schema; compiled_schema(Path(sys.argv[1]), Path(sys.argv[2]))"
    kept = set()
    for seed in ("1", "2", "3"):
        folder = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", code, schema, folder], check=True, env=environment)
        kept |= {path.read_bytes() for path in folder.iterdir()}
    assert len(kept) == 1


@pytest.mark.shared
def test_tei_all_is_the_same_each_time(shared: Path, tmp_path: Path) -> None:
    test_the_same_bytes_each_time(shared / "schemas" / "tei_all.rng", tmp_path)


def test_syntaxes_include_each_other(tmp_path: Path) -> None:
    """A compact schema may include one in XML, and the other way round."""
    space = 'xmlns="http://relaxng.org/ns/structure/1.0"'
    (tmp_path / "a.rnc").write_text('include "b.rng"\nstart = a', encoding="utf-8")
    (tmp_path / "b.rng").write_text(
        f'<grammar {space}><include href="c.rnc"/><define name="a"><element name="a"><ref name="c"/></element></define></grammar>',
        encoding="utf-8",
    )
    (tmp_path / "c.rnc").write_bytes('c = element c { external "d.rng" }'.encode("utf-16"))
    (tmp_path / "d.rng").write_text(f'<element name="d" {space}><empty/></element>', encoding="utf-8")
    found = compiled_schema(tmp_path / "a.rnc", tmp_path / "cache")
    assert problems(found, b"<a><c><d/></c></a>") == []
    assert [problem.name for problem in problems(found, b"<a><c><e/></c></a>")] == ["e", ""]
