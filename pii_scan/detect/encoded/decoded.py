"""A stretch of text with its encodings taken off, and the way back to the text as it is."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Decoded:
    """Character `i` of `text` was written as the characters `starts[i]`–`ends[i]` of the original."""

    text: str
    starts: "Array"
    ends: "Array"
    begin: int
    """The original stretch, whole lines where they are of bearable length."""
    end: int
    how: str
    """What was taken off: `percent`, `html`, `json`, `quoted_printable`, `base64`, several joined by `+`."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original offsets of the decoded characters `start`–`end` (at least one)."""
        return int(self.starts[start]), int(self.ends[end - 1])

    def shifted(self, by: int) -> "Decoded":
        """The same in a text that begins so many characters earlier."""
        return Decoded(self.text, self.starts + by, self.ends + by, self.begin + by, self.end + by, self.how)

    def inside(self, outer: "Decoded") -> "Decoded":
        """This, decoded out of `outer.text`, with offsets into what `outer` was decoded from."""
        how = "+".join(dict.fromkeys((*outer.how.split("+"), *self.how.split("+"))))
        begin, end = outer.span(self.begin, self.end)
        return Decoded(self.text, outer.starts[self.starts], outer.ends[self.ends - 1], begin, end, how)


@dataclass(frozen=True, slots=True, eq=False)
class Replaced:
    """What one layer of decoding puts in the place of what. All arrays are in the order of the text."""

    begins: "Array"
    """The replaced spans, disjoint."""
    ends: "Array"
    names: "Array"
    """The encoding of each span, an index into NAMES."""
    char_starts: "Array"
    """What each decoded character was written as; within one of the spans. A span may hold no character (a soft
    line break) or many (base64)."""
    char_ends: "Array"
    codes: "Array"
    """The decoded characters."""


NAMES = ("percent", "html", "json", "quoted_printable", "base64")


def rewritten(text: str, replaced: Replaced, begin: int, end: int) -> Decoded:
    """`text[begin:end]` decoded; no span may reach over its edges. Linear; some 20 ns per character."""
    import numpy as np

    first, last = np.searchsorted(replaced.begins, (begin, end))
    spans = slice(int(first), int(last))
    chars = slice(*(int(i) for i in np.searchsorted(replaced.char_starts, (begin, end))))
    step = np.zeros(end - begin + 1, np.int8)
    step[replaced.begins[spans] - begin] += 1
    step[replaced.ends[spans] - begin] -= 1
    kept = np.flatnonzero(np.cumsum(step[:-1], dtype=np.int8) == 0)
    codes = np.frombuffer(text[begin:end].encode("utf-32-le", "surrogatepass"), "<u4")
    starts = np.concatenate((kept + begin, replaced.char_starts[chars]))
    ends = np.concatenate((kept + (begin + 1), replaced.char_ends[chars]))
    order = np.argsort(starts, kind="stable")
    new = np.concatenate((codes[kept], replaced.codes[chars]))[order]
    how = "+".join(NAMES[n] for n in np.unique(replaced.names[spans]).tolist())
    return Decoded(of_codes(new), starts[order], ends[order], begin, end, how)


def of_codes(codes: "Array") -> str:
    return codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
