"""A rule's claim that some words are a name."""

from __future__ import annotations

from typing import NamedTuple

from teiedition.annotation import Kind


class Claim(NamedTuple):
    """The words [first, last) of a page are a name of some kind.

    ``weight`` says how sure the rule is: 5 explicit, 3 usual, 1 a default. ``rule`` is its name, for the evidence.
    """

    first: int
    last: int
    kind: Kind
    weight: float
    rule: str
