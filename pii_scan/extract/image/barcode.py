"""Two-dimensional barcodes (PDF417 of licence backs, QR, Aztec, Data Matrix), with retries where one is seen."""

from collections.abc import Iterator
from dataclasses import dataclass

from pii_scan.extract.image.document import quads, taken_out
from pii_scan.extract.image.straighten import lifted
from pii_scan.extract.image.texture import BarTexture, bar_texture
from pii_scan.extract.image.view import Box, View, cv

_WHOLE_SIDE = 1800
_MOST_TILES = 2
_MOST_CARDS = 4
_MOST_TURNED = 3400
_ALL_ANGLES = (0.0, 2.0, -2.0, 4.0, -4.0, 7.0, -7.0, 10.0, -10.0, 14.0, -14.0)
_LEAST_SHARE = 0.004
_LARGE_TEXTURE = 0.15
_FINE_ANGLES = (0.0, -3.0, 3.0, -6.0, 6.0, -9.0, 9.0, -12.0, 12.0)


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
        if self.format == "PDF417" and self.text.startswith("@") and not self.is_licence:
            # The compliance indicator of a licence, and then not its file type: the rows were mixed up.
            return "AAMVA" not in self.text[:40]
        odd = sum(not (" " <= sign <= "~" or sign in "\n\r\x1c\x1d\x1e\x1f") for sign in self.text)
        return self.format == "PDF417" and odd > 0.1 * len(self.text)


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


def decode_hard(view: View) -> tuple[list[Barcode], BarTexture | None]:
    """Look for the texture of a PDF417 and try that place straightened, enlarged, sharpened, blurred.

    Returns:
        What was decoded, and the texture where one was seen: undecoded, it is something unread.
    """
    texture = bar_texture(lifted(view))
    if texture is None:
        return [], None
    part = view.crop(texture.box)
    for attempt in _attempts(view, part, texture.angle):
        if found := decode(attempt, retry=True):
            return found, texture
    return [], texture


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


def decode_card(view: View) -> tuple[list[Barcode], bool]:
    """Look for a stacked symbol on each card that lies in the picture, taken out of it and seen from straight above.

    Aslant, the rows of a symbol run into one another; of 40 backs photographed for development it raised those read
    from 27 to 35. 5 ms where there is no card, 15 ms for a card without a symbol.

    Returns:
        What was decoded, and whether a card shows an undecoded symbol.
    """
    unread = False
    for quad in quads(view)[:_MOST_CARDS]:
        card = taken_out(view, quad)
        if card.height > card.width:
            card = card.turned(1)
        texture = bar_texture(lifted(card), _LEAST_SHARE)
        if texture is None:
            continue
        unread = unread or texture.share > _LARGE_TEXTURE / 2
        for attempt in _of_card(card, texture):
            if found := decode(attempt, retry=True):
                return found, False
    return [], unread


def _of_card(card: View, texture: BarTexture) -> Iterator[View]:
    cv2 = cv()
    straight = card.rotated(texture.angle) if abs(texture.angle) > 0.4 else card
    if texture.share < _LARGE_TEXTURE / 2:
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


def decode_tiles(view: View) -> tuple[list[Barcode], bool]:
    """Look for a card's symbol in nine overlapping parts of a large photograph; about 70 ms where there is none.

    Seen as a whole, a card that fills a third of the picture shows no texture of bars.

    Returns:
        What was decoded, and whether a part is mostly an undecoded symbol.
    """
    width, height = view.width // 2, view.height // 2
    seen: list[BarTexture] = []
    for row in (1, 0, 2):
        for column in (1, 0, 2):
            part = view.crop((column * width // 2, row * height // 2, width, height))
            found, texture = decode_hard(part)
            if found:
                return found, True
            seen += [texture] if texture is not None else []
            if len(seen) == _MOST_TILES:
                return [], any(texture.share > _LARGE_TEXTURE for texture in seen)
    return [], any(texture.share > _LARGE_TEXTURE for texture in seen)


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
