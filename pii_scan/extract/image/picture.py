"""One upright picture to evidence: barcodes, triage, text, machine-readable zone, portraits, handwriting."""

from collections.abc import Generator, Iterator

from pii_scan.extract.extractor import Input
from pii_scan.extract.image import audit, reading, tesser
from pii_scan.extract.image.barcode import Barcode
from pii_scan.extract.image.codes import closer_look, first_look, last_look
from pii_scan.extract.image.decode import FINE, Frame
from pii_scan.extract.image.grey import grey_of
from pii_scan.extract.image.portrait import count_faces, count_portraits
from pii_scan.extract.image.regions import Region, regions
from pii_scan.extract.image.tessdata import usable_languages
from pii_scan.extract.image.triage import TextLayout, content, is_blank, is_flat, text_layout
from pii_scan.extract.image.view import View
from pii_scan.extract.image.zone import has_traces, read_zone, well_formed
from pii_scan.model.evidence import Evidence, Fact, How, Picture, Text, WordBox
from pii_scan.model.problem import Effect, Problem, ProblemCode

_NO_TEXT = TextLayout(0, 0, 0)
_HANDWRITTEN = 0.5
_PARTLY_WRITTEN = 0.2


def read_picture(picture: Picture, request: Input) -> Iterator[Evidence]:
    """Read a rendered page like an image file; boxes are in pixels of that rendering."""
    view = View.whole(grey_of(picture.image, FINE), *picture.image.size)
    yield from read_frame(
        Frame(view, lambda: view, picture.image.size, picture.page, picture.image.mode != "1"), request
    )


def read_frame(frame: Frame, request: Input) -> Iterator[Evidence]:
    """Everything that can be seen on one page; a licence's back and a textless photo leave early."""
    view = frame.view
    if is_blank(view):
        yield Fact("text_boxes", 0, "triage")
        yield Fact("picture_class", "blank", "triage")
        return
    codes = first_look(frame)
    part = content(view)
    back = codes.fill(part)
    layout, flat = (_NO_TEXT, False) if back else (text_layout(part), is_flat(view))
    back = back or codes.stand_alone(layout)
    fine = view
    if (layout.boxes or flat) and not back:
        fine = frame.finer()
        if not codes.found and not codes.unread and (fine.long_side > view.long_side or frame.photo):
            codes = closer_look(fine, frame.photo)
            back = codes.stand_alone(layout)
    last_look(fine, codes)
    for code in codes.found:
        yield Fact("barcode_format", code.format, "zxing")
        yield Text(code.text, How.BARCODE, frame.page, boxes=(WordBox(0, len(code.text), code.box),))
    if codes.unread:
        yield Problem(ProblemCode.PARTLY_READ, "extract", "a stacked barcode is seen but could not be decoded")
    if back:
        yield Fact("picture_class", "licence_back", "zxing")
        return
    yield Fact("text_boxes", layout.boxes, "triage")
    yield Fact("picture_class", "flat" if flat else "photo" if layout.boxes == 0 else "text", "triage")
    if layout.boxes or flat:
        routes = yield from _read(_without(fine, codes.found), layout, frame.page, request)
        if frame.photo:
            yield Fact("face_count", _faces(part, routes), "opencv")
        return
    if frame.photo:
        yield Fact("face_count", count_faces(part), "opencv")
    if reading.usable(request.settings) and audit.drawn(request, frame.page):
        yield from _audited(content(frame.finer()), frame.page, request)


def _without(view: View, codes: list[Barcode]) -> View:
    """Barcodes painted over with the colour of the paper: no engine reads words out of their bars."""
    import numpy as np

    if not codes:
        return view
    pixels = view.pixels.copy()
    scale_x, scale_y = float(view.to_upright[0, 0]), float(view.to_upright[1, 1])
    for code in codes:
        x, y, width, height = code.box
        part = pixels[
            int(y / scale_y) : int((y + height) / scale_y) + 1, int(x / scale_x) : int((x + width) / scale_x) + 1
        ]
        part[...] = np.percentile(pixels[::4, ::4], 80)
    return view.with_pixels(pixels)


def _faces(part: View, routes: list[reading.Route]) -> int:
    """On identity documents as they were turned for reading, else in the whole picture."""
    cards = [route.view for route in routes if reading.names_identity(route.reading)]
    return sum(map(count_portraits, cards)) if cards else count_faces(part)


def _read(
    view: View, layout: TextLayout, page: int | None, request: Input
) -> Generator[Evidence, None, list[reading.Route]]:
    if not reading.usable(request.settings):
        yield Problem(ProblemCode.OCR_UNAVAILABLE, "extract", "text is seen but no OCR engine is at hand or allowed")
        return []
    found = regions(view, layout)
    routes: list[tuple[Region, reading.Route]] = []
    for region in found:
        try:
            routes.append((region, _route(region, request)))
        except RuntimeError as error:
            yield Problem(ProblemCode.UNREADABLE, "extract", f"OCR: {type(error).__name__}")
    if not routes:
        return []
    yield Fact("ocr_engine", ", ".join(dict.fromkeys(route.label for _, route in routes)), "ocr")
    if len(cards := tuple(region.card for region in found if region.card)) > 1:
        yield Fact("card_regions", cards, "layout")
    yield Fact("handwriting_score", max(route.handwriting for _, route in routes), "layout")
    for region, route in routes:
        yield from _texts(route, page)
        if region.layout.elongated >= 3 and route.reading.good == 0:
            # A note only: on photographs the detector takes railings and foliage for lines.
            yield Problem(ProblemCode.PARTLY_READ, "extract", "shapes like text, no engine reads them", Effect.NOTE)
        yield from _zone(route, request, page)
    return [route for _, route in routes]


def _route(region: Region, request: Input) -> reading.Route:
    """By lines alone where there are only a few around the cards: they may as well be the table's grain."""
    few = reading.read_lines(region.view, region.layout, request.settings, rest=True) if region.rest else None
    return few or reading.read_page(region.view, region.layout, request.settings)


def _audited(view: View, page: int | None, request: Input) -> Iterator[Evidence]:
    """A picture that triage left out, read by all engines: what it holds counts, and that triage was wrong."""
    try:
        route = reading.read_page(view, _NO_TEXT, request.settings)
    except RuntimeError as error:
        yield Problem(ProblemCode.UNREADABLE, "extract", f"OCR: {type(error).__name__}", Effect.NOTE)
        return
    words = audit.sure_words(route.reading)
    yield Fact("triage_audit", words, "ocr")
    if words:
        yield Fact("ocr_engine", route.label, "ocr")
        yield from _texts(route, page)


def _texts(route: reading.Route, page: int | None) -> Iterator[Evidence]:
    text, boxes = route.reading.text()
    written = route.handwriting >= _HANDWRITTEN
    quality = round(route.reading.mean, 3)
    if text.strip():
        yield Text(text, How.HANDWRITING if written else How.OCR, page, quality=quality, boxes=boxes)
    if written:
        effect = Effect.NOTE if quality > 0.8 and text.strip() else Effect.PARTIAL
        yield Problem(ProblemCode.MANUAL_REVIEW, "extract", "handwriting", effect)
    elif route.handwriting >= _PARTLY_WRITTEN:
        yield Problem(ProblemCode.MANUAL_REVIEW, "extract", "print filled in by hand", Effect.NOTE)


def _zone(route: reading.Route, request: Input, page: int | None) -> Iterator[Evidence]:
    seen = route.reading.text()[0] + "\n" + (route.first.text()[0] if route.first else "")
    tesseract = reading.tesseract(request.settings)
    languages = usable_languages(("eng",))
    if tesseract is None or not has_traces(seen):
        return
    lines = read_zone(route.view, lambda view: tesseract(view, languages, tesser.SINGLE_BLOCK, tesser.MRZ_ALPHABET))
    if lines:
        # The engine's own confidence says nothing about fillers; the shape does.
        yield Text("\n".join(lines), How.MRZ, page, quality=0.9 if well_formed(lines) else 0.6)
