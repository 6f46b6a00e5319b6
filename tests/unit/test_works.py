"""Titles of works: what the cases of ``tests/cases/names/work-*.toml`` do not say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiedition.annotation import Annotation, Kind
from teiedition.annotators.protocol import Context
from teiedition.annotators.run import annotate
from teiedition.annotators.works import annotator
from teiedition.authority import Authority, Record, RecordKind
from teiedition.diagnostics import Report
from teiedition.readers import read
from teiedition.transcription import Source


def context(text: str, *found: Annotation, authority: Authority | None = None) -> Context:
    return Context(read(Source(text.encode(), "a.txt"), Report()), authority or Authority(), found)


def titles(text: str, *found: Annotation, authority: Authority | None = None) -> list[tuple[str, str, str]]:
    given = context(text, *found, authority=authority)
    annotations = annotator.find(given).annotations
    return [(a.span.of(given.transcription.text), a.get("level"), a.get("ref")) for a in annotations]


def test_known_newspaper_has_its_level() -> None:
    assert titles("It stood in Pravda, and nowhere else.\n") == [("Pravda", "j", "pravda")]


def test_common_word_needs_a_cue() -> None:
    assert titles("He asked for Justice and Forward went.\n") == []
    assert titles("He is the editor of Justice.\n") == [("Justice", "j", "justice")]


def test_record_of_the_authority_is_used() -> None:
    record = Record("harbour", RecordKind.WORK, "The Harbour at Night", details=(("level", "m"),))
    assert titles("We read The Harbour at Night.\n", authority=Authority((record,))) == [
        ("Harbour at Night", "m", "harbour")
    ]


def test_title_that_a_citation_named_is_found_elsewhere_too() -> None:
    text = "From Hill and Harbour, Vol. 3.\n\nHill and Harbour says so.\n"
    cited = Annotation.of(Kind.WORK, 5, 21, level="j")
    assert [level for _, level, _ in titles(text, cited)] == ["j", "j"]


def test_italics_make_a_title() -> None:
    text = "He read Harbour Songs there.\n"
    assert titles(text, Annotation.of(Kind.EMPHASIS, 8, 21, rend="italic")) == [("Harbour Songs", "j", "harbour-songs")]


def test_organ_of_a_body_is_no_title() -> None:
    assert titles("It is the organ of the Bakers League, they say.\n") == []


def test_body_of_the_journal_s_name_is_no_journal() -> None:
    text = "From Fourth International, Vol. 3.\n\nThey left the Fourth International. See the May issue of Fourth International.\n"
    cited = Annotation.of(Kind.WORK, 5, 25, level="j")
    given = context(text, cited)
    spans = [a.span.start for a in annotator.find(given).annotations]
    assert spans == [5, text.rindex("Fourth")]


def test_straight_mark_left_open_turns_no_later_one() -> None:
    text = 'He said "no.\n\nThe article "The Price of Bread in Lund" says "yes" and "no" too.\n'
    assert [words for words, _, _ in titles(text)] == ["The Price of Bread in Lund"]


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("It stands in Brodnik’s book, I Saw the Harbour, and nowhere else.\n", "Brodnik"),
        ("It stands in A Day with the Bakers, by N. Brodnik, and nowhere else.\n", "N. Brodnik"),
        ("There Anna Brodnik, in her History of the Long Harbour, is wrong.\n", "Anna Brodnik"),
        ("There Brodnik says in her History of the Long Harbour that it is.\n", "Brodnik"),
        ("It stands in a book called I Saw the Harbour, and nowhere else.\n", ""),
    ],
)
def test_author_that_the_text_names(text: str, author: str) -> None:
    (record,) = annotator.find(context(text)).records
    assert record.get("author_name") == author


PIECES = st.lists(
    st.sampled_from(
        ["The", "the", "Lantern", "Times", "Capital", "book", "film", "his", "in", "of", "by", "N.", "Berg", "Berg’s", "“", "”", '"',
         "(", ")", ",", ".", ":", "—", "p.", "7", "1921", "3 May 1921", "Lund", "Paris", "paper", "magazine", "Act", "Treaty", "III",
         "Chapter", "entitled", "\n\n", "Notes\n\n1.", "Il", "Fourth International", "A", "and", "its", "Ovens", "for", "Its"]
    ),
    min_size=1,
    max_size=24,
)  # fmt: skip


@given(PIECES)
def test_titles_of_any_text_lie_inside_and_apart(pieces: list[str]) -> None:
    given_text = Context(read(Source(("Head " + " ".join(pieces)).encode(), "a.txt"), Report()))
    end = 0
    for annotation in annotate(given_text, ["dates", "works"]).annotations:
        if annotation.kind is Kind.WORK:
            assert end <= annotation.span.start < annotation.span.end <= len(given_text.transcription.text)
            end = annotation.span.end
