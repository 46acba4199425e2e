"""Registry hives, drawn by hand."""

import struct

from tests.extract.windows.drawn_hive import hive, sz

RECENT = "Payroll März.xlsx\x00".encode("utf-16-le") + b"\x14\x001\x00"
WINLOGON = r"Microsoft\Windows NT\CurrentVersion\Winlogon"
KEYS = {
    WINLOGON: {"DefaultUserName": sz("mquintanilla"), "DefaultPassword": sz("Sun-flower77")},
    r"Explorer\RecentDocs": {"0": (3, RECENT), "Count": (4, b"\x07\x00\x00\x00")},
    r"Explorer\UserAssist\{CEBFF5CD}\Count": {r"P:\Hfref\nyvpr\cnlebyy.rkr": (3, bytes(16))},
    "Lists": {"Servers": (7, "files01\x00files02\x00\x00".encode("utf-16-le"))},
    r"Profiles\jkoehler": {},
}
SAMPLE = hive(KEYS)


def test_values_are_lines_under_their_keys(gather):
    got = gather(SAMPLE, "x")
    assert (got.reader, got.problems, got.children) == ("hive", [], {})
    assert got.text.splitlines() == [
        rf"[{WINLOGON}]", "DefaultUserName: mquintanilla", "DefaultPassword: Sun-flower77",
        r"[Explorer\RecentDocs]", "0: Payroll März.xlsx", "Count: 7",
        r"[Explorer\UserAssist\{CEBFF5CD}\Count]", r"C:\Users\alice\payroll.exe:",
        "[Lists]", "Servers: files01", "files02",
        r"[Profiles\jkoehler]",
    ]  # fmt: skip


def test_a_sam_names_its_accounts(gather):
    fields = {12: "mquintanilla", 24: "Marisol Quintanilla", 36: "HR"}
    head, texts = bytearray(204), b""
    for place, text in fields.items():
        data = text.encode("utf-16-le")
        struct.pack_into("<II", head, place, len(texts), len(data))
        texts += data
    got = gather(hive({r"SAM\Domains\Account\Users\000003E9": {"V": (3, bytes(head) + texts)}}), "x")
    assert got.text.splitlines()[1:] == ["user name: mquintanilla", "full name: Marisol Quintanilla", "comment: HR"]


def test_deleted_values_are_carved(gather):
    got = gather(hive(KEYS, deleted="old.account@corp.example".encode("utf-16-le")), "x")
    assert [(t.text, t.layer) for t in got.texts if t.how.value == "carved"] == [("old.account@corp.example", "hidden")]
    assert got.problems == []


def test_a_hive_that_was_not_closed_says_so(gather):
    # The first of two counters is one ahead; both stand in the checksum of exclusive or.
    dirty = bytearray(SAMPLE)
    dirty[4] ^= 3
    dirty[508] ^= 3
    got = gather(bytes(dirty), "x")
    assert ("DefaultPassword: Sun-flower77" in got.text, [p.effect.value for p in got.problems]) == (True, ["note"])


def test_a_transaction_log_is_carved(gather):
    log = bytearray(SAMPLE[:512])
    log[28] = 6
    got = gather(
        bytes(log) + b"HvLE" + "old.account@corp.example".encode("utf-16-le").ljust(8000, b"\0"), "NTUSER.DAT.LOG1"
    )
    assert ("old.account@corp.example" in got.text, got.codes) == (True, ["partly_read"])


def test_every_cut_hive_says_so(gather):
    for end in (5, 600, 4096, 4100, 5000, len(SAMPLE) - 1):
        got = gather(SAMPLE[:end], "x")
        assert set(got.codes) & {"truncated", "partly_read", "unreadable"}, end
    assert "Sun-flower77" in gather(SAMPLE[:-1], "x").text


def test_a_damaged_bin_is_named_and_its_strings_read(gather):
    broken = SAMPLE.replace(b"hbin", b"xxxx", 1)
    got = gather(broken, "x")
    assert ("Sun-flower77" in got.text, "unreadable" in got.codes) == (True, True)


def test_keys_that_lead_back_end(gather):
    """The list of the root's keys names the root."""
    at = SAMPLE.rindex(b"lf")
    root = struct.unpack_from("<I", SAMPLE, 36)[0]
    looped = SAMPLE[: at + 4] + struct.pack("<I", root) + SAMPLE[at + 8 :]
    assert "partly_read" in gather(looped, "x").codes
