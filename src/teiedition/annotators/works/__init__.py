"""Titles of works: newspapers, journals, books, articles, songs, laws and treaties.

tokens --``reader``-->     words by index, with what stands before and after them
words  --``journals``-->   titles known to everybody, names that end like a newspaper's, cues ("editor of", "published in")
words  --``titles``-->     what is called, quoted or italicised as a title; laws and treaties
titles --``annotator``-->  every mention of a title found once, and one record for each work
"""

from __future__ import annotations

from teiedition.annotators.works.annotator import Works, annotator

__all__ = ["Works", "annotator"]
