"""Texts that are not in English: what language a text is in, and what can be said of it all the same.

words --``language``-->     BCP 47 tag of the text: by its script, or by the small words that hold it together
tag   --``support``-->      what is read in that language: dates in German, French and Russian, marks in all
text  --``dates``-->        days, months, years, spans, centuries, and words such as "vorige Woche"
text  --``marks``-->        quotations by their marks and dashes: q, with no word on whose they are
text  --``known``-->        names and titles of the edition's authority files, letter by letter; no other name is guessed
"""

from __future__ import annotations
