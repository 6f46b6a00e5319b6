"""Diagnostics -> str: one module for each output format.

diagnostics --sorted by place--> the same findings give the same bytes, in any order they were found
sources     --``lines_of``-->    the lines quoted under a finding; a missing source only costs the excerpt
``REPORTERS[name](diagnostics, sources)`` gives the whole output, ending in a line end unless it is empty
Text of a document can't steer what reads the output: it is made visible, then escaped as the format asks.
Only ``render_text`` knows colour, by a parameter: ``render_text(diagnostics, sources, colour=True)``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from teiedition.reporters.concise import render_concise
from teiedition.reporters.github import render_github
from teiedition.reporters.gitlab import render_gitlab
from teiedition.reporters.json import render_json, render_jsonl
from teiedition.reporters.junit import render_junit
from teiedition.reporters.protocol import Reporter, Sources
from teiedition.reporters.sarif import render_sarif
from teiedition.reporters.svrl import render_svrl
from teiedition.reporters.text import render_blocks, render_text, summary_of

REPORTERS: Mapping[str, Reporter] = MappingProxyType(
    {
        "text": render_text,
        "concise": render_concise,
        "json": render_json,
        "jsonl": render_jsonl,
        "sarif": render_sarif,
        "github": render_github,
        "gitlab": render_gitlab,
        "junit": render_junit,
        "svrl": render_svrl,
    }
)
"""The formats by the names that ``--output-format`` takes."""

STREAMED: Mapping[str, Reporter] = MappingProxyType(
    {"concise": render_concise, "jsonl": render_jsonl, "github": render_github}
)
"""The formats whose output for many files is that of each file, one after the other; ``text`` has a summary besides."""

__all__ = ["REPORTERS", "STREAMED", "Reporter", "Sources", "render_blocks", "render_text", "summary_of"]
