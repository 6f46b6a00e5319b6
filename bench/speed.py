"""Words a second on one core: our whole encoding against spaCy's tagging of the same pages.

Each runs in a process of its own, which loads, works and prints its figures; loading is not counted, the first page is.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median

from bench import places
from bench.measure import ratio, table

OURS = "teiedition: encode, everything"
SPACY = "spaCy sm: tag, parse, entities"

_ENCODE = """
import json, sys, time
from pathlib import Path
from teiedition.pipeline import encode
from teiedition.transcription import Source
sources = [Source(Path(name).read_bytes(), name) for name in sys.argv[1:]]
start = time.process_time()
for source in sources:
    encode(source)
print(json.dumps(time.process_time() - start))
"""
_TAG = f"""
import json, sys, time
from pathlib import Path
import spacy
nlp = spacy.load("{places.SPACY_MODEL}")
texts = [Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]]
start = time.process_time()
for document in nlp.pipe(texts):
    pass
print(json.dumps(time.process_time() - start))
"""


def report(rounds: int) -> str:
    """The table, medians of so many rounds."""
    pages = places.pages()
    if not pages:
        return "Words a second: skipped, the pages are not beside the project"
    words = sum(len(page.read_text(encoding="utf-8").split()) for page in pages)
    python = places.spacy_python()
    peers = {OURS: (sys.executable, _ENCODE)} | ({SPACY: (str(python), _TAG)} if python else {})
    seconds: dict[str, list[float]] = {name: [] for name in peers}
    for _ in range(rounds):
        for name, (interpreter, program) in peers.items():
            seconds[name].append(_seconds(interpreter, program, pages))
    medians = {name: median(taken) for name, taken in seconds.items()}
    head = (f"{len(pages)} pages, {words:,} words, one core, median of {rounds}", "CPU", "words a second")
    rows = [(name, f"{taken:.1f} s", f"{words / taken:,.0f}") for name, taken in medians.items()]
    if SPACY in medians:
        rows.append(("spaCy takes", ratio(medians[OURS], medians[SPACY]), ""))
    else:
        rows.append(("spaCy: skipped, there is no .venv-spacy (make bench makes it)", "", ""))
    return table(head, rows)


def _seconds(interpreter: str, program: str, pages: list[Path]) -> float:
    command = [interpreter, "-W", "ignore", "-c", program, *map(str, pages)]
    alone = {"OMP_NUM_THREADS": "1", "PATH": "/usr/bin:/bin"}
    output = subprocess.run(command, check=True, capture_output=True, text=True, env=alone).stdout
    return float(json.loads(output))
