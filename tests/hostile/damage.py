"""The same file cut short, changed, misnamed: what happens to evidence on its way."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from random import Random

from tests.hostile.samples.sample import Sample

CUTS = (10, 50, 90)


def cut(data: bytes, percent: int) -> bytes:
    """The first part of it."""
    return data[: len(data) * percent // 100]


def flipped(data: bytes, every: int, seed: str) -> bytes:
    """One bit changed in each stretch of so many bytes, at least one bit in all; the same for the same seed."""
    out, chance = bytearray(data), Random(seed)
    for start in range(0, len(out), every):
        at = min(start + chance.randrange(every), len(out) - 1)
        out[at] ^= 1 << chance.randrange(8)
    return bytes(out)


def variants(made: dict[str, bytes], samples: tuple[Sample, ...]) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of every damaged copy; the folder says what was done."""
    endings = [PurePosixPath(sample.name).suffix for sample in samples]
    for number, sample in enumerate(samples):
        data = made[sample.name]
        for percent in CUTS:
            yield f"cut{percent}/{sample.name}", cut(data, percent)
        yield f"flip_one/{sample.name}", flipped(data, len(data), sample.name)
        yield f"flip_many/{sample.name}", flipped(data, 150, sample.name)
        yield f"misnamed/{sample.name}{endings[(number + 7) % len(endings)]}", data
        yield f"unnamed/{number}", data
    for ending in sorted(set(endings)):
        yield f"empty/x{ending}", b""
        yield f"one_byte/x{ending}", b"\x00"
