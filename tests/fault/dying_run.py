"""A run of which one worker, at the node that a plan names, kills itself or the whole run. Run as a program:
`dying_run.main(target, case, key)`; a step of the plan is used once, the next time at that item takes its next one."""

import json
import os
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import NoReturn

from pii_scan.engine import attempts, handover, worker
from pii_scan.engine.handover import Frame, Handover
from pii_scan.engine.scan import Job, run
from pii_scan.engine.task import Task
from pii_scan.model.limits import Limits
from pii_scan.model.result import NodeResult
from pii_scan.model.settings import Settings
from pii_scan.store import node_log

_real = worker.run_task
_send = Handover.send
LIMITS = Limits(children=30)


def run_task(task: Task) -> None:
    """As a worker does, with a log from the first member on, which is on the disk at once."""
    handover.MOVE_S = node_log._SYNC_S = -1.0
    plan = Path(os.environ["PII_PLAN"])
    steps = json.loads(plan.read_text())
    step = next((step for step in steps if step["item"] == task.address.name), None)
    sent = 0

    def send(place: Handover, frame: Frame) -> None:
        nonlocal sent
        if isinstance(frame.value, NodeResult):
            if step is not None and sent == step["nodes"]:
                steps.remove(step)
                plan.write_text(json.dumps(steps))
                _die(task, step["who"])
            with plan.with_suffix(".log").open("a") as log:
                log.write(f"{task.address.name} {frame.ordinal}\n")
            sent += 1
        _send(place, frame)

    Handover.send = send  # type: ignore[method-assign]
    _real(task)


def _die(task: Task, who: str) -> NoReturn:
    if who == "run":
        _wait_until_told(task)
        os.kill(int(task.channel.split("/")[2]), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("dead")


def _wait_until_told(task: Task) -> None:
    """The run looks at its workers from time to time; members of a millisecond are done before."""
    query = "SELECT attempts FROM items WHERE parent_id IS NULL AND size_bytes = ?"
    deadline = time.monotonic() + 20
    with closing(sqlite3.connect(f"file:{task.ledger}?mode=ro", uri=True)) as connection:
        while connection.execute(query, (task.payload.size_bytes,)).fetchone() != (1,) and time.monotonic() < deadline:
            time.sleep(0.02)


def main(target: str, case: str, key: str) -> None:
    worker.run_task = run_task
    attempts.HOPELESS_ATTEMPTS = 3
    run(Job((target,), Path(case), settings=Settings(workers=1, ocr="off", limits=LIMITS), key_file=Path(key)))
