"""Every file of a folder read by us and by each oracle, each file in a process of its own."""

import os
import pickle
import resource
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.format_oracles import Oracle, present
from bench.format_walk import Walked, walk
from bench.format_words import Seen, words
from bench.measure import Figures

_ORACLE_CPU_S = 30


def compare(files: list[str]) -> Figures:
    """Per file what we made of it and what each oracle saw beyond that."""
    from pii_scan.engine import registry

    registry.type_table()
    oracles = tuple(present())
    return {"files": [_one(Path(file), oracles) for file in files], "oracles": [oracle.name for oracle in oracles]}


def _one(path: Path, oracles: Iterable[Oracle]) -> dict[str, Any]:
    walked = apart(lambda: walk(str(path)))
    if walked is None:
        return {**asdict(Walked(state="failed", reasons=["killed"])), "file": path.name, "gaps": {}, "read_by": []}
    seen = Seen([*walked.texts, *walked.members, path.name])
    gaps: dict[str, dict[str, list[str]]] = {}
    read_by = []
    for oracle in oracles:
        if not oracle.takes(walked.media_type):
            continue
        said = apart(lambda oracle=oracle: _ask(oracle, path))
        if said is None or not any(said):
            continue
        read_by.append(oracle.name)
        gap = {"words": sorted(seen.missing(said[0])), "members": sorted(_lost(said[1], walked.members))}
        if any(gap.values()):
            gaps[oracle.name] = gap
    told = asdict(walked)
    del told["texts"]
    return {**told, "file": path.name, "gaps": gaps, "read_by": read_by}


def _ask(oracle: Oracle, path: Path) -> tuple[set[str], set[str]]:
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    used = int(sum(os.times()[:2])) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (used + _ORACLE_CPU_S, hard))
    text = oracle.text(path) if oracle.text else None
    names = oracle.members(path) if oracle.members else None
    return words(text or ""), names or set()


def _lost(names: set[str], members: dict[str, str]) -> set[str]:
    """Members that no line of ours ends in, whatever folder or dot stands before them."""
    ours = {_tail(part) for member in members for part in (member, member.rsplit("!/", 1)[-1])}
    lost = {name for name in names if _tail(name) not in ours}
    # Names in old encodings come out differently from each tool; then their number tells.
    odd = {name for name in lost if not name.isascii() or "\\" in name}
    return lost if len(ours) < len(names) else lost - odd


def _tail(name: str) -> str:
    return name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1].casefold()


def apart(call: Callable[[], Any]) -> Any:
    """The answer of a call in a forked process; None where that died."""
    source, sink = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(source)
        try:
            with os.fdopen(sink, "wb") as stream:
                pickle.dump(call(), stream)
        finally:
            os._exit(0)
    os.close(sink)
    try:
        with os.fdopen(source, "rb") as stream:
            return pickle.load(stream)
    except (EOFError, pickle.UnpicklingError):
        return None
    finally:
        os.waitpid(child, 0)
