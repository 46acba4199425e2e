"""No value of a person lies readable in any file of a case, nor in an error."""

import base64
from pathlib import Path

from tests.store.synthetic import NAME, entries, make, mask, mask_name, open_case, read, ssn, unit

COUNT = 12


def _needles() -> list[bytes]:
    texts = [NAME, "39.758948", "84.191607"]
    for number in [*range(COUNT), *range(500, 507)]:
        texts += [ssn(number), ssn(number).replace("-", "")]
    forms = []
    for text in texts:
        forms += [text.encode(), text.encode("utf-16-le"), text.lower().encode(), base64.b64encode(text.encode())[:-4]]
    return forms


def _leaks(folder: Path) -> list[str]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    assert files
    return [path.name for path in files if any(needle in path.read_bytes() for needle in _needles())]


def test_the_needles_are_what_the_vault_holds(tmp_path: Path) -> None:
    make(tmp_path, COUNT)
    revealed = {read(tmp_path).reveal(m.sealed_key)[0] for m in read(tmp_path).matches()}
    assert {NAME, ssn(3), ssn(503), "39.758948,-84.191607"} <= revealed
    assert any(NAME in read(tmp_path).reveal_address(row.item_id) for row in read(tmp_path).items())


def test_no_value_anywhere_in_a_closed_case(tmp_path: Path) -> None:
    make(tmp_path, COUNT)
    assert _leaks(tmp_path / "case") == []


def test_no_value_anywhere_while_a_run_writes(tmp_path: Path) -> None:
    with open_case(tmp_path) as case:
        case.ledger.add_listing(entries(COUNT))
        case.ledger.commit([unit(n) for n in range(COUNT)], mask, mask_name)
        assert (case.paths.root / "case.sqlite-wal").stat().st_size > 0
        assert _leaks(tmp_path / "case") == []


def test_the_search_itself_finds_a_planted_value(tmp_path: Path) -> None:
    (tmp_path / "page").write_bytes(b"\0\0" + ssn(3).encode("utf-16-le"))
    assert _leaks(tmp_path) == ["page"]
