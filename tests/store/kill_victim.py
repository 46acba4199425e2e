"""Commits units until it is done or killed: `python -m tests.store.kill_victim FOLDER COUNT`."""

import sys
from pathlib import Path

from tests.store.synthetic import entries, mask, mask_name, open_case, unit


def main(folder: Path, count: int) -> None:
    numbers = {str(entry.item.address): number for number, entry in enumerate(entries(count))}
    with open_case(folder) as case:
        case.ledger.add_listing(entries(count))
        case.ledger.finish_listing(count)
        while batch := case.ledger.pending(4):
            case.ledger.begin_attempts([pending.item_id for pending in batch])
            case.ledger.commit([unit(numbers[str(pending.address)]) for pending in batch], mask, mask_name)
            print(len(batch), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
