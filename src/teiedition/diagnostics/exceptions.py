"""What stops the work on a document or on the whole run.

TeiEditionError
├── InputError          a document can't be read or written
├── ConfigurationError  the command line or edition.toml asks for what can't be
├── SchemaError         a schema can't be loaded
├── TransformError      a stylesheet or an output format fails
├── MissingExtra        an optional part isn't installed
└── InvariantBroken     one of our own promises failed: our fault, nothing was written
"""

from __future__ import annotations

from teiedition.diagnostics.diagnostic import NOWHERE, Diagnostic, Place


class TeiEditionError(Exception):
    """The root; each carries the diagnostic that a reporter shows.

    Args:
        code: a code of the catalogue.
        place: where it happened.
        values: the words that fill the catalogue's wording.
    """

    def __init__(self, code: str, place: Place = NOWHERE, **values: object) -> None:
        self.diagnostic = Diagnostic.of(code, place, **values)
        super().__init__(str(self.diagnostic))

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the diagnostic when a worker process hands the error over."""
        return _rebuild, (type(self), self.diagnostic)


def _rebuild(kind: type[TeiEditionError], diagnostic: Diagnostic) -> TeiEditionError:
    return kind(diagnostic.code, diagnostic.place, **dict(diagnostic.values))


class InputError(TeiEditionError):
    """A document can't be read or written."""


class ConfigurationError(TeiEditionError):
    """The command line or edition.toml asks for what can't be."""


class SchemaError(TeiEditionError):
    """A schema can't be loaded."""


class TransformError(TeiEditionError):
    """A stylesheet or an output format fails."""


class MissingExtra(TeiEditionError):
    """An optional part isn't installed."""


class InvariantBroken(TeiEditionError):
    """One of our own promises failed; nothing was written."""
