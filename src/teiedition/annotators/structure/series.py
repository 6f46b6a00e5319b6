"""Notes that place a text in a series: "(Seventh in a series on ...)", "(Ninth Installment)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teiedition.annotation import Annotation, Kind
from teiedition.annotators.dates.words import words
from teiedition.transcription import Span

_PART = re.compile(
    r"\b(?P<ordinal>[A-Za-z]+(?:-[a-z]+)?|\d{1,2}(?:st|nd|rd|th))\s+(?:and last\s+)?"
    r"(?:(?:article|part|letter|lecture|chapter)\s+)?(?:in|of)\s+(?:a|the|this|our|his|her|two|three|four|five|six|seven|eight|nine|ten|\d+)\b|"
    r"\b(?P<ordinal2>[A-Za-z]+(?:-[a-z]+)?|\d{1,2}(?:st|nd|rd|th))\s+(?:and (?:last|final|concluding)\s+)?"
    r"(?:[Ii]nstal+ment|[Aa]rticle|[Pp]art)\b|\b(?:[Pp]art|[Aa]rticle|[Ii]nstal+ment|[Nn]o\.)\s+(?P<number>\d{1,3}|[IVXL]+)\b"
)


def find_series(text: str, span: Span) -> Iterator[Annotation]:
    """Mark the note as a citation of its series, and the number of the part in it."""
    for match in _PART.finditer(text, span.start, span.end):
        name = next(group for group in ("ordinal", "ordinal2", "number") if match[group])
        n = _number(match[name])
        if not n:
            continue
        start, end = span.start + (text[span.start] in "(["), span.end - (text[span.end - 1] in ")]")
        yield Annotation.of(Kind.BIBL, start, end, resp="structure", evidence=("series",))
        scope_start, scope_end = match.start(name), match.end(name)
        yield Annotation.of(
            Kind.BIBL_SCOPE, scope_start, scope_end, resp="structure", evidence=("series",), unit="part", n=n
        )
        return


def _number(printed: str) -> str:
    ordinal = words("ordinal").get(printed.lower())
    if ordinal:
        return str(ordinal)
    figures = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)?", printed)
    if figures:
        return figures[1]
    return printed if re.fullmatch(r"[IVXL]+", printed) else ""
