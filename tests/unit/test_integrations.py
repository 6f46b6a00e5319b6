"""The files by which other services call the command: they are well formed, and name commands and options that exist."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from teiedition.cli import cli
from tests.conftest import ROOT

HOOKS: Any = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
ACTION: Any = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
SCRIPTS = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
GUIDE = (ROOT / "docs" / "guide" / "projects.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)


def options_of(name: str) -> set[str]:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None, name
    return {option for parameter in command.params for option in parameter.opts}


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_the_hook_calls_a_command_with_options_that_exist(hook: dict[str, Any]) -> None:
    program, command, *rest = hook["entry"].split()
    assert program == "teiedition"
    assert {word for word in rest if word.startswith("-")} <= options_of(command)
    assert set(hook) <= {"id", "name", "description", "entry", "language", "types", "files", "require_serial", "args"}
    assert hook["language"] == "python"


def test_the_action_calls_the_command_with_options_that_exist() -> None:
    calls = [
        line for script in SCRIPTS for line in script.splitlines() if re.search(r"\b(?:teiedition|check) .*--", line)
    ]
    named = set(re.findall(r"(?<=\s)--[a-z][a-z-]+", " ".join(line for line in calls if "pip" not in line)))
    assert named == {"--output-format", "--quiet"}
    assert named <= options_of("validate")
    formats = re.findall(r"--output-format (\w+)", " ".join(SCRIPTS))
    from teiedition.reporters import REPORTERS

    assert formats
    assert set(formats) <= set(REPORTERS)


def test_no_input_becomes_part_of_a_script() -> None:
    assert not [script for script in SCRIPTS if "${{" in script]
    used = set(re.findall(r"inputs\.([a-z-]+)", (ROOT / "action.yml").read_text(encoding="utf-8")))
    assert used == set(ACTION["inputs"])


def test_the_guide_uses_inputs_and_hooks_that_exist() -> None:
    examples = [yaml.safe_load(match) for match in FENCE.findall(GUIDE)]
    assert len(examples) >= 3
    steps = [step for example in examples for job in example.get("jobs", {}).values() for step in job["steps"]]
    given = [step["with"] for step in steps if "teiedition" in step.get("uses", "")]
    assert given
    assert all(set(one) <= set(ACTION["inputs"]) for one in given)
    hooks = [hook for example in examples for repo in example.get("repos", ()) for hook in repo["hooks"]]
    assert {hook["id"] for hook in hooks} <= {hook["id"] for hook in HOOKS}
    for hook in hooks:
        assert {word for word in hook.get("args", ()) if word.startswith("-")} <= options_of("validate")


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(("text", "status"), [("<TEI>", 1), ("", 2)], ids=["a bad file", "no file"])
def test_the_script_of_the_action_runs(tmp_path: Path, text: str, status: int) -> None:
    program = tmp_path / "teiedition" / "bin" / "teiedition"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "from teiedition.cli import main; main()" "$@"\n')
    program.chmod(0o755)
    folder = tmp_path / "my letters"
    folder.mkdir()
    if text:
        (folder / "a b.xml").write_text(text)
    environment = {
        "PATH": "/usr/bin:/bin",
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "FILES": "my letters\n",
        "OPTIONS": "--strict\n--select\nTEI3\n",
        "SARIF": "found.sarif",
        "TEIEDITION_CACHE": str(tmp_path / "cache"),
    }
    run = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", SCRIPTS[-1]],  # noqa: S607
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert run.returncode == status, run.stderr
    assert (tmp_path / "output").read_text() == f"status={status}\n"
    assert (tmp_path / "found.sarif").read_text().startswith("{")
    assert run.stdout.startswith(b"::error ")
