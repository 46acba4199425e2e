"""What happens to a card between the printer and the leak: turned, photographed, blurred, squeezed."""

import io
from random import Random

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter

QUALITY = {
    "clean": "clean", "rot5": "mild", "rot90": "mild", "rot180": "mild", "q30": "mild", "small": "moderate",
    "blur": "moderate", "dark": "moderate", "photo": "moderate", "photo_blur": "severe", "tiny": "severe", "flatbed": "mild", "fax": "moderate",
}  # fmt: skip
"""The word that truth.json uses for each of them."""


def jpeg(image: Image.Image, quality: int = 82, exif: bytes = b"") -> bytes:
    out = io.BytesIO()
    if exif:
        image.convert("RGB").save(out, "JPEG", quality=quality, exif=exif)
    else:
        image.convert("RGB").save(out, "JPEG", quality=quality)
    return out.getvalue()


def png(image: Image.Image, colours: int = 0) -> bytes:
    out = io.BytesIO()
    (image.quantize(colours) if colours else image).save(out, "PNG", optimize=True)
    return out.getvalue()


def noise(image: Image.Image, rng: Random, sigma: float) -> Image.Image:
    dice = np.random.default_rng(rng.randrange(1 << 30))
    pixels = np.asarray(image.convert("RGB"), dtype="float32")
    return Image.fromarray(
        np.clip(pixels + dice.normal(0, sigma, pixels.shape[:2])[:, :, None], 0, 255).astype("uint8")
    )


def table_top(rng: Random, width: int, height: int) -> Image.Image:
    """Wood, cloth or stone for a card to lie on."""
    dice = np.random.default_rng(rng.randrange(1 << 30))
    base = np.array(rng.choice([(120, 84, 52), (72, 66, 60), (150, 146, 138), (54, 70, 84)]), dtype="float32")
    grain = dice.normal(0, 9, (height, 1)) + np.cumsum(dice.normal(0, 0.6, (height, width)), axis=1) * 0.7
    return Image.fromarray(np.clip(base + grain[:, :, None], 0, 255).astype("uint8")).filter(
        ImageFilter.GaussianBlur(1)
    )


def _plane(source: list[tuple[float, float]], target: list[tuple[float, float]]) -> list[float]:
    """Coefficients that Pillow's PERSPECTIVE transform wants (from output to input)."""
    rows = []
    for (x, y), (u, v) in zip(target, source, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
    answer = np.linalg.solve(np.array(rows), np.array([c for point in source for c in point]))
    return [round(float(c), 12) for c in answer]


def photographed(card: Image.Image, rng: Random, scale: float = 1.0) -> Image.Image:
    """The card lies on a table, seen from a little aside, unevenly lit."""
    w, h = card.size
    width, height = int(w * 1.45), int(h * 1.5)
    left, top = w * 0.22, h * 0.24

    def jitter(share: float) -> float:
        return rng.uniform(-share, share)

    target = [
        (left + w * jitter(0.03), top + h * jitter(0.05)), (left + w * (1 + jitter(0.03)), top + h * jitter(0.05)),
        (left + w * (1 + jitter(0.03)), top + h * (1 + jitter(0.05))), (left + w * jitter(0.03), top + h * (1 + jitter(0.05))),
    ]  # fmt: skip
    plane = _plane([(0, 0), (w, 0), (w, h), (0, h)], target)
    warped = card.convert("RGB").transform(
        (width, height), Image.Transform.PERSPECTIVE, plane, Image.Resampling.BICUBIC
    )
    mask = Image.new("L", card.size, 255).transform((width, height), Image.Transform.PERSPECTIVE, plane)
    scene = table_top(rng, width, height)
    shadow = mask.filter(ImageFilter.GaussianBlur(14)).point(lambda v: v // 2)
    scene.paste((12, 12, 12), (10, 14), shadow)
    scene.paste(warped, (0, 0), mask)
    light = np.linspace(rng.uniform(0.82, 0.9), rng.uniform(1.0, 1.08), width)[None, :, None]
    lit = Image.fromarray(np.clip(np.asarray(scene, dtype="float32") * light, 0, 255).astype("uint8"))
    lit = noise(lit, rng, 3)
    return lit.resize((int(width * scale), int(height * scale)), Image.Resampling.LANCZOS)


def flatbed(card: Image.Image, rng: Random) -> Image.Image:
    """The card on the glass of an office scanner, a bit askew, most of the page empty."""
    page = Image.new("RGB", (int(card.width * 1.6), int(card.width * 1.9)), (247, 247, 245))
    turned = card.convert("RGB").rotate(
        rng.uniform(-2.2, 2.2), expand=True, fillcolor=(247, 247, 245), resample=Image.Resampling.BICUBIC
    )
    page.paste(turned, (int(card.width * rng.uniform(0.1, 0.4)), int(card.width * rng.uniform(0.1, 0.6))))
    return noise(page, rng, 2)


def degraded(image: Image.Image, how: str, rng: Random) -> bytes:
    """One of QUALITY's ways, as JPEG bytes."""
    if how == "clean":
        return jpeg(image, 80)
    if how == "rot5":
        return jpeg(
            image.rotate(
                rng.choice([5, -5, 4, -4]), expand=True, fillcolor=(238, 238, 236), resample=Image.Resampling.BICUBIC
            ),
            78,
        )
    if how == "rot90":
        return jpeg(image.rotate(rng.choice([90, 270]), expand=True), 78)
    if how == "rot180":
        return jpeg(image.rotate(180), 78)
    if how == "q30":
        return jpeg(image, 30)
    if how == "small":
        return jpeg(image.resize((600, 600 * image.height // image.width), Image.Resampling.LANCZOS), 78)
    if how == "tiny":
        return jpeg(image.resize((340, 340 * image.height // image.width), Image.Resampling.LANCZOS), 50)
    if how == "blur":
        return jpeg(image.filter(ImageFilter.GaussianBlur(image.width / 700)), 78)
    if how == "dark":
        return jpeg(noise(ImageEnhance.Brightness(image).enhance(0.34), rng, 4), 76)
    if how == "photo":
        return jpeg(photographed(image, rng, 0.95), 72)
    if how == "photo_blur":
        return jpeg(photographed(image, rng, 0.7).filter(ImageFilter.GaussianBlur(2.2)), 60)
    if how == "flatbed":
        return jpeg(flatbed(image, rng), 72)
    if how == "fax":
        grey = noise(image.convert("L").convert("RGB"), rng, 22).convert("L").point(lambda v: 255 if v > 140 else 0)
        return jpeg(grey.convert("RGB"), 60)
    raise ValueError(how)
