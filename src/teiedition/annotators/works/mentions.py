"""Every mention of a title that the rules found once, and the short forms of journals and laws."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from teiedition.annotators.works.journals import is_cued
from teiedition.annotators.works.lexicon import first_word, words
from teiedition.annotators.works.reader import POSSESSIVES, Reader, Title

_AMBIGUOUS = frozenset({"International", "Worker", "Press", "Communist"})


def other_mentions(reader: Reader, titles: Sequence[Title]) -> Iterator[Title]:
    """Find further mentions: of titles word for word, of journals and laws by their last word behind an article."""
    known: dict[str, Title] = {}
    for title in titles:
        known.setdefault(_bare(reader.name(title.first, title.last)), title)
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(known, key=lambda name: (-len(name), name)):
        by_first[first_word(name)].append(name)
    short = _short_forms(known)
    for i, text in enumerate(reader.texts):
        if not text[0].isupper() or reader.dated[i]:
            continue
        found = (_mention(reader, i, name, known[name]) for name in by_first.get(reader.base(i), ()))
        title_here = next(filter(None, found), None) or _short(reader, i, short)
        if title_here is not None:
            yield title_here


def _bare(name: str) -> str:
    return name.removeprefix("The ").replace("'", "’")


def _short_forms(known: dict[str, Title]) -> dict[str, Title]:
    """The last words of journals, and "Act" where the document names one in full."""
    forms = {
        name.split()[-1]: title
        for name, title in known.items()
        if title.level == "j" and " " in name and name.split()[-1].lower() in words()["journal_end"]
    }
    for name, title in known.items():
        if title.rule.startswith("law") and name.endswith(" Act"):
            forms.setdefault("Act", title)
    return forms


def _short(reader: Reader, i: int, forms: dict[str, Title]) -> Title | None:
    base = reader.base(i)
    origin = forms.get(base)
    if origin is None or reader.opens(i) or _goes_on(reader, i + 1):
        return None
    before = reader.lower(i - 1)
    if before not in {"the", "this"} and not ("-" in before and reader.lower(i - 2) == "the"):
        return None
    if base in _AMBIGUOUS and not is_cued(reader, i, i + 1):
        return None
    return Title(i, i + 1, origin.level, 1.6, "short form", reader.name(origin.first, origin.last))


def _goes_on(reader: Reader, i: int) -> bool:
    return reader.is_capital(i) and reader.joined(i) and not reader.texts[i - 1].endswith(POSSESSIVES)


def _mention(reader: Reader, i: int, name: str, origin: Title) -> Title | None:
    last = reader.matches(i, name)
    if not last:
        return None
    capital_article = reader.texts[i - 1] == "The" and reader.joined(i)
    if last - i == 1 and not _alone(reader, i, capital_article=capital_article, cited=origin.rule == "citation"):
        return None
    if _goes_on(reader, last) and reader.lower(last) in words()["body"]:
        return None
    bare = reader.joined(i) and reader.lower(i - 1) in {"of", "in", "from", "by", "to"}  # a body has its article
    if _may_be_body(name) and not bare and not is_cued(reader, i, last):
        return None
    first = i - 1 if capital_article and not reader.opens(i - 1) else i
    return Title(first, last, origin.level, min(origin.weight, 2.4), "further mention", origin.name, origin.author)


def _may_be_body(name: str) -> bool:
    """Whether a journal bears the name of a body: "Fourth International"."""
    end = name.rsplit(maxsplit=1)[-1]
    return " " in name and (end.lower() in words()["body"] or end in _AMBIGUOUS - {"Worker", "Press"})


def _alone(reader: Reader, i: int, *, capital_article: bool, cited: bool) -> bool:
    """Whether a title of one word is meant: behind an article, or with a cue; "the Call of" is none.

    Of the journal that the page is taken from, "in" is cue enough.
    """
    if _goes_on(reader, i + 1):
        return False
    if cited and reader.lower(i - 1) in {"in", "to"}:
        return True
    article = reader.lower(i - 1) == "the"
    if article and not capital_article and reader.lower(i + 1) == "of":
        return False
    return article or is_cued(reader, i, i + 1)
