"""Validating many files: lists, what is known and accepted, results kept, the line about the run."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEI = "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader/>\n<text><body>\n{}\n</body></text></TEI>"  # pointers alone count
BAD = TEI.format("<p ref='#lindqvist'>Lindqvist</p>")
POINTERS = ("--select", "TEI5,TEI73", "--output-format", "concise")


@pytest.fixture
def letters(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TEIEDITION_CACHE", str(folder / ".cache"))
    (folder / "letters").mkdir()
    for name in ("a", "b", "c"):
        (folder / "letters" / f"{name}.xml").write_text(BAD)
    return folder / "letters"


def test_a_list_of_names(run: Run, letters: Path) -> None:
    Path("list").write_text("letters/c.xml\n\nletters/a.xml\n")
    result = run("validate", "@list", *POINTERS)
    assert re.findall(r"^letters/(\w)", result.stdout, re.MULTILINE) == ["c", "a"]
    result = run("validate", "@-", *POINTERS, input=b"letters/b.xml\0letters\0")
    assert re.findall(r"^letters/(\w)", result.stdout, re.MULTILINE) == ["b", "a", "c"]


@pytest.mark.parametrize(("name", "code"), [("@gone", "TEI701"), ("@empty", "TEI703"), ("@-", "TEI703")])
def test_a_list_that_names_nothing_ends_with_2(run: Run, folder: Path, name: str, code: str) -> None:
    Path("empty").write_text("\n\n")
    result = run("validate", name, input=b"")
    assert result.exit_code == 2
    assert code in result.stdout


def test_a_file_may_be_named_like_a_list(run: Run, letters: Path) -> None:
    Path("@a.xml").write_text(BAD)
    assert run("validate", "@a.xml", *POINTERS).stdout.startswith("@a.xml:")


def test_standard_input_is_read_once(run: Run, folder: Path) -> None:
    assert run("validate", "-", "@-").exit_code == 2


@pytest.mark.parametrize("data", [b"", b" \n"])
def test_an_empty_standard_input_ends_with_2(run: Run, folder: Path, data: bytes) -> None:
    result = run("validate", "-", input=data)
    assert result.exit_code == 2
    assert "TEI732" in result.stdout


def test_findings_on_standard_input_show_their_line(run: Run, folder: Path) -> None:
    assert "<p ref='#lindqvist'>" in run("validate", "-", "--select", "TEI5", input=BAD.encode()).stdout


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--select", "danglin-pointer"], "TEI730"),
        (["--ignore", "TEI5999"], "TEI730"),
        (["--select", "TEI501", "--ignore", "TEI5"], "TEI731"),
        (["--select", "TEI6"], "TEI731"),
    ],
)
def test_a_selection_that_leaves_nothing_ends_with_2(run: Run, letters: Path, options: list[str], code: str) -> None:
    result = run("validate", "letters", *options)
    assert result.exit_code == 2
    assert (result.stdout + result.stderr).count(code) == 1


def test_codes_by_name(run: Run, letters: Path) -> None:
    assert run("validate", "letters", "--select", "dangling-pointer").stdout.count("TEI501") == 3
    assert "TEI501" not in run("validate", "letters", "--ignore", "dangling-pointer").stdout


def test_one_bad_file_stops_no_other(run: Run, letters: Path) -> None:
    (letters / "b.xml").write_bytes(b"\x00\xff<")
    result = run("validate", "letters", "gone.xml", *POINTERS, "--jobs", "2")
    assert result.exit_code == 2
    assert re.findall(r"^(\S+?xml):.* (TEI\d+)", result.stdout, re.MULTILINE) == [
        ("letters/a.xml", "TEI501"),
        ("letters/b.xml", "TEI304"),
        ("letters/c.xml", "TEI501"),
        ("gone.xml", "TEI701"),
    ]


def test_the_line_about_the_run(run: Run, letters: Path) -> None:
    result = run("validate", "letters", *POINTERS, "--no-cache")
    assert re.fullmatch(r"3 files checked in \d+\.\d\d s: 3 errors, 0 warnings, 0 hints\n", result.stderr)
    assert run("validate", "letters", *POINTERS, "--quiet").stderr == ""


def test_unchanged_files_are_not_checked_again(run: Run, letters: Path) -> None:
    first = run("validate", "letters", *POINTERS)
    (letters / "b.xml").write_text(TEI.format("<p/>"))
    second = run("validate", "letters", *POINTERS)
    assert "2 files from the cache" in second.stderr
    assert second.stdout == "".join(line for line in first.stdout.splitlines(keepends=True) if "/b.xml" not in line)
    assert "from the cache" not in run("validate", "letters", *POINTERS, "--no-cache").stderr


def test_a_run_over_kept_results_loads_nothing_heavy(letters: Path) -> None:
    code = (
        "import sys\n"
        "from teiedition.cli import cli\n"
        "try: cli.main(['validate', 'letters', '--output-format', 'jsonl'])\n"
        "except SystemExit as end: assert end.code == 1, end.code\n"
        "print(*sorted({'lxml', 'rich', 'xmlschema', 'elementpath', 'teiedition.pipeline', 'teiedition.validation'}"
        " & set(sys.modules)), file=sys.stderr)\n"
    )
    for expected in (True, False):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
        assert done.returncode == 0, done.stderr
        assert bool(done.stderr.splitlines()[-1]) is expected, done.stderr


def test_what_is_known_is_counted_and_not_shown(run: Run, letters: Path) -> None:
    written = run("validate", "letters", *POINTERS, "--baseline", "known.json", "--write-baseline")
    assert (written.exit_code, written.stdout) == (0, "")
    assert "3 written to the baseline" in written.stderr
    (letters / "a.xml").write_text(TEI.format("<p>new words</p>\n\n<p ref='#lindqvist'>Lindqvist</p><p ref='#new'/>"))
    result = run("validate", "letters", *POINTERS, "--baseline", "known.json")
    assert result.exit_code == 1
    assert re.findall(r"#\w+", result.stdout) == ["#new"]
    assert "3 known" in result.stderr
    (letters / "b.xml").write_text(TEI.format("<p/>"))
    result = run("validate", "letters", *POINTERS, "--baseline", "known.json")
    assert "no longer found in letters/b.xml: 1 of TEI501" in result.stdout
    assert "TEI736" not in run("validate", "letters/a.xml", *POINTERS, "--baseline", "known.json").stdout


def test_the_baseline_may_stand_in_the_settings(run: Run, letters: Path) -> None:
    Path("edition.toml").write_text('[validate]\nbaseline = "known.json"\nselect = ["dangling-pointer"]\n')
    assert run("validate", "letters").exit_code == 2
    assert run("validate", "letters", "--write-baseline").exit_code == 0
    assert run("validate", "letters").exit_code == 0
    Path("edition.toml").unlink()
    assert run("validate", "letters", "--write-baseline").exit_code == 2


def test_the_document_may_accept_a_finding(run: Run, letters: Path) -> None:
    (letters / "a.xml").write_text(BAD.replace("<p ", "<?teiedition ignore TEI501 because of the flood?><p "))
    result = run("validate", "letters/a.xml", *POINTERS)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 suppressed" in result.stderr
    assert "1 suppressed; 1 file from" in run("validate", "letters/a.xml", *POINTERS).stderr


def test_the_settings_may_accept_findings_of_some_files(run: Run, letters: Path) -> None:
    Path("edition.toml").write_text(
        '[validate.ignore]\n"letters/[ab].xml" = { codes = ["TEI5"], because = "none" }\n'
        '"letters/a*" = { codes = ["dangling-pointer"], because = "of the flood" }\n"letters/b*" = ["TEI501"]\n'
    )
    result = run("validate", "letters", *POINTERS)
    assert re.findall(r"^(\S+?):\d", result.stdout, re.MULTILINE) == [
        "edition.toml",
        "letters/b.xml",
        "letters/c.xml",
        "edition.toml",
    ]
    assert re.findall(r"TEI73\d", result.stdout) == ["TEI733", "TEI734"]
    assert "1 suppressed" in result.stderr


@pytest.mark.parametrize("style", ["concise", "jsonl", "github", "text"])
def test_findings_are_printed_in_the_order_of_the_files(run: Run, letters: Path, style: str) -> None:
    names = ["letters/c.xml", "letters/a.xml", "letters/b.xml"]
    options = ("--select", "TEI5", "--output-format", style)
    one = run("validate", *names, *options, "--jobs", "1", "--no-cache").stdout
    assert one == run("validate", *names, *options, "--jobs", "3", "--no-cache").stdout
    places = [one.index(name) for name in names]
    assert places == sorted(places)


def test_a_schema_that_can_not_be_used_is_said_once(run: Run, letters: Path) -> None:
    Path("bad.rng").write_text("<no/>")
    result = run("validate", "letters", "--schema", "bad.rng", "--output-format", "jsonl")
    assert result.exit_code == 2
    assert [json.loads(line)["code"] for line in result.stdout.splitlines()].count("TEI320") == 1
