"""Titles that a reference shows: "(Lantern, 3 May 1921)", "Harbour Songs (p. 7)", "A Day in Lund, by N. Berg"; and authors."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from teiedition.annotators.gazetteer import find_place
from teiedition.annotators.lexicon import english_words
from teiedition.annotators.names.lexicon import sense
from teiedition.annotators.tokens import indices_of
from teiedition.annotators.works.lexicon import words
from teiedition.annotators.works.reader import POSSESSIVES, Reader, Title

_PAGES = frozenset({"p", "pp", "page", "pages", "vol", "volume", "chap", "chapter", "chapters", "ch"})
_OPENING = frozenset({"(", "[", "—", "–"})
_CLOSING = frozenset({"”", '"', "’", ",", "("})
_OWNED = frozenset({"his", "her", "their"})
_ARTICLES = frozenset({"The", "A", "An"})
_MARKS = frozenset({"“", '"', "‘"})
_SEE = frozenset({"see", "quoted", "from", "cited", "reprinted", "translated"})
_WITHIN = frozenset({"in", "from", "of", "with", "by"})
_LONGEST_NAME = 4
_FARTHEST = 16
"""Words a title has at most before the reference to it."""


def cited_titles(reader: Reader) -> Iterator[Title]:
    """The titles that a reference shows: themselves in brackets with a date, pages, or the author behind."""
    for k in indices_of(_OPENING, reader.occurrences):
        if reader.is_capital(k + 1) and (title := _in_brackets(reader, k + 1)) is not None:
            yield title
    for k in indices_of(_PAGES, reader.occurrences):
        if reader.texts[k - 1] in {"(", ","} and reader.joined(k):
            yield from _ending_at(reader, k - 1, _before_pages)
    for k in reader.occurrences.get("by", ()):
        if reader.is_capital(k + 1):
            yield from _ending_at(reader, k - (reader.texts[k - 1] == ","), _before_author)


def dated_titles(reader: Reader) -> Iterator[Title]:
    """The titles before their place and year, and in notes before their date in brackets."""
    for k in range(2, reader.size):
        if reader.dated[k] == 1 and reader.dated[k - 1] != 1 and (last := _before_imprint(reader, k)):
            yield from _ending_at(reader, last, _before_place)
    for k in reader.occurrences.get("(", ()):
        if k + 1 < reader.size and reader.dated[k + 1] == 1 and reader.in_note(k):
            yield from _ending_at(reader, k, _before_year)


def _ending_at(reader: Reader, last: int, rule: Callable[[Reader, int, int], Title | None]) -> Iterator[Title]:
    """The longest title that a rule accepts of those that end before an index."""
    for i in range(max(0, last - _FARTHEST), last - 1):
        if reader.is_capital(i) and not reader.dated[i] and reader.title_end(i) == last:
            title = rule(reader, i, last)
            if title is not None:
                yield title
                return


def _in_brackets(reader: Reader, i: int) -> Title | None:
    """What opens a bracket and is followed by its date is the newspaper that has just been quoted."""
    last = reader.title_end(i)
    if last - i > _LONGEST_NAME or not is_dated(reader, last) or not _may_be_title(reader, i, last):
        return None
    if any(reader.base(k).lower() not in english_words() for k in (i, last - 1)):
        return None  # "(Lund, 3 May 1921)" may be a letter or a town
    return Title(i, last, "j", 2.5, "reference in brackets")


def is_dated(reader: Reader, last: int) -> bool:
    """Whether a comma and a date of a day or month follow, a town or country between them or not."""
    at = last
    if at < reader.size and reader.texts[at] == "," and reader.is_capital(at + 1) and not reader.dated[at + 1]:
        end = reader.run(at + 1)
        at = end if find_place(reader.name(at + 1, end)) is not None else at
    if at + 1 >= reader.size or reader.texts[at] != "," or not reader.joined(at + 1):
        return False
    return reader.dated[at + 1] == 1 and (at + 2 < reader.size and reader.dated[at + 2] == 1)


def _before_pages(reader: Reader, i: int, last: int) -> Title | None:
    """Words in title case before pages or a volume: three, or two that are somebody's or a book's."""
    if reader.opens(i) and not (reader.texts[i - 1] in _MARKS or (reader.texts[i] in _ARTICLES and last - i > 2)):
        return None
    if not _may_be_title(reader, i, last):
        return None
    owned = reader.lower(i - 1) in _OWNED or reader.texts[i - 1].endswith(POSSESSIVES)
    noted = reader.in_note(i) and reader.texts[i - 1] == ","  # "Berg, My Ovens, p. 5"
    announced = noted or any(reader.lower(k) in words()["book"] for k in range(max(0, i - 3), i))
    return Title(i, last, "m", 2.5, "reference to pages") if owned or announced or last - i > 2 else None


def _before_year(reader: Reader, i: int, last: int) -> Title | None:
    """In a note, three words in title case and more before the date when they were written."""
    if last - i < 3 or not _may_be_title(reader, i, last) or not (reader.opens(i) or reader.texts[i - 1] == ","):
        return None
    return Title(i, last, "m", 2.5, "reference with a date")


def _before_imprint(reader: Reader, k: int) -> int:
    """The index of the comma before the place of a place and year, "..., Lund 1892"; 0 where there is none."""
    end = k - (reader.texts[k - 1] == ",")
    first = end
    while first > 0 and end - first < 2 and reader.is_capital(first - 1) and reader.joined(first):
        first -= 1
    named = first < end and find_place(reader.name(first, end)) is not None
    return first - 1 if named and first > 2 and reader.texts[first - 1] == "," else 0


def _before_place(reader: Reader, i: int, last: int) -> Title | None:
    """Three words in title case and more behind the author's comma, before the place and year of a book."""
    if reader.texts[i - 1] == "," and reader.texts[i] in {"Its", "Their", "His", "Her"} and reader.texts[i - 3] == ",":
        i -= 2  # "Berg, Bread, Its Past and Future, Lund 1862"
    if last - i < 3 or reader.texts[i - 1] != "," or not _may_be_title(reader, i, last):
        return None
    return Title(i, last, "m", 2.5, "reference to a book")


def _before_author(reader: Reader, i: int, last: int) -> Title | None:
    """Three words in title case and more before "by" and somebody's name."""
    if last - i < 3 or not _may_be_title(reader, i, last) or reader.in_head(i) or reader.lower(i) in _SEE:
        return None
    at = last + (reader.lower(last) == ",")
    return Title(i, last, "m", 2.5, "author behind") if _name_end(reader, at + 1) - at > 2 else None


def _may_be_title(reader: Reader, first: int, last: int) -> bool:
    """Whether words are no body, no place and no person by their looks."""
    if reader.lower(first) in _PAGES or sense(reader.base(first)).given or sense(reader.base(first)).address:
        return False
    if any(reader.base(k).lower() in words()["body"] or reader.dated[k] for k in range(first, last)):
        return False
    return find_place(reader.name(first, last)) is None and (len(reader.base(first)) > 1 or reader.texts[first] == "A")


def author_of(reader: Reader, title: Title) -> str:
    """Who wrote a work, where the words beside its title say so: "Berg’s Harbour Songs", "Berg, in his Songs", "by N. Berg"."""
    if title.level not in {"a", "m"}:
        return ""
    return _author_before(reader, title.first) or _author_behind(reader, title.last)


def _author_before(reader: Reader, i: int) -> str:
    k = i - 1
    while k > 0 and i - k < 7 and (reader.texts[k] in _MARKS | {",", ":"} or reader.lower(k) in words()["book"]):
        k -= 1
    if reader.texts[k].endswith(POSSESSIVES) and reader.is_capital(k):
        return _name_to(reader, k + 1)
    if reader.lower(k) in _OWNED and reader.lower(k - 1) in _WITHIN:
        end = k - 1 - (reader.texts[k - 2] == ",")
        verb = reader.texts[end - 1].islower() and end - 1 > 0 and reader.is_capital(end - 2)
        return _name_to(reader, end - 1 if verb else end)
    return ""


def _author_behind(reader: Reader, last: int) -> str:
    at = last
    while at < reader.size and reader.texts[at] in _CLOSING and at - last < 3:
        at += 1
    if reader.lower(at) != "by" or not reader.joined(at):
        return ""
    end = _name_end(reader, at + 1)
    return reader.name(at + 1, end) if end > at + 1 else ""


def _name_to(reader: Reader, end: int) -> str:
    """The capitals before an index, as a person's name; nothing for a single common word."""
    first = end
    while first > 0 and end - first < _LONGEST_NAME and reader.is_capital(first - 1) and reader.joined(end - 1):
        first -= 1
    while first < end and (sense(reader.base(first)).address or _is_plain(reader, first)):
        first += 1
    return reader.name(first, end) if first < end and not reader.dated[first] else ""


def _is_plain(reader: Reader, i: int) -> bool:
    """Whether a word is an English one that only a name behind a forename could be."""
    known = sense(reader.base(i))
    return known.english and not known.given


def _name_end(reader: Reader, i: int) -> int:
    """Behind the capitals and initials that follow each other, the full stops of initials with them."""
    end = i
    while end < reader.size and end - i < 6 and reader.joined(end):
        initial = reader.texts[end] == "." and end > i and len(reader.texts[end - 1]) == 1
        if not (reader.is_capital(end) or (initial and reader.is_capital(end + 1))):
            break
        end += 1
    return end
