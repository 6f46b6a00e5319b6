"""Speech that a dash opens ("— It is closed, — said Hale. — Go home.").

lines of paragraphs --``opens_with_dash``--> whether the document opens speech so: several do, and some report it
a block             --``find_spoken``------> its turns: from the dash to the reporting clause, and on after a further dash
A list with dashes reports nothing, and a dash within a sentence opens nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from teiedition.annotators.quotations.lexicon import DETERMINERS, lexicon
from teiedition.annotators.quotations.marks import Marked
from teiedition.transcription import Block, BlockKind

DASH = "—"
"""The family of a stretch that a dash opens."""
_LEAST = 3
_SHARE = 5
"""One turn in so many must be reported."""
_OPENING = re.compile(r"(?:\A|(?<=[.?!:…”\"»]\n))[—–―][ \u00a0]?(?=[¡¿…]?[^\W\d_])")
_INNER = re.compile(r"(?<=[\s,.?!;…])[—–―]|[—–―](?=[\s,.;])")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_CLAUSE = re.compile(r"[,?!…] (?=[^\W_])")
_CLAUSE_WORDS = 4
_CLAUSE_REACH = 80
"""Words and characters in which a reporting clause shows its verb."""
_ENDS = (".", "?", "!", "…", "”", '"', "»", ":", ")")
_SUBJECTS = frozenset({"he", "she", "i", "they", "we"})


def opens_with_dash(text: str, blocks: tuple[Block, ...]) -> bool:
    """Whether a document opens speech with dashes."""
    turns = [turn for block in blocks if block.kind is BlockKind.PARAGRAPH for turn in _turns(text, block)]
    if len(turns) < _LEAST:
        return False
    ended = sum(1 for start, end in turns if text[start:end].endswith(_ENDS))
    reported = sum(1 for start, end in turns if next(_clauses(text, start, end), None) is not None)
    return ended * 4 >= 3 * len(turns) and reported > 0 and reported * _SHARE >= len(turns)


def find_spoken(text: str, block: Block) -> list[Marked]:
    """The stretches of a paragraph that dashes open, in a document that opens speech so."""
    return [Marked(*_trim(text, *part), DASH) for turn in _turns(text, block) for part in _spoken(text, *turn)]


def _turns(text: str, block: Block) -> list[tuple[int, int]]:
    """The stretches of a block from a dash that opens one of its lines to the next such line."""
    start, end = block.span.start, block.span.end
    if block.kind is not BlockKind.PARAGRAPH or (text[start] not in "—–―" and "\n" not in text[start:end]):
        return []
    inner = text[start:end]
    firsts = [start + match.start() for match in _OPENING.finditer(inner)]
    return [_trim(text, first, last) for first, last in pairwise([*firsts, end])]


def _spoken(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a turn that are spoken."""
    for stop, resumed in _clauses(text, start, end):
        yield start, stop
        if resumed is None:
            return
        start = resumed
    yield start, end


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int | None]]:
    """The reporting clauses of a turn: where the speech before one ends, and where it goes on, or None."""
    cursor = start + 1
    while cursor < end:
        dash = _INNER.search(text, cursor, end)
        stop = dash.start() if dash else end
        plain = next(
            (m.start() + 1 for m in _CLAUSE.finditer(text, cursor, stop) if _reports(text, m.end(), end)), None
        )
        if plain is None and dash is None:
            return
        if plain is None and dash is not None and not _reports(text, dash.end(), end):
            cursor = dash.end()
            continue
        after = plain if plain is not None else stop + 1
        again = _INNER.search(text, after, end)
        resumed = _resumed(text, again) if again else None
        yield (plain if plain is not None else stop), resumed
        cursor = max(again.end(), resumed or 0) if again else end


def _resumed(text: str, dash: re.Match[str]) -> int:
    """Where speech goes on after a clause: with its dash, or after one that closes the clause ("said Hale—. Go")."""
    closing = not text[dash.start() - 1].isspace()
    if not closing:
        return dash.start()
    after = dash.end()
    while after < len(text) and (text[after] in ".,;:" or text[after] == " "):
        after += 1
    return after


def _reports(text: str, start: int, end: int) -> bool:
    """Whether a reporting clause begins at an offset: "said Hale", "the salter replied", "he went on"."""
    words = [
        match
        for _, match in zip(
            range(_CLAUSE_WORDS), _WORD.finditer(text, start, min(end, start + _CLAUSE_REACH)), strict=False
        )
    ]
    forms = [word.group().lower() for word in words]
    verbs = [number for number, form in enumerate(forms) if _tells(form)]
    if not verbs:
        return False
    verb = verbs[0]
    if verb == 0:
        return len(forms) > 1 and (_subject(words[1].group()) or forms[1] in DETERMINERS)
    return (_subject(words[0].group()) and verb == 1) or forms[0] in DETERMINERS


def _tells(form: str) -> bool:
    known = lexicon()
    told = form in known.told or known.verbs.get(form) == "say"
    return told and not (f"{form}s" in known.verbs or form.endswith("s"))


def _subject(word: str) -> bool:
    return word.lower() in _SUBJECTS or word[0].isupper()


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
