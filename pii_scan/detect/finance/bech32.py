"""Bech32 and Bech32m: addresses and keys in lower case with a six-character checksum (1 in a billion passes).

BIP-173 and BIP-350: https://github.com/bitcoin/bips/blob/master/bip-0350.mediawiki
"""

_ALPHABET = {char: n for n, char in enumerate("qpzry9x8gf2tvdw0s3jn54khce6mua7l")}
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BECH32, _BECH32M = 1, 0x2BC830A3
_CASH = (0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470)


def prefix_of(text: str) -> str:
    """What stands before the last `1`."""
    return text.rpartition("1")[0]


def valid_bech32(text: str) -> bool:
    """Lower case. The length limit of 90 is not enforced: Cardano's addresses are longer."""
    prefix, _, data = text.rpartition("1")
    if not prefix or len(data) < 6:
        return False
    values = [_ALPHABET.get(char, -1) for char in data]
    if -1 in values:
        return False
    check = 1
    for value in [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix] + values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for i, generator in enumerate(_GENERATOR):
            check ^= generator if top >> i & 1 else 0
    return check in (_BECH32, _BECH32M)


def valid_cashaddr(prefix: str, data: str) -> bool:
    """Bitcoin Cash: https://reference.cash/protocol/blockchain/encoding/cashaddr"""
    values = [_ALPHABET.get(char, -1) for char in data]
    if -1 in values or len(values) < 8:
        return False
    check = 1
    for value in [ord(c) & 31 for c in prefix] + [0] + values:
        top = check >> 35
        check = (check & 0x07FFFFFFFF) << 5 ^ value
        for i, generator in enumerate(_CASH):
            check ^= generator if top >> i & 1 else 0
    return check == 1
