"""Any Pillow mode as 8-bit grey."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

    from pii_scan.extract.image.view import Grey


def grey_of(image: "Image", long_side: int) -> "Grey":
    """8-bit grey, at most `long_side` pixels on its longer side; transparent parts lie on paper."""
    import numpy as np

    if max(image.size) > long_side and image.mode not in ("1", "P", "PA"):
        factor = long_side / max(image.size)
        size = max(1, round(image.width * factor)), max(1, round(image.height * factor))
        from PIL.Image import Resampling

        image = image.resize(size, Resampling.BOX if image.mode.startswith("I;") else Resampling.BILINEAR)
    if image.mode.startswith(("I", "F")):
        return _stretched(image)
    if image.mode in ("LA", "PA", "La", "RGBA", "RGBa") or "transparency" in image.info:
        return _on_paper(image)
    if image.mode not in ("L", "1", "RGB"):
        image = image.convert("RGB")
    grey = image.convert("L")
    if max(grey.size) > long_side:
        grey.thumbnail((long_side, long_side))
    return np.array(grey, dtype=np.uint8)


def _stretched(image: "Image") -> "Grey":
    """More than 8 bits: the used range becomes 0–255."""
    import numpy as np

    values = np.asarray(image, dtype=np.float64)
    values = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
    low, high = np.percentile(values, (0.1, 99.9))
    if high <= low:
        return np.zeros(values.shape, dtype=np.uint8)
    out: Grey = (np.clip((values - low) / (high - low), 0, 1) * 255).astype(np.uint8)
    return out


def _on_paper(image: "Image") -> "Grey":
    """Laid on white; on black where white swallows everything (white writing on nothing)."""
    import numpy as np

    rgba = np.asarray(image.convert("RGBA"))
    alpha = rgba[..., 3].astype(np.float32) / 255
    grey = rgba[..., :3].astype(np.float32) @ np.array([0.299, 0.587, 0.114], dtype=np.float32)
    white = grey * alpha + 255 * (1 - alpha)
    flat = float(white.max() - white.min()) < 8
    laid = grey * alpha if flat else white
    return laid.astype(np.uint8)
