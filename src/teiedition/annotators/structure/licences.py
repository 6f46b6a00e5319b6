"""Statements of a licence: the address they name, and whether they contradict one another."""

from __future__ import annotations

import re

from teiedition.annotators.protocol import Context
from teiedition.transcription import Span

_ADDRESS = re.compile(r"https?://[^\s<>()“”\"]+")
_NAMED = re.compile(
    r"creative commons[\s(]*(attribution(?:[- ](?:noncommercial|share-?alike|noderivs|noderivatives))*)[)\s,]*"
    r"(?:licen[cs]e[,\s]*)?(?:version\s+)?v?(\d\.\d)",
    re.IGNORECASE,
)
_PARTS = {"attribution": "by", "noncommercial": "nc", "sharealike": "sa", "noderivs": "nd", "noderivatives": "nd"}
_PUBLIC_DOMAIN = re.compile(r"\bpub[l]?ic domain\b", re.IGNORECASE)
_OTHERS = (
    ("Creative Commons", re.compile(r"\bcreative commons(?: common)?(?: deed| licen[cs]e)?", re.IGNORECASE)),
    ("Copyleft", re.compile(r"\bcopyleft\b|\bshare-?alike\b|\bGNU Free\b", re.IGNORECASE)),
    ("Copyright", re.compile(r"©|\bcopyright\b(?! has expired)|\ball rights reserved\b", re.IGNORECASE)),
)


def licence_target(statement: str) -> str:
    """The address of a licence that a statement gives or names with its version; empty where it does neither."""
    address = _ADDRESS.search(statement)
    if address:
        return address.group().rstrip(".,;:)")
    named = _NAMED.search(statement)
    if not named:
        return ""
    words = re.split(r"[- ]", named[1].lower().replace("share-alike", "sharealike"))
    code = "-".join(_PARTS[word] for word in words if word in _PARTS)
    return f"https://creativecommons.org/licenses/{code}/{named[2]}/"


def check_licences(context: Context) -> None:
    """Report where one text is said to be in the public domain and under a licence or a right.

    Emits: TEI211.
    """
    transcription = context.transcription
    fields = [field for field in transcription.fields if field.name in {"licence", "copyright"}]
    for field in fields:
        words = field.span.of(transcription.text)
        free = _PUBLIC_DOMAIN.search(words)
        other = next((match for _, pattern in _OTHERS if (match := pattern.search(words))), None)
        if free and other:
            statement = f"The statement calls the text “{_folded(free)}” and names “{_folded(other)}”."
            evidence = "A work in the public domain needs no licence and bears no condition."
            context.report.add(
                "TEI211",
                transcription.place(Span(field.span.start, field.span.end)),
                statement=statement,
                evidence=evidence,
                note=f"{statement} {evidence} The words are kept as they stand; no licence is inferred from them.",
            )


def _folded(match: re.Match[str]) -> str:
    return " ".join(match.group().split())
