"""Writes compound files after [MS-CFB]: version 3, one allocation sector, small streams in the mini stream."""

import struct

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_CUTOFF = 4096


def compound(streams: dict[str, bytes]) -> bytes:
    """Streams by name, or by `storage/name`."""
    tree: dict[str, dict[str, bytes]] = {"": {}}
    for path, data in streams.items():
        storage, _, name = path.rpartition("/")
        tree.setdefault(storage, {})[name] = data
    sectors: list[bytes] = [b""]
    chain: list[int] = [_FAT]
    mini, mini_chain = b"", []

    def put(data: bytes) -> int:
        first = len(chain)
        blocks = [data[at : at + 512].ljust(512, b"\0") for at in range(0, len(data), 512)]
        sectors.extend(blocks)
        chain.extend([*range(first + 1, first + len(blocks)), _END])
        return first

    def stream(data: bytes) -> int:
        nonlocal mini
        if len(data) >= _CUTOFF:
            return put(data)
        if not data:
            return _END
        first, count = len(mini_chain), -(-len(data) // 64)
        mini += data.ljust(64 * count, b"\0")
        mini_chain.extend([*range(first + 1, first + count), _END])
        return first

    entries: list[list[object]] = [["Root Entry", 5, _FREE, _FREE, 0, 0]]

    def folder(names: list[tuple[str, int, int, int, int]]) -> int:
        """Sorted as the standard sorts, each the right neighbour of the one before it; the first one's number."""
        ordered = sorted(names, key=lambda n: (len(n[0]), n[0].upper()))
        first = len(entries)
        for place, (name, kind, child, start, size) in enumerate(ordered):
            after = first + place + 1 if place + 1 < len(ordered) else _FREE
            entries.append([name, kind, after, child, start, size])
        return first

    inner = {
        storage: folder([(n, 2, _FREE, stream(d), len(d)) for n, d in held.items()])
        for storage, held in tree.items() if storage
    }  # fmt: skip
    top = [(n, 2, _FREE, stream(d), len(d)) for n, d in tree[""].items()]
    entries[0][3] = folder(top + [(storage, 1, child, 0, 0) for storage, child in inner.items()])
    entries[0][4:] = [put(mini) if mini else _END, len(mini)]
    table = put(struct.pack(f"<{len(mini_chain)}I", *mini_chain).ljust(512, b"\xff")) if mini_chain else _END
    directory = put(b"".join(map(_entry, entries)).ljust(-(-len(entries) // 4) * 512, b"\0"))
    assert len(chain) <= 128
    sectors[0] = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIIII", 0, 1, directory, 0, _CUTOFF, table, int(table != _END), _END, 0, 0)
    return head + struct.pack("<108I", *[_FREE] * 108) + b"".join(sectors)


def _entry(entry: list[object]) -> bytes:
    name, kind, right, child, start, size = entry
    raw = str(name).encode("utf-16-le") + b"\0\0"
    head = raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, _FREE, right, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
