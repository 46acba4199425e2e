"""Where Tesseract's language files lie, and which of the wanted ones are there."""

import os
from functools import cache
from pathlib import Path

_PLACES = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/usr/local/share/tesseract-ocr/*/tessdata",
    "/opt/homebrew/share/tessdata",
    "/opt/local/share/tessdata",
)


@cache
def tessdata_folder() -> str | None:
    """The first folder that holds language files; TESSDATA_PREFIX goes first (it may name the parent)."""
    candidates: list[Path] = []
    if prefix := os.environ.get("TESSDATA_PREFIX"):
        candidates += [Path(prefix), Path(prefix) / "tessdata"]
    for place in _PLACES:
        candidates += sorted(Path("/").glob(place.lstrip("/")), reverse=True)
    for folder in candidates:
        if any(path.stem != "osd" for path in folder.glob("*.traineddata")):
            return str(folder)
    return None


def usable_languages(wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The wanted languages that are installed, in the wanted order; otherwise whatever is installed."""
    folder = tessdata_folder()
    if folder is None:
        return ()
    present = {path.stem for path in Path(folder).glob("*.traineddata")} - {"osd"}
    return tuple(name for name in wanted if name in present) or tuple(sorted(present))[:1]
