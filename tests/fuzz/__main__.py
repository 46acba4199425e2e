"""`python -m tests.fuzz [NAME...] [--seconds N]`: each target in turn, led by coverage where atheris is installed.

What fails is written to `fuzz-failures/`, to become a test of its own.
"""

import argparse
import hashlib
import os
import random
import sys
import time
import traceback
from pathlib import Path

from tests.fuzz.mutate import mutated
from tests.fuzz.target import Target
from tests.fuzz.test_targets import load

FAILURES = Path("fuzz-failures")


def main() -> int:
    """The number of failing inputs, at most 1, as exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("names", nargs="*", metavar="NAME", help="targets; default: all")
    parser.add_argument("--seconds", type=float, default=60, help="per target, e.g. 600")
    options = parser.parse_args()
    chosen = [target for target in load() if not options.names or target.name in options.names]
    failed = 0
    for target in chosen:
        child = os.fork()
        if child == 0:
            # Each in a process of its own: atheris takes it over, and a crash of a library ends only that one.
            os._exit(_fuzz(target, options.seconds))
        failed += os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
    print(f"{len(chosen)} targets, {failed} with failures")
    return int(failed > 0)


def _fuzz(target: Target, seconds: float) -> int:
    try:
        import atheris
    except ImportError:
        return _by_chance(target, seconds)
    corpus = FAILURES / "corpus" / target.name
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in target.seeds():
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    target = _instrumented(target.name)
    arguments = [
        sys.argv[0],
        str(corpus),
        f"-max_total_time={int(seconds)}",
        f"-artifact_prefix={FAILURES}/{target.name}-",
    ]
    atheris.Setup([*arguments, "-rss_limit_mb=4096", "-timeout=60"], target.run)
    atheris.Fuzz()
    return 0


def _instrumented(name: str) -> Target:
    """The same target over parsers that are loaded anew and report which branches they take."""
    import atheris

    anew = [module for module in sys.modules if module.startswith(("pii_scan.extract.", "tests.fuzz.targets"))]
    for module in anew:
        # A refusal is told by its class, of which there is to be one.
        if module != "pii_scan.extract.extractor":
            del sys.modules[module]
    with atheris.instrument_imports(include=["pii_scan.extract"]):
        return next(target for target in load() if target.name == name)


def _by_chance(target: Target, seconds: float) -> int:
    chance = random.Random()
    seeds, failed, runs = target.seeds(), 0, 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        data = mutated(chance, seeds)
        runs += 1
        try:
            target.run(data)
        # A harness sees everything, panics of native code included.
        except BaseException:  # noqa: BLE001
            failed += 1
            FAILURES.mkdir(exist_ok=True)
            (FAILURES / f"{target.name}-{hashlib.sha256(data).hexdigest()[:16]}").write_bytes(data)
            traceback.print_exc()
            if failed >= 5:
                break
    print(f"{target.name}: {runs} runs, {failed} failures")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
