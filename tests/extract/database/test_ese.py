"""ESE databases: what can be shown without a file, which no free program writes."""

import struct

from pii_scan.extract.database.ntds_names import named


def test_a_header_alone_is_unreadable_and_carved(gather):
    head = struct.pack("<II", 0, 0x89ABCDEF).ljust(4096, b"\x00")
    got = gather(head + b"mquintanilla@corp.example" + bytes(4071), "Windows.edb")
    assert (got.reader, got.codes, got.text) == ("ese", ["unreadable"], "mquintanilla@corp.example")


def test_columns_of_the_directory_have_their_names():
    columns = ["DNT_col", "ATTm590045", "ATTm1376259", "ATTj591540", "ATTm77", "ATTm3"]
    assert named(columns, {77: "exampleBadge", 3: "cn"}) == [
        "DNT_col", "sAMAccountName", "mail", "ATTj591540", "exampleBadge", "cn",
    ]  # fmt: skip
