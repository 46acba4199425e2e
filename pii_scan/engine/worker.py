"""The process in which other people's parsers meet hostile bytes: no credentials, no network, no output."""

import ctypes
import logging
import os
import resource
import signal
import sys
import threading
from typing import Any

from pii_scan.engine.channel import WorkerEnd
from pii_scan.engine.task import Task

_SECRETS = ("AZURE_", "AWS_", "GOOGLE_", "GCS_", "PII_SCAN_")
_DENIED = frozenset({"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.bind"})
_PR_SET_PDEATHSIG = 1
_LOOK_S = 1.0


_passwords: tuple[str, ...] = ()
"""The user's list. It comes with the worker and not with each task, which may be a million."""


def prepare(memory_bytes: int, keep_output: bool, passwords: tuple[str, ...] = ()) -> None:
    """Runs once in each new worker, before any task."""
    global _passwords
    _passwords = passwords
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        # A worker stuck in a parser outlives a killed parent otherwise.
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    for name in list(os.environ):
        if name.startswith(_SECRETS):
            del os.environ[name]
    os.environ["OMP_THREAD_LIMIT"] = "1"
    os.environ["OMP_NUM_THREADS"] = "1"
    # onnxruntime's Linux wheels carry Microsoft's telemetry client, in C++ where no audit hook sees it.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    # Libraries log what they read: Pillow, at debug level, the value of every EXIF tag.
    logging.disable(logging.CRITICAL)
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not keep_output:
        # Parsers print what they choke on, and that may be content.
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, 1)
        os.dup2(sink, 2)
        os.close(sink)
    sys.addaudithook(_no_network)


def _no_network(event: str, _args: tuple[Any, ...]) -> None:
    if event in _DENIED:
        raise PermissionError("a worker has no network")


def run_task(task: Task) -> None:
    """Everything it finds goes through the task's channel; the return value is nothing on purpose."""
    from pii_scan.engine.tree import Tree

    end = WorkerEnd(task.channel)
    done = threading.Event()
    threading.Thread(target=_end_with_the_run, args=(task.channel, done), daemon=True).start()
    try:
        Tree(task, end, _passwords).run()
    finally:
        done.set()
        end.close()


def _end_with_the_run(channel: str, done: threading.Event) -> None:
    """A killed main process leaves its fork server waiting for its workers, so no signal comes: a worker in the middle
    of hours of work would go on beside the next run's."""
    while not done.wait(_LOOK_S):
        if not os.path.lexists(channel):
            os._exit(1)
