"""Typefaces by role, from the folder that `tools/bench_fonts.sh` fills or, without it, from the system.

The halves and the style of the world share none where the folder is there; `missing` tells where it is not.
"""

import functools
import os
import sys
from pathlib import Path

from PIL import ImageFont

VARIABLE = "PII_SCAN_BENCH_FONTS"
"""Names another folder with `@fontsource` packages (a `node_modules`)."""

_FAMILIES: dict[str, dict[str, tuple[str, ...]]] = {
    "development": {
        "value": ("roboto", "arimo", "roboto-condensed"),
        "label": ("arimo", "source-sans-3", "roboto-condensed"),
        "title": ("tinos", "roboto", "source-sans-3"),
        "mono": ("cousine",),
        "hand": ("handlee", "kalam", "coming-soon", "nothing-you-could-do", "caveat", "gloria-hallelujah"),
    },
    "held_out": {
        "value": ("ibm-plex-sans", "barlow", "overpass", "pt-sans"),
        "label": ("public-sans", "encode-sans-semi-condensed", "pt-sans"),
        "title": ("libre-baskerville", "overpass", "public-sans"),
        "mono": ("courier-prime",),
        "hand": (
            "patrick-hand", "indie-flower", "architects-daughter", "shadows-into-light", "reenie-beanie",
            "homemade-apple",
        ),
    },
    "world": {
        "value": ("lato", "open-sans", "archivo-narrow"),
        "label": ("open-sans", "archivo-narrow"),
        "title": ("roboto-slab", "lato"),
        "mono": ("b612-mono",),
        "hand": ("gochi-hand", "schoolbell", "dawning-of-a-new-day"),
    },
}  # fmt: skip
PRINT_LIKE = frozenset(
    {"handlee", "kalam", "coming-soon", "gloria-hallelujah", "patrick-hand", "indie-flower", "architects-daughter",
     "shadows-into-light", "gochi-hand", "schoolbell"}
)  # fmt: skip
"""Hands that write letters apart; the others are cursive or a scrawl."""
_SYSTEM = {
    "value": ("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf"),
    "label": ("DejaVuSans.ttf", "DejaVuSans.ttf"),
    "title": ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf"),
    "mono": ("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf"),
    "hand": ("DejaVuSerif-Italic.ttf", "DejaVuSerif-Italic.ttf"),
}


@functools.cache
def folder() -> Path | None:
    for place in (os.environ.get(VARIABLE), str(Path(sys.prefix) / "bench-fonts" / "node_modules")):
        if place and (Path(place) / "@fontsource").is_dir():
            return Path(place) / "@fontsource"
    return None


def families(split: str, role: str) -> tuple[str, ...]:
    """What a layout may choose from; one name, of the system's face, where the folder is missing."""
    wanted = _FAMILIES[split][role]
    base = folder()
    return (tuple(name for name in wanted if base is not None and (base / name).is_dir())) or ("system",)


@functools.cache
def face(role: str, family: str, size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    base = folder()
    if family == "system" or base is None:
        return ImageFont.truetype(_SYSTEM[role][bold], size)
    files = base / family / "files"
    for weight in (700, 600, 400) if bold else (400,):
        path = files / f"{family}-latin-{weight}-normal.woff"
        if path.exists():
            return ImageFont.truetype(str(path), size)
    raise FileNotFoundError(family)
