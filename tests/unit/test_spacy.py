"""spaCy as one more voice: with made-up pipelines, with spaCy itself where it is installed, and without it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from teiedition.annotation import Annotation, Kind
from teiedition.annotators import Context, Findings, annotate
from teiedition.annotators.spacy import Spacy, load_spacy
from teiedition.diagnostics import MissingExtra, Report
from teiedition.pipeline import EncodeOptions, encode
from teiedition.readers import read
from teiedition.transcription import Source
from tests.cli.conftest import Run, folder, letter, run

__all__ = ["folder", "letter", "run"]

TALE = (
    "The wind blew all night over the quay, and nobody slept in the house by the water.\n\n"
    "They heard Belgrave ring, and there was an end of it. It was the Committee of Ropemakers that paid.\n"
)


class Pipeline:
    """Finds words of a list, as a spaCy pipeline gives its entities."""

    def __init__(self, **labels: str) -> None:
        self.labels = labels
        self.texts: list[str] = []

    def pipe(self, texts: Iterable[str]) -> Iterator[Any]:
        for text in texts:
            self.texts.append(text)
            found = [(text.find(word), word, label) for word, label in self.labels.items() if word in text]
            ents = [SimpleNamespace(label_=label, start_char=at, end_char=at + len(w)) for at, w, label in found]
            yield SimpleNamespace(ents=ents)


def hints(text: str, pipeline: Pipeline) -> tuple[Annotation, ...]:
    context = Context(read(Source(text.encode(), "a.txt"), Report()))
    return Spacy("made-up", pipeline.pipe).find(context).hints


def names(text: str, monkeypatch: pytest.MonkeyPatch, **labels: str) -> dict[str, tuple[Kind, float, tuple[str, ...]]]:
    """What the names annotator makes of a text with the hints of a pipeline."""
    made = Spacy("made-up", Pipeline(**labels).pipe)
    monkeypatch.setattr("teiedition.annotators.spacy.load_spacy", lambda _: made)
    transcription = read(Source(text.encode(), "a.txt"), Report())
    chosen = ("all", "spacy:made-up") if labels else ("all",)
    found: Findings = annotate(Context(transcription), chosen)
    return {
        one.span.of(text): (one.kind, one.certainty, one.evidence) for one in found.annotations if one.resp == "names"
    }


def test_entities_become_hints_with_their_place_in_the_whole_text() -> None:
    found = hints(TALE, Pipeline(Belgrave="GPE", quay="PRODUCT", Ropemakers="ORG"))
    assert [(one.kind, one.span.of(TALE)) for one in found] == [(Kind.PLACE, "Belgrave"), (Kind.ORG, "Ropemakers")]
    assert found[0].evidence == ("spacy made-up",)


def test_long_blocks_go_in_pieces_and_none_is_lost() -> None:
    pipeline = Pipeline(Belgrave="PER")
    text = f"{'word ' * 30_000}Belgrave."
    (hint,) = hints(text, pipeline)
    assert hint.span.of(text) == "Belgrave"
    assert len(pipeline.texts) > 2
    assert max(map(len, pipeline.texts)) <= 50_000
    assert "".join(pipeline.texts) == text
    assert hints("x" * 120_000, pipeline) == ()


def test_hints_are_never_encoded(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Spacy("made-up", Pipeline(quay="PERSON", night="ORG").pipe)
    monkeypatch.setattr("teiedition.annotators.spacy.load_spacy", lambda _: made)
    encoded = encode(Source(TALE.encode(), "a.txt"), EncodeOptions(annotators=("all", "spacy:made-up")))
    assert not [one for one in encoded.annotations if one.resp == "spacy" or one.span.of(TALE) in {"quay", "night"}]


def test_a_hint_tips_the_scales_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    kind, _, evidence = names(TALE, monkeypatch, Belgrave="PERSON")["Belgrave"]
    assert kind is Kind.PERSON
    assert "spacy" in evidence[0]


def test_silence_is_a_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    _, sure, _ = names(TALE, monkeypatch)["Belgrave"]
    doubted = names(TALE, monkeypatch, They="PERSON").get("Belgrave")
    assert doubted is None or doubted[1] < sure


def test_a_hint_outvotes_no_rule_that_says_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "We saw Committee and Ruritanian miners there, on Monday and on Tuesday.\n"
    found = names(text, monkeypatch, Committee="PERSON", Ruritanian="PERSON", Monday="PERSON", We="GPE")
    assert not {"Committee", "Monday", "We"} & set(found)


def test_bodies_are_hardly_heard_and_the_rest_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "They saw the Gloaming and they saw Harvest there, said nobody.\n"
    assert not any(kind is Kind.ORG for kind, _, _ in names(text, monkeypatch, Gloaming="ORG", Harvest="ORG").values())


def test_without_spacy_the_line_to_install_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    load_spacy.cache_clear()
    with pytest.raises(MissingExtra, match=r"TEI725 .* pip install 'teiedition\[spacy\]'"):
        load_spacy("en_core_web_sm")


@pytest.mark.parametrize(
    "error", [OSError("[E050] Can't find model. Further words."), ValueError("odd"), ImportError("x")]
)
def test_a_pipeline_that_can_not_be_loaded(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def load(_: str, **_rest: object) -> None:
        raise error

    module = ModuleType("spacy")
    module.load = load  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "spacy", module)
    load_spacy.cache_clear()
    with pytest.raises(MissingExtra, match=r"TEI726 .*“some”.*--spacy-model"):
        load_spacy("some")
    with pytest.raises(MissingExtra, match="no pipeline was named"):
        load_spacy("")


def test_at_the_command_line_and_in_the_settings(run: Run, letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    load_spacy.cache_clear()
    result = run("encode", letter, "--spacy-model", "en_core_web_sm")
    assert result.exit_code == 2
    assert "TEI725" in result.stderr
    assert "Traceback" not in result.stderr
    Path("edition.toml").write_text('[annotate]\nspacy = "en_core_web_sm"\n', encoding="utf-8")
    assert "TEI725" in run("encode", letter).stderr
    assert "spacy:NAME" in run("encode", "--annotators", "list").stdout


def test_with_spacy_itself(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy", reason="needs spaCy: pip install 'teiedition[spacy]'")
    made = spacy.blank("en")
    made.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Belgrave"}])
    made.to_disk(tmp_path / "made")
    load_spacy.cache_clear()
    options = EncodeOptions(annotators=("all", f"spacy:{tmp_path / 'made'}"))
    encoded = encode(Source(TALE.encode(), "a.txt"), options)
    (name,) = [one for one in encoded.annotations if one.span.of(TALE) == "Belgrave"]
    assert "spacy" in name.evidence[0]
    assert encode(Source(TALE.encode(), "a.txt"), options).data == encoded.data
