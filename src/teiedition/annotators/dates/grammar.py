"""The written forms of dates as regular expressions, compiled when first used.

Each form is a name and a pattern with the groups that ``reading`` understands: day, day2, month, month2, year, year2 ...
Patterns are tried only near a word that can stand in a date (``triggers``), so that prose without dates costs one
look-up a word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from teiedition.annotators.dates.words import alternatives, words

# white space inside a date: also one line end, never an empty line
S = r"(?:[^\S\n]+|[^\S\n]?\n[^\S\n]?)"
DASH = r"[-–—‑−]"
# a year of the text's own world; four figures after a currency, a fraction or a bigger number are no year
YEAR = r"(?<![\d£$€#§])(?<!\d[,.])(?:1[1-9]\d\d|20\d\d)(?!\d|[,.]\d|%|°)"
TENS = r"(?<![\d£$€#§])(?:1[1-9]|20)\d0"
SHORT = r"[’'‘]\d\d(?![\w’])"
DAY = r"(?<![\d.,:/])(?:[12]\d|3[01]|0?[1-9])"
# days as printed, real or not: an impossible day is a finding, not prose
ANY_DAY = r"(?<![\d.,:/])\d{1,2}"
NTH = r"(?:st|nd|rd|th|d)"


def _months() -> str:
    """A month's name; only an abbreviation takes a full stop, for another ends the sentence."""
    return (
        rf"(?:(?<![^\W_]){alternatives('month')}(?![^\W_])(?:(?:(?<=[A-Z][a-z]{{2}})(?<!May)|(?<=Sept)|(?<=Febr))\.)?)"
    )


# form -> sorts of trigger that must stand near: of each group one. Where two forms match the same place, the longer wins,
# then the first.
FORMS: Mapping[str, tuple[str, ...]] = {
    "day month year": ("mf",),
    "day in words": ("m",),
    "month day year": ("m",),
    "month year": ("mf", "#"),
    "months": ("m",),
    "season year": ("s", "#"),
    "feast": ("xm",),
    "years": ("#",),
    "decade": ("#d",),
    "century": ("c",),
    "era": ("e#",),
    "numeric": ("#",),
    "year": ("#",),
    "year in words": ("h",),
    "ago": ("a",),
    "day before": ("y",),
    "near": ("uswmc",),
    "season near": ("s",),
    "unit past": ("usw",),
    "yesterday": ("y",),
    "last night": ("u",),
    "weekday": ("w",),
    "part of weekday": ("w",),
    "part of span": ("uc",),
    "day of the month": ("#i",),
    "day of near month": ("u",),
    "month": ("m",),
    "month near": ("m",),
}


MARKS: Mapping[str, str] = {
    "decade": r"0[’']?s|ties",
    "feast": r"christmas|boxing|new\s+year|may\s+day|easter|good\s+fri|whit|palm\s|ash\s+wed|ascension",
    "era": r"a\.?\s?d\b|b\.?\s?c\b|\b(?:bce|ce)\b",
    "season near": r"\byear\b",
    "day of near month": r"of\s+(?:this|last|next|that)\s+month",
    "numeric": r"\d[./]\d\d?[./]\d|\d-\d\d?-\d",
    "near": r"(?:last|next|this|past|coming|following|previous|preceding|present|current|same)\s",
    "unit past": r"before(?:\s+last|[,.;:])|after\s+next|[ygrnl]\s+(?:last|next)",
    "day in words": r"[tdh]\s+(?:day\s+)?of\s",
    "day of the month": r"\d(?:st|nd|rd|th|d)",
}
"""Of forms that are slow to try, what stands in each of their dates when its letters are folded."""


@cache
def forms_of(sorts: frozenset[str]) -> tuple[tuple[str, re.Pattern[str] | None], ...]:
    """The forms, each with its mark, to try where words of these sorts stand."""
    return tuple(
        (form, re.compile(MARKS[form]) if form in MARKS else None)
        for form, needs in FORMS.items()
        if all(any(letter in sorts for letter in group) for group in needs)
    )


@cache
def pattern_of(form: str) -> re.Pattern[str]:
    """The pattern of a form, compiled when a text first needs it."""
    return re.compile(_patterns()[form])


@cache
def _patterns() -> Mapping[str, str]:
    month, weekday, part = _months(), alternatives("weekday"), alternatives("part")
    any_month = rf"(?P<month>{month}|{alternatives('foreign-month')}\b)"
    ordinal = alternatives("ordinal")
    one = alternatives("number")
    number = (
        rf"(?:\d{{1,3}}(?:,\d{{3}})?|{one}(?:(?:{S}hundred{S}and{S}|{S}?-?){one})*)(?:{S}and{S}(?:a|one)(?:{S}|-)half)?"
    )
    year = rf"(?P<year>{YEAR}|{SHORT})"
    named = rf"(?:(?P<weekday>{weekday})(?:{S}{part})?(?:,{S}?|{S}))?"
    days = rf"(?P<day>{ANY_DAY}){NTH}?"
    # both calendars: "12 (25) January", "12/25 January"; two days that lie nearer each other are a span
    days += rf"(?:/(?P<both>[12]\d|3[01]|0?[1-9])(?![\d/]){NTH}?)?"
    days += rf"(?:{S}?(?:{DASH}|to|and|&|,|or){S}?(?:the{S})?(?P<day2>{DAY}){NTH}?)?"
    days += rf"(?:{S}?\((?P<new>{DAY}){NTH}?\))?"
    # of days named before their month a comma parts none: it ends what stands before, such as the number of an issue
    more_days = rf"(?:(?:,{S}?(?:and{S})?|{S}and{S})(?P<more>{DAY}){NTH}?(?![\w:]|,(?!{S}?{YEAR})))*"
    first_days = days.replace("to|and|&|,|or", "to|and|&|or")
    first_days = rf"(?:(?P<day0>{ANY_DAY}){NTH}?,{S}(?={DAY}{NTH}?,?{S}(?:and|&){S}{DAY}))?" + first_days
    of = rf"(?:\.?{S}(?:day{S})?(?:of{S})?)"
    unit = r"(?:day|night|week|fortnight|month|year|decade)"
    season = alternatives("season")
    return {
        "day month year": rf"{named}(?:the{S})?{first_days}{of}{any_month}(?!’s|'s)(?:,?{S}(?:of{S})?{year})?",
        "day in words": rf"{named}(?:the{S})?(?P<ordinal>{ordinal}){S}(?:day{S})?of{S}(?P<month>{month})(?:,?{S}{year})?",
        "month day year": rf"{named}(?P<month>{month}),?{S}(?:the{S})?(?:{days}{more_days}(?![\d:]|{S}?(?:o’clock|per|million))|(?P<ordinal>{ordinal})\b(?!{S}(?:of|time|and{S}foremost)\b)(?:{S}(?:to|and){S}(?P<ordinal2>{ordinal})\b)?)(?:,?{S}(?:of{S})?{year})?",
        "month year": rf"(?:(?P<month0>{month}){S}?(?:{DASH}|/|and|to|or){S}?)?{any_month},?{S}(?:of{S})?{year}",
        "months": rf"(?P<month0>{month})(?:{DASH}|/)(?P<month>{month})",
        "season year": rf"(?P<season>{season}),?{S}(?:of{S})?{year}(?:{DASH}(?P<year2>\d\d?|{YEAR})(?!\d))?",
        "feast": rf"(?P<feast>{alternatives('feast')})\b(?:,?{S}{year})?",
        "season near": rf"(?P<season>{season}),?{S}of{S}(?P<which>(?i:last|next|this|(?:the{S}|that{S})same|the{S}(?:following|previous|preceding|present))){S}year\b",
        "era": rf"(?:A\.{S}?D\.|AD){S}(?P<year>\d{{1,4}})\b|(?<![\d.,])(?P<year2>\d{{1,4}}){S}(?P<era>A\.{S}?D\.|B\.{S}?C\.(?:{S}?E\.)?|(?:AD|BCE?|CE)\b)|(?<=[Yy]ear )(?P<year3>\d{{3}})(?![\d,.]\d)\b",
        "years": rf"(?P<year>{YEAR}){S}?(?:{DASH}|/){S}?(?P<year2>{YEAR}|\d\d?(?![\d\w/–-]|\.\d))",
        "decade": rf"(?P<year>{TENS})[’']?s\b|(?P<short>[’']\d0)[’']?s\b|(?:(?:(?<=[Tt]he )|(?<=[Tt]he\n)|(?<=[Tt]he early )|(?<=[Tt]he late )|(?<=mid-)|(?<=[Ee]arly )|(?<=[Ll]ate ))[’'‘]?|(?P<hundreds>eighteen|nineteen)(?:{S}|-))(?P<decade>{alternatives('decade')})\b(?:{S}of{S}(?P<of>(?:the{S})?(?:last|past|{ordinal}|\d\dth)|this|the{S}present){S}century)?",
        "century": rf"(?:(?P<within>early|late|mid(?:dle)?|end|beginning|turn|close|first{S}half|second{S}half){DASH}?(?:{S}of{S}the)?{S}?)?(?P<nth>{ordinal}|\d{{1,2}}(?:st|nd|rd|th)|\b[XVI]+(?:th|st)?){S}century\b(?!-)(?:{S}(?P<era>B\.?{S}?C\b\.?|BC\b))?",
        "numeric": r"(?<![\d/.])(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4}|\d\d)(?![\d/]|\.\d)|(?<![\d-])(?P<a2>\d{1,2})-(?P<b2>\d{1,2})-(?P<year2>\d{4})(?![\d-])|(?<![\d-])(?P<iso>\d{4}-\d\d-\d\d)(?![\d-])",
        "year": rf"{year}",
        "year in words": rf"(?i:(?P<hundreds>seventeen|eighteen|nineteen)(?:{S}|-)(?:hundred(?:{S}and{S}(?P<rest>{number}(?:-{number})?))?|(?P<rest2>(?:ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-{number})?)))\b(?!{S}(?:thousand|million|men|workers|pounds|dollars|miles|people))",
        "ago": rf"(?i:\b(?:(?P<vague>some|a{S}few|several|a{S}couple{S}of|a{S}number{S}of|many){S})?(?:(?P<number>{number})(?:{S}(?:or|to){S}(?P<number2>{number}))?{S})?(?:short{S})?(?:(?P<fraction>half|quarter)(?:{S}of)?{S}a{S}(?=century))?(?P<unit>{unit}|century|centurie)s?(?:{S}(?:or{S}(?P<few>two|so)|and{S}a{S}half))?{S}(?P<sense>ago|hence|later|earlier|previously|afterwards?))\b",
        "day before": rf"(?i:(?:the{S})?day{S}(?:(?P<back>before){S}yesterday|after{S}to-?morrow))\b",
        "near": rf"(?i:\b(?P<which>last|next|this|past|coming|following|previous|preceding|present|current|that{S}same|(?:the{S}|that{S})same){S}(?:very{S})?(?:(?:(?P<vague>few|several|couple{S}of)|(?P<number>{number}(?:{S}(?:or|to){S}{number})?)){S})?(?P<unit>{unit}|{season}|{part}|{weekday}|{month}|century)s?)\b(?:{S}{part}\b)?(?!-)",
        "unit past": rf"(?i:(?:the{S})?(?P<unit>week|month|year|night){S}(?P<which>before{S}last|after{S}next|before(?=[,.;:]))|(?:the{S})?(?P<weekday2>{weekday}){S}before{S}last|(?P<weekday>{weekday}|{season}){S}(?P<which2>last|next))\b",
        "yesterday": r"(?i:(?P<word>yesterday|to-?morrow))(?i: (?:morning|afternoon|evening|night))?\b(?!’s|'s)",
        "last night": rf"(?i:(?P<word>last{S}night|last{S}evening))\b",
        "weekday": rf"(?:(?<=on )|(?<=On )|(?<=until )|(?<=since )|(?<=by )|(?<=till )|(?<=before )|(?<=from )|(?<=and )(?=\w+{S}{part}))(?P<weekday>{weekday})(?:{S}{part})?\b(?!{S}[A-Z]|[’'-])",
        "part of weekday": rf"(?P<weekday>{weekday}){S}{part}\b",
        "part of span": rf"(?i:(?P<within>end|beginning|turn|middle|close|start|(?:first|second|latter){S}half){S}of{S}(?:(?:the|that){S}(?:present{S}|(?P<which>last|past|previous|next|coming){S})?|this{S}(?:present{S})?|(?P<which2>last|next){S})(?P<unit>week|month|year|century|decade))\b(?!{S}\d)",
        "day of the month": rf"(?:the{S})?(?P<day>{DAY}){NTH}(?:{S}of)?{S}(?P<which>inst|ult|prox)(?:ant|imo)?\b\.?|(?P<weekday>{weekday}),?{S}(?:the{S})?(?P<day4>{DAY}){NTH}\b(?!{S}(?:of|[A-Z]))|(?:(?<=on the )|(?<=On the )|(?<=until the )|(?<=since the )|(?<=to the )|(?<=of the )|(?<=by the ))(?P<day3>{DAY}){NTH}(?=[,.;:)]|{S}(?:and|at|in|the|he|she|it|we|they|I|a|by|to|with|when|that|this|his)\b)",
        "day of near month": rf"(?:the{S})?(?:(?P<day>{DAY}){NTH}|(?P<ordinal>{ordinal})){S}of{S}(?P<which>this|last|next|that){S}month\b",
        "month": rf"(?P<month>{month})",
        "month near": rf"(?:(?:the{S})?{first_days}{of})?(?P<month>{month})(?:,?{S}(?:of{S})?(?P<which>(?i:last|next|this|(?:the{S}|that{S})same|the{S}(?:following|previous|preceding|present))){S}year\b|,?{S}(?P<past>last)(?=[,.;:)]|{S}(?:and|at|in|the|he|she|it|we|they|I|a|by|to|with|when|that|this|his|was|were|of)\b))",
    }


@cache
def triggers() -> Mapping[str, str]:
    """Words in lower case one of which stands in every date that has no figures, and the letter of their sort."""
    sorts = {"month": "m", "foreign-month": "f", "season": "s", "weekday": "w", "decade": "d"}
    table = {word: letter for sort, letter in reversed(sorts.items()) for word in words(sort)}
    own = {
        "a": "ago hence later earlier previously afterward afterwards",
        "y": "yesterday tomorrow to-morrow",
        "u": "day days week weeks fortnight month months year years decade decades morning afternoon evening night",
        "c": "century centuries",
        "h": "seventeen eighteen nineteen",
        "x": "christmas boxing new easter good whit whitsun palm ash ascension",
        "e": "a.d. b.c. b.c.e. ad bc bce ce",
        "i": "inst ult prox",
    }
    return {word: letter for letter, group in own.items() for word in group.split()} | table


POINTING = frozenset(
    (
        *("last", "next", "this", "past", "coming", "following", "previous", "preceding", "present", "current", "same"),
        *("end", "beginning", "turn", "middle", "close", "start"),
    )
)
"""Words one of which stands within the few words before a unit of time that dates something."""
AFTER_UNIT = frozenset({"before", "after"})
