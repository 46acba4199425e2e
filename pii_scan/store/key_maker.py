"""Keyed hashes of many values of one kind."""

import hashlib

BYTES = 16
_BLOCK = 64


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
        data = normal.encode("utf-8", "surrogatepass")
        inner, outer = self._inner.copy(), self._outer.copy()
        if qualifier:
            more = qualifier.encode("utf-8", "surrogatepass")
            inner.update(len(data).to_bytes(8) + data + len(more).to_bytes(8) + more)
        else:
            inner.update(len(data).to_bytes(8) + data + b"\0\0\0\0\0\0\0\0")
        outer.update(inner.digest())
        return outer.digest()[:BYTES]
