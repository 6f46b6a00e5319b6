"""Scores on hand-made texts: what counts as agreement, and what each form of input means."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiedition.annotation import Annotation, Kind
from teiedition.diagnostics import InputError, Report
from teiedition.evaluation import CLASSES, MarkedText, Mention, Scores, Tally, evaluate, read_marked, with_evidence
from teiedition.evaluation.alignment import align
from teiedition.evaluation.header import gold_fields, header_fields, holds
from teiedition.evaluation.matching import paired, same_person, trimmed
from teiedition.transcription import Span
from teiedition.vocabulary import TeiDocument


def _tei(body: str, header: str = "") -> TeiDocument:
    return TeiDocument.parse(
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{header}</teiHeader><text><body>{body}</body></text>'
        f"<standOff><listPerson><person xml:id='ada'><persName>Ada King</persName></person></listPerson></standOff>"
        f"</TEI>".encode()
    )


def _spans(text: str, *mentions: tuple[str, str], **more: Any) -> MarkedText:
    found = tuple(Mention(Span(text.index(part), text.index(part) + len(part)), kind) for part, kind in mentions)
    return MarkedText(text, found, **more)


TEXT = "Ada King went to the Hague. “Never,” said she."


def test_an_encoding_agrees_with_itself() -> None:
    document = _tei("<p><persName>Ada</persName> said <said who='#ada'>“No”</said></p>")
    scores = evaluate(document, document)
    assert scores.tallies["person"] == Tally(1, 1, 1, 1)
    assert scores.speakers.right == scores.quotations.right == 1
    assert scores.disagreements == ()


def test_article_possessive_and_marks_at_the_ends_do_not_count() -> None:
    gold = _spans(TEXT, ("Hague", "place"), ("Ada King", "person"), ("“Never,”", "quotation"))
    predicted = _spans(TEXT, ("the Hague.", "place"), ("King", "person"), ("Never", "quotation"))
    scores = evaluate(predicted, gold)
    assert scores.tallies["place"] == scores.tallies["quotation"] == Tally(1, 1, 1, 1)
    assert scores.tallies["person"] == Tally(1, 1, 0, 1)
    assert [(item.sort, item.text, item.detail) for item in scores.disagreements] == [
        ("bounds", "Ada King", "found “King”")
    ]


def test_misses_and_false_ones_are_listed_in_context() -> None:
    scores = evaluate(_spans(TEXT, ("Hague", "person")), _spans(TEXT, ("Ada King", "person")))
    assert scores.tallies["person"] == Tally(1, 1, 0, 0)
    assert scores.listing() == (
        "errors         missed    false\n"
        "person              1        1\n\n"
        "person, false: 1\n    Ada King went to the [Hague]. “Never,” said she.\n"
        "person, missed: 1\n    [Ada King] went to the Hague. “Never,” said she.\n"
    )
    assert scores.listing(0) == ""


def test_every_class_of_case_is_told_apart_and_counted() -> None:
    marked = f"<persName>Ada King</persName>{TEXT[8:20]}the <placeName>Hague</placeName>. "
    gold = _tei(f"<p>{marked}<said who='#ada'>“Never,”</said> said she.</p>")
    found = "<orgName>Ada King</orgName> went to <placeName>the Hague. “Never</placeName>,”"
    other = _tei(f"<p>{found} said <persName>she</persName>.</p>")
    scores = evaluate(other, gold)
    assert scores.tallies["person"] == Tally(1, 1, 0, 0)  # figures do not know of classes
    assert scores.tallies["org"] == Tally(0, 1, 0, 0)
    assert [(item.kind, item.sort, item.text, item.detail) for item in scores.disagreements] == [
        ("person", "false", "she", ""),
        ("person", "type", "Ada King", "found as org “Ada King”"),
        ("place", "bounds", "Hague", "found “Hague. “Never”"),
        ("quotation", "missed", "Never", ""),
    ]
    asked = evaluate(_tei(f"<p>{TEXT[:28]}<quote who='#eve'>“Never,”</quote> said she.</p>"), gold)
    assert {item.sort for item in asked.disagreements} == {"missed", "kind", "speaker"}
    figures = json.loads(scores.as_json(None))
    assert figures["error_counts"]["person"] == {"false": 1, "type": 1}
    assert [error["class"] for error in figures["errors"]] == ["false", "type", "bounds", "missed"]
    assert {sort for item in (*scores.disagreements, *asked.disagreements) for sort in [item.sort]} <= set(CLASSES)


def test_errors_have_line_and_column_of_their_file(tmp_path: Path) -> None:
    body = "<p>Ünd\n“𝔄” <persName>Ada King</persName>\n<date>1843</date></p>"
    file = tmp_path / "gold.xml"
    file.write_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>{body}</text></TEI>', encoding="utf-8")
    scores = evaluate(MarkedText("Ünd “𝔄” Ada King 1843"), file)
    assert [item.where for item in scores.disagreements] == ["gold.xml:3:1", "gold.xml:2:5"]
    spans = _written(tmp_path, "spans", {"spans": [{"start": 5, "end": 8, "type": "person"}]}, "One\nA Eve\n")
    (missed,) = evaluate(MarkedText("One A Eve"), spans).disagreements
    assert missed.where == "spans.json:2:2"


def test_long_mentions_and_contexts_stay_within_eighty_columns() -> None:
    text = f"{'Before it stood words. ' * 9}“{'They spoke on and on. ' * 20}” {'Behind it, too. ' * 9}"
    scores = evaluate(MarkedText(text), _spans(text, (text[207:650], "quotation")))
    assert max(map(len, scores.listing().splitlines())) <= 80
    assert " … " in scores.listing()


def test_evidence_goes_with_what_we_marked() -> None:
    annotation = Annotation.of(Kind.PERSON, 5, 8, resp="names", evidence=("title", "Ada"))
    marked = with_evidence(_spans("Now Ada", ("Ada", "person")), "Now\n\nAda", [annotation])
    assert marked.text == "Now\n\nAda"
    assert (marked.mentions[0].evidence, marked.mentions[0].where) == ("names: title, Ada", "3:1")
    (false,) = evaluate(marked, MarkedText("Now Ada")).disagreements
    assert "(names: title, Ada)" in "\n".join(false.lines())


def test_a_name_inside_a_gold_event_or_an_ignored_stretch_counts_neither_way() -> None:
    gold = _spans(TEXT, ("King went to the Hague", "event"), ignored=(Span(28, 33),))
    scores = evaluate(_spans(TEXT, ("Hague", "place"), ("Never", "work")), gold)
    assert scores.tallies["place"].predicted == scores.tallies["work"].predicted == 0


def test_a_quotation_needs_half_and_others_one_character() -> None:
    assert paired("quotation", [Span(0, 4)], [Span(0, 10)]) == {}
    assert paired("quotation", [Span(0, 5)], [Span(0, 10)]) == {0: 0}
    assert paired("person", [Span(9, 20)], [Span(0, 10)]) == {0: 0}
    assert paired("person", [Span(9, 20)], [Span(0, 9)]) == {}
    assert paired("person", [Span(0, 3), Span(0, 5)], [Span(0, 5), Span(0, 2)]) == {0: 1, 1: 0}


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("org", "the GPU’s", "GPU"),
        ("org", "The  Hague,", "Hague"),
        ("person", "’s", "s"),
        ("quotation", "“the end’s.”", "the end’s"),
        ("correction", " x,", " x,"),
        ("person", " , ", ""),
    ],
)
def test_trimmed(kind: str, text: str, expected: str) -> None:
    assert trimmed(kind, text, Span(0, len(text))).of(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mr. Lenin", "V. I. Lenin", True),
        ("Ada", "Ada King", True),
        ("King Ada", "Ada King", True),
        ("Ada Byron", "Ada King", False),
        ("the President", "President", True),
        ("", "Ada", False),
        ("…", "Ada", False),
    ],
)
def test_same_person(one: str, other: str, same: bool) -> None:
    assert same_person([one], [other]) is same
    assert same_person([], [other]) is False


def test_what_the_edition_adds_is_no_text() -> None:
    document = _tei(
        "<p>A <choice><sic>tpye</sic><corr>type</corr></choice><note type='editorial'>ours</note> of"
        " <!-- c --><name type='org'>X</name> <rs type='person' ref='#ada'>the countess</rs></p>"
    )
    marked = read_marked(document)
    assert marked.text == "A tpye of X the countess"
    assert [(m.kind, m.span.of(marked.text)) for m in marked.mentions] == [
        ("correction", "tpye"),
        ("org", "X"),
        ("person", "the countess"),
    ]


def test_a_speaker_is_known_by_all_names_of_his_id() -> None:
    marked = read_marked(_tei("<p><rs ref='#ada'>she</rs> <said who='#ada #b_c'>x</said><q source='Ada'>y</q></p>"))
    quotations = marked.of_kind("quotation")
    assert quotations[0].speakers == {"ada", "Ada King", "she", "b c"}
    assert quotations[1] == Mention(quotations[1].span, "quotation", "", frozenset({"Ada"}))


@pytest.mark.parametrize(
    ("predicted", "gold"),
    [("a “b”—c", 'a   "b" - c'), ("ﬁne…", "fine..."), ("a\u00adb", "ab"), ("", ""), ("x y", "y x"), ("abc", "xyz")],
)
def test_alignment_levels_spacing_marks_and_dashes(predicted: str, gold: str) -> None:
    alignment = align(predicted, gold)
    moved = alignment.moved(Span(0, len(predicted)))
    if predicted[:1] == gold[:1] and predicted:
        assert moved is not None
        assert (moved.start, alignment.coverage) == (0, 1.0)


def test_added_words_move_the_rest() -> None:
    alignment = align("Head Ada went off", "Ada went")
    assert alignment.moved(Span(5, 8)) == Span(0, 3)
    assert alignment.moved(Span(0, 4)) is None
    assert alignment.moved(Span(0, 17)) == Span(0, 8)
    assert alignment.coverage == 1.0


@given(st.text(max_size=40), st.text(max_size=40))
def test_alignment_never_goes_back(one: str, other: str) -> None:
    offsets = [offset for offset in align(one, other).offsets if offset >= 0]
    assert offsets == sorted(offsets)
    assert all(offset < len(other) for offset in offsets)
    assert align(one, one).coverage in (0.0, 1.0)


HEADER = """<fileDesc><titleStmt><title>Of  Looms: A Study</title><author><persName>Ada King</persName></author>
<respStmt><resp>transcription</resp><name>B. Sc’ott</name></respStmt></titleStmt><sourceDesc><biblStruct><monogr>
<title level="j">The Loom</title><imprint><date when="1843-07">x</date><date from="1843" to="1844"/>
<biblScope unit="volume" n="10">Vol. X</biblScope><biblScope unit="page">pp. 3-4</biblScope></imprint></monogr>
</biblStruct></sourceDesc></fileDesc>"""


def test_header_fields_are_compared_case_and_signs_aside() -> None:
    metadata = {
        "author": "ADA KING",
        "title": "Of looms",
        "date": "1843-07",
        "transcriber": "B. Sc'ott",
        "licence": None,
        "updated": None,
        "source": {"j": "Loom", "vol": "10", "page": "3–4", "m": None},
    }
    gold = MarkedText("x", header=gold_fields(metadata))
    scores = evaluate(_tei("<p>x</p>", HEADER), gold)
    assert {name: share.right for name, share in scores.header.items()} == {
        "author": 1,
        "title": 1,
        "date": 1,
        "transcriber": 1,
        "licence": 1,
        "j": 0,
        "vol": 1,
        "page": 1,
    }
    assert [f"{item.kind}, {item.sort}: {item.detail}" for item in scores.disagreements] == [
        "header, j: “The Loom” for “Loom”"
    ]
    assert "1843/1844" in header_fields(_tei("", HEADER).root)["date"]


def test_a_licence_must_not_be_invented() -> None:
    assert holds("licence", "any", ("CC BY",))
    predicted = MarkedText("x", header={"licence": ("CC BY",)})
    assert evaluate(predicted, MarkedText("x", header={"licence": None})).header["licence"].right == 0


ANNOTATIONS = [
    {"start": 0, "end": 8, "type": "person", "ref": "ada", "subtype": None},
    {"start": 21, "end": 26, "type": "place", "note": "optional: metonymy"},
    {"start": 28, "end": 36, "type": "quote", "subtype": "document", "who": "ada"},
    {"start": 42, "end": 45, "type": "rs", "ref": "ada"},
    {"start": 0, "end": 3, "type": "person", "nested_in": "x"},
    {"start": 28, "end": 46, "type": "p"},
]


def _written(folder: Path, name: str, data: object, text: str | None = TEXT) -> Path:
    if text is not None:
        (folder / f"{name}.txt").write_bytes(text.encode())
    (folder / f"{name}.json").write_text(json.dumps(data), encoding="utf-8")
    return folder / f"{name}.json"


@pytest.mark.parametrize("whole", [ANNOTATIONS, {"annotations": ANNOTATIONS, "metadata": {"author": "Ada"}}])
def test_annotation_form(tmp_path: Path, whole: object) -> None:
    marked = read_marked(_written(tmp_path, "a", whole))
    assert [mention.kind for mention in marked.mentions] == ["person", "quotation"]
    assert marked.mentions[1].quotation == "document"
    assert marked.mentions[1].speakers == {"ada", "Ada King", "she"}
    assert marked.ignored == (Span(21, 26), Span(42, 45), Span(0, 3))


def test_a_publication_block_is_ignored(tmp_path: Path) -> None:
    block = {"start": 0, "end": 27, "type": "note", "subtype": "publication"}
    assert read_marked(_written(tmp_path, "a", [block, *ANNOTATIONS])).mentions[0].kind == "quotation"


def test_plain_form(tmp_path: Path) -> None:
    spans = [{"start": 0, "end": 3, "type": "person"}, {"start": 4, "end": 8, "type": "ignore"}]
    marked = read_marked(_written(tmp_path, "a", {"text": TEXT, "spans": spans, "types": ["person", "place"]}, None))
    assert (marked.kinds, marked.ignored, len(marked.mentions)) == (("person", "place"), (Span(4, 8),), 1)
    assert read_marked(_written(tmp_path, "b", {"spans": spans})).kinds == ("person",)


@pytest.mark.parametrize(
    "data",
    [
        "x",
        {},
        {"spans": 1},
        {"spans": [1]},
        {"spans": [{"start": 1, "end": 2}]},
        {"spans": [{"type": "person", "start": 1, "end": 99}]},
        {"spans": [{"type": "person", "start": 2, "end": 1}]},
        {"spans": [{"type": "person", "start": "0", "end": 1}]},
        [[]],
    ],
)
def test_malformed_spans(tmp_path: Path, data: object) -> None:
    with pytest.raises(InputError, match="TEI781"):
        read_marked(_written(tmp_path, "a", data))


def test_spans_need_a_text(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no a\.txt beside it"):
        read_marked(_written(tmp_path, "a", [], None))
    (tmp_path / "a.txt").write_bytes(b"\xff")
    with pytest.raises(InputError, match="not UTF-8"):
        read_marked(tmp_path / "a.json")
    (tmp_path / "a.json").write_bytes(b"{")
    with pytest.raises(InputError, match="no JSON"):
        read_marked(tmp_path / "a.json")


def test_folders_are_paired_by_stem(tmp_path: Path) -> None:
    gold, predicted = tmp_path / "gold", tmp_path / "predicted"
    gold.mkdir()
    predicted.mkdir()
    for name in ("a", "b"):
        _written(gold, name, ANNOTATIONS)
    (predicted / "a.xml").write_text(
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><p><persName>Ada King</persName>{TEXT[8:]}</p></text></TEI>',
        encoding="utf-8",
    )
    report = Report()
    scores = evaluate(predicted, gold, report)
    assert scores.tallies["person"] == Tally(2, 1, 1, 1)
    assert scores.coverage == (1.0, 0.0)
    assert [diagnostic.code for diagnostic in report] == ["TEI782"]
    with pytest.raises(InputError, match="TEI783"):
        evaluate(predicted, gold / "a.json")
    with pytest.raises(InputError, match="TEI783"):
        evaluate(gold, tmp_path)


def test_figures_are_shown_as_table_and_json() -> None:
    document = _tei("<head>Ada</head><p><said who='#ada'>“No”</said> <date>1843</date></p>", HEADER)
    scores = evaluate(document, document)
    table = scores.table()
    assert max(map(len, table.splitlines())) <= 80
    assert "all names         1      1" in table
    figures = json.loads(scores.as_json())
    assert figures["kinds"]["date"]["exact"] == {"precision": 100.0, "recall": 100.0, "f1": 100.0}
    assert figures["speakers"]["percent"] == figures["header"]["percent"] == 100.0
    assert json.loads(Scores().as_json())["documents"] == 0
    assert Scores().table()


def test_sums_count_each_mention_once() -> None:
    scores = evaluate(_spans(TEXT, ("Ada", "person")), _spans(TEXT, ("Ada", "person")))
    total = Scores.sum([scores, scores])
    assert total.tallies["person"] == Tally(2, 2, 2, 2)
    assert total.names.gold == 2
    assert total.coverage == (1.0, 1.0)
