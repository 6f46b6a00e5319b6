"""What our engine and jing say of the same files: the verdict, the line of the first error, how many there are.

jing's own rule of recovery (``PatternMatcher``, ``PatternValidator``) reports some errors again, so its list is
counted without them:

* inside an element that the schema doesn't know, the end of each child that it does know prints the last message
  again, whatever that was;
* misplaced text is reported once for each piece the parser hands over, a line mostly, not once for the text.
"""

from __future__ import annotations

import re
import subprocess
from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from xml.parsers import expat

from teiedition.relaxng.automaton import Automaton
from teiedition.relaxng.engine import validate_file
from teiedition.relaxng.problems import Problem
from teiedition.relaxng.simplify import load_schema

_BATCH = 400
_LINE = re.compile(r"(.*):(\d+):(\d+): (?:error|fatal): (.*)")
_TEXT = "text not allowed here"
_TAG_END = re.compile(rb"""(?:[^>"']|"[^"]*"|'[^']*')*>""")


@dataclass(frozen=True)
class JingError:
    """An error as jing prints it; the place is where a tag or a piece of text ends."""

    line: int
    column: int
    message: str

    @property
    def place(self) -> tuple[int, int]:
        return self.line, self.column


@dataclass
class Tally:
    """How often both said the same."""

    files: int = 0
    verdicts: int = 0
    invalid: int = 0
    first_lines: int = 0
    counts: int = 0
    different: list[str] = field(default_factory=list)

    def figures(self) -> tuple[str, ...]:
        """Files, those that both find invalid, and the parts of them where both say the same."""
        parts = [(self.verdicts, self.files), (self.first_lines, self.invalid), (self.counts, self.invalid)]
        return str(self.files), str(self.invalid), *[f"{same / max(all_, 1):.2%}" for same, all_ in parts]

    def add(self, other: Tally) -> None:
        self.files += other.files
        self.verdicts += other.verdicts
        self.invalid += other.invalid
        self.first_lines += other.first_lines
        self.counts += other.counts
        self.different += other.different


def compare(jing: str, schema: Path, files: Sequence[Path]) -> Tally:
    """Judge files by both."""
    compiled = load_schema(schema.as_uri())
    automaton = Automaton(compiled)

    def is_known(name: str) -> bool:
        return any(element.names.contains(name) for element in compiled.elements)

    theirs = jing_errors(jing, schema, files)
    tally = Tally()
    for file in files:
        data = file.read_bytes()
        _judge(tally, file, data, problems(automaton, data), without_repeats(theirs.get(str(file), []), data, is_known))
    return tally


def problems(automaton: Automaton, data: bytes) -> list[Problem]:
    """What our engine finds."""
    found: list[Problem] = []
    validate_file(automaton, BytesIO(data), found.append)
    return found


def jing_errors(jing: str, schema: Path, files: Sequence[Path]) -> Mapping[str, list[JingError]]:
    """What ``jing -i`` prints, by file."""
    found: dict[str, list[JingError]] = defaultdict(list)
    for start in range(0, len(files), _BATCH):
        command = [jing, "-i", str(schema), *map(str, files[start : start + _BATCH])]
        for line in subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines():
            if match := _LINE.fullmatch(line):
                found[match[1]].append(JingError(int(match[2]), int(match[3]), match[4]))
    return found


def _judge(tally: Tally, file: Path, data: bytes, ours: Sequence[Problem], theirs: Sequence[JingError]) -> None:
    tally.files += 1
    tally.verdicts += bool(ours) is bool(theirs)
    if bool(ours) is not bool(theirs):
        tally.different.append(f"verdict: {file.name}")
    if not ours or not theirs:
        return
    tally.invalid += 1
    same_line = ours[0].line <= theirs[0].line <= _last_line(ours[0], data)
    tally.first_lines += same_line
    tally.counts += len(ours) == len(theirs)
    if not same_line:
        tally.different.append(f"first line: {file.name}: {ours[0].line}, jing {theirs[0].line}")
    elif len(ours) != len(theirs):
        tally.different.append(f"count: {file.name}: {len(ours)}, jing {len(theirs)}")


def _last_line(problem: Problem, data: bytes) -> int:
    """The line where the tag ends that a problem is at: that is the place jing has."""
    if data[problem.offset : problem.offset + 1] != b"<":
        return problem.line
    match = _TAG_END.match(data, problem.offset)
    return problem.line + (match[0].count(b"\n") if match else 0)


def without_repeats(errors: Iterable[JingError], data: bytes, is_known: Callable[[str], bool]) -> list[JingError]:
    """The errors of jing, each once; see above."""
    errors = list(errors)
    if len(errors) < 2:
        return errors
    tags, ends = _tags(data, is_known)
    kept = errors[:1]
    for last, error, following in zip(errors, errors[1:], [*errors[2:], None], strict=False):
        again = error.message == last.message
        # of several at one place the one for the end comes last
        stale = again and error.place in ends and (following is None or following.place != error.place)
        if not stale and not (again and error.message.startswith(_TEXT) and not _between(tags, last, error)):
            kept.append(error)
    return kept


def _between(tags: Sequence[tuple[int, int]], one: JingError, other: JingError) -> bool:
    """Whether a tag starts between two errors."""
    return bisect(tags, one.place) != bisect(tags, (other.line, other.column - 1))


def _tags(data: bytes, is_known: Callable[[str], bool]) -> tuple[list[tuple[int, int]], set[tuple[int, int]]]:
    """Where tags start, and where each known child of an unknown element has ended."""
    parser = expat.ParserCreate(namespace_separator="}")
    tags: list[tuple[int, int]] = []
    ends: set[tuple[int, int]] = set()
    open_elements: list[bool] = [True]
    remembered: dict[str, bool] = {}
    started = False  # by the last tag

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal started
        started = True
        tags.append((parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))
        if name not in remembered:
            remembered[name] = is_known(name)
        open_elements.append(remembered[name])

    def end(name: str) -> None:
        nonlocal started
        empty = started and data.endswith(b"/>", 0, parser.CurrentByteIndex)  # then the place is behind it
        started = False
        tags.append((parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))
        if open_elements.pop() and not open_elements[-1]:
            match = None if empty else _TAG_END.match(data, parser.CurrentByteIndex)
            written = match[0].decode() if match else ""
            ends.add((parser.CurrentLineNumber, parser.CurrentColumnNumber + 1 + len(written)))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(data, True)
    return tags, ends
