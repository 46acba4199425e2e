"""The process of one subject: `python -m bench.subject module:function '{"argument": 1}'` prints one JSON line."""

import contextlib
import json
import resource
import sys
from importlib import import_module

from bench.measure import peak_mb


def main() -> None:
    module, _, name = sys.argv[1].partition(":")
    # What libraries print must not get between the reader and the one line.
    with contextlib.redirect_stdout(sys.stderr):
        figures = getattr(import_module(f"bench.{module}"), name)(**json.loads(sys.argv[2]))
    figures.setdefault("peak_mb", peak_mb())
    figures.setdefault("peak_children_mb", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
