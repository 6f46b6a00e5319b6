"""Regular expressions of XML Schema (part 2, appendix F), matched in time linear in the value's length.

They are regular in the strict sense, so they run as an automaton whose states are made when first needed: no
expression, however written, can make a value take exponential time, as it could in a backtracking engine. A
character class is asked once for a character, then remembered.

expression --``_Parser``--> a machine of steps (Thompson 1968) --``Regex.matches``--> sets of steps, one per character
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from teiedition.relaxng.characters import continues_name, starts_name

CharacterClass: TypeAlias = Callable[[str], bool]
_MOST_STEPS = 50_000
"""Steps of a machine, repetitions written out: ``(a{1000}){1000}`` is refused."""
_MOST_REMEMBERED = 500_000
"""Steps in the sets that a machine remembers."""
_TOO_LARGE = "it is too large when its repetitions are written out"
_SINGLE = {"n": "\n", "r": "\r", "t": "\t"}
_SPACES = " \t\n\r"


class BadRegex(ValueError):
    """Not an expression of XML Schema; the text says why."""


class Regex:
    """A compiled expression.

    ``_characters`` and ``_targets`` are by step: the class of characters that leads on and where to; steps without a
    class lead on without a character to all of ``_free``.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self._characters: list[CharacterClass | None] = []
        self._free: list[list[int]] = []
        self._last = 0
        self._start: frozenset[int] = frozenset()
        self._moves: dict[frozenset[int], dict[str, frozenset[int]]] = {}
        self._remembered = 0
        self._written = 0

    def matches(self, value: str) -> bool:
        """Whether the whole value matches."""
        steps = self._start
        for character in value:
            moves = self._moves.get(steps)
            if moves is None:
                moves = self._moves[steps] = {}
            following = moves.get(character)
            if following is None:
                following = self._follow(steps, character)
                if self._remembered > _MOST_REMEMBERED:
                    self._moves.clear()
                    self._remembered = 0
                else:
                    moves[character] = following
                    self._remembered += 1 + len(following)
            if not following:
                return False
            steps = following
        return self._last in steps

    def _follow(self, steps: frozenset[int], character: str) -> frozenset[int]:
        reached = []
        for step in steps:
            takes = self._characters[step]
            if takes is not None and takes(character):
                reached.append(step + 1)
        return self.closure(reached)

    def closure(self, steps: list[int]) -> frozenset[int]:
        """Steps and all that can be reached from them without a character."""
        found = set(steps)
        pending = list(found)
        while pending:
            for step in self._free[pending.pop()]:
                if step not in found:
                    found.add(step)
                    pending.append(step)
        return frozenset(found)

    # building

    def write(self) -> None:
        """Count a part that is written out: one without steps costs time as well."""
        self._written += 1
        if self._written > _MOST_STEPS:
            raise BadRegex(_TOO_LARGE)

    def step(self, takes: CharacterClass | None = None) -> int:
        """A new step; one with a class leads to the step made after it."""
        if len(self._characters) >= _MOST_STEPS:
            raise BadRegex(_TOO_LARGE)
        self._characters.append(takes)
        self._free.append([])
        return len(self._characters) - 1

    def free(self, source: int, target: int) -> None:
        self._free[source].append(target)

    def finish(self, first: int) -> None:
        self._last = len(self._characters) - 1
        self._start = self.closure([first])


@cache
def compile_regex(source: str) -> Regex:
    """Compile an expression.

    Raises:
        BadRegex: it is not one.
    """
    parser = _Parser(source)
    tree = parser.choice()
    if parser.at < len(source):
        raise BadRegex(f'"{source[parser.at]}" at character {parser.at + 1} closes nothing')
    regex = Regex(source)
    first = regex.step()
    _emit(regex, tree)
    regex.finish(first)
    return regex


_Tree: TypeAlias = tuple[str, object]


def _emit(regex: Regex, tree: _Tree) -> None:
    """Append the steps of a tree: entered at the last step made so far, left at the last one after."""
    kind, content = tree
    regex.write()
    if kind == "class":
        regex.free(len(regex._characters) - 1, regex.step(content))  # type: ignore[arg-type]
        regex.step()
    elif kind == "row":
        for part in content:  # type: ignore[attr-defined]
            _emit(regex, part)
    elif kind == "choice":
        entry = len(regex._characters) - 1
        ends = []
        for part in content:  # type: ignore[attr-defined]
            regex.free(entry, regex.step())
            _emit(regex, part)
            ends.append(len(regex._characters) - 1)
        exit_ = regex.step()
        for end in ends:
            regex.free(end, exit_)
    else:
        _emit_repeated(regex, *content)  # type: ignore[misc]


def _emit_repeated(regex: Regex, part: _Tree, least: int, most: int | None) -> None:
    for _ in range(least):
        _emit(regex, part)
    entry = len(regex._characters) - 1
    if most is None:
        regex.free(entry, inside := regex.step())
        _emit(regex, part)
        regex.free(len(regex._characters) - 1, inside)
        regex.free(len(regex._characters) - 1, exit_ := regex.step())
        regex.free(entry, exit_)
        return
    skips = [entry]
    for _ in range(most - least):
        _emit(regex, part)
        skips.append(len(regex._characters) - 1)
    exit_ = regex.step()
    for skip in skips:
        regex.free(skip, exit_)


class _Parser:
    """Reads an expression to a tree of choices, rows, repetitions and classes."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.depth = 0

    def _peek(self) -> str:
        return self.source[self.at : self.at + 1]

    def _take(self) -> str:
        if self.at >= len(self.source):
            raise BadRegex("it ends too early")
        self.at += 1
        return self.source[self.at - 1]

    def choice(self) -> _Tree:
        self.depth += 1
        if self.depth > 100:
            raise BadRegex("it is nested too deeply")
        parts = [self._row()]
        while self._peek() == "|":
            self.at += 1
            parts.append(self._row())
        self.depth -= 1
        return parts[0] if len(parts) == 1 else ("choice", parts)

    def _row(self) -> _Tree:
        parts = []
        while self._peek() not in ("", "|", ")"):
            parts.append(self._repeated(self._atom()))
        return "row", parts

    def _repeated(self, atom: _Tree) -> _Tree:
        sign = self._peek()
        if sign in ("?", "*", "+") and sign:
            self.at += 1
            return "repeat", (atom, 1 if sign == "+" else 0, 1 if sign == "?" else None)
        if sign != "{":
            return atom
        end = self.source.find("}", self.at)
        least, comma, most = self.source[self.at + 1 : max(end, 0)].partition(",")
        if end < 0 or not least.isdecimal() or (most and not most.isdecimal()) or len(least + most) > 8:
            raise BadRegex(f"the repetition at character {self.at + 1} is none")
        self.at = end + 1
        bounds = (int(least), (int(most) if most else None) if comma else int(least))
        if bounds[1] is not None and bounds[1] < bounds[0]:
            raise BadRegex(f"the repetition {{{least},{most}}} ends before it starts")
        return "repeat", (atom, *bounds)

    def _atom(self) -> _Tree:
        sign = self._take()
        if sign == "(":
            inner = self.choice()
            if self._peek() != ")":
                raise BadRegex("a bracket is not closed")
            self.at += 1
            return inner
        if sign == "[":
            return "class", self._class()
        if sign == ".":
            return "class", _not_a_line_end
        if sign == "\\":
            return "class", self._escape()[1]
        if sign in "?*+{}])":
            raise BadRegex(f'"{sign}" at character {self.at} repeats or closes nothing')
        return "class", _one(sign)

    def _escape(self) -> tuple[str, CharacterClass]:
        """The character, where it is one, and the class of an escape."""
        sign = self._take()
        if sign in _SINGLE:
            return _SINGLE[sign], _one(_SINGLE[sign])
        if sign in "\\|.?*+(){}-[]^":
            return sign, _one(sign)
        if sign in "pP":
            found = self._property()
            return "", _not(found) if sign == "P" else found
        found_class = _ESCAPES.get(sign.lower())
        if found_class is None:
            raise BadRegex(f'"\\{sign}" is no escape')
        return "", _not(found_class) if sign.isupper() else found_class

    def _property(self) -> CharacterClass:
        end = self.source.find("}", self.at)
        if self._peek() != "{" or end < 0:
            raise BadRegex("a category is not closed")
        name = self.source[self.at + 1 : end]
        self.at = end + 1
        if name.startswith("Is"):
            return _block(name[2:])
        if name not in _CATEGORIES:
            raise BadRegex(f'there is no category "{name}"')
        return _category(name)

    def _class(self) -> CharacterClass:
        negative = self._peek() == "^"
        self.at += negative
        parts: list[CharacterClass] = []
        without: CharacterClass | None = None
        while True:
            sign = self._take()
            if sign == "]":
                break
            if sign == "-" and self._peek() == "[":
                self.at += 1
                without = self._class()
                if self._take() != "]":
                    raise BadRegex("something follows the class that is taken away")
                break
            parts.append(self._member(sign))
        if not parts:
            raise BadRegex("a class of characters is empty")
        found = _any(parts)
        found = _not(found) if negative else found
        return found if without is None else _but(found, without)

    def _member(self, sign: str) -> CharacterClass:
        """A character, a range or an escape in a class."""
        if sign == "[":
            raise BadRegex("a class of characters holds another")
        character, found = self._escape() if sign == "\\" else (sign, _one(sign))
        following = self.source[self.at : self.at + 2]
        if not character or following[:1] != "-" or following[1:] in ("]", "[", ""):
            return found
        self.at += 1
        end = self._take()
        if end == "\\":
            end = self._escape()[0]
        if not end or end < character:
            raise BadRegex(f'the range from "{character}" is none')
        return _range(character, end)


def _one(character: str) -> CharacterClass:
    return character.__eq__


def _range(first: str, last: str) -> CharacterClass:
    return lambda character: first <= character <= last


def _not(inner: CharacterClass) -> CharacterClass:
    return lambda character: not inner(character)


def _but(inner: CharacterClass, without: CharacterClass) -> CharacterClass:
    return lambda character: inner(character) and not without(character)


def _any(parts: list[CharacterClass]) -> CharacterClass:
    return parts[0] if len(parts) == 1 else lambda character: any(part(character) for part in parts)


def _category(name: str) -> CharacterClass:
    return lambda character: unicodedata.category(character).startswith(name)


def _block(name: str) -> CharacterClass:
    from elementpath.regex import RegexError, unicode_subset  # the table of blocks is long

    try:
        found = unicode_subset(f"Is{name}")
    except RegexError:
        raise BadRegex(f'there is no block "{name}"') from None
    return lambda character: ord(character) in found


def _not_a_line_end(character: str) -> bool:
    return character not in "\n\r"


_ESCAPES: dict[str, CharacterClass] = {
    "s": _SPACES.__contains__,
    "d": _category("Nd"),
    "w": lambda character: unicodedata.category(character)[0] not in "PZC",
    "i": lambda character: character == ":" or starts_name(character),
    "c": lambda character: character == ":" or continues_name(character),
}
_CATEGORIES = frozenset(
    [
        "L",
        "Lu",
        "Ll",
        "Lt",
        "Lm",
        "Lo",
        "M",
        "Mn",
        "Mc",
        "Me",
        "N",
        "Nd",
        "Nl",
        "No",
        "P",
        "Pc",
        "Pd",
        "Ps",
        "Pe",
        "Pi",
        "Pf",
        "Po",
        "Z",
        "Zs",
        "Zl",
        "Zp",
        "S",
        "Sm",
        "Sc",
        "Sk",
        "So",
        "C",
        "Cc",
        "Cf",
        "Co",
        "Cn",
    ]
)
