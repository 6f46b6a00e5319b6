"""Both engines find the same, whatever is wrong with a document: real files, changed at random in the names that rules ask for."""

from __future__ import annotations

import importlib.util
import random
import re
from pathlib import Path

import pytest
from lxml import etree

from teiedition.diagnostics import Diagnostic
from teiedition.validation.parsing import read_document
from teiedition.validation.schematron import check_rules, load_schematron
from teiedition.validation.subject import Subject
from teiedition.vocabulary import tei

SCHEMAS = ("tei_all.sch", "targets/dracor.sch", "targets/epidoc.sch", "targets/dtabf_ms.sch", "targets/eltec-1.rng")
ATTRIBUTES = [
    "when",
    "from",
    "to",
    "notBefore",
    "source",
    "unitRef",
    "unit",
    "subtype",
    "targetLang",
    "target",
    "cRef",
    "spanTo",
    "scheme",
    "calendar",
    "type",
    "mode",
    "minOccurs",
    "maxOccurs",
    "points",
    "who",
    "part",
    "ident",
    "usage",
    "sex",
    "ana",
    "name",
    "active",
    "mutual",
    "passive",
    "validUntil",
    "quantity",
    "extent",
]
VALUES = (
    "x",
    "1",
    "unbounded",
    "2020-01-01",
    "#a",
    "a b",
    "add",
    "delete",
    "closed",
    "1,2 3,4 1,2",
    "F",
    "gloss",
    "",
    "bad date",
)


def _changed(root: etree._Element, names: list[str], chance: random.Random) -> bytes:
    elements = list(root.iter("*"))
    for _ in range(25):
        element = chance.choice(elements)
        what = chance.random()
        if what < 0.5:
            element.set(chance.choice(ATTRIBUTES), chance.choice(VALUES))
        elif what < 0.8:
            element.tag = tei(chance.choice(names))
        else:
            etree.SubElement(element, tei(chance.choice(names))).set(chance.choice(ATTRIBUTES), chance.choice(VALUES))
    return etree.tostring(root.getroottree(), encoding="utf-8", xml_declaration=True)


def _core(found: Diagnostic) -> tuple[object, ...]:
    """Why an expression failed each engine says in its own words."""
    return found.code, found.place, "" if found.code == "TEI403" else found.values


@pytest.mark.shared
@pytest.mark.skipif(importlib.util.find_spec("saxonche") is None, reason="saxonche is not installed")
@pytest.mark.parametrize("name", SCHEMAS)
def test_engines_find_the_same(shared: Path, name: str) -> None:
    schema = load_schematron(shared / "schemas" / name)
    contexts = " ".join(rule.context for pattern in schema.patterns for rule in pattern.rules)
    names = sorted(set(re.findall(r"tei:([A-Za-z]+)", contexts)))
    chance = random.Random(name)  # noqa: S311 - the same each time
    count = 0
    for path in sorted((shared / "tei-samples").iterdir()):
        document, _ = read_document(path.read_bytes(), path.name) if path.stat().st_size < 30_000 else (None, [])
        if document is None:
            continue
        data = _changed(document.root, names, chance)
        document, _ = read_document(data, path.name)
        assert document is not None
        subject = Subject(document, data)
        found = set(map(_core, check_rules(subject, schema, "tree")))
        assert found == set(map(_core, check_rules(subject, schema, "saxon")))
        count += len(found)
    assert count
