"""DTDs, read by libxml2 once expat has seen that they ask for nothing outside of their folder, and do not explode."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.parsers import expat

from lxml import etree

from teiedition.diagnostics import Diagnostic, Place, SchemaError
from teiedition.relaxng.files import read_plain
from teiedition.validation.schemas.locations import is_within, local_path
from teiedition.validation.subject import Subject

FILES = 100
"""How many files a DTD may be made of; the largest of TEI P4 had some fifty."""


def read_dtd(path: Path) -> list[Path]:
    """The files a DTD is made of, itself first, each within its folder.

    Raises:
        OSError: one can't be read, or lies outside.
        ExpatError: not a DTD, or its entities grow without end.
    """
    files: list[Path] = []
    parser = expat.ParserCreate()
    stack = [parser]
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS)
    parser.SetBase(path.absolute().as_uri())

    def external(context: str, base: str | None, system: str | None, _: str | None) -> int:
        target = urljoin(base or "", system or "")
        file = local_path(target)
        if file is None:
            raise OSError(f"it asks for {target}, and nothing is fetched unasked")
        if not is_within(file, path.absolute().parent):
            raise OSError(f"it asks for {system}, which lies outside its folder")
        if len(files) >= FILES or len(stack) > FILES:
            raise OSError(f"it is made of more than {FILES} files, or includes itself")
        if file not in files:
            files.append(file)
        inner = stack[-1].ExternalEntityParserCreate(context)
        inner.SetBase(target)
        inner.ExternalEntityRefHandler = external
        stack.append(inner)
        inner.Parse(read_plain(file), True)
        stack.pop()
        return 1

    parser.ExternalEntityRefHandler = external
    uri = path.absolute().as_uri().replace('"', "%22")
    parser.Parse(f'<!DOCTYPE x SYSTEM "{uri}"><x/>'.encode(), True)
    return files


@lru_cache(maxsize=4)
def load_dtd(path: Path) -> etree.DTD:
    """Compile a DTD.

    Raises:
        SchemaError: TEI320, it can't be read, is no DTD, or asks for what lies outside its folder.
    """
    try:
        read_dtd(path)
        dtd: Any = etree.DTD(str(path))  # the stubs know less of it than lxml
        if next(iter(dtd.iterelements()), None) is None:
            raise ValueError("it declares no element")
        compiled: etree.DTD = dtd
        return compiled
    except expat.ExpatError as error:
        place = Place(str(path), error.lineno)
        raise SchemaError("TEI320", place, schema=path.name, reason=expat.ErrorString(error.code)) from error
    except (OSError, ValueError, LookupError, etree.LxmlError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SchemaError("TEI320", Place(str(path)), schema=path.name, reason=reason) from error


def check_dtd(subject: Subject, path: Path) -> Iterator[Diagnostic]:
    """Judge a document by a DTD.

    Raises:
        SchemaError: TEI320.

    Emits: TEI319.
    """
    dtd = load_dtd(path)
    if dtd.validate(subject.root):
        return
    log: Any = dtd.error_log
    for reason, line, where in dict.fromkeys((entry.message, entry.line, entry.path) for entry in log):
        element = _element(subject, where)
        if element is None:
            yield Diagnostic.of("TEI319", Place(subject.document.path, line), reason=reason)
        else:
            yield subject.found("TEI319", element, reason=reason)


def _element(subject: Subject, path: str | None) -> etree._Element | None:
    """The element that libxml2 means by a path such as ``/*/*[2]``."""
    if not path:
        return None
    try:
        found: Any = subject.root.xpath(path)
    except etree.XPathError:
        return None
    return found[0] if isinstance(found, list) and found and isinstance(found[0], etree._Element) else None
