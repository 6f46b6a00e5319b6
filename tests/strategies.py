"""What Hypothesis feeds the stages: transcriptions of every sort, plain and hostile.

``transcription_texts``   texts: prose with marks, heads, verse, lists, and random Unicode in any line ends
``transcriptions``        the same, read
``spans``                 spans of a text
"""

from __future__ import annotations

from hypothesis import assume
from hypothesis import strategies as st

from teiedition.diagnostics import InputError, Report
from teiedition.readers import read
from teiedition.transcription import Source, Span, Transcription

LINE_ENDS = ("\n", "\r\n", "\r")

_WORDS = st.sampled_from(
    (
        *("the", "a", "of", "and", "in", "wrote", "said", "workers", "Trotsky", "Paris", "Smith", "GPU", "1.", "(a)"),
        *("“quoted”", "‘inner’", "“open", "close”", "‘tis", "don’t", "said:", "—", "–", "...", "half-way", "p. 7"),
        *("(1946)", "6 July", "Vol.", "[1]", "*", "[sic]", "•", "&c.", "<b>", "&", "]]>", "naïve", "e\u0301"),
        *("Москва", "世界", "العربية", "𝔄𝔅"),
    )
)
_LETTERS = st.one_of(
    st.characters(codec="utf-8"),
    st.sampled_from("“”‘’\"'«»„()[]—–-.,:;!?*•\t \xa0\u2028\x85\x0b\x0c\x1c\x00\x07\x1b\ufeff\u202e\ue000\u0301\ufffe"),
)
_LINES = st.one_of(
    st.lists(_WORDS, min_size=1, max_size=12).map(" ".join),
    st.text(_LETTERS, max_size=30),
    st.sampled_from(
        (
            "Rosa Miller",
            "A Short Head",
            "CHAPTER II",
            "(6 July 1946)",
            "Source: The Paper, Vol. 10 No. 27, 6 July 1947, p.\xa07.",
            "From The Paper, Vol. 10 No. 27, p. 7.",
            "Transcribed by A. Person for the archive.",
            "Public Domain: This work is free.",
            "(To be continued)",
            "* * *",
            "Notes",
            "[1] See above.",
            "1. first",
            "2. second",
            "Dear Sir,",
            "Yours truly,",
            "John Wilson",
            "P.S. One thing more.",
            "“Quoted words,” she said, “and more.”",
            "The lamps go out along the river,",
            "a\tb\tc",
            "Name      Age   Town",
            "Last updated on: 18 June 2021",
            "    indented line of some length that goes on and on, as block quotations do in plain text",
            "This sentence is long enough to be prose, and it ends with a full stop as sentences of prose mostly do.",
        )
    ),
)
_GAPS = st.sampled_from(("", "", "", " ", "\t", "\xa0"))


@st.composite
def transcription_texts(draw: st.DrawFn) -> str:
    """A text with at least one character that is not white space."""
    lines = draw(st.lists(st.one_of(_LINES, _GAPS), min_size=1, max_size=25))
    ends = draw(st.sampled_from([*((end,) for end in LINE_ENDS), LINE_ENDS]))
    text = "".join(line + draw(st.sampled_from(ends)) for line in lines)
    if draw(st.booleans()):
        text = text.rstrip("\r\n")
    assume(text.strip())
    return text


@st.composite
def transcriptions(draw: st.DrawFn) -> Transcription:
    """A text, read; texts that the reader refuses (mostly control characters, or begun like HTML) are left out."""
    text = draw(transcription_texts())
    try:
        return read(Source(text.encode("utf-8"), "memory.txt"), Report())
    except InputError:
        assume(False)
        raise


@st.composite
def spans(draw: st.DrawFn, text: str, *, empty: bool = False) -> Span:
    """A span of a text; not empty unless asked for."""
    least = 0 if empty else 1
    start = draw(st.integers(0, max(0, len(text) - least)))
    return Span(start, draw(st.integers(min(start + least, len(text)), len(text))))
