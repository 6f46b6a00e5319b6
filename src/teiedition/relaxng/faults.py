"""What is wrong with a schema, and where. The root of this package's exceptions, which knows no other package."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class SchemaPlace:
    """A place in a schema: line and column count from 1; 0 where unknown."""

    uri: str
    line: int = 0
    column: int = 0


class SchemaFault(Exception):
    """A schema that cannot be used.

    Attributes:
        place: the file, line and column that is wrong.
        fact: what is wrong, one sentence without a stop.
        section: of the RELAX NG specification that forbids it; "" for a file that is not to be had.
    """

    def __init__(self, place: SchemaPlace, fact: str, section: str = "") -> None:
        super().__init__(f"{place.uri}:{place.line}:{place.column}: {fact}")
        self.place = place
        self.fact = fact
        self.section = section
