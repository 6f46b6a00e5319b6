"""Expressions of XML Schema: what ``re`` knows too means the same, and what only they know means what the standard says."""

from __future__ import annotations

import re

import pytest
from elementpath.regex import translate_pattern
from hypothesis import given
from hypothesis import strategies as st

from teiedition.relaxng.regexes import BadRegex, compile_regex

ATOMS = st.sampled_from(
    ["a", "b", ".", "[ab]", "[^a]", r"\d", r"\.", "[a-c-[b]]", r"\i", r"\c", r"\s", r"\S", r"\p{Lu}"]
)


def repeated(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    counts = st.sampled_from(["", "?", "*", "+", "{2}", "{1,2}", "{0,1}", "{2,}"])
    grouped = st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"({'|'.join(parts)})")
    rows = st.lists(inner, min_size=1, max_size=3).map("".join)
    return st.tuples(grouped | rows.map(lambda row: f"({row})"), counts).map("".join)


@given(st.recursive(ATOMS, repeated, max_leaves=6), st.lists(st.text("abcA1. \n", max_size=6), max_size=12))
def test_as_another_engine(source: str, values: list[str]) -> None:
    """elementpath turns the expression into one of ``re``, with all that XML Schema has of its own."""
    theirs = re.compile(translate_pattern(source, back_references=False, lazy_quantifiers=False, anchors=False))
    ours = compile_regex(source)
    for value in values:
        assert ours.matches(value) is (theirs.fullmatch(value) is not None), (source, value)


@pytest.mark.parametrize(
    ("source", "matched", "not_matched"),
    [
        ("a{2,3}", "aa aaa", "a aaaa"),
        ("a{2,}", "aa aaaaa", "a"),
        ("a{0}b", "b", "ab"),
        ("[a-z-[aeiou]]+", "xyz", "xaz"),
        ("[^a-[b]]", "c", "a b"),
        ("[a-]+", "a-", "b"),
        (r"[\d\-.]+", "1-2.3", "a"),
        (r"\p{Lu}\p{Ll}*", "Éa A", "a"),
        (r"\P{L}", "1 .", "a"),
        (r"\p{IsGreek}+|\p{IsCyrillic}", "αβ ж", "a"),
        (r"[\p{L}\p{N}]+", "a1é", "a-b"),
        (r"\i\c*", "a :b _1", "1a -a"),
        (r"\I\C", "1+", "aa"),
        (r"\w+", "aé1", "a-b a.b"),
        (r"\W", "- .", "a"),
        (r"\D", "a", "1 ٣"),
        ("^a$", "^a$", "a"),
        ("a|", "a", "b"),
        (r"\n\t\\", "\n\t\\", "nt"),
        (r"(0[1-9]|1[0-2])-[0-3]\d", "07-06", "13-06"),
    ],
)
def test_what_the_standard_says(source: str, matched: str, not_matched: str) -> None:
    regex = compile_regex(source)
    assert all(regex.matches(value) for value in matched.split(" "))
    assert not any(regex.matches(value) for value in not_matched.split(" "))


def test_a_dot_is_no_line_end_and_nothing_is_empty() -> None:
    assert compile_regex("").matches("")
    assert not compile_regex("").matches("a")
    assert not compile_regex(".").matches("\n")
    assert not compile_regex(".").matches("\r")


@pytest.mark.parametrize(
    "source",
    ["(", ")", "a)", "[", "[]", "[a", "[z-a]", "*", "a**", "a{", "a{2,1}", "a{x}", "\\", r"\q", r"\p{Xx}", r"\p{Lu", r"\p{IsNone}", "[a[b]]", "[a-[b]c]"],
)  # fmt: skip
def test_what_is_none(source: str) -> None:
    with pytest.raises(BadRegex):
        compile_regex(source)
