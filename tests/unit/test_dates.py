"""Forms of dates, what they mean, and what is none; all texts invented."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiedition.annotation import Annotation, Kind
from teiedition.annotators.dates import annotator, date_of_issue
from teiedition.annotators.dates.conflicts import find_year_slip
from teiedition.annotators.dates.moment import Moment, gregorian, read_iso
from teiedition.annotators.protocol import Context
from teiedition.diagnostics import Report
from teiedition.transcription import Block, BlockKind, Field, Span, Transcription

ISSUE = "(4 May 1921)"
ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?|--\d\d(-\d\d)?")


def transcribe(text: str, issue: str = ISSUE) -> Transcription:
    if not issue:
        return Transcription(text, (Block(Span(0, len(text)), BlockKind.PARAGRAPH),) if text.strip() else ())
    whole = f"{issue}\n\n{text}"
    start = len(issue) + 2
    blocks = (Block(Span(0, len(issue)), BlockKind.DOC_DATE), Block(Span(start, len(whole)), BlockKind.PARAGRAPH))
    return Transcription(whole, blocks, (Field(Span(0, len(issue)), "date", Span(1, len(issue) - 1)),))


def find(
    text: str, issue: str = ISSUE, report: Report | None = None, language: str = "en"
) -> list[tuple[str, dict[str, str]]]:
    transcription = transcribe(text, issue)
    context = Context(transcription, report=Report() if report is None else report, language=language)
    found = annotator.find(context).annotations
    skip = len(issue)
    return [(a.span.of(transcription.text), dict(a.properties)) for a in found if a.span.start >= skip]


@pytest.mark.parametrize(
    ("text", "printed", "properties"),
    [
        ("It fell on 3 June 1904.", "3 June 1904", {"when": "1904-06-03"}),
        ("It fell on June 3rd, 1904, at noon.", "June 3rd, 1904", {"when": "1904-06-03"}),
        ("On the 26th of March they went.", "the 26th of March", {"when": "1921-03-26"}),
        ("It fell on the first of May, 1890.", "the first of May, 1890", {"when": "1890-05-01"}),
        ("Held November 19–22, 1913, at Brill.", "November 19–22, 1913", {"from": "1913-11-19", "to": "1913-11-22"}),
        ("From 28 August to 3 September 1913 it rained.", "From 28 August to 3 September 1913",
         {"from": "1913-08-28", "to": "1913-09-03"}),
        ("The quarrel of July 1905 was over.", "July 1905", {"when": "1905-07"}),
        ("In mid-April 1920 they met.", "mid-April 1920", {"notBefore": "1920-04-10", "notAfter": "1920-04-20"}),
        ("They met in the spring of 1918.", "spring of 1918", {"notBefore": "1918-03", "notAfter": "1918-05"}),
        ("It came in winter 1917-8.", "winter 1917-8", {"notBefore": "1917-12", "notAfter": "1918-02"}),
        ("It lasted from 1914 to 1918.", "from 1914 to 1918", {"from": "1914", "to": "1918"}),
        ("The war of 1914–18 was long.", "1914–18", {"from": "1914", "to": "1918"}),
        ("The slump of the eighties came.", "eighties", {"from": "1880", "to": "1889"}),
        ("The slump of the late ’eighties came.", "late ’eighties", {"notBefore": "1886", "notAfter": "1889"}),
        ("It was so in the thirties of the last century.", "thirties of the last century", {"from": "1830", "to": "1839"}),
        ("It rose by the end of 1919.", "end of 1919", {"notBefore": "1919-09", "notAfter": "1919-12"}),
        ("In the first half of 1920 it fell.", "first half of 1920", {"notBefore": "1920-01", "notAfter": "1920-06"}),
        ("It fell early in March.", "early in March", {"notBefore": "1921-03-01", "notAfter": "1921-03-10"}),
        ("In March of this year it fell.", "March of this year", {"when": "1921-03"}),
        ("He wrote on the 4th of July last, and", "the 4th of July last", {"when": "1920-07-04"}),
        ("They left on July twenty-first at noon.", "July twenty-first", {"when": "1920-07-21"}),
        ("They met on May 17, 18, and 19.", "May 17, 18, and 19", {"from": "1921-05-17", "to": "1921-05-19"}),
        ("From about 1847, and in 1905-6, too.", "1847", {"when": "1847"}),
        ("From about 1847, and in 1905-6, too.", "1905-6", {"from": "1905", "to": "1906"}),
        ("Less than a year ago it began.", "a year ago", {"when": "1920"}),
        ("Two hundred years ago it began.", "Two hundred years ago", {"when": "1721"}),
        ("It was law half a century ago.", "half a century ago", {"when": "1871"}),
        ("In the 1890s it was so.", "1890s", {"from": "1890", "to": "1899"}),
        ("In the eighteenth century it was so.", "eighteenth century", {"from": "1701", "to": "1800"}),
        ("The ’05 rising failed.", "’05", {"when": "1905"}),
        ("Nineteen hundred and five was lost.", "Nineteen hundred and five", {"when": "1905"}),
        ("So said the Herald (6/1/13).", "6/1/13", {"when": "1913-01-06"}),
        ("Last seen 30.07.1918.", "30.07.1918", {"when": "1918-07-30"}),
        ("He died 25 October (7 November) 1917.", "25 October (7 November) 1917", {"when": "1917-11-07"}),
        ("He fell on 1 May 1871, O.S., at dawn.", "1 May 1871", {"when": "1871-05-13", "calendar": "julian"}),
        ("Erschienen 18. März 1848.", "18. März 1848", {"when": "1848-03-18"}),
        ("Paru le 14 juillet 1789.", "14 juillet 1789", {"when": "1789-07-14"}),
        ("Вышло 9 января 1905 года.", "9 января 1905", {"when": "1905-01-09"}),
        ("We go on next week.", "next week", {"when": "1921-05-11"}),
        ("It was last month’s number.", "last month", {"when": "1921-04"}),
        ("It came out a few months ago.", "a few months ago", {"notBefore": "1920-12", "notAfter": "1921-03"}),
        ("It began 20 years ago.", "20 years ago", {"when": "1901"}),
        ("We met yesterday.", "yesterday", {"when": "1921-05-03"}),
        ("Yours of the 18th ult. came.", "the 18th ult.", {"when": "1921-04-18"}),
        ("They met last Friday.", "last Friday", {"when": "1921-04-29"}),
        ("They will meet on December 31st.", "December 31st", {"when": "1921-12-31"}),
        ("They met on December 31st.", "December 31st", {"when": "1920-12-31"}),
    ],
)  # fmt: skip
def test_form(text: str, printed: str, properties: dict[str, str]) -> None:
    assert (printed, properties) in find(text)


@pytest.mark.parametrize(
    "text",
    [
        "Some 1900 workers got $1910 each.",
        "No. 1848 was lost in room 1917.",
        "You may be right, and the march on the mill went on.",
        "May Quill and August Brandt spoke.",
        "The October Revolution and the May Days passed.",
        "So is it today, and so it will be.",
        "These talks last two weeks.",
        "It would not last weeks, and it fought to the last day.",
        "The October revolution and the July uprising shook the police’s line of march.",
        "About 1900 delegates came, some 1850 of them on foot.",
        "He reads the Sunday Express.",
        "It costs 3,1900 or 19.05 a ton.",
    ],
)
def test_no_date(text: str) -> None:
    assert find(text) == []


def test_relative_dates_are_less_than_sure() -> None:
    transcription = transcribe("We go on next week.")
    (relative,) = (a for a in annotator.find(Context(transcription)).annotations if a.span.start > len(ISSUE))
    assert relative.certainty < 0.9
    assert relative.evidence == ("near",)


def test_what_has_no_anchor_has_no_value() -> None:
    report = Report()
    assert find("We go on next week.", "", report) == [("next week", {})]
    assert [d.code for d in report] == ["TEI171"]
    assert find("We met on October 4.", "") == [("October 4", {"when": "--10-04"})]


def test_impossible_day_is_reported_and_has_no_value() -> None:
    report = Report()
    assert find("It fell on 31 June 1912.", report=report) == [("31 June 1912", {})]
    assert [d.code for d in report] == ["TEI170"]


def test_weekday_that_the_day_did_not_have() -> None:
    report = Report()
    find("It fell on Monday, 3 June 1904.", report=report)
    (diagnostic,) = report
    assert diagnostic.code == "TEI212"
    assert dict(diagnostic.values)["evidence"] == "1904-06-03 was a Friday."


def header(date: str, source: str) -> Transcription:
    text = f"({date})\n\nSource: {source}."
    source_start = len(date) + 4
    value = source_start + len("Source: ")
    blocks = (
        Block(Span(0, len(date) + 2), BlockKind.DOC_DATE),
        Block(Span(source_start, len(text)), BlockKind.PUBLICATION),
    )
    fields = (
        Field(Span(0, len(date) + 2), "date", Span(1, len(date) + 1)),
        Field(Span(source_start, len(text)), "source", Span(value, len(text)), Span(source_start, source_start + 7)),
    )
    return Transcription(text, blocks, fields)


def test_date_of_issue_is_made_more_precise_by_the_source() -> None:
    assert date_of_issue(header("January 1930", "The Lamp, Vol. 3 No. 3, 18 January 1930")) == "1930-01-18"
    assert date_of_issue(header("January 1930", "The Lamp, 2 March 1931")) == "1930-01"
    assert date_of_issue(Transcription("")) == ""


def test_year_that_the_volume_denies() -> None:
    transcription = header("4 March 1944", "Fourth International, Vol. 5 No. 3, 4 March 1945, p. 7")
    slip = find_year_slip(transcription)
    assert slip is not None
    assert (slip.span.of(transcription.text), slip.corr) == ("1945", "1944")
    assert "Volume 5 of Fourth International is the year 1944." in slip.evidence
    report = Report()
    found = annotator.find(Context(transcription, report=report)).annotations
    assert {a.get("when") for a in found} == {"1944-03-04"}
    assert [d.code for d in report] == ["TEI210"]


def test_years_that_nothing_decides() -> None:
    slip = find_year_slip(header("4 March 1912", "The Lamp, 4 March 1913"))
    assert slip is not None
    assert slip.corr == ""


def test_reprint_is_no_slip() -> None:
    assert find_year_slip(header("4 March 1912", "The Lamp, 4 March 1933")) is None
    assert find_year_slip(header("4 March 1912", "The Lamp, 9 June 1912")) is None


def test_gregorian() -> None:
    assert gregorian(Moment(1917, 10, 25)) == Moment(1917, 11, 7)
    assert gregorian(Moment(1900, 2, 28)) == Moment(1900, 3, 12)
    assert gregorian(Moment(1700, 1, 1)) == Moment(1700, 1, 11)


@given(st.dates(datetime.date(1600, 1, 1)), st.integers(-400, 400))
def test_moments_move_as_the_calendar_does(day: datetime.date, days: int) -> None:
    moment = Moment.of(day)
    assert read_iso(moment.iso) == moment
    assert moment.real
    assert moment.plus_months(days // 10).real


WORDS = st.lists(
    st.sampled_from(
        [
            "on",
            "the",
            "27th",
            "of",
            "31",
            "June",
            "1912",
            "-",
            "to",
            "from",
            "between",
            "and",
            "last",
            "next",
            "week",
            "ago",
            "three",
            "few",
            "months",
            "May,",
            "’48",
            "(7",
            "November)",
            "1917",
            "1900s",
            "century",
            "Sunday",
            "ult.",
            "–",
            "29",
            "February",
            "yesterday",
            "spring",
            "\n\n",
            "\n",
            "6/13/22",
            "century,",
            "nineteen",
            "hundred",
            "O.S.",
            "century",
        ]
    ),
    max_size=25,
).map(" ".join)


@given(WORDS)
def test_spans_lie_inside_and_values_are_real(text: str) -> None:
    transcription = Transcription(text, tuple(_paragraphs(text)))
    found = annotator.find(Context(transcription)).annotations
    assert found == annotator.find(Context(transcription)).annotations
    end = 0
    for annotation in found:
        assert annotation.kind is Kind.DATE
        assert end <= annotation.span.start < annotation.span.end <= len(text)
        assert transcription.block_at(annotation.span.start) == transcription.block_at(annotation.span.end - 1)
        end = annotation.span.end
        _assert_real(annotation)


def _paragraphs(text: str) -> list[Block]:
    return [
        Block(Span(*match.span()), BlockKind.PARAGRAPH)
        for match in re.finditer(r"\S(?:(?:(?!\n\n).)*\S)?", text, re.DOTALL)
    ]


def _assert_real(annotation: Annotation) -> None:
    for name, value in annotation.properties:
        if name != "calendar":
            assert ISO.fullmatch(value), (name, value)
            if len(value) == 10:
                datetime.date.fromisoformat(value)
    assert annotation.get("from") <= annotation.get("to")
    assert annotation.get("notBefore") <= annotation.get("notAfter")
