"""The annotator ``foreign``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from teiedition.annotation import NAMES, QUOTATIONS, Annotation, Kind
from teiedition.annotators.abroad.language import count_small_words
from teiedition.annotators.foreign.lists import folded, languages, phrases
from teiedition.annotators.lexicon import english_words
from teiedition.annotators.protocol import Context, Findings
from teiedition.annotators.tokens import Token, indices_of, tokenize
from teiedition.transcription import BlockKind

_APPARATUS: Final = frozenset({BlockKind.PUBLICATION, BlockKind.COLOPHON, BlockKind.BYLINE, BlockKind.DOC_DATE})
_SCRIPTS = (
    ("ru", "Ѐ-ӿ"),
    ("el", "Ͱ-Ͽἀ-῿"),
    ("he", "֐-׿"),
    ("ar", "؀-ۿ"),
    ("ja", "぀-ヿ"),
    ("zh", "一-鿿"),
    ("ko", "가-힣"),
    ("hi", "ऀ-ॿ"),
)
_OTHER_LETTERS = re.compile(r"[^\x00-\u036f\u2000-\u303f]")
"""What is no Latin letter, accent or sign: one quick look tells that a text has none of these scripts."""
_LEAST_RUN, _LEAST_FUNCTION = 3, 2
_QUOTES = "„“”«»‹›‚‘’\"' \u00a0\u202f—–"


class Found(NamedTuple):
    """A stretch with its language and the rule."""

    start: int
    end: int
    lang: str
    rule: str
    certainty: float


class Foreign:
    """Marks words of other languages in a text: most in an English one."""

    name: Final = "foreign"
    needs: Final = NAMES
    gives: Final = frozenset({Kind.FOREIGN})

    def find(self, context: Context) -> Findings:
        text = context.transcription.text
        found = list(_by_script(text, context.language))
        if context.language.startswith("en"):
            found += _by_phrase(context)
            if not text.isascii() or not _TELLING.isdisjoint(context.occurrences):
                found += _by_function_words(context)
        else:
            found += [
                one for one in _by_phrase(context) if one.lang != context.language and " " in text[one.start : one.end]
            ]
            found += _by_quotation(context)
        kept = _longest(found, context)
        return Findings(tuple(_annotation(one, text) for one in kept))


_TELLING: Final = frozenset(
    [
        "und",
        "der",
        "ist",
        "nicht",
        "les",
        "des",
        "une",
        "est",
        "pas",
        "qui",
        "il",
        "della",
        "non",
        "sunt",
        "et",
        "el",
        "los",
    ]
)


def _by_script(text: str, language: str) -> Iterator[Found]:
    if text.isascii() or not _OTHER_LETTERS.search(text):
        return
    for lang, letters in _SCRIPTS:
        if language.startswith(lang):
            continue
        for match in re.finditer(rf"[{letters}]{{2,}}(?:[\s.,’'–-]{{1,3}}[{letters}]+)*", text):
            if "\n\n" not in match.group():
                yield Found(match.start(), match.end(), lang, "script", 0.95)


def _by_phrase(context: Context) -> Iterator[Found]:
    tokens, words = context.tokens, {word: folded(word) for word in context.occurrences}
    here = set(words.values())
    # only phrases all of whose words the text has: many begin with "in" or "a"
    possible = {
        first: found
        for first in phrases().keys() & here
        if (found := [phrase for phrase in phrases()[first] if here.issuperset(phrase.words)])
    }
    for index in indices_of((word for word, first in words.items() if first in possible), context.occurrences):
        for phrase in possible[folded(tokens[index].text)]:
            part = tokens[index : index + len(phrase.words)]
            if tuple(folded(t.text) for t in part) == phrase.words and _is_phrase(part, tokens, index):
                yield Found(part[0].start, part[-1].end, phrase.lang, "phrase", 0.92)
                break


def _is_phrase(part: Sequence[Token], tokens: Sequence[Token], index: int) -> bool:
    """Whether the words stand as a phrase: not in capitals, and not as part of a name."""
    if part[0].text.isupper() and len(part[0].text) > 1:
        return False
    if all(token.text[0].isupper() for token in part if token.text[0].isalpha()) and len(part) > 1:
        before = tokens[index - 1].text if index else ""
        return before in "“‘\"'" and bool(before)
    return len(part) > 1 or part[0].text.islower()


def _by_function_words(context: Context) -> Iterator[Found]:
    """Runs of words that are no English, or belong to another language, with two function words of it and more."""
    known, english = languages(), english_words()
    strange = (word for word in context.occurrences if word[0].isalpha() and _may_be_foreign(word, known, english))
    run: list[int] = []
    for index in (*indices_of(strange, context.occurrences), -1):
        if run and index != run[-1] + 1:
            if len(run) >= _LEAST_RUN:
                yield from _run(context.tokens[run[0] : run[-1] + 1], known, english)
            run = []
        run.append(index)


def _may_be_foreign(word: str, known: Mapping[str, frozenset[str]], english: frozenset[str]) -> bool:
    word = folded(word)
    return word in known or (word not in english and word.replace("'", "") not in english)


def _run(run: Sequence[Token], known: Mapping[str, frozenset[str]], english: frozenset[str]) -> Iterator[Found]:
    votes = Counter(lang for token in run for lang in known.get(folded(token.text), ()))
    if not votes:
        return
    lang, count = max(votes.items(), key=lambda item: (item[1], item[0]))
    strange = [token for token in run if token.text.islower() and folded(token.text) not in english]
    if count >= _LEAST_FUNCTION and len(strange) >= 2 and 2 * count >= len(run) - len(strange):
        yield Found(run[0].start, run[-1].end, lang, "function-words", 0.75)


def _by_quotation(context: Context) -> Iterator[Found]:
    """Quotations whose small words are those of a language that is not the text's."""
    text, own = context.transcription.text, context.language.partition("-")[0]
    for annotation in context.of_kind(*QUOTATIONS):
        start, end = annotation.span.start, annotation.span.end
        counts = count_small_words(token.text for token in tokenize(text[start:end]))
        best = max(counts, key=lambda tag: (counts[tag], tag), default=own)
        if counts.get(best, 0) >= _LEAST_RUN and counts[best] > 2 * counts.get(own, 0):
            start += len(text[start:end]) - len(text[start:end].lstrip(_QUOTES))
            yield Found(start, start + len(text[start:end].rstrip(_QUOTES)), best, "small-words", 0.7)


def _longest(found: Sequence[Found], context: Context) -> list[Found]:
    if not found:
        return []
    taken = bytearray(len(context.transcription.text) + 1)
    for annotation in context.of_kind(*sorted(NAMES - {Kind.EVENT})):
        taken[annotation.span.start : annotation.span.end] = b"\1" * len(annotation.span)
    for block in context.transcription.blocks:
        if block.kind in _APPARATUS:
            taken[block.span.start : block.span.end] = b"\1" * len(block.span)
    kept = []
    for one in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            kept.append(one)
    return sorted(kept)


def _annotation(one: Found, text: str) -> Annotation:
    return Annotation.of(
        Kind.FOREIGN,
        one.start,
        one.end,
        certainty=one.certainty,
        resp="foreign",
        evidence=(one.rule, text[one.start : one.end]),
        lang=one.lang,
    )


annotator = Foreign()
