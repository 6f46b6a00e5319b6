"""The mark by which a file says that it was written here, and not changed since.

The last line of a TEI file is a processing instruction with the sha256 of all bytes before it, of an HTML file a
comment of the same form. Chosen over a ledger beside the files, because the mark survives ``git clone``, a move and
another name, needs no second file that can be lost or merged wrongly, and is made of nothing but the file's content,
so that the same input still gives the same bytes. What it costs: a line in the file, and one digest a write. It is no
signature: who wants to deceive can renew it; it guards against overwriting by mistake. Line ends are read as LF,
because git may write CRLF. Formats without comments (plain text) can't carry it; there only ``--force`` or the ledger
of ``build`` lets a file be replaced.
"""

from __future__ import annotations

import re

_FORMS = {".xml": b'<?teiedition-written sha256="%s"?>\n', ".html": b'<!-- teiedition-written sha256="%s" -->\n'}
_MARK = re.compile(rb'<(?:\?|!-- )teiedition-written sha256="([0-9a-f]{64})"(?:\?| --)>\s*\Z')


def stamped(data: bytes, form: str) -> bytes:
    """The data with its mark at the end, where the format can carry one.

    Args:
        data: the whole file.
        form: ``.xml`` or ``.html``; data of any other form stays as it is.
    """
    mark = _FORMS.get(form)
    if mark is None:
        return data
    data = data if data.endswith(b"\n") else data + b"\n"
    return data + mark % _digest(data)


def is_stamped(data: bytes) -> bool:
    """Whether a file carries a mark, true or not."""
    return _MARK.search(data, max(0, len(data) - 200)) is not None


def is_intact(data: bytes) -> bool:
    """Whether a file carries a mark and is as it was written."""
    mark = _MARK.search(data, max(0, len(data) - 200))
    return mark is not None and mark[1] == _digest(data[: mark.start()])


def _digest(data: bytes) -> bytes:
    from hashlib import sha256  # loads OpenSSL

    return sha256(data.replace(b"\r\n", b"\n")).hexdigest().encode("ascii")
