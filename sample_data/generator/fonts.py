"""Finds fonts by role; a machine without a Debian font package gets the next one in the row."""

import functools
from pathlib import Path

from PIL import ImageFont

_ROLES: dict[str, tuple[str, ...]] = {
    "sans": ("LiberationSans-Regular.ttf", "DejaVuSans.ttf", "Vera.ttf"),
    "sans-bold": ("LiberationSans-Bold.ttf", "DejaVuSans-Bold.ttf", "VeraBd.ttf"),
    "narrow": ("LiberationSansNarrow-Regular.ttf", "DejaVuSansCondensed.ttf", "Vera.ttf"),
    "narrow-bold": ("LiberationSansNarrow-Bold.ttf", "DejaVuSansCondensed-Bold.ttf", "VeraBd.ttf"),
    "lato": ("Lato-Regular.ttf", "LiberationSans-Regular.ttf", "Vera.ttf"),
    "lato-bold": ("Lato-Bold.ttf", "LiberationSans-Bold.ttf", "VeraBd.ttf"),
    "roboto": ("Roboto-Regular.ttf", "DejaVuSans.ttf", "Vera.ttf"),
    "roboto-bold": ("Roboto-Bold.ttf", "DejaVuSans-Bold.ttf", "VeraBd.ttf"),
    "din": ("OSP-DIN.ttf", "DejaVuSansCondensed.ttf", "Vera.ttf"),
    "serif": ("LiberationSerif-Regular.ttf", "DejaVuSerif.ttf", "Vera.ttf"),
    "serif-bold": ("LiberationSerif-Bold.ttf", "DejaVuSerif-Bold.ttf", "VeraBd.ttf"),
    "mono": ("LiberationMono-Regular.ttf", "DejaVuSansMono.ttf", "Vera.ttf"),
    "mono-bold": ("LiberationMono-Bold.ttf", "DejaVuSansMono-Bold.ttf", "VeraBd.ttf"),
    "ocrb": ("OCRB.otf", "LiberationMono-Regular.ttf", "DejaVuSansMono.ttf", "Vera.ttf"),
    "ocra": ("OCRA.ttf", "LiberationMono-Bold.ttf", "DejaVuSansMono-Bold.ttf", "VeraBd.ttf"),
    "hand0": ("BecauseWeBuild-Regular.otf", "Vera.ttf"),
    "hand1": ("Humor-Sans.ttf", "Vera.ttf"),
    "hand2": ("KleeOne-Regular.ttf", "Vera.ttf"),
    "hand3": ("BecauseWeConnect-Regular.otf", "Vera.ttf"),
    "hand4": ("BecauseWeLearn-Regular.otf", "Vera.ttf"),
    "hand5": ("BecauseWeMentor-Regular.otf", "Vera.ttf"),
    "hand6": ("BecauseWeOrganize-Regular.otf", "Vera.ttf"),
    "hand7": ("ComicNeue-Light.otf", "Vera.ttf"),
    "script": ("DancingScript-Regular.otf", "VeraIt.ttf", "Vera.ttf"),
    "sign": ("Kristi.ttf", "VeraIt.ttf", "Vera.ttf"),
}


@functools.cache
def _index() -> dict[str, str]:
    import reportlab

    folders = (Path("/usr/share/fonts"), Path(reportlab.__file__).parent / "fonts")
    return {path.name: str(path) for folder in folders for path in sorted(folder.rglob("*.[to]tf"), reverse=True)}


def path(role: str) -> str:
    """The file of the first font of the role's row that is installed."""
    return next(_index()[name] for name in _ROLES[role] if name in _index())


@functools.cache
def font(role: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path(role), size, layout_engine=ImageFont.Layout.BASIC)
