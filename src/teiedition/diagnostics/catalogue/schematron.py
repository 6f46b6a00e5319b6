"""Codes TEI4xx: Schematron, editorial checks, and checks of other packages."""

from __future__ import annotations

from teiedition.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = (
    Entry("TEI401", "failed-rule", "error", "{message}"),
    Entry("TEI402", "reported-rule", "warning", "{message}"),
    Entry(
        "TEI410",
        "unbalanced-quotation",
        "warning",
        "{mark} of <{element}> {fault}: {words}",
        "propose the missing mark by <choice>, or join the parts with @next and @prev",
    ),
    Entry(
        "TEI411",
        "idle-choice",
        "warning",
        "<{first}> and <{second}> are both “{words}”",
        "keep the words alone, or correct the proposal",
    ),
    Entry("TEI490", "added-error", "error", "{message}", "this is found by the check {check} of another package"),
    Entry("TEI491", "added-warning", "warning", "{message}", "this is found by the check {check} of another package"),
)
