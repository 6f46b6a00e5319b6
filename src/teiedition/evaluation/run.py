"""Files and folders -> Scores. Folders are paired by the stems of their files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from teiedition.diagnostics import InputError, Place, Report
from teiedition.evaluation.compare import compare
from teiedition.evaluation.marked import MarkedText
from teiedition.evaluation.scores import Scores
from teiedition.evaluation.spans import read_spans
from teiedition.evaluation.tei import marked_tei
from teiedition.vocabulary import TeiDocument

Input = Path | TeiDocument | MarkedText
Encode = Callable[[Path], MarkedText]


def evaluate(predicted: Input, gold: Input, report: Report | None = None, encode: Encode | None = None) -> Scores:
    """Hold an encoding against one made by hand.

    Args:
        predicted: a TEI document, a file of TEI (.xml) or span JSON (.json), or a folder of such files.
        gold: the same; a folder is met by a folder, and each file of gold looks for the stem of its own.
        report: receives what could not be paired.
        encode: makes a predicted encoding of a transcription (.txt) that has none; without it such files are refused.

    Raises:
        InputError: TEI301, TEI302 no TEI; TEI781 no span JSON; TEI783 a folder against a file, or nothing to compare.
        OSError: a file can't be read.

    Emits: TEI782 where the predicted folder lacks a document; all of gold counts as missed.
    """
    if isinstance(gold, Path) and isinstance(predicted, Path) and gold.is_dir() and predicted.is_dir():
        return Scores.sum(_each(predicted, gold, Report() if report is None else report, encode))
    for side in (predicted, gold):
        if isinstance(side, Path) and side.is_dir():
            raise InputError("TEI783", Place(str(side)), reason="it is a folder, and the other side is a document")
    return compare(read_marked(predicted, encode), read_marked(gold), gold.stem if isinstance(gold, Path) else "")


def _each(predicted: Path, gold: Path, report: Report, encode: Encode | None) -> Iterator[Scores]:
    files = {stem: file for stem, file in _documents(gold).items() if file.suffix != ".txt"}
    if not files:
        raise InputError("TEI783", Place(str(gold)), reason="it holds no .xml and no .json")
    found = _documents(predicted)
    for stem, file in files.items():
        if stem not in found:
            report.add("TEI782", Place(str(file)), folder=predicted)
        yield compare(read_marked(found[stem], encode) if stem in found else None, read_marked(file), stem)


def _documents(folder: Path) -> dict[str, Path]:
    """Stem to file, sorted; of several the encoding before spans, and these before the bare transcription."""
    order = {".txt": 0, ".json": 1, ".xml": 2}
    files = sorted((file for file in folder.iterdir() if file.suffix in order), key=lambda file: order[file.suffix])
    return dict(sorted({file.stem: file for file in files}.items()))


def read_marked(source: Input, encode: Encode | None = None) -> MarkedText:
    """Read one document, whatever its form.

    Args:
        source: a TEI document, a file, or what was read already.
        encode: for transcriptions.
    """
    if isinstance(source, MarkedText):
        return source
    if isinstance(source, TeiDocument):
        return marked_tei(source)
    if source.suffix == ".json":
        return read_spans(source)
    if source.suffix == ".txt" and encode is not None:
        return encode(source)
    data = source.read_bytes()
    return marked_tei(TeiDocument.parse(data, str(source)), data, source.name)


def read_data(data: bytes, name: str) -> MarkedText:
    """Read what came through a pipe: span JSON with its text, or TEI."""
    if data.lstrip()[:1] in {b"{", b"["}:
        return read_spans(Path(name), data=data)
    return marked_tei(TeiDocument.parse(data, name), data, name)
