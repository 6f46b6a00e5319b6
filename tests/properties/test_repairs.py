"""Whatever slip an edition has: its repair never raises, leaves fewer problems, and keeps the text."""

from __future__ import annotations

import random
from pathlib import Path
from xml.parsers import expat

from bench.repairs.slips import SLIPS, spoilt
from hypothesis import given, settings
from hypothesis import strategies as st

from teiedition.diagnostics import apply_edits
from teiedition.validation.grammar import load_grammar, own_grammar_path
from teiedition.validation.repairs import find_problems, find_repairs, read_layout
from teiedition.validation.repairs.fixing import fix_document
from teiedition.validation.repairs.trying import reveals

EDITION = Path(__file__).parents[2] / "tei" / "editions" / "hansen-1946-07-06.xml"


def words(data: bytes) -> list[str]:
    """The text of a document without its order, which moving an element may change, and without white space."""
    pieces: list[str] = []
    parser = expat.ParserCreate()
    parser.CharacterDataHandler = pieces.append
    parser.Parse(data, True)
    return sorted("".join("".join(pieces).split()))


@settings(max_examples=60)
@given(st.sampled_from(sorted(SLIPS)), st.integers(0, 2**32))
def test_a_slip_is_repaired_without_loss(kind: str, seed: int) -> None:
    layout = read_layout(EDITION.read_bytes())
    assert layout is not None
    data = spoilt(layout, kind, random.Random(seed))  # noqa: S311 - repeatable, not secret
    if data is None:
        return
    grammar = load_grammar(own_grammar_path()).automaton
    problems = find_problems(grammar, data)
    for repair in find_repairs(grammar, data, problems, most_repairs=3).values():
        after = apply_edits(data, repair.edits)
        assert reveals(repair) or len(find_problems(grammar, after)) < len(problems)
        if repair.kind not in {"comment", "delete copy"}:
            assert words(after) == words(data)


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from(sorted(set(SLIPS) - {"element doubled"})), min_size=1, max_size=5), st.integers(0, 2**32)
)
def test_fixing_keeps_the_text_and_what_is_safe_comes_again(kinds: list[str], seed: int) -> None:
    data, dice = EDITION.read_bytes(), random.Random(seed)  # noqa: S311
    for kind in kinds:
        layout = read_layout(data)
        if layout is None:  # two slips have met in one tag
            return
        data = spoilt(layout, kind, dice) or data
    if read_layout(data) is None:
        return
    grammar = load_grammar(own_grammar_path()).automaton
    fixed = fix_document(data, grammar)
    assert words(fixed.data) == words(data)
    assert fix_document(fixed.data, grammar).data == fixed.data
