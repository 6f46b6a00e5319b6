"""What other annotators only hint at, word by word: one more voice in the vote, and never a loud one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from teiedition.annotation import Annotation, Kind
from teiedition.annotators.names.page import Page

WEIGHTS: Final = {Kind.PERSON: 0.5, Kind.PLACE: 0.5, Kind.ORG: 0.1}
"""What a hint is worth where the vote asks for 1 and more; of other kinds nothing. Bodies are what taggers err in most."""
THOROUGH: Final = frozenset({"spacy"})
"""Who looks at every word, so that silence says something: most false persons are words that only the default claims."""
_SILENT_HERE: Final = 0.5
_SILENT_ELSEWHERE: Final = 0.25


class Hints:
    """The hints of a document by its words."""

    def __init__(self, page: Page, hints: Iterable[Annotation]) -> None:
        self.page = page
        self.at: dict[int, tuple[Kind, str]] = {}
        starts, speakers = [token.start for token in page.tokens], set()
        for hint in hints:
            speakers.add(hint.resp)
            first, last = bisect_left(starts, hint.span.start), bisect_left(starts, hint.span.end)
            self.at.update((i, (hint.kind, hint.resp)) for i in range(first, last) if page.is_capital(i))
        self.thorough = sorted(speakers & THOROUGH)
        written, hinted = Counter(self._words(range(page.size))), Counter(self._words(self.at))
        self._silence = {word: 1 - hinted[word] / count for word, count in written.items()} if self.thorough else {}

    def _words(self, indices: Iterable[int]) -> Iterator[str]:
        return (self.page.name(i, i + 1) for i in indices if self.page.is_capital(i))

    def about(self, i: int) -> Iterator[tuple[Kind, float, str]]:
        """What is to be added to the vote on a word: kind, weight, and who says so."""
        hinted = self.at.get(i)
        if hinted is not None:
            yield hinted[0], WEIGHTS.get(hinted[0], 0.0), hinted[1]
        silence = _SILENT_ELSEWHERE * self._silence.get(self.page.name(i, i + 1), 0.0)
        for name in self.thorough:
            doubt = silence + (_SILENT_HERE if hinted is None else 0.0)
            if doubt:
                yield Kind.PERSON, -doubt, f"not {name}"
                yield Kind.PLACE, -doubt, f"not {name}"
