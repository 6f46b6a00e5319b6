"""Characters an editor should know of: kept as they are, and reported with their places.

One finding for each character (or pair of letters) with its first place and its count, so that a damaged file doesn't
give a finding a letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Final

from teiedition.diagnostics import Place, Report
from teiedition.transcription import Span, Transcription

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_REPLACEMENT = re.compile("\ufffd")
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_COMBINING = re.compile("[\u0300-\u036f]")
# the commonest pairs of bytes of UTF-8 when read as windows-1252: curly marks and dashes, accented letters, guillemets
_MOJIBAKE = re.compile("â€[œ\u009d\u0153˜™“”¦\u0093\u0094¢]|Ã[\u0080-\u00bf„…‰Šš–œ]|Â[\u0080-\u00bf]|Ð[\u0090-\u00bf]")

_BY_CHARACTER: Final = (
    (_CONTROL, "TEI010"),
    (_REPLACEMENT, "TEI016"),
    (_DIRECTION, "TEI013"),
    (_PRIVATE, "TEI014"),
)


def report_characters(transcription: Transcription, report: Report) -> None:
    """Report what is odd in the characters of a text.

    Emits: TEI010 control characters, TEI011 mixed line ends, TEI012 mojibake, TEI013 direction controls, TEI014
        private use, TEI015 letters not composed, TEI016 replacement characters.
    """
    text = transcription.text
    _report_line_ends(transcription, report)
    checks = _BY_CHARACTER[:1] if text.isascii() else _BY_CHARACTER
    for pattern, code in checks:
        _report_each(transcription, pattern, code, report)
    if not text.isascii():
        _report_mojibake(transcription, report)
        if not unicodedata.is_normalized("NFC", text):
            report.add("TEI015", _first_place(transcription, _COMBINING))


def _report_each(transcription: Transcription, pattern: re.Pattern[str], code: str, report: Report) -> None:
    first: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for match in pattern.finditer(transcription.text):
        first.setdefault(match.group(), match.start())
        counts[match.group()] += 1
    for character, at in first.items():
        place = transcription.place(Span(at, at + 1))
        report.add(code, place, character=f"U+{ord(character):04X}", name=_name(character), count=counts[character])


def _name(character: str) -> str:
    return unicodedata.name(character, "no name")


def _report_mojibake(transcription: Transcription, report: Report) -> None:
    found = list(_MOJIBAKE.finditer(transcription.text))
    if found:
        place = transcription.place(Span(*found[0].span()))
        report.add("TEI012", place, found=found[0].group(), count=len(found))


def _first_place(transcription: Transcription, pattern: re.Pattern[str]) -> Place:
    match = pattern.search(transcription.text)
    return transcription.place(Span(*match.span())) if match else Place(transcription.origin.path)


def _report_line_ends(transcription: Transcription, report: Report) -> None:
    text = transcription.text
    if "\r" not in text:
        return
    both = text.count("\r\n")
    kinds = {"LF": text.count("\n") - both, "CRLF": both, "CR": text.count("\r") - both}
    used = [f"{count} {name}" for name, count in kinds.items() if count]
    if len(used) > 1:
        report.add("TEI011", Place(transcription.origin.path), found=", ".join(used))
