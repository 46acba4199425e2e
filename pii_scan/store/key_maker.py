"""Keyed hashes of many values of one kind."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import Any

BYTES = 16
_BLOCK = 64
_NO_QUALIFIER = bytes(8)


class KeyMaker:
    """`store.keys.value_key` for many values of one kind: the two halves of the HMAC are begun once (RFC 2104)."""

    def __init__(self, hash_key: bytes, kind: str) -> None:
        padded = hash_key.ljust(_BLOCK, b"\0") if len(hash_key) <= _BLOCK else hashlib.sha256(hash_key).digest()
        padded = padded.ljust(_BLOCK, b"\0")
        name = kind.encode()
        self._inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in padded) + b"value\0" + len(name).to_bytes(8) + name)
        self._outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in padded))

    def __call__(self, normal: str, qualifier: str = "") -> bytes:
        """The key's 16 bytes."""
        return next(self._keys([normal], [qualifier]))

    def many(self, normals: Sequence[str], qualifiers: Sequence[str] | None = None) -> Any:
        """A row of 16 bytes for each (numpy uint8)."""
        import numpy as np

        keys = b"".join(self._keys(normals, qualifiers))
        return np.frombuffer(keys, np.uint8).reshape(-1, BYTES)

    def _keys(self, normals: Iterable[str], qualifiers: Iterable[str] | None) -> Iterator[bytes]:
        begin, end = self._inner.copy, self._outer.copy
        for normal, qualifier in zip(normals, qualifiers or repeat(""), strict=False):
            data = normal.encode("utf-8", "surrogatepass")
            inner, outer = begin(), end()
            if qualifier:
                more = qualifier.encode("utf-8", "surrogatepass")
                inner.update(len(data).to_bytes(8, "big") + data + len(more).to_bytes(8, "big") + more)
            else:
                inner.update(len(data).to_bytes(8, "big") + data + _NO_QUALIFIER)
            outer.update(inner.digest())
            yield outer.digest()[:BYTES]


def first_bits(keys: Any) -> Any:
    """The first 64 bits of keys in rows of bytes (numpy uint8), as numbers."""
    import numpy as np

    return np.ascontiguousarray(keys[:, :8]).view(">u8").ravel().astype(np.uint64)
