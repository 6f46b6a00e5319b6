"""Finds the names of a page: rules claim what they are sure of, the vote decides the rest.

words with capitals --rules--> ``Claim``s   the longest wins; of two as long, the surer
words left over     --vote-->  ``Claim``s   single words, each judged with all its occurrences
claims of bodies and events --inner--> the names nested in them
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from teiedition.annotation import Kind
from teiedition.annotators.gazetteer import find_place
from teiedition.annotators.lexicon import english_words
from teiedition.annotators.names import branches, bynames, described, events, firms, heads, lists, orgs, persons, shorts
from teiedition.annotators.names.claim import Claim
from teiedition.annotators.names.hints import Hints
from teiedition.annotators.names.lexicon import Sense, given_names, sense, words
from teiedition.annotators.names.neighbours import context, owned_by
from teiedition.annotators.names.page import Page
from teiedition.annotators.names.phrases import Phrases
from teiedition.annotators.names.places import place_at, ship_at
from teiedition.annotators.names.vote import Ballot, is_name_too, prior

_UNMARKED = 0.1
"""What each occurrence of an unknown word inside a sentence says for a surname: towns come with prepositions."""
_OF_STATES = 0.05
"""The part of a vote for a person that counts where the word names a state or a great city."""
_PREFIXES = frozenset(
    {
        "all",
        "pan",
        "non",
        "anti",
        "pro",
        "half",
        "post",
        "pre",
        "ex",
        "vice",
        "saint",
        "sainte",
        "czecho",
        "sino",
        "anglo",
        "franco",
        "russo",
        "austro",
        "italo",
        "turko",
        "indo",
        "afro",
        "rolls",
        "mc",
    }
)
_SPLIT = "-‐‑"


@dataclass(frozen=True, slots=True)
class Named:
    """A name found: a claim, and for the parts of a compound where in its word it stands."""

    start: int
    end: int
    claim: Claim
    nested: bool = False


class Finder:
    """The search of one page."""

    def __init__(self, page: Page, phrases: Phrases, hints: Hints | None = None) -> None:
        self.page, self.phrases, self.hints = page, phrases, hints
        self.ballot = Ballot()
        self.claims: list[Claim] = []
        self.singles: list[int] = []
        self._contexts: dict[int, tuple[tuple[Kind, float, str], ...]] = {}
        self.signed: frozenset[str] = frozenset()
        self.cited = shorts.cited_works(page)
        self.heads = heads.Heads()
        self.owners: frozenset[str] = frozenset()

    def find(self) -> list[Named]:
        """All names of the page, outer before inner, in the order of the text."""
        bylines = {claim.first: claim for claim in persons.byline_persons(self.page)}
        self.signed = frozenset(_initials(self.page, claim) for claim in bylines.values()) - {""}
        self._claim(bylines)
        self.heads = heads.learn(self.page, self.claims)
        self.claims = heads.as_meetings(self.page, self.claims, self.heads)
        self.owners = firms.short_names(self.page, self.claims)
        self._count()
        found = [named for claim in self.claims for named in self._with_inner(claim)]
        found += [named for i in self.singles for named in self._single(i)]
        return sorted(found, key=lambda named: (named.start, -named.end))

    def _claim(self, bylines: dict[int, Claim]) -> None:
        page, i = self.page, 0
        while i < page.size:
            first = page.texts[i][0]
            if first.islower():
                claim = None if page.taken[i] else described.described_event_at(page, i)
            elif not first.isupper() or page.taken[i] == 1:
                claim = None
            else:
                claim = bylines.get(i) or self._best(i)
                if claim is None and not page.taken[i]:
                    self.singles.append(i)
            if claim is None:
                i += 1
            else:
                self.claims.append(persons.with_particle(page, claim) if claim.kind is Kind.PERSON else claim)
                i = max(claim.last, i + 1)

    def _best(self, i: int) -> Claim | None:
        """The longest claim at a word; of several as long the surest, and of those the first asked."""
        page, end = self.page, self.page.run_end(i)
        if page.taken[i]:
            known = self.phrases.at(page, i)
            return known if known is not None and known.kind is Kind.EVENT else events.event_at(page, i, end)
        claims = [
            self.phrases.at(page, i),
            events.event_at(page, i, end),
            orgs.org_at(page, i, end),
            lists.listed_at(page, i, end),
            ship_at(page, i, end),
            place_at(page, i, end),
            bynames.byname_at(page, i, end),
            persons.person_at(page, i, end),
            shorts.acronym_at(page, i, self.signed, self.cited),
        ]
        best: Claim | None = None
        for claim in claims:
            if claim is None:
                continue
            if best is None or _rank(claim, i) > _rank(best, i):
                best = claim
        if best is not None and best.kind is Kind.ORG:
            return branches.with_bracket(page, branches.with_board(page, best))
        if best is not None and best.rule == "known name" and best.kind is Kind.EVENT:
            return best._replace(last=events.numbered_end(page, best.last))
        return best if best is None or best.weight >= 1 else None

    def _count(self) -> None:
        """Collect the votes: full names for their surnames, contexts for single words."""
        for claim in self.claims:
            if claim.kind is Kind.PERSON:
                self._count_person(claim)
        inner = [k for claim in self.claims if claim.kind is Kind.EVENT for k in range(claim.first, claim.last)]
        for i in (*self.singles, *filter(self.page.is_capital, inner)):
            sense, word = self.page.sense(i), self._word(i)
            if sense.plain and not sense.english and not self.page.opens[i]:
                self.ballot.add(word, Kind.PERSON, _UNMARKED)
            great = (place := find_place(word)) is not None and place.is_great and not sense.given
            for kind, weight, _ in self._context(i, sense):
                # states act and speak like persons
                self.ballot.add(word, kind, _OF_STATES * weight if great and kind is Kind.PERSON else weight)

    def _count_person(self, claim: Claim) -> None:
        names = [k for k in range(claim.first, claim.last) if self.page.texts[k][0].isupper()]
        names = [k for k in names if not self.page.sense(k).suffix and not self.page.sense(k).initial] or names
        reason = self.page.name(claim.first, claim.last)
        weight = 3.5 if claim.weight >= 4 else 2.0
        place = find_place(reason)
        if place is not None and place.is_great:
            weight = _UNMARKED  # "Miss England" is a person, England remains a country
        if names:
            self.ballot.add_once(self._word(names[-1]), Kind.PERSON, weight, reason)
        if len(names) > 1:
            self.ballot.add_once(self._word(names[0]), Kind.PERSON, 0.8, reason)

    def _context(self, i: int, sense: Sense) -> tuple[tuple[Kind, float, str], ...]:
        """What the neighbours of a word say: asked once to count, once to decide."""
        if i not in self._contexts:
            self._contexts[i] = tuple(context(self.page, i, sense))
        return self._contexts[i]

    def _word(self, i: int) -> str:
        return self.page.name(i, i + 1)

    def _single(self, i: int) -> Iterator[Named]:
        page = self.page
        if self._is_compound(i):
            yield from self._compound(i, page.block[i], nested=False)
            return
        if page.base(i) in self.cited:
            return
        claim = (
            shorts.bare_org_at(page, i, self.heads.bodies, self.heads.meetings)
            or events.short_event_at(page, i, self.heads.meetings)
            or firms.owner_at(page, i, self.owners)
            or self._decide(i)
        )
        if claim is not None:
            claim = persons.with_particle(page, claim) if claim.kind is Kind.PERSON else claim
            yield self._named(claim)

    def _decide(self, i: int, *, inner: bool = False) -> Claim | None:
        """What the document makes of a word standing alone, if anything."""
        page, sense, word = self.page, self.page.sense(i), self._word(i)
        if sense.stop or sense.idea or sense.roman or sense.initial or (sense.suffix and not sense.given):
            return None
        if self._is_adjective(i) or (page.after(i + 1) == "&" and page.lower(i + 2) in words()["firm"]):
            return None
        if (sense.address and not sense.given) or any(sign.isdigit() for sign in word):
            return None
        start = prior(word, sense, small=word.lower() in page.small)
        here: defaultdict[Kind, float] = defaultdict(float)
        reasons: list[str] = []
        for kind, weight, reason in self._context(i, sense):
            here[kind] += weight
            reasons.append(reason)
        for kind, weight, reason in self.hints.about(i) if self.hints else ():
            if min(start.get(kind, 0.0), here[kind]) >= 0:  # a hint outvotes no rule that says "no name"
                start[kind] = start.get(kind, 0.0) + weight
                reasons += [reason] if reason not in reasons else []
        if self._is_family(i, word):
            here[Kind.PERSON] += 7.0
            reasons.append("plural of a surname")
        totals = self.ballot.total(word, start, here)
        kind = max(sorted(totals), key=lambda k: totals[k])
        score = totals[kind]
        if score < self._threshold(i, kind, inner=inner):
            return None
        return Claim(i, i + 1, kind, min(score, 5), " ".join(["vote", *reasons]))

    def _is_adjective(self, i: int) -> bool:
        """Whether a word says of what people or part of the world another is: "Ruritanian", the first of "East African"."""
        page, sense = self.page, self.page.sense(i)
        if sense.demonym:
            alone = sense.lower.endswith("s") or (page.before(i) == "the" and not page.after(i + 1).isalpha())
            return not (alone and find_place(self._word(i)) is not None)  # "Balkans", "the Argentine,"
        return sense.lower in words()["place_compass"] and page.is_capital(i + 1) and page.sense(i + 1).demonym

    def _is_family(self, i: int, word: str) -> bool:
        """Whether a word is the plural of a surname of the document: "the Lunds"."""
        base = word[:-1]
        if not word.endswith("s") or self.page.opens[i] or base.lower() in given_names():
            return False
        known = sense(base)
        if known.org_head or known.event_head or (known.english and not is_name_too(known)):
            return base.lower() in words()["famous"]
        if base.lower() in words()["famous"] or self.ballot.heard(base, Kind.PERSON) >= 2:
            return True
        return known.plain and not known.english and base in self.page.inside and find_place(base) is None

    def _threshold(self, i: int, kind: Kind, *, inner: bool) -> float:
        """How many votes a single word needs where it stands."""
        page, sense, word = self.page, self.page.sense(i), self._word(i)
        needed = 1.0
        if (
            sense.english
            and sense.lower not in words()["famous"]
            and not (kind is Kind.PLACE and (place := find_place(self._word(i))) and place.ours)
        ):
            needed = 1.4 if is_name_too(sense) else 2.2
            if page.opens[i] or page.in_head(i) or page.block[i] in page.shouting:
                needed = 1.2 if sense.given and not sense.stop and self._speaks(i) else 3.0
            if self._word(i).lower() in page.small:
                needed += 1.5
            if kind is Kind.PLACE and find_place(self._word(i)) is None:
                needed += 1.5  # "in Modern Capitalism"
        if (
            page.opens[i]
            and not sense.english
            and not sense.given
            and not page.inside[self._word(i)]
            and kind is Kind.PERSON
        ):
            needed = 2.0 if page.after(i + 1) == "!" else 1.15
            if page.after(i + 1) == "," and len(word) > 4:
                needed = 1.0 if self._is_apposition(i + 2) else 1.6
        if kind is Kind.PERSON and page.before(i) == "the" and not inner:
            irish = word.startswith(("O’", "O'"))  # "the O’Marlow"
            needed = max(
                needed, 1.2 if irish else 1.5 if owned_by(page, i) or sense.lower in words()["famous"] else 2.5
            )
        if kind is Kind.PERSON and sense.given and page.is_capital(i + 1) and not inner:
            needed = max(needed, 1.2)
        return needed

    def _speaks(self, i: int) -> bool:
        """Whether a verb of speaking follows, which only persons do: "Jack said"."""
        return self.page.after(i + 1) in {"said", "says", "asked", "replied", "answered", "laughed", "nodded", "smiled"}

    def _is_apposition(self, i: int) -> bool:
        """Whether words behind a name and a comma say who or what it is: "Lund, the speaker", "Lund, speaking"."""
        after = self.page.after(i)
        if after in {"the", "a", "an", "who", "whose", "formerly", "now", "then", "pp", "p", "op", "loc", "vol"}:
            return True
        return after.endswith(("ing", "ed")) or self.page.is_capital(i) or persons.is_role(after)

    def _is_compound(self, i: int) -> bool:
        word = self.page.base(i)
        known = find_place(word) is not None or word.lower() in words()["famous"]
        if known or not any(sign in word for sign in _SPLIT):
            return False
        if self.page.sense(i).idea or self.page.sense(i).demonym:
            return False
        parts = word.replace("‐", "-").replace("‑", "-").split("-")
        if parts[0].lower() in _PREFIXES or all(part.lower() in given_names() for part in parts):
            return False
        return len(parts) in {2, 3} and all(len(part) > 2 and part[0].isupper() for part in parts)

    def _compound(self, i: int, _block: int, *, nested: bool) -> Iterator[Named]:
        """The names joined in one word: "Alpha-Beta trial"."""
        page, start = self.page, self.page.tokens[i].start
        if not nested and self._is_double(i) and (claim := self._decide(i)) and claim.kind is Kind.PERSON:
            yield self._named(claim)
            return
        word, offset = page.base(i), 0
        found: list[Named] = []
        for part in word.replace("‐", "-").replace("‑", "-").split("-"):
            named = self._part(part, i, start + offset, nested=nested)
            if named is not None:
                found.append(named)
            offset += len(part) + 1
        parts = word.replace("‐", "-").replace("‑", "-").split("-")
        if len(found) == len(parts) or (
            found
            and all(
                part.lower() in english_words()
                for part in parts
                if part not in {self.page.text[n.start : n.end] for n in found}
            )
        ):
            yield from found
        elif not nested and page.sense(i).plain and not page.sense(i).english and (claim := self._decide(i)):
            yield self._named(claim)

    def _is_double(self, i: int) -> bool:
        """Whether two surnames joined are one person's: known to nobody else, and of no common cause."""
        page = self.page
        parts = page.base(i).replace("‐", "-").replace("‑", "-").split("-")
        after = page.after(i + 1)
        if len(parts) != 2 or not after or (after.isalpha() and after[0].islower() and not sense(after).stop):
            return False
        known = (self.ballot.heard(part, kind) >= 1 or page.inside[part] for part in parts for kind in Kind)
        return not any(known) and not any(p.lower() in words()["famous"] or find_place(p) for p in parts)

    def _part(self, part: str, i: int, at: int, *, nested: bool) -> Named | None:
        found = sense(part)
        if not found.plain or found.english:
            return None
        totals = self.ballot.total(part, prior(part, found, small=False), {})
        kind = max(sorted(totals), key=lambda k: totals[k])
        if totals[kind] < 1:
            return None
        return Named(at, at + len(part), Claim(i, i + 1, kind, min(totals[kind], 4), "part of a compound"), nested)

    def _named(self, claim: Claim, *, nested: bool = False) -> Named:
        return Named(self.page.tokens[claim.first].start, self.page.end(claim.last - 1), claim, nested)

    def _with_inner(self, claim: Claim) -> Iterator[Named]:
        """A claim, and the names nested in a body or an event."""
        yield self._named(claim)
        single = claim.last - claim.first < 2
        if claim.kind not in {Kind.ORG, Kind.EVENT} or (single and claim.kind is Kind.ORG):
            return
        k = claim.first
        while k < claim.last:
            if not self.page.is_capital(k) or self.page.taken[k]:
                k += 1
                continue
            inner = self._inner(k, claim)
            if inner is None:
                k += 1
            else:
                if self._is_compound(k) and inner.last == k + 1:
                    yield from self._compound(k, 0, nested=True)
                else:
                    yield self._named(inner, nested=True)
                k = inner.last

    def _inner(self, k: int, outer: Claim) -> Claim | None:
        if self._is_compound(k):
            return Claim(k, k + 1, Kind.PERSON, 1, "compound")
        end = min(self.page.run_end(k), outer.last)
        kinds = {Kind.PLACE, Kind.PERSON}
        if outer.kind is Kind.EVENT or (k > outer.first and self.page.before(k) in {"of", "the"}):
            kinds.add(Kind.ORG)  # who meets or strikes, and the body of which another is a part
        rules: list[Claim | None] = [self.phrases.at(self.page, k)]
        if Kind.ORG in kinds and self.page.before(k) in {"the", "of"}:
            rules.append(shorts.acronym_at(self.page, k, self.signed, self.cited))
        if (
            Kind.ORG in kinds
            and self.page.before(k) == "the"
            and not (end - k > 1 and find_place(self.page.name(k, end)))
        ):
            rules.append(orgs.org_at(self.page, k, end))
        rules += [place_at(self.page, k, end), persons.person_at(self.page, k, end)]
        for claim in filter(None, rules):
            told = outer.kind is Kind.EVENT and claim.rule != "known name"
            meets = told and self.page.lower(claim.last - 1) in words()["event_meeting"]
            inside = claim.first == k and claim.last <= outer.last and (claim.first, claim.last) != outer[:2]
            if inside and not meets:
                government = claim.kind is Kind.ORG and self.page.lower(claim.last - 1) == "government"
                return claim if claim.kind in kinds and claim.weight >= 3 and not government else None
        sense = self.page.sense(k)
        if outer.rule == "known name" and outer.kind is Kind.ORG:
            leads = k == outer.first or self.page.before(k) in {"of", "in"}
            place = find_place(self._word(k)) if leads and not sense.english else None
            return (
                Claim(k, k + 1, Kind.PLACE, 3, "place in a known name")
                if place and (place.is_great or place.people > 500)
                else None
            )
        if sense.org_head or sense.event_head or sense.english:
            return None
        return self._decide(k, inner=True)


def _rank(claim: Claim, i: int) -> tuple[int, bool, float]:
    """How far a claim reaches, whether an ordinal joins an event, how sure it is."""
    return claim.last - i, claim.kind is Kind.EVENT and claim.first < i, claim.weight


def _initials(page: Page, claim: Claim) -> str:
    """The letters under which a person of the byline may sign; empty for a name of one word."""
    texts = [page.texts[k] for k in range(claim.first, claim.last) if page.is_capital(k)]
    letters = "".join(text[0] if "." not in text else text.replace(".", "") for text in texts)
    return letters if len(letters) > 1 else ""
