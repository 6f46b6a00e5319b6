"""Whether what looks like a date is one: the figures and words that mean something else."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_MONEY_OR_COUNT = re.compile(
    r"(?:\b(?:another|every|total of|[Nn]os?\.|[Nn]umber|"
    r"(?<!\d )(?<!\d\u00a0)pp?\.|pages?|line|lines|chapter|column|vol\.|Vol\.|No\.|Nos\.|room|Room|§)\s*|[£$€#]\s?|\d[^\S\n]|[A-Z]-)$"
)
_COUNTED = re.compile(
    r"[  ](?:[a-z]+ ){0,1}[a-z]{2,}s\b(?<!\bwas)(?<!\bhas)(?<!is)(?<!\bas)(?<!ss)(?<!us)(?<!elections)|[  ]?(?:per|million|thousand|feet|men|people|women|tons|%)\b|-[a-z]|[’']s?[a-z]{2,}"
)
_ESTIMATED = re.compile(r"\b(?:some|about|over|than|nearly|almost|least|approximately|only)\s*$")
_NO_NOUN_AFTER = re.compile(
    r"\s*(?:[.,;:!?)\]”’\"–—-]|\n|$)|[  ](?:and|or|to|till|until|when|that|the|he|she|it|its|we|they|his|her|their|our|there|this|these|all|but|as|for|from|"
    r"in|on|at|by|is|was|were|has|had|have|with|which|who|only)\b"
)
_DETERMINED = re.compile(r"\b(?:the|these|those|its|his|her|their|our|for|in|during|within|over)\s$", re.IGNORECASE)
_BEFORE_MONTH = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Ll]ast|[Dd]uring|[Uu]ntil|[Tt]ill|[Bb]y|[Ee]arly|[Ll]ate|[Mm]id|[Tt]his|[Nn]ext|[Ff]or|of|from|"
    r"[Bb]etween|from [A-Z][a-z]+ to|[Bb]efore|[Aa]fter|[Tt]he|[Ff]rom|through|and|or|[Mm]id-|[Tt]hrough|[Oo]ur|[Aa]|[Tt]hat|previous|following|about|towards?)(?:\s|(?<=-))$"
)
_STRONG_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Ll]ast|[Dd]uring|[Uu]ntil|[Tt]ill|[Nn]ext|[Tt]his|of|[Tt]he|[Bb]y|[Ee]arly|[Ll]ate|[Mm]id-?)\s?$"
)
_NOT_DATED = re.compile(
    r"[’']?s?\s+(?:Revolution|Days?|Manifesto|Theses|Uprising|Insurrection|Movement|Laws?|Events|Coup|Putsch|Army|Fourth|"
    r"Offensive|Crisis|Conspiracy|Road|Street|Square|Decrees|Massacre)\b"
)
_STRONG_DAY = re.compile(
    r"\b(?:[Oo]n|[Tt]o|[Oo]f|[Ff]rom|[Uu]ntil|[Bb]etween|[Aa]nd|[Ss]ince|[Tt]ill|[Bb]y|about|[Bb]efore|[Aa]fter)\s$"
)
_NAME_AFTER = re.compile(r"\s+(?:[A-Z]\.|[A-Z][a-z]+\b)")
_UPHEAVAL = re.compile(r"\s+(?:and\s+[A-Z][a-z]+\s+)?(?:revolutions?|uprisings?|insurrection|coup)\b")
_MARCHING = re.compile(r"\b(?:[Ll]ines?|[Oo]rder|[Rr]oute|[Dd]ay’s)\s+of\s$")
_ALSO_NAMES = frozenset({"may", "march", "august", "april", "june"})
_VERB_AFTER = {
    "march": re.compile(r"\s+(?:on|through|to|past)\b"),
    "may": re.compile(r"\s+(?:on|through|to|past|be|have|not|well|the|I|he|we|they|it)\b"),
}
_MODAL_AFTER = re.compile(r"\s+(?:be|have|not|on)\b")
_SURELY_BEFORE = re.compile(r"\b(?:in|In|of|since|Since|during|During|until|Until)\s$")
_JANUARY_SURE = frozenset(["january", "february", "july", "september", "october", "november", "december"])


def is_plausible(text: str, start: int, end: int, form: str, parts: Mapping[str, str]) -> bool:
    """Whether the words around a stretch let it be a date."""
    check = _CHECKS.get(form)
    return check is None or check(text, start, end, parts)


def _year(text: str, start: int, end: int, parts: Mapping[str, str]) -> bool:
    year = parts["year"]
    before, after = text[max(0, start - 16) : start], text[end : end + 24]
    if not year.isdigit():  # '48: an apostrophe and two figures
        return not before[-1:].isalnum() and before[-1:] not in {"“", "‘", '"', "'"}
    if _MONEY_OR_COUNT.search(before) or re.match(r"-?[a-zA-Z£$]", after) or before.endswith("/"):
        return False
    recent = 1700 <= int(year) <= 2035
    if recent and _NO_NOUN_AFTER.match(text, end):
        return True
    if _ESTIMATED.search(before):
        return False
    if int(year) < 1500 and not re.search(r"\b(?:in|year|of|until|since|from|A\.D\.)\s$", before, re.IGNORECASE):
        return False
    counted = _COUNTED if int(year) % 50 == 0 or not recent else _COUNTED_SURELY
    return not counted.match(after)


_COUNTED_SURELY = re.compile(
    r"[  ](?:men|workers|people|persons|members|dollars|pounds|tons|votes|miles|copies|feet)\b"
)


def _month(text: str, start: int, end: int, parts: Mapping[str, str]) -> bool:
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    name = parts["month"].rstrip(".").lower()
    if (
        _NOT_DATED.match(after)
        or _UPHEAVAL.match(text, end)
        or _MARCHING.search(before)
        or re.match(r"[-’'][A-Za-z]{3}", after)
    ):
        return False
    heading = parts["month"].isupper() and len(name) > 3 and text[end : end + 2].strip().isupper()
    bare_abbreviation = len(name) < 5 and name not in {"july", "june", "may"} and not parts["month"].endswith(".")
    strong, named = bool(_STRONG_BEFORE.search(before)), bool(_NAME_AFTER.match(after))
    if heading or bare_abbreviation or (name in _ALSO_NAMES and named and not strong):
        return False
    if name in {"may", "march"}:
        sure = bool(_SURELY_BEFORE.search(before))
        return strong and not (_VERB_AFTER[name] if not sure else _MODAL_AFTER).match(after)
    if name in _JANUARY_SURE:
        return strong or not named
    return bool(_BEFORE_MONTH.search(before))


def _day_month(text: str, start: int, end: int, parts: Mapping[str, str]) -> bool:
    name = parts["month"].rstrip(".").lower()
    if parts.get("year") or parts.get("weekday"):
        return True
    if parts.get("ordinal") and not _STRONG_DAY.search(text, max(0, start - 10), start):
        return False
    if _NOT_DATED.match(text[end : end + 24]) and name in {"may", "march"}:
        return False
    # "3 may be" is no date: only a capital makes May and March months
    modal = name == "may" and re.match(r"\s+(?:be|have|not)\b", text[end : end + 6])
    return not parts["month"].islower() and not modal


def _numeric(text: str, start: int, end: int, parts: Mapping[str, str]) -> bool:
    if parts.get("iso"):
        return True
    if parts.get("year2"):
        return 0 < int(parts["a2"]) <= 31 and 0 < int(parts["b2"]) <= 12
    day, month = int(parts["a"]), int(parts["b"])
    long_year = len(parts["year"]) == 4
    if parts["sep"] == "." and not long_year:
        return False
    return min(day, month) > 0 and max(day, month) <= 31 and min(day, month) <= 12


def _years(text: str, start: int, end: int, parts: Mapping[str, str]) -> bool:
    first, second = parts["year"], parts["year2"]
    later = int(first[: 4 - len(second)] + second)
    return later > int(first) and _year(text, start, end, {"year": first})


def _ago(text: str, start: int, end: int, parts: Mapping[str, str]) -> bool:
    return any(parts.get(name) for name in ("vague", "number", "fraction")) and not (
        parts["sense"].lower() == "hence" and parts["unit"].lower() == "day"
    )


def _near(text: str, start: int, end: int, parts: Mapping[str, str]) -> bool:
    which, unit = parts["which"].lower(), parts["unit"].lower()
    counted = bool(parts.get("number") or parts.get("vague"))
    determined = bool(_DETERMINED.search(text, max(0, start - 9), start))
    denied = (
        (which == "this" and unit not in _THIS_UNIT),
        (which in _NO_DAY and unit in {"night", "day"} and not parts.get("number")),
        (unit == "may" and not text[start:end].rstrip().endswith("May")),
        (which == "last" and counted and not determined),  # "these talks last two weeks"
        (which == "last" and unit == "day" and not counted),  # "to the very last day"
        # "in previous years", "it will not last weeks"
        (not counted and text[start:end].lower().endswith(f"{unit}s") and not (which in _LASTING and determined)),
        (text[end : end + 1] == "-"),
        (unit == "month" and not counted and re.match(r"s\s+of\s", text[end - 1 : end + 4]) is not None),
        (unit == "year" and which == "this" and bool(parts.get("number"))),
        (unit == "fall" and not re.search(r"[Ff]all$", text[start:end])),
    )
    return not any(denied)


_THIS_UNIT = frozenset(
    (
        *(
            "week",
            "month",
            "year",
            "century",
            "morning",
            "evening",
            "afternoon",
            "spring",
            "summer",
            "autumn",
            "winter",
        ),
        *("january", "february", "april", "june", "july", "august", "september", "october", "november", "december"),
    )
)
_NO_DAY = frozenset(("past", "coming", "present", "current", "preceding"))
_LASTING = frozenset(("last", "past", "next", "coming"))


def _month_near(text: str, start: int, end: int, parts: Mapping[str, str]) -> bool:
    return bool(parts.get("which") or parts.get("day") or _STRONG_BEFORE.search(text[max(0, start - 24) : start]))


def _weekday(text: str, start: int, end: int, parts: Mapping[str, str]) -> bool:
    return not re.match(
        r"\s+(?:Express|Times|Despatch|Dispatch|Worker|Post|Telegraph|Observer|Chronicle|School|News|Mirror)",
        text[end : end + 16],
    )


def _feast(text: str, start: int, end: int, parts: Mapping[str, str]) -> bool:
    """Whether a feast is meant as a day: not the Easter rising, and not a parade that is named after the day."""
    if parts.get("year"):
        return True
    name = parts["feast"].lower()
    if name == "may day":
        return _NO_NOUN_AFTER.match(text, end) is not None
    return name != "easter" or _NOT_EASTER.match(text, end) is None


_NOT_EASTER = re.compile(r"\s+(?:[A-Z]|rising|week\b|rebell|egg|holiday)|-")


def _century(text: str, start: int, end: int, parts: Mapping[str, str]) -> bool:
    nth = parts["nth"]
    return nth[0].isdigit() or nth[0].islower() or nth[1:2].islower() or "V" in nth or "X" in nth


def _yesterday(text: str, start: int, end: int, parts: Mapping[str, str]) -> bool:
    if "today" in text[max(0, start - 80) : start].lower():
        return False  # today in one way, tomorrow in another: no day is meant
    before = text[max(0, start - 12) : start].lower()
    return not re.search(
        r"(?:\b(?:of|like|today|to-day|and|or|than|the|for|born|only|is|not|but)\s|[“‘\"—–-]\s?)$", before
    )


_CHECKS: dict[str, Callable[[str, int, int, Mapping[str, str]], bool]] = {
    "year": _year,
    "month": _month,
    "months": lambda text, start, end, parts: True,
    "day month year": _day_month,
    "month day year": _day_month,
    "numeric": _numeric,
    "years": _years,
    "ago": _ago,
    "near": _near,
    "weekday": _weekday,
    "part of weekday": _weekday,
    "month near": _month_near,
    "yesterday": _yesterday,
    "feast": _feast,
    "century": _century,
}
