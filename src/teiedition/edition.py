"""The settings of an edition, ``edition.toml``: what every command would otherwise have to be told each time.

edition.toml --tomllib--> tables --``SETTINGS``--> checked values --> ``Edition`` (frozen)
A key nobody knows and a value of the wrong sort are findings with their line; the rest of the file is still read.
``Edition.fingerprint`` stands for all settings that results depend on, in the ledger of a build.
Nothing here loads a stage before ``encode_options`` is called: a build that finds nothing to do stays fast.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from teiedition.diagnostics import ConfigurationError, Place, Report

if TYPE_CHECKING:
    from teiedition.options import SchemaSettings
    from teiedition.pipeline import EncodeOptions

FILE_NAME: Final = "edition.toml"


@dataclass(frozen=True, kw_only=True)
class Edition:
    """All settings of an edition; each has the default it has on the command line.

    Attributes:
        folder: where ``edition.toml`` lies; the other folders are relative to it.
        title: of the edition, for its summary and project description.
        responsible: pairs of a name and what it stands for: ("A. Editor", "encoding").
        date: of the edition, ISO 8601; never the clock.
        encoding: of the transcriptions, where they do not say it; empty to find it out.
        annotators: empty for all of ours.
        spacy: the name of a spaCy pipeline whose hints the vote of names weighs; empty for none.
        address: whether "Mr." stands inside or outside of a person's name; auto for inside in tales alone.
        schema_href: what the ``xml-model`` instruction of a TEI file points to.
        schema: files and names of schemas to validate against, instead of what the documents ask for.
        catalog: XML catalogs, asked where a document names a schema of the network.
        xinclude: whether the parts of a document are put into their places.
        ignore: what is accepted in some files: pattern, codes or their names, and the reason.
        baseline: a file of findings that are known.
        to: formats that ``build`` makes.
        view: views of the formats that know them; HTML shows the first one first.
        jobs: processes; 0 is as many as serve.
    """

    folder: Path = Path()
    title: str = ""
    publisher: str = ""
    licence: str = ""
    licence_target: str = ""
    responsible: tuple[tuple[str, str], ...] = ()
    date: str = ""
    language: str = "en"
    project: str = ""
    keywords: tuple[str, ...] = ()
    source_url: str = ""
    encoding: str = ""
    annotators: tuple[str, ...] = ()
    spacy: str = ""
    address: str = "auto"
    authority: str = "tei/authority"
    schema_href: str = "teiedition.rng"
    schema: tuple[str, ...] = ()
    catalog: tuple[str, ...] = ()
    xinclude: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[tuple[str, tuple[str, ...], str], ...] = ()
    baseline: str = ""
    output_format: str = "text"
    strict: bool = False
    to: tuple[str, ...] = ("html", "text")
    view: tuple[str, ...] = ("diplomatic", "normalized")
    xslt: str = ""
    sources: str = "tei/sources"
    editions: str = "tei/editions"
    output: str = "build"
    jobs: int = 0

    def path(self, name: str) -> Path:
        """One of the edition's folders or files, by the name of its setting: ``path("sources")``."""
        return self.folder / str(getattr(self, name))

    def fingerprint(self) -> str:
        """The sha256 of the settings that results depend on: not of where the edition lies, nor of how fast to work."""
        from hashlib import sha256  # loads OpenSSL

        idle = {"folder", "jobs", "output_format", "strict", "baseline", "sources", "editions", "output"}
        values = [(f.name, getattr(self, f.name)) for f in fields(self) if f.name not in idle]
        return sha256(repr([*values, *self._packages()]).encode()).hexdigest()

    def _packages(self) -> Iterator[str]:
        """Name and version of what other packages add to the results; looked for only where something is named."""
        if self.annotators:
            from teiedition.plugins import find_plugins

            yield from (plugin.package for plugin in find_plugins("annotator") if plugin.name in self.annotators)
        if self.spacy:
            from importlib.metadata import PackageNotFoundError, version

            for name in ("spacy", self.spacy):
                try:
                    yield f"{name} {version(name)}"
                except (PackageNotFoundError, ValueError):  # a pipeline may be a folder
                    yield name

    def schemas(self, environment: Mapping[str, str] = os.environ) -> SchemaSettings:
        """What the edition says of schemas; the catalogs of ``XML_CATALOG_FILES`` are asked after its own."""
        from teiedition.options import SchemaSettings, catalogs_of

        catalogs = (*(self.folder / name for name in self.catalog), *catalogs_of(environment))
        return SchemaSettings(self.schema, self.folder, catalogs, xinclude=self.xinclude)

    def encode_options(self, report: Report | None = None) -> EncodeOptions:
        """The settings as the pipeline takes them; the authority files are read.

        Args:
            report: receives what is wrong with single records; without one it is thrown away.

        Raises:
            InputError: an authority file can't be read.
            ConfigurationError: TEI711 there is no such annotator, TEI727 that of another package can't be used.
            MissingExtra: TEI725 spaCy is missing, TEI726 its pipeline.
        """
        from teiedition.annotators import ANNOTATORS
        from teiedition.annotators.run import SPACY, load_annotators
        from teiedition.authority import Authority, load_authority
        from teiedition.encoder import HeaderOptions, Responsibility
        from teiedition.pipeline import EncodeOptions

        header = HeaderOptions(
            title=self.title,
            publisher=self.publisher,
            licence=self.licence,
            licence_target=self.licence_target,
            responsible=tuple(Responsibility(name, resp) for name, resp in self.responsible),
            date=self.date,
            language=self.language,
            source_url=self.source_url,
            schema=self.schema_href,
            project=self.project,
            keywords=self.keywords,
        )
        names = (*(self.annotators or ANNOTATORS), *([f"{SPACY}:{self.spacy}"] if self.spacy else []))
        load_annotators(names)  # here, so that a wrong name is said once and workers need not load them again
        folder = self.path("authority")
        authority = load_authority(folder, report) if folder.is_dir() else Authority()
        return EncodeOptions(self.encoding, names, authority, header, self.address)


class Setting(NamedTuple):
    """How a key's value is checked.

    Attributes:
        wanted: in words, for the finding.
        check: gives the value as ``Edition`` holds it, or None where it is of the wrong sort.
    """

    wanted: str
    check: Callable[[Any], Any]


_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+\Z")


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.isprintable() else None


def _texts(value: Any) -> tuple[str, ...] | None:
    return tuple(value) if isinstance(value, list) and all(_text(item) is not None for item in value) else None


def _names(value: Any) -> tuple[str, ...] | None:
    return _texts([value] if isinstance(value, str) else value)


def _matching(pattern: re.Pattern[str]) -> Callable[[Any], str | None]:
    return lambda value: value if isinstance(value, str) and (not value or pattern.match(value)) else None


def _date(value: Any) -> str | None:
    if type(value) is datetime.date:
        return value.isoformat()
    return _matching(_DAY)(value)


def _people(value: Any) -> tuple[tuple[str, str], ...] | None:
    if not (isinstance(value, list) and all(map(_is_person, value))):
        return None
    return tuple((person["name"], person["resp"]) for person in value)


def _is_person(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"name", "resp"} and None not in map(_text, value.values())


def _ignored(value: Any) -> tuple[tuple[str, tuple[str, ...], str], ...] | None:
    """Patterns; a bare list of codes is one without a reason, which is reported where it is used."""
    if not isinstance(value, dict):
        return None
    rules: list[tuple[str, tuple[str, ...], str]] = []
    for pattern, rule in value.items():
        table = {"codes": rule} if isinstance(rule, list) else rule
        if not isinstance(table, dict) or not {"codes"} <= set(table) <= {"codes", "because"}:
            return None
        codes, reason = _texts(table["codes"]), _text(table.get("because", ""))
        if codes is None or reason is None or _text(pattern) is None:
            return None
        rules.append((pattern, codes, reason))
    return tuple(rules)


def _flag(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1024 else None


def _one_of(*words: str) -> Setting:
    return Setting("one of " + ", ".join(words), lambda value: value if value in words else None)


def _some_of(*words: str) -> Setting:
    def check(value: Any) -> tuple[str, ...] | None:
        return tuple(value) if isinstance(value, list) and all(item in words for item in value) else None

    return Setting("a list of " + ", ".join(words), check)


TEXT = Setting("a text in one line", _text)
TEXTS = Setting("a list of texts", _texts)
NAMES = Setting("a file or a name, or a list of them", _names)
FOLDER = Setting("the name of a folder or file", _text)
ADDRESS = Setting("an address that begins with http:// or https://", _matching(_ADDRESS))

SETTINGS: Final[Mapping[str, Mapping[str, Setting]]] = {
    "edition": {
        "title": TEXT,
        "publisher": TEXT,
        "licence": TEXT,
        "licence-target": ADDRESS,
        "responsible": Setting('a list of {name = "...", resp = "..."}', _people),
        "date": Setting("a date such as 2026-11-22, 2026-11 or 2026", _date),
        "language": Setting("a language tag such as en, de or en-GB", _matching(_LANGUAGE)),
        "project": TEXT,
        "keywords": TEXTS,
        "source-url": ADDRESS,
    },
    "encode": {"encoding": TEXT, "annotators": TEXTS, "authority": FOLDER, "schema-href": TEXT},
    "names": {"address": _one_of("inside", "outside", "auto")},
    "annotate": {"spacy": TEXT},
    "validate": {
        "schema": NAMES,
        "catalog": NAMES,
        "xinclude": Setting("true or false", _flag),
        "select": TEXTS,
        "ignore": Setting('a table of "PATTERN" = { codes = ["TEI501"], because = "..." }', _ignored),
        "baseline": FOLDER,
        "output-format": _one_of("text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "svrl"),
        "strict": Setting("true or false", _flag),
    },
    "transform": {
        "to": _some_of("html", "text", "transcription"),
        "view": _some_of("diplomatic", "normalized"),
        "xslt": FOLDER,
    },
    "folders": {"sources": FOLDER, "editions": FOLDER, "output": FOLDER},
    "run": {"jobs": Setting("a number from 0 to 1024", _count)},
}
"""Table and key to check; the field of ``Edition`` is the key with ``_`` for ``-``."""


def find_settings(folders: Iterator[Path] | list[Path]) -> Path | None:
    """The first ``edition.toml`` of some folders."""
    return next((folder / FILE_NAME for folder in folders if (folder / FILE_NAME).is_file()), None)


def load_edition(path: Path, report: Report | None = None) -> Edition:
    """Read the settings of an edition.

    Args:
        path: of ``edition.toml``, or of the folder that holds it.
        report: receives what is wrong with single settings, which then keep their default; without one the first such
            finding is raised.

    Raises:
        ConfigurationError: TEI712, the file can't be read or is not TOML; without a report also what it would receive.

    Emits: TEI713 unknown setting, TEI714 wrong value, TEI724 a folder for results outside the edition.
    """
    import tomllib  # where there are no settings, nothing needs it

    path = path / FILE_NAME if path.is_dir() else path
    try:
        text = path.read_bytes().decode("utf-8-sig")
        tables = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else f"not UTF-8 at byte {error.start}"
        raise ConfigurationError("TEI712", Place(str(path)), reason=reason) from error
    except tomllib.TOMLDecodeError as error:
        reason, _, where = str(error).partition(" (at ")
        line, column = ([int(n) for n in re.findall(r"\d+", where)] + [0, 0])[:2]
        raise ConfigurationError("TEI712", Place(str(path), line, column), reason=reason) from error
    except RecursionError as error:
        raise ConfigurationError("TEI712", Place(str(path)), reason="nested too deep") from error
    findings = Report() if report is None else report
    edition = _Reading(path, text, findings).edition(tables)
    if report is None and findings.diagnostics:
        first = findings.diagnostics[0]
        raise ConfigurationError(first.code, first.place, **dict(first.values))
    return edition


@dataclass(frozen=True)
class _Reading:
    """One reading of a settings file."""

    path: Path
    text: str
    report: Report

    def edition(self, tables: Mapping[str, Any]) -> Edition:
        values: dict[str, Any] = {}
        for table, content in tables.items():
            if table not in SETTINGS:
                self._unknown(table, "", SETTINGS)
            elif not isinstance(content, dict):
                self._wrong(table, "", f"a table: [{table}]", content)
            else:
                values |= dict(self._table(table, content))
        return Edition(folder=self.path.parent, **values)

    def _table(self, table: str, content: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        for key, found in content.items():
            setting = SETTINGS[table].get(key)
            if setting is None:
                self._unknown(key, table, SETTINGS[table])
                continue
            value = setting.check(found)
            if value is None:
                self._wrong(key, table, setting.wanted, found)
            elif table == "folders" and not _stays_inside(value):
                self.report.add("TEI724", self._place(key, table), name=f"{table}.{key}", found=value)
            else:
                yield key.replace("-", "_"), value

    def _unknown(self, key: str, table: str, known: Mapping[str, object]) -> None:
        import difflib

        near = difflib.get_close_matches(key.lower().replace("_", "-"), known, 1)
        name = f"{table}.{key}" if table else key
        hint = f"; did you mean {near[0]}?" if near else ""
        self.report.add("TEI713", self._place(key, table), name=name, near=hint, known=", ".join(known))

    def _wrong(self, key: str, table: str, wanted: str, found: object) -> None:
        name = f"{table}.{key}" if table else key
        self.report.add("TEI714", self._place(key, table), name=name, wanted=wanted, found=repr(found))

    def _place(self, key: str, table: str) -> Place:
        """The line of a key: tomllib keeps no places, so the line is looked for."""
        here = ""
        name = re.escape(key)
        for number, line in enumerate(self.text.split("\n"), 1):
            head = re.match(r"\s*\[{1,2}\s*[\"']?([^\"'\].]+)", line)
            here = head[1].strip() if head else here
            found = re.match(rf"(\s*[\"']?){name}[\"']?\s*[=.]", line) if here == table else None
            found = found or (re.match(rf"(\s*\[{{1,2}}\s*[\"']?){name}\b", line) if not table else None)
            found = found or (re.match(rf"(\s*){re.escape(table)}\.{name}\s*=", line) if table and not here else None)
            if found:
                return Place(str(self.path), number, len(found[1]) + 1)
        return Place(str(self.path))


def _stays_inside(name: str) -> bool:
    path = Path(name)
    return not path.is_absolute() and ".." not in path.parts and bool(name.strip())
