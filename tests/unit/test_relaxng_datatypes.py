"""Data types with facets, dates and durations, and the messages of parameters that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiedition.relaxng.datatypes import COMPATIBILITY_LIBRARY, XSD_LIBRARY, UnknownDatatype, datatype
from teiedition.relaxng.moments import Duration, Moment, read_moment


@pytest.mark.parametrize(
    ("name", "facets", "good", "bad"),
    [
        ("string", {"length": "2"}, ["ab", "é\U0001f600"], ["a", "abc"]),
        ("token", {"minLength": "1", "maxLength": "2"}, [" ab ", "a"], ["", "abc"]),
        ("token", {"pattern": r"\S+"}, ["ab", " ab "], ["a b"]),
        ("NMTOKENS", {"length": "2"}, ["a b", " a\tb "], ["a", "a b c"]),
        ("integer", {"minInclusive": "-2", "maxExclusive": "3"}, ["-2", "+2", "002"], ["-3", "3"]),
        ("decimal", {"totalDigits": "3", "fractionDigits": "1"}, ["12.3", "12.30", "0012.3"], ["123.4", "1.23"]),
        ("nonNegativeInteger", {"totalDigits": "2"}, ["12", "0012"], ["123", "-1"]),
        ("date", {"minInclusive": "1946-07-06"}, ["1946-07-06", "2000-02-29"], ["1946-07-05", "1900-02-29"]),
        ("gYear", {"maxInclusive": "0000001"[3:]}, ["0001", "-0044"], ["0002", "0000", "01", "02000"]),
        ("duration", {"minInclusive": "P1M"}, ["P31D", "P1M"], ["P27D", "P30D"]),
        ("double", {"minExclusive": "0"}, ["1e-3", "INF"], ["0", "-INF", "+INF", "1e"]),
        ("hexBinary", {"length": "2"}, ["0aFF"], ["0a", "0aF"]),
        ("base64Binary", {"maxLength": "2"}, ["QUI=", "QQ=="], ["QUJD", "QQ="]),
        ("anyURI", {}, ["", "a b", "#x", "http://[::1]/", "urn:x:y"], ["%zz", "a#b#c", "http://[x"]),
        ("language", {}, ["de", "de-AT-x1"], ["deutschland", "d_e"]),
        ("QName", {}, ["a", "p:a"], ["q:a", "p:", "1"]),
        ("boolean", {}, ["true", "0"], ["True", "2"]),
        ("unsignedByte", {}, ["255", "+1"], ["256", "-1"]),
    ],
)
def test_facets(name: str, facets: dict[str, str], good: list[str], bad: list[str]) -> None:
    kind = datatype(XSD_LIBRARY, name, list(facets.items()))
    assert [value for value in good if not kind.allows(value, {"p": "urn:p"})] == []
    assert [value for value in bad if kind.allows(value, {"p": "urn:p"})] == []


@pytest.mark.parametrize(
    ("library", "name", "facets"),
    [
        ("urn:none", "a", {}),
        ("", "integer", {}),
        ("", "token", {"length": "1"}),
        (XSD_LIBRARY, "anyURI", {"minInclusive": "1"}),
        (XSD_LIBRARY, "token", {"length": "x"}),
        (XSD_LIBRARY, "token", {"length": "1_0"}),
        (XSD_LIBRARY, "token", {"pattern": "("}),
        (XSD_LIBRARY, "integer", {"minInclusive": "a"}),
        (XSD_LIBRARY, "integer", {"length": "1"}),
        (XSD_LIBRARY, "token", {"enumeration": "a"}),
        (COMPATIBILITY_LIBRARY, "token", {}),
        (COMPATIBILITY_LIBRARY, "ID", {"length": "1"}),
    ],
)
def test_parameters_that_are_none(library: str, name: str, facets: dict[str, str]) -> None:
    with pytest.raises(UnknownDatatype):
        datatype(library, name, list(facets.items()))


def test_the_same_type_is_made_once() -> None:
    facets = [("pattern", "a+")]
    assert datatype(XSD_LIBRARY, "token", facets) is datatype(XSD_LIBRARY, "token", list(facets))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("dateTime", ["2000-01-01T00:00:00Z", "2000-01-01T24:00:00", "-0001-02-29T12:00:00.5+14:00"]),
        ("time", ["00:00:00", "23:59:59.999", "12:00:00-05:30"]),
        ("date", ["1946-07-06", "12000-01-01", "1946-07-06Z"]),
        ("gMonthDay", ["--02-29", "--12-31+01:00"]),
        ("gDay", ["---31"]),
        ("gMonth", ["--12", "--12Z"]),
        ("gYearMonth", ["1946-07", "1946-07-05:00"]),
        ("duration", ["P1Y", "-P1Y2M3DT4H5M6.7S", "PT0S", "PT1M"]),
    ],
)
def test_moments(name: str, values: list[str]) -> None:
    for value in values:
        assert isinstance(read_moment(name, value), Duration if name == "duration" else Moment), value


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("dateTime", ["2000-01-01", "2000-01-01T", "2000-01-01T24:00:01", "2000-01-01T00:00", "2000-01-01T00:00:00.", "2000-01-01T1:00:00"]),
        ("time", ["24:00:01", "12:60:00", "12:00:60", "12:00:00+14:01", "12:00:00+15:00", "1２:00:00"]),
        ("date", ["1946-7-6", "1946-13-01", "1946-02-29", "0000-01-01", "6 July 1946", "", "-", "1946-07-06-", "--07-06", "46-07-06", "1946-07-06ZZ"]),
        ("gMonthDay", ["--02-30", "-02-01", "02-01", "--02-"]),
        ("gDay", ["---32", "---00", "--31", "---1"]),
        ("gMonth", ["--13", "--1", "--12--"]),
        ("gYear", ["194", "+1946", "1946-", "99_99", "02000"]),
        ("duration", ["P", "PT", "P1", "1Y", "P1M1Y", "P1.5Y", "PT1.S", "PT.5S", "P1YT", "P-1Y", "-", "+P1Y", "P 1Y"]),
    ],
)  # fmt: skip
def test_what_is_no_moment(name: str, values: list[str]) -> None:
    assert [value for value in values if read_moment(name, value) is not None] == []


@given(st.datetimes(), st.datetimes())
def test_moments_are_ordered_as_time_is(one: object, other: object) -> None:
    moments = [read_moment("dateTime", each.isoformat()) for each in (one, other)]  # type: ignore[attr-defined]
    assert (moments[0] < moments[1]) is (one < other)  # type: ignore[operator]
    assert (moments[0] == moments[1]) is (one == other)


def test_without_a_zone_the_order_is_open() -> None:
    local, zoned = read_moment("dateTime", "2000-01-01T12:00:00"), read_moment("dateTime", "2000-01-01T12:00:00Z")
    assert isinstance(local, Moment)
    assert isinstance(zoned, Moment)
    assert not local < zoned
    assert not local > zoned
    assert local != zoned
