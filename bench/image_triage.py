"""What the look for text lets through and what it leaves out, and what that costs."""

import tempfile
from collections.abc import Callable, Sequence
from math import comb
from pathlib import Path

from bench.card_scores import mean
from bench.cards.camera import QUALITIES
from bench.cards.draw import PAPERS, Drawn, draw_numbers
from bench.measure import Figures, run
from bench.sheet import Section

_TEXTLESS = ("photo", "profile_photo")
_FEW_WORDS = ("sign",)
_PER_QUALITY = 12
_SURE = 0.95


def triage(scale: float) -> Section:
    section = Section(
        "Triage: pictures left out before OCR",
        ("pictures and quality", "left out", "read", "share left out", "95 % interval", "CPU ms/image"),
        (
            "Drawn views, portraits, signs with two words in a view, and papers of twenty sorts, held-out half. Left "
            "out: no stretch of text seen, no barcode. The interval is exact binomial (Clopper–Pearson). Without OCR, "
            "so the time is that of decoding, barcodes, faces and the look for text.",
        ),
    )
    count = max(2, round(_PER_QUALITY * scale))
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        drawn = {
            (told, quality): _drawn(names, quality, count, Path(folder))
            for told, names in (("no text", _TEXTLESS), ("a sign", _FEW_WORDS), ("papers and cards", _papers()))
            for quality in QUALITIES
        }
        got = run("image_triage:looked_at", files=[d.path for members in drawn.values() for d in members])
    for (told, quality), members in drawn.items():
        _row(section, f"{told}: {quality}", members, got)
    return section


def _papers() -> tuple[str, ...]:
    return tuple(sorted(PAPERS.keys() - {*_TEXTLESS, *_FEW_WORDS}))


def _drawn(names: Sequence[str], quality: str, count: int, folder: Path) -> list[Drawn]:
    order = sorted(PAPERS)
    numbers = [order.index(name) + turn * len(order) for turn in range(count) for name in names][
        : max(count, len(names))
    ]
    return draw_numbers("held_out", "paper", quality, numbers, folder)


def _row(section: Section, label: str, members: Sequence[Drawn], got: Figures) -> None:
    out = sum(got["left_out"][d.path] for d in members)
    low, high = interval(out, len(members))
    each = mean([got["cpu_s"][d.path] for d in members])
    section.add(
        label, str(out), str(len(members) - out), out / len(members), f"{low:.3f}–{high:.3f}",
        None if each is None else 1000 * each,
    )  # fmt: skip


def interval(hits: int, of: int, sure: float = _SURE) -> tuple[float, float]:
    """Clopper–Pearson: the shares under which so many hits, or more, or fewer, are not too unlikely."""

    def at_most(share: float, count: int) -> float:
        return sum(comb(of, n) * share**n * (1 - share) ** (of - n) for n in range(count + 1))

    tail = (1 - sure) / 2
    low = 0.0 if hits == 0 else _crossing(lambda share: 1 - at_most(share, hits - 1) < tail)
    return low, 1.0 if hits == of else _crossing(lambda share: at_most(share, hits) >= tail)


def _crossing(holds: Callable[[float], bool]) -> float:
    low, high = 0.0, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low


def looked_at(files: list[str]) -> Figures:
    """Whether a picture leaves before OCR, and the CPU seconds until that is known."""
    from bench.measure import Clock
    from pii_scan.extract.extractor import Input
    from pii_scan.extract.image.read_image import read_image
    from pii_scan.model.evidence import Fact, How, Text
    from pii_scan.model.limits import Limits
    from pii_scan.model.payload import Payload
    from pii_scan.model.settings import Settings

    settings, limits = Settings(ocr="off", audit_share=0.0), Limits()
    left_out: dict[str, bool] = {}
    cpu_s: dict[str, float] = {}
    for path in (*files[:2], *files):
        with Clock() as clock:
            evidence = list(read_image(Input(Payload(path=path), "image/jpeg", Path(path).name, limits, settings)))
        cpu_s[path] = clock.cpu_s
        classes = {str(piece.value) for piece in evidence if isinstance(piece, Fact) and piece.name == "picture_class"}
        codes = any(isinstance(piece, Text) and piece.how is How.BARCODE for piece in evidence)
        left_out[path] = not codes and bool(classes) and classes <= {"photo", "blank"}
    return {"left_out": left_out, "cpu_s": cpu_s}
