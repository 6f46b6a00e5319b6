"""A name for a finding that survives edits elsewhere in its file, for services that follow findings over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from teiedition.diagnostics import Diagnostic


def fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """One for each finding, all different: of file, code and words, not of the line; the nth of its like counts n."""
    from hashlib import sha256  # loads OpenSSL

    seen: Counter[tuple[str, str, tuple[tuple[str, str], ...]]] = Counter()
    for diagnostic in diagnostics:
        key = (diagnostic.place.path, diagnostic.code, diagnostic.own_values)
        seen[key] += 1
        yield sha256(repr((*key, seen[key])).encode("ascii", "backslashreplace")).hexdigest()
