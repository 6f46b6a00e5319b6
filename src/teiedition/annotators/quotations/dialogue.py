"""Whether a document tells a tale in dialogue, as novels do; ``cast`` and ``turns`` then find who speaks."""

from __future__ import annotations

from teiedition.annotators.quotations.page import Page
from teiedition.annotators.quotations.verbs import find_verbs, is_base

_LEAST = 4


def is_dialogue(page: Page) -> bool:
    """Whether a fair part of the quotations are followed at once by a verb of speaking in the past."""
    reported = 0
    outer = [passage for passage in page.passages if passage.parent is None]
    for passage in outer:
        verbs = find_verbs(page, passage.after[:4])
        if any(verb.group == "say" and not is_base(page.words[verb.index]) for verb in verbs):
            reported += not page.words[verbs[0].index].endswith("s")
    return reported >= _LEAST and reported * 5 >= len(outer)
