"""Suppressions in documents and in settings: what they cover, what they demand."""

from __future__ import annotations

from pathlib import Path

import pytest

from teiedition.batch.ignoring import Ignoring
from teiedition.diagnostics import ConfigurationError, Diagnostic, Place
from teiedition.diagnostics.selection import chosen_codes, find_codes
from teiedition.edition import Edition
from teiedition.validation.suppressions import Kept, suppress

CODES = frozenset({"TEI501", "TEI232", "TEI733", "TEI734", "TEI735"})


def judged(text: str, *places: tuple[int, int], code: str = "TEI501", encoding: str = "utf-8") -> Kept:
    found = [Diagnostic.of(code, Place("a.xml", *place), pointer="#x", attribute="ref") for place in places]
    return suppress(text.encode(encoding), "a.xml", found, CODES)


def codes(kept: Kept) -> list[str]:
    return [found.code for found in kept.found]


INSTRUCTION = "<?teiedition ignore TEI501 because of the flood?>"


def test_it_holds_for_the_next_element_and_what_that_contains() -> None:
    text = f"<a>\n{INSTRUCTION}<b\n ref='#x'><c/>\n</b><d/>\n<e/></a>"
    covered = [(2, len(INSTRUCTION) + 1), (3, 2), (3, 12), (4, 1)]
    kept = judged(text, *covered)
    assert (kept.suppressed, codes(kept)) == (4, [])
    assert judged(text, *covered, (4, 5), (5, 1)).suppressed == 4


def test_an_empty_element_ends_at_its_own_end() -> None:
    kept = judged(f"<a>{INSTRUCTION}<b/><c/></a>", (1, 4 + len(INSTRUCTION)), (1, 8 + len(INSTRUCTION)))
    assert (kept.suppressed, [found.place.column for found in kept.found]) == (1, [8 + len(INSTRUCTION)])


def test_before_the_root_it_holds_for_the_file_and_for_what_has_no_place() -> None:
    assert judged(f"{INSTRUCTION}\n<a><b/></a>", (0, 0), (2, 1), (2, 4)).suppressed == 3
    assert judged(f"{INSTRUCTION}\n<a><b/></a>", (2, 0)).suppressed == 1


@pytest.mark.parametrize("where", [f"<a><b/>{INSTRUCTION}</a>", f"<a><b/></a>{INSTRUCTION}"])
def test_before_no_element_it_holds_for_nothing(where: str) -> None:
    kept = judged(where, (1, 4))
    assert (kept.suppressed, codes(kept)) == (0, ["TEI501", "TEI734"])


def test_columns_count_code_points() -> None:
    text = f"<a>😀é漢{INSTRUCTION}<b/><c/></a>"
    column = text.index("<b") + 1
    assert judged(text, (1, column)).suppressed == 1
    assert judged(text, (1, column + 4)).suppressed == 0
    assert judged(text, (1, column), encoding="utf-16").suppressed == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("ignore TEI501", "TEI733"),
        ("ignore TEI501 because", "TEI733"),
        ("ignore TEI501 because ...", "TEI733"),
        ("ignore TEI501 becuase of the flood", "TEI735"),
        ("ignore TEI5 because of the flood", "TEI735"),
        ("ignore TEI301 because of the flood", "TEI735"),
        ("ignore TEI734 because of the flood", "TEI735"),
        ("ignore because of the flood", "TEI735"),
        ("ignore", "TEI735"),
        ("skip TEI501 because of the flood", "TEI735"),
        ("", "TEI735"),
    ],
)
def test_what_can_not_be_used_suppresses_nothing_and_is_said(words: str, code: str) -> None:
    kept = judged(f"<a><?teiedition {words}?>\n<b/></a>", (2, 1))
    assert (kept.suppressed, codes(kept)) == (0, [code, "TEI501"])
    assert all(len(found.message) <= 200 for found in kept.found)


@pytest.mark.parametrize("listed", ["TEI501, TEI232", "tei501 TEI232", "dangling-pointer,TEI232"])
def test_several_codes_and_names(listed: str) -> None:
    kept = judged(f"<a><?teiedition ignore {listed}\n because of\n the flood?><b/></a>", (3, 20))
    assert (kept.suppressed, codes(kept)) == (1, ["TEI734"])
    assert "TEI232" in kept.found[0].message
    assert "TEI501" not in kept.found[0].message


def test_of_codes_that_were_not_looked_for_nothing_is_said() -> None:
    text = f"<a>{INSTRUCTION}<b/></a>".encode()
    assert codes(suppress(text, "a.xml", [], CODES)) == ["TEI734"]
    assert codes(suppress(text, "a.xml", [], CODES - {"TEI501"})) == []
    assert codes(suppress(text, "a.xml", [], CODES - {"TEI734"})) == []


def test_a_file_that_can_not_be_read_has_no_suppressions() -> None:
    kept = judged(f"<a>{INSTRUCTION}<b>", (1, 9), code="TEI301")
    assert (kept.suppressed, codes(kept)) == (0, ["TEI301"])


def test_other_instructions_are_left_alone() -> None:
    assert codes(judged("<a><?teiedition-space ' '?><?other ignore?><b/></a>")) == []


def ignoring(tmp_path: Path, *rules: tuple[str, tuple[str, ...], str]) -> Ignoring:
    return Ignoring.of(Edition(folder=tmp_path, ignore=rules))


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("drafts/*.xml", "drafts/a.xml", True),
        ("drafts/*.xml", "drafts/b/a.xml", False),
        ("drafts/**", "drafts/b/a.xml", True),
        ("**/a.xml", "a.xml", True),
        ("**/a.xml", "x/y/a.xml", True),
        ("a.xml", "x/y/a.xml", True),
        ("./a?.xml", "ab.xml", True),
        ("a.xml", "aXxml", False),
        ("[a].xml", "[a].xml", True),
        ("*", "x/y", True),
    ],
)
def test_patterns(tmp_path: Path, pattern: str, path: str, matches: bool) -> None:
    rules = ignoring(tmp_path, (pattern, ("TEI501",), "of the flood"))
    found = Diagnostic.of("TEI501", Place(str(tmp_path / path), 1))
    assert rules.takes(found) is matches
    assert rules.settled is matches


def test_a_pattern_without_a_reason_suppresses_nothing(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text('[validate.ignore]\n"*.xml" = ["TEI501"]\n')
    rules = ignoring(tmp_path, ("*.xml", ("TEI501",), ""))
    assert not rules.takes(Diagnostic.of("TEI501", Place(str(tmp_path / "a.xml"), 1)))
    assert [(found.code, found.place.line) for found in rules.faults] == [("TEI733", 2)]


def test_a_pattern_of_no_use_is_said_once_all_its_files_were_checked(tmp_path: Path) -> None:
    for name in ("a.xml", "b.xml"):
        (tmp_path / name).write_text("<a/>")
    rules = ignoring(tmp_path, ("*.xml", ("TEI5",), "of the flood"))
    files = [str(tmp_path / name) for name in ("a.xml", "b.xml")]
    assert list(rules.unused({files[0]}, CODES)) == []
    assert [found.code for found in rules.unused(set(files), CODES)] == ["TEI734"]
    assert list(rules.unused(set(files), {"TEI311"})) == []


def test_codes_that_nothing_suppresses(tmp_path: Path) -> None:
    rules = ignoring(tmp_path, ("*", ("TEI",), "of the flood"))
    for code in ("TEI301", "TEI701", "TEI903"):
        assert not rules.takes(Diagnostic.of(code, Place(str(tmp_path / "a.xml"), 1)))
    assert rules.takes(Diagnostic.of("TEI501", Place(str(tmp_path / "a.xml"), 1)))


def test_words_for_codes() -> None:
    assert find_codes(["dangling-pointer", "tei505"]) == ("TEI501", "TEI505")
    assert set(find_codes(["TEI5"])) > {"TEI501", "TEI505"}
    assert chosen_codes((), ()) == ()
    assert "TEI501" not in chosen_codes((), ("TEI501",))
    for words in ("TEI5x", "dangling pointer", "", "5"):
        with pytest.raises(ConfigurationError) as caught:
            find_codes([words])
        assert caught.value.diagnostic.code == "TEI730"
    with pytest.raises(ConfigurationError) as caught:
        chosen_codes(["TEI501"], ["TEI5"])
    assert caught.value.diagnostic.code == "TEI731"
    with pytest.raises(ConfigurationError, match="did you mean dangling-pointer"):
        find_codes(["danglin-pointer"])
