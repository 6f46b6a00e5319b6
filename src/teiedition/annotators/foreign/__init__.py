"""Words in another language inside the text.

tokens --first word--> phrases of a closed list     "a priori", "au pied de la lettre"
tokens --function words--> runs                     three words and more, held together by another language's words
characters --script--> runs                         Cyrillic, Greek, Hebrew, Arabic, Han ...
the longest of those that touch --> FOREIGN         ``lang`` is a BCP 47 tag
names and titles are left out: a name has no language
"""

from __future__ import annotations

from teiedition.annotators.foreign.annotator import annotator

__all__ = ["annotator"]
