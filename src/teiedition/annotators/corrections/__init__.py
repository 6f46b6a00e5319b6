"""Errors of print or transcription, proposed for correction, never carried out.

tokens --rules--> ``Proposal``                  punctuation, strays, hyphens, blanks, confusions, sequences, spelling: one class each
proposals --names found before--> fewer         what stands in a name, a title or another language is no error
the surest of those that touch                  so that proposals never overlap
statements that contradict each other           the year that the volume or the other statements deny
--> Annotation                                  ``corr`` is the reading of the whole span; evidence names the rule
"""

from __future__ import annotations

from teiedition.annotators.corrections.annotator import annotator

__all__ = ["annotator"]
