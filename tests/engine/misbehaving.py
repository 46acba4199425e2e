"""A reader that does to its worker whatever a text asks for; runs inside real workers."""

import mmap
import os
import resource
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from pii_scan.engine import registry, worker
from pii_scan.engine.memory import address_space
from pii_scan.engine.task import Task
from pii_scan.extract.extractor import Extractor, Input
from pii_scan.model.evidence import Evidence, Text

_real = worker.run_task


def _extract(given: Input) -> Iterator[Evidence]:
    text = given.payload.read().decode()
    for line in text.splitlines():
        word, _, rest = line.partition(" ")
        if word == "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        elif word == "crash-once" and not Path(rest).exists():
            Path(rest).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        elif word == "sleep":
            time.sleep(600)
        elif word == "spin":
            # In C and without a pause, as a parser that loops would be.
            sum(range(10**12))
        elif word == "hog":
            bytearray(1 << 40)
        elif word == "hog-in-c":
            # A library takes what there is, and ends the process where it gets no more.
            left = resource.getrlimit(resource.RLIMIT_AS)[0] - address_space(os.getpid())
            held = mmap.mmap(-1, left - (64 << 20))
            time.sleep(1)
            held.close()
            os.kill(os.getpid(), signal.SIGKILL)
        elif word == "raise":
            raise ValueError(text)
        elif word == "online":
            import socket

            socket.create_connection(("127.0.0.1", 9), timeout=1)
        elif word == "secret":
            yield Text(f"SSN: 219-09-4321 {os.environ.get('AZURE_STORAGE_KEY', 'nothing')}")
        else:
            yield Text(line)


def run_task(task: Task) -> None:
    """As a worker does, with every text read by the reader above."""
    made = Extractor(id="misbehaving", title="Test", media_types=("text/plain",), extract=_extract, priority=1000)
    registry.type_table()._by_type["text/plain"] = [made]
    _real(task)
