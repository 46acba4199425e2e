"""Machine-readable zones: all signs of a zone read, and its fields proven by their check digits."""

from collections.abc import Sequence

from bench.card_scores import cost, mean, squeezed
from bench.cards.camera import QUALITIES
from bench.cards.draw import Drawn
from bench.measure import Figures
from bench.sheet import Section, ratio


def zones(drawn: Sequence[Drawn], got: dict[str, Figures], readers: dict[str, str]) -> Section:
    section = Section(
        "Machine-readable zones (TD1, TD2, TD3, MRV-A, MRV-B), second style",
        (
            "quality and reader",
            "zones whole",
            "all digits",
            "number and dates",
            "CPU-s/image",
            "× pytesseract",
            "zones",
        ),
        (
            "Whole: every line as printed. All digits: the line of number and dates without its fillers. Number and "
            "dates: found among the values, by whatever route (ours alone finds values).",
            "Drawn in a typewriter face: OCR-B, which real zones are printed in, is not among the open typefaces used.",
        ),
    )
    for quality in QUALITIES:
        chosen = [d for d in drawn if d.quality == quality and "zone" in d.truth]
        base = cost(chosen, got["tesseract"])
        for name, told in readers.items():
            texts = [got[name]["texts"][d.path].upper().replace(" ", "") for d in chosen]
            whole = [
                all(line in text for line in d.truth["zone"].split("\n")) for d, text in zip(chosen, texts, strict=True)
            ]
            digits = [_digits(d) in squeezed(text) for d, text in zip(chosen, texts, strict=True)]
            fields = [_proven(d, got[name]) for d in chosen] if name == "ours" else []
            each = cost(chosen, got[name])
            section.add(
                f"{quality}: {told}", mean(whole), mean(digits), mean(fields), each, ratio(base, each), str(len(chosen))
            )
    return section


def _digits(one: Drawn) -> str:
    """The lines that hold number and dates, without fillers: of three lines the first two, else the second."""
    lines = one.truth["zone"].split("\n")
    return squeezed(lines[1] if len(lines) == 2 else lines[0][5:] + lines[1])


def _proven(one: Drawn, figures: Figures) -> bool:
    """Number and birth date among the sure values."""
    lines = one.truth["zone"].split("\n")
    number = (lines[1][:9] if len(lines) == 2 else lines[0][5:14]).replace("<", "")
    values = figures["values"][one.path]
    born = lines[1][13:19] if len(lines) == 2 else lines[1][:6]
    return any(squeezed(value) == number for _, value in values) and any(
        kind == "date_of_birth" and value.replace("-", "")[2:] == born for kind, value in values
    )
