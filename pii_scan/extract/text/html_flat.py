"""Text of a page without a tree: for markup nested past what a parser follows, and for pages too large for one."""

import re
from html import unescape

from pii_scan.extract.text.attributes import attribute_lines
from pii_scan.extract.text.markup import BLOCKS, CELLS, ELEMENTS, tidy

_NAME = re.compile(r"/?([A-Za-z][A-Za-z0-9:-]{0,40})")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]{1,100})\s*=\s*(?:\"([^\"]*)\"?|'([^']*)'?|([^\s\"'>]+))")


def flat_text(page: str) -> str:
    """Words, attribute values and comments in the order of the source, in time that grows with its length alone.

    What stands after a `<` and is no element of HTML (a comparison in a script, a custom element) is kept as it is.
    """
    pieces = page.split("<")
    out = [unescape(pieces[0])]
    for piece in pieces[1:]:
        out += _piece(piece)
    return tidy(out)


def _piece(piece: str) -> list[str]:
    found = _NAME.match(piece)
    name = found[1].lower() if found is not None else ""
    if found is None or name not in ELEMENTS:
        if piece.startswith("!--"):
            return ["\n", unescape(piece[3:].replace("-->", "\n"))]
        if piece[:8].lower() == "!doctype":
            return ["\n", unescape(piece.partition(">")[2])]
        # `-->` may stand here too, where a comment holds markup.
        return ["<", unescape(piece)]
    end = _end(piece, found.end())
    inside, rest = piece[found.end() : end], piece[end + 1 :]
    closing = piece.startswith("/")
    out = ["\t"] if closing and name in CELLS else ["\n"] if name in BLOCKS else []
    if not closing and "=" in inside:
        pairs = [(m[1].lower(), unescape(m[2] or m[3] or m[4] or "")) for m in _ATTRIBUTE.finditer(inside)]
        out += attribute_lines(pairs, name, flat_text)
    out.append(unescape(rest))
    return out


def _end(piece: str, start: int) -> int:
    """Where the tag ends: at the first `>` that stands in no quotes, else at the first; else at the piece's end."""
    first = piece.find(">", start)
    if first < 0:
        return len(piece)
    quote, at = "", start
    while at < len(piece):
        sign = piece[at]
        if quote:
            at = piece.find(quote, at)
            if at < 0:
                return first
            quote = ""
        elif sign in "\"'" and piece[at - 1] == "=":
            quote = sign
        elif sign == ">":
            return at
        at += 1
    return first
