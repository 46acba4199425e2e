"""EXIF blocks with a position (Exif 2.32, GPS IFD), also broken ones."""

import struct
from fractions import Fraction

from PIL import Image
from PIL.TiffImagePlugin import IFDRational

_MARK = 1234577


def _degrees(value: float) -> tuple[IFDRational, IFDRational, IFDRational]:
    value = abs(value)
    whole = int(value)
    minutes = int((value - whole) * 60)
    seconds = Fraction(round(((value - whole) * 60 - minutes) * 60 * 10000), 10000)
    return IFDRational(whole), IFDRational(minutes), IFDRational(seconds.numerator, seconds.denominator)


def printed(value: float) -> float:
    """The position that really stands in the file after rounding to 0.0001 seconds."""
    whole, minutes, seconds = _degrees(value)
    return round((float(whole) + float(minutes) / 60 + float(seconds) / 3600) * (-1 if value < 0 else 1), 6)


def block(
    make: str, model: str, taken: str, latitude: float | None = None, longitude: float | None = None, owner: str = ""
) -> bytes:
    """`taken` as EXIF writes it: `2024:05:03 18:22:10`."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0131], exif[0x0132] = make, model, "16.1", taken
    exif[0x0112] = 1
    if owner:
        exif[0x013B] = owner
    inner = exif.get_ifd(0x8769)
    inner[0x9003] = taken
    if latitude is not None and longitude is not None:
        gps = exif.get_ifd(0x8825)
        gps[0] = b"\x02\x03\x00\x00"
        gps[1], gps[2] = "N" if latitude >= 0 else "S", _degrees(latitude)
        gps[3], gps[4] = "E" if longitude >= 0 else "W", _degrees(longitude)
        gps[5], gps[6] = b"\x00", IFDRational(2471, 10)
        gps[29] = taken[:10]
    return exif.tobytes()


def broken(make: str, model: str, taken: str) -> bytes:
    """A phone without a fix: every rational of the position is 0/0."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0132] = make, model, taken
    gps = exif.get_ifd(0x8825)
    mark = IFDRational(_MARK, _MARK + 2)
    gps[1], gps[2], gps[3], gps[4] = "N", (mark, mark, mark), "W", (mark, mark, mark)
    data = exif.tobytes()
    for order in "<>":
        data = data.replace(struct.pack(order + "2L", _MARK, _MARK + 2), bytes(8))
    return data
