"""Small words that cannot follow one another: "would of", "the of", "as result of"; a table says what is likely meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise, product
from typing import Final, NamedTuple

from teiedition.annotators.corrections.proposal import Page, Proposal
from teiedition.annotators.lexicon import table_lines

_CLINGING: Final = frozenset("-’'”\"/")
_SUBJECTS: Final = frozenset(("he", "she", "they", "we"))


class Run(NamedTuple):
    """Words in a row, in lower case, and their likely reading."""

    words: tuple[str, ...]
    reading: str
    certainty: float


@cache
def runs() -> Mapping[str, Mapping[str, tuple[Run, ...]]]:
    """The table by the first word and the second, longer runs first."""
    found: dict[str, dict[str, list[Run]]] = {}
    for line in table_lines("corrections", "sequences.tsv"):
        places, reading, certainty = line.split("\t")
        for words in product(*(place.split("|") for place in places.split())):
            run = Run(words, reading.format(*words), float(certainty))
            found.setdefault(words[0], {}).setdefault(words[1], []).append(run)
    return {
        first: {second: tuple(sorted(same, key=lambda run: -len(run.words))) for second, same in seconds.items()}
        for first, seconds in found.items()
    }


def find_sequences(page: Page) -> Iterator[Proposal]:
    """All runs of the table that stand in running text, with single blanks between their words."""
    tokens, table = page.tokens, runs()
    for first in page.occurrences.keys() & (table.keys() | {word.capitalize() for word in table if len(word) > 1}):
        seconds = table[first.lower()]
        for index in page.occurrences[first]:
            if index + 1 < len(tokens) and tokens[index + 1].text in seconds and page.prose[index]:
                yield from _run(page, index, seconds[tokens[index + 1].text])


def _run(page: Page, index: int, possible: tuple[Run, ...]) -> Iterator[Proposal]:
    for run in possible:
        tokens = page.tokens[index : index + len(run.words)]
        if [token.text for token in tokens[1:]] != list(run.words[1:]):
            continue
        if any(second.start - first.end != 1 for first, second in pairwise(tokens)):
            continue
        if not _is_free(page, index, len(tokens)):
            continue
        start, end = tokens[0].start, tokens[-1].end
        reading = run.reading if tokens[0].text.islower() else run.reading[0].upper() + run.reading[1:]
        yield Proposal(start, end, reading, run.certainty, "sequence")
        return


def _is_free(page: Page, index: int, length: int) -> bool:
    """Whether no sign clings to the run: words spoken of as words, parts of a compound or an abbreviation."""
    text, start, end = page.text, page.tokens[index].start, page.tokens[index + length - 1].end
    if page.tokens[index].text == "May":
        return False
    if page.tokens[index].text.lower() in _SUBJECTS:
        paragraph = text[text.rfind("\n", 0, start) + 1 : start]
        if paragraph.count("“") > paragraph.count("”") or paragraph.count('"') % 2:
            return False  # people may speak so
        if index and page.tokens[index - 1].text in ("and", "or", "’"):
            return False  # "he and she are"
    opened = start == 0 or text[start - 1].isspace() or text[start - 1] in "“‘("
    return opened and text[end : end + 1] not in _CLINGING
