"""Tokens of call records: one AES block stands for one number or identifier, the same wherever it occurs.

AES-256 (FIPS 197) on single blocks is a keyed permutation: equal values give equal tokens, different ones never the
same, nobody without the key of the case can tell or test what a token stands for, and who has it can open the token.
That makes 70 million rows countable and comparable without a number in clear and without a vault entry for each.
Chaining modes would hide equality, which is what counting needs; no block holds more than one value.
"""

import hashlib
import hmac
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from pii_scan.model.cell_bytes import contents

if TYPE_CHECKING:
    import pyarrow as pa
    from cryptography.hazmat.primitives.ciphers import CipherContext

_NUMBER, _TEXT, _LONG = 1, 2, 3
_NATIONAL = 10**18
"""Added to numbers of which no country can be told."""
_TEXT_BYTES = 14
_BLOCK = 16


class Tokens:
    """Makes and opens tokens. A token is two 64-bit halves: `left` alone tells values apart in joins and counts (two
    of ten million values share it with a chance of 3 in a million), both together can be opened."""

    def __init__(self, hash_key: bytes) -> None:
        self._key = hmac.digest(hash_key, b"pii-scan call tokens 1", "sha256")
        self._encrypt: CipherContext = self._context(encrypting=True)

    def _context(self, *, encrypting: bool) -> "CipherContext":
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        cipher = Cipher(algorithms.AES(self._key), modes.ECB())
        return cipher.encryptor() if encrypting else cipher.decryptor()

    def numbers(self, values: Any) -> tuple[Any, Any]:
        """Left and right halves (numpy uint64) for numpy uint64 numbers."""
        import numpy as np

        blocks = np.zeros((len(values), 2), ">u8")
        blocks[:, 0] = _NUMBER << 56
        blocks[:, 1] = values
        return self._halves(blocks.tobytes())

    def texts(self, values: Iterable[str]) -> tuple[Any, Any]:
        """As `numbers`, for identifiers; those past 14 bytes become a keyed hash, which cannot be opened."""
        return self._halves(b"".join(self._text_block(value) for value in values))

    def column(self, cells: "pa.Array") -> tuple[Any, Any]:
        """As `texts`, for a column of text without nulls."""
        import numpy as np

        chars, starts = contents(cells)
        lengths = np.diff(starts)
        blocks = np.zeros((len(cells), _BLOCK), np.uint8)
        blocks[:, 0], blocks[:, 1] = _TEXT, np.minimum(lengths, _TEXT_BYTES)
        for at in range(min(_TEXT_BYTES, int(lengths.max(initial=0)))):
            some = lengths > at
            blocks[some, 2 + at] = chars[starts[:-1][some] + at]
        for row in np.flatnonzero(lengths > _TEXT_BYTES).tolist():
            blocks[row] = np.frombuffer(self._text_block(cells[row].as_py()), np.uint8)
        return self._halves(blocks.tobytes())

    def _text_block(self, value: str) -> bytes:
        data = value.encode("utf-8", "surrogatepass")
        if len(data) <= _TEXT_BYTES:
            return bytes((_TEXT, len(data))) + data.ljust(_TEXT_BYTES, b"\0")
        return bytes((_LONG,)) + hashlib.blake2b(data, key=self._key, digest_size=_BLOCK - 1).digest()

    def _halves(self, blocks: bytes) -> tuple[Any, Any]:
        import numpy as np

        halves = np.frombuffer(self._encrypt.update(blocks), "<u8").reshape(-1, 2)
        return halves[:, 0].astype(np.uint64), halves[:, 1].astype(np.uint64)

    def open(self, left: int, right: int) -> int | str | None:
        """The number or identifier; None for one that was too long to be kept, or a token of another key."""
        block = self._context(encrypting=False).update(left.to_bytes(8, "little") + right.to_bytes(8, "little"))
        if block[0] == _NUMBER and not any(block[1:8]):
            return int.from_bytes(block[8:], "big")
        if block[0] == _TEXT and block[1] <= _TEXT_BYTES and not any(block[2 + block[1] :]):
            return block[2 : 2 + block[1]].decode("utf-8", "replace")
        return None

    def opened(self, left: int, right: int) -> str:
        """In print: `+16145550143`, without a plus where no country is known; a token too long to be kept as it is."""
        value = self.open(left, right)
        if value is None:
            return f"token {left:016x}"
        if isinstance(value, str):
            return value
        return f"+{value}" if value < _NATIONAL else str(value - _NATIONAL)
