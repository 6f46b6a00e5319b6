"""bytes -> text, strictly: what doesn't decode, or doesn't encode back to the same bytes, is refused.

In this order: the caller's word, a byte order mark, a declaration of an editor in the first two lines, UTF-8, and
only then a guess, which is reported.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from typing import Final

from teiedition.diagnostics import InputError, Place, Report
from teiedition.transcription import Source

# UTF-32 before UTF-16: the mark of one begins with the mark of the other
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARATION = re.compile(
    rb"-\*-[^\r\n]{0,100}?coding:\s*([\w.-]{2,30})[^\r\n]{0,100}?-\*-"
    rb"|\bvim?:[^\r\n]{0,100}?fileencoding=([\w.-]{2,30})"
)
_CONTROL_BYTES: Final = bytes(set(range(32)) - set(b"\t\n\v\f\r"))
_GUESS_BYTES: Final = 200_000
_BINARY_SHARE: Final = 0.3


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and what gives its bytes back."""

    text: str
    encoding: str
    bom: bytes
    sha256: str


def decode(source: Source, encoding: str, report: Report) -> Decoded:
    """Decode the bytes of a source.

    Args:
        source: the bytes.
        encoding: what the caller says they are; empty to find out.
        report: receives the guess, where one had to be made.

    Raises:
        InputError: TEI002, TEI003, TEI004, TEI006.

    Emits: TEI005, TEI006, TEI007.
    """
    bom, marked = _byte_order_mark(source.data, encoding)
    body = source.data[len(bom) :]
    text, name = _decode_body(body, encoding or marked, source.path, report)
    if not text.strip():
        raise InputError("TEI002", Place(source.path), length=len(source.data))
    return Decoded(text, name, bom, hashlib.sha256(source.data).hexdigest())


def _byte_order_mark(data: bytes, encoding: str) -> tuple[bytes, str]:
    wanted = _codec(encoding).replace("-sig", "") if encoding else ""
    for mark, name in _MARKS:
        if data.startswith(mark) and (not wanted or name.startswith(wanted)):
            return mark, name
    return b"", ""


def _codec(name: str) -> str:
    """The codec's own name for one of its many; empty where there is none for text."""
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    return info.name if getattr(info, "_is_text_encoding", True) else ""


def _decode_body(body: bytes, encoding: str, path: str, report: Report) -> tuple[str, str]:
    if encoding:
        return _decode_as_told(body, encoding, path)
    declared = _declared(body, path, report)
    for name in (declared, "utf-8"):
        text = _strict(body, name) if name else None
        if text is not None:
            _refuse_binary(body, path)
            return text, name
    return _decode_by_guess(body, path, report)


def _decode_as_told(body: bytes, encoding: str, path: str) -> tuple[str, str]:
    name = _codec(encoding).removesuffix("-sig")
    if not name:
        raise InputError("TEI006", Place(path), encoding=encoding)
    text = _strict(body, name)
    if text is None:
        raise InputError("TEI003", Place(path), encoding=name)
    return text, name


def _declared(body: bytes, path: str, report: Report) -> str:
    head = body[:1000].splitlines()[:2]
    match = next((m for m in map(_DECLARATION.search, head) if m), None)
    if match is None:
        return ""
    said = (match.group(1) or match.group(2)).decode("ascii", "replace")
    # Emacs adds the line ends to the name: utf-8-unix
    name = _codec(re.sub(r"-(?:unix|dos|mac)$", "", said)).removesuffix("-sig")
    if not name:
        report.add("TEI007", Place(path, 1), encoding=said, reason="no encoding has this name")
    elif _strict(body, name) is None:
        report.add("TEI007", Place(path, 1), encoding=said, reason="the bytes are not in it")
    return name


def _strict(body: bytes, encoding: str) -> str | None:
    """The text, or nothing where the bytes don't decode or wouldn't come back the same."""
    try:
        text = body.decode(encoding)
        return text if encoding == "utf-8" or text.encode(encoding) == body else None
    except (UnicodeError, LookupError, ValueError):
        return None


def _refuse_binary(body: bytes, path: str) -> None:
    controls = len(body) - len(body.translate(None, _CONTROL_BYTES))
    if controls > _BINARY_SHARE * len(body):
        raise InputError("TEI004", Place(path), reason=f"{controls} of {len(body)} bytes are control characters")


def _decode_by_guess(body: bytes, path: str, report: Report) -> tuple[str, str]:
    name = _guess(body)
    text = _strict(body, name) if name else None
    if text is None:
        if b"\0" in body:
            raise InputError("TEI004", Place(path), reason="it has null bytes and is not UTF-8")
        raise InputError("TEI003", Place(path), encoding=name or "any encoding known")
    report.add("TEI005", _first_foreign(body, path), encoding=name)
    return text, name


def _first_foreign(body: bytes, path: str) -> Place:
    """The line of the first byte that ASCII doesn't have."""
    at = next((m.start() for m in re.finditer(rb"[\x80-\xff]", body)), 0)
    return Place(path, len(re.findall(rb"\r\n|\r|\n", body[:at])) + 1)


def _guess(body: bytes) -> str:
    if b"\0" in body:
        # ASCII written in sixteen bits has a null for every other byte
        return _wide(body)
    if _looks_western(body):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(body[:_GUESS_BYTES]).best()
    return _codec(best.encoding) if best is not None else ""


def _wide(body: bytes) -> str:
    half = len(body) // 2
    if body[1::2].count(0) > half * 0.6:
        return "utf-16-le"
    return "utf-16-be" if body[::2].count(0) > half * 0.6 else ""


# what English, French or German typescript has beyond ASCII in windows-1252: quotation marks, dashes, letters with
# accents between letters
_WESTERN = re.compile(
    rb"[\x85\x91-\x97\xa0\xa3\xa7\xa9\xab\xae\xb0\xb2\xb3\xb7\xb9\xbb-\xbf]|(?<=[A-Za-z ])[\xc0-\xd6\xd8-\xf6\xf8-\xff](?=[A-Za-z ,.;])"
)
_FOREIGN = re.compile(rb"[\x80-\xff]")


def _looks_western(body: bytes) -> bool:
    """Whether the text is Latin with a few signs, so that a guess between a dozen code pages isn't needed."""
    foreign = len(_FOREIGN.findall(body))
    return foreign <= 0.08 * len(body) and len(_WESTERN.findall(body)) >= 0.9 * foreign
