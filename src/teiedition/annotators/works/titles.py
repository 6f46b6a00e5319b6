"""Books, articles, songs, laws and treaties: what is called, quoted, italicised or built as a title."""

from __future__ import annotations

from collections.abc import Iterator

from teiedition.annotators.gazetteer import find_place
from teiedition.annotators.lexicon import english_words
from teiedition.annotators.names.lexicon import sense
from teiedition.annotators.works.lexicon import words
from teiedition.annotators.works.reader import POSSESSIVES, Reader, Title

_OWNERS = frozenset({"his", "her", "their", "’s", "my"})
_BOOKS = frozenset(
    {"book", "novel", "pamphlet", "memoirs", "autobiography", "history", "biography", "treatise", "booklet"}
)
_MARKS = frozenset('“‘"')
_SHOWN = frozenset({"film", "play", "opera", "poem", "song", "hymn", "tragedy", "comedy", "novel"})
_SHORT = frozenset({"poem", "song", "hymn"})
_MADE = frozenset({"published", "by", "issued", "written", "translated", "printed", "edited"})
_NOT_LAWS = frozenset({"the", "this", "that", "an", "a", "in", "if", "but", "mr"})


def announced_at(reader: Reader, i: int) -> Title | None:
    """The title behind a word such as "book" or "entitled", a comma or a mark between or not.

    Args:
        reader: the document.
        i: index of the announcing word.
    """
    table, word = words(), reader.lower(i)
    named = word in table["called"]
    at, signs = i + 1, ""
    while at < reader.size and reader.joined(at) and at - i < 4:
        text = reader.texts[at]
        if text in table["called"] and not named:
            named = True
        elif text in {",", ":"} | _MARKS:
            signs += text
        else:
            break
        at += 1
    if at >= reader.size or not reader.joined(at) or not reader.is_capital(at) or reader.dated[at]:
        return None
    if word in table["called"] and (word not in {"entitled", "titled", "headed"} or (not signs and word == "headed")):
        return None
    last = _listed_end(reader, reader.title_end(at, colon=named))
    quoted = bool(_MARKS & set(signs)) and reader.texts[last : last + 1] != [] and _closes(reader, last)
    if (last - at < 2 and not (named and word in table["book"]) and not quoted) or last - at > 24:
        return None
    if not (named or _MARKS & set(signs)) and not _stands_for_book(reader, i, at, last, signs):
        return None
    return Title(at, last, "m" if word in _BOOKS | _SHOWN - _SHORT else "a", 3.5, "announced")


def _closes(reader: Reader, last: int) -> bool:
    """Whether a quotation ends here, its comma or full stop before the mark."""
    return (
        reader.texts[last + (reader.texts[last] in {",", "."})] in {"”", "’", '"'} if last + 1 < reader.size else False
    )


def _listed_end(reader: Reader, last: int) -> int:
    """Behind a title that goes on over a comma, where a year in brackets proves it: "Bread, Butter and Tea (1926)"."""
    if last + 1 >= reader.size or reader.texts[last] != "," or not reader.is_capital(last + 1):
        return last
    end = reader.title_end(last + 1)
    proved = end + 1 < reader.size and reader.texts[end] == "(" and reader.dated[end + 1]
    return end if proved and not reader.dated[last + 1] else last


def _stands_for_book(reader: Reader, i: int, at: int, last: int, signs: str) -> bool:
    """Whether "his book, X Y Z" and not "the book, President Lund said"."""
    if reader.lower(i) not in (_BOOKS | _SHOWN) - {"history"} or last - at < 2:
        return False
    if signs == "," and reader.texts[last : last + 1] == [","] and reader.lower(last + 1) in _MADE:
        return True
    if reader.lower(i) in _SHOWN and not signs and last - at > 1 and reader.lower(i - 1) not in _OWNERS:
        return reader.texts[i - 1].islower() and not sense(reader.base(at)).given
    owner = reader.lower(i - 1) in _OWNERS or reader.texts[i - 1].endswith(POSSESSIVES)
    fresh = reader.lower(i - 1) in {"recent", "new", "famous", "latest"}
    return (owner and signs in {"", ","}) or (fresh and not signs)


def owned_at(reader: Reader, i: int) -> Title | None:
    """A title of several words behind "in his": "in his History of the Long War"."""
    if reader.lower(i - 1) not in _OWNERS or reader.lower(i - 2) not in {"in", "from", "of", "with", "by"}:
        return None
    last = reader.title_end(i)
    if last - i < 3 or (reader.run(i) == last and last - i < 4):
        return None
    return Title(i, last, "m", 2.5, "title of an author")


def quoted_titles(reader: Reader) -> Iterator[Title]:
    """Quotations in title case: of three capitals and more, or of two where a word before them announces a title."""
    for first, last in reader.quoted():
        if reader.in_head(first) or reader.in_publication(first) or last - first < 2:
            continue
        stop = last
        while stop > first and not reader.texts[stop - 1][0].isalnum() and reader.texts[stop - 1] not in "?!":
            stop -= 1
        if _named_by_noun(reader, first, stop):
            yield Title(first, stop, "m" if reader.lower(first - 2) in _BOOKS else "a", 2.5, "named in quotation marks")
            continue
        announced = _announces(reader, first)
        if not _is_title_case(reader, first, stop, 2 if announced else 3) or _is_slogan(reader, first, last):
            continue
        if _names_body(reader, first, stop, announced=announced):
            continue
        before = {reader.lower(k) for k in range(max(0, first - 5), first)}
        level = "m" if before & _BOOKS else "a"
        if stop - first > 4 or announced:
            yield Title(first, stop, level, 2.5, "title case in quotation marks")


def _named_by_noun(reader: Reader, first: int, stop: int) -> bool:
    """Whether a quotation stands just behind a word for books or articles, as its name: "the article “Where is it?”"."""
    table = words()
    if reader.lower(first - 2) not in table["book"] | {"resolution", "chapter", "headline", "leaflet"}:
        return False
    inner = reader.texts[first : stop - 1]
    return reader.is_capital(first) and stop - first < 14 and not any(text in {".", "!", "?", ";"} for text in inner)


def _is_title_case(reader: Reader, first: int, stop: int, least: int) -> bool:
    """Whether all but small words have capitals, of which there are some, and no sentence ends within."""
    small, inner = (
        words()["small"] | words()["small_in_quotation"],
        [t for t in reader.texts[first:stop] if t[0].isalpha()],
    )
    if sum(text[0].isupper() for text in inner) < least or not inner[0][0].isupper():
        return False
    if any(text[0].islower() and text not in small for text in inner) or all(text.isupper() for text in inner):
        return False
    return not any(text in {".", "!"} for text in reader.texts[first : stop - 1])


def _names_body(reader: Reader, first: int, stop: int, *, announced: bool) -> bool:
    """Whether a quotation in title case rather names a body; behind a comma what was announced is a title all the same."""
    bodies = words()["body"]
    if announced and reader.texts[first - 2] == ",":
        return False
    if reader.lower(stop - 1) in bodies | {"international"}:
        return True
    return not announced and any(reader.base(k).lower() in bodies for k in range(first, min(stop, first + 5)))


def _is_slogan(reader: Reader, first: int, last: int) -> bool:
    """Whether a quotation is called a slogan beside it, or calls on somebody with nothing to announce a title."""
    near = {reader.lower(k) for k in (*range(max(0, first - 9), first), *range(last + 1, min(reader.size, last + 4)))}
    if near & words()["slogan"]:
        return True
    return reader.lower(first) in words()["calling"] and not near & (words()["book"] | words()["called"])


def _announces(reader: Reader, first: int) -> bool:
    """Whether one of the words before a quotation says that a title comes: "in “A B C”", "his essay, “A B C”"."""
    table = words()
    near = {reader.lower(k) for k in range(max(0, first - 5), first - 1)}
    comma = reader.texts[first - 2] == ","
    listed = comma and any(reader.lower(k) in table["announcing"] for k in range(max(0, first - 11), first - 2))
    if listed or near & (table["book"] | table["announcing"] | {"entitled", "titled", "headed"}):
        return True
    leading = reader.lower(first - 2) in {"in", "from", "by", "see", "to"} or bool(
        near & (table["called"] | table["part"])
    )
    return leading and _several(reader, first)


def _several(reader: Reader, first: int) -> bool:
    """Whether three words and more have capitals, so that a mere phrase is unlikely."""
    return sum(reader.is_capital(k) for k in range(first, min(reader.size, first + 5))) > 2


def law_at(reader: Reader, i: int) -> Title | None:
    """A law or treaty: "Lantern Duties Act", "Treaty of Lund", "Law of the Harvest"."""
    strong = words()["law_strong"]
    word = reader.lower(i)
    if word in {"treaty", "laws", "covenant", "statute", "convention"} and reader.lower(i + 1) == "of":
        at = i + 2 + (reader.lower(i + 2) == "the")
        if reader.is_capital(at) and reader.joined(at) and word != "laws":
            return Title(i, reader.run(at), "u", 3, "law and its subject")
    if word == "peace" and reader.lower(i + 1) == "of" and find_place(reader.base(i + 2)) is not None:
        return Title(i, i + 3, "u", 3, "peace and its place")
    end = _law_run(reader, i)
    for k in range(end - 1, i, -1):
        named = reader.base(k).lower() in words()["law_of_name"] and k == i + 1 and _names_law(reader, i)
        if (named or reader.base(k).lower() in strong | {"acts"}) and reader.is_capital(k) and word not in _NOT_LAWS:
            if reader.texts[k - 1].endswith(POSSESSIVES) or (reader.opens(i) and k - i < 2 and word not in strong):
                return None
            return Title(i, k + 1, "u", 3, "law")
    return None


def _names_law(reader: Reader, i: int) -> bool:
    """Whether a word is a name that a law or programme may bear: "Lund-Berg Law", "Erfurt Programme"."""
    word = reader.base(i).lower()
    return word not in english_words() and not reader.opens(i) and not word.endswith(("ist", "an", "ish", "ese", "ic"))


def _law_run(reader: Reader, i: int) -> int:
    """As ``run``, over one quoted word: "Berg “Gag” Act"."""
    end = reader.run(i)
    if reader.texts[end : end + 1] == ["“"] and reader.texts[end + 2 : end + 3] == ["”"] and reader.is_capital(end + 3):
        return end + 4
    if end < reader.size and reader.lower(end) in {"and", "of"} and reader.is_capital(end + 1):
        further = reader.run(end + 1)
        if reader.lower(further - 1) in {"act", "acts", "bill"}:
            return further
    return end


def italic_titles(reader: Reader) -> Iterator[Title]:
    """Words set in italics, in title case, of two capitals and more, or behind an article."""
    for emphasis in reader.emphasis:
        first, last = reader.indexes(emphasis)
        while last > first and not reader.texts[last - 1][0].isalnum() and reader.texts[last - 1] not in "?!":
            last -= 1
        if last <= first or last - first > 20 or not reader.is_capital(first):
            continue
        words_ = [text for text in reader.texts[first:last] if text[0].isalpha()]
        capitals = sum(text[0].isupper() for text in words_)
        if any(text[0].islower() and text not in words()["small"] for text in words_):
            continue
        alone = capitals == 1 and reader.lower(first - 1) not in {"the", "in", "of"}
        if not alone and not (reader.opens(first) and capitals == 1):
            yield Title(first, last, "j" if len(words_) < 3 else "m", 3, "italics")
