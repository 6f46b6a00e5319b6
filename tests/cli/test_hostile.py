"""Inputs of all bad sorts: each gets a diagnostic, or is read as it is; none gets a traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import LETTER, Run

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + ']><TEI xmlns="http://www.tei-c.org/ns/1.0">&j;</TEI>'
).encode()
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>&x;</p></body></text></TEI>'
)

TRANSCRIPTIONS = {
    "empty": b"",
    "white space": b" \n\t\n\r\n",
    "binary": bytes(range(256)) * 20,
    "zeros": b"\x00" * 1000,
    "latin-1": LETTER.replace("“", '"').replace("”", '"').encode() + "Très épuisé".encode("latin-1"),
    "utf-16": LETTER.encode("utf-16"),
    "utf-16 without a mark": LETTER.encode("utf-16-le"),
    "half a character": LETTER.encode()[:-1] + b"\xe2\x80",
    "mixed line ends": LETTER.encode().replace(b"\n\n", b"\r\n\n\r", 3),
    "control characters": LETTER.replace("rained", "ra\x07\x1b[31mi\x0cned\x7f").encode(),
    "direction marks": LETTER.replace("rained", "\u202erained\u2066").encode(),
    "noncharacters": LETTER.replace("rained", "\ufffe\uffff\U0001ffff").encode(),
    "a million characters in a line": b"It rained. " * 100_000,
    "a million line ends": b"a" + b"\n" * 1_000_000 + b"b",
    "marks that never close": ("“" * 2_000 + "‘" * 2_000 + "It rained.").encode(),
    "marks that never open": ("It rained." + "”’" * 2_000).encode(),
    "brackets": ("[" * 5_000 + "(" * 5_000).encode(),
    "looks like markup": b"<p>It rained &amp; rained.</p> ]]> <!-- <?pi?> &lt;\n",
    "broken xml": b"<TEI><text>",
    "entity bomb": BOMB,
    "processing instructions of ours": b"<?teiedition-source newline='cr'?>\n\n<?teiedition-space x?>\n",
    "zip": b"PK\x03\x04" + bytes(100),
    "pdf": b"%PDF-1.7\n" + bytes(100),
}


@pytest.mark.parametrize("kind", sorted(TRANSCRIPTIONS))
def test_encode(run: Run, folder: Path, kind: str) -> None:
    Path("in.txt").write_bytes(TRANSCRIPTIONS[kind])
    result = run("encode", "in.txt", "-o", "out.xml")
    assert result.exit_code in {0, 1}, result.stderr
    assert "TEI9" not in result.stderr
    if Path("out.xml").exists():
        assert run("transform", "out.xml", "--to", "transcription").stdout_bytes == TRANSCRIPTIONS[kind]
        for to in ("html", "text"):
            assert run("transform", "out.xml", "--to", to).exit_code == 0
        assert run("validate", "out.xml", "--select", "TEI3").exit_code == 0
    else:
        assert result.exit_code == 1
        assert "TEI00" in result.stderr


TEI_FILES = {
    "empty": b"",
    "binary": bytes(range(256)),
    "broken": b"<TEI><text>",
    "entity bomb": BOMB,
    "entity from a file": OUTSIDE,
    "deep": b"<TEI>" + b"<div>" * 100_000 + b"</div>" * 100_000 + b"</TEI>",
    "another vocabulary": b"<html><body/></html>",
    "no namespace": b"<TEI><text><body><p>It rained.</p></body></text></TEI>",
    "damaged instruction": (
        b'<?teiedition-source encoding="nonsense" newline="up" bom="zz" start="\\"?>'
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>It rained.</p></body></text></TEI>'
    ),
    "wrong encoding": b'<?xml version="1.0" encoding="UTF-8"?><TEI>\xe9</TEI>',
    "unknown encoding": b'<?xml version="1.0" encoding="nonsense"?><TEI/>',
    "utf-16": '<?xml version="1.0" encoding="UTF-16"?><TEI xmlns="http://www.tei-c.org/ns/1.0"/>'.encode("utf-16"),
    "an attribute of a million characters": b'<TEI xmlns="http://www.tei-c.org/ns/1.0" n="' + b"x" * 1_000_000 + b'"/>',
    "an external DTD": b'<!DOCTYPE TEI SYSTEM "http://example.org/tei.dtd"><TEI xmlns="http://www.tei-c.org/ns/1.0"/>',
}


@pytest.mark.parametrize("kind", sorted(TEI_FILES))
def test_validate(run: Run, folder: Path, kind: str) -> None:
    Path("in.xml").write_bytes(TEI_FILES[kind])
    result = run("validate", "in.xml")
    assert result.exit_code == 1, result.stdout
    assert "TEI9" not in result.stdout
    assert "root:" not in result.stdout  # nothing of /etc/passwd


@pytest.mark.parametrize("kind", sorted(TEI_FILES))
@pytest.mark.parametrize("to", ["html", "text", "transcription"])
def test_transform(run: Run, folder: Path, kind: str, to: str) -> None:
    Path("in.xml").write_bytes(TEI_FILES[kind])
    result = run("transform", "in.xml", "--to", to)
    assert result.exit_code in {0, 1}, result.stderr
    assert "TEI9" not in result.stderr
    assert b"root:" not in result.stdout_bytes
    assert result.exit_code or result.stdout_bytes or to == "transcription"


@pytest.mark.parametrize("command", ["encode", "validate", "transform"])
def test_names_of_all_bad_sorts(run: Run, letter: Path, command: str) -> None:
    Path("loop").symlink_to("loop")
    Path("dangling.txt").symlink_to("nowhere")
    Path("folder").mkdir()
    for name in ("loop", "dangling.txt", "folder", "missing", "letter.txt/x", "a" * 300, "", "line\nbreak\x1b[31m"):
        result = run(command, name)
        assert result.exit_code == 2, (name, result.output)
        assert "TEI70" in result.output
        assert "TEI9" not in result.output
        assert "\x1b[31m" not in result.output


def test_names_that_are_no_utf8(run: Run, letter: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    Path(name).write_text(LETTER, encoding="utf-8")
    result = run("encode", name, "-o", "out/")
    assert result.exit_code == 0
    assert (Path("out") / os.fsdecode(b"caf\xe9.xml")).is_file()
    result = run("validate", "out", "--output-format", "json")
    assert result.exit_code in {0, 1}


def test_a_folder_that_loops(run: Run, letter: Path) -> None:
    Path("in").mkdir()
    Path("in/again").symlink_to(Path("in").resolve())
    Path("in/a.txt").write_text(LETTER, encoding="utf-8")
    assert run("encode", "in", "-o", "out").exit_code == 0
    assert [path.name for path in Path("out").iterdir()] == ["a.xml"]


@pytest.mark.parametrize("data", [b"<x", b"\xff\xfe\x00", BOMB, b"<listPerson>" * 50_000])
def test_an_authority_file_that_is_none(run: Run, letter: Path, data: bytes) -> None:
    Path("lists").mkdir()
    Path("lists/persons.xml").write_bytes(data)
    result = run("encode", "letter.txt", "--authority", "lists")
    assert "TEI9" not in result.stderr
    assert "TEI" in result.stderr


def test_authority_lists_that_are_not_there(run: Run, letter: Path) -> None:
    result = run("encode", "letter.txt", "--authority", "nowhere")
    assert result.exit_code == 2
    assert "TEI701" in result.stderr
