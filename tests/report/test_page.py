"""index.html: one file, no network, no hostile markup, readable by a machine as by a person."""

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from fake_case import HOSTILE, FakeCase
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from pii_scan.report.item_totals import Folder
from pii_scan.report.page.items_section import rolled_up
from pii_scan.report.page.page import render
from pii_scan.report.page.point_map import frame, gather, parse, point_map
from pii_scan.report.page.tile_grid import tile_grid
from pii_scan.report.page.us_map_data import CENTRES, TILES
from pii_scan.report.view import View, build_view


@pytest.fixture(scope="module")
def text(folder: Path) -> str:
    return (folder / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(text: str) -> lxml_html.HtmlElement:
    return lxml_html.fromstring(text)


def test_nothing_is_loaded_from_anywhere(page: lxml_html.HtmlElement, text: str) -> None:
    assert page.xpath("//@src | //link | //iframe | //object | //embed | //form | //img | //base") == []
    assert all(link.startswith("#") for link in page.xpath("//@href"))
    assert "url(" not in text
    assert "@import" not in text


def test_a_hostile_name_brings_no_element_and_no_handler() -> None:
    case = FakeCase()
    case._items = [
        replace(row, state="partial", problems=(("truncated", "extract", "partial", name),))
        for row, name in zip((row for row in case._items if "/odd/" in row.address), HOSTILE, strict=True)
    ]
    case.meta["target"] = case.meta["settings"]["ocr"] = '<img src=x onerror="alert(3)">'
    case._risk = {row.item_id: ("critical", (HOSTILE[1],)) for row in case._items}
    case.kinds = {"email": {"title": HOSTILE[5]}}
    case._derived["people"]["reasons"] = [HOSTILE[1]]
    case._derived["residents"]["states"] = [{"state": "<marquee>", "low": 1, "best": 1, "high": 1}]
    page = lxml_html.fromstring(render(build_view(case)))
    assert len(page.xpath("//script")) == 1
    assert not page.xpath("//img | //marquee")
    names = {name for element in page.iter() if isinstance(element.tag, str) for name in element.attrib}
    assert not {name for name in names if name.startswith("on") or name == "style"}
    shown = page.text_content()
    assert shown.count("<script>alert(1)</script>.txt") >= 4
    assert "\\x1b[31mred" in shown
    assert "\\u202egpj" in shown


def test_the_policy_allows_exactly_our_style_and_script(page: lxml_html.HtmlElement) -> None:
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for kind in ("style", "script"):
        content = page.xpath(f"//{kind}")[0].text
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")


def test_tables_say_what_they_are(page: lxml_html.HtmlElement) -> None:
    tables = page.xpath("//table")
    assert len(tables) > 8
    for table in tables:
        assert table.xpath("caption")
        assert all(cell.get("scope") for cell in table.xpath(".//th"))
        widths = {len(row.xpath("th | td")) for row in table.xpath(".//tr")}
        assert len(widths) == 1


def test_ids_are_unique_and_links_lead_somewhere(page: lxml_html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//@href")} <= set(ids)


def test_the_verdict_is_in_words(page: lxml_html.HtmlElement) -> None:
    verdict = " ".join(page.xpath("//*[contains(@class, 'verdict')]")[0].text_content().split())
    assert "critical" in verdict
    assert "409 of 526 items are at critical or high risk" in verdict
    assert (
        "About 231 (207–262) people are concerned, living in 11 states, most in Ohio, Texas and California." in verdict
    )
    assert "4 of them are under 18 and at least 31 calls in the records ran between attorney and client." in verdict
    assert (
        "Of 526 items, 520 were read in full, 3 in part and 3 not at all; what was not read may hold more." in verdict
    )


def test_times_stand_in_marked_places_only(case: FakeCase, text: str) -> None:
    later = FakeCase()
    later.meta |= {"finished": "2026-05-08T00:00:00Z", "created": "2027-01-01T00:00:00Z", "case_id": "77"}
    later.journal_tip = "00"
    strip = re.compile(r"<time data-run>.*?</time>")
    other = render(build_view(later))
    assert other != text
    assert strip.sub("", other) == strip.sub("", text)


def test_every_section_lives_without_figures() -> None:
    bare = FakeCase()
    bare._derived, bare._risk, bare._items, bare._matches = {}, {}, [], []
    made = render(build_view(bare))
    assert "Nothing is listed in this case yet." in made
    assert made.count("Not assessed yet.") == 2


def test_pending_items_show_as_unfinished() -> None:
    running = FakeCase()
    running._items += [replace(row, item_id=10_000 + row.item_id, state="pending") for row in running._items[:2]]
    made = render(build_view(running))
    assert "The run is not finished: 2 items wait to be read." in made
    assert "Let the run finish: give the same command again." in made


def test_every_state_has_a_tile_of_its_own() -> None:
    assert len(TILES) == 52  # 50 states, the District, Puerto Rico
    assert len(set(TILES.values())) == len(TILES)
    assert set(CENTRES) >= set(TILES) - {"DC"}


def test_tiles_print_their_numbers() -> None:
    drawn = tile_grid({"OH": 1234, "TX": 1, "GU": 5}, "x")
    assert ">1.2k<" in drawn
    assert drawn.count("class=tn") == 2
    assert "<g class=q3><title>Ohio: 1,234</title>" in drawn


@pytest.mark.parametrize(
    ("number", "shown"),
    [(7, "7"), (999, "999"), (1000, "1.0k"), (8061, "8.1k"), (9999, "10k"), (63_109, "63k"), (999_499, "999k"),
     (999_999, "1.0M"), (9_949_999, "9.9M"), (70_000_000, "70M")],
)  # fmt: skip
def test_a_tile_holds_four_characters(number: int, shown: str) -> None:
    assert f">{shown}<" in tile_grid({"OH": number}, "x")
    assert len(shown) <= 4


@pytest.mark.parametrize("masked", ["", "x", "91.0,5.0", "10,181", "nan,inf", "5"])
def test_what_is_no_position_is_left_out(masked: str) -> None:
    assert parse(masked) is None


positions = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(st.lists(positions, min_size=1, max_size=20))
def test_every_point_lies_inside_the_frame(points: list[tuple[float, float]]) -> None:
    seen = frame(points)
    for point in points:
        x, y = seen.place(point)
        assert -0.5 <= x <= 720.5
        assert -0.5 <= y <= seen.height + 0.5


@given(st.dictionaries(positions, st.integers(1, 1000), min_size=1, max_size=30), st.floats(0.1, 20))
def test_gathering_loses_no_position(points: dict[tuple[float, float], int], cell: float) -> None:
    assert sum(gather(points, cell).values()) == sum(points.values())


@given(st.dictionaries(positions, st.integers(1, 1000), min_size=1, max_size=10))
def test_a_map_is_well_formed(points: dict[tuple[float, float], int]) -> None:
    drawn = lxml_html.fromstring(point_map(points, [], "x"))
    total = sum(int(title.text_content().rsplit(": ")[-1].replace(",", "")) for title in drawn.xpath("//circle/title"))
    assert total == sum(points.values())


def test_view_of_the_page_is_small_enough_for_a_phone(text: str, view: View) -> None:
    assert view.items.total > 500
    assert len(text) < 400_000


def test_many_folders_are_cut_at_the_level_that_still_tells_them_apart() -> None:
    names = ["az://a/c/ids/", *(f"az://a/c/profiles/{n}/" for n in range(40)), "az://a/c/mail/2019/"]
    folders = {name: Folder(items=1) for name in names}
    cut = rolled_up(folders, 5)
    assert {name: folder.items for name, folder in cut.items()} == {
        "az://a/c/ids/": 1,
        "az://a/c/profiles/": 40,
        "az://a/c/mail/": 1,
    }
    assert rolled_up(folders, 100).keys() == folders.keys()
    assert len(rolled_up({f"az://a/{n}/": Folder() for n in range(9)}, 5)) == 9
    assert rolled_up({}, 5) == {}


def test_a_listing_alone_is_marked_as_a_guess() -> None:
    case = FakeCase()
    why = (("not_fetched", "source", "skipped", ""),)
    case._items = [replace(row, state="skipped", problems=why) for row in case._items]
    case._matches, case._derived, case._risk = [], {}, {}
    made = render(build_view(case))
    assert "Nothing was read yet: what follows rests on the listing alone." in made
    assert "526 items were not fetched: their type is a guess from name and size." in made
    assert "No personal data was found" not in made
