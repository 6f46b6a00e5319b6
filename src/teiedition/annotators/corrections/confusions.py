"""Real words that stand for others: "most off the victims", "will he able"; a table of words with their contexts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from teiedition.annotators.corrections.proposal import Page, Proposal
from teiedition.annotators.lexicon import table_lines

_REACH = 40


class Confusion(NamedTuple):
    """A line of the table: the word makes no sense after ``before`` and before ``after``."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    corr: str
    certainty: float


@cache
def confusions(word: str) -> tuple[Confusion, ...]:
    """The lines of a word in lower case; compiled when a text first has it."""
    return tuple(
        Confusion(re.compile(_any(before) + r"[^\S\n]?$"), re.compile(_any(after)), corr, float(certainty))
        for row_word, before, after, corr, certainty in _rows()
        if row_word == word
    )


@cache
def confusable() -> frozenset[str]:
    """The words of the table."""
    return frozenset(row[0] for row in _rows())


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split("\t")) for line in table_lines("corrections", "confusions.tsv"))


def _any(pattern: str) -> str:
    return "" if pattern == "-" else pattern


def find_confusions(page: Page) -> Iterator[Proposal]:
    """Words of the table in contexts that deny them."""
    known, text = confusable(), page.text
    for index in page.where(word for word in page.occurrences if word.lower() in known and not word.isupper()):
        token = page.tokens[index]
        before = text[max(0, token.start - _REACH) : token.start].lower()
        after = text[token.end : token.end + _REACH].lower()
        for line in confusions(token.text.lower()):
            if line.before.search(before) and line.after.match(after):
                corr = line.corr.capitalize() if token.text[0].isupper() else line.corr
                yield Proposal(token.start, token.end, corr, line.certainty, "confusion")
                break
