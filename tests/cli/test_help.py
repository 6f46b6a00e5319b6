from __future__ import annotations

import re

import click
import pytest

from teiedition import __version__
from teiedition.cli import cli
from teiedition.cli.main import COMMANDS
from tests.cli.conftest import Run

WANTED = {"init", "encode", "validate", "transform", "build", "evaluate", "explain", "schema"}


def commands() -> dict[str, click.Command]:
    context = click.Context(cli)
    found = {name: cli.get_command(context, name) for name in cli.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def test_all_commands_exist_and_bear_their_name() -> None:
    assert set(COMMANDS) == WANTED
    assert {command.name for command in commands().values()} == WANTED


@pytest.mark.parametrize("name", sorted(WANTED))
def test_help_has_a_summary_and_examples(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert "Examples:" in result.output
    examples = result.output.partition("Examples:")[2]
    assert len(re.findall(rf"^ +(?:cat .*\| )?teiedition {name}\b", examples, re.MULTILINE)) >= 2
    assert all(len(line) <= 100 for line in result.output.splitlines())


@pytest.mark.parametrize("name", sorted(WANTED))
def test_every_option_is_described(name: str) -> None:
    for parameter in commands()[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


@pytest.mark.parametrize("name", sorted(WANTED))
def test_examples_use_options_that_exist(name: str) -> None:
    command = commands()[name]
    known = {option for parameter in command.params for option in parameter.opts}
    assert set(re.findall(r" (--?[a-z][a-z-]*)", command.epilog or "")) <= known


def test_the_group_lists_the_commands(run: Run) -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert all(re.search(rf"^  {name} ", result.output, re.MULTILINE) for name in WANTED)
    assert "Exit status" in result.output


def test_version(run: Run) -> None:
    result = run("--version")
    assert (result.exit_code, result.output) == (0, f"teiedition {__version__}\n")


def test_a_mistyped_command_is_met_with_the_nearest(run: Run) -> None:
    result = run("valdate", "x.xml")
    assert result.exit_code == 2
    assert "Did you mean validate?" in result.stderr


@pytest.mark.parametrize(
    "args", [["encode"], ["validate"], ["encode", "--nonsense", "x"], ["transform", "x", "--to", "pdf"]]
)
def test_wrong_usage_ends_with_2(run: Run, args: list[str]) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr
