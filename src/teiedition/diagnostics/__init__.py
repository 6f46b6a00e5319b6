"""Findings about documents: the lowest floor, which every other part may use.

A stage meets something an editor should know
  -> ``report.add("TEI203", place, found="1947")``     code, place and the words that fill the wording
  -> ``Diagnostic``                                     frozen; its message comes from ``catalogue``
  -> a reporter prints it, or a test compares it.
What stops the work on a document is raised instead (``exceptions``) and carries the same three things.
"""

from teiedition.diagnostics.diagnostic import Diagnostic, Place, Report, Severity, visible
from teiedition.diagnostics.exceptions import (
    ConfigurationError,
    InputError,
    InvariantBroken,
    MissingExtra,
    SchemaError,
    TeiEditionError,
    TransformError,
)
from teiedition.diagnostics.repair import Edit, Repair, apply_edits

__all__ = [
    "ConfigurationError",
    "Diagnostic",
    "Edit",
    "InputError",
    "InvariantBroken",
    "MissingExtra",
    "Place",
    "Repair",
    "Report",
    "SchemaError",
    "Severity",
    "TeiEditionError",
    "TransformError",
    "apply_edits",
    "visible",
]
