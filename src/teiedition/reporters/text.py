"""For people: each finding with the line it is about and a mark under the place.

letters/12.xml:14:22: error TEI501 dangling-pointer: pointer #lindqvist names no xml:id
   |
14 |   <persName ref="#lindqvist">Lindqvist</persName>
   |                 ^^^^^^^^^^^^
  in: TEI/text/body/p[3]
  help: add a <person> or correct the pointer
  repair: write ref="#lindquist" (--fix)

Found 1 error in 1 file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from teiedition.diagnostics import Diagnostic, Repair, Severity, visible
from teiedition.reporters.excerpt import Excerpt, Excerpts, cells
from teiedition.reporters.protocol import NO_SOURCES, Sources

WIDTH = 80
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "34"}


@dataclass(frozen=True, slots=True)
class _Style:
    """Puts colours around words, or leaves them as they are."""

    colour: bool

    def __call__(self, text: str, *codes: str) -> str:
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self.colour and text else text


def render_text(
    diagnostics: Sequence[Diagnostic], sources: Sources = NO_SOURCES, /, *, colour: bool = False, width: int = WIDTH
) -> str:
    """Write the findings with excerpts and a summary.

    Args:
        diagnostics: in any order.
        sources: the texts the places point into.
        colour: whether to write ANSI colours.
        width: of the terminal, in cells.
    """
    blocks = render_blocks(diagnostics, sources, colour=colour, width=width)
    return f"{blocks}{summary(diagnostics)}\n"


def render_blocks(
    diagnostics: Sequence[Diagnostic], sources: Sources = NO_SOURCES, /, *, colour: bool = False, width: int = WIDTH
) -> str:
    """The findings as ``render_text`` writes them, without a summary: those of one file of many."""
    excerpts, style = Excerpts(sources, width), _Style(colour)
    blocks = ["\n".join(_finding(diagnostic, excerpts, style, width)) for diagnostic in sorted(diagnostics)]
    return "".join(f"{block}\n\n" for block in blocks)


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """Say how much was found: "Found 2 errors and 1 warning in 3 files."."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    return summary_of(counts, len({diagnostic.place.path for diagnostic in diagnostics}))


def summary_of(counts: Mapping[Severity, int], files: int) -> str:
    """The summary from numbers: findings by severity, and files that have some."""
    parts = [_counted(counts[severity], word) for severity, word in _WORDS.items() if counts.get(severity)]
    if not parts:
        return "Nothing found."
    listed = " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]
    return f"Found {listed} in {_counted(files, 'file')}."


_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "hint"}


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _finding(diagnostic: Diagnostic, excerpts: Excerpts, style: _Style, width: int) -> Iterator[str]:
    place, severity = visible(str(diagnostic.place)), diagnostic.severity
    told = f"{severity} {diagnostic.code} {diagnostic.name}: {diagnostic.message}"
    head, *rest = _wrapped(told, width, f"{place}:")  # a place stays whole: terminals and editors make it a link
    if style.colour:  # the head is coloured by its parts, as far as they stand in the first line
        painted = style(str(severity), "1", _COLOURS[severity])
        head = head.replace(place, style(place, "1"), 1).replace(f": {severity} ", f": {painted} ", 1)
    yield head
    yield from rest
    excerpt = excerpts.at(diagnostic.place)
    if excerpt is not None:
        yield from _excerpt(excerpt, style, _COLOURS[severity])
    if diagnostic.place.xpath:
        yield f"  in: {_last_steps(visible(diagnostic.place.xpath), width - 6)}"
    if diagnostic.remedy:
        first, *more = _wrapped(f"  help: {diagnostic.remedy}", width)
        yield first.replace("help:", style("help:", "36"), 1)
        yield from more
    if diagnostic.repair:
        yield from _repair(diagnostic.repair, style, width)


def _repair(repair: Repair, style: _Style, width: int) -> Iterator[str]:
    how = "--fix" if repair.safe else "--fix --unsafe-fixes"
    first, *more = _wrapped(f"  repair: {visible(repair.sentence)} ({how})", width)
    yield first.replace("repair:", style("repair:", "32"), 1)
    yield from more


def _excerpt(excerpt: Excerpt, style: _Style, colour: str) -> Iterator[str]:
    number = str(excerpt.line)
    gutter = " " * len(number)
    yield style(f"{gutter} |", "2")
    yield f"{style(f'{number} |', '2')} {excerpt.shown}"
    yield f"{style(f'{gutter} |', '2')} {' ' * excerpt.indent}{style('^' * excerpt.marks, '1', colour)}"


def _last_steps(xpath: str, room: int) -> str:
    """The path, or as many of its last steps as fit; at least one."""
    if cells(xpath) <= room:
        return xpath
    *steps, shown = xpath.split("/")
    while steps and cells(steps[-1]) + 1 + cells(shown) <= room - len("…/"):
        shown = f"{steps.pop()}/{shown}"
    return f"…/{shown}" if steps else shown


def _wrapped(text: str, width: int, first: str = "") -> list[str]:
    """The text in lines of at most that many cells, broken at blanks; what is longer than a line is broken anywhere.

    Args:
        text: its indentation is that of the first line; the others have four more.
        width: in cells.
        first: stands before the text and stays whole, however long.
    """
    indent = " " * (len(text) - len(text.lstrip(" ")))
    room = max(20, width - len(indent) - 4)
    words = [piece for word in text.lstrip(" ").split(" ") for piece in _broken(word, room)]
    lines = [indent + (first or words.pop(0))]
    for word in words:
        if cells(lines[-1]) + 1 + cells(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(f"{indent}    {word}")
    return lines


def _broken(word: str, room: int) -> Iterator[str]:
    """A word in pieces that fit into so many cells."""
    while cells(word) > room:
        end = next(n for n in range(1, len(word) + 1) if cells(word[: n + 1]) > room)
        yield word[:end]
        word = word[end:]
    yield word
