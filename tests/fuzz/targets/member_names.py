"""Names without a stated encoding: any bytes give names that can be stored, one for each."""

from pii_scan.extract.archive.member_names import Keys, decoded
from tests.fuzz.target import Target


def _run(data: bytes) -> None:
    parts = data.split(b"/")
    names = decoded(parts)
    assert len(names) == len(parts)
    keys = Keys()
    found = [keys.key(name) for name in names]
    assert len(set(found)) == len(found)
    assert all(key and key.encode("utf-8") for key in found)


TARGET = Target(
    name="member-names",
    seeds=lambda: ["\u540d\u7c3f/\u4e00\u89a7/a (2)/a/a".encode("shift_jis"), "M\u00fcller/\u00df".encode("cp437")],
    run=_run,
)
