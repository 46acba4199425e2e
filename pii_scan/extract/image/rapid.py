"""RapidOCR with the models of its wheel (PP-OCR through onnxruntime): reads what Tesseract cannot."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pii_scan.extract.image.view import View
from pii_scan.extract.image.words import Reading, Word

_LONG_SIDE = 960
_SURE = 0.9


@cache
def models_folder() -> Path | None:
    """The folder of the wheel's model files; None where a file is missing, because the library would
    then fetch it from the network."""
    if find_spec("onnxruntime") is None or (spec := find_spec("rapidocr")) is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "models"
    complete = all(any(folder.glob(f"*{part}*.onnx")) for part in ("_det_", "_rec_", "_cls_"))
    return folder if complete else None


def available() -> bool:
    return models_folder() is not None


@cache
def _engine() -> Any:
    import logging
    import os

    # Read when onnxruntime is loaded; without it, it reports its use to its maker.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    from rapidocr import RapidOCR

    folder = models_folder()
    assert folder is not None
    engine = RapidOCR(
        params={
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Det.limit_side_len": _LONG_SIDE,
            "Det.limit_type": "max",
            "Det.model_path": str(next(folder.glob("*_det_*.onnx"))),
            "Rec.model_path": str(next(folder.glob("*_rec_*.onnx"))),
            "Cls.model_path": str(next(folder.glob("*_cls_*.onnx"))),
        }
    )
    # Its notes on a picture go to stderr, where nothing of a file belongs.
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return engine


def read(view: View) -> Reading:
    """Stretches of lines of one view, sorted into lines. About 0.7–1.5 CPU seconds for a card."""
    from pii_scan.extract.image.view import cv

    out = _engine()(cv().cvtColor(view.pixels, cv().COLOR_GRAY2BGR))
    if out.boxes is None or out.txts is None:
        return Reading((), "rapidocr")
    pieces: list[tuple[float, float, float, float, str, float]] = []
    for corners, text, score in zip(out.boxes, out.txts, out.scores, strict=True):
        # The model also knows Chinese and sees its signs in foliage and cloth.
        if text.strip() and (score >= _SURE or any(c.isascii() and c.isalnum() for c in text)):
            x, y = float(corners[:, 0].min()), float(corners[:, 1].min())
            width, height = float(corners[:, 0].max()) - x, float(corners[:, 1].max()) - y
            pieces.append((x, y, width, height, text.strip(), float(score)))
    return Reading(tuple(_in_lines(pieces, view)), "rapidocr")


def _in_lines(pieces: list[tuple[float, float, float, float, str, float]], view: View) -> list[Word]:
    """Pieces whose middles lie within half a height of one another are one line, left to right."""
    lines: list[list[tuple[float, float, float, float, str, float]]] = []
    for piece in sorted(pieces, key=lambda p: p[1] + p[3] / 2):
        middle = piece[1] + piece[3] / 2
        if lines:
            first = lines[-1][0]
            if abs(middle - first[1] - first[3] / 2) < 0.5 * min(piece[3], first[3]):
                lines[-1].append(piece)
                continue
        lines.append([piece])
    return [
        Word(text, score, view.upright_box(x, y, width, height), number)
        for number, line in enumerate(lines)
        for x, y, width, height, text, score in sorted(line)
    ]
