"""``encodingDesc``: what was done to the text, told from what was really done."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from teiedition import __version__
from teiedition.annotation import QUOTATIONS, Kind
from teiedition.encoder.elements import add, prose
from teiedition.encoder.options import HeaderOptions
from teiedition.encoder.sources import Statements
from teiedition.transcription import BlockKind

_QUOTATION_WORDS = {
    Kind.SAID: "<said>: words reported as spoken or thought, by @who",
    Kind.QUOTE: "<quote>: words taken from a written document, its @source",
    Kind.SO_CALLED: "<soCalled>: words the author keeps at a distance",
    Kind.MENTIONED: "<mentioned>: words spoken of as words",
    Kind.UNDECIDED: "<q>: quotations of undecided kind",
}
_NAME_WORDS = {
    Kind.PERSON: "persons",
    Kind.PLACE: "places",
    Kind.ORG: "organisations",
    Kind.EVENT: "events",
    Kind.WORK: "works",
    Kind.SHIP: "ships",
}


def build_encoding_desc(
    parent: etree._Element, counts: Mapping[Kind, int], statements: Statements, options: HeaderOptions
) -> None:
    """``encodingDesc`` with its project, editorial declaration, application and categories."""
    desc = add(parent, "encodingDesc")
    words = options.project or "A TEI edition made from a transcription whose text it keeps character by character."
    add(add(desc, "projectDesc"), "p", words)
    _editorial(add(desc, "editorialDecl"), counts, statements)
    add(add(desc, "refsDecl"), "p", "Paragraphs are identified by xml:id, p1 to the last, in the order of the text.")
    _categories(desc, statements)
    application = add(add(desc, "appInfo"), "application", ident="teiedition", version=__version__, xml_id="teiedition")
    add(application, "label", "teiedition")
    add(application, "desc", "Made the encoding by rules, without a person; each annotation has its evidence.")


def _editorial(declaration: etree._Element, counts: Mapping[Kind, int], statements: Statements) -> None:
    if number := counts.get(Kind.CORRECTION):
        prose(
            add(declaration, "correction", status="low", method="markup"),
            f"{_count(number, 'apparent error')} kept in <sic>, with a proposed reading in <corr>, and @cert says how "
            "sure the proposal is. Without the printed page it can't be told whether an error is that of the print or "
            "of the transcription.",
        )
    if made := [words for kind, words in _QUOTATION_WORDS.items() if counts.get(kind)]:
        prose(
            add(declaration, "quotation", marks="all"),
            f"Quotation marks are kept as characters inside the element they delimit. {'; '.join(made)}. Interrupted "
            "quotations are joined by @next and @prev; a quotation that goes on over paragraphs is marked in each.",
        )
    if counts.get(Kind.DATE):
        prose(
            add(declaration, "normalization", method="markup"),
            "Dates are normalised to ISO 8601 in attributes; relative dates are resolved from the date of issue, with "
            "@cert. Spelling, punctuation and spaces are unchanged.",
        )
    _segmentation(add(declaration, "segmentation"), statements)
    named = [words for kind, words in _NAME_WORDS.items() if counts.get(kind)]
    if named or any(counts.get(kind) for kind in QUOTATIONS):
        prose(
            add(declaration, "interpretation"),
            f"Marked at each mention: {', '.join(named) or 'no names'}. Each points to a record in <standOff>; records "
            "made by machine have @resp. A mark without @cert is sure in the judgement of the program. Adjectives made "
            "from names are not marked." + _address(statements),
        )


def _address(statements: Statements) -> str:
    """What is said of forms of address: only where they do not stand outside of the names, as usual."""
    if any(a.kind is Kind.PERSON and a.get("address") == "inside" for a in statements.annotations):
        return " A form of address (“Mr.”, “Lady”) belongs to the <persName>, since it tells persons apart."
    return ""


def _segmentation(segmentation: etree._Element, statements: Statements) -> None:
    words = "Paragraphs follow the blank lines of the transcription; its line breaks within a block are <lb>."
    if any(statements.transcription.of_kind(BlockKind.HEAD)):
        words += " Short lines that head what follows are the heads of sections."
    prose(segmentation, words)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing} is" if number == 1 else f"{number} {thing}s are"


def _categories(desc: etree._Element, statements: Statements) -> None:
    """Categories that the document points to."""
    article = statements.host is not None and statements.host.get("level") == "j"
    metonymy = any(annotation.get("ana") == "metonymy" for annotation in statements.annotations)
    if not (article or metonymy):
        return
    classes = add(desc, "classDecl")
    if article:
        genre = add(add(classes, "taxonomy", xml_id="textgenre"), "category", xml_id="genre-article")
        add(genre, "catDesc", "article in a newspaper or periodical")
    if metonymy:
        meaning = add(add(classes, "taxonomy", xml_id="interpretations"), "category", xml_id="metonymy")
        add(meaning, "catDesc", "name of a place that stands for the government seated there")
