"""Files that others made: stacked codes, positions, pictures of many formats. Skipped where they are not at hand."""

import csv
import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

from bench.measure import ROOT, Figures, run
from bench.sheet import Goal, Section, ratio

REAL = ROOT.parent / "shared" / "data" / "real"
"""See the README there for where they come from."""
_PICTURES = (
    "jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp", "heic", "heif", "jp2", "jxl", "bpg", "dng", "pcx", "pgm",
    "ppm", "icns", "djvu", "emf", "svg", "psd", "ico",
)  # fmt: skip
_NEAR = 1e-5
"""Degrees; about a metre."""


def real_files() -> list[Section]:
    if not REAL.is_dir():
        return [Section("Real files: not at hand", ("folder",), (f"`{REAL.name}` is not beside the project.",))]
    codes = sorted(str(p) for p in (REAL / "pdf417").rglob("*") if p.suffix in (".png", ".webp", ".jpg", ".gif"))
    pictures = sorted(str(p) for folder in ("exif-samples", "tika") for p in (REAL / folder).rglob("*") if _picture(p))
    return [_codes(codes, pictures), _positions(), _formats(pictures)]


def _picture(path: Path) -> bool:
    return path.suffix.lower().removeprefix(".") in _PICTURES


def _codes(codes: list[str], others: list[str]) -> Section:
    section = Section(
        "PDF417 in real files, and codes where there are none",
        ("files", "decoded right", "files with a text beside them", "share", "false codes", "files without codes"),
        (
            "Pictures of zxing-cpp's own test set with the expected text beside each; the others are all pictures of "
            "exif-samples and tika. A code counts as false where the library's pure mode over the whole picture, "
            "unturned and at full size, sees none of that text.",
        ),
    )
    got = run("image_real:texts", files=codes)
    expected = {path: Path(path).with_suffix(".txt") for path in codes}
    known = {path: text.read_text("utf-8", "replace") for path, text in expected.items() if text.exists()}
    right = sum(_same(text, got["codes"][path]) for path, text in known.items())
    seen = run("image_real:texts", files=others)
    false = sum(1 for path in others if seen["codes"][path] and not seen["plain"][path])
    section.add(
        "pii-scan", str(right), str(len(known)), ratio(right, len(known)), str(false), str(len(others)),
        value=ratio(right, len(known)), goal=Goal(0.95),
    )  # fmt: skip
    plain = sum(_same(text, got["plain"][path]) for path, text in known.items())
    section.add("zxing-cpp, whole picture", str(plain), str(len(known)), ratio(plain, len(known)), None, None)
    section.add("false codes: pii-scan", None, None, None, str(false), None, value=float(false), goal=Goal(at_most=0))
    return section


def _same(text: str, codes: list[str]) -> bool:
    """White space at the ends aside: the files end in a line end of their own."""
    return text.strip() in {code.strip() for code in codes}


def _positions() -> Section:
    section = Section(
        "Positions beside exiftool",
        ("file type by its ending", "with a position by exiftool", "equal to 1e-5°", "not read", "only ours"),
        ("Every file of exif-samples and tika; exiftool is run where it is installed, else its recorded list counts.",),
    )
    files = sorted(str(p) for folder in ("exif-samples", "tika") for p in (REAL / folder).rglob("*") if p.is_file())
    theirs = _exiftool(files)
    ours = run("image_real:positions", files=files)["positions"]
    kinds = sorted({Path(path).suffix.lower() or "none" for path in {*theirs, *(p for p in files if ours[p])}})
    total, equal = 0, 0
    for kind in kinds:
        of_kind = [path for path in files if (Path(path).suffix.lower() or "none") == kind]
        wanted = [path for path in of_kind if path in theirs]
        same = [path for path in wanted if any(_near(theirs[path], place) for place in ours[path])]
        only = [path for path in of_kind if ours[path] and path not in theirs]
        missing = [Path(path).name for path in wanted if not ours[path]]
        total, equal = total + len(wanted), equal + len(same)
        section.add(kind, str(len(wanted)), str(len(same)), ", ".join(missing) or "–", str(len(only)))
    section.add(
        "all", str(total), str(equal), None, None, value=ratio(equal, total), goal=Goal(at_least=1.0)
    )  # fmt: skip
    return section


def _near(one: tuple[float, float], other: list[float]) -> bool:
    return abs(one[0] - other[0]) < _NEAR and abs(one[1] - other[1]) < _NEAR


def _exiftool(files: list[str]) -> dict[str, tuple[float, float]]:
    program = shutil.which("exiftool")
    if program is None:
        with (REAL / "gps_exiftool.csv").open(newline="") as stream:
            rows = list(csv.DictReader(stream))
        return {str(REAL / row["SourceFile"]): (float(row["GPSLatitude"]), float(row["GPSLongitude"])) for row in rows}
    done = subprocess.run(
        [program, "-n", "-j", "-GPSLatitude", "-GPSLongitude", *files], capture_output=True, check=False
    )
    found: dict[str, tuple[float, float]] = {}
    for row in json.loads(done.stdout or b"[]"):
        north, east = _degrees(row.get("GPSLatitude")), _degrees(row.get("GPSLongitude"))
        if north is not None and east is not None and (north, east) != (0.0, 0.0):
            found[row["SourceFile"]] = (north, east)
    return found


def _degrees(value: Any) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def _formats(pictures: list[str]) -> Section:
    section = Section(
        "Real pictures by format: what became of them",
        ("ending", "files", "pixels read", "with text", "problems, by code"),
        ("exif-samples and tika. Pixels read: the size and a look for text are among what was found.",),
    )
    got = run("image_real:texts", files=pictures)
    for kind in sorted({Path(path).suffix.lower() for path in pictures}):
        chosen = [path for path in pictures if Path(path).suffix.lower() == kind]
        codes = Counter(code for path in chosen for code in got["problems"][path])
        section.add(
            kind, str(len(chosen)), str(sum(got["looked"][path] for path in chosen)),
            str(sum(got["words"][path] > 0 for path in chosen)),
            ", ".join(f"{code} {count}" for code, count in codes.most_common()) or "–",
        )  # fmt: skip
    return section


def texts(files: list[str]) -> Figures:
    """Barcodes, words and problems of each file by the extractor of its type; `plain` is the library unaided."""
    import cv2
    import zxingcpp

    from pii_scan.model.evidence import Fact, How, Text
    from pii_scan.model.problem import Problem

    out: dict[str, dict[str, Any]] = {name: {} for name in ("codes", "plain", "words", "problems", "looked")}
    for path in files:
        evidence = _evidence(path, "auto")
        said = [piece for piece in evidence if isinstance(piece, Text)]
        out["codes"][path] = [piece.text for piece in said if piece.how is How.BARCODE]
        out["words"][path] = sum(len(p.text.split()) for p in said if p.how in (How.OCR, How.MRZ, How.HANDWRITING))
        out["problems"][path] = sorted({str(piece.code) for piece in evidence if isinstance(piece, Problem)})
        out["looked"][path] = any(isinstance(piece, Fact) and piece.name == "text_boxes" for piece in evidence)
        grey = cv2.imread(path, cv2.IMREAD_GRAYSCALE)
        # Where the extractor saw nothing the library need not be asked.
        asked = grey is not None and (out["codes"][path] or "pdf417" in path)
        formats = zxingcpp.barcode_formats_from_str("PDF417|QRCode|Aztec|DataMatrix")
        found = zxingcpp.read_barcodes(grey, formats=formats, text_mode=zxingcpp.TextMode.Plain) if asked else []
        out["plain"][path] = [code.text for code in found if code.text]
    return out


def positions(files: list[str]) -> Figures:
    """All positions of each file, by whichever extractor its type has."""
    from pii_scan.model.evidence import Fact, GpsPoint

    return {
        "positions": {
            path: [
                [piece.value.latitude, piece.value.longitude]
                for piece in _evidence(path, "off")
                if isinstance(piece, Fact) and isinstance(piece.value, GpsPoint)
            ]
            for path in files
        }
    }


def _evidence(path: str, ocr: str) -> list[Any]:
    from pii_scan import plugins
    from pii_scan.extract.extractor import Input, NotThisFormat
    from pii_scan.filetype.identify import TypeTable
    from pii_scan.model.limits import Limits
    from pii_scan.model.payload import Payload
    from pii_scan.model.settings import Settings

    table = TypeTable(plugins.load("pii_scan.extract", "EXTRACTOR"))
    payload, name = Payload(path=path), Path(path).name
    media_type = table.identify(payload, name)
    for reader in table.readers(media_type):
        try:
            return list(reader.extract(Input(payload, media_type, name, Limits(), Settings(ocr=ocr))))
        except NotThisFormat:
            continue
    return []
