from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from teiedition.batch import destinations, expand, shown
from teiedition.batch import inputs as inputs_module
from teiedition.batch.inputs import Input, read_bytes
from teiedition.diagnostics import InputError, Report


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def paths(*names: str, report: Report | None = None) -> list[str]:
    return [one.path for one in expand(names, (".txt",), Report() if report is None else report)]


def touch(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("x")


def test_folders_are_sorted_and_keep_their_shape() -> None:
    touch("in/b.txt", "in/a.txt", "in/a/z.txt", "in/B.txt", "in/c.xml", "in/.git/x.txt", "in/.x.txt", "in/d.TXT")
    found = expand(["in"], (".txt",), Report())
    assert [one.path for one in found] == ["in/B.txt", "in/a/z.txt", "in/a.txt", "in/b.txt", "in/d.TXT"]
    assert [one.result for one in found] == ["B", "a/z", "a", "b", "d"]


def test_names_keep_their_order_and_count_once() -> None:
    touch("b.txt", "a.txt")
    assert paths("b.txt", "a.txt", "./b.txt", "*.txt") == ["b.txt", "a.txt"]


def test_a_file_named_by_itself_may_have_any_name() -> None:
    touch("a", "[b].txt")
    assert paths("a", "[b].txt") == ["a", "[b].txt"]


def test_patterns_reach_into_folders() -> None:
    touch("in/1/b.txt", "in/2/a.txt", "in/2/a.md")
    assert paths("in/*/*.txt") == ["in/1/b.txt", "in/2/a.txt"]
    assert paths("in/**/*.txt") == ["in/1/b.txt", "in/2/a.txt"]
    assert paths("in/?") == ["in/1/b.txt", "in/2/a.txt"]


def test_what_stands_for_nothing_is_reported() -> None:
    Path("empty").mkdir()
    report = Report()
    assert paths("empty", "no*.txt", report=report) == []
    assert [found.code for found in report] == ["TEI703", "TEI701"]


def test_links_that_loop_end() -> None:
    touch("in/a.txt")
    Path("in/loop").symlink_to(Path("in").resolve())
    Path("in/self.txt").symlink_to("self.txt")
    assert paths("in") == ["in/a.txt", "in/self.txt"]
    with pytest.raises(InputError):
        read_bytes("in/self.txt")


def test_what_can_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def code(path: str) -> str:
        with pytest.raises(InputError) as caught:
            read_bytes(path)
        return caught.value.diagnostic.code

    assert code("missing.txt") == "TEI701"
    assert code(".") == "TEI702"
    assert code("a\0b") == "TEI702"
    monkeypatch.setattr(inputs_module, "LIMIT", 1000)
    assert code("/dev/zero") == "TEI704"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(b"text")

    monkeypatch.setattr(sys, "stdin", Stdin)
    (one,) = expand(["-"], (".txt",), Report())
    assert (one.load().data, one.load().path) == (b"text", "-")


def test_names_that_are_no_utf8_are_shown_with_escapes() -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    Path(name).write_text("x")
    (one,) = expand(["."], (".txt",), Report())
    assert one.name == "caf\\udce9.txt"
    assert one.load().data == b"x"
    assert shown("a\x1b[31m\n") == "a\\x1b[31m\\n"
    assert shown("Żółw.txt") == "Żółw.txt"


def test_results_of_several_and_of_one() -> None:
    one, two = Input("x/a.txt", "a"), Input("y/b.txt", "b")

    def goals(inputs: list[Input], output: str | None, *, folder: bool = False) -> list[str | None]:
        found = destinations(inputs, output, ".xml", Report(), folder=folder)
        return [None if goal is None or goal.path is None else str(goal.path) for goal in found]

    assert goals([one], None) == goals([one], "-") == [None]
    assert goals([one], "r.xml") == ["r.xml"]
    assert goals([one], "r.xml/") == goals([one], "r.xml", folder=True) == ["r.xml/a.xml"]
    assert goals([one, two], "out") == ["out/a.xml", "out/b.xml"]
    Path("there").mkdir()
    assert goals([one], "there") == ["there/a.xml"]


def test_two_for_one_result_are_both_refused_in_any_order() -> None:
    group = [Input("x/a.txt", "a"), Input("y/a.txt", "a"), Input("b.txt", "b")]
    for order in (group, group[::-1]):
        report = Report()
        goals = destinations(order, "out/", ".xml", report)
        assert [str(goal.path) for goal in goals if goal] == ["out/b.xml"]
        assert [found.code for found in report] == ["TEI705"]
