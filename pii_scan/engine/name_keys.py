"""Parts of a canonical name that bring candidates for one person together."""

_SUFFIXES = frozenset({"JR", "SR", "II", "III", "IV"})
_PARTICLES = frozenset({"DE", "LA", "DEL", "DA", "VAN", "VON", "DER", "LE", "ST", "SAN", "MC", "MAC", "AL", "EL"})


def split_name(normal: str) -> tuple[str, str]:
    """First name and surname of `FIRST MIDDLE LAST`; particles stay with the surname, suffixes fall away."""
    parts = [part for part in normal.split() if part not in _SUFFIXES]
    if not parts:
        return "", ""
    if len(parts) == 1:
        return "", parts[0]
    start = len(parts) - 1
    while start > 1 and parts[start - 1] in _PARTICLES:
        start -= 1
    return parts[0], "".join(parts[start:])


def initials(normal: str) -> str:
    """First letters of first name and surname, `JD`."""
    first, last = split_name(normal)
    return first[:1] + last[:1] if first and last else ""
