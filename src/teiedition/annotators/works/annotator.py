"""Titles of works, each pointing to a record; a title found once is found at every mention."""

from __future__ import annotations

from collections.abc import Iterable

from teiedition.annotation import Annotation, Kind
from teiedition.annotators.protocol import Context, Findings
from teiedition.annotators.works.journals import is_cued, journal_at
from teiedition.annotators.works.lexicon import words
from teiedition.annotators.works.reader import Reader, Title
from teiedition.annotators.works.records import Shelf
from teiedition.annotators.works.titles import announced_at, italic_titles, law_at, owned_at, quoted_titles
from teiedition.authority import RecordKind

NAME = "works"


class Works:
    """Finds titles of works and the records they point to."""

    name = NAME
    needs = frozenset({Kind.DATE})
    gives = frozenset({Kind.WORK})

    def find(self, context: Context) -> Findings:
        """Find the titles of a text, each with the id of its record."""
        reader = Reader(context)
        given = [_given(reader, annotation) for annotation in reader.works]
        titles = _disjoint([*given, *_authority_titles(reader, context), *find_titles(reader)])
        titles = _disjoint([*titles, *_other_mentions(reader, titles)])
        shelf = Shelf(context.authority)
        annotations = [_annotation(reader, title, shelf.place(reader, title)) for title in titles]
        return Findings(tuple(annotations), tuple(shelf.records()))


def _given(reader: Reader, annotation: Annotation) -> Title:
    """A title that an annotator before this one found: it takes part, and gets its record."""
    first, last = reader.indexes(annotation)
    return Title(first, max(last, first + 1), annotation.get("level", "j"), 6, "citation")


def _authority_titles(reader: Reader, context: Context) -> Iterable[Title]:
    """Titles of the edition's authority files, word for word."""
    names: dict[str, list[tuple[str, str]]] = {}
    for record in context.authority:
        if record.kind is RecordKind.WORK:
            for name in (record.name, *record.variants):
                bare = name.removeprefix("The ")
                if " " in bare or "-" in bare:
                    names.setdefault(bare.split()[0], []).append((bare, record.get("level") or "m"))
    for i, text in enumerate(reader.texts):
        for name, level in names.get(text, ()):
            stop = reader.starts[i] + len(name)
            if reader.text.startswith(name, reader.starts[i]) and not reader.text[stop : stop + 1].isalnum():
                last = i + 1
                while last < reader.size and reader.starts[last] < stop:
                    last += 1
                yield Title(i, last, level, 5, "authority")


def find_titles(reader: Reader) -> Iterable[Title]:
    """What the rules find, each mention by itself."""
    table = words()
    announcing = table["book"] | {"entitled", "titled", "headed"}
    for i, text in enumerate(reader.texts):
        if text[0].isupper():
            if reader.dated[i]:
                continue
            if (title := journal_at(reader, i)) is not None:
                yield title
            if (title := law_at(reader, i)) is not None:
                yield title
            if (title := owned_at(reader, i)) is not None:
                yield title
        elif text in announcing and (title := announced_at(reader, i)) is not None:
            yield title
    yield from quoted_titles(reader)
    yield from italic_titles(reader)


def _disjoint(titles: Iterable[Title]) -> list[Title]:
    """Of titles that share words the surest, of those the longest; in the order of the text."""
    kept: list[Title] = []
    taken: set[int] = set()
    for title in sorted(titles, key=lambda t: (-t.weight, t.first - t.last, t.first)):
        if not any(k in taken for k in range(title.first, title.last)):
            taken.update(range(title.first, title.last))
            kept.append(title)
    return sorted(kept)


def _bare(name: str) -> str:
    return name.removeprefix("The ").replace("'", "’")


def _other_mentions(reader: Reader, titles: list[Title]) -> Iterable[Title]:
    """Further mentions of the titles found, and short forms of journals behind an article."""
    known: dict[str, Title] = {}
    for title in titles:
        known.setdefault(_bare(reader.name(title.first, title.last)), title)
    short = {name.split()[-1]: title for name, title in known.items() if title.level == "j" and " " in name}
    acts = {"Act": t for name, t in known.items() if t.rule.startswith("law") and name.endswith(" Act")}
    first_words: dict[str, list[str]] = {}
    for name in known:
        first_words.setdefault(name.split()[0], []).append(name)
    for i, text in enumerate(reader.texts):
        if not text[0].isupper() or reader.dated[i]:
            continue
        base = reader.base(i)
        for name in sorted(first_words.get(base, ()), key=lambda n: (-len(n), n)):
            if (title := _mention(reader, i, name, known[name])) is not None:
                yield title
                break
        else:
            origin = short.get(base) or acts.get(base)
            if origin is not None and reader.lower(i - 1) in {"the", "this", "twice-weekly"} and not _goes_on(reader, i + 1):
                if base == "Act" or is_cued(reader, i, i + 1) or base not in {"International", "Worker", "Press", "Communist"}:
                    if not reader.opens(i):
                        yield Title(i, i + 1, origin.level, 1.6, "short form", reader.name(origin.first, origin.last))


def _goes_on(reader: Reader, i: int) -> bool:
    return reader.is_capital(i) and reader.joined(i) and not reader.texts[i - 1].endswith(("’s", "'s"))


def _mention(reader: Reader, i: int, name: str, origin: Title) -> Title | None:
    start = reader.starts[i]
    stop = start + len(name)
    if reader.text[start:stop].replace("'", "’").replace("\n", " ") != name:
        return None
    last = i + 1
    while last < reader.size and reader.starts[last] < stop:
        last += 1
    if stop not in {reader.end(last - 1), reader.tokens[last - 1].end}:
        return None
    article = reader.texts[i - 1] == "The" or reader.lower(i - 1) == "the"
    if last - i == 1:
        if _goes_on(reader, last) or not article and not is_cued(reader, i, last):
            return None
        if reader.lower(i - 1) == "the" and reader.texts[i - 1] != "The" and reader.lower(last) in {"of"}:
            return None
    if last - i > 1 and reader.is_capital(last) and reader.joined(last) and reader.lower(last) in {"party", "league", "committee", "archive", "conference", "congress", "international"}:  # fmt: skip
        return None
    first = i - 1 if reader.texts[i - 1] == "The" and reader.joined(i) and not reader.opens(i - 1) else i
    return Title(first, last, origin.level, min(origin.weight, 2.4), "further mention", origin.name, origin.author)


def _annotation(reader: Reader, title: Title, ref: str) -> Annotation:
    start, end = reader.starts[title.first], reader.end(title.last - 1)
    certainty = 0.95 if title.weight >= 4 else 0.9 if title.weight >= 3 else 0.8 if title.weight >= 2 else 0.6
    evidence = (title.rule, reader.text[start:end])
    return Annotation.of(
        Kind.WORK, start, end, certainty=certainty, resp=NAME, evidence=evidence, level=title.level, ref=ref
    )


annotator = Works()
