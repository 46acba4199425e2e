"""A disk image as the engine reads it: findings named by the path inside, and a worker that dies is gone on from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pii_scan.engine import handover, registry
from pii_scan.model.limits import Limits
from pii_scan.model.state import State
from pii_scan.store.case import Case
from tests.engine.test_going_on import Worker
from tests.extract.disk.samples import sample


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("disks")
    with Case.create_or_open(folder / "case", key_file=folder / "key", kinds=registry.kinds(()).values()) as case:
        yield case.paths.ledger


def test_what_is_found_inside_is_named_by_its_path(ledger: Path) -> None:
    nodes = Worker(ledger, sample("dynamic.vhd"), Limits()).run().nodes()
    found = {str(node.address).partition("!/")[2]: node for node in nodes}
    assert sorted(name.partition("/")[2] for name in found if name) == ["clients.csv", "far/note.txt", "far/photo.jpg"]
    (listed,) = [node for name, node in found.items() if name.endswith("/clients.csv")]
    assert sum(match.kind == "us_ssn" for match in listed.matches) == 2
    photo = next(node for name, node in found.items() if name.endswith("photo.jpg"))
    assert [match.kind for match in photo.matches] == ["gps_location"]
    whole = nodes[0]
    assert whole.state is State.COMPLETE, "all files were read, and unused space is empty"


@pytest.mark.parametrize("dies_at", [0, 1, 3])
def test_killed_at_a_member_it_goes_on_behind_it(ledger: Path, monkeypatch: pytest.MonkeyPatch, dies_at: int) -> None:
    monkeypatch.setattr(handover, "MOVE_S", -1.0)
    data = sample("dynamic.vhd")
    straight = Worker(ledger, data, Limits()).run()
    wanted = straight.nodes()
    assert len(wanted) == len(straight.sent) == 4
    Worker(ledger, data, Limits()).run(dies_at)
    last = Worker(ledger, data, Limits()).run()
    assert last.sent == straight.sent[dies_at:] and last.spent == straight.spent
    assert last.nodes() == wanted
