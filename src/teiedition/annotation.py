"""A claim about a stretch of a transcription, stand-off: annotations may overlap and disagree until ``overlap`` nests them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from teiedition.transcription import Span

Properties = tuple[tuple[str, str], ...]
"""Names and values, sorted by name: frozen, so that annotations can be compared and hashed."""


class Kind(StrEnum):
    """What is claimed. The value is the TEI element that expresses it, or the property that tells it apart."""

    # names and dates: ``ref`` is the id of a record (without "#")
    PERSON = "persName"  # ``address``: "inside" where a form of address belongs to the name
    PLACE = "placeName"  # ``ana``: "metonymy" where the place stands for its government
    ORG = "orgName"
    EVENT = "event"
    WORK = "title"  # ``level``: a m j s u
    SHIP = "ship"
    DATE = "date"  # ``when`` ``from`` ``to`` ``notBefore`` ``notAfter``, ISO 8601; ``calendar``
    DESCRIPTION = "rs"  # ``type``: person, place, org or work; ``ref``
    # quotations: ``who`` ``source`` ``toWhom`` are record ids; ``direct``; ``chain`` is shared by the parts of one
    SAID = "said"
    QUOTE = "quote"
    SO_CALLED = "soCalled"
    MENTIONED = "mentioned"
    UNDECIDED = "q"
    # text
    CORRECTION = "sic"  # ``corr`` the proposed reading of the whole span
    FOREIGN = "foreign"  # ``lang``
    EMPHASIS = "hi"  # ``rend``
    NOTE_ANCHOR = "ref"  # ``n`` the sign; ``target`` the number of the note block it points to
    ELLIPSIS = "ellipsis"
    # the statements of a publication block, colophon or series note
    LABEL = "label"
    BIBL = "bibl"
    BIBL_SCOPE = "biblScope"  # ``unit``: volume, issue, page, part; ``n``; ``from`` ``to``
    PUBLISHER = "publisher"
    LICENCE = "licence"  # a ``seg``; ``target`` where it names or links one
    RESPONSIBLE = "name"  # a person or body credited; ``resp``: transcription, markup, proofreading, translation
    # parts of a letter that stand inside a block
    DATELINE = "dateline"
    SALUTE = "salute"
    SIGNED = "signed"


QUOTATIONS = frozenset({Kind.SAID, Kind.QUOTE, Kind.SO_CALLED, Kind.MENTIONED, Kind.UNDECIDED})
NAMES = frozenset({Kind.PERSON, Kind.PLACE, Kind.ORG, Kind.EVENT, Kind.WORK, Kind.SHIP})


@dataclass(frozen=True, slots=True)
class Annotation:
    """A claim about a Span: what it is, how sure, by whom, and why.

    Attributes:
        span: of the transcription, not empty.
        kind: what is claimed.
        properties: see ``Kind`` for the names each kind knows.
        certainty: 0 to 1; from ``SURE`` on the encoder says nothing of it.
        resp: the annotator that claims it: "quotations", "names" ...
        evidence: why, for ``--explain``: the name of the rule first, then the words it rests on.
    """

    span: Span
    kind: Kind
    properties: Properties = ()
    certainty: float = 1.0
    resp: str = ""
    evidence: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        kind: Kind,
        start: int,
        end: int,
        *,
        certainty: float = 1.0,
        resp: str = "",
        evidence: tuple[str, ...] = (),
        **properties: str,
    ) -> Annotation:
        """Make an annotation; a property whose name is a keyword takes a trailing underscore (``from_``)."""
        pairs = sorted((name.rstrip("_"), value) for name, value in properties.items() if value)
        return cls(Span(start, end), kind, tuple(pairs), certainty, resp, evidence)

    def get(self, name: str, default: str = "") -> str:
        """The value of a property."""
        for key, value in self.properties:
            if key == name:
                return value
        return default

    def having(self, **properties: str) -> Annotation:
        """The same annotation with some properties set; an empty value takes a property away."""
        merged = dict(self.properties) | {name.rstrip("_"): value for name, value in properties.items()}
        return replace(self, properties=tuple(sorted((k, v) for k, v in merged.items() if v)))

    @property
    def cert(self) -> str:
        """The Guidelines' word for the certainty: "high", "medium" or "low"."""
        return "high" if self.certainty >= SURE else "medium" if self.certainty >= 0.5 else "low"


SURE = 0.75
"""From here on a mark stands without a word on its certainty, so that the file stays one an editor likes to read."""
