"""Readers of the second style of cards, each in a process of its own over the same files."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.measure import Clock, Figures


def ours(files: list[str]) -> Figures:
    """What a worker reads of a picture, how it was told, and what is made of it: document type, fields, records.

    `cpu_s` is of reading alone; `detect_s` of finding values and grouping them.
    """
    from pii_scan.engine.node import NodeReader
    from pii_scan.extract.extractor import Input
    from pii_scan.extract.image.read_image import read_image
    from pii_scan.model.evidence import Fact, How, Text
    from pii_scan.model.limits import Limits
    from pii_scan.model.match import Band
    from pii_scan.model.payload import Payload
    from pii_scan.model.problem import Problem
    from pii_scan.model.settings import Settings

    settings, limits = Settings(), Limits()
    told: dict[str, list[str]] = {}
    types: dict[str, str] = {}
    values: dict[str, list[tuple[str, str]]] = {}
    records: dict[str, int] = {}
    unread: dict[str, int] = {}
    detect_s: dict[str, float] = {}

    def read(path: str) -> list[Any]:
        return list(read_image(Input(Payload(path=path), "image/jpeg", Path(path).name, limits, settings)))

    def made_of(path: str, evidence: list[Any]) -> str:
        told[path] = [str(piece.code) for piece in evidence if isinstance(piece, Problem)]
        told[path] += [str(piece.value) for piece in evidence if isinstance(piece, Fact) and piece.name == "ocr_engine"]
        told[path] += [piece.how.value for piece in evidence if isinstance(piece, Text) and piece.how is not How.OCR]
        node = NodeReader("image/jpeg", settings, path, b"k" * 32, _no_more)
        with Clock() as clock:
            for piece in evidence:
                if isinstance(piece, Text):
                    node.text(piece)
                elif isinstance(piece, Fact):
                    node.fact(piece)
            found = node.finish()
        detect_s[path], types[path] = clock.cpu_s, found.document_type
        values[path] = [(m.kind, m.normal.reveal()) for m in found.matches if m.band is Band.HIGH]
        records[path] = len(found.records)
        unread[path] = int(found.facts.get("number_unread", 0))
        return "\n".join(piece.text for piece in evidence if isinstance(piece, Text))

    return _measured(read, files, after=made_of) | {
        "told": told, "types": types, "values": values, "records": records, "unread": unread, "detect_s": detect_s,
    }  # fmt: skip


def _no_more(problem: object) -> None:
    """What detection itself reports is counted elsewhere."""
    assert problem is not None


def tesseract(files: list[str]) -> Figures:
    """The plain way: the whole picture to the Tesseract program, English."""
    import pytesseract
    from PIL import Image

    def read(path: str) -> str:
        with Image.open(path) as image:
            return str(pytesseract.image_to_string(image))

    return _measured(read, files)


def rapidocr(files: list[str]) -> Figures:
    """RapidOCR as it comes, one thread."""
    import os

    import cv2

    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    from rapidocr import RapidOCR

    cv2.setNumThreads(1)
    engine = RapidOCR(
        params={
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
    return _measured(lambda path: "\n".join(engine(path).txts or ()), files)


def exhaustive(files: list[str]) -> Figures:
    """zxing-cpp over 13 angles × 4 sizes × 3 sharpnesses, until one decodes: what any such search can get."""
    import cv2
    import numpy as np
    import zxingcpp

    cv2.setNumThreads(1)
    formats = zxingcpp.barcode_formats_from_str("PDF417")

    def tries(grey: np.ndarray) -> str:
        for degrees in (0, 2, -2, 4, -4, 7, -7, 10, -10, 14, -14, 20, -20):
            for factor in (1.0, 0.6, 1.5, 2.0):
                if max(grey.shape) * factor > 4200:
                    continue
                for sigma in (0.0, 1.0, -1.0):
                    height, width = (round(side * factor) for side in grey.shape)
                    part = cv2.resize(
                        grey, (width, height), interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
                    )
                    if sigma > 0:
                        part = cv2.GaussianBlur(part, (0, 0), sigma)
                    elif sigma < 0:
                        part = cv2.addWeighted(part, 2.2, cv2.GaussianBlur(part, (0, 0), 2.0), -1.2, 0)
                    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
                    part = cv2.warpAffine(part, turn, (width, height), borderValue=int(np.median(grey)))
                    for code in zxingcpp.read_barcodes(part, formats=formats, text_mode=zxingcpp.TextMode.Plain):
                        # A mixed-up decode lacks what every card states: the search goes on.
                        if all(element in code.text for element in ("ANSI ", "DAQ", "DCS", "DBB")):
                            return str(code.text)
        return ""

    return _measured(lambda path: tries(cv2.imread(path, cv2.IMREAD_GRAYSCALE)), files, warm=False)


def _measured(
    read: Callable[[str], Any],
    files: list[str],
    warm: bool = True,
    after: Callable[[str, Any], str] | None = None,
) -> Figures:
    """CPU seconds and text of each file; `after` makes the text of what was read, off the clock."""
    if warm:
        # The models and languages are loaded before the clock runs.
        for path in files[:2]:
            read(path)
    cpu_s: dict[str, float] = {}
    texts: dict[str, str] = {}
    for path in files:
        with Clock() as clock:
            got = read(path)
        texts[path], cpu_s[path] = after(path, got) if after is not None else str(got), clock.cpu_s
    return {"cpu_s": cpu_s, "texts": texts}
