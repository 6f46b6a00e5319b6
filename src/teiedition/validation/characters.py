"""Characters that are not what they seem: look-alikes, lost, invisible, private, unnormalized and misread ones.

texts and attributes --those that are not ASCII--> searched by one expression each --first place and count--> findings
A character is reported once, at its first place, with the number of times it stands in the file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Final

from lxml import etree

from teiedition.diagnostics import Diagnostic, Place
from teiedition.validation.subject import Subject
from teiedition.validation.texts import Run
from teiedition.vocabulary import TEI_NS, iter_tei, names

_PRIVATE: Final = "\ue000-\uf8ff\U000f0000-\U0010fffd"
_UNSEEN: Final = "\x80-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
_TAGS: Final = "\U000e0000-\U000e007f"
_FORMS: Final = "\ufb00-\ufb06\ufb13-\ufb17\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufdf0-\ufdfb\ufe70-\ufefc"
_ODD: Final = re.compile(f"[{_PRIVATE}{_UNSEEN}{_TAGS}{_FORMS}\ufffd]")
_DIRECTIONS: Final = frozenset("\u061c\u200e\u200f\u2066\u2067\u2068\u2069\u202a\u202b\u202c")
_JOINERS: Final = frozenset("\u200c\u200d")
_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_ALPHABETIC: Final = re.compile("[A-Za-z\xc0-\u024f\u0370-\u03ff\u0400-\u052f]")

_LATIN: Final = "A-Za-z\xc0-\xd6\xd8-\xf6\xf8-\u024f"
_OTHER: Final = "\u0370-\u03ff\u0400-\u052f"
_MIXED: Final = re.compile(f"[{_LATIN}][{_OTHER}]|[{_OTHER}][{_LATIN}]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LIKE_LATIN: Final = frozenset("аеорсухіјѕһԁԛԝүАВЕЅІЈКМНОРСТХҮΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲ")
_LIKE_OTHER: Final = frozenset("aeopcyxijshuABEZHIKMNOPTYXCSJ")

_FIRST: Final = re.compile(r"\A\S*")
_LAST: Final = re.compile(r"\S*\Z")
_MOJIBAKE: Final = re.compile(
    "[\xc2\xc3][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
    "|\xe2\u20ac[\x80-\xbf\u0153\u0161\u017e\u02dc\u2013-\u2022\u2026\u2030\u2039\u203a\u2122]"
)
_FORMULAS: Final = names("formula g c m w pc char glyph ident code gi att val tag")
"""Elements in which letters of several scripts, or single odd ones, are in place."""


@dataclass(slots=True)
class Oddity:
    """One sort of odd character or word: its first place, and how often it stands in the file."""

    code: str
    values: dict[str, str]
    place: Callable[[], Place]
    times: int = 0


def check_characters(subject: Subject) -> Iterator[Diagnostic]:
    """Odd characters of texts and attributes.

    Emits: TEI430, TEI431, TEI432, TEI433, TEI434, TEI435, TEI436.
    """
    if subject.data and subject.data.isascii() and b"&#" not in subject.data:
        return
    declared = _declared(subject)
    found: dict[tuple[str, str], Oddity] = {}
    for text, owner, place in _texts(subject):
        for code, key, values, span in _oddities(text, owner, declared):
            oddity = found.get((code, key))
            if oddity is None:
                oddity = found[code, key] = Oddity(code, values, partial(place, *span))
            oddity.times += 1
    for oddity in found.values():
        yield Diagnostic.of(oddity.code, oddity.place(), times=oddity.times, **oddity.values)


Locate = Callable[[int, int], Place]
Odd = tuple[str, str, dict[str, str], tuple[int, int]]
"""Code, what is counted together, the words of the message, and the stretch."""


def _texts(subject: Subject) -> Iterator[tuple[str, etree._Element, Locate]]:
    """Every text and attribute value that is not plain ASCII, its element, and what finds a stretch of it in the file."""
    for run in subject.texts.runs:
        if not run.text.isascii():
            yield run.text, run.parent, _of_run(subject, run)
    for element in subject.texts.elements:
        for name, value in element.attrib.items():
            if not value.isascii():
                yield str(value), element, _of_attribute(subject, element, str(name))


def _of_run(subject: Subject, run: Run) -> Locate:
    return lambda start, end: subject.texts.place(run, start, end)


def _of_attribute(subject: Subject, element: etree._Element, name: str) -> Locate:
    return lambda _start, _end: subject.places.of(element, name)


def _declared(subject: Subject) -> frozenset[str]:
    """The private-use characters that the header explains."""
    explained = "".join("".join(map(str, char.itertext())) for char in iter_tei(subject.root, "char", "glyph"))
    return frozenset(explained)


def _oddities(text: str, owner: etree._Element, declared: frozenset[str]) -> Iterator[Odd]:
    for match in _ODD.finditer(text):
        sign = match.group()
        if (code := _code_of(sign, text, match.start())) and not (code == "TEI431" and sign in declared):
            yield code, sign, _described(code, sign), match.span()
    if not str(owner.tag).startswith(f"{{{TEI_NS}}}") or owner.tag in _FORMULAS:
        return
    yield from _mixed(text)
    for match in _MOJIBAKE.finditer(text):
        if meant := _repaired(match.group()):
            values = {"word": _around(text, match.start(), match.end()), "meant": meant}
            yield "TEI433", match.group(), values, match.span()
    if not unicodedata.is_normalized("NFC", text):
        yield from _unnormalized(text)


def _mixed(text: str) -> Iterator[Odd]:
    at = 0
    while match := _MIXED.search(text, at):
        word, start = _word_at(text, match.start())
        at = start + len(word)
        if sign := _intruder(word):
            yield "TEI430", word, {"word": word, "sign": sign, "name": _name(sign)}, (start, at)


def _code_of(sign: str, text: str, at: int) -> str:
    """The code for an odd character; empty where its neighbours call for it."""
    if sign == "\ufffd":
        return "TEI435"
    if unicodedata.category(sign) == "Co":
        return "TEI431"
    if unicodedata.normalize("NFKC", sign) != sign and unicodedata.category(sign) in {"Ll", "Lo"}:
        return "TEI436"
    return "" if _is_called_for(sign, text, at) else "TEI434"


def _is_called_for(sign: str, text: str, at: int) -> bool:
    """Whether a sign that is not seen does its work: Hebrew, Persian, Indic scripts, Thai and emoji need some."""
    before, after = _ALPHABETIC.match(text[at - 1 : at]), _ALPHABETIC.match(text[at + 1 : at + 2])
    if sign in _DIRECTIONS:
        return _is_right_to_left(text)
    if sign in _JOINERS:
        return not (before and after)
    return sign == "\u200b" and not (before or after)


@lru_cache(maxsize=2)
def _is_right_to_left(text: str) -> bool:
    return _RIGHT_TO_LEFT.search(text) is not None


def _described(code: str, sign: str) -> dict[str, str]:
    if code == "TEI435":
        return {}
    described = {"name": f"{_name(sign)}"}
    if code == "TEI436":
        described["meant"] = unicodedata.normalize("NFKC", sign)
    return described


def _name(sign: str) -> str:
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()


def _word_at(text: str, at: int) -> tuple[str, int]:
    """The word around an offset, and where it starts."""
    start = at
    while start and text[start - 1].isalpha():
        start -= 1
    match = _WORD.match(text, start)
    return (match.group() if match else text[at], start)


def _intruder(word: str) -> str:
    """The first letter of the script that is in the minority, where all of them look like letters of the other."""
    other = [sign for sign in word if "\u0370" <= sign <= "\u052f"]
    latin = [sign for sign in word if sign < "\u0370" or sign > "\u052f"]
    few, alike = (other, _LIKE_LATIN) if len(other) <= len(latin) else (latin, _LIKE_OTHER)
    return few[0] if few and len(word) > 2 and alike.issuperset(few) else ""


def _repaired(signs: str) -> str:
    """What misread signs are in UTF-8; nothing where they are no misreading."""
    for encoding in ("cp1252", "latin-1"):
        try:
            meant = signs.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return meant if len(meant) == 1 else ""
    return ""


def _around(text: str, start: int, end: int) -> str:
    """The word around a stretch, not longer than a word may be."""
    before, after = text[max(0, start - 20) : start], text[end : end + 20]
    return f"{_LAST.findall(before)[0]}{text[start:end]}{_FIRST.findall(after)[0]}"


def _unnormalized(text: str) -> Iterator[Odd]:
    """The stretches between blanks that another normal form would change."""
    for match in re.finditer(r"\S+", text):
        word = match.group()
        if not word.isascii() and not unicodedata.is_normalized("NFC", word):
            yield "TEI432", "", {"word": word}, match.span()
