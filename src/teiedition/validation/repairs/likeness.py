"""Which names an editor may have meant, likeliest first."""

from __future__ import annotations

from collections.abc import Iterable

from teiedition.validation.repairs.tables import meant_for

_MOST = 3
_LIKE = 70


def likely_names(name: str, expected: Iterable[str], table: str) -> tuple[list[str], list[str]]:
    """The expected names that may be meant by a name.

    Args:
        name: as written.
        expected: what may stand there.
        table: of frequent confusions, ``elements.tsv`` for one.

    Returns:
        Those that are surely meant: the same but for the case or its punctuation, or in the table; and those that are
        only like it.
    """
    known = {other: other for other in expected if other != name}
    folded: dict[str, list[str]] = {}
    for other in known:
        folded.setdefault(_folded(other), []).append(other)
    sure = [
        *folded.get(_folded(name), ()),
        *(other for other in meant_for(table).get(name.lower(), ()) if other in known),
    ]
    return list(dict.fromkeys(sure)), [other for other in _like(name, known) if other not in sure]


def _folded(name: str) -> str:
    return "".join(letter for letter in name.rpartition(":")[2].lower() if letter.isalnum())


def _like(name: str, known: Iterable[str]) -> list[str]:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA
    from rapidfuzz.fuzz import ratio

    names = sorted(known)
    found: dict[str, float] = {
        other: 100 - 5 * distance
        for other, distance, _ in process.extract(
            name, names, scorer=OSA.distance, score_cutoff=_slips(name), limit=_MOST
        )
    }
    for other, score, _ in process.extract(name, names, scorer=ratio, score_cutoff=_LIKE, limit=_MOST):
        found[other] = max(found.get(other, 0), score)
    return sorted(found, key=lambda other: (-found[other], other))[:_MOST]


def _slips(name: str) -> int:
    """How many letters may be wrong, missing, too many or changed about."""
    return 1 if len(name) < 6 else 2
