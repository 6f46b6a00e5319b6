"""Names of persons, places, organisations, events and ships.

tokens --``page``-->    words that know their block, their sentence and how the document writes them
words  --rules-->       claims: ``phrases`` (known names), ``events``, ``orgs``, ``places``, ``persons``
words left over --``vote``--> single names, judged by tables, context and all their occurrences
claims --``records``--> one record for each person, place or body, however the text names it
"""

from __future__ import annotations

from teiedition.annotators.names.annotator import Names, annotator

__all__ = ["Names", "annotator"]
