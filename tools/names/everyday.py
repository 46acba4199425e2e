"""The everyday words of the corpora: what a text writes in lower case is no name that merely lacks on the lists."""

import gzip
import io
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from pii_scan.detect.person.gazetteer import firsts, is_common, surnames
from pii_scan.detect.person.normal import fold
from tools.names.corpora import Sentence

_WORD = re.compile(r"(?<![\w.@/#-])[^\W\d_]{3,}(?![\w@/])")


def everyday_words(sentences: Iterable[Sentence]) -> list[str]:
    """Upper case, sorted: at least twice as often in lower case as capitalised, and on no list of names."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for sentence in sentences:
        for word in _WORD.findall(sentence.text):
            (small if word.islower() else capital)[fold(word)] += 1
    listed = firsts() | surnames()
    return sorted(
        word
        for word, count in small.items()
        if count >= 2 * capital[word] and word.isascii() and word not in listed and not is_common(word)
    )


def write(words: list[str], path: Path) -> None:
    """Without a time stamp: the same corpora give the same bytes."""
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0, filename="") as stream:
        stream.write("\n".join(words).encode("ascii"))
    path.write_bytes(buffer.getvalue())
