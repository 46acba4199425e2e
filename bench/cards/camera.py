"""From a drawn card to a file: a flatbed, or a telephone held over a table, in four qualities.

clean     a scan or crop of the card at 250–400 dpi, at most 2° askew
mild      a careful photograph: up to 5° turned, 2 % perspective, uneven light, JPEG 80
moderate  up to 12° turned, one in five a quarter or half turn as well, 6 % perspective, a shadow's edge, glare beside
          the print or a dull room, slightly out of focus, JPEG 60
severe    up to 25° turned, any quarter turn, 12 % perspective, glare on the card, motion blur, JPEG 35, small
"""

import io
from dataclasses import dataclass, replace
from random import Random

import cv2
import numpy as np
from PIL import Image

QUALITIES = ("clean", "mild", "moderate", "severe")


@dataclass(frozen=True, slots=True)
class _Hand:
    tilt: float
    perspective: float
    share: tuple[float, float]
    """The card's long side to the picture's."""
    pixels: tuple[int, int]
    """Long side of the card in the picture."""
    blur: tuple[float, float]
    motion: int
    noise: float
    quality: int
    quarter: float
    shadow: float
    glare: float


_HANDS = {
    "mild": _Hand(5, 0.02, (0.6, 0.85), (1000, 1700), (0.3, 0.8), 0, 3, 80, 0.0, 0.3, 0.0),
    "moderate": _Hand(12, 0.06, (0.45, 0.75), (850, 1400), (0.6, 1.2), 0, 6, 60, 0.2, 0.6, 0.4),
    "severe": _Hand(25, 0.12, (0.35, 0.65), (620, 1000), (0.8, 1.6), 7, 10, 35, 0.75, 0.8, 0.9),
}


def taken(cards: list[Image.Image], quality: str, rng: Random, finer: float = 1.0) -> bytes:
    """One file that shows all `cards`; more than one lie on a scanner or table beside each other.

    Args:
        finer: pixels of a photograph in terms of a card's; a page takes more.
    """
    if quality == "clean":
        scene = _scan(cards, rng)
    else:
        hand = _HANDS[quality]
        low, high = hand.pixels
        scene = _photograph(cards, replace(hand, pixels=(int(low * finer), int(high * finer))), rng)
    out = io.BytesIO()
    Image.fromarray(scene).save(out, "JPEG", quality=88 if quality == "clean" else _HANDS[quality].quality)
    return out.getvalue()


def saved(picture: Image.Image, quality: str, rng: Random) -> bytes:
    """A photograph or a telephone's screen itself as it is passed on: smaller and coarser with every quality."""
    share, jpeg = {"clean": (1.0, 90), "mild": (0.8, 75), "moderate": (0.6, 55), "severe": (0.4, 30)}[quality]
    small = picture.resize((round(picture.width * share), round(picture.height * share)), Image.Resampling.LANCZOS)
    dice = np.random.default_rng(rng.randrange(1 << 30))
    grain = (dice.standard_normal((small.height, small.width), np.float32) * 1.5).astype(np.int8)[..., None]
    out = io.BytesIO()
    pixels = np.clip(np.asarray(small, np.int16) + grain, 0, 255).astype(np.uint8)
    Image.fromarray(pixels).save(out, "JPEG", quality=jpeg)
    return out.getvalue()


def _scan(cards: list[Image.Image], rng: Random) -> np.ndarray:
    scale = rng.uniform(0.85, 1.3)
    dice = np.random.default_rng(rng.randrange(1 << 30))
    if len(cards) == 1 and rng.random() < 0.5:
        card = cards[0].resize((int(cards[0].width * scale), int(cards[0].height * scale)), Image.Resampling.LANCZOS)
        page = np.asarray(card, dtype=np.int16)
    else:
        side = max(max(card.size) for card in cards)
        sheet = Image.new("RGB", (int(side * 1.7), int(side * 0.78 * len(cards) + side * 0.9)), (250, 250, 249))
        for n, card in enumerate(cards):
            turned = card.rotate(rng.uniform(-2, 2), Image.Resampling.BICUBIC, expand=True, fillcolor=(250, 250, 249))
            sheet.paste(
                turned,
                (int(side * rng.uniform(0.1, 0.45)), int(side * (0.12 + n * max(0.78, 1.05 * card.height / side)))),
            )
        page = np.asarray(
            sheet.resize((int(sheet.width * scale), int(sheet.height * scale)), Image.Resampling.LANCZOS),
            dtype=np.int16,
        )
    grain = (dice.standard_normal(page.shape[:2], np.float32) * 1.5).astype(np.int8)[..., None]
    return np.clip(page + grain, 0, 255).astype(np.uint8)


def _photograph(cards: list[Image.Image], hand: _Hand, rng: Random) -> np.ndarray:
    long = rng.randint(*hand.pixels)
    share = rng.uniform(*hand.share)
    side = int(long / share)
    width, height = (side, side * 3 // 4) if rng.random() < 0.6 or len(cards) > 1 else (side * 3 // 4, side)
    if len(cards) > 1:
        width, height = int(long * 1.35), int(long * 0.9 * len(cards))
    scene = _table(width, height, rng)
    for n, card in enumerate(cards):
        middle = (
            width / 2 + rng.uniform(-0.05, 0.05) * width,
            height * (n + 0.5) / len(cards) + rng.uniform(-0.01, 0.01) * height,
        )
        fit = min(1.0, 0.94 * width / long, 0.94 * height / (len(cards) * long * min(card.size) / max(card.size)))
        if max(card.size) == card.height and len(cards) == 1:
            fit = min(fit, 0.94 * height / long)
        scene = _laid(scene, card, middle, long * fit / max(card.size), hand, rng)
    scene = _lit(scene, hand, rng)
    if rng.random() < hand.quarter:
        scene = np.rot90(scene, rng.choice((1, 2, 3)))
    sigma = rng.uniform(*hand.blur)
    scene = cv2.GaussianBlur(np.ascontiguousarray(scene), (0, 0), sigma)
    if hand.motion and rng.random() < 0.6:
        reach = rng.randint(3, hand.motion)
        kernel = np.zeros((reach, reach), np.float32)
        cv2.line(kernel, (0, rng.randrange(reach)), (reach - 1, rng.randrange(reach)), 1.0, 1)
        scene = cv2.filter2D(scene, -1, kernel / kernel.sum())
    dice = np.random.default_rng(rng.randrange(1 << 30))
    grain = (dice.standard_normal(scene.shape[:2], np.float32) * hand.noise).astype(np.int8)[..., None]
    return np.clip(scene.astype(np.int16) + grain, 0, 255).astype(np.uint8)


def _laid(
    scene: np.ndarray, card: Image.Image, middle: tuple[float, float], scale: float, hand: _Hand, rng: Random
) -> np.ndarray:
    """The card on the table, turned and seen aslant, with the shadow of its edge."""
    w, h = card.width * scale, card.height * scale
    turn = np.deg2rad(rng.uniform(-hand.tilt, hand.tilt))
    corners = np.array([[-w / 2, -h / 2], [w / 2, -h / 2], [w / 2, h / 2], [-w / 2, h / 2]])
    corners = corners @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    reach = hand.perspective * max(w, h)
    corners += np.array([[rng.uniform(-reach, reach), rng.uniform(-reach, reach)] for _ in range(4)]) / 2 + np.array(
        middle
    )
    plane = cv2.getPerspectiveTransform(
        np.array([[0, 0], [card.width, 0], [card.width, card.height], [0, card.height]], np.float32),
        corners.astype(np.float32),
    )
    size = (scene.shape[1], scene.shape[0])
    pixels = np.asarray(card.convert("RGB"))
    if scale < 0.8:
        pixels = cv2.GaussianBlur(pixels, (0, 0), 0.4 / scale)
    warped = cv2.warpPerspective(pixels, plane, size, flags=cv2.INTER_CUBIC)
    mask = cv2.warpPerspective(_rounded(card), plane, size, flags=cv2.INTER_LINEAR).astype(np.float32)[..., None] / 255
    soft = cv2.blur(cv2.blur(mask[..., 0], (25, 25)), (25, 25))
    fallen = np.roll(soft, (int(h / 60), int(w / 70)), (0, 1))[..., None]
    dark = scene * (1 - 0.45 * fallen)
    return (dark * (1 - mask) + warped * mask).astype(np.uint8)


def _rounded(card: Image.Image) -> np.ndarray:
    from PIL import ImageDraw

    mask = Image.new("L", card.size, 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, card.width - 1, card.height - 1), min(card.size) // 18, fill=255)
    return np.asarray(mask)


def _table(width: int, height: int, rng: Random) -> np.ndarray:
    """Wood, cloth, stone, a printed page or a plain sheet."""
    dice = np.random.default_rng(rng.randrange(1 << 30))
    base = np.array(
        rng.choice(((118, 84, 56), (70, 66, 62), (166, 160, 150), (52, 66, 84), (214, 208, 198), (30, 32, 36))),
        np.float32,
    )
    what = rng.choice(("wood", "cloth", "stone", "plain"))
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    if what == "wood":
        bend = cv2.resize(dice.normal(0, 1, (6, 6)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
        grey = 14 * np.sin(y / 11 + 5 * bend) + 6 * np.sin(y / 3.1 + 9 * bend)
        for _ in range(3):
            grey[np.abs(y - rng.uniform(0, height)) < 2] -= 40
    elif what == "cloth":
        grey = 10 * np.sin(x * 1.1) * np.sin(y * 1.2) + dice.standard_normal((height, width), np.float32) * 6
    elif what == "stone":
        grey = sum(
            cv2.resize(
                dice.normal(0, 16 / n, (4 * n, 5 * n)).astype(np.float32),
                (width, height),
                interpolation=cv2.INTER_CUBIC,
            )
            for n in (1, 4, 16)
        )
    else:
        grey = np.zeros((height, width), np.float32)
    return np.clip(base + np.asarray(grey, np.float32)[..., None], 0, 255).astype(np.uint8)


def _lit(scene: np.ndarray, hand: _Hand, rng: Random) -> np.ndarray:
    height, width = scene.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    slope = rng.uniform(0.1, 0.3) if hand.noise < 4 else rng.uniform(0.2, 0.5)
    turn = rng.uniform(0, 6.28)
    light = 1 + slope * (np.cos(turn) * (x / width - 0.5) + np.sin(turn) * (y / height - 0.5))
    if hand.glare and rng.random() < 0.25:
        light *= 0.55
    if rng.random() < hand.shadow:
        # The edge of a hand's or telephone's shadow.
        edge = (x * np.cos(turn) + y * np.sin(turn)) - (width * np.cos(turn) + height * np.sin(turn)) * rng.uniform(
            0.35, 0.65
        )
        light *= 1 - rng.uniform(0.25, 0.5) / (1 + np.exp(-edge / rng.uniform(6, 60)))
    lit = scene.astype(np.float32) * light[..., None]
    if rng.random() < hand.glare:
        cx, cy = rng.uniform(0.25, 0.75) * width, rng.uniform(0.25, 0.75) * height
        a, b = rng.uniform(0.05, 0.12) * width, rng.uniform(0.03, 0.08) * width
        spot = np.exp(-(((x - cx) / a) ** 2 + ((y - cy) / b) ** 2))
        lit += 200 * spot[..., None] * (0.7 if hand.motion == 0 else 1.0)
    return np.clip(lit, 0, 255).astype(np.uint8)
