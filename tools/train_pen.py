"""Fits the weights of `pii_scan/extract/image/pen.py` on drawn lines: `python -m tools.train_pen` prints them.

Typefaces and hands are those of the bench's development half and third style (`tools/bench_fonts.sh`); those of the
held-out half are only measured on.
"""

from random import Random

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from bench.cards import fonts
from pii_scan.extract.image import pen
from tools.corpora.people import FIRST, LAST, STREETS, SUFFIXES

Face = tuple[str, str]
_FAMILIES = fonts._FAMILIES
_PRINT = ("value", "label", "title", "mono")
_SYSTEM = ("DejaVuSans.ttf", "DejaVuSerif.ttf", "DejaVuSansMono.ttf", "DejaVuSans-Oblique.ttf")


def _faces(splits: tuple[str, ...], roles: tuple[str, ...]) -> list[Face]:
    return [(role, name) for split in splits for role in roles for name in _FAMILIES[split][role]]


def _words(rng: Random) -> str:
    name = f"{rng.choice(FIRST)} {rng.choice(LAST)}"
    street = f"{rng.randint(1, 9999)} {rng.choice(STREETS)} {rng.choice(SUFFIXES)}"
    said = rng.choice(
        (
            name, street, f"{name}, {street}", "Please call me back when you can after six",
            "I need to see the dentist about my tooth",
            f"born 0{rng.randint(1, 9)}/{rng.randint(10, 28)}/19{rng.randint(50, 99)}",
            f"({rng.randint(200, 900)}) 555-{rng.randint(0, 9999):04d}", "the hearing has been moved to the ninth of",
            "Date of birth  Social Security Number", "Thank you for the visit. It did me good",
        )
    )  # fmt: skip
    return said.upper() if rng.random() < 0.3 else said


def _line(rng: Random, dice: np.random.Generator, face: Face, hand: bool) -> np.ndarray:
    """As a camera sees it: askew, uneven light, blurred, noisy, through JPEG; 14 to 64 pixels high."""
    size = rng.randint(40, 64)
    bold = rng.random() < 0.3 and not hand
    font = ImageFont.truetype(face[1], size) if face[1].endswith(".ttf") else fonts.face(*face, size, bold)
    text = _words(rng)
    picture = Image.new("L", (int(font.getlength(text)) + 140, size * 3), rng.randint(215, 255))
    brush, x, y, ink = ImageDraw.Draw(picture), 30.0, size * 2, rng.randint(10, 90)
    if hand:
        drift = rng.uniform(-0.012, 0.012) if rng.random() < 0.5 else 0.0
        jump = rng.choice((0, 0.02, 0.035))
        for word in text.split(" "):
            brush.text((x, y + drift * x + rng.gauss(0, size * jump)), word, font=font, fill=ink, anchor="ls")
            x += font.getlength(word + " ") * rng.uniform(0.97, 1.1)
    else:
        brush.text((x, y), text, font=font, fill=ink, anchor="ls")
    if rng.random() < 0.25:
        brush.line((0, y + 6, picture.width, y + 6), fill=rng.randint(60, 180), width=2)
    grey = np.asarray(picture, np.float32)
    light = dice.normal(0, rng.uniform(0, 14), (3, 6)).astype(np.float32)
    grey = grey + cv2.resize(light, grey.shape[::-1], interpolation=cv2.INTER_CUBIC)
    turn = cv2.getRotationMatrix2D(
        (grey.shape[1] / 2, grey.shape[0] / 2), rng.uniform(-1.5, 1.5), rng.uniform(0.35, 1.0)
    )
    turn[0, 1] += rng.uniform(-0.03, 0.03)
    grey = cv2.warpAffine(grey, turn, grey.shape[::-1], borderValue=float(np.median(grey)), flags=cv2.INTER_AREA)
    grey = cv2.GaussianBlur(grey, (0, 0), rng.uniform(0.3, 1.2)) + dice.normal(0, rng.uniform(0.5, 5), grey.shape)
    _, data = cv2.imencode(".jpg", np.clip(grey, 0, 255).astype(np.uint8), [1, rng.randint(50, 92)])
    return cv2.imdecode(data, 0)


def drawn(prints: list[Face], hands: list[Face], count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng, dice = Random(seed), np.random.default_rng(seed)
    rows, told = [], []
    for number in range(count):
        hand = bool(number % 2)
        line = pen._inked(_line(rng, dice, rng.choice(hands if hand else prints), hand))
        found = pen.measures(line) if line is not None else None
        if found is not None:
            rows.append(found)
            told.append(hand)
    return np.array(rows), np.array(told)


def fitted(rows: np.ndarray, told: np.ndarray, ridge: float = 1e-3) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Mean, deviation and weights (the bias last), by Newton's method."""
    mean, deviation = rows.mean(0), rows.std(0) + 1e-9
    scaled = np.c_[(rows - mean) / deviation, np.ones(len(rows))]
    weights = np.zeros(scaled.shape[1])
    for _ in range(100):
        share = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (share - told) / len(told) + ridge * weights
        bend = (scaled.T * (share * (1 - share))) @ scaled / len(told) + ridge * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return mean, deviation, weights


def main() -> None:
    prints = _faces(("development", "world"), _PRINT) + [("value", name) for name in _SYSTEM]
    sets = {
        "fitted on": drawn(prints, _faces(("development", "world"), ("hand",)), 3000, 1),
        "held out": drawn(_faces(("held_out",), _PRINT), _faces(("held_out",), ("hand",)), 1000, 2),
    }
    mean, deviation, weights = fitted(*sets["fitted on"])
    for name, (rows, told) in sets.items():
        share = 1 / (1 + np.exp(-(np.c_[(rows - mean) / deviation, np.ones(len(rows))] @ weights)))
        print(
            f"{name}: {len(told)} lines, right {((share > 0.5) == told).mean():.3f}; mean of print "
            f"{share[~told].mean():.3f}, of hands {share[told].mean():.3f}; over 0.8: print "
            f"{(share[~told] > 0.8).mean():.3f}, hands {(share[told] > 0.8).mean():.3f}"
        )
    for name, values in (("_MEAN", mean), ("_DEVIATION", deviation), ("_WEIGHTS", weights[:-1])):
        print(f"{name} = ({', '.join(f'{value:.4g}' for value in values)})")
    print(f"_BIAS = {weights[-1]:.4g}")


if __name__ == "__main__":
    main()
