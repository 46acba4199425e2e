"""Commits units until it is done or killed: `python -m tests.store.kill_victim FOLDER COUNT [MODULE:NAME:CALL]`.

The last argument makes the process kill itself when that call of that function returns.
"""

import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

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


def die_after(where: str) -> None:
    module, name, call = where.split(":")
    owner: Any = import_module(module)
    *path, last = name.split(".")
    for part in path:
        owner = getattr(owner, part)
    function: Callable[..., Any] = getattr(owner, last)
    calls = 0

    def wrapper(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        result = function(*args, **kwargs)
        calls += 1
        if calls == int(call):
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, last, wrapper)


if __name__ == "__main__":
    if len(sys.argv) > 3:
        die_after(sys.argv[3])
    main(Path(sys.argv[1]), int(sys.argv[2]))
