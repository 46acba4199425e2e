"""Mailboxes; Python's `mailbox` is the oracle."""

import mailbox

import pii_scan.extract.mail.mbox as reader
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload


def mails(count: int, size: int = 40) -> bytes:
    return b"".join(
        b"From a@example.com Wed Feb 14 21:12:33 2024\nFrom: a@example.com\nTo: b@example.com\nSubject: %d\n\n" % n
        + b"word " * (size + n % 7) + b"\n>From here\n\n" for n in range(count)
    )  # fmt: skip


def test_the_same_messages_as_the_standard_library(gather, tmp_path, monkeypatch):
    source = mails(500)
    (tmp_path / "box").write_bytes(source)
    box = mailbox.mbox(tmp_path / "box")
    want = [m.get_payload() for m in box]
    box.close()
    for block in (700, 4 << 20):
        monkeypatch.setattr(reader, "_BLOCK", block)
        got = gather(source, "box")
        bodies = [c.payload.read().partition(b"\n\n")[2].decode() for c in got.children.values()]
        assert [b.rstrip() for b in bodies] == [w.replace(">From here", "From here").rstrip() for w in want]
        assert list(got.children) == [f"message-{n}.eml" for n in range(1, 501)]


def test_a_message_longer_than_memory_allows_is_a_part_of_the_file(gather, tmp_path, monkeypatch):
    monkeypatch.setattr(reader, "_BLOCK", 4096)
    monkeypatch.setattr(reader, "_IN_HAND", 8192)
    source = mails(3) + mails(1, 20_000) + mails(3)
    path = tmp_path / "box"
    path.write_bytes(source)
    got = gather(Payload(path=str(path)), "box")
    assert len(got.children) == 7
    large = got.children["message-4.eml"].payload.read()
    assert large.count(b"word ") == 20_000
    assert sum(c.payload.read().count(b"word ") for c in got.children.values()) == source.count(b"word ")


def test_more_messages_than_members_are_allowed_where_the_bytes_are_there(gather):
    source = mails(300, 400)
    assert len(gather(source, "box", Limits(children=10)).children) == 300
    few = gather(mails(300, 1), "box", Limits(children=10))
    assert few.codes == ["too_large"]


def test_separators(gather):
    source = (
        b"From - Tue Jan 02 10:00:00 2024\nSubject: one\nFrom: a@b.c\n\nbody\n\n"
        b"From ann at example.com  Tue Jan  2 10:00:00 2024\nSubject: two\nFrom: a@b.c\n\nFrom now on, at 10:30, all\nis well\n"
        b"From x@y.z Tue Jan  2 10:00:00 2024\nSubject: three\nFrom: a@b.c\n\nbody\n"
    )
    got = gather(source, "box")
    assert [c.payload.read().split(b"\n")[0] for c in got.children.values()] == [
        b"Subject: one",
        b"Subject: two",
        b"Subject: three",
    ]


def test_work_grows_with_the_bytes(gather, monkeypatch):
    """Counts bytes looked at by `find`, not seconds."""
    monkeypatch.setattr(reader, "_BLOCK", 1 << 14)
    seen: list[int] = []
    begins = reader._begins

    def counted(held: bytes, at: int, base: int) -> bool:
        seen.append(len(held))
        return begins(held, at, base)

    monkeypatch.setattr(reader, "_begins", counted)
    calls, most = [], []
    for n in (500, 1000, 2000):
        seen.clear()
        gather(mails(n), "box")
        calls.append(len(seen))
        most.append(max(seen))
    assert calls[1] <= 2.1 * calls[0] and calls[2] <= 2.1 * calls[1]
    assert max(most) < 1 << 16
