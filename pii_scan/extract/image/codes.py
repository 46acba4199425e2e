"""The barcodes of one page: looked for in steps, each dearer than the last, and taken only where one is seen."""

from dataclasses import dataclass

from pii_scan.extract.image.barcode import Barcode, decode, decode_fine, decode_stacked, decode_turned
from pii_scan.extract.image.decode import Frame
from pii_scan.extract.image.straighten import lifted
from pii_scan.extract.image.texture import bar_texture
from pii_scan.extract.image.triage import TextLayout
from pii_scan.extract.image.view import Box, View

_SIDE = 2200
_FEW = 2
_ALONG, _ACROSS = 0.4, 0.8
"""How far a card reaches beyond its symbol, in widths of the symbol: that takes two thirds to nine tenths of the card's
width, and the card is 0.63 of its width high (ISO/IEC 7810)."""


@dataclass(slots=True)
class Codes:
    """What was decoded of a page."""

    found: list[Barcode]
    unread: bool = False
    """A stacked barcode as large as a card's is seen that could not be decoded."""

    @property
    def licences(self) -> list[Barcode]:
        return [code for code in self.found if code.is_licence]

    def fill(self, part: View) -> bool:
        """Whether the picture shows one card's back and nothing else.

        The symbol takes two thirds of a card's width or more; a sheet with the front beside it is larger.
        """
        _, _, width, height = part.upright_box(0, 0, part.width, part.height)
        return any(
            max(code.box[2:]) > 0.5 * max(width, height) and width * height < 1.5 * max(code.box[2:]) ** 2
            for code in self.licences
        )

    def stand_alone(self, layout: TextLayout) -> bool:
        """Whether nearly all text of the picture stands on the backs whose symbols were decoded."""
        around = [_card_around(code.box) for code in self.licences]
        apart = sum(not any(_holds(card, spot) for card in around) for spot in layout.spots)
        return bool(around) and apart <= _FEW


def first_look(frame: Frame) -> Codes:
    """At the size of the first decoding; 3–10 ms where there is none."""
    view = frame.view.at_most(_SIDE)
    if found := decode(view):
        return Codes(found)
    if bar_texture(lifted(view)) is None:
        return Codes([])
    return Codes(*decode_stacked(frame.finer()))


def closer_look(fine: View, photo: bool) -> Codes:
    """At full size, where bars too fine or aslant for the first look show; 35 ms where there are none."""
    if found := decode_fine(fine):
        return Codes(found)
    return Codes(*decode_stacked(fine)) if photo else Codes([])


def last_look(fine: View, codes: Codes) -> None:
    """What is seen and not decoded once more, at every angle; up to a second."""
    if codes.unread and not codes.found:
        codes.found = decode_turned(fine)
        codes.unread = not codes.found


def _card_around(box: Box) -> Box:
    x, y, width, height = box
    along, across = round(_ALONG * max(width, height)), round(_ACROSS * max(width, height))
    if min(width, height) > 0.6 * max(width, height):
        along = across
    right, down = (along, across) if width >= height else (across, along)
    return x - right, y - down, width + 2 * right, height + 2 * down


def _holds(card: Box, spot: Box) -> bool:
    x, y = spot[0] + spot[2] / 2, spot[1] + spot[3] / 2
    return card[0] <= x <= card[0] + card[2] and card[1] <= y <= card[1] + card[3]
