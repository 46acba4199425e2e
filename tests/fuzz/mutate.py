"""Changes bytes by chance, the same way for the same seed: for the short run of every test session."""

import random
from collections.abc import Sequence

_NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0x7FFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF)


def mutated(chance: random.Random, seeds: Sequence[bytes]) -> bytes:
    """One of the seeds with one to six changes."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 6)):
        if not data:
            return bytes(data)
        at = chance.randrange(len(data))
        match chance.randrange(8):
            case 0:
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                data[at] = chance.randrange(256)
            case 2:
                size = chance.choice((1, 2, 4, 8))
                number = chance.choice(_NUMBERS) & (1 << 8 * size) - 1
                data[at : at + size] = number.to_bytes(size, chance.choice(("little", "big")))
            case 3:
                del data[at : at + chance.choice((1, 2, 16, 256))]
            case 4:
                data[at:at] = data[at : at + chance.choice((1, 4, 64))]
            case 5:
                data[at:at] = chance.randbytes(chance.randint(1, 16))
            case 6:
                del data[at:]
            case 7:
                other = chance.choice(seeds)
                begin = chance.randrange(len(other)) if other else 0
                data[at:] = other[begin:]
    return bytes(data)
