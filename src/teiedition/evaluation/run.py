"""Files and folders -> Scores. Folders are paired by the stems of their files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from teiedition.diagnostics import InputError, Place, Report
from teiedition.evaluation.compare import compare
from teiedition.evaluation.marked import MarkedText
from teiedition.evaluation.scores import Scores
from teiedition.evaluation.spans import read_spans
from teiedition.evaluation.tei import marked_tei
from teiedition.vocabulary import TeiDocument

_SUFFIXES = (".xml", ".json")

Input = Path | TeiDocument | MarkedText


def evaluate(predicted: Input, gold: Input, report: Report | None = None) -> Scores:
    """Hold an encoding against one made by hand.

    Args:
        predicted: a TEI document, a file of TEI (.xml) or span JSON (.json), or a folder of such files.
        gold: the same; a folder is met by a folder, and each file of gold looks for the stem of its own.
        report: receives what could not be paired.

    Raises:
        InputError: TEI301, TEI302 no TEI; TEI781 no span JSON; TEI783 a folder against a file, or nothing to compare.
        OSError: a file can't be read.

    Emits: TEI782 where the predicted folder lacks a document; all of gold counts as missed.
    """
    if isinstance(gold, Path) and isinstance(predicted, Path) and gold.is_dir() and predicted.is_dir():
        return Scores.sum(_each(predicted, gold, Report() if report is None else report))
    for side in (predicted, gold):
        if isinstance(side, Path) and side.is_dir():
            raise InputError("TEI783", Place(str(side)), reason="it is a folder, and the other side is a document")
    return compare(read_marked(predicted), read_marked(gold), gold.stem if isinstance(gold, Path) else "")


def _each(predicted: Path, gold: Path, report: Report) -> Iterator[Scores]:
    files = _documents(gold)
    if not files:
        raise InputError("TEI783", Place(str(gold)), reason="it holds no .xml and no .json")
    found = _documents(predicted)
    for stem, file in files.items():
        if stem not in found:
            report.add("TEI782", Place(str(file)), folder=predicted)
        yield compare(read_marked(found[stem]) if stem in found else None, read_marked(file), stem)


def _documents(folder: Path) -> dict[str, Path]:
    """Stem to file, sorted; TEI before JSON where a folder holds both."""
    files = sorted((file for file in folder.iterdir() if file.suffix in _SUFFIXES), key=lambda file: file.suffix)
    return dict(sorted((file.stem, file) for file in files))


def read_marked(source: Input) -> MarkedText:
    """Read one document, whatever its form."""
    if isinstance(source, MarkedText):
        return source
    if isinstance(source, TeiDocument):
        return marked_tei(source)
    if source.suffix == ".json":
        return read_spans(source)
    return marked_tei(TeiDocument.parse(source.read_bytes(), str(source)))
