"""The one place that asks the network, for one file that the user asked for by name: https, bounded in size and time."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import IO, Any, Final
from urllib.parse import urlsplit

from teiedition import __version__
from teiedition.relaxng.files import LIMIT

PAUSE: Final = 20.0
"""Seconds that a server may be silent."""
PATIENCE: Final = 120.0
"""Seconds for the whole of a file."""
REDIRECTS: Final = 5

Opener = Callable[[urllib.request.Request, float], Any]


class Fetched:
    """A file from the network and the addresses it was found by.

    Attributes:
        redirects: the addresses that the server sent us to, in their order.
    """

    def __init__(self, data: bytes, redirects: tuple[str, ...]) -> None:
        self.data = data
        self.redirects = redirects


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, to https only, and remembers them."""

    def __init__(self) -> None:
        self.addresses: list[str] = []

    def redirect_request(  # the signature is urllib's
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        self.addresses.append(newurl)
        if urlsplit(newurl).scheme != "https":
            raise OSError(f"it is redirected to {newurl}, which is not https")
        if len(self.addresses) > REDIRECTS:
            raise OSError(f"it is redirected more than {REDIRECTS} times")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(address: str, *, handlers: tuple[urllib.request.BaseHandler, ...] = ()) -> Fetched:
    """Fetch a file.

    Args:
        address: begins with https://.
        handlers: of urllib, in the place of the usual ones.

    Raises:
        OSError: it can't be had, or is larger than a schema can be; the text says why.
    """
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname:
        raise OSError("only addresses that begin with https:// are fetched")
    redirects = _Redirects()
    # an opener of our own: urllib's usual one would follow a redirect to ftp: or http:
    opener = urllib.request.build_opener(redirects, *handlers)
    request = urllib.request.Request(  # noqa: S310 - the scheme is made sure of above
        address, headers={"User-Agent": f"teiedition/{__version__}", "Accept-Encoding": "identity"}
    )
    until = time.monotonic() + PATIENCE
    try:
        with opener.open(request, timeout=PAUSE) as answer:
            data = _read(answer, until)
    except urllib.error.HTTPError as error:
        raise OSError(f"the server answers {error.code} {error.reason}") from error
    except http.client.HTTPException as error:
        raise OSError(f"the server's answer breaks off: {type(error).__name__}") from error
    except urllib.error.URLError as error:
        raise OSError(str(getattr(error.reason, "strerror", None) or error.reason)) from error
    return Fetched(data, tuple(redirects.addresses))


def _read(answer: IO[bytes], until: float) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := answer.read(2**16):
        pieces.append(piece)
        size += len(piece)
        if size > LIMIT:
            raise OSError(f"it is larger than {LIMIT // 2**20} MB")
        if time.monotonic() > until:
            raise OSError(f"it took longer than {PATIENCE:.0f} seconds")
    return b"".join(pieces)
