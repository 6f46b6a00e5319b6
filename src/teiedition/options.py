"""What a user may choose about validation, loaded without the stages: a run that finds all its results kept needs none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class ValidateOptions:
    """What a user may choose about validation.

    Attributes:
        schema: a schema (.rng, .xsd, .sch) to check against instead of the edition's own.
        select: codes or their beginnings ("TEI3"); only those are reported. Empty for all.
        checks: names of checks of other packages, made besides ours.
        repairs: whether repairs are looked for and given with the findings.
    """

    schema: Path | None = None
    select: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    repairs: bool = True
