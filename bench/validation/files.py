"""Files of any size for the measures, put together from paragraphs, speeches and verses of the samples.

python -m bench.validation.files SCHEMA SAMPLES FOLDER
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import cycle
from pathlib import Path

from lxml import etree

from teiedition.relaxng.automaton import Automaton
from teiedition.relaxng.engine import NotWellFormed, validate_file
from teiedition.relaxng.problems import Problem
from teiedition.relaxng.simplify import load_schema

_TEI = "{http://www.tei-c.org/ns/1.0}"
_PARTS = tuple(f"{_TEI}{name}" for name in ("p", "sp", "lg"))
_HEAD = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>'
    b"<titleStmt><title>Measure</title></titleStmt><publicationStmt><p>None</p></publicationStmt>"
    b"<sourceDesc><p>Samples</p></sourceDesc></fileDesc></teiHeader>\n<text><body>\n"
)
_TAIL = b"</body></text></TEI>\n"
_IN_DIV = 20
_LINES_PER_ERROR = 100
_MANY, _EACH = 40, 1_000_000
"""So many files of so many bytes."""


def main(schema: str, samples: str, target: str) -> None:
    """Write them all: three alone, forty valid ones and the same with errors, one large one."""
    folder = Path(target)
    material = divisions(Path(samples), Automaton(load_schema(Path(schema).as_uri())))
    made(folder / "9 kB.xml", 9_000, sorted(material, key=len))
    made(folder / "288 kB.xml", 288_000, material)
    made(folder / "5 MB.xml", 5_000_000, material)
    made(folder / "large.xml", _MANY * _EACH, material)
    for number in range(_MANY):
        path = made(folder / f"valid{number:02}.xml", _EACH, material, number * 37)
        spoilt(folder / f"invalid{number:02}.xml", path)


def divisions(folder: Path, automaton: Automaton) -> list[bytes]:
    """Divisions of twenty parts each, those that are valid."""
    found = []
    for path in sorted(folder.glob("*.xml")):
        parts = list(_parts(path))
        for start in range(0, len(parts), _IN_DIV):
            division = b"<div>" + b"".join(parts[start : start + _IN_DIV]) + b"</div>\n"
            if _is_valid(automaton, _HEAD + division + _TAIL):
                found.append(division)
    return found


def _is_valid(automaton: Automaton, document: bytes) -> bool:
    problems: list[Problem] = []
    try:
        validate_file(automaton, BytesIO(document), problems.append)
    except NotWellFormed:  # the prefix of another name space was declared further out
        return False
    return not problems


def _parts(path: Path) -> Iterator[bytes]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, collect_ids=False, load_dtd=False)
    for body in etree.parse(path, parser).iter(f"{_TEI}body"):
        for element in body.iter(*_PARTS):
            if not any(each.tag in _PARTS for each in element.iterancestors()):
                written = etree.tostring(element, encoding="utf-8", with_tail=False)
                yield re.sub(rb' xmlns(?::\w+)?="[^"]*"', b"", written) + b"\n"


def made(path: Path, size: int, material: Sequence[bytes], first: int = 0) -> Path:
    """Write a valid file of about so many bytes."""
    with path.open("wb") as file:
        written = file.write(_HEAD)
        for number, division in enumerate(cycle(material)):
            if number < first % len(material):
                continue
            if written + len(division) > size and written > size / 2:
                break
            written += file.write(division)
        file.write(_TAIL)
    return path


def spoilt(path: Path, source: Path) -> Path:
    """A copy with an error in about every hundredth line: an element whose name is misspelt."""
    due = 0
    lines = []
    for number, line in enumerate(source.read_bytes().split(b"\n")):
        spoil = number >= due and b"<p>" in line
        due = number + _LINES_PER_ERROR if spoil else due
        lines.append(line.replace(b"<p>", b"<p><persname>x</persname>", 1) if spoil else line)
    path.write_bytes(b"\n".join(lines))
    return path


if __name__ == "__main__":
    main(*sys.argv[1:])
