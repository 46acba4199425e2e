"""How much a page looks written by hand: irregular letters beside a weak reading by a print engine."""

from pii_scan.extract.image.view import View, cv
from pii_scan.extract.image.words import Reading


def handwriting_score(view: View, printed: Reading) -> float:
    """0–1. Half of it how badly the print engine read, half how unevenly the ink's pieces are sized.

    Font-like handwriting and poor scans of print are confused with one another; a hint for review.
    """
    doubt = min(1.0, max(0.0, (0.92 - printed.mean) / 0.4)) if printed.words else 1.0
    return round(0.5 * doubt + 0.5 * _unevenness(view), 2)


def _unevenness(view: View) -> float:
    """0–1 from the spread of heights and fill of the ink's connected pieces."""
    import numpy as np

    cv2 = cv()
    grey = view.at_most(1000).pixels
    ink = cv2.adaptiveThreshold(grey, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink)
    width, height, area = stats[1:, 2], stats[1:, 3], stats[1:, 4]
    keep = (height >= 6) & (height <= 90) & (width <= 400) & (area >= 12)
    if int(keep.sum()) < 12:
        return 0.5
    height, width, area = height[keep], width[keep], area[keep]
    spread = float(np.percentile(height, 90) - np.percentile(height, 10)) / float(np.median(height))
    joined = float(np.mean(width > 2.2 * height))
    thin = float(np.mean(area < 0.3 * width * height))
    return min(1.0, max(0.0, 0.35 * (spread - 0.6) + 1.2 * joined + 0.5 * (thin - 0.2)))
