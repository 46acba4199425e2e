"""`pii-scan doctor`: what this machine has, and what is missing for a full scan."""

import importlib.util
import shutil
import sys
from collections.abc import Iterator

import typer

from pii_scan.model.errors import ExitCode

_MODULES = (
    ("re2", "text in linear time", True),
    ("pypdfium2", "PDF", True),
    ("lxml", "office documents", True),
    ("PIL", "pictures", True),
    ("pi_heif", "HEIC", True),
    ("zxingcpp", "barcodes", True),
    ("tesserocr", "OCR in process", False),
    ("rapidocr", "second OCR", False),
    ("obstore", "object stores", True),
    ("duckdb", "linking of people", True),
    ("presidio_analyzer", "presidio bridge", False),
)


def register(app: typer.Typer) -> None:
    app.command(help=__doc__)(doctor)


def doctor() -> int:
    missing = False
    typer.echo(f"python {sys.version.split()[0]}")
    for name, purpose, needed in _MODULES:
        there = importlib.util.find_spec(name) is not None
        missing = missing or (needed and not there)
        typer.echo(f"{'ok     ' if there else 'MISSING'} {name}: {purpose}")
    typer.echo(f"{'ok     ' if shutil.which('tesseract') else 'absent '} tesseract program")
    for line in _ocr():
        typer.echo(line)
    return ExitCode.MISSING if missing else ExitCode.DONE


def _ocr() -> Iterator[str]:
    """How pictures would be read with the default settings, and in which languages."""
    from pii_scan.extract.image.reading import strong, tesseract
    from pii_scan.extract.image.tessdata import usable_languages
    from pii_scan.model.settings import Settings

    settings = Settings()
    first, second = tesseract(settings) is not None, strong(settings)
    if not first and not second:
        yield "MISSING OCR: no text will be read out of pictures"
        return
    routes = [word for word, there in (("tesseract", first), ("rapidocr", second)) if there]
    yield f"ok      OCR: {', then '.join(routes)}"
    found = usable_languages(settings.languages)
    for language in settings.languages:
        yield f"{'ok     ' if language in found else 'absent '} tesseract language {language}"
