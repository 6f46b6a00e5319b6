"""Codes as people name them (``TEI501``, ``TEI5``, ``dangling-pointer``) -> the codes meant."""

from __future__ import annotations

from collections.abc import Iterable

from teiedition.diagnostics.catalogue import ENTRIES
from teiedition.diagnostics.diagnostic import NOWHERE, Place
from teiedition.diagnostics.exceptions import ConfigurationError


def find_codes(words: Iterable[str], place: Place = NOWHERE) -> tuple[str, ...]:
    """The codes that some words name, each once, in the order of the catalogue.

    Args:
        words: codes, beginnings of codes (``TEI3`` for a family) and names, in any case of letters.
        place: where they were read.

    Raises:
        ConfigurationError: TEI730, a word names no code.
    """
    found: set[str] = set()
    for word in words:
        meant = codes_named(word)
        if not meant:
            raise ConfigurationError("TEI730", place, name=word, near=_near(word))
        found.update(meant)
    return tuple(code for code in ENTRIES if code in found)


def codes_named(word: str) -> tuple[str, ...]:
    """The codes that a word names; none where it names no code."""
    upper, lower = word.upper(), word.lower()
    if upper.startswith("TEI"):
        return tuple(code for code in ENTRIES if code.startswith(upper))
    return tuple(code for code, entry in ENTRIES.items() if entry.name == lower)


def chosen_codes(select: Iterable[str], ignore: Iterable[str]) -> tuple[str, ...]:
    """What is left of a selection without what is to be ignored.

    Args:
        select: words as ``find_codes`` takes them; none for all codes.
        ignore: the same; wins where both name a code.

    Returns:
        The codes; empty where nothing is left out.

    Raises:
        ConfigurationError: TEI730, a word names no code; TEI731, no code is left.
    """
    wanted, unwanted = find_codes(select), find_codes(ignore)
    if not wanted and not unwanted:
        return ()
    left = tuple(code for code in wanted or ENTRIES if code not in unwanted)
    if not left:
        raise ConfigurationError("TEI731", NOWHERE, reason="every code that was selected is ignored")
    return left


def _near(word: str) -> str:
    import difflib

    known = {name.lower(): name for code, entry in ENTRIES.items() for name in (code, entry.name)}
    near = difflib.get_close_matches(word.lower(), known, 1)
    return f"; did you mean {known[near[0]]}?" if near else ""
