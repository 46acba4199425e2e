"""A still picture as HEVC (ITU-T H.265) with nothing but raw (I_PCM) blocks: large files, yet every decoder reads them.

The encoders at hand are GPL, so the few syntax elements that such a stream needs are written here.
"""

import numpy as np
from PIL import Image

BLOCK = 32
LUMA_BITS, CHROMA_BITS = 6, 5
LEVEL = 90
PROFILE = bytes((0x03, 0x70, 0, 0, 0, 0x90, 0, 0, 0, 0, 0, LEVEL))
"""Main Still Picture, its compatibility flags, progressive frames, level 3."""

# H.265 table 9-52, column of qRangeIdx 3: the only one that is reached, as each block restarts the coder.
_LPS = (
    240, 227, 216, 205, 195, 185, 175, 166, 158, 150, 142, 135, 128, 122, 116, 110, 104, 99, 94, 89, 85, 80, 76, 72, 69, 65, 62, 59, 56, 53, 50, 48,
    45, 43, 41, 39, 37, 35, 33, 31, 30, 28, 27, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 14, 13, 12, 12, 11, 11, 10, 9,
)  # fmt: skip


class _Bits:
    def __init__(self) -> None:
        self.text: list[str] = []

    def u(self, width: int, value: int) -> None:
        self.text.append(f"{value:0{width}b}")

    def ue(self, *values: int) -> None:
        for value in values:
            code = f"{value + 1:b}"
            self.text.append("0" * (len(code) - 1) + code)

    def close(self) -> bytes:
        """Stop bit and zeros up to the byte."""
        bits = "".join(self.text) + "1"
        bits += "0" * (-len(bits) % 8)
        return int(bits, 2).to_bytes(len(bits) // 8, "big")


def _nal(kind: int, payload: bytes) -> bytes:
    """With emulation prevention (7.4.2)."""
    out, zeros = bytearray((kind << 1, 1)), 0
    for byte in payload:
        if zeros >= 2 and byte <= 3:
            out.append(3)
            zeros = 0
        out.append(byte)
        zeros = zeros + 1 if byte == 0 else 0
    return bytes(out)


def _profile(bits: _Bits) -> None:
    for byte in PROFILE:
        bits.u(8, byte)


def _vps() -> bytes:
    b = _Bits()
    b.u(4, 0)
    b.u(2, 3)
    b.u(9, 0)
    b.u(1, 1)
    b.u(16, 0xFFFF)
    _profile(b)
    b.u(1, 1)
    b.ue(0, 0, 0)
    b.u(6, 0)
    b.ue(0)
    b.u(2, 0)
    return _nal(32, b.close())


def _sps(width: int, height: int) -> bytes:
    b = _Bits()
    b.u(7, 0)
    b.u(1, 1)
    _profile(b)
    b.ue(0, 1, width, height)
    b.u(1, 0)
    b.ue(0, 0, 0)
    b.u(1, 1)
    b.ue(0, 0, 0)
    b.ue(2, 0, 0, 3, 0, 0)
    b.u(3, 0)
    b.u(1, 1)
    b.u(4, LUMA_BITS - 1)
    b.u(4, CHROMA_BITS - 1)
    b.ue(2, 0)
    b.u(1, 1)
    b.ue(0)
    b.u(5, 0)
    return _nal(33, b.close())


def _pps() -> bytes:
    b = _Bits()
    b.ue(0, 0)
    b.u(7, 0)
    b.ue(0, 0, 0)
    b.u(3, 0)
    b.ue(0, 0)
    b.u(7, 0)
    b.u(3, 0b101)
    b.u(2, 0)
    b.ue(0)
    b.u(2, 0)
    return _nal(34, b.close())


def _prefix(first: bool, state: int) -> tuple[str, int]:
    """CABAC bits (9.3.4) in front of one raw block: end_of_slice 0, part_mode 1, pcm_flag 1 and the flush."""
    low, span, bits, pending, begun = 0, 510, "", 0, False

    def put(bit: int) -> None:
        nonlocal bits, pending, begun
        bits += (str(bit) if begun else "") + str(1 - bit) * pending
        begun, pending = True, 0

    def renorm() -> None:
        nonlocal low, span, pending
        while span < 256:
            if low < 256:
                put(0)
            elif low >= 512:
                low -= 512
                put(1)
            else:
                low -= 256
                pending += 1
            span, low = span << 1, low << 1

    if not first:
        span -= 2
    span -= _LPS[state]
    renorm()
    span -= 2
    low, span = low + span, 2
    renorm()
    put((low >> 9) & 1)
    bits += f"{((low >> 7) & 3) | 1:02b}"
    return bits + "0" * (-len(bits) % 8), min(state + 1, 62)


def _end() -> str:
    """end_of_slice 1 and the flush, whose last bit is the stop bit."""
    low = 508
    bits, span, begun = "", 2, False
    while span < 256:
        bit = 1 if low >= 512 else 0
        low -= 512 * bit
        bits += str(bit) if begun else ""
        begun, span, low = True, span << 1, low << 1
    bits += str((low >> 9) & 1) + f"{((low >> 7) & 3) | 1:02b}"
    return bits + "0" * (-len(bits) % 8)


def _raw(plane: np.ndarray, depth: int) -> str:
    half, top = 1 << (7 - depth), (1 << depth) - 1
    return "".join(f"{min(int(v) + half >> 8 - depth, top):0{depth}b}" for v in plane.ravel())


def encode(image: Image.Image) -> tuple[list[bytes], bytes]:
    """Parameter sets and the one slice; width and height must be multiples of 32."""
    width, height = image.size
    y, cb, cr = (np.asarray(band) for band in image.convert("YCbCr").split())
    half = (width // 2, height // 2)
    cb, cr = (np.asarray(Image.fromarray(band).resize(half, Image.Resampling.BOX)) for band in (cb, cr))
    head = _Bits()
    head.u(2, 0b10)
    head.ue(0, 2)
    data, state, first = [head.close()], 0, True
    for top in range(0, height, BLOCK):
        for left in range(0, width, BLOCK):
            bits, state = _prefix(first, state)
            first = False
            bits += _raw(y[top : top + BLOCK, left : left + BLOCK], LUMA_BITS)
            for band in (cb, cr):
                bits += _raw(band[top // 2 : (top + BLOCK) // 2, left // 2 : (left + BLOCK) // 2], CHROMA_BITS)
            data.append(int(bits, 2).to_bytes(len(bits) // 8, "big"))
    last = _end()
    data.append(int(last, 2).to_bytes(len(last) // 8, "big"))
    return [_vps(), _sps(width, height), _pps()], _nal(19, b"".join(data))
