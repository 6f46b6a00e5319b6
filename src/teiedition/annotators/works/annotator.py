"""Titles of works, each pointing to a record; a title found once is found at every mention."""

from __future__ import annotations

from collections.abc import Iterable

from teiedition.annotation import Annotation, Kind
from teiedition.annotators.protocol import Context, Findings
from teiedition.annotators.works.cited import author_of, cited_titles, dated_titles
from teiedition.annotators.works.journals import journal_at
from teiedition.annotators.works.lexicon import first_word, words
from teiedition.annotators.works.mentions import other_mentions
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
        titles = _with_authors(reader, _disjoint([*titles, *other_mentions(reader, titles)]))
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
                    names.setdefault(first_word(bare), []).append((bare, record.get("level") or "m"))
    for i in range(reader.size) if names else ():
        for name, level in names.get(reader.base(i), ()):
            if last := reader.matches(i, name):
                yield Title(i, last, level, 5, "authority")


def find_titles(reader: Reader) -> Iterable[Title]:
    """What the rules find, each mention by itself."""
    announcing = words()["book"] | {"entitled", "titled", "headed"}
    for i, text in enumerate(reader.texts):
        if text[0].isupper():
            if not reader.dated[i]:
                yield from filter(None, (journal_at(reader, i), law_at(reader, i), owned_at(reader, i)))
        elif text in announcing and (title := announced_at(reader, i)) is not None:
            yield title
    yield from quoted_titles(reader)
    yield from italic_titles(reader)
    yield from cited_titles(reader)
    yield from dated_titles(reader)


def _disjoint(titles: Iterable[Title]) -> list[Title]:
    """Of titles that share words the surest, of those the longest; in the order of the text."""
    kept: list[Title] = []
    taken: set[int] = set()
    for title in sorted(titles, key=lambda t: (-t.weight, t.first - t.last, t.first)):
        if not any(k in taken for k in range(title.first, title.last)):
            taken.update(range(title.first, title.last))
            kept.append(title)
    return sorted(kept)


def _with_authors(reader: Reader, titles: list[Title]) -> list[Title]:
    """The titles with their authors, each as the first of its mentions that names him says."""
    authors: dict[str, str] = {}
    for title in titles:
        if author := title.author or author_of(reader, title):
            authors.setdefault(reader.name(title.first, title.last), author)
    return [title._replace(author=authors.get(reader.name(title.first, title.last), "")) for title in titles]


def _annotation(reader: Reader, title: Title, ref: str) -> Annotation:
    start, end = reader.starts[title.first], reader.end(title.last - 1)
    certainty = (
        1.0
        if title.rule == "citation"
        else 0.95
        if title.weight >= 4
        else 0.9
        if title.weight >= 3
        else 0.8
        if title.weight >= 2
        else 0.6
    )
    evidence = (title.rule, reader.text[start:end])
    return Annotation.of(
        Kind.WORK, start, end, certainty=certainty, resp=NAME, evidence=evidence, level=title.level, ref=ref
    )


annotator = Works()
