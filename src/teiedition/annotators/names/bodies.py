"""Bodies and events of a document: acronyms with their full names, names in apposition, short forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from teiedition.annotation import Kind
from teiedition.annotators.names.chronology import dates_of, undated
from teiedition.annotators.names.finder import Named
from teiedition.annotators.names.ids import Ids
from teiedition.annotators.names.lexicon import acronyms, known_events, same_body
from teiedition.annotators.names.page import Page
from teiedition.authority import Record, RecordKind

_KINDS = {Kind.ORG: RecordKind.ORG, Kind.EVENT: RecordKind.EVENT, Kind.SHIP: RecordKind.ORG}
_PRAISE = frozenset({"great", "famous", "notorious", "recent", "last", "new", "so-called", "historic"})
_OF_LISTS = ("Party", "party", "International", "Parties", "parties")
_BRACKET = re.compile(r"\s*\((?:or |the |so-called )*")
_CALLED = re.compile(
    r"(?:, (?:or|i\.e\.|that is),?|,? (?:also called|also known as|known as)) (?:the )?(?:so-called )?"
)
_SMALL = frozenset({"of", "the", "and", "for", "in", "&", "on", "to"})


class Bodies:
    """The bodies of a document; names that mean one body lead to one name."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self._same: dict[str, str] = {}
        self._records: dict[tuple[Kind, str], str] = {}
        self._full: list[str] = []
        self._events: list[str] = []
        self._headed: dict[str, dict[str, str]] = {}
        self._last: dict[str, str] = {}
        self._met: dict[str, str] = {}

    def learn(self, mentions: Sequence[tuple[str, Named]], page: Page) -> None:
        """Join names that the text, its initials or the tables say are one."""
        names = list(dict.fromkeys(name for name, _ in mentions))
        self._full = [name for name in names if len(name.split()) > 1]
        self._join_appositions(mentions, page)
        for name in names:
            if is_acronym(name):
                self._join_acronym(name)
        shared: dict[str, str] = {}
        for name in names:
            root = same_body().get(name) or same_body().get(name.replace(".", "")) or ""
            if root and shared.setdefault(root, name) != name:
                self._join(shared[root], name)
        for name in names:
            full = name if name in self._full else acronyms().get(name.replace(".", ""), ("", ()))[0]
            for word in full.split(" of ")[0].split():
                self._headed.setdefault(word, {})[self._root(name)] = name

    def learn_events(self, mentions: Sequence[tuple[str, Named]], page: Page) -> None:
        """Note the full names of the events for their short forms, and join those that differ by a year alone."""
        names = list(dict.fromkeys(name for name, _ in mentions))
        self._events = [name for name in names if " " in name]
        self._join_appositions(mentions, page)
        alike: dict[str, list[str]] = {}
        for name in self._events:
            alike.setdefault(_key(undated(name)), []).append(name)
        for forms in alike.values():
            if len({dates_of(form) for form in forms} - {()}) == 1:
                kept = next((form for form in forms if not dates_of(form)), forms[0])
                for form in forms:
                    self._join(known_events().get(kept, kept), known_events().get(form, form))

    def _join_appositions(self, mentions: Sequence[tuple[str, Named]], page: Page) -> None:
        """Join names that stand side by side for one thing: "A (B)", "A, also called the B"."""
        for (one, first), (other, second) in pairwise(mentions):
            between = page.text[first.end : second.start]
            closed = page.text[second.end : second.end + 1] == ")" and _BRACKET.fullmatch(between)
            if one != other and len(between) < 40 and (closed or _CALLED.fullmatch(between)):
                self._join(one, other)

    def _join_acronym(self, name: str) -> None:
        letters = name.replace(".", "").rstrip("s")
        dotted = next((n for n in self._same if n != name and n.replace(".", "") == letters), "")
        full = next((n for n in self._full if initials(n) == letters), "") or acronyms().get(letters, ("", ()))[0]
        if full:
            self._join(full, name)
        elif dotted:
            self._join(dotted, name)
        else:
            self._same.setdefault(name, self._root(letters) if letters in self._same else name)

    def _join(self, one: str, other: str) -> None:
        roots = self._root(one), self._root(other)
        if roots[0] != roots[1]:
            self._same[roots[1]] = roots[0]
        self._same.setdefault(roots[0], roots[0])

    def _root(self, name: str) -> str:
        while self._same.get(name, name) != name:
            name = self._same[name]
        return name

    def find(self, name: str, named: Named) -> str:
        """The record id of one mention of a body or an event."""
        kind = named.claim.kind
        full = self._expanded(name, named) if kind is Kind.ORG else self._event(name)
        root = self._root(full)
        if kind is Kind.ORG and " " in name:
            self._last.update((word, name) for word in name.split(" of ", maxsplit=1)[0].split() if word[0].isupper())
        elif kind is Kind.EVENT and " " in name:
            self._met.update((word, full) for word in name.split() if word[0].isupper())
        key = (kind, _key(root))
        if key not in self._records:
            known = next((k for n in (name, root) if (k := self._ids.known(_KINDS[kind], n))), "")
            self._records[key] = known or self._make(kind, root, named)
        return self._records[key]

    def _expanded(self, name: str, named: Named) -> str:
        """The full name that a short one stands for: the "Committee" named last before, the "Second" International."""
        if len(name.split()) > 1 or is_acronym(name) or named.claim.rule == "body of one word":
            return name
        if named.claim.rule == "parties":
            wanted = [f"{name} {head}" for head in _OF_LISTS]
            return next((full for full in wanted if full in self._full or full in same_body()), name)
        longer = self._headed.get(name, {})
        return next(iter(longer.values())) if len(longer) == 1 else self._last.get(name, name) if longer else name

    def _event(self, name: str) -> str:
        """The name under which an event is kept: the preferred one of a known event, for a short form the full one."""
        longer = [full for full in self._events if name in full.split()] if " " not in name else []
        if longer:
            return self._met.get(name, longer[0])
        return known_events().get(name, name)

    def _make(self, kind: Kind, name: str, named: Named) -> str:
        variants = tuple(n for n in self._same if n != name and self._root(n) == name)
        full = acronyms().get(name.replace(".", ""), ("", ()))[0] if kind is Kind.ORG else ""
        if full and full not in variants:
            name, variants = full, (name, *variants)
        wanted = [
            next((form for form in (name, *variants) if is_acronym(form)), name),
            name,
            f"{name} {_KINDS[kind].value}",
        ]
        details = dates_of(name) if kind is Kind.EVENT else ()
        details = details or next((told for form in variants if kind is Kind.EVENT and (told := dates_of(form))), ())
        certainty = min(0.95, named.claim.weight / 5 + 0.1)
        return self._ids.make(wanted, Record("", _KINDS[kind], name, variants, details=details, certainty=certainty))


def is_acronym(name: str) -> bool:
    """Whether a name is written like an acronym."""
    return bool(re.fullmatch(r"(?:[A-Z]\.?){2,7}s?", name))


def initials(name: str) -> str:
    """The first letters of a name's words, small words and those behind hyphens left out."""
    return "".join(word[0] for word in name.split() if word.lower() not in _SMALL and word[0].isupper())


def _key(name: str) -> str:
    """What two forms of a name share: "second great Lund Trial", "Second Lund trials"; "A-B pact", "B-A pact"."""
    folded = re.sub("[’'.]", "", name.casefold()).removeprefix("the ")
    told = [_in_order(word) for word in folded.split() if word not in _PRAISE]
    return re.sub(r"\b(trial|pact|war|strike|frame-up|purge)s\b", r"\1", " ".join(told or [folded]))


def _in_order(word: str) -> str:
    return "-".join(sorted(word.split("-"))) if word.count("-") == 1 else word
