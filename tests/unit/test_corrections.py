"""What is proposed for correction, and above all what is not; all sentences invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiedition.annotation import Annotation, Kind
from teiedition.annotators.corrections import annotator
from teiedition.annotators.protocol import Context
from teiedition.transcription import Block, BlockKind, Span, Transcription


def page(*paragraphs: str) -> Transcription:
    blocks, whole = [], ""
    for part in paragraphs:
        start = len(whole) + (2 if whole else 0)
        whole += ("\n\n" if whole else "") + part
        blocks.append(Block(Span(start, len(whole)), BlockKind.PARAGRAPH))
    return Transcription(whole, tuple(blocks))


def find(*paragraphs: str, found: tuple[Annotation, ...] = ()) -> list[tuple[str, str]]:
    transcription = page(*paragraphs)
    annotations = annotator.find(Context(transcription, found=found)).annotations
    return [(a.span.of(transcription.text), a.get("corr")) for a in annotations]


@pytest.mark.parametrize(
    ("sentence", "sic", "corr"),
    [
        ("But most off the sailors had gone home.", "off", "of"),
        ("The cook will he able to see the harbour.", "he", "be"),
        ("They came form the old harbour at night.", "form", "from"),
        ("It is more then the captain asked for.", "then", "than"),
        ("The ship lay an the sand all day.", "an", "on"),
        ("They were heard! to have left at dawn.", "heard!", "heard"),
        ("The sailors had. really meant to leave.", "had.", "had"),
        ("The wind was strong. but the ship held.", "strong.", "strong,"),
        ("They ought, to be paid without delay.", "ought,", "ought"),
        ("To avoid loss, of life the boats were lowered.", "loss,", "loss"),
        ("It stood between both . harbours then.", "both . harbours", "both harbours"),
        ("The haven filled with ships and the liue of masts grew.", "liue", "line"),
        ("They took the precau-tion to keep a boat.", "precau-tion", "precaution"),
        ("They saw the the harbour from afar.", "the the", "the"),
        ("They saw no harbour whatsoever.What’s more, it rained.", "whatsoever.What’s", "whatsoever. What’s"),
        ("It was th0 harbour they wanted.", "th0", "the"),
        ("Such a seamen is a danger to the ship.", "seamen", "seaman"),
        (
            "The work is in the under the Creative Commons Common Deed.",
            "in the under the",
            "in the Public Domain under the",
        ),
        ("The old ship however, lay on the sand.", "ship however,", "ship, however,"),
        ("They came to the harbour, The ship had left.", "harbour, The", "harbour. The"),
        ("They saw the masts-which were many.", "masts-which", "masts—which"),
        ("They came in, order to see the ship.", "in,", "in"),
        ("It was a old ship that lay there.", "a", "an"),
        ("It was an new ship that lay there.", "an", "a"),
        ("They saw the harbour.. The ship had left.", "harbour..", "harbour."),
        ("They saw the ship ; the crew had left.", "ship ;", "ship;"),
        ("They saw (by night)the ship.", "night)the", "night) the"),
        ("They read 1’Avenir at sea.", "1’", "l’"),
        ("The mate O’ Brill was there.", "O’ ", "O’"),
        ("There was no programatic note on board.", "programatic", "programmatic"),
        ("A word with а Latin and Cyrillic mix: sеa.", "sеa", "sea"),
        (
            "New corrosions of the hull were feared. The cause of the corrosives, said the mate, was salt.",
            "corrosives",
            "corrosions",
        ),
        ("It was gone.#8221; So he said.", "gone.#8221;", "gone.”"),
    ],
)
def test_error(sentence: str, sic: str, corr: str) -> None:
    assert (sic, corr) in find(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The connexion was shewn to-day, and to-morrow the gaol opens.",
        "Oh! how they sang, and hurrah! the ship came in.",
        "Wages fell by six per cent. in the year, i.e. by much, viz. a third, etc. and so on.",
        "It was a re-election of co-operative bodies, a build-up and a close-up by the die-hards.",
        "He said that that was all he had had to do.",
        "They waited ... and waited . . . and went.",
        "“What a sea!” he cried, and “Why now?” she asked.",
        "The kulaks and the muzhiks met the zemstvo at the kolkhoz.",
        "Two explosions were heard. The explosive charge was old, and explosives, he said, are dear.",
        "It was, of course, the loss, of which they spoke.",
        "The hut on the hill was an arid place in the lee.",
        "He may well be right, for it is his own form of words.",
        "A union of a European and a one-eyed man, a useful hour and an honest heir, an historic ship.",
        "The know-it-all of the rank-and-file was a jack-of-all-trades in a day-and-night watch.",
        "But however, he said, it was so; however small, it was a ship.",
        "The socio-economic life went in zig-zags, as is, for example, known.",
    ],
)
def test_no_error(sentence: str) -> None:
    assert find(sentence) == []


def test_a_name_is_never_corrected() -> None:
    sentence = "They saw the old ines at sea."
    span = (sentence.index("ines"), sentence.index("ines") + 4)
    name = Annotation.of(Kind.PLACE, *span)
    assert find(sentence + " The mines and the miners are mined.", found=())
    assert find(sentence + " The mines and the miners are mined.", found=(name,)) == []


def test_unclosed_quotation() -> None:
    sentence = "He wrote: “The ship has gone. It will not come back."
    start = sentence.index("“")
    quotation = Annotation.of(Kind.QUOTE, start, len(sentence), unclosed="true")
    assert find(sentence, found=(quotation,)) == [("back.", "back.”")]


def test_straight_mark_among_curly_ones() -> None:
    curly = "“a” and “b” and “c” and “d” were said."
    assert find(curly, 'And "We came,” they said.') == [('"We', "“We")]
    assert find('All "are straight" here, and "here" too.') == []


def test_comma_at_the_end_of_a_paragraph() -> None:
    first = "The harbour was the end of all that the sailors had hoped for in the long years of their culture,"
    second = "The captain had never been there, and he said so more than once to all who would listen to him."
    assert find(first, second) == [("culture,", "culture.")]


def test_other_languages_are_left_alone() -> None:
    transcription = page("Die die Häfen sahn, waren off the ganz froh.")
    assert annotator.find(Context(transcription, language="de")).annotations == ()


SENTENCES = st.lists(
    st.sampled_from(
        [
            "most",
            "off",
            "the",
            ".",
            ",",
            "!",
            "“",
            "”",
            '"',
            "he",
            "will",
            "he",
            "able",
            "th0",
            "a-b",
            "precau-tion",
            ",,",
            "ines",
            "s",
            "an",
            "Is",
            "was",
            "#8221;",
            "the",
        ]
    ),
    min_size=1,
    max_size=20,
).map(" ".join)


@given(SENTENCES)
def test_proposals_change_something_and_do_not_overlap(sentence: str) -> None:
    transcription = page(sentence)
    found = annotator.find(Context(transcription)).annotations
    assert found == annotator.find(Context(transcription)).annotations
    end = 0
    for annotation in found:
        assert end <= annotation.span.start < annotation.span.end <= len(sentence)
        assert annotation.get("corr") != annotation.span.of(sentence)
        assert annotation.certainty < 0.9
        end = annotation.span.end


def test_a_word_of_a_hundred_thousand_letters_takes_no_time_and_no_memory() -> None:
    assert find("Some " + "ab" * 50_000 + " stands here.") == []
