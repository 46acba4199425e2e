"""Readers of pictures, each measured alone over the same files."""

from collections.abc import Callable
from pathlib import Path

from bench.measure import ROOT, Clock, Figures

LEAK = ROOT / "sample_data" / "leak"
Files = dict[str, list[str]]


def ours(files: Files, photo: str) -> Figures:
    """All texts of a picture as a worker reads it: metadata, barcode, OCR, machine-readable zone."""
    from pii_scan.extract.extractor import Input
    from pii_scan.extract.image.read_image import read_image
    from pii_scan.model.evidence import Text
    from pii_scan.model.limits import Limits
    from pii_scan.model.payload import Payload
    from pii_scan.model.settings import Settings

    settings, limits = Settings(), Limits()

    def read(path: Path) -> str:
        given = Input(Payload(path=str(path)), "image/jpeg", path.name, limits, settings)
        return "\n".join(piece.text for piece in read_image(given) if isinstance(piece, Text))

    return _measure(read, files, photo)


def tesseract(files: Files, photo: str) -> Figures:
    """The plain way: the whole picture to the Tesseract program, English."""
    import pytesseract
    from PIL import Image

    def read(path: Path) -> str:
        with Image.open(path) as image:
            return str(pytesseract.image_to_string(image))

    return _measure(read, files, photo)


def large_photo(path: str) -> Figures:
    """Draws a landscape of 4000 × 3000 pixels, camera noise included."""
    import numpy as np
    from PIL import Image

    rng = np.random.default_rng(20260507)
    small = Image.fromarray(rng.integers(60, 200, (9, 12, 3), dtype=np.uint8))
    scene = np.asarray(small.resize((4000, 3000), Image.Resampling.BICUBIC), dtype=np.int16)
    noise = rng.integers(-6, 7, (3000, 4000, 1), dtype=np.int16)
    Image.fromarray(np.clip(scene + noise, 0, 255).astype(np.uint8)).save(path, quality=90)
    return {}


def _measure(read: Callable[[Path], str], files: Files, photo: str) -> Figures:
    # Handwriting asks for every engine there is.
    for group in ("handwriting", "licence fronts"):
        for path in files.get(group, [])[:1]:
            read(LEAK / path)
    cpu_s: dict[str, list[float]] = {group: [] for group in files}
    texts: dict[str, str] = {}
    for group, paths in files.items():
        for path in paths:
            with Clock() as clock:
                texts[path] = read(LEAK / path)
            cpu_s[group].append(clock.cpu_s)
    times = []
    for _ in range(3):
        with Clock() as clock:
            read(Path(photo))
        times.append(clock.cpu_s)
    return {"cpu_s": cpu_s, "texts": texts, "photo_cpu_s": times}
