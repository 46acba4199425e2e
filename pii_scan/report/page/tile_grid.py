"""A tile map of the states: every state the same size, its number printed in it."""

from collections.abc import Mapping

from pii_scan.report.escape import html
from pii_scan.report.page.us_map_data import TILES
from pii_scan.report.words import state_title

_SIDE = 60


def tile_grid(numbers: Mapping[str, int], title: str) -> str:
    """Shades step with the tenth, third and the whole of the largest number; the number carries the meaning."""
    top = max(numbers.values(), default=0)
    tiles: list[str] = []
    for state, (column, row) in TILES.items():
        number = numbers.get(state, 0)
        x, y = column * _SIDE + 2, row * _SIDE + 2
        label = f"<text x={x + 28} y={y + 46} class=tn>{_short(number)}</text>" if number else ""
        tiles.append(
            f"<g class=q{_step(number, top)}><title>{html(state_title(state))}: {number:,}</title>"
            f"<rect x={x} y={y} width=56 height=56 rx=4 />"
            f"<text x={x + 28} y={y + (24 if number else 35)} class=ts>{state}</text>{label}</g>"
        )
    return (
        f"<figure><svg class=grid viewBox='0 0 720 480' role=img aria-label='{html(title)}'>{''.join(tiles)}</svg>"
        f"<figcaption>{html(title)}. The table has the same figures and their basis.</figcaption></figure>\n"
    )


def _step(number: int, top: int) -> int:
    return 0 if not number else 1 if number * 10 <= top else 2 if number * 3 <= top else 3


def _short(number: int) -> str:
    """At most four characters: a tile holds no more. The title and the table have the number itself."""
    if number < 1000:
        return str(number)
    if number < 999_500:
        return f"{number / 1000:.1f}k" if number < 9_950 else f"{number / 1000:.0f}k"
    return f"{number / 1e6:.1f}M" if number < 9_950_000 else f"{number / 1e6:.0f}M"
