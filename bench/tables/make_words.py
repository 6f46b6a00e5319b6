"""Make the list of English words from SCOWL, the word lists behind the hunspell and Debian dictionaries.

apt-get download scowl && dpkg-deb -x scowl_*.deb scowl
python bench/tables/make_words.py scowl/usr/share/dict/scowl src/teiedition/tables/words/en.txt.gz
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
]
LARGEST = 60
"""SCOWL's recommended size for spelling; from 70 on, rare words hide misprints."""


def main(scowl: Path, out: Path) -> None:
    """Write the lower-case words of all spellings, sorted by code point, one a line, compressed without a date."""
    words: set[str] = set()
    for path in sorted(scowl.iterdir()):
        sort, _, size = path.name.partition("-words.")
        if size and sort in SORTS and int(size) <= LARGEST:
            words |= set(path.read_text(encoding="latin-1").split())
    kept = sorted(word for word in words if re.fullmatch(r"[a-zà-ÿ]+", word) and (len(word) > 1 or word in "aio"))
    with out.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write("\n".join(kept).encode())
    print(len(kept), "words,", out.stat().st_size, "bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
