"""Schemas kept under names: fetched only when asked, whole or not at all."""

from __future__ import annotations

import email.message
import io
import urllib.request
import urllib.response
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from teiedition.diagnostics import SchemaError
from teiedition.options import SchemaSettings
from teiedition.validation.schemas import fetching as fetching_module
from teiedition.validation.schemas import find_schemas
from teiedition.validation.schemas.adding import Request, add_schema, licence_of
from teiedition.validation.schemas.fetching import REDIRECTS, Fetched, fetch
from teiedition.validation.schemas.store import ABOUT, Store, is_name, verify

RNG = '<element name="TEI" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>'
MAIN = '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="parts/a.rng"/></grammar>'
PART = '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><element name="TEI"><empty/></element></start></grammar>'


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data")


@pytest.fixture
def add(store: Store, tmp_path: Path) -> Callable[..., list[str]]:
    """Keep files, or what a made-up network holds; what was said."""

    def adding(name: str, *sources: str, network: dict[str, str] | None = None, **extra: Any) -> list[str]:
        said: list[str] = []

        def fetcher(address: str) -> Fetched:
            if address not in (network or {}):
                raise OSError("the server answers 404 Not Found")
            moved = ("https://cdn.example.org/x/s.rng",) if "moved" in address else ()
            return Fetched((network or {})[address].encode(), moved)

        paths = tuple(source if "://" in source else str(tmp_path / source) for source in sources)
        add_schema(store, Request(name, paths, **extra), said.append, fetcher)
        return said

    return adding


def reason(caught: pytest.ExceptionInfo[SchemaError], code: str = "TEI327") -> str:
    assert caught.value.diagnostic.code == code
    assert len(caught.value.diagnostic.message) <= 200
    return caught.value.diagnostic.message


def test_a_file_is_copied_with_its_digest(store: Store, tmp_path: Path, add: Callable[..., list[str]]) -> None:
    (tmp_path / "s.rng").write_text(f"<!-- CC0: public domain -->{RNG}")
    digest = sha256((tmp_path / "s.rng").read_bytes()).hexdigest()
    assert f"sha256 {digest}" in add("mine", "s.rng", sha256=digest.upper())
    (tmp_path / "s.rng").unlink()
    kept = store.find("mine")
    assert kept is not None
    verify(kept)
    assert (kept.schemas[0].sha256, kept.licence) == (digest, "CC0: public domain")
    assert kept.schemas[0].origin == str(tmp_path / "s.rng")
    assert store.names() == ["mine"]
    assert store.remove("mine")
    assert not store.remove("mine")
    assert store.names() == []


def test_parts_come_along(store: Store, tmp_path: Path, add: Callable[..., list[str]]) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "s.rng").write_text(MAIN)
    (tmp_path / "parts" / "a.rng").write_text(PART)
    assert "with parts/a.rng" in add("mine", "s.rng")
    kept = store.find("mine")
    assert kept is not None
    assert [file for file, _ in kept.digests] == ["s.rng", "parts/a.rng"]


def test_parts_of_the_network_lie_beside_where_it_was_found(add: Callable[..., list[str]]) -> None:
    network = {"https://example.org/moved/s.rng": MAIN, "https://cdn.example.org/x/parts/a.rng": PART}
    said = add("mine", "https://example.org/moved/s.rng", network=network)
    assert said[:2] == ["fetching https://example.org/moved/s.rng", "redirected to https://cdn.example.org/x/s.rng"]
    assert "fetching https://cdn.example.org/x/parts/a.rng" in said


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<html/>", "TEI327"),
        ("root:x:0:0:", "TEI327"),
        ('<element xmlns="http://relaxng.org/ns/structure/1.0"/>', "TEI320"),
        (MAIN.replace("parts/a.rng", "../a.rng"), "TEI327"),
        (MAIN.replace("parts/a.rng", "/etc/passwd"), "TEI327"),
        (MAIN.replace("parts/a.rng", "gone.rng"), "TEI327"),
        (MAIN.replace("parts/a.rng", "https://example.org/a.rng"), "TEI320"),
        (MAIN.replace("parts/a.rng", "s.rng"), "TEI320"),
    ],
)
def test_what_is_no_sound_schema_is_not_kept(
    store: Store, tmp_path: Path, add: Callable[..., list[str]], text: str, code: str
) -> None:
    (tmp_path / "s.rng").write_text(text)
    (tmp_path / "s.txt").write_text(text)
    with pytest.raises(SchemaError) as caught:
        add("mine", "s.txt" if "<html" in text or "root:" in text else "s.rng")
    reason(caught, code)
    assert list(store.folder.iterdir()) == []


def test_refusals(store: Store, tmp_path: Path, add: Callable[..., list[str]]) -> None:
    (tmp_path / "s.rng").write_text(RNG)
    with pytest.raises(SchemaError, match="its sha256 is"):
        add("mine", "s.rng", sha256="00")
    with pytest.raises(SchemaError, match="no address is known"):
        add("mine")
    with pytest.raises(SchemaError, match="404"):
        add("tei_all")
    for name in ("teiedition", "../x", "a/b", "", "x" * 65, ".x"):
        assert not is_name(name)
        with pytest.raises(SchemaError, match="can't be its name"):
            add(name, "s.rng")
    add("mine", "s.rng")
    with pytest.raises(SchemaError, match="there is one of this name"):
        add("mine", "s.rng")
    add("mine", "s.rng", replace=True)
    with pytest.raises(SchemaError, match="same name"):
        add("both", "s.rng", "s.rng")


def test_a_failed_replacement_leaves_what_was_there(
    store: Store, tmp_path: Path, add: Callable[..., list[str]]
) -> None:
    (tmp_path / "s.rng").write_text(RNG)
    add("mine", "s.rng")
    (tmp_path / "s.rng").write_text("<html/>")
    with pytest.raises(SchemaError):
        add("mine", "s.rng", replace=True)
    kept = store.find("mine")
    assert kept is not None
    verify(kept)


def test_damage_is_seen_at_each_use(store: Store, tmp_path: Path, add: Callable[..., list[str]]) -> None:
    (tmp_path / "s.rng").write_text(RNG)
    add("mine", "s.rng")
    settings = SchemaSettings(("mine",), data=tmp_path / "data")
    assert find_schemas(b"<TEI/>", "", settings).schemas
    folder = store.folder / "mine"
    for damage in (lambda: (folder / "s.rng").write_text("<x/>"), (folder / "s.rng").unlink):
        damage()
        with pytest.raises(SchemaError) as caught:
            find_schemas(b"<TEI/>", "", settings)
        reason(caught, "TEI328")
    for about in ("", "{}", "[]", '{"schemas": [{"file": "../x"}]}'):
        (folder / ABOUT).write_text(about)
        with pytest.raises(SchemaError) as caught:
            store.all()
        reason(caught, "TEI328")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<!-- made today --><!-- under a Creative Commons\n licence -->", "under a Creative Commons licence"),
        ("<a:documentation>Licensed under CC BY 4.0</a:documentation>", "Licensed under CC BY 4.0"),
        ("<x/>", ""),
    ],
)
def test_licences_in_the_words_of_the_schema(text: str, words: str) -> None:
    assert licence_of(text.encode()) == words


class _Server(urllib.request.HTTPSHandler):
    """Answers without a network: an address to a status, headers and body."""

    def __init__(self, answers: dict[str, tuple[int, dict[str, str], bytes]]) -> None:
        super().__init__()
        self.answers = answers

    def https_open(self, req: urllib.request.Request) -> Any:
        status, fields, body = self.answers[req.full_url]
        headers = email.message.Message()
        for name, value in fields.items():
            headers[name] = value
        answer: Any = urllib.response.addinfourl(io.BytesIO(body), headers, req.full_url, status)
        answer.msg = "As told"
        return answer


def ask(address: str, **answers: tuple[int, dict[str, str], bytes]) -> Fetched:
    return fetch(address, handlers=(_Server({f"https://e.org/{name}": answer for name, answer in answers.items()}),))


def test_fetching_follows_redirects_and_tells_them() -> None:
    fetched = ask("https://e.org/a", a=(302, {"Location": "/b"}, b""), b=(200, {}, b"<x/>"))
    assert (fetched.data, fetched.redirects) == (b"<x/>", ("https://e.org/b",))


@pytest.mark.parametrize("address", ["http://e.org/a", "file:///etc/passwd", "ftp://e.org/a", "https:///a", "a"])
def test_only_https_is_fetched(address: str) -> None:
    with pytest.raises(OSError, match="https://"):
        fetch(address)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"a": (404, {}, b"")}, "404"),
        ({"a": (302, {"Location": "http://e.org/b"}, b"")}, "not https"),
        ({"a": (302, {"Location": "file:///etc/passwd"}, b"")}, "not allowed"),
        ({"a": (302, {"Location": "/a?" + "x"}, b""), "a?x": (302, {"Location": "/a"}, b"")}, "redirected|302"),
        ({"a": (200, {}, b"x" * 2000)}, "larger"),
    ],
)
def test_fetching_has_bounds(
    monkeypatch: pytest.MonkeyPatch, answers: dict[str, tuple[int, dict[str, str], bytes]], words: str
) -> None:
    monkeypatch.setattr(fetching_module, "LIMIT", 1000)
    with pytest.raises(OSError, match=words):
        ask("https://e.org/a", **answers)


def test_redirects_end() -> None:
    answers = {f"r{n}": (302, {"Location": f"/r{n + 1}"}, b"") for n in range(REDIRECTS + 2)}
    with pytest.raises(OSError, match="more than 5 times"):
        ask("https://e.org/r0", **answers)


def test_fetching_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching_module, "PATIENCE", -1.0)
    with pytest.raises(OSError, match="took longer"):
        ask("https://e.org/a", a=(200, {}, b"x"))
