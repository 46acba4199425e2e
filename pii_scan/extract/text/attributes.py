"""Which attribute values of a page say something, and how they stand among its text."""

import re
from collections.abc import Callable, Iterable, Iterator

_SAY = frozenset({
    "value", "content", "alt", "title", "href", "placeholder", "label", "summary", "action", "srcdoc", "cite",
    "datetime", "standby", "abbr", "aria-label", "aria-description", "aria-valuetext",
})  # fmt: skip
_SILENT = frozenset({
    "class", "style", "width", "height", "rel", "type", "lang", "dir", "role", "tabindex", "target", "method", "align",
    "valign", "border", "cellpadding", "cellspacing", "bgcolor", "color", "colspan", "rowspan", "media", "charset",
    "integrity", "nonce", "viewbox", "d", "points", "transform", "fill", "stroke", "sizes", "srcset", "coords",
    "enctype", "xmlns", "crossorigin", "loading", "decoding", "maxlength", "size", "xml:space", "gradienttransform",
})  # fmt: skip
"""Layout, and numbers of drawings."""
_TELLING = re.compile(r"@|%40|(?:\d\D{0,3}){5}")


def attribute_lines(pairs: Iterable[tuple[str, str]], tag: str, page_text: Callable[[str], str]) -> Iterator[str]:
    """The values that say something, each apart from its neighbours.

    Args:
        pairs: names in lower case with their values.
        page_text: reads a page inside an attribute (`srcdoc`).
    """
    held = list(pairs)
    for name, value in held:
        bare = value.strip()
        if not bare or bare.startswith(("data:", "#")) or not _says(name, bare):
            continue
        if name == "srcdoc":
            yield f"\n{page_text(value)}\n"
        elif name == "value" and tag in ("input", "option", "param", "data", "button"):
            known = dict(held)
            label = known.get("name") or known.get("id") or ""
            yield f"\n{label}: {value}\n" if label else f" {value} "
        elif name == "href":
            yield f" <{value}> "
        else:
            yield f"\n{value}\n"


def _says(name: str, value: str) -> bool:
    if name in _SAY or name.startswith("data-"):
        return True
    # Handlers and the attributes of frameworks (`onclick`, `:user`, `ng-init`, `hx-vals`) carry whole records.
    return name not in _SILENT and _TELLING.search(value) is not None
