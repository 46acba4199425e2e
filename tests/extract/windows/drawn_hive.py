"""Registry hives drawn after libyal's "Windows NT Registry File (REGF) format": one bin, keys of one level."""

import struct

Value = tuple[int, bytes]
_NONE = 0xFFFFFFFF


def sz(text: str) -> Value:
    return 1, text.encode("utf-16-le") + b"\x00\x00"


class _Bin:
    def __init__(self) -> None:
        self.data = bytearray(32)

    def cell(self, content: bytes, *, used: bool = True) -> int:
        """Its place, counted from the first bin."""
        at = len(self.data)
        size = -(-(len(content) + 4) // 8) * 8
        self.data += struct.pack("<i", -size if used else size) + content.ljust(size - 4, b"\x00")
        return at

    def value(self, name: str, value: Value) -> int:
        kind, data = value
        place, size = (self.cell(data), len(data)) if len(data) > 4 else (
            int.from_bytes(data.ljust(4, b"\x00"), "little"), len(data) | 0x80000000)  # fmt: skip
        head = struct.pack("<HIIIHH", len(name), size, place, kind, 1, 0)
        return self.cell(b"vk" + head + name.encode("latin-1"))

    def key(self, name: str, values: dict[str, Value], below: list[int], names: list[str], flags: int = 0x20) -> int:
        vks = [self.value(called, value) for called, value in values.items()]
        value_list = self.cell(struct.pack(f"<{len(vks)}I", *vks)) if vks else _NONE
        entries = b"".join(struct.pack("<I", at) + one[:4].encode("latin-1").ljust(4, b"\0")
                           for at, one in zip(below, names, strict=True))  # fmt: skip
        keys = self.cell(b"lf" + struct.pack("<H", len(below)) + entries) if below else _NONE
        head = b"nk" + struct.pack("<HQIIIIIIIIII", flags, 130_000_000_000_000_000, 0, _NONE, len(below), 0, keys, _NONE,
                                   len(vks), value_list, _NONE, _NONE)  # fmt: skip
        head += bytes(20) + struct.pack("<HH", len(name), 0)
        return self.cell(head + name.encode("latin-1"))


def hive(keys: dict[str, dict[str, Value]], deleted: bytes = b"") -> bytes:
    """A key may lie below another: `Software\\Example`."""
    made = _Bin()
    tree: dict[str, list[str]] = {"": []}
    for path in keys:
        parts = path.split("\\")
        for depth in range(len(parts)):
            here = "\\".join(parts[: depth + 1])
            if here not in tree:
                tree[here] = []
                tree["\\".join(parts[:depth])].append(here)

    def put(path: str, flags: int = 0x20) -> int:
        below = [put(one) for one in tree[path]]
        name = path.rsplit("\\", 1)[-1] or "ROOT"
        return made.key(name, keys.get(path, {}), below, [one.rsplit("\\", 1)[-1] for one in tree[path]], flags)

    root = put("", 0x2C)
    if deleted:
        made.cell(deleted, used=False)
    rest = -len(made.data) % 4096
    if rest:
        made.data += struct.pack("<i", rest).ljust(rest, b"\x00") if rest >= 8 else b"\xff" * rest
    made.data[:32] = b"hbin" + struct.pack("<IIQQI", 0, len(made.data), 0, 0, 0)
    head = b"regf" + struct.pack("<IIQIIIIII", 1, 1, 0, 1, 5, 0, 1, root, len(made.data)) + struct.pack("<I", 1)
    head = head.ljust(508, b"\x00")
    total = 0
    for number in struct.unpack("<127I", head):
        total ^= number
    return (head + struct.pack("<I", total)).ljust(4096, b"\x00") + bytes(made.data)
