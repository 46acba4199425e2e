"""Imported by the fork server and nobody else: what every worker needs is made once, before workers are forked off.

Making the detection engine and loading the readers takes two to three seconds of processor time, which each worker
would otherwise spend on its first items, out of their limits; and so workers share the memory. What functions load when
they are first called is loaded by reading a form and a table of nobody.
"""

import gc
import sys
from contextlib import suppress
from types import TracebackType

from pii_scan.engine.channel import Channel, WorkerEnd
from pii_scan.engine.task import Task
from pii_scan.engine.tree import Tree
from pii_scan.model.address import Address, Step
from pii_scan.model.payload import Payload
from pii_scan.model.settings import Settings

_REHEARSED = {
    "form.txt": b"Name: Jane Roe\nSSN: 219-09-9999\nAddress: 1 Main St, Albany, NY 12207\nPhone: (212) 555-0100\n",
    "list.csv": b"name,ssn,email\nJane Roe,219-09-9999,jane@example.org\nJohn Roe,219-09-9998,john@example.org\n",
}


def _rehearse() -> None:
    for name, data in _REHEARSED.items():
        channel = Channel()
        end = WorkerEnd(channel.path)
        address = Address((Step("file", f"/{name}"),))
        Tree(Task(address, Payload(data=data), Settings(), channel.path, bytes(32), ""), end).run()
        end.close()
        channel.close()


def _late(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A worker that is forked off when the run has just ended finds the run's locks gone: nobody waits for it, and
    nobody needs to read of it."""
    if kind is not FileNotFoundError:
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _late
# A plug-in that cannot be loaded fails again in a worker, where it is told.
with suppress(Exception):
    _rehearse()
# What was made stays: the collector need not walk it in every worker, nor touch (and so copy) its pages.
gc.collect()
gc.freeze()
