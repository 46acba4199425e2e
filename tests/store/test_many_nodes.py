"""One listed item of many members: the same rows and parts as ever, and nothing of it is held to the end."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pii_scan.model.address import Address
from pii_scan.model.record import Record
from pii_scan.model.result import NodeResult, SidePart, UnitResult
from pii_scan.model.state import State
from pii_scan.store import batch_sides, part_writer, sealing
from pii_scan.store.batch_sides import BatchSides
from pii_scan.store.call_rows import CALLS, schema_of
from pii_scan.store.part_writer import PartWriter
from pii_scan.store.sealing import Sealer
from pii_scan.store.verify import verify
from tests.store.synthetic import mask, mask_name, match, open_case, ssn, unit


def record(number: int) -> Record:
    return Record(
        record_id=f"{number:032x}", content_sha256="ab" * 32, document_type="", index=number,
        keys={"us_ssn": (f"{number:032x}",)}, classes=("ssn",), state=None, state_basis=None, minor=None,
    )  # fmt: skip


@pytest.mark.parametrize("held", [1, 3, 1000])
def test_a_part_is_the_same_however_it_is_portioned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int) -> None:
    monkeypatch.setattr(part_writer, "_HELD_RECORDS", held)
    writer = PartWriter(tmp_path, "part-00000001.parquet")
    assert writer.empty
    for number in range(10):
        writer.add([record(number)])
        assert len(writer._records) < held
    digest = writer.finish()
    (part,) = tmp_path.iterdir()
    assert part_writer.file_sha256(part) == digest and writer.rows == 10
    assert pq.read_table(part)["row_index"].to_pylist() == list(range(10))


def test_a_part_that_is_given_up_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(part_writer, "_HELD_RECORDS", 1)
    writer = PartWriter(tmp_path, "part-00000001.parquet")
    writer.add([record(1)])
    assert [path.name for path in tmp_path.iterdir()] == [".part-00000001.parquet.part"]
    writer.discard()
    assert list(tmp_path.iterdir()) == []


def side(number: int) -> SidePart:
    import pyarrow as pa

    schema = schema_of(CALLS)
    batch = pa.RecordBatch.from_pylist([{"row": number, "content_sha256": "ab" * 32}], schema=schema)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, schema) as stream:
        stream.write_batch(batch)
    return SidePart(CALLS, sink.getvalue().to_pybytes(), "", 1)


@pytest.mark.parametrize("held", [0, 1 << 20])
def test_small_parts_of_many_members_go_to_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int) -> None:
    monkeypatch.setattr(batch_sides, "_HELD_BYTES", held)
    sides = BatchSides(tmp_path / "unfinished")
    for number in range(20):
        sides.add([side(number)])
    parts = sides.parts()
    if held:
        assert len(parts) == 20 and not (tmp_path / "unfinished").exists()
        return
    (part,) = parts
    assert part.rows == 20 and pq.read_table(part.path)["row"].to_pylist() == list(range(20))
    sides.remove_files()
    assert list((tmp_path / "unfinished").iterdir()) == []


def test_what_waits_for_the_vault_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "_WAITING", 5)
    most = 0
    real = Sealer.flush

    def flush(sealer: Sealer) -> None:
        nonlocal most
        most = max(most, len(sealer._waiting))
        real(sealer)

    monkeypatch.setattr(Sealer, "flush", flush)
    root = unit(1).root
    places = [root, *(root.child("mbox", str(n)) for n in range(50))]
    nodes = [
        NodeResult(place, State.COMPLETE, f"{n:064x}", 10, "text/plain", matches=(match("us_ssn", ssn(n)),))
        for n, place in enumerate(places)
    ]
    with open_case(tmp_path) as case:
        case.ledger.commit([UnitResult(root, tuple(nodes))], mask, mask_name)
    assert most == 6
    assert verify(tmp_path / "case", tmp_path / "the.key") == []


def test_members_hang_below_their_containers(tmp_path: Path) -> None:
    root = unit(1).root

    def node(address: Address, number: int) -> NodeResult:
        return NodeResult(address, State.COMPLETE, f"{number:064x}", 10, "text/plain")

    box = root.child("zip", "box")
    places = [root, box, box.child("tar", "a"), box.child("tar", "a"), root.child("zip", "b"), root.child("zip", "b")]
    with open_case(tmp_path) as case:
        case.ledger.commit([UnitResult(root, tuple(node(place, n) for n, place in enumerate(places)))], mask, mask_name)
        query = (
            "SELECT i.address, p.address FROM items i LEFT JOIN items p ON p.item_id = i.parent_id ORDER BY i.item_id"
        )
        found = case.ledger.connection.execute(query).fetchall()
    above = str(root)
    assert found == [
        (above, None), (f"{above}!/box", above), (f"{above}!/box!/a", f"{above}!/box"),
        (f"{above}!/box!/a#2", f"{above}!/box"), (f"{above}!/b", above), (f"{above}!/b#2", above),
    ]  # fmt: skip
