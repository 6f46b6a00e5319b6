"""The edition in the repository is what the program makes of its source today."""

from __future__ import annotations

from teiedition.diagnostics import Report
from teiedition.edition import load_edition
from teiedition.pipeline import encode
from teiedition.transcription import Source
from tests.conftest import ROOT

NAME = "hansen-1946-07-06"


def test_the_encoded_edition_is_up_to_date() -> None:
    source = Source((ROOT / "tei" / "sources" / f"{NAME}.txt").read_bytes(), f"tei/sources/{NAME}.txt")
    encoded = encode(source, load_edition(ROOT).encode_options(), Report())
    written = (ROOT / "tei" / "editions" / f"{NAME}.xml").read_bytes()
    assert written.startswith(encoded.data.rstrip(b"\n")), "run `make edition` and commit tei/editions"
