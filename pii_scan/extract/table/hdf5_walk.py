"""Objects of an HDF5 file, each once; links that lead out of the file are not followed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_OBJECTS_MAX = 1_000_000
_CHUNK_MAX = 256 << 20
REFERENCED = "#refs#"
"""MATLAB keeps here what cells and structures point to."""


@dataclass(slots=True)
class Walk:
    seen: set[int] = field(default_factory=set)
    """Where objects stand that were read."""
    outside: int = 0
    damaged: int = 0
    over: bool = False


def groups(file: Any, walk: Walk) -> Iterator[tuple[str, Any, list[tuple[str, Any]]]]:
    """(path, group, its datasets), MATLAB's group of referenced values last."""
    import h5py

    todo: list[tuple[str, Any]] = [("", file)]
    late: list[tuple[str, Any]] = []
    while todo or late:
        path, group = todo.pop() if todo else late.pop()
        try:
            names = list(group.keys())
        except Exception:  # noqa: BLE001 - a library of others' on strangers' bytes
            walk.damaged += 1
            continue
        datasets: list[tuple[str, Any]] = []
        below: list[tuple[str, Any]] = []
        for name in names:
            try:
                link = group.get(name, getlink=True)
                if not isinstance(link, h5py.HardLink):
                    # What a soft link names is met where it stands.
                    walk.outside += isinstance(link, h5py.ExternalLink)
                    continue
                found = group[name]
                place = address(found)
            except Exception:  # noqa: BLE001 - a library of others' on strangers' bytes
                walk.damaged += 1
                continue
            if place in walk.seen and not isinstance(found, h5py.Dataset):
                continue
            if isinstance(found, h5py.Dataset):
                datasets.append((name, found))
            elif isinstance(found, h5py.Group):
                walk.seen.add(place)
                (late if name == REFERENCED else below).append((f"{path}/{name}" if path else name, found))
        if len(walk.seen) > _OBJECTS_MAX:
            walk.over = True
            return
        yield path, group, datasets
        todo += reversed(below)


def address(found: Any) -> int:
    """Where an object stands in its file."""
    import h5py

    return int(h5py.h5o.get_info(found.id).addr)


def own_bytes(dataset: Any) -> bool:
    """Whether its values lie in this file, in chunks that memory holds."""
    if dataset.external or dataset.is_virtual:
        return False
    chunks = dataset.chunks
    if not chunks:
        return True
    size = dataset.dtype.itemsize
    for length in chunks:
        size *= length
    return bool(size <= _CHUNK_MAX)
