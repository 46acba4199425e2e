"""Turning a page so that its lines lie level, and lifting dark pictures."""

from pii_scan.extract.image.view import View, cv

_ANGLES = tuple(range(-12, 13, 2))


def levelled(view: View) -> View:
    """Deskewed by the sharpest row profile of a 400-pixel ink map, within ±12°; about 5 ms."""
    angle = skew(view)
    return view.rotated(angle) if abs(angle) >= 0.8 else view


def skew(view: View) -> float:
    """Degrees counter-clockwise that level the lines; 0 where no angle is clearly best."""
    import numpy as np

    cv2 = cv()
    small = view.at_most(400).pixels
    ink = cv2.morphologyEx(small, cv2.MORPH_BLACKHAT, np.ones((9, 9), np.uint8)).astype(np.float32)
    middle = (ink.shape[1] / 2, ink.shape[0] / 2)

    def sharpness(angle: float) -> float:
        turn = cv2.getRotationMatrix2D(middle, angle, 1.0)
        profile = cv2.warpAffine(ink, turn, ink.shape[::-1]).sum(axis=1)
        return float((np.diff(profile) ** 2).sum())

    scores = {float(angle): sharpness(angle) for angle in _ANGLES}
    best = max(scores, key=lambda angle: scores[angle])
    if scores[best] < 1.1 * scores[0.0]:
        return 0.0
    for step in (1.0, 0.5):
        near = {best + side: sharpness(best + side) for side in (-step, 0.0, step)}
        best = max(near, key=lambda angle: near[angle])
    return best


def lifted(view: View) -> View:
    """Contrast stretched where the picture is dark."""
    import numpy as np

    if float(view.pixels.mean()) >= 90:
        return view
    low, high = np.percentile(view.pixels[::4, ::4], (1, 99))
    if high - low < 4:
        return view
    return view.with_pixels(cv().convertScaleAbs(view.pixels, alpha=255 / (high - low), beta=-low * 255 / (high - low)))
