"""Tesseract inside this process (tesserocr), and the table form its words come in."""

import os
from functools import cache
from typing import Any

from pii_scan.extract.image.tessdata import tessdata_folder
from pii_scan.extract.image.view import View
from pii_scan.extract.image.words import Reading, Word

AUTO = 3
SINGLE_BLOCK = 6
SINGLE_LINE = 7
MRZ_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<"


@cache
def _api(languages: str, mode: int, whitelist: str) -> Any:
    # More threads cost more CPU and give the same text; read by OpenMP when the library loads.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    import tesserocr

    # Leptonica writes to stderr what it thinks of a picture.
    if hasattr(tesserocr, "set_leptonica_log_level"):
        tesserocr.set_leptonica_log_level(tesserocr.LeptLogLevel.NONE)
    # What was read of one picture must not sway the reading of the next.
    variables = {"debug_file": os.devnull, "tessedit_enable_doc_dict": "0", "classify_enable_learning": "0"}
    if mode == SINGLE_LINE:
        # Lines come dark on light.
        variables["invert_threshold"] = "0.0"
    if whitelist:
        variables |= {"tessedit_char_whitelist": whitelist, "load_system_dawg": "0", "load_freq_dawg": "0"}
    folder = tessdata_folder()
    return tesserocr.PyTessBaseAPI(path=str(folder) + "/", lang=languages, psm=mode, variables=variables)


def available() -> bool:
    """Whether the wheel imports and a language file is at hand."""
    if tessdata_folder() is None:
        return False
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        import tesserocr
    except ImportError:
        return False
    return bool(tesserocr.tesseract_version())


def read(view: View, languages: tuple[str, ...], mode: int = AUTO, whitelist: str = "") -> Reading:
    """Words of one view.

    Raises:
        RuntimeError: Tesseract could not be set up or gave up.
    """
    api = _api("+".join(languages), mode, whitelist)
    height, width = view.pixels.shape
    api.SetImageBytes(view.pixels.tobytes(), width, height, 1, width)
    try:
        # 70 dpi is Tesseract's guess without a header; a fixed value spares it the estimate and its warning.
        api.SetSourceResolution(200)
        api.Recognize()
        return Reading(words_of_table(api.GetTSVText(0), view), "tesserocr")
    finally:
        api.Clear()


def words_of_table(table: str, view: View) -> tuple[Word, ...]:
    """Parse Tesseract's TSV: level, page, block, paragraph, line, word, left, top, width, height, confidence, text."""
    words: list[Word] = []
    line, block = -1, -1
    last: tuple[str, ...] = ()
    last_block: tuple[str, ...] = ()
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip():
            continue
        if tuple(cells[1:5]) != last:
            last, line = tuple(cells[1:5]), line + 1
        if tuple(cells[1:4]) != last_block:
            last_block, block = tuple(cells[1:4]), block + 1
        x, y, width, height = (int(c) for c in cells[6:10])
        box = view.upright_box(x, y, width, height)
        words.append(Word(cells[11].strip(), max(0.0, float(cells[10])) / 100, box, line, block))
    return tuple(words)
