"""The process from which workers are forked off: started early, for it takes seconds to load what they need."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext

_PRELOAD = ["pii_scan.engine.tree", "pii_scan.engine.worker", "pii_scan.engine.warm"]


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
    forkserver.ensure_running()
