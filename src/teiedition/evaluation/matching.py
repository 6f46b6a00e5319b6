"""Which predicted mention is which gold one, and whether two names mean the same person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from teiedition.evaluation.marked import QUOTATION
from teiedition.transcription import Span

_EDGES = " \t\n\r\"'“”‘’„«»`,.;:!?—–-"
_ARTICLE = re.compile(r"(?:the|The|THE)\s+(?=\S)")
_POSSESSIVES = ("’s", "'s")
_NO_NAME = frozenset(
    "mr mrs ms miss dr sir lady lord the a an of de von comrade president senator gov rep sen".split()  # noqa: SIM905 - one a line is longer
)


def trimmed(kind: str, text: str, span: Span) -> Span:
    """The span as it is compared.

    Quotations and heads lose blanks and marks at their ends, names also an article and a possessive, which editions
    treat both ways; a correction is compared as it is.
    """
    if kind == "correction":
        return span
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    if kind not in (QUOTATION, "head"):
        article = _ARTICLE.match(text[start:end])
        start += article.end() if article else 0
        if text[start:end].endswith(_POSSESSIVES) and end - start > 2:
            end -= 2
    return Span(start, end)


def shared(one: Span, other: Span) -> float:
    """The share of characters two spans have in common, 0 to 1 (Jaccard)."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (len(one) + len(other) - common) if common > 0 else 0.0


def paired(kind: str, predicted: Sequence[Span], gold: Sequence[Span]) -> dict[int, int]:
    """One to one, the greatest overlap first: index of the gold span to index of the predicted one."""
    least = 0.5 if kind == QUOTATION else 0.0
    candidates = sorted(
        (
            (share, i, j)
            for i, one in enumerate(predicted)
            for j, other in enumerate(gold)
            if (share := shared(one, other))
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for share, i, j in candidates:
        if share >= least and i not in used and j not in pairs:
            used.add(i)
            pairs[j] = i
    return pairs


def same_person(predicted: Iterable[str], gold: Iterable[str]) -> bool:
    """Whether one of the names means the same as one of the others: equal, the same last word, or one within the other."""
    others = [words for name in gold if (words := _name_words(name))]
    return any(_agree(words, other) for name in predicted if (words := _name_words(name)) for other in others)


def _agree(one: list[str], other: list[str]) -> bool:
    return one[-1] == other[-1] or set(one) <= set(other) or set(other) <= set(one)


def _name_words(name: str) -> list[str]:
    words = re.sub(r"[^\w ]", " ", name.casefold()).split()
    return [word for word in words if word not in _NO_NAME] or words
