"""What decided the result: the program, the interpreter and the libraries that read and judge."""

import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pii_scan import __version__

_DECIDING = (
    "chardet", "exifread", "google-re2", "lxml", "onnxruntime", "opencv-python-headless", "phonenumbers", "pi-heif",
    "pillow", "presidio-analyzer", "pypdfium2", "pytesseract", "python-calamine", "rapidocr", "tesserocr", "tinytag",
    "usaddress", "zxing-cpp",
)  # fmt: skip


@cache
def versions() -> dict[str, str]:
    """Name → version; `absent` for a library that is not installed. `tessdata` names the languages whose data
    tesseract has, with their sizes in bytes: releases of that data carry no version."""
    found = {"pii-scan": __version__, "python": platform.python_version()}
    for name in _DECIDING:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "absent"
    found["tessdata"] = _tessdata()
    return found


def _tessdata() -> str:
    from pii_scan.extract.image.tessdata import tessdata_folder

    folder = tessdata_folder()
    if folder is None:
        return "absent"
    files = (Path(folder) / f"{language}.traineddata" for language in ("eng", "spa"))
    return ", ".join(f"{path.stem} {path.stat().st_size}" for path in files if path.is_file()) or "absent"
