"""The validation stage: a TEI document in, findings out; never an exception for what a document holds.

bytes --read_document--> ``TeiDocument``, or TEI301 to TEI307 that say why there is none
document --grammar--> what RELAX NG refuses: every problem, explained and with its place (TEI31x)
bytes --streaming--> the same without a tree, where the grammar alone is asked for
document --rules--> Schematron (TEI4xx)
document --pointers, ids, records, header, dates, statements, quotations, languages, characters, numbering, blanks-->
         what no schema sees (TEI2xx, TEI4xx, TEI5xx)
findings --sorted by place, those left out that the document suppresses--> ``check_bytes``, ``check_file``
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from teiedition.validation.check import (
        CHECKS,
        Check,
        check_bytes,
        check_document,
        check_file,
        codes_looked_for,
        judge_bytes,
    )
    from teiedition.validation.grammar import first_grammar_error

__all__ = [
    "CHECKS",
    "Check",
    "check_bytes",
    "check_document",
    "check_file",
    "codes_looked_for",
    "first_grammar_error",
    "judge_bytes",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = "grammar" if name == "first_grammar_error" else "check"
    return getattr(import_module(f"{__name__}.{module}"), name)
