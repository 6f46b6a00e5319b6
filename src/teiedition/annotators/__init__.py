"""Transcription -> annotations: each module finds one sort of thing, and knows none of the others.

transcription --tokens--> words with offsets, shared by all (``tokens``)
``Context``   --annotator.find--> ``Findings``: annotations, and records for names the authority lacks
annotators run in the order of what they need and give; each sees what those before it found, as a value
``annotate``  --> all findings; crossing and contradicting ones are left to ``overlap``
"""

from __future__ import annotations

from teiedition.annotators.abroad.language import text_language
from teiedition.annotators.protocol import Annotator, Context, Findings
from teiedition.annotators.run import ANNOTATORS, annotate

__all__ = ["ANNOTATORS", "Annotator", "Context", "Findings", "annotate", "text_language"]
