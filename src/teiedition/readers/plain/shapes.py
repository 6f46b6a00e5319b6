"""The shapes of single lines: separators, chapter heads, lines of letters, series notes, editors' notes.

Each predicate looks at one line or chunk alone; what depends on the neighbours is decided in the module of its kind.
"""

from __future__ import annotations

import re
from typing import Final

from teiedition.readers.plain.dates import ends_in_day, is_bracketed, is_day
from teiedition.readers.plain.segment import Chunk

_SEPARATOR = re.compile(r"(?:[*•·⁂❦☙◊○●#~=_—–―‒─-]\s*){1,80}|[oOxX](?:0|[oOxX]){1,2}[oOxX]?")
_NUMERAL: Final = r"(?:[IVXLC]+|[ivxlc]+|\d{1,3})"
_NUMBER_WORD: Final = (
    r"(?:the\s+)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|first|"
    r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)\b"
)
_CHAPTER = re.compile(
    rf"(?:chapter|part|book|section|act|scene|canto|letter|volume|appendix|kapitel|teil|chapitre|capítulo|capitolo)\s+"
    rf"(?:{_NUMERAL}\b|{_NUMBER_WORD})|(?:prologue|epilogue|preface|foreword|introduction|conclusion)\.?$",
    re.IGNORECASE,
)
_BARE_NUMERAL = re.compile(
    r"(?:[IVXLC]{1,7}|\d{1,2})[.)]?|[§(\[]\s?(?:[IVXLC]{1,7}|[ivxlc]{1,5}|\d{1,2})[)\]]?|[A-H][.)]?"
)
_SALUTATION = re.compile(
    r"(?:my\s+)?(?:dear|dearest|esteemed|honou?red|beloved|respected)\s[^.;]{1,70}[,:!—–-]*$"
    r"|(?:comrades?|friends?|sirs?|gentlemen|madam|messieurs|brothers|sisters|citizens|fellow[- ]\w+|workers|"
    r"working\s+(?:men|women))(?:\s(?:and|of|in)\s[^;]{1,60})?\s?[,:!]+[—–-]?$"
    r"|to\s+(?:the|all|our|every|my)\s[^.;]{1,110}[,:!]+$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:(?:i\s(?:am|remain)|we\s(?:are|remain)),?\s)?(?:(?:ever\s|very\s)?yours?\b(?:\s\w+){0,4}|(?:very\s)?(?:sincerely|fraternally|"
    r"comradely|respectfully|faithfully|cordially|affectionately|truly)(?:\syours)?|"
    r"with\s(?:\w+\s){0,4}(?:greetings|regards|wishes|salutations|love)|"
    r"(?:\w+\s){1,3}(?:greetings|regards)|salutations|à vous|mit\s\w+\sgr(?:u|ü)(?:ss|ß))(?:\s(?:to|from)\s[^.]{1,30})?\s?[,.!]?$",
    re.IGNORECASE,
)
_REMAIN = re.compile(
    r"(?:i|we)\s(?:am|are|remain|have the honou?r)\b[^.!?]{0,50}\b(?:yours?|servants?|faithfully|truly|sincerely|etc)\b[^.!?]{0,30}$",
    re.IGNORECASE,
)
_POSTSCRIPT = re.compile(r"P\.?\s?(?:P\.?\s?)?S\.?(?=[\s:.—–-])[\s:.—–-]*\S")
_SERIES = re.compile(
    r"\b(?:to be (?:continued|concluded)|continued (?:from|in|on|next|below)|concluded (?:from|in|next)|conclusion (?:in|next)|"
    r"(?:in|of) a series|series (?:of|on)|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next|last|final)\s"
    r"(?:installment|instalment|article|part|of)\b|concluding (?:part|article)|article (?:\d|[ivx]))|^continued$|^conclusion$",
    re.IGNORECASE,
)
_SERIES_BARE = re.compile(
    r"(?:to be (?:continued|concluded)|continued (?:from|in|next)|concluded (?:from|in|next))\b", re.IGNORECASE
)
_EDITOR_OPENS = re.compile(
    r"[\[(*]?\s?(?:editor(?:s|ial|’s|'s|s’)?\s?(?:foot|pre)?note|note by (?:the )?(?:editors?|translator|mia|transcriber)|"
    r"(?:translator|transcriber|publisher)(?:’s|'s)?\snote|note\s?[.:]\s?[—–-])",
    re.IGNORECASE,
)
_EDITOR_SIGNS = re.compile(
    r"[—–-]\s?(?:the\s)?(?:eds?|editors?|trans|translator|transcriber|mia|etol|editorial board)\b\.?(?:\s[\w.]{1,20})?\s?[\])]?\.?$",
    re.IGNORECASE,
)
_SHORTEST_BRACKETED_NOTE: Final = 60
_NOTES_HEAD = re.compile(
    r"(?:editor(?:s|ial|’s|'s|s’)?\s|(?:author|translator|transcriber)(?:’s|'s)\s|explanatory\s)?(?:foot|end)?[- ]?notes?(?:\s(?:by|to|on)\s.{1,40})?|"
    r"references|bibliographical notes|sources|anmerkungen|fußnoten|notas|note a pié di pagina",
    re.IGNORECASE,
)


def is_separator(chunk: Chunk) -> bool:
    """Whether a chunk is a line of stars or rules."""
    return len(chunk.lines) == 1 and len(chunk.text) <= 100 and bool(_SEPARATOR.fullmatch(chunk.text))


def is_chapter(text: str) -> bool:
    """Whether a line is the head of a chapter: "CHAPTER XI", "Part Two: The War", "IV."."""
    return len(text) <= 90 and bool(_CHAPTER.match(text) or _BARE_NUMERAL.fullmatch(text))


def is_numeral(text: str) -> bool:
    """Whether a line is nothing but a number: "IV.", "3", "(2)"."""
    return bool(_BARE_NUMERAL.fullmatch(text))


def is_salutation(text: str) -> bool:
    """Whether a line greets the person a letter is for: "Dear Comrade,"."""
    return len(text) <= 120 and bool(_SALUTATION.match(text))


def is_closing(text: str) -> bool:
    """Whether a line takes leave at the end of a letter: "Yours fraternally,"."""
    if len(text) > 80 or is_salutation(text):
        return False
    return bool(_CLOSING.match(text) or _REMAIN.match(text))


def is_dateline(text: str) -> bool:
    """Whether a line is the date of a letter, with or without its place."""
    bare = text.strip("()[] ").removesuffix(".")
    return is_day(bare) or ends_in_day(bare)


def is_letter_line(text: str) -> bool:
    """Whether a line could open a letter."""
    return is_salutation(text) or is_dateline(text)


def is_postscript(text: str) -> bool:
    """Whether a chunk begins with "P.S."."""
    return bool(_POSTSCRIPT.match(text))


def is_series_note(chunk: Chunk) -> bool:
    """Whether a chunk says which part of a series the text is."""
    text = chunk.text
    if is_bracketed(text):
        return len(text) <= 220 and bool(_SERIES.search(text[1:-1]))
    return len(text) <= 70 and bool(_SERIES_BARE.match(text))


def is_editorial_note(text: str) -> bool:
    """Whether a chunk is signed by an editor, calls itself an editor's note, or stands in square brackets."""
    if _EDITOR_OPENS.match(text):
        return len(text) > 30
    if _EDITOR_SIGNS.search(text, max(0, len(text) - 60)):
        return len(text) > 30 and (text[0] in "[(*" or text[-1] not in "])")
    return (
        len(text) >= _SHORTEST_BRACKETED_NOTE
        and text[0] == "["
        and text.rstrip(".")[-1] == "]"
        and "]" not in text.rstrip(".")[:-1].replace("[…]", "")
    )


def is_notes_head(text: str) -> bool:
    """Whether a line heads the notes of a text."""
    return len(text) <= 60 and bool(_NOTES_HEAD.fullmatch(text.strip(" .:*—–-[]()")))
