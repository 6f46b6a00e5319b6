"""A document as this annotator looks at it.

tokens + names                --> ``Page``: which token belongs to which named person, body or work
marks of each block           --> ``Passage``: a quotation with the words around it, other quotations left out
what is decided of a passage  --> its ``Voice`` (whose words) and, from that, its kind
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field

from teiedition.annotation import Annotation, Kind
from teiedition.annotators.protocol import Context
from teiedition.annotators.quotations.dashes import DASH, find_spoken, opens_with_dash
from teiedition.annotators.quotations.lexicon import DETERMINERS, lexicon, word_set
from teiedition.annotators.quotations.marks import Marked, find_marked, quotes_in_singles
from teiedition.transcription import Block, BlockKind

SKIPPED = frozenset({BlockKind.PUBLICATION, BlockKind.COLOPHON, BlockKind.SEPARATOR, BlockKind.DOC_DATE})
_ABBREVIATIONS = word_set(
    "mr mrs ms dr prof rev gen col capt lt sgt maj sen rep gov st vol no nos pp p cf etc vs viz ed jr sr hon messrs jan feb aug sept sep oct nov dec trans op ibid fig co inc corp"
)
_CRIED = word_set("slogan slogans motto watchword heading headline caption placard banner poster inscription cry shout")
_LISTED = 30
"""Tokens from "slogans such as" to the last of them."""
_STOPS = frozenset({".", "?", "!"})
_LEAST_BLOCK = 60
"""Characters of a paragraph that is quoted without marks; shorter ones are items of a list."""
_LEAST_TURN = 2
_ANNOUNCED_WITHIN = 4
"""Words between the reporting verb and the colon, parentheses left out."""
_REFERENCE = 16
"""Tokens that a source in brackets may take."""
SENTENCE_WORDS = 60
"""How many tokens before a quotation are looked at, and how many other quotations are passed over."""
CLAUSE_WORDS = 16
"""How many tokens after a quotation its reporting clause may take."""


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A mention of a person, body or work. ``first`` and ``last`` are token numbers, last included."""

    first: int
    last: int
    kind: Kind
    ref: str
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words a quotation holds, and how that is known.

    Attributes:
        rule: which rule says so.
        refs: ids of records: persons or bodies.
        works: ids of records of works.
        verb: class of the reporting verb: say, write, think, cite, name; empty without one.
        form: the reporting verb as it stands, in lower case.
        described: first and last token of an unnamed speaker's description, or None.
        to_whom: ids of records of those spoken to.
        words: of the text, as evidence.
        narrator: it is the "I" of a tale whose teller no record names.
    """

    rule: str = ""
    refs: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    verb: str = ""
    form: str = ""
    described: tuple[int, int] | None = None
    to_whom: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    narrator: bool = False

    def __bool__(self) -> bool:
        return bool(self.refs or self.works or self.described or self.narrator)


@dataclass(eq=False)
class Passage:
    """A quotation and its surroundings; ``voice`` and ``chain`` are filled in as they are found out.

    Attributes:
        start, end: with the marks.
        first, last: its tokens without the marks, as a half-open range.
        before: tokens of its sentence before it, quotations left out, nearest last.
        after: tokens after it up to the end of the sentence or the next quotation.
        block: number of its block.
        parent: the passage around it.
        whole: it fills its block, or opens it and goes on in the next.
        previous: the passage before it inside the same parent.
        continues: it goes on from the passage that ended the block before.
        goes_on: the next block's first passage continues it.
        chain: the passage whose next part it is, as printed; an interruption or a new paragraph lies between.
        echoed: a longer passage of whose words it repeats some.
    """

    start: int
    end: int
    marked: Marked
    block: int
    first: int = 0
    last: int = 0
    before: list[int] = field(default_factory=list)
    after: list[int] = field(default_factory=list)
    parent: Passage | None = None
    previous: Passage | None = None
    whole: bool = False
    opens_block: bool = False
    continues: Passage | None = None
    goes_on: bool = False
    voice: Voice = field(default_factory=Voice)
    chain: Passage | None = None
    echoed: Passage | None = None


class Page:
    """Tokens, names and passages of a document."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.dialogue = False
        self.text = context.transcription.text
        self.tokens = context.tokens
        self.starts = [token.start for token in self.tokens]
        self.words = [token.text.lower().replace("'", "’") for token in self.tokens]
        self.blocks = context.transcription.blocks
        self._block_starts = [block.span.start for block in self.blocks]
        self.names: list[Name] = []
        self.name_at: dict[int, Name] = {}
        self._read_names()
        self.passages: list[Passage] = []
        self.strays: list[int] = []
        self.speaking: frozenset[str] = frozenset()
        """Records of whoever was quoted in the paragraphs just before."""
        self.addressees_at: Callable[[int], tuple[str, ...]] = lambda token: ()
        """Records of whoever is "you" at a token."""
        self.writers_at: Callable[[int], tuple[str, ...]] = lambda token: ()
        """Records of whoever is "I" at a token, outside quotations."""
        self._inside: dict[int, Passage] = {}
        self._read_passages()

    def widen(self, mentions: list[Name]) -> None:
        """Let a pronoun stand for further mentions, in a document of dialogue."""
        self.dialogue = True
        self._people = sorted([*self.names, *mentions])
        self._people_firsts = [name.first for name in self._people]

    def last_person(self, before: int) -> Name | None:
        """The last mention of a person, named or not, that ends before a token."""
        for number in range(bisect_left(self._people_firsts, before) - 1, -1, -1):
            name = self._people[number]
            if name.kind in {Kind.PERSON, Kind.DESCRIPTION} and name.last < before:
                return name
        return None

    def is_notice(self, name: Name) -> bool:
        """Whether a name stands in a licence or a statement of publication, of which the text itself doesn't speak."""
        return self.blocks[self.block_of(name.first)].kind in SKIPPED

    def block_of(self, token: int) -> int:
        """Number of the block in which a token stands."""
        return bisect_left(self._block_starts, self.tokens[token].end) - 1

    def token_from(self, offset: int) -> int:
        """Number of the first token that begins at or after an offset."""
        return bisect_left(self.starts, offset)

    def phrase(self, first: int, last: int) -> str:
        """The text from one token to another, both included."""
        return self.text[self.tokens[first].start : self.tokens[last].end]

    def block_tokens(self, number: int) -> range:
        span = self.blocks[number].span
        return range(self.token_from(span.start), self.token_from(span.end))

    def last_sentence(self, number: int) -> list[int]:
        """The tokens of a block's last sentence, quotations left out."""
        tokens = self.block_tokens(number)
        outer = [index for index in tokens if index not in self._inside]
        begin = 0
        for position in range(len(outer) - 1):
            if self._ends_sentence(outer[position]):
                begin = position + 1
        return outer[begin:]

    def last_name(self, before: int, *kinds: Kind) -> Name | None:
        """The last mention of some kinds that ends before a token."""
        for number in range(bisect_left(self._firsts, before) - 1, -1, -1):
            name = self.names[number]
            if name.kind in kinds and name.last < before:
                return name
        return None

    def passage_at(self, index: int) -> Passage | None:
        """The outermost quotation a token stands in."""
        return self._inside.get(index)

    def is_outer(self, index: int) -> bool:
        """Whether a token stands outside all quotations."""
        return index not in self._inside

    def _read_names(self) -> None:
        spans: list[Annotation] = [
            found for found in self.context.of_kind(Kind.PERSON, Kind.ORG, Kind.WORK) if found.get("ref")
        ]
        spans.sort(key=lambda found: (found.span.start, -found.span.end))
        end = -1
        for found in spans:
            if found.span.start < end or not found.span:
                continue
            end = found.span.end
            first = self.token_from(found.span.start)
            last = max(first, self.token_from(end) - 1)
            if first >= len(self.tokens):
                continue
            tail = self.text[end : end + 2]
            possessive = tail in {"’s", "'s"} or (tail[:1] in {"’", "'"} and self.text[end - 1] == "s")
            name = Name(first, last, found.kind, found.get("ref"), possessive)
            self.names.append(name)
            for index in range(first, last + 1):
                self.name_at[index] = name
        self._firsts = [name.first for name in self.names]
        self._people, self._people_firsts = self.names, self._firsts

    def _read_passages(self) -> None:
        single_first = quotes_in_singles(self.text)
        self.dashed = opens_with_dash(self.text, self.blocks)
        taken = {(found.span.start, found.span.end) for found in self.context.of_kind(Kind.WORK)}
        pending: Passage | None = None
        for number, block in enumerate(self.blocks):
            if block.kind in SKIPPED:
                continue
            found = find_marked(self.text, block.span.start, block.span.end, single_first=single_first)
            self.strays.extend(found.strays)
            marked = [one for one in found.stretches if not self._is_title(one, taken)]
            if pending is not None and _closes_last(found.strays, marked, block):
                # the mark that should open the paragraph anew was forgotten; its closing mark is reported, and no more
                marked = [Marked(block.span.start, block.span.end, ""), *marked]
            if self.dashed:
                marked = _around(find_spoken(self.text, block), marked)
            if not marked and block.kind is BlockKind.HEAD:
                continue  # a head may stand inside a long quotation
            passages = self._place(marked, number, block)
            pending = _join(pending, passages, block)
        self._read_surroundings()

    def _is_title(self, marked: Marked, taken: set[tuple[int, int]]) -> bool:
        """Whether exactly this stretch, with or without its marks, is the title of a work, and not a slogan."""
        inner_end = marked.end - 1 if marked.closed else marked.end
        trimmed = self.text[marked.start + 1 : inner_end].rstrip(" .,;:!?")
        ends = {marked.end, inner_end, marked.start + 1 + len(trimmed)}
        if not any((start, end) in taken for start in (marked.start, marked.start + 1) for end in ends):
            return False
        first = self.token_from(marked.start)
        if any(word in _CRIED for word in self.words[max(0, first - 4) : first]):
            return False
        listed = self.words[max(0, first - _LISTED) : first]
        return not ("slogans" in listed and "such" in listed[listed.index("slogans") :])

    def _place(self, marked: list[Marked], number: int, block: Block) -> list[Passage]:
        opened = bool(marked) and marked[0].start == block.span.start
        quoted = block.kind is BlockKind.QUOTATION or (self._announced(number) and not opened)
        if quoted and not _fills(marked, block):
            shifted = [Marked(one.start, one.end, one.family, one.closed, one.depth + 1) for one in marked]
            marked = [Marked(block.span.start, block.span.end, ""), *shifted]
        passages: list[Passage] = []
        around: list[Passage] = []
        for one in marked:
            while around and around[-1].end <= one.start:
                around.pop()
            passage = Passage(one.start, one.end, one, number, parent=around[-1] if around else None)
            width = 0 if not one.family else 2 if self.text[one.start : one.start + 2] in {"''", "``"} else 1
            passage.first = self.token_from(one.start + width)
            passage.last = self.token_from(one.end - (1 if one.closed and one.family not in {"", DASH} else 0))
            passage.opens_block = one.start == block.span.start
            passage.whole = passage.opens_block and one.end == block.span.end
            passages.append(passage)
            around.append(passage)
        self.passages.extend(passages)
        return passages

    def _announced(self, number: int) -> bool:
        """Whether the paragraph before ends in a reporting verb and a colon: "He wrote as follows:"."""
        block, before = self.blocks[number], self.blocks[number - 1] if number else None
        if before is None or {block.kind, before.kind} != {BlockKind.PARAGRAPH} or len(block.span) < _LEAST_BLOCK:
            return False
        if not before.span.of(self.text).rstrip(" -–—").endswith(":"):
            return False
        verbs, depth, seen = lexicon().verbs, 0, 0
        for index in reversed(self.block_tokens(number - 1)):
            word = self.words[index]
            depth += (word == ")") - (word == "(")
            if depth or not word[0].isalnum():
                continue
            if verbs.get(word) in {"say", "write"} and f"{word}s" not in verbs and index not in self.name_at:
                return self.words[index - 1] not in DETERMINERS | {
                    "be",
                    "following",
                }  # "the claims:", "letters may be addressed to:"
            seen += 1
            if seen > _ANNOUNCED_WITHIN:
                break
        return self._ends_in_reference(number)

    def _ends_in_reference(self, number: int) -> bool:
        """Whether a paragraph ends in a source in brackets: "(Northern Mail, January 6th, 1933.)"."""
        tokens = self.block_tokens(number)
        last = tokens.stop - 1
        while last > tokens.start and self.words[last] == ".":
            last -= 1
        if self.words[last] != ")":
            return False
        for index in range(last - 1, max(tokens.start, last - _REFERENCE), -1):
            name = self.name_at.get(index)
            if self.words[index] == "(":
                return False
            if name is not None and name.kind is Kind.WORK and self.words[name.first - 1] in {"(", ",", "the", "in"}:
                return True
        return False

    def _read_surroundings(self) -> None:
        previous: dict[int, Passage] = {}
        for passage in self.passages:
            if passage.parent is None:
                for index in range(self.token_from(passage.start), self.token_from(passage.end)):
                    self._inside[index] = passage
        for passage in self.passages:
            level = id(passage.parent) if passage.parent else -1
            passage.previous = previous.get(level)
            previous[level] = passage
            passage.before = self._before(passage)
            passage.after = self._after(passage)

    def _before(self, passage: Passage) -> list[int]:
        floor = passage.parent.first if passage.parent else self.block_tokens(passage.block).start
        index = self.token_from(passage.start) - 1
        found: list[int] = []
        skipped = 0
        while index >= floor and len(found) < SENTENCE_WORDS and skipped < SENTENCE_WORDS:
            sibling = self._inside.get(index) if passage.parent is None else None
            if sibling is not None:
                opening = self.token_from(sibling.start)
                parted = found or "\n" in self.text[sibling.end : passage.start]
                if parted and self._ends_sentence(sibling.last - 1, after=found[-1] if found else passage.first):
                    break
                index = opening - 1
                skipped += 1
                continue
            if self._ends_sentence(index):
                break
            found.append(index)
            index -= 1
        return found[::-1]

    def _after(self, passage: Passage) -> list[int]:
        limit = passage.parent.last if passage.parent else self.block_tokens(passage.block).stop
        index = self.token_from(passage.end)
        found: list[int] = []
        while index < limit and len(found) < CLAUSE_WORDS:
            if passage.parent is None and index in self._inside:
                break
            found.append(index)
            if self._ends_sentence(index):
                break
            index += 1
        return found

    def _ends_sentence(self, index: int, after: int | None = None) -> bool:
        if index < 0 or index >= len(self.tokens):
            return False
        if self.words[index] == ")" and index and self.words[index - 1] in _STOPS:
            return index + 1 >= len(self.tokens) or self.tokens[index + 1].text[0].isupper()  # "(They did not.) We"
        if self.words[index] not in _STOPS:
            return False
        following = index + 1 if after is None else after
        if following < len(self.tokens):
            word = self.tokens[following].text
            if word[0].islower() or word in ".,;:)":
                return False
        if self.words[index] == "." and index and self.tokens[index - 1].end == self.tokens[index].start:
            before = self.words[index - 1]
            return before not in _ABBREVIATIONS and (len(before) > 1 or not before.isalpha() or before in "ai")
        return True


def _closes_last(strays: list[int], marked: list[Marked], block: Block) -> bool:
    """Whether the only stray mark of a block is its last character, and closes what the block before left open."""
    return len(strays) == 1 and strays[0] == block.span.end - 1 and not (marked and marked[0].start == block.span.start)


def _around(spoken: list[Marked], marked: list[Marked]) -> list[Marked]:
    """What dashes open around what stands in marks: in order, each turn before the marks it holds."""
    ordered = sorted([*spoken, *marked], key=lambda one: (one.start, -one.end))
    kept: list[Marked] = []
    around: list[Marked] = []
    crossed = set()
    for one in ordered:
        while around and around[-1].end <= one.start:
            around.pop()
        if one.family == DASH and (around or one.end - one.start < _LEAST_TURN):
            continue  # a dash inside a quotation opens nothing
        if around and one.end > around[-1].end:
            crossed.add(around.pop().start)  # a quotation goes on beyond the turn: the dash opened no speech
        kept.append(Marked(one.start, one.end, one.family, one.closed, len(around)))
        around.append(one)
    return [one for one in kept if one.family != DASH or one.start not in crossed]


def _fills(marked: list[Marked], block: Block) -> bool:
    return bool(marked) and marked[0].start == block.span.start and marked[0].end >= block.span.end - 3


def _join(pending: Passage | None, passages: list[Passage], block: Block) -> Passage | None:
    """Join a quotation that opens every paragraph and closes the last only; give the one that is still open."""
    first = passages[0] if passages else None
    if pending is not None and first is not None and first.opens_block:
        first.continues = pending
        pending.goes_on = True
    for passage in passages:
        reaches = passage.end == block.span.end and passage.parent is None
        if reaches and passage.marked.family and not passage.marked.closed:
            return passage
    return None
