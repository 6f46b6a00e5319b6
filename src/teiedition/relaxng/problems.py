"""What the engine finds wrong with a document: facts for others to put into words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """What is wrong."""

    UNKNOWN_ELEMENT = "unknown element"  # the schema knows no such name
    MISPLACED_ELEMENT = "misplaced element"  # it may stand elsewhere
    EARLY_ELEMENT = "early element"  # it may stand here once something else has come
    INCOMPLETE_ELEMENT = "incomplete element"  # it ends before it should
    UNKNOWN_ATTRIBUTE = "unknown attribute"
    BAD_ATTRIBUTE = "bad attribute"  # its value
    MISSING_ATTRIBUTE = "missing attribute"
    MISPLACED_TEXT = "misplaced text"
    BAD_TEXT = "bad text"  # the text of an element that must be a value of a data type


@dataclass(frozen=True, slots=True)
class Step:
    """An element on the way from the root: its name, and its ``xml:id`` where it has one."""

    name: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a document. Names are as ``names`` has them.

    Attributes:
        fault: what is wrong.
        line, column: where the tag begins, from 1; of text, where the tag behind it does, and of the end of an empty
            element, what is behind that. Columns count characters; 0 where unknown.
        offset: the same place in bytes from the start of the document; -1 where unknown.
        path: from the root to the element concerned, itself included.
        name: of the element or attribute; "" for text.
        value: of the attribute or text, as the parser gives it.
        expected: names of elements or attributes, or descriptions of values, that would do; sorted.
        missing: names of what must come and hasn't; sorted.
        text_expected: whether text would have done as well.
        end_expected: whether the end of the element would have done as well.
        tag: the number of the tag in the document, start and end tags both counted from 1; of text, that of the tag
            before it. The same whether a file or a tree is read.
    """

    fault: Fault
    line: int
    column: int
    offset: int
    path: tuple[Step, ...]
    name: str = ""
    value: str = ""
    expected: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    text_expected: bool = False
    end_expected: bool = False
    tag: int = 0
