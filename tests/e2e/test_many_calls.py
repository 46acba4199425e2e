"""Two hundred thousand rows with every route and every decoy at once. `make soak`."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.assess.judged import judged
from tests.assess.test_privileged import attorney_list
from tests.detect.calls.call_tables import FLAGS, LAW_NAMES, NUMBERS, Call, calls, near, number, table

ROWS = 200_000
RECALL, PRECISION = 1.0, 0.99


@pytest.mark.soak
@pytest.mark.parametrize("seed", [1, 2])
def test_recall_and_precision_per_route(tmp_path: Path, seed: int) -> None:
    rng = Random(seed)
    lawyers = [number(rng) for _ in range(400)]
    close = [near(rng, rng.choice(lawyers)) for _ in range(20_000)]
    others = [number(rng) for _ in range(50_000)]
    taken = set(lawyers)
    clean = [n for n in (*close, *others) if n not in taken]

    def one(n: int, call: Call) -> Call:
        draw = rng.random()
        if draw < 0.002:
            return replace(call, called=rng.choice(lawyers))
        if draw < 0.003:
            return replace(call, caller=rng.choice(lawyers), called=rng.choice(clean))
        if draw < 0.005:
            return replace(call, privileged=True, called=number(rng), name="Ada Wu")
        if draw < 0.007:
            return replace(call, name=rng.choice(LAW_NAMES), called=number(rng))
        return replace(call, called=rng.choice(clean))

    some = [one(n, call) for n, call in enumerate(calls(rng, ROWS, lambda r: ""))]
    flag = rng.choice(FLAGS)
    given = table("camel", some, rng.choice(NUMBERS), flag, called_name="called_name")
    count, levels, _ = judged(tmp_path, [given, attorney_list(rng, lawyers)])
    assert count == ROWS
    truth = {
        0: {n for n, c in enumerate(some) if c.called in taken or c.caller in taken},
        1: {n for n, c in enumerate(some) if c.privileged or c.name in LAW_NAMES},
    }
    truth[1] -= truth[0]
    for level, wanted in truth.items():
        found = {row - 2 for _, row in levels[level]}
        assert len(found & wanted) >= RECALL * len(wanted) > 300
        assert len(found & wanted) >= PRECISION * len(found)
