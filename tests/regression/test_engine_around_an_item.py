"""What once went wrong with what surrounds an item: its members, its copies, its changes."""

import errno
from pathlib import Path

import pytest

from pii_scan.engine.scan import run
from pii_scan.model.limits import Limits
from pii_scan.model.payload import Payload
from pii_scan.model.state import Risk, State
from tests.regression.engine_job import PLAIN, SSN, codes, job, states, walked, zipped


def test_what_was_too_deep_once_was_too_deep_everywhere(leak: Path, tmp_path: Path) -> None:
    nested = [zipped(**{"form.txt": SSN})]
    for _ in range(4):
        nested.append(zipped(**{"next.zip": nested[-1]}))
    limits = Limits(depth=3)
    (leak / "deep.zip").write_bytes(nested[4])
    run(job(tmp_path, limits))
    assert not any(name.endswith("form.txt") for name in states(tmp_path))
    (leak / "flat.zip").write_bytes(nested[1])
    assert run(job(tmp_path, limits)).worst is Risk.CRITICAL
    found = states(tmp_path)
    assert found["flat.zip!/next.zip!/form.txt"] == ("complete", [])
    assert found["flat.zip"] == ("complete", []) and found["deep.zip"] == ("partial", ["partly_read"])


def test_a_member_that_could_not_be_hashed_took_the_rest_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Payload.sha256

    def sha256(payload: Payload) -> str:
        if payload.size_bytes == len("second"):
            raise OSError(errno.EIO, "disk")
        return real(payload)

    monkeypatch.setattr(Payload, "sha256", sha256)
    sent = {ordinal: (node.state, codes(node)) for ordinal, node, *_ in walked(zipped(a="one", b="second", c="three"))}
    assert sent["0/1"] == (State.SKIPPED, ["internal"])
    assert sent["0/0"][0] is sent["0/2"][0] is sent["0"][0] is State.COMPLETE


def test_a_file_that_changed_between_hash_and_content_had_findings_under_another_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "live.log"
    path.write_text(PLAIN)
    assert [codes(node) for _, node, *_ in walked(path)] == [[]]
    real = Payload.sha256

    def sha256(payload: Payload) -> str:
        digest = real(payload)
        path.write_text(SSN)
        return digest

    monkeypatch.setattr(Payload, "sha256", sha256)
    ((_, node, *_),) = walked(path)
    assert (node.state, codes(node)) == (State.PARTIAL, ["changed"])
