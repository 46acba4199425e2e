"""Finds, counts and explains personal data in exposed files.

`detect(text)` looks at one text, `scan(target, case=…)` runs the main job, `Case(path)` reads a case.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from pii_scan.library import Case, scan

__all__ = ["Case", "__version__", "detect", "scan"]


def __getattr__(name: str) -> Any:
    # Importing the package alone must stay cheap: the command line starts with it.
    if name in ("Case", "scan"):
        from pii_scan import library

        return getattr(library, name)
    if name == "detect":
        import importlib

        return importlib.import_module("pii_scan.detect")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
