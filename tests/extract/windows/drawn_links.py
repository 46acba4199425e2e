"""Shell links drawn after [MS-SHLLINK] 8.0, and the jump lists made of them."""

import struct

from tests.extract.office.ole_file import ole_file

CLASS = bytes.fromhex("0114020000000000c000000000000046")


def wide_string(text: str) -> bytes:
    return struct.pack("<H", len(text)) + text.encode("utf-16-le")


def item(data: bytes) -> bytes:
    return struct.pack("<H", len(data) + 2) + data


def file_item(short: str, long: str) -> bytes:
    """A file's item as Windows 7 writes it: version 8 of the block with the long name."""
    head = b"\x32\x00" + struct.pack("<IIH", 1234, 0, 0x20) + short.encode() + b"\x00"
    head += b"\x00" * (len(head) % 2)
    block = struct.pack("<HHI", 0, 8, 0xBEEF0004) + bytes(8) + struct.pack("<H", 0x2E) + bytes(24)
    return item(head + block + long.encode("utf-16-le") + b"\x00\x00")


def info(label: str, base: str, share: str) -> bytes:
    volume = struct.pack("<4I", 16 + len(label) + 1, 3, 0x1234ABCD, 16) + label.encode() + b"\x00"
    net = struct.pack("<5I", 20 + len(share) + 1, 2, 20, 0, 0x20000) + share.encode() + b"\x00"
    path = base.encode("cp1252") + b"\x00"
    at = 28
    places = (at, at + len(volume), at + len(volume) + len(path), at + len(volume) + len(path) + len(net))
    body = volume + path + net + b"\x00"
    return struct.pack("<7I", 28 + len(body), 28, 3, *places) + body


def link(arguments: str = "/user mquintanilla", machine: str = "hr-laptop-07") -> bytes:
    flags = 0x01 | 0x02 | 0x04 | 0x10 | 0x20 | 0x80
    head = b"L\x00\x00\x00" + CLASS + struct.pack("<I", flags) + bytes(52)
    items = (
        item(b"\x1f\x50" + bytes(16)) + item(b"\x2fC:\\" + bytes(19)) + file_item("PAYROL~1.XLS", "Payroll März.xlsx")
    )
    id_list = struct.pack("<H", len(items) + 2) + items + b"\x00\x00"
    strings = b"".join(map(wide_string, ("Payroll of the year", r"C:\Users\mquintanilla", arguments)))
    tracker = struct.pack("<IIII", 0x60, 0xA0000003, 0x58, 0) + machine.encode().ljust(16, b"\x00") + bytes(64)
    where = info("BACKUP", r"C:\Users\mquintanilla\Payroll März.xlsx", r"\\files01\hr")
    return head + id_list + where + strings + tracker + bytes(4)


def destinations(*paths: str, machine: str = "hr-laptop-07") -> bytes:
    """A list of version 1 (Windows 7)."""
    out = struct.pack("<II", 1, len(paths)) + bytes(24)
    for path in paths:
        out += bytes(72) + machine.encode().ljust(16, b"\x00") + bytes(24) + struct.pack("<H", len(path))
        out += path.encode("utf-16-le")
    return out


def jump_list(*links: bytes, paths: tuple[str, ...] = (r"D:\scans\passport.pdf",)) -> bytes:
    return ole_file({**{f"{n:x}": one for n, one in enumerate(links, 1)}, "DestList": destinations(*paths)})


def custom_list(*links: bytes) -> bytes:
    head = struct.pack("<IIIII", 2, 1, 0, 2, len(links))
    return head + b"".join(CLASS + one for one in links) + b"\xab\xfb\xbf\xba"
