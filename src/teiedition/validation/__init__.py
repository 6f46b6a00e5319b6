"""The validation stage: a TEI document in, findings out; never an exception for what a document holds.

bytes --read_document--> ``TeiDocument``, or TEI301 to TEI307 that say why there is none
document --grammar--> valid, or refused by RELAX NG and explained by xmlschema through the XSD (TEI31x)
document --rules--> Schematron (TEI4xx)
document --pointers, ids, records, header, dates, statements, quotations--> what no schema sees (TEI2xx, TEI4xx, TEI5xx)
findings --sorted by place, those left out that the document suppresses--> ``check_bytes``, ``check_file``
"""

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
