"""Quotation marks that are missing, of the wrong form or set off by a blank; letters of the wrong script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from teiedition.annotation import QUOTATIONS, Annotation
from teiedition.annotators.corrections.proposal import PROSE, Page, Proposal

_CLOSING: Final = {"“": "”", "‘": "’", '"': '"', "„": "“", "«": "»", "'": "'"}
_LAST_WORD = re.compile(r"\S+$")
_STRAIGHT = re.compile(r"\"[^\s\"“”]+|[^\s\"“”]+\"")
_SPACED = re.compile(r"[”\"](?<= .)(?=[\s.,;:)]|$)")
_SPACED_END = re.compile(r"(?<![^\s“\"(])([^\W\d_]{2,}[.,!?]?) (”|\")(?=[\s.,;:)]|$)")
_SPACED_START = re.compile(r"([“\"])(?<!\S.) (\w[\w.]*)")
_APOSTROPHES = re.compile(r"([\w.,!?]+)(?:(?<!')''(?!')|’’(?!’))")
_FEW, _MANY = 3, 5
_LONG: Final = 20
_CURLY = re.compile("[“”]")
_OPENED_OTHERWISE = re.compile(r"(?<!\S)(‘‘|‘|\")(\w+)")
_SCRIPTS = re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[А-Яа-яІіЅѕЈј])\w{2,}\b")
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_CYRILLIC_LOOKS: Final = str.maketrans("АВЕКМНОРСТУХаеорсухіѕјІЅЈѴ", "ABEKMHOPCTYXaeopcyxisjISJV")
_LATIN_LOOKS: Final = str.maketrans("ABEKMHOPCTYXaeopcyx", "АВЕКМНОРСТУХаеорсух")


def find_marks(page: Page, found: Iterable[Annotation]) -> Iterator[Proposal]:
    """All rules about marks, and about look-alike letters."""
    yield from _unclosed(page, found)
    yield from _unopened(page)
    yield from _of_wrong_form(page)
    yield from _spaced(page)
    yield from _homoglyphs(page)


def _unclosed(page: Page, found: Iterable[Annotation]) -> Iterator[Proposal]:
    """The mark that a quotation lacks at its end."""
    text = page.text
    for annotation in found:
        if annotation.kind not in QUOTATIONS or annotation.get("unclosed") != "true":
            continue
        start, end = annotation.span.start, annotation.span.end
        closing = _CLOSING.get(text[start])
        block = page.transcription.block_at(start)
        if block is None or end < block.span.end or text[end - 1] in '”’"»' or "’’" in text[start:end]:
            continue  # a mark stands there, if a wrong one
        word = _LAST_WORD.search(text[start:end].rstrip())
        if closing and word and word.group() != text[start]:
            at = start + word.start() + (word.start() == 0)  # of a single word the opening mark stays outside
            printed = text[at : start + word.end()]
            if printed:
                yield Proposal(at, at + len(printed), printed + closing, 0.85, "unclosed-quotation")


def _unopened(page: Page) -> Iterator[Proposal]:
    """A closing mark that closes nothing: where a mark of another form opened, that one; else the closing one is doubtful."""
    text, open_ = page.text, False
    for block in page.transcription.blocks:
        if block.kind not in PROSE:
            open_ = False
            continue
        for match in _CURLY.finditer(text, block.span.start, block.span.end):
            if match.group() == "“":
                open_ = True
            elif open_:
                open_ = False
            else:
                yield from _other_opening(text, block.span.start, match.start())
                return  # one such mark shakes the count of all after it


def _other_opening(text: str, start: int, at: int) -> Iterator[Proposal]:
    last = max(text.rfind("”", start, at), start)
    for match in _OPENED_OTHERWISE.finditer(text, last, at):
        if "’" not in text[match.end() : at] or match[1] == "‘‘":
            yield Proposal(match.start(1), match.end(), f"“{match[2]}", 0.75, "mark-form")
            return
    word = _LAST_WORD.search(text, max(last, at - 40), at)
    if word is not None and len(text[last:at]) > _LONG:
        yield Proposal(word.start(), at + 1, word.group(), 0.5, "unopened-quotation")


def _of_wrong_form(page: Page) -> Iterator[Proposal]:
    """A straight mark among curly ones; two apostrophes for a mark."""
    text = page.text
    curly = text.count("“") + text.count("”")
    straight = text.count('"')
    for match in _APOSTROPHES.finditer(text) if "''" in text or "’’" in text else ():
        yield Proposal(match.start(), match.end(), match[1] + ('"' if straight > curly else "”"), 0.9, "mark-form")
    if curly < _MANY or not 0 < straight <= _FEW:
        return
    for match in _STRAIGHT.finditer(text):
        block = page.transcription.block_at(match.start())
        if block is None or block.kind not in PROSE:
            continue
        word = match.group()
        corr = "“" + word[1:] if word[0] == '"' else word[:-1] + "”"
        yield Proposal(match.start(), match.end(), corr, 0.9, "mark-form")


def _spaced(page: Page) -> Iterator[Proposal]:
    """A blank between a mark and the words it belongs to, in a text whose other marks have none."""
    text = page.text
    ends = (
        [match for match in _SPACED_END.finditer(text) if match[2] == "”" or _closes(text, match.start(2))]
        if _SPACED.search(text)  # a quick test, for the expression itself looks at every word
        else []
    )
    starts = [match for match in _SPACED_START.finditer(text) if match[1] == "“" or not _closes(text, match.start(1))]
    if len(ends) + len(starts) > _FEW:
        return
    for match in ends:
        yield Proposal(match.start(), match.end(), match[1] + match[2], 0.85, "spaced-mark")
    for match in starts:
        yield Proposal(match.start(), match.end(), match[1] + match[2], 0.85, "spaced-mark")


def _closes(text: str, at: int) -> bool:
    """Whether a straight mark closes: an odd number of them stands before it in its paragraph."""
    return text.count('"', text.rfind("\n", 0, at) + 1, at) % 2 == 1


def _homoglyphs(page: Page) -> Iterator[Proposal]:
    """A word that mixes Latin and Cyrillic letters of the same look."""
    if page.text.isascii() or not _CYRILLIC.search(page.text):
        return
    for match in _SCRIPTS.finditer(page.text):
        word = match.group()
        latin, cyrillic = word.translate(_CYRILLIC_LOOKS), word.translate(_LATIN_LOOKS)
        corr = latin if latin.isascii() else cyrillic if not re.search("[A-Za-z]", cyrillic) else ""
        if corr:
            yield Proposal(match.start(), match.end(), corr, 0.95, "homoglyph")
