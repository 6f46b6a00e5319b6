"""The promise on thousands of texts: each is encoded, and what was promised of it is looked at.

seed, number --``pages.page``-->   a text: an article, letter, column, chapter, list ... as printed, or spoilt on purpose
text --``check.kept_promise``-->   what broke: lost text, crossing annotations, TEI that is not valid, other bytes the second time
"""
