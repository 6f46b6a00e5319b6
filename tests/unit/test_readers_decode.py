"""Bytes, encodings and characters: what is read, refused and reported."""

from __future__ import annotations

import hashlib
import pickle

import pytest

from teiedition.diagnostics import InputError, Report
from teiedition.readers import ReadOptions, read
from teiedition.transcription import Source, Transcription

PROSE = "He wrote “Evidence” – and the café closed at ten. Nobody asked why, and nobody was told the reason.\n"


def reading(data: bytes, options: ReadOptions | None = None, path: str = "a.txt") -> tuple[Transcription, list[str]]:
    report = Report()
    transcription = read(Source(data, path), report, options)
    assert transcription.to_bytes() == data
    return transcription, [diagnostic.code for diagnostic in report]


def refusal(data: bytes, options: ReadOptions | None = None, path: str = "a.txt") -> str:
    with pytest.raises(InputError) as caught:
        read(Source(data, path), Report(), options)
    assert pickle.loads(pickle.dumps(caught.value)).diagnostic == caught.value.diagnostic  # noqa: S301 - our own bytes
    return caught.value.diagnostic.code


@pytest.mark.parametrize(
    ("data", "encoding", "bom"),
    [
        (PROSE.encode(), "utf-8", b""),
        (b"\xef\xbb\xbf" + PROSE.encode(), "utf-8", b"\xef\xbb\xbf"),
        (b"\xff\xfe" + PROSE.encode("utf-16-le"), "utf-16-le", b"\xff\xfe"),
        (b"\xfe\xff" + PROSE.encode("utf-16-be"), "utf-16-be", b"\xfe\xff"),
        (b"\xff\xfe\0\0" + PROSE.encode("utf-32-le"), "utf-32-le", b"\xff\xfe\0\0"),
        (b"-*- coding: latin-1 -*-\ncaf\xe9\n", "iso8859-1", b""),
        (b"% vim: set fileencoding=cp1251 :\n\xcc\xee\xf1\xea\xe2\xe0\n", "cp1251", b""),
    ],
)
def test_encoding_is_known_without_a_guess(data: bytes, encoding: str, bom: bytes) -> None:
    transcription, codes = reading(data)
    assert (transcription.origin.encoding, transcription.origin.bom) == (encoding, bom)
    assert codes == []


def test_origin_tells_path_and_checksum() -> None:
    origin = reading(b"One word.\n", path="x/one.txt")[0].origin
    assert origin.path == "x/one.txt"
    assert origin.media_type == "text/plain"
    assert origin.sha256 == hashlib.sha256(b"One word.\n").hexdigest()


def test_windows_1252_is_assumed_and_said() -> None:
    transcription, codes = reading(PROSE.encode("cp1252"))
    assert transcription.text == PROSE
    assert codes == ["TEI005"]


def test_other_code_pages_are_guessed_from_enough_text() -> None:
    russian = "Москва — столица нашей страны, и рабочие её фабрик вышли на улицу. Их было много.\n" * 6
    transcription, codes = reading(russian.encode("cp1251"))
    assert "TEI005" in codes
    assert transcription.text == russian


def test_the_guess_names_the_line() -> None:
    report = Report()
    read(Source(b"one\ntwo\ncaf\xe9 au lait\n", "a.txt"), report)
    assert [d.place.line for d in report] == [3]


def test_wide_text_without_a_mark_is_assumed() -> None:
    transcription, codes = reading("Größe – plain words.\n".encode("utf-16-le"))
    assert transcription.origin.encoding == "utf-16-le"
    assert codes == ["TEI005"]


def test_the_callers_encoding_goes_before_all() -> None:
    data = "“Quoted”".encode()
    assert reading(data, ReadOptions(encoding="latin-1"))[0].text != "“Quoted”"
    assert reading(b"caf\xe9 more words", ReadOptions(encoding="windows-1252"))[0].text == "café more words"
    assert reading(b"\xef\xbb\xbfword", ReadOptions(encoding="utf-8-sig"))[0].text == "word"


@pytest.mark.parametrize(
    ("code", "data", "options", "path"),
    [
        ("TEI001", b"<!DOCTYPE html><p>text</p>", None, "a.txt"),
        ("TEI001", b"\xef\xbb\xbf <?xml version='1.0'?><TEI/>", None, "a.txt"),
        ("TEI001", b"%PDF-1.7 ...", None, "a.txt"),
        ("TEI001", b"words", None, "a.html"),
        ("TEI001", b"words", ReadOptions(media_type="text/html"), "a.txt"),
        ("TEI002", b"", None, "a.txt"),
        ("TEI002", b"\xef\xbb\xbf", None, "a.txt"),
        ("TEI002", b" \r\n\t\n", None, "a.txt"),
        ("TEI003", b"caf\xe9", ReadOptions(encoding="utf-8"), "a.txt"),
        ("TEI003", b"\xff\xfea", None, "a.txt"),
        ("TEI003", b"+AGE-", ReadOptions(encoding="utf-7"), "a.txt"),
        ("TEI004", bytes(range(32)) * 4, None, "a.txt"),
        ("TEI004", bytes(range(256)), None, "a.txt"),
        ("TEI006", b"words", ReadOptions(encoding="klingon"), "a.txt"),
        ("TEI006", b"words", ReadOptions(encoding="rot13"), "a.txt"),
    ],
)
def test_refusals_have_codes(code: str, data: bytes, options: ReadOptions | None, path: str) -> None:
    assert refusal(data, options, path) == code


@pytest.mark.parametrize("line", [b"-*- coding: klingon -*-", b"-*- coding: utf-16 -*-", b"-*- coding: ascii -*-"])
def test_a_wrong_declaration_is_reported_and_not_followed(line: bytes) -> None:
    transcription, codes = reading(line + "\n\n“Words”, nothing more\n".encode())
    assert "“Words”" in transcription.text
    assert codes == ["TEI007"]


def test_talk_of_coding_is_no_declaration() -> None:
    assert reading(b"coding: klingon is not a word of this text\n")[1] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a bell\x07 rang", "TEI010"),
        ("a page\x0cbreak", "TEI010"),
        ("not a character \uffff here", "TEI010"),
        ("one\r\ntwo\nthree", "TEI011"),
        ("one\rtwo\nthree", "TEI011"),
        ("â€œEvidenceâ€\u009d", "TEI012"),
        ("the cafÃ© closed", "TEI012"),
        ("left \u202eright", "TEI013"),
        ("a sign \ue000 of its own", "TEI014"),
        ("cafe\u0301", "TEI015"),
        ("lost \ufffd letter", "TEI016"),
    ],
)
def test_odd_characters_are_kept_and_reported(text: str, code: str) -> None:
    transcription, codes = reading(text.encode())
    assert transcription.text == text
    assert code in codes


@pytest.mark.parametrize(
    "text", ["“Curly” – naïve café, Ångström; « guillemets »", "one\r\ntwo\r\n", "São João, NÃO", "Москва", "世界"]
)
def test_ordinary_characters_are_not_reported(text: str) -> None:
    assert reading(text.encode())[1] == []


def test_each_odd_character_is_reported_once_with_its_place_and_count() -> None:
    report = Report()
    read(Source(b"one\ntw\x07o\x07\n\x08", "a.txt"), report)
    found = [(d.place.line, d.place.column, dict(d.values)["character"], dict(d.values)["count"]) for d in report]
    assert found == [(2, 3, "U+0007", "2"), (3, 1, "U+0008", "1")]
