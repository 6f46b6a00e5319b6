"""The work of ``validate`` on one document: its result, kept from last time where nothing has changed."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from teiedition.batch.contexts import contexts
from teiedition.batch.inputs import Input
from teiedition.diagnostics import ConfigurationError, Report
from teiedition.options import ValidateOptions
from teiedition.transcription import Source

if TYPE_CHECKING:
    from teiedition.batch.results import Results

LARGE = 8 * 2**20
"""Bytes: a larger file is read piece by piece, where that serves."""


@dataclass(frozen=True)
class Checked:
    """What a worker gives back beside the findings, which are in the report.

    Attributes:
        contexts: of each finding, in the order of the report; see ``contexts``.
        suppressed: how many findings the document suppresses.
        kept: whether the result was that of an earlier run.
    """

    contexts: tuple[str, ...]
    suppressed: int = 0
    kept: bool = False


@dataclass(frozen=True)
class Validate:
    """TEI file -> findings, which are in the report.

    Attributes:
        results: of earlier runs; None to check in any case.
    """

    options: ValidateOptions
    results: Results | None = None

    def __call__(self, source: Source, report: Report) -> Checked:
        known = self.results.load(source) if self.results else None
        if known is not None:
            report.extend(known.found)
            return Checked(known.contexts, known.suppressed, kept=True)
        from teiedition.validation import codes_looked_for, judge_bytes  # and not the pipeline, which loads much more
        from teiedition.validation.offers import with_offers

        options = self.options
        if options.select and not options.checks and not codes_looked_for(options.schema, options.select):
            raise ConfigurationError("TEI731", reason="no check gives the codes that are selected")
        kept = judge_bytes(source.data, source.path, options.schema, select=options.select, checks=options.checks)
        if options.repairs:
            report.extend(with_offers(kept.found, source.data, source.path, options.schema))
        else:
            report.extend(kept.found)
        found = tuple(report)
        checked = Checked(contexts(source.data, source.path, found), kept.suppressed)
        if self.results:
            from teiedition.batch.results import Result
            from teiedition.validation.schemas.finding import find_schemas

            by = find_schemas(source.data, source.path, options.schema)
            result = Result(found, checked.contexts, checked.suppressed)
            self.results.save(source, result, [schema.path for schema in by.schemas])
        return checked

    def of_file(self, one: Input, report: Report) -> Checked | None:
        """Check a large file by its grammar without reading it whole; None where that does not serve.

        Nothing is kept of its result: telling whether the file has changed takes as long as checking it.
        """
        options = self.options
        if not options.select or options.checks or one.data is not None:
            return None
        with contextlib.suppress(OSError, ValueError):  # reading it whole will say what is wrong
            if os.path.isfile(one.path) and os.path.getsize(one.path) > LARGE:  # noqa: PTH113, PTH202 - names may be no UTF-8
                from teiedition.validation.check import judge_file

                kept = judge_file(Path(one.path), one.name, options.schema, select=options.select)
                if kept is not None:
                    report.extend(kept.found)
                    return Checked(contexts(b"", "", kept.found), kept.suppressed)
        return None
