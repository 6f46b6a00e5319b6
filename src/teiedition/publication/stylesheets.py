"""Stylesheets: compiled once a process, run without network, and with no file read or written while they run."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from lxml import etree

from teiedition.diagnostics import Place, TransformError
from teiedition.resources import folder
from teiedition.vocabulary import TeiDocument

_NO_ACCESS: Final = etree.XSLTAccessControl(  # type: ignore[call-arg]  # the stubs lack the parameters
    read_file=False, write_file=False, create_dir=False, read_network=False, write_network=False
)


class _OneFolder(etree.Resolver):
    """Lets ``xsl:include`` and ``xsl:import`` reach one folder and what lies below it."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self.root = root

    def resolve(self, system_url: str, public_id: str, context: Any = None) -> Any:
        path = Path(unquote(system_url.removeprefix("file://"))).resolve()
        if path.is_relative_to(self.root) and path.is_file():
            return super().resolve_filename(str(path), context)  # type: ignore[misc]  # the stubs lack it
        raise OSError(f"{system_url} lies outside the folder of the stylesheet")


def _compile(path: Path, root: Path) -> etree.XSLT:
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False)
    parser.resolvers.add(_OneFolder(root))
    try:
        return etree.XSLT(etree.fromstring(path.read_bytes(), parser, base_url=str(path)), access_control=_NO_ACCESS)
    except (etree.XSLTParseError, etree.XMLSyntaxError, OSError) as error:
        line = error.position[0] if isinstance(error, etree.XMLSyntaxError) and error.position else 0
        raise TransformError("TEI601", Place(str(path), line), reason=_reason(error)) from error


@cache
def stylesheet(name: str) -> etree.XSLT:
    """The packaged stylesheet of a format, compiled."""
    transforms = folder("transforms").resolve()
    return _compile(transforms / name / "main.xsl", transforms)


def run(transform: etree.XSLT, tree: etree._Element, path: str, **parameters: str) -> etree._XSLTResultTree:
    """Transform a tree; the parameters are strings.

    Raises:
        TransformError: TEI601, the stylesheet stopped, or asked for a file or the network.
    """
    strings: dict[str, Any] = {name: etree.XSLT.strparam(value) for name, value in parameters.items()}
    try:
        return transform(tree, **strings)
    except etree.XSLTError as error:
        raise TransformError("TEI601", Place(path), reason=_reason(error)) from error


def run_own(path: Path, document: TeiDocument, view: str) -> bytes:
    """The document as a user's own stylesheet gives it, serialised as its ``xsl:output`` says.

    It gets the document itself, not the prepared tree, and a parameter ``view``.
    """
    return bytes(run(_compile(path.resolve(), path.resolve().parent), document.root, document.path, view=view))


def _reason(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
