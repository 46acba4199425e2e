"""A folder of odd pictures through the whole program: each stands in the ledger with its state, and its reason where it
was not read whole; what could be read of it is found."""

import csv
import io

import pytest
from PIL import Image, ImageDraw, ImageFont

import pii_scan
from pii_scan.model.settings import Settings

SSN = "219-09-4321"


def page(size: tuple[int, int] = (900, 420)) -> Image.Image:
    picture = Image.new("RGB", size, (250, 250, 248))
    face = ImageFont.truetype("DejaVuSans.ttf", 44)
    ImageDraw.Draw(picture).text((40, 60), f"Name: Ruth Wexford\nSSN: {SSN}\nDOB: 07/19/1981", (20, 20, 20), font=face)
    return picture


def saved(kind: str, picture: Image.Image | None = None, **how: object) -> bytes:
    out = io.BytesIO()
    (picture or page()).save(out, kind, **how)  # type: ignore[arg-type]
    return out.getvalue()


def gigapixel() -> bytes:
    return saved("TIFF", Image.new("1", (40_000, 30_000)), compression="group4")


READ = {
    "plain.jpg": lambda: saved("JPEG", quality=85),
    "cmyk.jpg": lambda: saved("JPEG", page().convert("CMYK"), quality=90),
    "palette.png": lambda: saved("PNG", page().quantize(16)),
    "rgba.png": lambda: saved("PNG", page().convert("RGBA")),
    "deep.png": lambda: saved("PNG", page().convert("L").convert("I").point(lambda v: v * 257).convert("I;16")),
    "bilevel.tif": lambda: saved("TIFF", page().convert("1")),
    "pages.tif": lambda: saved("TIFF", Image.new("RGB", (900, 420), "white"), save_all=True, append_images=[page()]),
    "moving.gif": lambda: saved("GIF", Image.new("RGB", (900, 420), "red"), save_all=True, append_images=[page()]),
    "page.webp": lambda: saved("WEBP", quality=80),
    "page.avif": lambda: saved("AVIF", quality=80),
    "page.jp2": lambda: saved("JPEG2000"),
    "page.bmp": lambda: saved("BMP"),
    "page.tga": lambda: saved("TGA"),
    "page.ppm": lambda: saved("PPM"),
    "page.pcx": lambda: saved("PCX"),
    "wrong_ending.txt": lambda: saved("PNG"),
    "no_ending": lambda: saved("JPEG", quality=85),
    "page_as_jpg_is_png.jpg": lambda: saved("PNG"),
}
"""All of the page's values come out, and the item is complete."""
PARTLY = {
    "cut.jpg": (lambda: saved("JPEG", quality=85)[:-2500], "partial", "truncated"),
    "cut.png": (lambda: saved("PNG")[:-900], "partial", "truncated"),
    "only_a_mark.jpg": (lambda: b"\xff\xd8\xff\xe0", "skipped", "unreadable"),
    "only_a_mark.png": (lambda: b"\x89PNG\r\n\x1a\n", "skipped", "unreadable"),
    "gigapixel.tif": (gigapixel, "partial", "bomb_suspected"),
    "page.jxl": (lambda: b"\xff\x0a" + bytes(range(1, 200)), "partial", "unsupported"),
}
"""Name → bytes, state, reason."""
EMPTY = {"empty.jpg": lambda: b"", "one_pixel.png": lambda: saved("PNG", Image.new("RGB", (1, 1)))}


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, dict[str, str]], dict[str, set[str]]]:
    folder = tmp_path_factory.mktemp("odd")
    leak = folder / "leak"
    leak.mkdir()
    for name, made in (READ | EMPTY).items():
        (leak / name).write_bytes(made())
    for name, (made, _, _) in PARTLY.items():
        (leak / name).write_bytes(made())
    case = pii_scan.scan(leak, case=folder / "case", key_file=folder / "key", settings=Settings(workers=1, seed=5))
    with (folder / "case" / "report" / "coverage.csv").open(newline="", encoding="utf-8-sig") as stream:
        ledger = {row["address"].rsplit("/", 1)[1]: row for row in csv.DictReader(stream)}
    found: dict[str, set[str]] = {name: set() for name in ledger}
    matches = case.findings()
    for address, kind in zip(matches["address"], matches["kind"], strict=True):
        found.setdefault(address.rsplit("/", 1)[1], set()).add(kind)
    return ledger, found


def test_nothing_is_missing_from_the_ledger(rows) -> None:
    ledger, _ = rows
    assert set(ledger) >= {*READ, *PARTLY, *EMPTY}


@pytest.mark.parametrize("name", sorted(READ))
def test_what_can_be_decoded_is_read_whole(rows, name: str) -> None:
    ledger, found = rows
    assert ledger[name]["state"] == "complete", ledger[name]
    assert {"us_ssn", "date_of_birth"} <= found[name]


@pytest.mark.parametrize("name", sorted(PARTLY))
def test_what_cannot_has_its_reason(rows, name: str) -> None:
    ledger, _ = rows
    _, state, reason = PARTLY[name]
    assert (ledger[name]["state"], reason in ledger[name]["reason"]) == (state, True), ledger[name]


@pytest.mark.parametrize("name", sorted(EMPTY))
def test_an_empty_file_and_a_single_pixel_are_read_and_empty(rows, name: str) -> None:
    ledger, found = rows
    assert ledger[name]["state"] == "complete" and found[name] == set()
