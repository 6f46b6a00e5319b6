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
        # small words that cannot follow one another, and what they lost
        ("He would of gone to sea.", "would of", "would have"),
        ("They should been at sea by then.", "should been", "should be"),
        ("The crew had went ashore by noon.", "had went", "had gone"),
        ("We was at the quay by noon.", "We was", "We were"),
        ("The ship was lost as result of the storm.", "as result of", "as a result of"),
        ("Some their friends had left.", "Some their", "Some of their"),
        ("The crew was unable do more.", "unable do", "unable to do"),
        ("This is incompatible the rules of the port.", "incompatible the", "incompatible with the"),
        ("The crew would forced to leave.", "would forced", "would be forced"),
        ("They sailed at the the dawn of day.", "the the", "the"),
        ("The cost was reckoned a the old rate.", "a the", "at the"),
        # words read for others of their shape
        ("He has declared hat the ship would sail.", "hat", "that"),
        ("The ether parties had left the port.", "ether", "other"),
        ("The rates were low, the rates were cut, and so the base rales fell.", "rales", "rates"),
        ("The Trotskyiste of the crew had left.", "Trotskyiste", "Trotskyists"),
        ("He was a dict0tor of the crew.", "dict0tor", "dictator"),
        # blanks and hyphens
        ("They saw thecharge on the bill.", "thecharge", "the charge"),
        ("They lent aid to the inaugu ration of the port.", "inaugu ration", "inauguration"),
        ("It came at the cost of- the old harbour.", "of-", "of"),
        ("They had only-moved the boat.", "only-moved", "only moved"),
        ("It gave the wage- earning crew a share.", "wage- earning", "wage-earning"),
        ("There was aid-from abroad.", "aid-from", "aid—from"),
        ("They both h mean to go.", "both h", "both"),
        # stops
        ("They saw the end of the harbour Without boats they could not leave.", "harbour", "harbour."),
        ("He met the head of the English Government We have before us his report.", "Government", "Government."),
        ("Is it true that the. Harbour was closed?", "the.", "the"),
        ("In May 1921. the harbour was closed.", "1921.", "1921"),
        ("They were on the verge of a great; change of weather.", "great;", "great"),
        ("But such a voyage; is absurd.", "voyage;", "voyage"),
        ("The crew stands still? and thinks that it may rest.", "still?", "still"),
        ("They lost touch with the masses, – standing as they did at the rail.", "masses,", "masses"),
        ("They went to the Worker’ Councils of the port.", "Worker’", "Workers’"),
        ("This of course, does not mean that they left.", "This of course,", "This, of course,"),
        ("The N.C.B. was here; the N.C.B. left, and the N.C.B, flag fell.", "N.C.B,", "N.C.B."),
        ("They met the head of the N.C.B.. Mr. Brill spoke.", "N.C.B..", "N.C.B."),
        ("All of it was built, it, seems, on sand.", "it,", "it"),
        ("They saw why the ships exist; The owners look on.", "exist; The", "exist. The"),
        ("The crew will able to leave.", "will able", "will be able"),
        ("They say that it impossible to leave.", "that it impossible", "that it is impossible"),
        ("It was the gang-ster’s ship, and where-in he sailed.", "gang-ster’s", "gangster’s"),
        ("It was the gang-ster’s ship, and where-in he sailed.", "where-in", "wherein"),
        ("Let us grant that he, would leave the port.", "he,", "he"),
        ("They said coalition coalition to all.", "coalition coalition", "coalition"),
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
        "What he spoke of is true, and the policy he referred to was a good one.",
        "The will of the people, the might of the sea, and the can of beans were seen.",
        "The first of May is a day of rest; the wage- and price-rates rose; of course they did.",
        "The would-be captain of the by-law was an unhoped-for friend with no ill-will.",
        "Were he and she are two questions; whether he were there is a third.",
        "They fought for a hut in the arid lands, and hat in hand they begged.",
        "It was, he said, a very very long voyage, and that that was so nobody denied.",
        "He read an article entitled From the Sea to the Port, and Pabloism from A to Z.",
        "In May 1921 the harbour closed. They left in 1922. Then it opened.",
        "Why not? and how? they asked; What then? was the answer.",
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


def test_a_mark_that_closes_nothing() -> None:
    assert find("They call it a “port,” a ‘harbour” and so on.") == [("‘harbour", "“harbour")]
    assert find("They call it the port in the larger and older sense of that word”. So it was.") == [("word”", "word")]
    assert find("They call it “the port” and the “harbour” of old.") == []


def test_a_paragraph_without_its_stop() -> None:
    first = "The harbour was the end of all that the sailors had hoped for in the long years of their voyage over the sea and their exile"
    second = "The captain had never been there, and he said so more than once to all who would listen to him in the long nights at sea."
    assert find(first, second) == [("exile", "exile.")]
    assert find(first, "“" + second + "”") == []


def test_what_is_always_so_is_no_error() -> None:
    assert find("The Mau Mau came, and the Mau Mau went.") == []
    assert find("They went, – so. They came, – so. They sat, – so. They ran, – so.") == []
