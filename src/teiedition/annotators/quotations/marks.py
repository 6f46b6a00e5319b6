"""Quotation marks of one block -> stretches that stand in marks.

text of a block --scan--> marks, each with what its neighbours let it be (opening, closing, either, apostrophe)
marks --stack--> pairs; what stays open ends with the block, what closes nothing is stray
Every mark is looked at once and the stack is bounded, so that a million marks take linear time and nest no deeper
than ``DEEPEST``. Nothing is carried from one block to the next: an error of print never spreads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from teiedition.annotators.quotations.lexicon import word_set

DEEPEST = 6
"""Quotations inside quotations; a mark that would open one deeper is left alone."""

_BLANKS = 20
"""How far back a mark before a line's first one is looked for."""
_MARK = re.compile("''|``|’’|[\"“”„‟«»‹›‘’‚‛'`]")
_DOUBLE = {"“": "“", "”": "“", "„": "“", "‟": "“", '"': '"', "''": '"', "``": '"'}
_SINGLE = {"‘": "‘", "’": "‘", "‚": "‘", "‛": "‘", "'": "'", "`": "'"}
_ANGLE = {"«": "«", "»": "«", "‹": "‹", "›": "‹"}
_FAMILY = {**_DOUBLE, **_SINGLE, **_ANGLE}
"""Marks that may open and close one another; mixed pairs of curly and straight ones are joined by ``_Stack.close``."""
_STRAIGHT_OPENING = re.compile(r"(?:^|(?<=\s))' ?(?=[A-Z])", re.MULTILINE)
_OPENING = frozenset("“„‟‘‚‛``") | {"``"}
_TWO_SINGLES = "’’"
_CLOSING = frozenset({"”", "’", "''"})
_BEFORE_OPENING = frozenset("([{—–-/=…")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–-/…")
_NEVER_FIRST = frozenset(".,;:!?)]")
_TERMINAL = frozenset(".,;:!?…-—–")
_ELISIONS = word_set(
    "tis twas twere twill twould tisn twasn em im er ere cause cos bout round til till neath tween gainst n nuff "
    "s d ll ve re t m prentice fraid spect scuse pon mongst way stead ow ard ere ad ome ouse e is as"
)
"""What an apostrophe at a word's start leaves: ’tis, ’em, ’cause, and the dropped h of dialect."""


class Mark(NamedTuple):
    """A mark: where, how long, its family, and what its neighbours let it be."""

    start: int
    end: int
    family: str
    opens: bool
    closes: bool


class Marks(NamedTuple):
    """What the marks of a block say: stretches, and offsets of closing marks that close nothing."""

    stretches: list[Marked]
    strays: list[int]


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch in quotation marks, marks included.

    Attributes:
        start, end: in code points of the whole text.
        family: the opening mark, "" for a stretch without marks.
        closed: whether its closing mark stands.
        depth: how many other stretches hold it.
    """

    start: int
    end: int
    family: str
    closed: bool = True
    depth: int = 0


def find_marked(text: str, start: int, end: int, *, single_first: bool = False) -> Marks:
    """Pair the marks between two offsets, which are a block.

    Args:
        text: the whole transcription.
        start: of the block.
        end: of the block.
        single_first: the document quotes in single marks, so that an unclosed one is an error, not an apostrophe.

    Returns:
        Well nested stretches in the order of the text, outer before inner; and stray closing marks.
    """
    stack = _Stack(text, start, end)
    marks = _read_marks(text, start, end, single_first)
    later = _closers_to_come(marks)
    for number, mark in enumerate(marks):
        stack.take(mark, later[number])
    stack.finish(single_first)
    return Marks(_with_depth(text, stack.found), stack.strays)


def quotes_in_singles(text: str) -> bool:
    """Whether a document's outer quotations stand in single marks (British printing)."""
    double = text.count("“") + text.count('"') // 2 + text.count("«")
    single = text.count("‘")
    if not single:
        single = sum(1 for _ in _STRAIGHT_OPENING.finditer(text))
    return single > 2 and single > 3 * double


def _read_marks(text: str, start: int, end: int, single_first: bool) -> list[Mark]:
    marks: list[Mark] = []
    for at, after in _signs(text, start, end):
        sides = (text[at - 1] if at > start else " ", text[after] if after < end else " ")
        mark: Mark | None
        if text[at:after] == _TWO_SINGLES:
            mark = Mark(at, after, _FAMILY["”"], opens=False, closes=True)
        elif text[at:after] not in _SINGLE:
            mark = _read_double(text, at, after, sides)
        elif single_first and sides[0].isspace() and sides[1].isspace():
            mark = _read_spaced_single(text, at, after, start)
        else:
            mark = _read_single(text, at, after, end, sides)
        if mark is not None:
            marks.append(mark)
    return marks


def _signs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the signs stand. Two closing single marks are one double mark where a double one is open."""
    is_open = False
    for match in _MARK.finditer(text, start, end):
        at, after = match.span()
        if match[0] == _TWO_SINGLES and not is_open:
            yield at, at + 1
            at += 1
        yield at, after
        if match[0] in ("“", "”", _TWO_SINGLES):
            is_open = match[0] == "“"


def _read_double(text: str, at: int, after: int, sides: tuple[str, str]) -> Mark | None:
    sign, (left, right) = text[at:after], sides
    family = _FAMILY[sign]
    blank_left, blank_right = left.isspace(), right.isspace()
    spaced = sign == '"' and blank_left and blank_right
    if spaced and _alone_on_its_line(text, at, after):
        return None  # ditto
    if spaced or sign in _ANGLE:
        return Mark(at, after, family, True, True)
    opens = (blank_left or left in _BEFORE_OPENING or left in _FAMILY) and not blank_right
    if opens and right in _NEVER_FIRST and text[after : after + 2] != "..":
        opens = False
    closes = not blank_left and (blank_right or right in _AFTER_CLOSING or right in _FAMILY)
    if sign in _OPENING:
        # an opening mark printed where one must close: "so-called “justice“ of"
        return Mark(at, after, family, not (closes and not opens and blank_right), closes and not opens)
    if sign in _CLOSING:
        return Mark(at, after, family, opens and not closes, not opens or closes)
    if opens == closes:
        return Mark(at, after, family, True, True)
    return Mark(at, after, family, opens, closes)


def _read_single(text: str, at: int, after: int, end: int, sides: tuple[str, str]) -> Mark | None:
    sign, (left, right) = text[at:after], sides
    if left.isalnum() and right.isalnum():
        return None
    if sign in "'’" and left.isdigit() and not right.isalnum():
        # feet and minutes, unless a quotation ends in a number: the stack decides
        return Mark(at, after, _SINGLE[sign], False, True)
    opens = sign in "‘‚‛'`" and not right.isspace() and (not left.isalnum())
    closes = sign in "’‘'" and not left.isspace()
    if right.isalnum() and closes and left not in _AFTER_CLOSING and left not in _FAMILY:
        closes = False
    if sign == "‘" and opens:
        closes = False
    if opens and _elision(text, after, end):
        return None
    if sign == "’" and right.isalnum():
        return None
    return Mark(at, after, _SINGLE[sign], opens, closes) if opens or closes else None


def _read_spaced_single(text: str, at: int, after: int, start: int) -> Mark | None:
    """A mark between blanks, as some transcriptions print them: ' Come in, ' he said."""
    before = text[max(start, at - 3) : at].rstrip()
    closes = bool(before) and (before[-1] in _TERMINAL or before[-1] in "'’")
    opens = text[after : after + 2].lstrip()[:1].isupper() or (closes and text[at - 1] != "\n")
    return Mark(at, after, "'", opens, closes or not before) if opens or closes else None


def _elision(text: str, at: int, end: int) -> bool:
    stop = at
    while stop < end and stop < at + 9 and text[stop].isalnum():
        stop += 1
    word = text[at:stop].lower()
    return (word in _ELISIONS and word == text[at:stop]) or (word[:2].isdigit() and word[2:] in {"", "s"})


def _alone_on_its_line(text: str, at: int, after: int) -> bool:
    line = text[text.rfind("\n", max(0, at - 200), at) + 1 : at]
    rest_end = text.find("\n", after, after + 200)
    rest = text[after : rest_end if rest_end >= 0 else after + 200]
    return not (line + rest).strip(' \t"') or "\t" in line[-2:] + rest[:1]


def _closers_to_come(marks: list[Mark]) -> list[bool]:
    """For each single mark: whether a surer closing one follows before the next opening one."""
    later = [False] * len(marks)
    sure = False
    for number in range(len(marks) - 1, -1, -1):
        later[number] = sure
        mark = marks[number]
        if mark.family in "‘'":
            sure = (mark.closes and not mark.opens) or (sure and not mark.opens)
    return later


class _Stack:
    """The stretches that are open at a point of a block."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.open: list[Mark] = []
        self.found: list[Marked] = []
        self.strays: list[int] = []
        self.cut: dict[int, int] = {}
        """Start of an open stretch -> start of the first mark of its family that opened inside it."""

    def take(self, mark: Mark, closer_follows: bool) -> None:
        is_open = self._index(mark) is not None
        if mark.closes and mark.opens:
            if is_open and not self._opens_anew(mark):
                self._close(mark)
            elif not self._measure(mark):
                if is_open and mark.family not in _ANGLE.values():
                    self._cut(mark)
                self._open(mark)
        elif mark.closes:
            if not is_open:
                if mark.family not in "‘'" and not self._measure(mark):
                    self.strays.append(mark.start)
            elif not (closer_follows and self._possessive(mark)):
                self._close(mark)
        elif mark.opens:
            self._open(mark)

    def finish(self, single_first: bool) -> None:
        while self.open:
            mark = self.open.pop()
            if mark.family in "‘'" and not (single_first and mark.family == "‘"):
                continue
            last = self.end
            if mark.start != self.start and mark.start in self.cut:
                last = _last_stop(self.text, mark.end, self.cut[mark.start])
            if last > mark.end:
                self.found.append(Marked(mark.start, last, mark.family, closed=False))

    def _open(self, mark: Mark) -> None:
        if len(self.open) >= DEEPEST:
            # the oldest that opens nowhere near the block's start has surely lost its closing mark
            return
        index = self._index(mark)
        if index is not None and self.open[index].family == mark.family:
            self.cut.setdefault(self.open[index].start, mark.start)
        self.open.append(mark)

    def _cut(self, mark: Mark) -> None:
        """End the stretches that a line beginning with a mark shows to be over: "‘... and out.’" closes with one mark."""
        index = self._index(mark)
        if index is None or self.text[max(self.start, mark.start - _BLANKS) : mark.start].rstrip()[-1:] not in {
            "'",
            "’",
        }:
            return
        for lost in self.open[index:]:
            last = _last_stop(self.text, lost.end, mark.start)
            if lost.family not in "‘'" and last > lost.end:
                self.found.append(Marked(lost.start, last, lost.family, closed=False))
        del self.open[index:]

    def _close(self, mark: Mark) -> None:
        index = self._index(mark)
        if index is None:
            return
        opening = self.open[index]
        if mark.start <= opening.end and not self.text[opening.end : mark.start].strip():
            del self.open[index]  # empty marks hold nothing
            return
        for lost in self.open[index + 1 :]:
            if lost.family not in "‘'":
                self.found.append(
                    Marked(lost.start, _last_stop(self.text, lost.end, mark.start), lost.family, closed=False)
                )
        del self.open[index:]
        self.found.append(Marked(opening.start, mark.end, opening.family))

    def _index(self, mark: Mark) -> int | None:
        """The innermost open stretch that the mark may close: of its family, else its cousin (curly and straight)."""
        cousin = {"“": '"', '"': "“", "‘": "'", "'": "‘"}.get(mark.family, "")
        for wanted in (mark.family, cousin):
            for index in range(len(self.open) - 1, -1, -1):
                if self.open[index].family == wanted:
                    return index
        return None

    def _opens_anew(self, mark: Mark) -> bool:
        """Whether a mark that might close opens another stretch, because the open one stands in other marks."""
        index = self._index(mark)
        if mark.family in _ANGLE:
            return index is not None and self.text[self.open[index].start] == self.text[mark.start]
        # a spaced mark that begins a line with a capital
        before, after = self.text[max(self.start, mark.start - 2) : mark.start], self.text[mark.end : mark.end + 2]
        return before[-1:] == "\n" and after[1:].isupper() and after[0] == " "

    def _measure(self, mark: Mark) -> bool:
        return self.text[mark.start - 1 : mark.start].isdigit() if mark.start > self.start else False

    def _possessive(self, mark: Mark) -> bool:
        """Whether a closing single mark may as well be the apostrophe of a plural: ‘the workers’ state’."""
        return mark.family in "‘'" and self.text[mark.start - 1] in "sS" and self.text[mark.end : mark.end + 1] == " "


def _with_depth(text: str, found: list[Marked]) -> list[Marked]:
    """The stretches in order; one that was cut in the midst of another ends before it begins."""
    nested: list[Marked] = []
    around: list[int] = []
    for marked in sorted(found, key=lambda one: (one.start, -one.end)):
        while around and nested[around[-1]].end < marked.end:
            outer = nested[around[-1]]
            if outer.end > marked.start:
                nested[around[-1]] = replace(outer, end=_last_stop(text, outer.start + 1, marked.start))
            around.pop()
        nested.append(Marked(marked.start, marked.end, marked.family, marked.closed, len(around)))
        around.append(len(nested) - 1)
    return [one for one in nested if one.end > one.start + 1]


def _last_stop(text: str, start: int, end: int) -> int:
    """Where a stretch ends whose mark was lost before ``end``: after its last stop or word."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in "([{—–-"):
        end -= 1
    return end
