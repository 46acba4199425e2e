"""Two-dimensional barcodes (PDF417 of licence backs, QR, Aztec, Data Matrix), with retries where one is seen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pii_scan.extract.image.document import quads, taken_out
from pii_scan.extract.image.straighten import lifted
from pii_scan.extract.image.texture import BarTexture, bar_texture, bar_textures
from pii_scan.extract.image.view import Box, View, cv

_WHOLE_SIDE = 1800
_MOST_PLACES = 3
_MOST_TURNED = 3400
_ALL_ANGLES = (0.0, 2.0, -2.0, 4.0, -4.0, 7.0, -7.0, 10.0, -10.0, 14.0, -14.0)
_FINE_ANGLES = (0.0, -3.0, 3.0, -6.0, 6.0, -9.0, 9.0, -12.0, 12.0)
_SMALLEST, _LEAST_SHARE, _LARGE = 0.003, 0.01, 0.0375
"""Of the picture's area: a patch that may be a symbol on a card seen as such; one anywhere; one that is surely
a symbol. Of 48 backs for development 47 show 0.013 or more, of 60 fronts none shows 0.009."""
_LEAST_OF_CARD, _LARGE_OF_CARD, _LEAST_ON_CARD = 0.03, 0.075, 0.004
"""Of the card's area: a patch in the whole picture, one that is surely a symbol, one on the card taken out."""

_LINES = re.compile(r"[\n\r]+")
_ELEMENT = re.compile(r"(?:\W?(?:DL|ID|EN|Z[A-Z]))?[DZ][A-Z]{2}")
"""AAMVA DL/ID Card Design Standard, annex D: each line of a subfile opens with an element's three letters."""
_LEAST_ELEMENTS = 4


@dataclass(frozen=True, slots=True)
class Barcode:
    """A decoded symbol."""

    text: str
    """The payload as it is, control characters included."""
    format: str
    """`PDF417`, `QRCode`…"""
    box: Box
    """In pixels of the upright original."""

    @property
    def is_licence(self) -> bool:
        """AAMVA DL/ID Card Design Standard, annex D: the file type after the compliance indicator."""
        return "ANSI " in self.text[:40]

    @property
    def is_noise(self) -> bool:
        """Whether a stacked symbol was read across its rows: that passes the decoder's own checks now and then,
        and gives bytes of all sorts where a card or a label holds ASCII."""
        if self.format != "PDF417":
            return False
        if self.text.startswith("@") and not self.is_licence:
            # The compliance indicator of a licence, and then not its file type: the rows were mixed up.
            return "AAMVA" not in self.text[:40]
        lines = [line for line in _LINES.split(self.text) if line]
        elements = sum(_ELEMENT.match(line) is not None for line in lines)
        if elements >= _LEAST_ELEMENTS and not self.is_licence:
            return "AAMVA" not in self.text[:40]
        if self.is_licence and len(lines) - elements > max(3, 0.2 * len(lines)):
            return True
        odd = sum(not (" " <= sign <= "~" or sign in "\n\r\x1c\x1d\x1e\x1f") for sign in self.text)
        return odd > 0.1 * len(self.text)


def decode(view: View, *, retry: bool = False) -> list[Barcode]:
    """All symbols of one view in one pass; 3 ms for a card, 50 ms at 2600 pixels.

    Args:
        view: what to read.
        retry: only PDF417, all sizes and inverted too: for a crop that shows one.
    """
    import zxingcpp

    if min(view.pixels.shape) < 12:
        return []
    found = zxingcpp.read_barcodes(
        view.pixels,
        formats=zxingcpp.barcode_formats_from_str("PDF417" if retry else "PDF417|QRCode|Aztec|DataMatrix"),
        try_invert=retry,
        text_mode=zxingcpp.TextMode.Plain,
    )
    codes = [Barcode(code.text, code.format.name, _box(code.position, view)) for code in found if code.text]
    return [code for code in codes if not code.is_noise]


def decode_fine(view: View) -> list[Barcode]:
    """Symbols too fine for the first look, at full size; 20 ms at 2600 pixels.

    Stacked ones are left to `decode_stacked`, which finds them by their texture for a third of the time.
    """
    import zxingcpp

    found = zxingcpp.read_barcodes(
        view.pixels,
        formats=zxingcpp.barcode_formats_from_str("QRCode|Aztec|DataMatrix"),
        try_rotate=False,
        try_downscale=False,
        try_invert=False,
        text_mode=zxingcpp.TextMode.Plain,
    )
    return [Barcode(code.text, code.format.name, _box(code.position, view)) for code in found if code.text]


def decode_stacked(view: View) -> tuple[list[Barcode], bool]:
    """Look for the texture of a PDF417 and try that place: on the card it is printed on, taken out and seen from
    straight above, then straightened by itself. 12 ms where there is none.

    Aslant, the rows of a symbol run into one another; of 40 backs photographed for development seeing the card from
    above raised those read from 27 to 35.

    Returns:
        What was decoded, and whether something as large as a card's symbol is seen that was not.
    """
    seen = bar_textures(lifted(view), _SMALLEST, fine=True)[:_MOST_PLACES]
    if not seen:
        return [], False
    cards = quads(view)
    unread = False
    for texture in seen:
        card = next((quad for quad in cards if quad.holds(*texture.middle)), None)
        of_card = texture.share * view.width * view.height / card.area if card is not None else 0.0
        if card is not None and of_card >= _LEAST_OF_CARD:
            unread = unread or of_card > _LARGE_OF_CARD
            if found := _on_card(taken_out(view, card)):
                return found, False
        if texture.share >= _LEAST_SHARE:
            unread = unread or texture.share > _LARGE
            for attempt in _attempts(view, view.crop(texture.box), texture.angle):
                if found := decode(attempt, retry=True):
                    return found, False
    return [], unread


def decode_turned(view: View) -> list[Barcode]:
    """PDF417 alone at eleven angles and two sizes, for a picture in which one is seen that nothing else decoded; up to
    a second.
    """
    for factor in (1.0, 1.5):
        large = view if factor == 1.0 or view.long_side * factor > _MOST_TURNED else view.scaled(factor)
        for turn in _ALL_ANGLES:
            if found := decode(large.rotated(turn) if turn else large, retry=True):
                return found
    return []


def _on_card(card: View) -> list[Barcode]:
    if card.height > card.width:
        card = card.turned(1)
    texture = bar_texture(lifted(card), _LEAST_ON_CARD)
    if texture is None:
        return []
    return next((found for attempt in _of_card(card, texture) if (found := decode(attempt, retry=True))), [])


def _of_card(card: View, texture: BarTexture) -> Iterator[View]:
    cv2 = cv()
    straight = card.rotated(texture.angle) if abs(texture.angle) > 0.4 else card
    if texture.share < _LARGE_OF_CARD:
        # A small patch says little about the symbol's angle.
        for turn in (0.0, -2.0, 2.0):
            yield card.rotated(turn)
    for factor in (1.0, 1.5, 2.0):
        if factor > 1 and straight.long_side * factor > 3600:
            continue
        large = straight.scaled(factor) if factor > 1 else straight
        yield large
        soft = cv2.GaussianBlur(large.pixels, (0, 0), 1.2 * factor)
        yield large.with_pixels(cv2.addWeighted(large.pixels, 2.5, soft, -1.5, 0))
    for turn in (-1.0, 1.0):
        yield straight.rotated(turn).scaled(1.5)
    part = straight.crop((0, texture.box[1], straight.width, min(texture.box[3], straight.height - texture.box[1])))
    yield part.scaled(2.0).with_pixels(cv2.createCLAHE(3.0, (8, 8)).apply(part.scaled(2.0).pixels))


def _attempts(view: View, part: View, angle: float) -> Iterator[View]:
    cv2 = cv()
    # The bars seen may be those of a linear code beside the stacked one: the whole card is turned first.
    for turn in (0.0, -1.5, 1.5):
        yield view.at_most(_WHOLE_SIDE).rotated(angle + turn)
    straight = part.rotated(angle)
    factor = max(1.0, min(3.0, 1800 / straight.long_side))
    yield straight
    if factor > 1.2:
        yield straight.scaled(factor)
    for turn in _FINE_ANGLES:
        if abs(turn - angle) > 1.5:
            yield part.rotated(turn)
    large = straight.scaled(max(factor, 1.5)) if straight.long_side < 2600 else straight
    soft = cv2.GaussianBlur(large.pixels, (0, 0), 2.0)
    yield large.with_pixels(cv2.addWeighted(large.pixels, 2.2, soft, -1.2, 0))
    yield large.with_pixels(cv2.addWeighted(large.pixels, 4.0, cv2.GaussianBlur(large.pixels, (0, 0), 4.0), -3.0, 0))
    yield large.with_pixels(soft)
    yield large.with_pixels(cv2.createCLAHE(4.0, (8, 8)).apply(large.pixels))


def _box(position: object, view: View) -> Box:
    corners = [getattr(position, name) for name in ("top_left", "top_right", "bottom_right", "bottom_left")]
    xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
    return view.upright_box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
