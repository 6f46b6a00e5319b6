"""Letters misread by scanners: how a text is to be read where it is misprinted, so that names are found in spite of it.

words --strange ones--> ``shapes``    other words that scanners print alike, one look-up each: never one name against all
words --``readings``--> ``Reading``   the clean words: names of the text itself, of the authority, of the tables
readings --``readable``--> text       what the annotators look at; what they find is moved back to the text as printed
names under a reading                 less sure, with the evidence; the correction is proposed by ``corrections``
"""

from __future__ import annotations

from teiedition.annotators.noise.readable import Readable, readable
from teiedition.annotators.noise.readings import find_readings

__all__ = ["Readable", "find_readings", "readable"]
