"""What of a picture is read as one: each card by itself, and whatever text stands outside of cards."""

from dataclasses import dataclass, replace

from pii_scan.extract.image.document import Quad, quads, taken_out
from pii_scan.extract.image.triage import TextLayout, content
from pii_scan.extract.image.view import Box, View, cv

_LEAST_SPOTS = 3
"""Stretches of text on a shape from which on it is a document; a telephone or a coaster has fewer."""
_ALL = 0.75
_FEW = 8


@dataclass(frozen=True, slots=True)
class Region:
    """A part to be read as a page."""

    view: View
    layout: TextLayout
    card: Box | None = None
    """Of a card taken out of its surroundings, its place in the upright original."""
    rest: bool = False
    """What is left of the picture around the cards, with a few lines at most."""


def regions(view: View, layout: TextLayout) -> list[Region]:
    """Cards by place, then the rest where it shows text; the view's content where no card is seen.

    Args:
        view: the picture.
        layout: of its content, at any size.
    """
    if len(layout.spots) < _LEAST_SPOTS:
        return [Region(content(view), layout)]
    middles = [_middle(view.box_from_upright(spot)) for spot in layout.spots]
    cards = [(quad, [quad.holds(*middle) for middle in middles]) for quad in quads(view)]
    cards = [(quad, inside) for quad, inside in cards if sum(inside) >= _LEAST_SPOTS]
    outside = [not any(inside[at] for _, inside in cards) for at in range(len(middles))]
    if not cards or (len(cards) == 1 and sum(outside) > (1 - _ALL) * len(outside)):
        # One shape with much text around it is a picture on a page.
        return [Region(content(view), layout)]
    out = [_card(view, quad, inside, layout) for quad, inside in cards]
    out.sort(key=lambda region: (region.card[1], region.card[0]) if region.card else (0, 0))
    if any(outside):
        left = _kept(layout, outside)
        out.append(Region(_without(view, [quad for quad, _ in cards]), left, rest=left.boxes <= _FEW))
    return out


def _card(view: View, quad: Quad, inside: list[bool], layout: TextLayout) -> Region:
    card = taken_out(view, quad)
    kept = _kept(layout, inside)
    return Region(card, kept, card.upright_box(0, 0, card.width, card.height))


def _kept(layout: TextLayout, chosen: list[bool]) -> TextLayout:
    spots = tuple(spot for spot, keep in zip(layout.spots, chosen, strict=True) if keep)
    level = sum(width >= height for _, _, width, height in spots)
    return replace(layout, boxes=len(spots), horizontal=level, vertical=len(spots) - level, spots=spots)


def _without(view: View, cards: list[Quad]) -> View:
    """The cards painted over with the colour around them."""
    import numpy as np

    pixels = view.pixels.copy()
    ground = int(np.median(np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])))
    for quad in cards:
        cv().fillConvexPoly(pixels, quad.corners.round().astype(np.int32), ground)
    return view.with_pixels(pixels)


def _middle(box: Box) -> tuple[float, float]:
    x, y, width, height = box
    return x + width / 2, y + height / 2
