"""The baseline: what is known stays known while lines move, and what is found no more is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from teiedition.batch.baseline import Baseline
from teiedition.batch.contexts import contexts, xml_text
from teiedition.diagnostics import ConfigurationError, Diagnostic, Place

CODES = frozenset({"TEI501", "TEI505"})


def pointer(line: int, column: int, path: str = "a.xml") -> Diagnostic:
    place = Place(path, line, column, line, column + 10, f"/TEI/text/body/p[{line}]/name/@ref")
    return Diagnostic.of("TEI501", place, pointer="#x", attribute="ref")


def test_a_context_does_not_follow_the_line() -> None:
    before = "<p>\n<name ref='#x'>X</name></p>"
    after = "<p>new\n\n   words <name ref='#x'>X</name></p>"
    assert contexts(before.encode(), "a.xml", [pointer(2, 7)]) == contexts(after.encode(), "a.xml", [pointer(3, 16)])


@pytest.mark.parametrize("text", ["<p>\n<name ref='#y'>X</name></p>", "<p>\n<name ref='#x' n='1'>X</name></p>"])
def test_a_context_follows_its_place(text: str) -> None:
    at = Diagnostic.of("TEI312", Place("a.xml", 2, 1, 2, 6, "/p/name"), element="name", attribute="type")
    assert contexts(b"<p>\n<name ref='#x'>X</name></p>", "a.xml", [at]) != contexts(text.encode(), "a.xml", [at])


def test_a_context_does_not_follow_what_stands_elsewhere() -> None:
    data = b"<p>\n<name ref='#x'>X</name></p>"
    place = Place("a.xml", 2, 7, 2, 15)
    one, other = (Diagnostic.of("TEI505", place, id="x", line=line, hint=f"line {line}") for line in (4, 99))
    assert contexts(data, "a.xml", [one]) == contexts(data, "a.xml", [other])


def test_contexts_of_places_that_are_none() -> None:
    places = [
        Place("a.xml"),
        Place("a.xml", 99, 1),
        Place("a.xml", 1),
        Place("a.xml", 1, 99),
        Place("a.xml", 1, 1, 9, 9),
    ]
    found = [Diagnostic.of("TEI501", place) for place in places]
    assert len(contexts(b"<a>\n</a>", "a.xml", found)) == 5
    assert contexts(b"", "a.xml", found)
    assert contexts(b"\xff\xfe\x00", "a.xml", found)


def test_texts_are_read_in_their_encoding() -> None:
    assert xml_text("<a>é</a>".encode("utf-16")) == "<a>é</a>"
    assert xml_text("<?xml version='1.0' encoding='iso-8859-1'?>é".encode("latin-1")).endswith("é")
    assert xml_text(b"<?xml version='1.0' encoding='hex'?>\xe9").endswith("\ufffd")
    assert xml_text(b"<?xml version='1.0' encoding='odd'?>\xe9").endswith("\ufffd")
    assert xml_text("\ufeff<a/>".encode()) == "<a/>"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.xml", "b.xml"):
        Path(name).write_text("<a/>")
    return Path("known.json")


def written(path: Path, *found: tuple[Diagnostic, str]) -> None:
    baseline = Baseline.load(path, new=True)
    assert all(baseline.knows(one, context) for one, context in found)
    baseline.write(lambda _: True, CODES)


def test_the_surplus_is_new(path: Path) -> None:
    written(path, (pointer(1, 1), "c"), (pointer(2, 1), "c"))
    baseline = Baseline.load(path)
    assert [baseline.knows(pointer(line, 1), "c") for line in (1, 5, 6)] == [True, True, False]
    assert not baseline.knows(pointer(1, 1), "d")
    assert not baseline.knows(pointer(1, 1, path="b.xml"), "c")


def test_what_is_found_no_more_is_said_where_it_was_looked_for(path: Path) -> None:
    written(path, (pointer(1, 1), "c"), (pointer(2, 1), "c"), (pointer(1, 1, path="b.xml"), "c"))
    baseline = Baseline.load(path)
    baseline.knows(pointer(1, 1), "c")
    assert not baseline.settled
    (stale,) = baseline.stale(lambda file: file == "a.xml", CODES)
    assert (stale.code, str(stale.place)) == ("TEI736", "known.json")
    assert stale.message == "no longer found in a.xml: 1 of TEI501 dangling-pointer that the baseline knows"
    assert list(baseline.stale(lambda _: True, {"TEI505"})) == []
    Path("b.xml").unlink()
    assert [dict(found.values)["file"] for found in baseline.stale(lambda _: False, CODES)] == ["b.xml"]


def test_writing_again_keeps_what_was_not_looked_at(path: Path) -> None:
    written(path, (pointer(1, 1), "c"), (pointer(1, 1, path="b.xml"), "c"), (pointer(1, 1, path="gone.xml"), "c"))
    baseline = Baseline.load(path, new=True)
    baseline.knows(pointer(9, 9), "d")
    assert baseline.write(lambda file: file == "a.xml", CODES) == 2
    findings = json.loads(path.read_text())["findings"]
    assert findings == {"a.xml": {"TEI501": {"d": 1}}, "b.xml": {"TEI501": {"c": 1}}}
    first = path.read_bytes()
    again = Baseline.load(path, new=True)
    again.knows(pointer(3, 3), "d")
    again.write(lambda file: file == "a.xml", CODES)
    assert path.read_bytes() == first


def test_a_baseline_names_files_from_its_own_folder(path: Path) -> None:
    Path("deep").mkdir()
    deep = Path("deep/known.json")
    written(deep, (pointer(1, 1), "c"))
    assert list(json.loads(deep.read_text())["findings"]) == ["../a.xml"]


@pytest.mark.parametrize("code", ["TEI301", "TEI706", "TEI903"])
def test_what_could_not_be_done_is_never_known(path: Path, code: str) -> None:
    assert not Baseline.load(path, new=True).knows(Diagnostic.of(code, Place("a.xml")), "c")


@pytest.mark.parametrize("text", ["", "[]", "{}", "<TEI/>", '{"teiedition-baseline": 2, "findings": {}}', "[" * 9999])
def test_what_is_no_baseline_is_neither_used_nor_written_over(path: Path, text: str) -> None:
    path.write_text(text)
    for new in (False, True):
        with pytest.raises(ConfigurationError) as caught:
            Baseline.load(path, new=new)
        assert caught.value.diagnostic.code == "TEI737"


def test_a_missing_baseline(path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no such file"):
        Baseline.load(path)
    assert Baseline.load(path, new=True).known == {}
