"""The maker of texts makes the same ones again, and the looking sees what is broken."""

from __future__ import annotations

import pytest
from bench.promise import check, pages

from teiedition.annotation import Annotation, Kind


def test_the_same_texts_again_and_many_kinds() -> None:
    texts = [pages.page(7, number) for number in range(90)]
    assert texts == [pages.page(7, number) for number in range(90)]
    assert len(set(texts)) == 90
    assert {pages.kind_of(number) for number in range(90)} == set(pages.KINDS)


@pytest.mark.parametrize("number", range(27))
def test_promise_is_kept(number: int) -> None:
    outcome = check.kept_promise(pages.page(3, number), f"{number}.txt")
    assert outcome.broken == ""
    assert check.kept_promise(pages.page(3, number), f"{number}.txt") == outcome


def test_what_is_no_text_is_refused() -> None:
    assert check.kept_promise(b"%PDF-1.4", "a.txt").refused == "TEI001"


def test_crossing_is_seen() -> None:
    one, other = Annotation.of(Kind.PERSON, 0, 5), Annotation.of(Kind.ORG, 3, 8)
    inner = Annotation.of(Kind.PERSON, 1, 5)
    assert list(check._crossing([one, other])) == ["crossing at 3: org" + "Name"]
    assert list(check._crossing([one, inner])) == []


def test_what_is_not_valid_is_seen() -> None:
    assert next(iter(check._invalid(b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>"))).startswith("not valid")
    assert next(iter(check._invalid(b"<TEI>"))).startswith("not well-formed")


def test_a_crash_is_a_broken_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(check, "encode", fail)
    assert check.kept_promise(b"Text.", "a.txt").broken == "ZeroDivisionError: by nought"
