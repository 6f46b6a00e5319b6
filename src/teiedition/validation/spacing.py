"""Blanks on the wrong side of a tag: they change the text that is read, and no schema sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from lxml import etree

from teiedition.diagnostics import Diagnostic
from teiedition.validation.subject import Subject
from teiedition.vocabulary import XML_LANG, local_name, names

PHRASES: Final = names(
    "persName placeName orgName name rs title foreign term hi emph date quote q said soCalled mentioned ref surname "
    "forename roleName geogName settlement country region author editor distinct gloss abbr num measure bibl"
)
"""Elements that stand in a sentence and hold whole words."""
_PARTS: Final = names("hi emph num abbr distinct measure bibl")
"""Of these, the ones that part of a word may be put in: more is asked of them where they hold one word."""
_ENDINGS: Final = frozenset(
    ["ant", "ess", "ern", "ers", "ian", "ing", "ism", "ist", "man", "men", "ness", "ship", "son", "wise"]
)
"""Words that are endings of words too: a Londoner, a Marxist."""
_CLOSED_BLANK: Final = re.compile(r"\S\s+\Z")
_STOP: Final = re.compile(r"[,;:!?.)\]](?![.\d])")
_SPACED_STOPS: Final = re.compile(r"[;:!?]")
_FIRST_WORD: Final = re.compile(r"[^\W\d_]+")
_LAST_WORD: Final = re.compile(r"[^\W\d_]+\Z")
_LONGEST: Final = 60
"""Letters of a word that are looked at."""
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)


def check_blanks(subject: Subject) -> Iterator[Diagnostic]:
    """Phrases that end in a blank although a stop follows, and words that run together at a tag.

    Emits: TEI420, TEI421.
    """
    text = subject.text
    if text is None:
        return
    words = Vocabulary(text)
    for element in text.iter(*PHRASES):
        yield from _blank_inside(subject, element)
        yield from _run_together(subject, element, words)


class Vocabulary:
    """The words of a text and how often each stands there, counted when first asked for."""

    def __init__(self, text: etree._Element) -> None:
        self._text = text

    @cached_property
    def counts(self) -> Mapping[str, int]:
        counts: dict[str, int] = {}
        for piece in self._text.itertext(etree.Element):
            for word in _FIRST_WORD.findall(str(piece)):
                counts[word] = counts.get(word, 0) + 1
        return counts

    def parts(self, first: str, second: str) -> bool:
        """Whether two are words of this text, and together they are none."""
        return (
            min(len(first), len(second)) > 1
            and first + second not in self.counts
            and not _UNSPACED.search(first + second)
        )

    def often(self, word: str, times: int) -> bool:
        """Whether a word stands by itself at other places, more often than so many times."""
        return self.counts.get(word, 0) > times


def _blank_inside(subject: Subject, element: etree._Element) -> Iterator[Diagnostic]:
    last = element[-1] if len(element) else None
    inside = (element.text if last is None else last.tail) or ""
    tail = element.tail or ""
    stop = _STOP.match(tail)
    if stop is None or not _CLOSED_BLANK.search(inside) or inside.endswith("\xa0"):
        return
    if _SPACED_STOPS.match(stop.group()) and not _is_english_like(element):
        return
    words = " ".join(f"{inside[-30:]}{tail[:10]}".split())
    yield subject.found("TEI420", element, element=local_name(element), stop=stop.group(), words=words)


def _is_english_like(element: etree._Element) -> bool:
    """Whether the language is known to set no blank before a colon or a question mark, as French does."""
    for node in (element, *element.iterancestors()):
        if tag := node.get(XML_LANG):
            return str(tag)[:2].lower() in {
                "en",
                "de",
                "it",
                "es",
                "nl",
                "la",
                "sv",
                "da",
                "no",
                "pl",
                "cs",
                "pt",
                "fi",
            }
    return False


def _run_together(subject: Subject, element: etree._Element, words: Vocabulary) -> Iterator[Diagnostic]:
    name = local_name(element)
    inner, after = _LAST_WORD.search(_end_of(element)), _FIRST_WORD.match(element.tail or "")
    least = (4, 5) if element.tag in _PARTS and " " not in (element.text or "").strip() else (2, 2)
    if (
        inner
        and after
        and len(inner.group()) >= least[0]
        and words.parts(inner.group(), after.group())
        and _begins_anew(after.group(), words, least[1])
    ):
        yield subject.found("TEI421", element, first=inner.group(), second=after.group(), element=name)
        return
    before, inner = _LAST_WORD.search(_before(element)), _FIRST_WORD.match(element.text or "")
    if (
        inner
        and before
        and words.parts(before.group(), inner.group())
        and _ends_before(before.group(), inner.group(), words)
    ):
        yield subject.found("TEI421", element, first=before.group(), second=inner.group(), element=name)


def _begins_anew(second: str, words: Vocabulary, times: int) -> bool:
    """Whether what follows an element is a word and no ending of its last one."""
    return len(second) > 2 and second.lower() not in _ENDINGS and words.often(second, times)


def _ends_before(first: str, second: str, words: Vocabulary) -> bool:
    """Whether a small word runs into a capital: within a word there are few."""
    return first.islower() and second[0].isupper() and words.often(first, 2)


def _end_of(element: etree._Element) -> str:
    last = element[-1] if len(element) else None
    return ((element.text if last is None else last.tail) or "")[-_LONGEST:]


def _before(element: etree._Element) -> str:
    """The text that touches the start tag; nothing where another tag does."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return (previous.tail or "")[-_LONGEST:]
    return (parent.text or "")[-_LONGEST:] if parent is not None else ""
