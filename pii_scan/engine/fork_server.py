"""The process from which workers are forked off: started early, for it takes seconds to load what they need."""

import os
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext

_PRELOAD = ["pii_scan.engine.tree", "pii_scan.engine.worker", "pii_scan.engine.warm"]
_PATH_MAX = 70
"""Bytes of the folder's path: Linux takes 107 for a socket's, of which multiprocessing's names are 32."""
_SHORT = ("/dev/shm", "/tmp", "/var/tmp")


def context() -> "ForkServerContext":
    """For a pool whose workers come from it."""
    import multiprocessing

    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload(_PRELOAD)
    return made


def start() -> None:
    """Starts it and does not wait: it loads while this process opens the case and makes its own detection engine.
    Nothing happens where it runs already."""
    from multiprocessing import forkserver

    context()
    _place_socket()
    forkserver.ensure_running()


def _place_socket() -> None:
    """Its socket lies in a folder of this process's own among the temporary files; where their path is too long for a
    socket, elsewhere."""
    from multiprocessing import util

    kept = tempfile.tempdir
    if len(os.fsencode(tempfile.gettempdir())) > _PATH_MAX:
        tempfile.tempdir = next((folder for folder in _SHORT if os.access(folder, os.W_OK | os.X_OK)), kept)
    try:
        # Made now, kept by multiprocessing, and removed when the process ends.
        util.get_temp_dir()
    finally:
        tempfile.tempdir = kept
