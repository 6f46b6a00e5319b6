"""Language tags: well formed by BCP 47, made of registered subtags, and declared in the header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from lxml import etree

from teiedition.diagnostics import Diagnostic
from teiedition.resources import resource
from teiedition.validation.spacing import PHRASES
from teiedition.validation.subject import Subject
from teiedition.vocabulary import TEI_NS, XML_LANG, iter_tei

_TAG: Final = re.compile(
    r"(?P<language>[a-z]{2,8})(?P<extlang>(?:-[a-z]{3}){0,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*)(?P<extensions>(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*)"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?"
)
"""RFC 5646, section 2.1, of a tag in small letters."""
_PRIVATE: Final = re.compile(r"x(?:-[a-z0-9]{1,8})+")
_BEARERS: Final = {"language": "ident", "textLang": "mainLang otherLangs"}
"""TEI attributes that hold tags, besides xml:lang."""
_NO_LANGUAGES: Final = frozenset({"x", "und", "zxx", "mul", "mis"})
_KINDS: Final = {"extlang": "extended language", "script": "script", "region": "region", "variant": "variant"}


class Use(NamedTuple):
    """A tag at its first place."""

    element: etree._Element
    attribute: str
    tag: str


def check_languages(subject: Subject) -> Iterator[Diagnostic]:
    """The tags of a document, each judged once, where it stands first.

    Emits: TEI240, TEI241, TEI242.
    """
    first: dict[str, Use] = {}
    for use in _uses(subject):
        first.setdefault(use.tag, use)
    for use in first.values():
        yield from _judged(subject, use)
    yield from _undeclared(subject)


def meant_tag(tag: str) -> str:
    """The tag that is surely meant by a wrong one: ``en-GB`` for ``en_GB``, ``de`` for ``ger``; else nothing."""
    joined = tag.strip().replace("_", "-")
    match = _TAG.fullmatch(joined.lower())
    if match is None:
        return ""
    language = match["language"]
    meant = joined if _is_registered("language", language) else _instead().get(language, "") + joined[len(language) :]
    right = _TAG.fullmatch(meant.lower())
    return meant if right is not None and meant != tag and _unregistered(right) is None else ""


def _uses(subject: Subject) -> Iterator[Use]:
    for element in subject.root.iter(f"{{{TEI_NS}}}*"):
        tag = element.get(XML_LANG)
        if tag:
            yield Use(element, XML_LANG, str(tag))
    for name, attributes in _BEARERS.items():
        for element in iter_tei(subject.root, name):
            for attribute in attributes.split():
                yield from (Use(element, attribute, tag) for tag in str(element.get(attribute, "")).split())


def _judged(subject: Subject, use: Use) -> Iterator[Diagnostic]:
    tag = use.tag.lower()
    attribute = "xml:lang" if use.attribute == XML_LANG else use.attribute
    if _is_registered("grandfathered", tag) or _PRIVATE.fullmatch(tag):
        return
    match = _TAG.fullmatch(tag)
    if match is None:
        fault, hint = _fault(use.tag)
        yield subject.found(
            "TEI240", use.element, use.attribute, attribute=attribute, tag=use.tag, fault=fault, hint=hint
        )
        return
    unknown = _unregistered(match)
    if unknown is not None:
        kind, subtag = unknown
        meant = _instead().get(subtag) if kind == "language" else None
        rest = use.tag[len(subtag) :]
        hint = f"write “{meant}{rest}”" if meant else "look the subtag up in the IANA registry, or use -x- for your own"
        yield subject.found(
            "TEI241",
            use.element,
            use.attribute,
            attribute=attribute,
            tag=use.tag,
            subtag=subtag,
            kind=kind,
            hint=hint,
        )


def _unregistered(match: re.Match[str]) -> tuple[str, str] | None:
    """The first subtag of a tag that the registry does not have, with its kind."""
    parts = [("language", match["language"])]
    parts += [("extlang", part) for part in match["extlang"].split("-") if part]
    parts += [(kind, match[kind]) for kind in ("script", "region") if match[kind]]
    parts += [("variant", part) for part in match["variants"].split("-") if part]
    for kind, part in parts:
        if not _is_registered(kind, part) and not _is_private(kind, part):
            return _KINDS.get(kind, kind), part
    return None


def _is_private(kind: str, part: str) -> bool:
    """The ranges for private use: qaa to qtz, Qaaa to Qabx, QM to QZ, XA to XZ, ZZ, AA."""
    if kind == "language":
        return len(part) == 3 and "qaa" <= part <= "qtz"
    if kind == "script":
        return "qaaa" <= part <= "qabx"
    return kind == "region" and len(part) == 2 and (part[0] == "x" or "qm" <= part <= "qz" or part in {"aa", "zz"})


def _fault(tag: str) -> tuple[str, str]:
    """What is wrong with a malformed tag, and what to do."""
    language = re.split(r"[-_\s]", tag.strip().lower())[0]
    language = _instead().get(language, language)
    if "_" in tag and _TAG.fullmatch(tag.lower().replace("_", "-")):
        return "its parts are joined by “-”", f"write “{tag.replace('_', '-')}”"
    if tag != tag.strip() or " " in tag:
        return "it holds blanks", f"write one tag, such as “{language}”"
    wrong = re.sub(r"[A-Za-z0-9-]", "", tag)
    fault = f"“{wrong[0]}” has no place in it" if wrong else "its parts do not follow RFC 5646"
    return fault, "write language, script and region in this order, as in “sr-Latn-RS”"


def _undeclared(subject: Subject) -> Iterator[Diagnostic]:
    """Languages of the text that ``langUsage`` does not name; "en" declares "en-GB" too.

    Where it names one language alone, that is the main one, and words and phrases in others are no reason to name theirs.
    """
    declared = {_language(str(language.get("ident", ""))) for language in iter_tei(subject.root, "language")} - {""}
    used: dict[str, list[Use]] = {}
    for use in _uses(subject) if declared else ():
        if use.attribute == XML_LANG and (len(declared) > 1 or use.element.tag not in PHRASES):
            used.setdefault(use.tag, []).append(use)
    for tag, uses in used.items():
        if _language(tag) not in declared | _NO_LANGUAGES:
            yield subject.found("TEI242", uses[0].element, XML_LANG, tag=tag, times=len(uses))


def _language(tag: str) -> str:
    """The language of a tag, by its registered name where it has another one."""
    language = tag.lower().partition("-")[0]
    return _instead().get(language, language)


def _is_registered(kind: str, subtag: str) -> bool:
    """Looked for in the row as it is: to part its 8,000 words would take longer than all that is asked of it."""
    return " " not in subtag and f" {subtag} " in _registry()[kind]


@cache
def _registry() -> Mapping[str, str]:
    rows = resource("tables", "subtags", "registry.tsv").read_text(encoding="utf-8").lower().splitlines()
    return {kind: f" {subtags} " for kind, _, subtags in (row.partition("\t") for row in rows)}


@cache
def _instead() -> Mapping[str, str]:
    rows = resource("tables", "subtags", "instead.tsv").read_text(encoding="utf-8").splitlines()
    return {written: meant for written, _, meant in (row.partition("\t") for row in rows)}
