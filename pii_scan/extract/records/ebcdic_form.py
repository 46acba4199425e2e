"""Is it EBCDIC, which code page, and how long are its records: told from the bytes alone."""

from typing import Any

_LETTERS = [
    *range(0x81, 0x8A),
    *range(0x91, 0x9A),
    *range(0xA2, 0xAA),
    *range(0xC1, 0xCA),
    *range(0xD1, 0xDA),
    *range(0xE2, 0xEA),
]
_DIGITS = range(0xF0, 0xFA)
_SIGNS = [
    0x40,
    0x4B,
    0x4C,
    0x4D,
    0x4E,
    0x50,
    0x5B,
    0x5C,
    0x5D,
    0x5E,
    0x60,
    0x61,
    0x6B,
    0x6C,
    0x6D,
    0x6E,
    0x6F,
    *range(0x7A, 0x80),
]
_NEW_LINES = (0x15, 0x25)
_SAMPLE = 256 << 10
_TRIED, _SHORTEST = 60, 8
RECORD_MAX = 32_760
_LEAST, _TEXT_SHARE = 24, 0.6
_CLEAR = 0.6
"""Columns of true records are at most so mixed, set against all bytes together."""


def looks_ebcdic(head: bytes) -> bool:
    """Blanks of 0x40, digits of 0xF0–F9, letters above 0x80, hardly any line end or blank of ASCII."""
    if len(head) < _LEAST:
        return False
    count = [0] * 256
    for byte in head:
        count[byte] += 1
    total = len(head)
    letters, digits = sum(count[b] for b in _LETTERS), sum(count[b] for b in _DIGITS)
    text = letters + digits + sum(count[b] for b in _SIGNS)
    # Low values and packed numbers lie between the texts; other eight-bit texts have blanks and line ends of ASCII.
    inked = total - count[0x00]
    ascii_text = count[0x20] + count[0x0A] + sum(count[0x61:0x7A]) + sum(count[0x30:0x3A])
    return (
        inked >= _LEAST
        and text >= _TEXT_SHARE * inked
        and letters + digits >= 0.2 * inked
        and (count[0x40] >= 0.04 * inked or digits >= 0.4 * inked)
        and ascii_text < 0.12 * inked
        # Letters come in words: one letter alone is none.
        and max(letters, digits) > 0
    )


def code_page(sample: bytes) -> str:
    """Letters and digits are alike in all of these; brackets and the euro tell them apart."""
    if sample.count(0xAD) and sample.count(0xBD):
        return "cp1047"
    if sample.count(0x4A) and sample.count(0x4A) == sample.count(0x5A):
        return "cp500"
    return "cp1140" if sample.count(0x9F) else "cp037"


def new_line(sample: bytes) -> int | None:
    """The byte that ends lines, where there are lines."""
    best = max(_NEW_LINES, key=sample.count)
    lines = sample.split(bytes([best]))
    longest = max(map(len, lines))
    # Packed numbers hold such bytes too, at any distance; lines of text hold no other control characters.
    controls = sum(sample.count(b) for b in range(0x40)) - sample.count(best)
    return best if len(lines) >= 4 and longest <= 4096 and controls <= 0.02 * len(sample) else None


def record_length(sample: bytes, size: int) -> int | None:
    """The distance at which records are alike; one that divides the file is preferred.

    Distances at which more bytes are of the same class than at their neighbours are tried: laid out in rows of that
    length, the columns of true records are nearly of one class each.

    Args:
        sample: from the file's beginning.
        size: of the whole file, in bytes.
    """
    import numpy as np

    kinds = _classes()[np.frombuffer(sample[:_SAMPLE], np.uint8)]
    score = _alike(kinds)
    if score is None:
        return None
    peak = np.zeros(len(score))
    peak[2:-1] = score[2:-1] - (score[1:-2] + score[3:]) / 2
    tried = [int(lag) for lag in np.argsort(peak)[::-1][:_TRIED] if peak[lag] > 0 and lag >= _SHORTEST]
    mixed = {lag: _mixed(kinds, lag) for lag in tried}
    anyhow = _mixed(kinds, 1)
    for lags in ([lag for lag in tried if size % lag == 0], tried):
        best = min((mixed[lag] for lag in lags), default=1.0)
        if best <= _CLEAR * anyhow:
            # Twice the length is as good as once, and fewer rows look a little purer: the shortest of the good.
            longest = min(lag for lag in lags if mixed[lag] == best)
            parts = [lag for lag in range(_SHORTEST, longest + 1) if longest % lag == 0]
            return next(lag for lag in parts if _mixed(kinds, lag) <= 1.5 * best + 0.01 or lag == longest)
    return None


def _classes() -> Any:
    import numpy as np

    classes = np.full(256, 4, np.uint8)
    classes[_LETTERS] = 0
    classes[list(_DIGITS)] = 1
    classes[0x40] = 2
    classes[_SIGNS[1:]] = 3
    classes[0x00] = 5
    return classes


def _mixed(kinds: Any, width: int) -> float:
    """The share of bytes that are not of their column's usual class, in rows of this width."""
    import numpy as np

    rows = len(kinds) // width
    table = kinds[: rows * width].reshape(rows, width)
    usual = np.max([(table == kind).sum(axis=0) for kind in range(6)], axis=0)
    return float(1 - usual.sum() / (rows * width))


def _alike(kinds: Any) -> Any:
    """For each distance, the share of bytes that are of the same class as those so far behind; None for too few."""
    import numpy as np

    total = len(kinds)
    most = min(RECORD_MAX, total // 4)
    if most < 4:
        return None
    length = 1 << (2 * total - 1).bit_length()
    together = np.zeros(most + 1)
    for kind in range(6):
        one = (kinds == kind).astype(np.float32)
        if one.any():
            spectrum = np.fft.rfft(one, length)
            together += np.fft.irfft(spectrum * np.conj(spectrum), length)[: most + 1]
    return together / (total - np.arange(most + 1))
