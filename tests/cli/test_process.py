"""What only a program of its own can show: exit statuses, pipes, signals, two at once, start-up time."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from teiedition import __version__
from teiedition.batch.stamp import is_intact
from tests.cli.conftest import LETTER, PROGRAM, Program


def test_version_is_quick(program: Program) -> None:
    code = (
        "import sys, time\n"
        "from teiedition.cli import main\n"
        "sys.argv = ['teiedition', '--version']\n"
        "try: main()\n"
        "finally: print(time.process_time(), file=sys.stderr)\n"
    )
    times = []
    for _ in range(3):
        result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
        assert result.stdout.decode() == f"teiedition {__version__}\n"
        times.append(float(result.stderr))
    assert min(times) < 0.1


def test_importing_the_package_loads_nothing_but_itself() -> None:
    code = "import importlib, sys, typing; old = set(sys.modules); import teiedition; print(*set(sys.modules) - old)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert result.stdout.decode().split() in (
        ["teiedition"],
        ["__future__", "teiedition"],
        ["teiedition", "__future__"],
    )


def test_importing_the_command_line_loads_no_stage() -> None:
    code = (
        "import sys, teiedition.cli; print([n for n in sys.modules if n.startswith(('teiedition.', 'lxml', 'rich'))])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    loaded = set(json.loads(result.stdout.decode().replace("'", '"')))
    allowed = ("teiedition.cli", "teiedition.diagnostics")
    assert {name for name in loaded if not name.startswith(allowed)} == set()


def test_exit_statuses(program: Program, letter: Path) -> None:
    assert program("encode", "letter.txt", "-o", "letter.xml").returncode == 0
    assert program("validate", "letter.xml", "--select", "TEI3").returncode == 0
    Path("bad.xml").write_text("<TEI>")
    assert program("validate", "bad.xml").returncode == 1
    assert program("validate", "missing.xml").returncode == 2
    assert program("validate").returncode == 2
    assert program("nonsense").returncode == 2


def test_a_pipe_of_commands_gives_the_input_back(program: Program, letter: Path) -> None:
    tei = program("encode", "-", input=letter.read_bytes())
    back = program("transform", "-", "--to", "transcription", input=tei.stdout)
    assert back.stdout == letter.read_bytes()


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="needs /dev/stdout")
def test_standard_output_by_its_path(program: Program, letter: Path) -> None:
    assert program("encode", "letter.txt", "-o", "/dev/stdout").stdout == program("encode", "letter.txt").stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_a_finding(program: Program, letter: Path) -> None:
    result = program("encode", "letter.txt", "-o", "/dev/full")
    assert result.returncode == 2
    assert b"TEI706" in result.stderr
    with Path("/dev/full").open("wb") as full:
        result = program("encode", "letter.txt", stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert result.returncode == 2
    assert b"TEI706" in result.stderr
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_who_leaves_is_no_fault(folder: Path, unbuffered: str) -> None:
    Path("long.txt").write_text(LETTER + "\nIt rained on. " * 8_000)
    first = subprocess.Popen(
        [*PROGRAM, "encode", "long.txt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
    )
    assert first.stdout is not None
    assert first.stderr is not None
    first.stdout.read(10)
    first.stdout.close()
    complaints = first.stderr.read()
    first.stderr.close()
    assert first.wait(60) == 141
    assert complaints == b""


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_ctrl_c_leaves_whole_files_and_ends_with_130(folder: Path, jobs: str) -> None:
    Path("in").mkdir()
    for number in range(400):
        Path(f"in/{number:03}.txt").write_text(LETTER + "\nIt rained on. " * 300)
    process = subprocess.Popen(
        [*PROGRAM, "encode", "in", "-o", "out", "--jobs", jobs], stderr=subprocess.PIPE, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while not list(Path("out").glob("*.xml")) and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, complaints = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in complaints
    assert b"Stopped." in complaints
    written = list(Path("out").iterdir())
    assert 0 < len(written) < 400
    assert all(path.suffix == ".xml" and is_intact(path.read_bytes()) for path in written)
    with pytest.raises(ProcessLookupError):  # no worker is left
        os.killpg(process.pid, 0)


def test_two_runs_at_once_write_whole_files(folder: Path) -> None:
    Path("in").mkdir()
    for number in range(30):
        Path(f"in/{number:02}.txt").write_text(LETTER)
    command = [*PROGRAM, "encode", "in", "-o", "out", "-q"]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
    assert [(process.communicate(timeout=60)[1], process.returncode) for process in both] == [(b"", 0)] * 2
    assert len(list(Path("out").iterdir())) == 30
    assert all(is_intact(path.read_bytes()) for path in Path("out").iterdir())


def test_two_builds_at_once_one_waits_its_turn(program: Program, folder: Path) -> None:
    assert program("init", "ed").returncode == 0
    for number in range(40):
        Path(f"ed/tei/sources/{number:02}.txt").write_text(LETTER + "\nIt rained on. " * 200)
    both = [
        subprocess.Popen([*PROGRAM, "build", "ed"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)
    ]
    results = [(process.communicate(timeout=120)[1], process.returncode) for process in both]
    refused = [complaint for complaint, status in results if status == 2]
    assert len(refused) == 1
    assert b"TEI717" in refused[0]


def test_a_killed_build_goes_on_where_it_was(program: Program, folder: Path) -> None:
    program("init", "ed")
    for number in range(60):
        Path(f"ed/tei/sources/{number:02}.txt").write_text(LETTER + "\nIt rained on. " * 300)
    process = subprocess.Popen([*PROGRAM, "build", "ed", "--jobs", "1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while not list(Path("ed/tei/editions").glob("*.xml")) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.kill()
    process.communicate(timeout=60)
    done = len(list(Path("ed/tei/editions").glob("*.xml")))
    result = program("build", "ed")
    assert result.returncode in {0, 1}
    assert b"as before" in result.stdout
    assert len(list(Path("ed/tei/editions").glob("*.xml"))) == 61 > done
    assert b"Nothing has changed." in program("build", "ed").stdout


def test_nothing_depends_on_the_locale(program: Program, folder: Path) -> None:
    name = b"caf\xe9 \xc5\xbb\xc3\xb3\xc5\x82w.txt"
    (Path(os.fsdecode(os.fsencode(folder) + b"/" + name))).write_text(LETTER, encoding="utf-8")
    outputs = set()
    for locale in (
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "7"},
    ):
        result = program("encode", name, env=os.environ | locale)
        assert result.returncode == 0, result.stderr
        outputs.add(result.stdout)
    assert len(outputs) == 1


def test_a_terminal_gets_a_bar_and_a_pipe_none(program: Program, folder: Path) -> None:
    pty = pytest.importorskip("pty")
    Path("in").mkdir()
    for number in range(4):
        Path(f"in/{number}.txt").write_text(LETTER, encoding="utf-8")
    assert b"documents" not in program("encode", "in", "-o", "one").stderr
    ours, theirs = pty.openpty()
    command = [*PROGRAM, "encode", "in", "-o", "two", "-q"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs, env=os.environ | {"TERM": "xterm"})
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(ours)
    assert process.wait(60) == 0
    assert b"documents" in shown
    assert b"4/4" in shown
