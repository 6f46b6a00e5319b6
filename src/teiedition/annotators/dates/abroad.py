"""Dates in texts of other languages: written forms from a table, read as if they were the English ones.

tables/dates/languages.toml --> regular expressions for German, French and Russian, made when a text first needs them
text --forms--> stretches; each word that tells when ("drei", "Wochen", "mai") becomes the English word the readers know
a language the table lacks: figures, years, and days with the months that English texts meet
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from teiedition.annotators.dates.grammar import DASH, YEAR, pattern_of
from teiedition.annotators.dates.plausible import is_plausible
from teiedition.annotators.dates.stretches import DateStretch, choose
from teiedition.annotators.protocol import Context
from teiedition.resources import resource
from teiedition.transcription import Span

EVERYWHERE: Final = ("years", "numeric", "year")
"""Forms of figures alone, which all languages share."""
ELSEWHERE: Final = ("day month year", "month year", *EVERYWHERE)
"""What is read in a language that the table lacks."""
_NOUN_AFTER = re.compile(r"\s[^\W\d_a-zß-öø-ÿа-яё]")
_WORD_AFTER = re.compile(r"\s(?!(?:и|г|гг|год\w*|und|bis|et|à|y|e|en|a)\b)[^\W\d_]")
_NEW = r"(?:\s?\((?P<new>[12]\d|3[01]|0?[1-9])\.?\)|/(?P<both>[12]\d|3[01]|0?[1-9])\.?(?!\d))?"
_YEAR_BEFORE = re.compile(r"\b(?:Jahre?|seit|bis|von|vor|nach|ab|um|[Ee]n|depuis|an|année|[Вв]|с|до|к|после|en)\s$")
_GROUP = re.compile(r"\{(month|season|number|unit|which|decade|word)\}")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The dates of a language: patterns by form, and words in lower case -> the English word; stems end in a star."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    english: Mapping[str, str]
    stems: tuple[tuple[str, str], ...]

    def translated(self, parts: Mapping[str, str]) -> dict[str, str]:
        """The parts of a date with the words of the language as English ones."""
        return {name: self._translated(value) for name, value in parts.items()}

    def _translated(self, value: str) -> str:
        word = value.lower()
        stem = next((english for stem, english in self.stems if word.startswith(stem)), value)
        return self.english.get(word, stem)


def languages() -> frozenset[str]:
    """The languages whose dates in words are read."""
    return frozenset(_table())


def find_stretches_abroad(context: Context, spans: Sequence[Span]) -> list[DateStretch]:
    """All dates within some spans of a text that is not in English, none overlapping another, in order."""
    tag, text = context.language.partition("-")[0], context.transcription.text
    grammar = grammar_of(tag) if tag in languages() else None
    found = [stretch for span in spans for stretch in _figures(text, span, EVERYWHERE if grammar else ELSEWHERE)]
    for form, pattern in grammar.patterns if grammar else ():
        for span in spans:
            for match in pattern.finditer(text, span.start, span.end):
                parts = {name: value for name, value in match.groupdict().items() if value}
                if form == "ago":
                    parts = {"number": "a", "sense": "ago"} | parts
                found.append(
                    DateStretch(match.start(), match.end(), form, grammar.translated(parts) if grammar else parts)
                )
    return choose(text, found)


def _figures(text: str, span: Span, forms: Sequence[str]) -> list[DateStretch]:
    found = []
    for form in forms:
        for match in pattern_of(form).finditer(text, span.start, span.end):
            parts = {name: value for name, value in match.groupdict().items() if value is not None}
            start, end = match.span()
            if is_plausible(text, start, end, form, parts) and not (form == "year" and _is_count(text, start, end)):
                found.append(DateStretch(start, end, form, parts))
    return found


def _is_count(text: str, start: int, end: int) -> bool:
    """Whether four figures count what follows, "1900 Brote", with no word before them that asks for a year."""
    if _YEAR_BEFORE.search(text, max(0, start - 9), start):
        return False
    round_figure = text[start:end][-2:] in {"00", "50"} and _WORD_AFTER.match(text, end)
    return _NOUN_AFTER.match(text, end) is not None or bool(round_figure)


@cache
def grammar_of(tag: str) -> Grammar:
    """The grammar of one language of the table."""
    groups, forms = _table()[tag]["words"], _table()[tag]["forms"]
    english = {word.lower(): name for group in groups.values() for name, line in group.items() for word in line.split()}
    stems = tuple((word[:-1], name) for word, name in english.items() if word.endswith("*"))
    alternatives = {group: _either(" ".join(words.values()).split()) for group, words in groups.items()}

    def compiled(pattern: str) -> re.Pattern[str]:
        pattern = pattern.replace("{D}", r"(?<![\d.,:/])(?:[12]\d|3[01]|0?[1-9])").replace("{Y}", YEAR)
        pattern = pattern.replace("{dash}", DASH).replace("{new}", _NEW)
        return re.compile(_GROUP.sub(lambda match: alternatives[match[1]], pattern))

    return Grammar(
        tuple((form, compiled(pattern)) for form, patterns in forms.items() for pattern in patterns), english, stems
    )


def _either(words: Sequence[str]) -> str:
    """Any of some words, as written or with a capital, the longest first; a star is any ending, a full stop may lack."""
    spelt = dict.fromkeys(form for word in words for form in (word, word[0].upper() + word[1:]))
    longest_first = sorted(spelt, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(_as_pattern, longest_first)) + ")"


def _as_pattern(word: str) -> str:
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"\w*"
    return re.escape(word) if word.endswith(".") else re.escape(word) + r"(?!\w)"


@cache
def _table() -> Mapping[str, Mapping[str, Mapping[str, Mapping[str, str]]]]:
    return tomllib.loads(resource("tables", "dates", "languages.toml").read_text(encoding="utf-8"))
