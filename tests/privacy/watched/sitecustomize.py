"""Python imports this at each start where its folder is on PYTHONPATH, and so in every process of a run.

It notes each attempt to reach a network in the file that WATCH_FILE names. Local sockets, over which the fork server
is spoken to, are none.
"""

import os
import sys
from typing import Any

_WATCHED = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg")


def _note(event: str, args: tuple[Any, ...]) -> None:
    if event not in _WATCHED:
        return
    address = args[0] if event in ("socket.getaddrinfo", "socket.gethostbyname") else args[-1]
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg") and not isinstance(address, tuple):
        return
    with open(os.environ["WATCH_FILE"], "a") as stream:
        stream.write(f"{os.getpid()} {event}\n")


if "WATCH_FILE" in os.environ:
    with open(os.environ["WATCH_FILE"], "a") as stream:
        stream.write(f"{os.getpid()} started\n")
    sys.addaudithook(_note)
