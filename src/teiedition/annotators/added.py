"""Annotators of other packages, held to what ours promise: spans inside the text, known kinds, a name for the evidence."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from teiedition.annotation import Annotation, Kind
from teiedition.annotators.protocol import Annotator, Context, Findings
from teiedition.plugins import Plugin, find_plugin


class Added:
    """An annotator of another package; what it raises or gives amiss is a finding that names the package."""

    def __init__(self, plugin: Plugin, annotator: Annotator) -> None:
        self.name, self.plugin, self.annotator = plugin.name, plugin, annotator
        self.needs, self.gives = frozenset(annotator.needs), frozenset(annotator.gives)

    def find(self, context: Context) -> Findings:
        """What it finds, its name set where it signs nothing.

        Raises:
            ConfigurationError: TEI727, it failed, or what it gives can't be used.
        """
        with self.plugin.at_work():
            found = self.annotator.find(context)
        if not isinstance(found, Findings):
            raise self.plugin.broken(f"it gives {type(found).__name__}, not Findings")
        length = len(context.transcription.text)
        annotations = tuple(self._checked(one, length) for one in found.annotations)
        return replace(found, annotations=annotations, hints=tuple(self._checked(one, length) for one in found.hints))

    def _checked(self, annotation: Any, length: int) -> Annotation:
        if not isinstance(annotation, Annotation) or not isinstance(annotation.kind, Kind):
            raise self.plugin.broken(f"{annotation!r} is no annotation")
        if not 0 <= annotation.span.start < annotation.span.end <= length:
            raise self.plugin.broken(f"{annotation.span} lies outside the text of {length:,} characters")
        return replace(annotation, resp=annotation.resp or self.name, evidence=annotation.evidence or (self.name,))


@cache
def load_added(name: str) -> Annotator | None:
    """The annotator of another package; None where none gives one of that name.

    Raises:
        ConfigurationError: TEI727, it can't be used.
    """
    plugin = find_plugin("annotator", name)
    if plugin is None:
        return None
    annotator = plugin.load()
    if isinstance(annotator, type) or not callable(getattr(annotator, "find", None)):
        raise plugin.broken(f"{plugin.value} has no find(context); an annotator is an object, not a class")
    with plugin.at_work():
        return Added(plugin, annotator)
