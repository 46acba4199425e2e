"""Passwords of WordPerfect 5: the header holds a check sum of sixteen bits, all behind it is exclusive-ored with the
password and the place."""

from pii_scan.extract.office.wordperfect_prefix import HEAD_BYTES


def fits(password: str, key: int) -> bool:
    """Whether the check sum of a password is the header's. One of 65,536 wrong ones does as well."""
    total = 0
    for byte in _plain(password):
        total = ((total >> 1 | total << 15) & 0xFFFF) ^ byte << 8
    return bool(total) and total == ((key >> 8 | key << 8) & 0xFFFF)


def opened(data: bytes, password: str) -> bytes:
    """The file as it was before."""
    word = _plain(password)
    if not word:
        return data
    size = len(data) - HEAD_BYTES
    repeat = 256 * len(word)
    one = bytes(word[n % len(word)] ^ (len(word) + 1 + n & 0xFF) for n in range(repeat))
    mask = (one * (size // repeat + 1))[:size]
    body = int.from_bytes(data[HEAD_BYTES:], "little") ^ int.from_bytes(mask, "little")
    return data[:HEAD_BYTES] + body.to_bytes(size, "little")


def _plain(password: str) -> bytes:
    return "".join(c.upper() if "a" <= c <= "z" else c for c in password).encode("cp437", "replace")
