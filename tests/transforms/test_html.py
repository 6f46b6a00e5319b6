"""The page: its golden form, its links both ways, its headings, and that nothing active gets into it."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from lxml import etree

from teiedition.diagnostics import Report
from teiedition.publication import RenderOptions, render
from teiedition.vocabulary import local_name, tei
from tests.conftest import Golden
from tests.transforms.pages import (
    CASES,
    broken_links,
    elements,
    page_of,
    read_case,
    repeated_ids,
    tei_of,
    values,
    words,
)

VOID = frozenset({"meta", "br", "input", "link", "img", "hr", "col", "wbr"})


@pytest.fixture(scope="module")
def page() -> etree._Element:
    return page_of(read_case("everything"))


@pytest.mark.parametrize("case", ["everything", "hostile"])
def test_golden(case: str, golden: Golden) -> None:
    data = render(read_case(case), RenderOptions(), Report()).decode()
    # the style sheet is no part of what a case shows
    golden(CASES / case / "expected.html", re.sub(r"(?s)<style>.*</style>", "<style></style>", data))


@pytest.mark.parametrize("case", ["everything", "hostile"])
def test_every_element_is_closed_in_order(case: str) -> None:
    class Nesting(HTMLParser):
        stack: list[str] = []  # noqa: RUF012 - one parser a test

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert not (tag == "a" and "a" in self.stack)
            if tag not in VOID:
                self.stack.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert self.stack.pop() == tag

    parser = Nesting()
    parser.stack = []
    parser.feed(render(read_case(case), RenderOptions(), Report()).decode())
    assert parser.stack == []


def test_no_id_twice_and_no_link_to_nowhere() -> None:
    for case in ("everything", "hostile"):
        page = page_of(read_case(case))
        assert not repeated_ids(page)
        assert not broken_links(page)


def test_the_page_asks_for_nothing_from_elsewhere(page: etree._Element) -> None:
    assert not elements(page, "//script | //link | //img | //iframe | //object | //@src")
    assert "url(" not in "".join(words(page, "//style"))


def test_rendering_twice_gives_the_same_bytes() -> None:
    document = read_case("everything")
    before = etree.tostring(document.root)
    first = render(document, RenderOptions(), Report())
    assert render(document, RenderOptions(), Report()) == first
    assert etree.tostring(document.root) == before


def test_headings_descend_without_a_gap(page: etree._Element) -> None:
    levels = [int(str(heading.tag)[1]) for heading in elements(page, "//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_name_leads_to_the_register_and_back(page: etree._Element) -> None:
    entry = elements(page, "//li[@id='port']")[0]
    mentions = values(entry, ".//ol[@class='mentions']//@href")
    assert len(mentions) == 2
    for href in mentions:
        target = elements(page, f"//*[@id='{href[1:]}']")[0]
        assert values(target, "descendant-or-self::a/@href")[0] == "#port"


def test_a_mention_stands_with_the_words_around_it(page: etree._Element) -> None:
    assert words(page, "//li[@id='port']//ol/li")[0].startswith("¶ 1 The Board met at Port Ellery ast week.")


def test_a_name_that_holds_a_name_has_its_own_link(page: etree._Element) -> None:
    event = elements(page, "//main//span[@class='name']")[0]
    assert values(event, ".//a/@href") == ["#port", "#strike"]
    assert values(event, "a[@class='also']/@aria-label") == ["Strike at Port Ellery"]


def test_authorities_are_linked(page: etree._Element) -> None:
    assert values(page, "//a[@class='authority']/@href") == [
        "https://viaf.org/viaf/12345",
        "https://www.geonames.org/42",
    ]


def test_quotations_carry_their_speaker(page: etree._Element) -> None:
    assert values(page, "//q[@class='said']/@data-speaker") == ["the mate of the tug"] * 2
    assert "¶ 2 “We go out,”" in words(page, "//li[@id='mate']//ol/li")


def test_dates_are_machine_readable(page: etree._Element) -> None:
    assert "1911-03-04" in values(page, "//main//time/@datetime")


def test_both_readings_stand_in_the_page(page: etree._Element) -> None:
    assert words(page, "//main//a[@class='choice']") == ["astlast"]
    assert words(page, "//section[@class='apparatus']//li") == ["¶ 1 ast] last (certainty: high)"]


@pytest.mark.parametrize("view", ["diplomatic", "normalized"])
def test_the_view_asked_for_is_shown_first(view: str) -> None:
    data = render(read_case("everything"), RenderOptions(view=view), Report()).decode()
    assert f'id="view-{view}" checked' in data
    assert data.count(" checked") == 1


def test_the_legend_names_what_occurs_and_no_more(page: etree._Element) -> None:
    assert "lost or left out" in words(page, "//aside[@class='legend']")[0]
    assert not elements(page_of(tei_of("<p>Plain.</p>")), "//aside[@class='legend'] | //fieldset")


def test_notes_lead_there_and_back(page: etree._Element) -> None:
    for reference in elements(page, "//a[@role='doc-noteref']"):
        note = elements(page, f"//*[@id='{reference.get('href', '')[1:]}']")[0]
        assert values(note, ".//a[@role='doc-backlink']/@href") == [f"#{reference.get('id')}"]
    assert words(page, "//a[@role='doc-noteref']") == ["[1]", "*"]


def test_notes_without_a_number_get_the_free_ones() -> None:
    page = page_of(tei_of('<p>a<note>x</note> b<note n="2">y</note> c<note>z</note></p>'))
    assert words(page, "//a[@role='doc-noteref']") == ["1", "2", "3"]


def test_languages_are_named(page: etree._Element) -> None:
    assert values(page, "//article/@lang | //main//i/@lang") == ["en", "la"]
    assert values(page_of(tei_of('<p><foreign xml:lang="ger">a</foreign></p>')), "//i/@lang") == ["de"]


def test_conflicts_lead_to_the_text(page: etree._Element) -> None:
    assert words(page, "//ul[@class='findings']/li") == ["conflict: Two dates disagree. See date line"]


def test_every_element_of_the_text_leaves_a_trace(page: etree._Element) -> None:
    text = read_case("everything").root.find(tei("text"))
    assert text is not None
    wanted = Counter(local_name(element) for element in text.iter() if local_name(element))
    del wanted["odd"]  # shown as unknown
    wanted["noteref"] = wanted.pop("ref") - 1  # one of the two is the sign of a note
    wanted["ref"] = 1
    shown = Counter(name for value in values(page, "//@class") for name in value.split())
    assert {name: count for name, count in wanted.items() if shown[name] < count} == {}


def test_unknown_elements_are_shown_and_reported() -> None:
    report = Report()
    page = page_of(read_case("everything"), report)
    assert words(page, "//*[@data-unknown='odd']") == ["kept"]
    found = [diagnostic for diagnostic in report if diagnostic.code == "TEI604"]
    assert [(dict(d.values)["element"], d.place.line) for d in found] == [("odd", 57)]


def test_no_active_content() -> None:
    report = Report()
    page = page_of(read_case("hostile"), report)
    assert not elements(page, "//script | //b[not(ancestor::li)] | //img")
    for element in page.iter():
        if isinstance(element.tag, str):
            assert not [name for name in element.attrib if str(name).startswith(("on", "style"))]
    assert all(href.startswith(("#", "https:")) for href in values(page, "//@href"))
    assert {d.code for d in report} >= {"TEI605"}


def test_a_character_xml_cannot_hold_is_a_sign(page: etree._Element) -> None:
    assert words(page, "//span[@class='char']") == ["␇"]


def test_a_paragraph_that_holds_blocks_is_no_p() -> None:
    page = page_of(tei_of("<p>a <list><item>b</item></list> <q><p>c</p></q></p>"))
    assert not elements(page, "//p//ul | //p//p | //q//p")
    assert words(page, "//div[@class='body']") == ["a b c"]
