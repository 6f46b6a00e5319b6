"""Make the two word lists of the corrections annotator from SCOWL: frequent words by class, and rare ones.

apt-get download scowl && dpkg-deb -x scowl_*.deb scowl
python bench/tables/make_classes.py scowl/usr/share/dict/scowl src/teiedition/tables/corrections
"""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path

SORTS = [
    "english",
    "american",
    "british",
    "british_z",
    "variant_1",
    "variant_2",
    "british_variant_1",
    "british_variant_2",
    "canadian",
    "australian",
    "canadian_variant_1",
    "canadian_variant_2",
    "australian_variant_1",
    "australian_variant_2",
]
CLASSES = (10, 20, 35)
FIRST_RARE, LAST_RARE = 70, 70


def main(scowl: Path, out: Path) -> None:
    """Write ``frequent.txt.gz``, a line of words for each class, and ``rare.txt.gz``, one word a line."""
    sizes: dict[str, int] = {}
    for path in sorted(scowl.iterdir()):
        sort, _, size = path.name.partition("-words.")
        if size and sort in SORTS and int(size) <= LAST_RARE:
            for word in path.read_text(encoding="latin-1").split():
                sizes[word] = min(int(size), sizes.get(word, LAST_RARE))
    kept = {word: size for word, size in sizes.items() if re.fullmatch(r"[a-zà-ÿ]{2,}", word) or word in {"a", "i"}}
    previous = 0
    lines = []
    for largest in CLASSES:
        lines.append(" ".join(sorted(word for word, size in kept.items() if previous < size <= largest)))
        previous = largest
    _pack(out / "frequent.txt.gz", lines)
    _pack(out / "rare.txt.gz", sorted(word for word, size in kept.items() if size >= FIRST_RARE))


def _pack(path: Path, lines: list[str]) -> None:
    with path.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write("\n".join(lines).encode())
    print(path.name, sum(len(line.split()) for line in lines), "words,", path.stat().st_size, "bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
