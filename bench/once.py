"""One cold process: read, encode, validate, and render a transcription as HTML and as text.

python bench/once.py TRANSCRIPTION OUTPUT_STEM
"""

import sys
from pathlib import Path


def main(source: str, stem: str) -> None:
    """Do what ``encode``, ``validate`` and ``transform`` do, in one process."""
    from teiedition.pipeline import encode, transform, validate
    from teiedition.publication import RenderOptions
    from teiedition.transcription import Source

    tei = Source(encode(Source(Path(source).read_bytes(), source)).data, f"{stem}.xml")
    Path(tei.path).write_bytes(tei.data)
    if any(finding.code.startswith(("TEI3", "TEI4")) for finding in validate(tei)):
        raise SystemExit(1)
    for to in ("html", "text"):
        Path(f"{stem}.{to}").write_bytes(transform(tei, RenderOptions(to)))


if __name__ == "__main__":
    main(*sys.argv[1:])
