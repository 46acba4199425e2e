"""`pii-scan doctor`: what this machine has, and what is missing for a full scan."""

import importlib.util
import shutil
import sys

import typer

from pii_scan.model.errors import ExitCode
from pii_scan.model.settings import Settings

_MODULES = (
    ("re2", "google-re2", "text in linear time", True),
    ("pypdfium2", "pypdfium2", "PDF", True),
    ("lxml", "lxml", "office documents", True),
    ("PIL", "pillow", "pictures", True),
    ("pi_heif", "pi-heif", "HEIC", True),
    ("zxingcpp", "zxing-cpp", "barcodes", True),
    ("tesserocr", "tesserocr", "OCR in process", False),
    ("rapidocr", "rapidocr", "second OCR", False),
    ("py7zr", "py7zr", "7z archives", True),
    ("rars", "rars", "RAR archives", True),
    ("obstore", "obstore", "object stores", True),
    ("duckdb", "duckdb", "linking of people", True),
    ("presidio_analyzer", "presidio-analyzer", "presidio bridge", False),
)
"""(module, package, purpose, whether the main job needs it)"""

_ROUTES = {"tesser": "tesserocr", "tesseract_program": "pytesseract"}


def register(app: typer.Typer) -> None:
    app.command()(doctor)


def doctor() -> int:
    """Say what this machine has and what a full scan lacks here.

    Exit code 5 where a needed package or every OCR engine is missing.
    """
    missing = False
    _say("ok", f"python {sys.version.split()[0]}")
    for module, package, purpose, needed in _MODULES:
        there = importlib.util.find_spec(module) is not None
        missing = missing or (needed and not there)
        word = "ok" if there else "MISSING" if needed else "absent"
        _say(word, f"{package}: {purpose}" + ("" if there else f" (pip install {package})"))
    program = shutil.which("tesseract") is not None
    _say("ok" if program else "absent", "tesseract program" + ("" if program else " (apt install tesseract-ocr)"))
    from pii_scan.extract.archive.libarchive import present

    what = "libarchive: ISO, CAB, cpio, deb, rpm, xar, LHA; large RAR archives"
    _say("ok" if present() else "absent", what + ("" if present() else " (apt install libarchive13)"))
    return ExitCode.MISSING if not _ocr() or missing else ExitCode.DONE


def _ocr() -> bool:
    from pii_scan.extract.image import reading
    from pii_scan.extract.image.tessdata import usable_languages

    settings = Settings()
    languages = usable_languages(settings.languages)
    for name in settings.languages:
        lacks = "" if name in languages else f" (apt install tesseract-ocr-{name})"
        _say("absent" if lacks else "ok", f"language {name}{lacks}")
    route = reading.tesseract(settings)
    first = "none" if route is None else _ROUTES[route.__module__.rpartition(".")[2]]
    _say("absent" if route is None else "ok", f"first OCR: {first}")
    second = reading.strong(settings)
    _say("ok" if second else "absent", "second OCR: rapidocr, with the models of its wheel")
    if not reading.usable(settings):
        _say("MISSING", "no OCR engine: text in pictures will not be read")
    return reading.usable(settings)


def _say(word: str, what: str) -> None:
    typer.echo(f"{word:<8}{what}")
