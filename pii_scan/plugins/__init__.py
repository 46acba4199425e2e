"""Finds plug-ins: one file, one constant, nothing registered.

A plug-in is a module anywhere below a stage's package that holds the stage's constant (`DETECTOR`,
`EXTRACTOR`, `SOURCE`, `REPORT`). Folders are read on first use, in sorted order; importing this module
imports nothing else.
"""

import importlib
import pkgutil
import re
from functools import cache
from importlib.abc import InspectLoader
from importlib.util import find_spec
from typing import Any


@cache
def load(package: str, constant: str) -> tuple[Any, ...]:
    """All values of `constant` in the modules below `package`, sorted by module name.

    A module is imported only if its source names the constant, so helpers with heavy imports stay asleep.
    """
    spec = find_spec(package)
    if spec is None or spec.submodule_search_locations is None:
        raise ModuleNotFoundError(package)
    wanted = re.compile(rf"^{constant}\b", re.MULTILINE)
    found: list[tuple[str, Any]] = []
    for info in pkgutil.walk_packages(list(spec.submodule_search_locations), package + "."):
        module_spec = find_spec(info.name)
        if info.ispkg or module_spec is None or not isinstance(module_spec.loader, InspectLoader):
            continue
        source = module_spec.loader.get_source(info.name)
        if source is not None and wanted.search(source):
            found.append((info.name, getattr(importlib.import_module(info.name), constant)))
    return tuple(value for _, value in sorted(found, key=lambda pair: pair[0]))
