"""The values all parts exchange: spans, blocks, diagnostics, annotations, records."""

from __future__ import annotations

import ast
import pickle
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiedition.annotation import Annotation, Kind
from teiedition.authority import Authority, Record, RecordKind
from teiedition.diagnostics import (
    Diagnostic,
    InputError,
    Place,
    Report,
    Severity,
    TeiEditionError,
    exceptions,
    visible,
)
from teiedition.diagnostics.catalogue import ENTRIES
from teiedition.diagnostics.catalogue.entry import Entry
from teiedition.diagnostics.diagnostic import NOWHERE
from teiedition.transcription import Block, BlockKind, Field, Origin, Span, Transcription
from tests.conftest import ROOT

spans = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda ends: Span(min(ends), max(ends)))


# --- Span ---


@given(spans, spans)
def test_two_spans_are_apart_or_nest_or_cross(one: Span, other: Span) -> None:
    assert one.crosses(other) == other.crosses(one)
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(other) == bool(set(range(one.start, one.end)) & set(range(other.start, other.end)))
    nested = one.contains(other) or other.contains(one)
    assert one.crosses(other) == (one.overlaps(other) and not nested)


@given(spans, st.text(min_size=12, max_size=12))
def test_a_span_is_its_characters(span: Span, text: str) -> None:
    assert len(span.of(text)) == len(span)
    assert bool(span) == bool(span.of(text))
    assert span.contains(span)
    assert not span.crosses(span)


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (2, 1), (-2, -1)])
def test_no_span_runs_backwards(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


# --- Transcription ---


def _transcription(text: str, *blocks: tuple[int, int]) -> Transcription:
    return Transcription(text, tuple(Block(Span(a, b), BlockKind.PARAGRAPH) for a, b in blocks))


@pytest.mark.parametrize("blocks", [[(0, 1)], [(0, 2), (1, 5)], [(3, 5), (0, 2)], [(0, 2), (3, 3), (3, 5)], []])
def test_no_text_stands_outside_the_blocks(blocks: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match=r"block|after"):
        _transcription("ab cd", *blocks)


def test_block_at_every_offset() -> None:
    transcription = _transcription(" ab cd\n", (1, 3), (4, 6))
    first, second = transcription.blocks
    assert [transcription.block_at(i) for i in range(8)] == [None, first, first, None, second, second, None, None]


@given(st.text(alphabet="a\n\r\u2028é", max_size=12))
def test_places_count_lines_as_files_do(text: str) -> None:
    transcription = Transcription(text, () if not text.strip() else (_whole(text),))
    lines = re.split("\r\n|\r|\n", text)
    place = transcription.place(Span(0, len(text)))
    assert (place.line, place.column) == (1, 1)
    assert place.end_line in (len(lines), len(lines) - 1)
    assert place.end_column == len(lines[-1]) + 1


def _whole(text: str) -> Block:
    start = len(text) - len(text.lstrip())
    return Block(Span(start, len(text.rstrip())), BlockKind.PARAGRAPH)


@pytest.mark.parametrize(
    ("data", "encoding", "bom"),
    [
        ("ä\r\n".encode(), "utf-8", b""),
        (b"\xef\xbb\xbfx", "utf-8", b"\xef\xbb\xbf"),
        (b"\xe4", "iso-8859-1", b""),
        (b"\xff\xfea\x00", "utf-16-le", b"\xff\xfe"),
    ],
)
def test_a_transcription_gives_its_bytes_back(data: bytes, encoding: str, bom: bytes) -> None:
    text = data.removeprefix(bom).decode(encoding)
    blocks = (_whole(text),)
    assert Transcription(text, blocks, origin=Origin(encoding=encoding, bom=bom)).to_bytes() == data


def test_the_first_field_of_a_name_counts_and_its_space_is_folded() -> None:
    fields = (Field(Span(0, 7), "source", Span(3, 7)), Field(Span(0, 1), "source", Span(0, 1)))
    transcription = Transcription("S: a\n b", (_whole("S: a\n b"),), fields)
    assert transcription.field("source") == "a b"
    assert transcription.field("author") == ""


# --- Diagnostic ---


@given(st.dictionaries(st.sampled_from(["reason"]), st.text(), min_size=1), st.text())
def test_a_message_is_one_short_harmless_line(values: dict[str, str], path: str) -> None:
    diagnostic = Diagnostic.of("TEI301", Place(path, 1, 1), **values)
    assert len(diagnostic.message) <= 200
    assert diagnostic.message.isprintable()
    assert len(diagnostic.remedy) <= 200


def test_long_words_are_cut_and_braces_stay() -> None:
    diagnostic = Diagnostic.of("TEI301", reason="{reason} {0} " + "x" * 500)
    assert diagnostic.message.startswith("the file is not well-formed XML: {reason} {0} xxx")
    assert diagnostic.message.endswith("x…")


@pytest.mark.parametrize(
    ("text", "shown"),
    [("é漢", "é漢"), ("a\x1b[0m", "a\\u001b[0m"), ("\u202e", "\\u202e"), ("\ud800\n", "\\ud800\\u000a"), ("", "")],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_findings_sort_by_place_and_compare_by_value() -> None:
    late, early = Diagnostic.of("TEI302", Place("a", 9)), Diagnostic.of("TEI711", Place("a", 2), name=1, known="x")
    assert sorted([late, early]) == [early, late]
    assert early == Diagnostic.of("TEI711", Place("a", 2), known="x", name="1")
    assert len({early, early, late}) == 2
    with pytest.raises(KeyError):
        Diagnostic.of("TEI000")


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (Place(), "<memory>"),
        (Place("a"), "a"),
        (Place("a", 3), "a:3"),
        (Place("a", 3, 4), "a:3:4"),
        (Place("a", 0, 4), "a"),
    ],
)
def test_place_as_editors_write_it(place: Place, shown: str) -> None:
    assert str(place) == shown


def test_a_report_keeps_the_order() -> None:
    report = Report()
    report.add("TEI302")
    report.extend([Diagnostic.of("TEI301", reason="x")])
    assert [diagnostic.code for diagnostic in report] == ["TEI302", "TEI301"]
    assert len(report) == 2


ERRORS = [kind for kind in vars(exceptions).values() if isinstance(kind, type) and issubclass(kind, TeiEditionError)]


@pytest.mark.parametrize("kind", ERRORS)
def test_an_exception_survives_the_way_from_a_worker(kind: type[TeiEditionError]) -> None:
    error = kind("TEI301", Place("a", 1, 2), reason="{x}\n")
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - what multiprocessing does
    assert type(copy) is kind
    assert copy.diagnostic == error.diagnostic
    assert str(copy) == str(error)
    assert "a:1:2: TEI301" in str(copy)


# --- the catalogue ---

FAMILIES = {
    "0": "reading",
    "1": "annotation",
    "2": "header",
    "3": "grammar",
    "4": "schematron",
    "5": "pointers",
    "6": "transforms",
    "7": "batch",
    "9": "internal",
}


WORDED_BY_OTHERS = {"TEI319", "TEI401"}
"""What a schema or a rule of the user's own says is quoted; the remedy is in its words."""


def _fields(entry: Entry) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(entry.message + entry.remedy) if name is not None}


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_entry(entry: Entry) -> None:
    assert re.fullmatch(r"TEI[0-79]\d\d", entry.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", entry.name)
    assert entry.severity in set(Severity)
    assert entry.message
    assert entry.remedy or entry.severity != Severity.ERROR or entry.code in WORDED_BY_OTHERS
    assert all(re.fullmatch("[a-z_]+", name) for name in _fields(entry)), "words are named, not numbered"
    words = dict.fromkeys(_fields(entry), "w")
    assert Diagnostic.of(entry.code, NOWHERE, **words).message == entry.message.format(**words)[:200]


def test_names_are_unique_and_codes_in_order() -> None:
    assert len({entry.name for entry in ENTRIES.values()}) == len(ENTRIES)
    assert list(ENTRIES) == [entry.code for entry in ENTRIES.values()]


@pytest.mark.parametrize(("digit", "module"), FAMILIES.items())
def test_a_code_stands_in_the_module_of_its_digit(digit: str, module: str) -> None:
    path = ROOT / "src" / "teiedition" / "diagnostics" / "catalogue" / f"{module}.py"
    assert set(re.findall(r'"TEI(\d)\d\d"', path.read_text(encoding="utf-8"))) <= {digit}


def _calls() -> Iterator[tuple[Path, ast.Call, str]]:
    """Each call whose first word is a code: ``report.add("TEI203", ...)``, ``InputError("TEI301", ...)``."""
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            code = str(node.args[0].value)
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if re.fullmatch(r"TEI\d{3}", code) and name in {"add", "of", *(kind.__name__ for kind in ERRORS)}:
                yield path, node, code


def test_every_finding_fills_its_wording() -> None:
    faults = []
    for path, call, code in _calls():
        given_words = {keyword.arg for keyword in call.keywords}
        if None not in given_words and code in ENTRIES and not _fields(ENTRIES[code]) <= given_words:
            faults.append(f"{path.name}:{call.lineno}: {code} wants {sorted(_fields(ENTRIES[code]))}")
        if code not in ENTRIES:
            faults.append(f"{path.name}:{call.lineno}: there is no {code}")
    assert faults == []


# --- Annotation and Authority ---


def test_properties_of_an_annotation() -> None:
    annotation = Annotation.of(Kind.DATE, 1, 3, from_="1946", to="", resp="dates")
    assert annotation.properties == (("from", "1946"),)
    assert (annotation.get("from"), annotation.get("to"), annotation.get("to", "-")) == ("1946", "", "-")
    assert annotation.having(when="1946", from_="").properties == (("when", "1946"),)
    assert annotation.having() == annotation
    assert len({annotation, annotation.having(when="1")}) == 2


@pytest.mark.parametrize(
    ("certainty", "cert"),
    [
        (1.0, "high"),
        (0.9, "high"),
        (0.89, "high"),
        (0.75, "high"),
        (0.7, "medium"),
        (0.5, "medium"),
        (0.49, "low"),
        (0.0, "low"),
    ],
)
def test_certainty_in_the_words_of_the_guidelines(certainty: float, cert: str) -> None:
    assert Annotation.of(Kind.PERSON, 0, 1, certainty=certainty).cert == cert


ADA = Record("ada", RecordKind.PERSON, "Ada King", ("Ada", "Ada King"), details=(("surname", "King"),))


def test_authority_finds_records_by_id_and_name() -> None:
    other = Record("ada-b", RecordKind.PERSON, "Ada", resp="names")
    authority = Authority((ADA,)).extended([other])
    assert "ada" in authority
    assert authority["ada"] is ADA
    assert authority.by_name["Ada"] == (ADA, other)
    assert authority.by_name["Ada King"] == (ADA,)
    assert (ADA.get("surname"), ADA.get("birth"), ADA.get("birth", "?")) == ("King", "", "?")


def test_a_further_record_replaces_the_one_of_its_id_in_place() -> None:
    new = Record("ada", RecordKind.PERSON, "Ada Lovelace")
    authority = Authority((ADA, Record("b", RecordKind.ORG, "B"))).extended([new])
    assert [record.name for record in authority] == ["Ada Lovelace", "B"]
    assert Authority((ADA,), "x.xml") == Authority((ADA,))


def test_input_error_is_a_teiedition_error() -> None:
    with pytest.raises(TeiEditionError, match="TEI302"):
        raise InputError("TEI302")
