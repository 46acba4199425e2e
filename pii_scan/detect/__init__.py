"""Text and tables in, matches out.

`pii_scan.detect` is both this package and the library's function `pii_scan.detect(text)`. A name cannot be
both in Python unless the module itself can be called: hence the class below. Replacing the package by a
function instead would break `import pii_scan.detect.engine` for everyone.
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pii_scan.detect.library import Hit


class _CallablePackage(ModuleType):
    def __call__(self, text: str, *, document_type: str = "") -> "list[Hit]":
        from pii_scan.detect.library import detect

        return detect(text, document_type=document_type)


sys.modules[__name__].__class__ = _CallablePackage
