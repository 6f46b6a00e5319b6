"""How strange words are to be read.

words of the text --``_noise``--> how spoilt the text is: the share of small words that only a slip of shape explains
a clean text   only what its own names, the authority, or a figure inside a word betray
a spoilt text  every word no list knows, words torn or run together, too; all of them doubtful
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from teiedition.annotators.corrections.vocabulary import is_word, weight
from teiedition.annotators.dates.words import words as date_words
from teiedition.annotators.gazetteer import historical_places
from teiedition.annotators.lexicon import english_words
from teiedition.annotators.names.lexicon import given_names
from teiedition.annotators.noise.known import is_known, names_of, names_of_text, rank_of_name, rank_of_word
from teiedition.annotators.noise.shapes import BY_SHAPE, alike, near
from teiedition.annotators.protocol import Context, Reading
from teiedition.annotators.tokens import Occurrences, Token, indices_of
from teiedition.transcription import BlockKind

POSSESSIVES = ("’s", "'s")
_LEFT_ALONE = frozenset({BlockKind.PUBLICATION, BlockKind.COLOPHON, BlockKind.SEPARATOR})
_SPOILT = 0.006
"""From this share of misprints among the small words on, a text counts as spoilt; printed ones have one in a thousand."""
_FEW = 3
_LEAST, _SURE = 5, 6
_LONGEST = 24
_FIGURES = str.maketrans("OoDQIl|iSBZ", "00001111582")
_ODD = frozenset(
    {("c", "e"), ("c", "o"), ("e", "c"), ("o", "c"), ("li", "h"), ("lh", "th"), ("tli", "th"), ("ii", "u"), ("vv", "w"), ("VV", "W"),
     ("II", "H"), ("II", "N"), ("IVI", "M"), ("tl", "d"), ("cl", "d")}
)  # fmt: skip
"""Slips that leave a word hardly anybody could bear as a name; of others ("Braun", "Brann") more is asked."""
_OFTEN = 4
"""How often a text must write a name that another word resembles which could be a name, too."""


class _Text:
    """One text, and what its words say of its state."""

    def __init__(self, context: Context) -> None:
        self.tokens: Sequence[Token] = context.tokens
        self.occurrences: Occurrences = context.occurrences
        self.text = context.transcription.text
        self.blocks = context.transcription.blocks
        self.authority = names_of(context.authority)
        counts: Counter[str] = Counter()
        for word, indices in self.occurrences.items():
            counts[_base(word)] += len(indices)
        self.counts = counts
        self.own: Mapping[str, int] = names_of_text(counts)

    @cached_property
    def is_spoilt(self) -> bool:
        small = slips = 0
        known = english_words()
        for word, indices in self.occurrences.items():
            if word.islower() and word.isalpha():
                small += len(indices)
                if word not in known and 3 < len(word) < _LONGEST and not is_word(word) and _is_slip(word):
                    slips += len(indices)
        return slips > _SPOILT * small and slips >= _FEW

    def find(self) -> Iterator[Reading]:
        yield from self._figures()
        for word, indices in self.occurrences.items():
            rare = self.counts[_base(word)] <= (2 if self.is_spoilt else 1)
            if rare and (read := self._read(word, indices[0])):
                clean, certainty, why = read
                for index in indices:
                    start = self.tokens[index].start
                    yield Reading(start, start + len(_base(word)), clean, certainty, why)
        yield from self._torn_by_signs()
        if self.is_spoilt:
            yield from self._torn_by_blanks()
            yield from self._possessives()

    def _read(self, word: str, index: int) -> tuple[str, float, str] | None:
        """What a word that comes once is to be read as: the clean word, how surely, and what knows it."""
        base = _base(word)
        if not 2 < len(base) <= _LONGEST or base.isdigit() or is_known(base):
            return None
        figures = not base.isalpha() and any(c.isdigit() for c in base) and not (base.isupper() and len(base) < _LEAST)
        if base[0].isupper() or figures:
            found = self._own_name(base, index) if len(base) >= _LEAST else None
            if found is None and figures and sum(map(str.isdigit, base)) * 2 < len(base):
                found = self._of_tables(base, alike_only=True)
            if found is not None or not self.is_spoilt:
                return found
            return self._of_tables(base, alike_only=False) or self._run_together(base)
        return (self._of_tables(base, alike_only=False) or self._run_together(base)) if self.is_spoilt else None

    def _own_name(self, word: str, index: int) -> tuple[str, float, str] | None:
        """A name that the text writes otherwise elsewhere, or that the edition knows."""
        best: tuple[float, str, float, str] | None = None
        for other, printed, meant in alike(word):
            count = self.own.get(other, 0)
            if not count and other not in self.authority:
                continue
            odd = (printed, meant) in _ODD or not printed.isalpha()
            enough = 2 if odd or self.is_spoilt or other in historical_places() else _OFTEN
            if count < enough and other not in self.authority:
                continue
            if self._is_another(index, other):
                continue
            found = (count + 10 * odd, other, 0.7 if odd else 0.6, "text" if count else "authority")
            best = max(best or found, found)
        return best[1:] if best else self._mistyped(word, index)

    def _mistyped(self, word: str, index: int) -> tuple[str, float, str] | None:
        """A name of the text with a letter lost, added or moved within; the ends of a name tell names apart."""
        shorter = {word[:at] + word[at + 1 :] for at in range(1, len(word) - 1)}
        moved = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 2)}
        found = {name for name in shorter | moved if name in self._frequent}
        found |= {name for name in (self._with_letter_lost.get(word),) if name}
        if len(found) != 1:
            return None
        name = found.pop()
        short = min(len(name), len(word)) < _SURE
        if (short and self.own[name] < 3 * _OFTEN) or self._is_another(index, name):
            return None
        return name, 0.55, "text"

    @cached_property
    def _frequent(self) -> frozenset[str]:
        return frozenset(name for name, count in self.own.items() if count >= _OFTEN)

    @cached_property
    def _with_letter_lost(self) -> Mapping[str, str]:
        """The frequent names, by what remains of them without one of their inner letters."""
        return {name[:at] + name[at + 1 :]: name for name in sorted(self._frequent) for at in range(1, len(name) - 1)}

    def _is_another(self, index: int, other: str) -> bool:
        """Whether the forename before says that somebody else is meant than the one the text names so often."""
        mine = self._forename(index)
        if not mine:
            return False
        others = {name for k in self.occurrences.get(other, ()) if (name := self._forename(k))}
        return bool(others) and not any(mine[0] == name[0] for name in others)

    def _forename(self, index: int) -> str:
        word = self.tokens[index - 1].text if index else ""
        if word == "." and index > 1:
            word = self.tokens[index - 2].text
            return word if len(word) == 1 and word.isupper() else ""
        return word if word.lower() in given_names() and word[0].isupper() else ""

    def _of_tables(self, word: str, *, alike_only: bool) -> tuple[str, float, str] | None:
        """The likeliest word of all that are one slip away."""
        slips = ((other, BY_SHAPE) for other, _, _ in alike(word)) if alike_only else near(word)
        best, second = (0.0, "", ""), 0.0
        for other, slip in slips:
            rank, why = self._rank(other, len(word))
            if rank and (rank + slip, other, why) > best:
                second = best[0] if best[1] != other else second
                best = (rank + slip, other, why)
        score, clean, why = best
        if score < 1.1 or (score - second < 0.05 and clean):
            return None
        return clean, 0.55 if alike_only or why != "words" else 0.5, why

    def _rank(self, word: str, length: int) -> tuple[float, str]:
        if not word[:1].isalpha() or not word.replace("-", "").isalpha():
            return 0.0, ""
        if word[0].isupper():
            if length >= _LEAST and (count := self.own.get(word, 0)):
                return 3 + min(count, 10) / 10, "text"
            if length > 3 and (word.istitle() or word.isupper()) and (rank := rank_of_name(word)):
                return rank, "tables"
            if not (word.istitle() or word.isupper()):
                return 0.0, ""
        return rank_of_word(word), "words"

    def _run_together(self, word: str) -> tuple[str, float, str] | None:
        """Two words without the blank between them: "ofLenin", "inthe"."""
        for cut in range(2, len(word) - 1):
            left, right = word[:cut], word[cut:]
            if right[0].isupper() and left.lower() not in ("mac", "mc", "de", "la", "le", "du", "van", "von", "fitz"):
                if is_known(left) and (is_known(right) or right in self.own):
                    return f"{left} {right}", 0.5, "blank"
            elif right.islower() and weight(right) > 1 and (weight(left) > 1 or left in self.own):
                return f"{left} {right}", 0.5, "blank"
        return None

    def _figures(self) -> Iterator[Reading]:
        """Letters among figures: "194O", "July l6"."""
        months = date_words("month")
        for word, indices in self.occurrences.items():
            if not 1 < len(word) < 5 or not word[-1].isalnum() or word.isdigit() or word.isalpha():
                continue
            clean = word.translate(_FIGURES)
            if not clean.isdigit() or clean == word:
                continue
            year = len(clean) == 4 and clean[:2] in ("17", "18", "19", "20") and sum(map(str.isdigit, word)) > 1
            for index in indices:
                around = {self.tokens[k].text.lower() for k in (index - 1, index + 1) if 0 <= k < len(self.tokens)}
                if year or (len(clean) < 3 and 0 < int(clean) < 32 and around & months.keys()):
                    token = self.tokens[index]
                    yield Reading(token.start, token.end, clean, 0.7, "figures")

    def _torn_by_signs(self) -> Iterator[Reading]:
        """A sign inside a word: "Sta!in", in a spoilt text "Sta.lin", too."""
        tokens = self.tokens
        for index in indices_of("!|.,·'’‘:;-" if self.is_spoilt else "!|", self.occurrences):
            if not 0 < index < len(tokens) - 1:
                continue
            before, sign, after = tokens[index - 1 : index + 2]
            if (
                before.end != sign.start
                or sign.end != after.start
                or not (before.text.isalpha() and after.text[0].islower())
            ):
                continue
            whole = before.text + sign.text + _base(after.text)
            found = self._rejoined(before.text, sign.text, _base(after.text))
            if found:
                yield Reading(
                    before.start, before.start + len(whole), found, 0.6, "text" if found in self.own else "tables"
                )

    def _rejoined(self, before: str, sign: str, after: str) -> str:
        meant = [before + after] if sign not in "!|" else [before + letter + after for letter in "lit"]
        meant = [word for word in meant if word in self.own or (self.is_spoilt and is_known(word))]
        torn = not is_known(before) or not is_known(after)
        return meant[0] if meant and torn else ""

    def _torn_by_blanks(self) -> Iterator[Reading]:
        """A blank inside a word: "Sov iet"."""
        tokens = self.tokens
        strange = [
            i for word, indices in self.occurrences.items() if word.isalpha() and not is_known(word) for i in indices
        ]
        for index in sorted(strange):
            for first in (index - 1, index):
                if not 0 <= first < len(tokens) - 1:
                    continue
                one, other = tokens[first], tokens[first + 1]
                if other.start - one.end != 1 or not one.text.isalpha() or not _base(other.text).islower():
                    continue
                if one.text in self.own or "\n" in self.text[one.end : other.start] or not _base(other.text).isalpha():
                    continue
                whole = one.text + _base(other.text)
                if len(whole) >= _LEAST and (whole in self.own or is_known(whole)):
                    yield Reading(one.start, one.start + len(whole) + 1, whole, 0.5, "blank")

    def _possessives(self) -> Iterator[Reading]:
        """The apostrophe of a possessive that was lost, or that became a mark: "Trotsky s", "Trotsky‘s"."""
        tokens = self.tokens
        for index in self.occurrences.get("s", ()):
            before, s = tokens[index - 1], tokens[index]
            if index and s.start - before.end < 2 and before.text in "‘`´" and tokens[index - 2].end == before.start:
                yield Reading(before.start, before.end, "’", 0.6, "blank")
            elif index and s.start - before.end == 1 and before.text[0].isupper() and self.text[before.end] == " ":
                yield Reading(before.end, s.start, "’", 0.6, "blank")


def find_readings(context: Context) -> list[Reading]:
    """How the misprinted words of an English text are to be read, in the order of the text; none overlaps another."""
    if not context.language.startswith("en"):
        return []
    text = _Text(context)
    found: list[Reading] = []
    blocks, end = context.transcription, 0
    for reading in sorted(text.find(), key=lambda r: (r.start, -r.end, -r.certainty, r.clean)):
        block = blocks.block_at(reading.start)
        if reading.start < end or block is None or block.kind in _LEFT_ALONE or reading.end > block.span.end:
            continue
        found.append(reading)
        end = reading.end
    return found


def _is_slip(word: str) -> bool:
    """Whether a word of every day lies one slip of shape away."""
    return any(weight(other) for other, _, _ in alike(word))


def _base(word: str) -> str:
    return word[:-2] if word.endswith(POSSESSIVES) and len(word) > 2 else word
