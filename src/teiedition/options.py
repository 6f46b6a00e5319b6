"""What a user may choose about validation, loaded without the stages: a run that finds all its results kept needs none."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias


@dataclass(frozen=True)
class SchemaSettings:
    """By what a document is to be judged.

    Attributes:
        chosen: files, names and addresses of schemas that count whatever a document says; empty to listen to it.
        base: the folder that files chosen are relative to.
        catalogs: XML catalogs, in the order they are asked.
        data: the folder of the schemas kept under names; None for the user's.
        xinclude: whether the parts of a document are put into their places (XInclude).
        phase: of Schematron; empty for what each schema calls its default.
    """

    chosen: tuple[str, ...] = ()
    base: Path = Path()
    catalogs: tuple[Path, ...] = ()
    data: Path | None = None
    xinclude: bool = False
    phase: str = ""


def catalogs_of(environment: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """The XML catalogs of ``XML_CATALOG_FILES``, set apart by blanks or semicolons; those that are not there are left out."""
    names = re.split(r"[\s;]+", environment.get("XML_CATALOG_FILES", ""))
    paths = (Path(name.removeprefix("file://")) for name in names if name)
    return tuple(path for path in paths if path.is_file())


SchemaChoice: TypeAlias = Path | SchemaSettings | None
"""A schema file; or what there is to say on the matter; None to listen to the document."""


@dataclass(frozen=True)
class ValidateOptions:
    """What a user may choose about validation.

    Attributes:
        schema: by what to judge, instead of what the document asks for, or of the edition's own.
        select: codes or their beginnings ("TEI3"); only those are reported. Empty for all.
        checks: names of checks of other packages, made besides ours.
        repairs: whether repairs are looked for and given with the findings.
    """

    schema: SchemaChoice = None
    select: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    repairs: bool = True
