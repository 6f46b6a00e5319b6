"""Texts in other languages: which language it is, what is marked all the same, and what is said of the rest."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiedition.annotators import Context, annotate, text_language
from teiedition.authority import Authority, Record, RecordKind
from teiedition.diagnostics import Report
from teiedition.encoder import HeaderOptions
from teiedition.pipeline import EncodeOptions, encode
from teiedition.readers import read
from teiedition.transcription import Source

GERMAN = """Anna Brodnik

Die Bäcker von Lund

(5. März 1931)

Quelle: Der Ofen, 2. Jg., Nr. 10, 5. März 1931, S. 3.
Transkription: B. Schreiber.

Am 3. Mai 1929 versammelten sich die Bäcker von Lund in der Halle. „Wir wollen Brot“, sagte der Vorsitzende, „und nicht
Steine.“ Es war nicht das erste Mal, und es ist auch nicht das letzte.

»Das ist unser Recht.« Im Oktober schrieb die Zeitung: „Die Öfen sind kalt.“ Es war die conditio sine qua non. Er las:
„It is a long way to the town and we have no bread for the children.“

– Kommst du mit?
– Nein, sagte sie.
"""
FRENCH = """Anna Brodnik

Les boulangers de Lund

(5 mars 1931)

Source : Le Four, n° 10, 5 mars 1931, p. 3.
Transcription : B. Scribe.

Le 1er mai 1929, les boulangers de la ville se réunirent. « Nous voulons du pain, dit le président, et non des pierres. »
Du 3 au 5 mai dura la grève. En 1917, c’était autre chose.

— Tu viens ? demanda-t-il.
— Non, dit-elle.
"""
RUSSIAN = """Анна Бродник

Пекари Лунда

(5 марта 1931 г.)

Источник: Печь, № 10, 5 марта 1931 г., стр. 3.
Транскрипция: Б. Писарь.

3 мая 1929 года пекари Лунда собрались. «Мы хотим хлеба, — сказал председатель, — а не камней». С 3 по 5 мая шёл снег.

— Ты идёшь? — спросил он.
— Нет, — сказала она, — не иду.
"""
TEXTS = {"de": GERMAN, "fr": FRENCH, "ru": RUSSIAN}


def tei(text: str, authority: Authority | None = None, report: Report | None = None) -> str:
    source = Source(text.encode(), "a.txt")
    options = EncodeOptions(authority=authority or Authority())
    return encode(source, options, Report() if report is None else report).data.decode()


def body(text: str) -> str:
    return tei(text).partition("</teiHeader>")[2]


def context(text: str) -> Context:
    return Context(read(Source(text.encode(), "a.txt"), Report()))


@pytest.mark.parametrize("language", TEXTS)
def test_language_is_told_by_the_words(language: str) -> None:
    assert text_language(context(TEXTS[language]), "en") == language
    assert f'xml:lang="{language}"' in tei(TEXTS[language]).partition("<teiHeader")[0]


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("Brot.", "en", "en"),
        ("Brot.", "de-AT", "de-AT"),
        ("The bread of the town is what it was in the days of the strike, and that is not to be told here.", "en-GB", "en-GB"),
        ("The bread of the town is what it was in the days of the strike, and that is not to be told here.", "de", "en"),
        ("Η αρτοποιία της πόλης", "en", "el"),
        ("Хліб їм не дали, і вони пішли геть із її міста.", "en", "uk"),
        ("He said “Хлеб” to the men of the town, and that was all that he had to say of it.", "en", "en"),
    ],
)  # fmt: skip
def test_language_declared_and_told(text: str, declared: str, language: str) -> None:
    assert text_language(context(text), declared) == language


def test_german_text() -> None:
    found = body(GERMAN)
    assert '<label>Quelle:</label> <bibl><title level="j">Der Ofen</title>, <biblScope unit="volume" n="2">' in found
    assert '<date when="1929-05-03">3. Mai 1929</date>' in found
    assert "<said>„Wir wollen Brot“</said>" in found
    assert '<q cert="medium">»Das ist unser Recht.«</q>' in found
    assert "<quote>„Die Öfen sind kalt.“</quote>" in found
    assert '<foreign xml:lang="la">sine qua non</foreign>' in found
    assert re.search(r'<foreign cert="medium" xml:lang="en">It is a long way[^<]*children\.</foreign>', found)
    assert "<said>– Nein,</said> sagte sie." in found


def test_french_text() -> None:
    found = body(FRENCH)
    assert "<label>Source :</label>" in found
    assert '<date from="1929-05-03" to="1929-05-05">Du 3 au 5 mai</date>' in found
    assert "<said>« Nous voulons du pain, dit le président, et non des pierres. »</said>" in found
    assert "<said>— Tu viens ?</said> demanda-t-il." in found


def test_russian_text() -> None:
    found = body(RUSSIAN)
    assert '<label>Источник:</label> <bibl><title level="j">Печь</title>, <biblScope unit="issue" n="10">№ 10' in found
    assert '<docDate>(<date when="1931-03-05">5 марта 1931</date> г.)</docDate>' in found
    assert '<date from="1929-05-03" to="1929-05-05">С 3 по 5 мая</date>' in found
    assert "<said>— Нет,</said> — сказала она, — <said>не иду.</said>" in found


@pytest.mark.parametrize("language", TEXTS)
def test_nothing_is_invented_that_only_rules_for_english_would_say(language: str) -> None:
    found = body(TEXTS[language])
    for element in ("placeName", "orgName", "rs", "sic", "choice"):
        assert f"<{element}" not in found


def test_names_of_the_authority_files_are_marked() -> None:
    town = Record("lund", RecordKind.PLACE, "Lund")
    union = Record("bund", RecordKind.ORG, "Bund der Bäcker", variants=("Bäcker von Lund",))
    paper = Record("ofen", RecordKind.WORK, "Der Ofen", details=(("level", "j"),))
    found = tei(
        GERMAN + "\nIn Lund steht es, im Ofen auch, nicht in Lundgren. Der Ofen sagt es.\n",
        Authority((town, union, paper)),
    )
    assert '<orgName ref="#bund">Bäcker von Lund</orgName>' in found
    assert 'In <placeName ref="#lund">Lund</placeName> steht es, im Ofen auch, nicht in Lundgren.' in found
    assert '<title level="j" ref="#ofen">Der Ofen</title> sagt es.' in found


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        (GERMAN, ["titles", "names", "speakers", "misprints"]),
        (
            "El pan de la ciudad no es lo que era en los días de la huelga, y eso es lo que se dice de los hornos.",
            ["dates"],
        ),
    ],
)
def test_what_is_not_looked_for_is_said(text: str, limits: list[str]) -> None:
    report = Report()
    tei(text, report=report)
    (diagnostic,) = (one for one in report if one.code == "TEI174")
    assert all(limit in dict(diagnostic.values)["limits"] for limit in limits)


def test_nothing_is_said_of_annotators_not_asked_for() -> None:
    given = context(GERMAN).in_language("de")
    annotate(given, ["structure", "dates"])
    assert [one.code for one in given.report] == []


@pytest.mark.parametrize("text", ["„Wir wollen Brot, sagte er und es war nicht.", "Wir wollen Brot“, sagte er."])
def test_marks_that_lack_their_other_are_reported(text: str) -> None:
    given = context(text).in_language("de")
    annotate(given, ["quotations"])
    assert {"TEI110", "TEI111"} & {one.code for one in given.report}


PIECES = st.lists(
    st.sampled_from(
        ["«", "»", "„", "“", "”", "—", "– ", "3.", "5", "мая", "Mai", "1er mai", "1919", "до н. э.", "vor drei Jahren", "сказал",
         "dit-il", "sagte er", ",", ".", ":", "?", "\n", "\n\n", "der und die nicht", "и в на не что", "sine qua non", "31. Februar"]
    ),
    max_size=30,
)  # fmt: skip


@given(PIECES, st.sampled_from(["de", "fr", "ru", "pl"]))
def test_any_text_is_encoded_whole(pieces: list[str], language: str) -> None:
    text = "Brot " + " ".join(pieces)
    options = EncodeOptions(header=HeaderOptions(language=language))
    encoded = encode(Source(text.encode(), "a.txt"), options, Report())
    assert encoded.document.to_bytes() == text.encode()
