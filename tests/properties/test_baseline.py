"""Edits elsewhere never wake what is known, and never make it stale."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from teiedition.batch.baseline import Baseline
from teiedition.batch.contexts import contexts
from teiedition.validation import check_bytes

CODES = ("TEI501", "TEI505")
ELSEWHERE = st.sampled_from(["\n", "  ", "<!-- seen -->", "<p>words</p>", "<p n='4'>\nmore\n</p>", "<?other x?>", ""])
BAD = st.sampled_from(
    ["<p ref='#a'>A</p>", "<p ref='#b'>A</p>", "<p ref='#a' n='1'/>", "<p xml:id='i'/>", "<p xml:id='j'>x</p>"]
)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def document(pieces: list[tuple[str, str]], end: str) -> bytes:
    body = "".join(f"{before}{bad}" for before, bad in pieces).replace("\n", end)
    return f"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>{body}</body></text></TEI>".encode()


@settings(max_examples=60)
@given(bad=st.lists(BAD, max_size=8), data=st.data())
def test_edits_elsewhere(bad: list[str], data: st.DataObject) -> None:
    def edited() -> bytes:
        before = data.draw(st.lists(ELSEWHERE, min_size=len(bad), max_size=len(bad)))
        return document(list(zip(before, bad, strict=True)), data.draw(ENDS))

    baseline = Baseline(Path("known.json"), new=True)
    for new in (True, False):
        source = edited()
        found = check_bytes(source, "a.xml", select=CODES)
        baseline.new = new
        known = [
            baseline.knows(one, context) for one, context in zip(found, contexts(source, "a.xml", found), strict=True)
        ]
        assert all(known)
        if new:
            baseline = Baseline(baseline.path, known=baseline.met.copy())
    assert baseline.settled


@settings(max_examples=60)
@given(
    bad=st.lists(BAD, max_size=8, unique=True),
    one=st.sampled_from(["<p ref='#z'/>", "<q ref='#a'>A</q>"]),
    data=st.data(),
)
def test_a_new_one_is_shown(bad: list[str], one: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(bad)))
    before, after = document([("", piece) for piece in bad], "\n"), [("", piece) for piece in bad]
    after.insert(at, ("\n", one))
    found = check_bytes(before, "a.xml", select=CODES)
    baseline = Baseline(Path("known.json"), new=True)
    for finding, context in zip(found, contexts(before, "a.xml", found), strict=True):
        baseline.knows(finding, context)
    baseline = Baseline(baseline.path, known=baseline.met.copy())
    source = document(after, "\n")
    found = check_bytes(source, "a.xml", select=CODES)
    pairs = zip(found, contexts(source, "a.xml", found), strict=True)
    new = [finding for finding, context in pairs if not baseline.knows(finding, context)]
    assert len(new) == 1
    assert source.decode().split("\n")[new[0].place.line - 1][new[0].place.column - 1 :].startswith(one[3:9])
