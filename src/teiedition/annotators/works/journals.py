"""Newspapers and journals: known ones, names that end like one, and names that a cue announces."""

from __future__ import annotations

from teiedition.annotators.gazetteer import find_place
from teiedition.annotators.lexicon import english_words
from teiedition.annotators.works.lexicon import KnownTitle, known_titles, words
from teiedition.annotators.works.reader import POSSESSIVES, Reader, Title

_ARTICLES = frozenset({"the", "his", "its", "her", "their", "our"})
_OTHER_LEADS = frozenset(
    {"author", "taking", "taken", "see", "read", "reads", "reading", "like", "edit", "edits", "review"}
)
_PARTING = frozenset({",", "—", "–"})
_FOREIGN_ARTICLES = frozenset({"Il", "La", "Le", "Les", "Der", "Die", "Das", "El", "Lo"})
_ADJECTIVE = ("ist", "an", "ish", "ese", "al", "ic", "ive")


def journal_at(reader: Reader, i: int) -> Title | None:
    """The newspaper or journal whose name begins at a word with a capital; a leading "The" belongs to it."""
    at = i + 1 if reader.texts[i] == "The" and reader.is_capital(i + 1) and reader.joined(i + 1) else i
    if reader.dated[at] or reader.texts[at] in {"The", "I"}:
        return None
    found = _known(reader, at) or _ends_like_one(reader, at) or _cued(reader, at) or _in_apposition(reader, at)
    if found is None and at > i and not reader.opens(i) and not reader.in_head(i) and _leads_on(reader, i, at):
        found = _with_capital_article(reader, at)
    if found is not None and at > i and (not reader.opens(i)):
        return found._replace(first=i)
    return found


def _leads_on(reader: Reader, i: int, at: int) -> bool:
    """Whether a capital "The" goes on with its sentence: behind a noun and before a verb a full stop was lost."""
    before, table = reader.lower(i - 1), words()
    end = reader.title_end(at)
    if not before.isalpha() or not (end < reader.size and reader.texts[end].islower()):
        return True
    leading = ("small", "small_in_quotation", "after", "before", "book", "called", "published", "journal")
    return before in _OTHER_LEADS or any(before in table[section] for section in leading)


def _known(reader: Reader, i: int) -> Title | None:
    for title in known_titles().get(reader.base(i).replace("'", "’"), ()):
        last = reader.matches(i, title.form)
        if not last or (reader.is_capital(last) and reader.joined(last) and reader.lower(last) in words()["body"]):
            continue
        if title.common and reader.joined(last) and reader.lower(last) in words()["of_movement"]:
            continue
        if title.common and not (is_cued(reader, i, last) or _is_by_its_author(reader, i, title)):
            continue
        if (
            reader.is_capital(last)
            and reader.joined(last)
            and not reader.texts[last - 1].endswith(POSSESSIVES)
            and title.common
        ):
            continue
        if title.level == "j" and reader.texts[last : last + 1] == ["Magazine"] and reader.joined(last):
            return Title(i, last + 1, "j", 5, "magazine of a newspaper")
        return Title(i, last, title.level, 5 if not title.common else 3, "known title", title.name, title.author)
    return None


def _is_by_its_author(reader: Reader, i: int, title: KnownTitle) -> bool:
    """Whether the author owns a title, or a book is spoken of: "Marx’s Capital", "the first volume of Capital"."""
    if title.level != "m" or reader.opens(i):
        return False
    before = reader.texts[i - 1]
    owned = before.endswith(POSSESSIVES) and before[:-2] == title.author.split(" ")[-1]
    k = i - 2 - (reader.texts[i - 2].isdigit() or reader.texts[i - 2].strip("IVXL") == "")  # "Chapter III of Capital"
    part = reader.lower(i - 1) in {"of", "in"} and reader.lower(k) in words()["part"]
    return owned or part or (reader.lower(i - 1) == "in" and title.author.split(" ")[-1] in reader.texts)


def _ends_like_one(reader: Reader, i: int) -> Title | None:
    """Two or three words of which the last ends the names of newspapers: "Evening Lantern News"."""
    end = reader.run(i)
    table = words()
    for last in range(min(end, i + 4), i + 1, -1):
        final = reader.base(last - 1).lower().rpartition("-")[2]
        if final not in table["journal_end"] or not reader.texts[last - 1][0].isupper():
            continue
        if reader.is_capital(last) and reader.joined(last) and not reader.texts[last - 1].endswith(POSSESSIVES):
            continue
        lead = reader.lower(i)
        if final == "press" and (lead in {"associated", "united"} or not cue_before(reader, i)):
            continue  # agencies and publishers
        starts_so = lead in table["journal_start"] or (find_place(reader.base(i)) is not None)
        if reader.opens(i) and not starts_so:
            return None
        sure = (starts_so and final not in table["not_journal_end_alone"]) or lead in {"daily", "sunday", "evening"}
        if sure or is_cued(reader, i, last):
            return Title(i, last, "j", 3 if sure else 2.5, "ends like a newspaper")
    return None


def _cued(reader: Reader, i: int) -> Title | None:
    """A name that stands behind "editor of the", "published in the" and the like."""
    sure, last = cue_before(reader, i), reader.run(i)
    if not sure and reader.lower(i - 2) == "in" and reader.lower(i - 1) == "the" and reader.lower(last) == "for":
        sure = 2 * _dated_after(reader, last)  # "in the Lantern for April"
    if not sure and reader.texts[i] in _FOREIGN_ARTICLES and last - i > 1:
        sure = 2 * _dated_after(reader, last)
    if not sure or reader.in_publication(i):
        return None
    if reader.texts[last : last + 1] == ["of"] and reader.lower(i - 1) != "of" and reader.is_capital(last + 1):
        last = reader.title_end(i)
    if last - i > 5 or not _may_be_journal(reader, i, last):
        return None
    if reader.joined(last) and reader.lower(last) in words()["of_movement"]:
        return None  # "a number of Socialist workers"
    if reader.joined(last) and reader.lower(last) in words()["journal"] and reader.is_capital(last + 1):
        return None  # "issues of the Yiddish magazine Lantern"
    single = last - i == 1
    if single and sure < 2 and not _is_foreign(reader, i):
        return None
    return Title(i, last, "j", 2.5, "cue before")


def _in_apposition(reader: Reader, i: int) -> Title | None:
    """A name beside a word for journals: "the paper Lantern", "Lantern magazine"."""
    last = reader.run(i)
    if reader.opens(i) or last - i > 4 or reader.in_publication(i) or not _may_be_journal(reader, i, last):
        return None
    if reader.texts[last - 1].endswith(_ADJECTIVE):
        return None
    explained = reader.lower(i - 1) == "the" and reader.texts[i - 2] in _PARTING  # "a paper of Lund—the Lantern—"
    if explained and (last >= reader.size or reader.texts[last].isalnum() or "." in reader.texts[i]):
        return None
    k = i - 1 - explained
    before = reader.lower(k - (reader.texts[k] in _PARTING))
    if before in words()["journal"] and reader.joined(i) and reader.lower(i) not in english_words():
        return Title(i, last, "j", 2.5, "journal in apposition")
    if reader.lower(last) == "magazine" and reader.joined(last):
        return Title(i, last, "j", 2.5, "journal in apposition")
    return None


def _is_foreign(reader: Reader, i: int) -> bool:
    """Whether a word without an article is no English word and named nowhere else: "published in Zarya"."""
    word = reader.base(i)
    return word.lower() not in english_words() and word != word.upper() and reader.texts.count(word) == 1


def _may_be_journal(reader: Reader, i: int, last: int) -> bool:
    names = [reader.base(k).lower() for k in range(i, last)]
    if (
        any(name in words()["body"] for name in names)
        or find_place(reader.name(i, last)) is not None
        or len(names[0]) < 3
    ):
        return False
    if names[0] in {"mr", "mrs", "dr", "comrade", "president", "senator", "july", "june", "may"}:
        return False
    return not reader.texts[last - 1].endswith(("ist", "ists", "ism", "ites"))


def cue_before(reader: Reader, i: int) -> int:
    """How sure a cue before a word makes it a journal: 0 no cue, 1 some, 2 enough for a single word."""
    table, k = words(), i - 1
    if not reader.joined(i):
        return 0
    while k > 0 and reader.dated[k]:
        k -= 1
    article = reader.lower(k) in _ARTICLES
    k -= article
    one, two = reader.lower(k), reader.lower(k - 1)
    if one == "of" and two in table["of"]:
        return 2 if article or two.startswith(("editor", "issue", "subscri", "cop")) else 1
    if one == "of" and two in table["of_the"] and article:
        return 2
    if one == "in" and two in table["in"]:
        return 2 if article else int(two in {"published", "reprinted", "printed", "appeared"})
    return 0


def is_cued(reader: Reader, i: int, last: int) -> bool:
    """Whether anything around a common title says that it is one."""
    k = i - 1
    if cue_before(reader, i) or (reader.joined(last) and _dated_after(reader, last)):
        return True
    if reader.texts[k] == "The" and not reader.opens(k):
        return True
    if reader.joined(i) and reader.lower(k) in words()["journal"]:
        return True
    if reader.joined(last) and (reader.lower(last) == "magazine" or _is_explained(reader, last)):
        return True
    if k > 1 and reader.dated[k] and any(reader.lower(m) in _ARTICLES for m in range(max(0, k - 4), k)):
        return True
    return reader.lower(k) == "the" and _speaks(reader, i, last)


def _is_explained(reader: Reader, last: int) -> bool:
    """Whether what follows says that it is a journal: "Lantern, the organ of"."""
    at = last + 2 if reader.lower(last + 1) in {"the", "an", "a", "official", "central"} else last + 1
    return reader.lower(last) == "," and reader.lower(at) in words()["journal"]


def _speaks(reader: Reader, i: int, last: int) -> bool:
    """Whether a title behind an article is read, quoted or says something."""
    table = words()
    after = reader.lower(last) if reader.joined(last) else ""
    one, two = reader.lower(i - 2), reader.lower(i - 3)
    if after in table["after"] or one in table["published"]:
        return True
    if one in {"in", "by", "to"} and two in table["published"] | table["before"]:
        return True
    return reader.texts[last - 1].endswith(POSSESSIVES) and after in {"editor", "editorial", "correspondent"}


def _dated_after(reader: Reader, last: int) -> bool:
    """Whether a date, volume or issue follows, with a comma or a bracket between."""
    at = last
    if reader.lower(at) in {",", "(", "of", "for"}:
        at += 1
    else:
        return reader.lower(at) in {"no", "vol", "nos"}
    return (
        at < reader.size and reader.joined(at) and (reader.dated[at] == 1 or reader.lower(at) in {"no", "vol", "nos"})
    )


def _with_capital_article(reader: Reader, i: int) -> Title | None:
    """A capital "The" inside a sentence belongs to a title: "says The Lantern"."""
    last = reader.title_end(i)
    if last - i > 8 or not _may_be_journal(reader, i, last):
        return None
    if any(reader.base(k).lower() not in english_words() for k in range(i, last)) and last - i < 2:
        return None
    level = "m" if any(reader.texts[k].islower() for k in range(i, last)) else "j"
    return Title(i, last, level, 2.5, "capital article")
