"""Tesseract as an installed program, through pytesseract: for machines without the tesserocr wheel."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pii_scan.extract.image.tesser import AUTO, words_of_table
from pii_scan.extract.image.view import View
from pii_scan.extract.image.words import Reading

_PREFIX = "pii-scan-ocr-"


def available() -> bool:
    """Whether the program is on the PATH and its wrapper is installed."""
    from importlib.util import find_spec

    return shutil.which("tesseract") is not None and find_spec("pytesseract") is not None


def read(view: View, languages: tuple[str, ...], mode: int = AUTO, whitelist: str = "") -> Reading:
    """Words of one view.

    Raises:
        RuntimeError: the program failed or took longer than two minutes.
    """
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    import pytesseract
    from PIL import Image

    config = f"--psm {mode} --dpi 200"
    if whitelist:
        config += f" -c tessedit_char_whitelist={whitelist} -c load_system_dawg=0 -c load_freq_dawg=0"
    with _private_folder():
        table = pytesseract.image_to_data(
            Image.fromarray(view.pixels), lang="+".join(languages) or None, config=config, timeout=120
        )
    return Reading(words_of_table(table, view), "pytesseract")


@contextmanager
def _private_folder() -> Iterator[None]:
    """pytesseract leaves its picture behind when it is killed: let it write where that is wiped.

    The folder lies in memory where the system offers that, belongs to this user alone, is removed
    afterwards, and one left by a killed process is removed by the next.
    """
    base = Path("/dev/shm")
    if not os.access(base, os.W_OK):
        base = Path(tempfile.gettempdir())
    for old in base.glob(_PREFIX + "*"):
        owner = old.name.removeprefix(_PREFIX).partition("-")[0]
        if owner.isdigit() and not _alive(int(owner)):
            shutil.rmtree(old, ignore_errors=True)
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-", dir=base) as folder:
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = before


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
