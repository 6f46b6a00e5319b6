"""Crossing annotations -> annotations that nest, and nest as TEI allows.

annotations --split at blocks--> parts, each inside one block, no white space at its ends
parts  --one claim a span-->     of names that contradict each other on one span the surest stays (TEI180)
parts  --split where they cross--> by precedence: a name stays whole, a quotation is cut
parts  --join--> the parts of one whole carry ``id``, ``next`` and ``prev``
what TEI can't nest at all is refused with a diagnostic (TEI181); nothing is dropped silently
"""

from teiedition.overlap.resolve import NESTING, resolve_overlap

__all__ = ["NESTING", "resolve_overlap"]
