"""What the transcription says of its printed source and of itself -> ``sourceDesc`` and ``respStmt``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from teiedition.annotation import Annotation, Kind
from teiedition.encoder.elements import add, dated
from teiedition.encoder.ids import Ids
from teiedition.transcription import Span, Transcription

_RESP = {
    "transcription": ("trc", "transcription"),
    "markup": ("mrk", "HTML markup"),
    "proofreading": ("pfr", "proofreading"),
    "translation": ("trl", "translation"),
    "editing": ("edt", "editing"),
}
"""Words of the ``structure`` annotator to the MARC relator code and the phrase of ``resp``."""
_DATING = ("when", "from", "to", "notBefore", "notAfter")


@dataclass(frozen=True)
class Statements:
    """The transcription's statements about itself, read from its fields and the annotations that lie in them."""

    transcription: Transcription
    annotations: Sequence[Annotation]

    def text(self, span: Span) -> str:
        """The words of a span, white space folded."""
        return " ".join(span.of(self.transcription.text).split())

    def words(self, date: Annotation) -> str:
        """A date as printed; where its printed words are corrected, as its value says."""
        corrected = any(self.within(date.span, Kind.CORRECTION))
        return date.get("when") if corrected and date.get("when") else self.text(date.span)

    def within(self, span: Span, *kinds: Kind) -> Iterator[Annotation]:
        """The annotations of some kinds in a span; of one that was split, the first part."""
        return (a for a in self.annotations if a.kind in kinds and span.contains(a.span) and not a.get("prev"))

    def spans(self, *names: str) -> Iterator[Span]:
        """Where the fields of these names have their values."""
        return (field.value for field in self.transcription.fields if field.name in names)

    @cached_property
    def authors(self) -> tuple[Span, ...]:
        return tuple(self.spans("author"))

    @cached_property
    def title(self) -> str:
        return self.transcription.field("title")

    @cached_property
    def bibl(self) -> Span | None:
        """The citation of the printed source."""
        fields = list(self.spans("source", "first-published"))
        for span in fields:
            if found := next(self.within(span, Kind.BIBL), None):
                return found.span
        if fields:
            return fields[0]
        return next((a.span for a in self.annotations if a.kind is Kind.BIBL), None)

    @cached_property
    def issued(self) -> Annotation | None:
        """When the text was first published, as its own date line or else its source says."""
        for span in (*self.spans("date"), *([self.bibl] if self.bibl else []), *self.spans("written")):
            found = next((d for d in self.within(span, Kind.DATE) if any(d.get(name) for name in _DATING)), None)
            if found is not None:
                return found
        return None

    @cached_property
    def printed(self) -> Annotation | None:
        """When the source was printed: the date in its citation, else that of the text."""
        return next(self.within(self.bibl, Kind.DATE), None) if self.bibl else self.issued

    @cached_property
    def updated(self) -> Annotation | None:
        return next((d for span in self.spans("updated") for d in self.within(span, Kind.DATE)), None)

    @cached_property
    def credits(self) -> tuple[Annotation, ...]:
        """Those who transcribed, marked up, proofread or translated."""
        return tuple(a for a in self.annotations if a.kind is Kind.RESPONSIBLE)

    @cached_property
    def licence(self) -> tuple[Annotation, ...]:
        return tuple(a for a in self.annotations if a.kind is Kind.LICENCE)

    @cached_property
    def scopes(self) -> tuple[Annotation, ...]:
        return tuple(self.within(self.bibl, Kind.BIBL_SCOPE)) if self.bibl else ()

    @cached_property
    def host(self) -> Annotation | None:
        """The journal or book the text was printed in."""
        if self.bibl is None:
            return None
        works = list(self.within(self.bibl, Kind.WORK))
        return next(
            (w for w in works if w.get("level") == "j"), next((w for w in works if w.get("level") == "m"), None)
        )


def add_person(parent: etree._Element, span: Span, statements: Statements, ids: Ids) -> None:
    """A name as the header gives it: a ``persName``, or a ``name`` of a body, with its record or bare."""
    found = next(statements.within(span, Kind.PERSON, Kind.ORG), None)
    ref = ids.pointers(found.get("ref")) if found is not None else ""
    if found is not None and found.kind is Kind.ORG:
        add(parent, "name", statements.text(span), type="org", ref=ref)
    else:
        add(parent, "persName", statements.text(span), ref=ref)


def add_authors(parent: etree._Element, statements: Statements, ids: Ids) -> None:
    """An ``author`` for each the transcription names."""
    for span in statements.authors:
        author = add(parent, "author")
        persons = list(statements.within(span, Kind.PERSON))
        if len(persons) > 1:
            for index, person in enumerate(persons):
                add_person(author if not index else add(parent, "author"), person.span, statements, ids)
        else:
            add_person(author, span, statements, ids)


def add_credits(parent: etree._Element, statements: Statements, ids: Ids) -> bool:
    """A ``respStmt`` for each credit; the first has the id ``resp-transcription``. Whether there was any."""
    for number, credit in enumerate(statements.credits):
        statement = add(parent, "respStmt", xml_id=ids.new(f"resp-{number + 1}") if number else "resp-transcription")
        _add_resp(statement, credit, statements)
        add_person(statement, credit.span, statements, ids)
    return bool(statements.credits)


def _add_resp(statement: etree._Element, credit: Annotation, statements: Statements) -> None:
    known = [_RESP[word] for word in credit.get("resp").split() if word in _RESP] or [_RESP["transcription"]]
    phrases = [phrase for _, phrase in known]
    words = ", ".join(phrases[:-1]) + (" and " if len(phrases) > 1 else "") + phrases[-1]
    resp = add(statement, "resp", words, key=known[0][0])
    field = next((f for f in statements.transcription.fields if f.span.contains(credit.span)), None)
    year = next(statements.within(field.span, Kind.DATE), None) if field else None
    if year is not None and year.get("when")[:1].isdigit():
        resp.set("when", year.get("when"))


def build_source_desc(parent: etree._Element, statements: Statements, ids: Ids, url: str) -> None:
    """``sourceDesc``: the printed source and the web transcription, each as far as it is stated."""
    source = add(parent, "sourceDesc")
    if statements.host is not None and (statements.scopes or statements.issued):
        _printed(source, statements, ids)
    elif statements.bibl is not None:
        add(source, "bibl", statements.text(statements.bibl), xml_id=ids.new("src-print"))
    if statements.credits or statements.updated is not None or url:
        _electronic(source, statements, ids, url)
    if not len(source):
        _unstated(source, statements, ids)


def _printed(source: etree._Element, statements: Statements, ids: Ids) -> None:
    host = statements.host
    if host is None:  # pragma: no cover - the caller asks first
        return
    article = host.get("level") == "j"
    struct = add(source, "biblStruct", xml_id=ids.new("src-print"), type="article" if article else "bookSection")
    analytic = add(struct, "analytic")
    add_authors(analytic, statements, ids)
    add(analytic, "title", statements.title or "[untitled]", level="a")
    monogr = add(struct, "monogr")
    add(monogr, "title", statements.text(host.span), level=host.get("level"), ref=ids.pointers(host.get("ref")))
    imprint = add(monogr, "imprint")
    for name, kind in (("pubPlace", Kind.PLACE), ("publisher", Kind.PUBLISHER)):
        found = next(statements.within(statements.bibl, kind), None) if statements.bibl else None
        if found is not None:
            add(imprint, name, statements.text(found.span))
    date = statements.printed or statements.issued
    if date is not None:
        dated(imprint, date, statements.words(date))
    for scope in statements.scopes:
        element = add(imprint, "biblScope", scope.get("n") or statements.text(scope.span), unit=scope.get("unit"))
        for name in ("from", "to"):
            if value := scope.get(name):
                element.set(name, value)


def _electronic(source: etree._Element, statements: Statements, ids: Ids, url: str) -> None:
    struct = add(source, "biblStruct", xml_id=ids.new("src-web"), type="electronicTranscription")
    monogr = add(struct, "monogr")
    add_authors(monogr, statements, ids)
    add(monogr, "title", statements.title or "[untitled]", level="u")
    for credit in statements.credits:
        statement = add(monogr, "respStmt")
        _add_resp(statement, credit, statements)
        add_person(statement, credit.span, statements, ids)
    imprint = add(monogr, "imprint")
    for org in _archives(statements):
        add(add(imprint, "publisher"), "orgName", statements.text(org.span), ref=ids.pointers(org.get("ref")))
    if statements.updated is not None:
        dated(imprint, statements.updated, statements.text(statements.updated.span), type="updated")
    elif not len(imprint):
        add(imprint, "date")
    if url:
        add(add(imprint, "note"), "ref", url, target=url)
    if struct.getprevious() is not None:
        add(struct, "relatedItem", type="transcribedFrom", target="#src-print")


def _archives(statements: Statements) -> Iterable[Annotation]:
    """Bodies named by the licence statement: the archive that publishes the transcription, each once."""
    seen: set[str] = set()
    for licence in statements.licence:
        for org in statements.within(licence.span, Kind.ORG):
            name = statements.text(org.span)
            if name not in seen:
                seen.add(name)
                yield org


def _unstated(source: etree._Element, statements: Statements, ids: Ids) -> None:
    bibl = add(source, "bibl")
    add_authors(bibl, statements, ids)
    if statements.title:
        add(bibl, "title", statements.title, level="a")
    if statements.issued is not None:
        dated(bibl, statements.issued, statements.words(statements.issued))
    if not len(bibl):
        source.remove(bibl)
        add(source, "p", "The transcription does not state its source.")
