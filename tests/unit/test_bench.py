"""The measuring itself: medians, tables, falls, and what unread texts must not show."""

from __future__ import annotations

import re
import sys

import pytest
from bench import measure
from bench.annotation import __main__ as annotation
from bench.annotation import sets
from bench.annotation.spoiling import spoil, spoil_gold

from teiedition import __version__
from teiedition.evaluation import MarkedText, Mention, Scores, Share, Tally
from teiedition.transcription import Span


def test_a_run_is_timed_and_a_failed_one_says_nothing() -> None:
    result = measure.run([sys.executable, "-c", "sum(range(10**6))"])
    assert 0 < result.cpu < 10
    assert result.memory > 10**6
    with pytest.raises(RuntimeError, match="status 3"):
        measure.run([sys.executable, "-c", "raise SystemExit(3)"])


def test_rounds_are_interleaved(monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []

    def run(command: list[str], good: object) -> measure.Run:
        order.append(command[0])
        return measure.Run(len(order), 1, 1)

    monkeypatch.setattr(measure, "run", run)
    medians = measure.interleaved({"a": ["a"], "b": ["b"]}, 3)
    assert order == ["a", "b", "a", "b", "a", "b"]
    assert (medians["a"].wall, medians["b"].wall) == (3, 4)


def test_table_and_ratio() -> None:
    assert measure.table(("x", "y"), [("long", "1"), ("a", "")]) == "x     y\nlong  1\na"
    assert (measure.ratio(2, 5), measure.ratio(0, 5)) == ("2.5 x", "-")


def test_a_fall_is_seen_against_the_last_release_that_has_the_figure() -> None:
    kept = {"0.0.1": {"first": {"head": 90.0, "speaker": 50.0}}, __version__: {"first": {"head": 99.0}}}
    now = {"first": {"head": 88.9, "speaker": 49.0, "new": 1.0}, "novels": {"head": 1.0}}
    assert list(annotation._falls(kept, now)) == ["FELL  first, head: 90.0 in 0.0.1, now 88.9"]


def test_unread_texts_show_totals_only() -> None:
    tallies = {"person": Tally(10, 10, 9, 9), "quotation": Tally(4, 4, 2, 4)}
    scores = Scores(tallies, Share(1, 2), header={"author": Share(1, 1)}, coverage=(1.0,))
    keys = [key for key, _ in sets.figures(scores, totals_only=True)]
    assert not any("person" in key or "author" in key for key in keys)
    assert keys[0] == "all names: F1 exact"
    assert {"quotation: F1 overlap", "kind of quotation", "header"} <= set(keys)
    assert "person: F1 exact" in dict(sets.figures(scores, totals_only=False))


def test_a_text_is_spoilt_the_same_way_each_time_and_spans_move_with_it() -> None:
    text = "“Minnie Clark,” said Bill, “moved from Lille to Cork in 1930.”\n\n" * 40
    spoilt = spoil(text, "one", 2)
    assert spoil(text, "one", 2) == spoilt != spoil(text, "two", 2)
    assert spoil(text, "one", 0).text == text
    assert spoilt.text.count("\n") == text.count("\n")
    words = [Span(match.start(), match.end()) for match in re.finditer(r"\w+", text)]
    same = sum(spoilt.moved(span).of(spoilt.text) == span.of(text) for span in words)
    assert 0.8 * len(words) < same < len(words)
    assert all(abs(len(spoilt.moved(span)) - len(span)) <= 3 for span in words)


def test_gold_of_a_spoilt_text_is_about_its_text() -> None:
    gold = MarkedText(
        "The harbour of Lille. " * 30, (Mention(Span(15, 20), "place"), Mention(Span(0, 3), "correction"))
    )
    moved = spoil_gold(gold, "one", 5)
    assert moved.text == spoil(gold.text, "one", 5).text
    assert "correction" not in moved.kinds
    assert len(moved.mentions) == 2
