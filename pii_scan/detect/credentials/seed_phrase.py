"""Recovery phrases of cryptocurrency wallets: 12 to 24 words out of a list of 2048, the last of them a check.

Whoever reads one owns the wallet. The words stand in a row, one a line, or numbered in a grid.
"""

import re
from collections.abc import Iterator
from functools import cache
from gzip import decompress
from hashlib import sha256
from importlib.resources import files

from pii_scan.detect.detector import Context, Detector, Example, Found
from pii_scan.detect.sieve import Sieve
from pii_scan.model.evidence import Text
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_KIND = Kind("seed_phrase", LegalClass.PRIVATE_KEY, "Recovery phrase of a wallet")
_LENGTHS = (24, 21, 18, 15, 12)
_SIEVE = Sieve(r"(?i:[a-z]{3,8}(?:[ \t,\r\n|]{1,6}(?:[0-9]{1,2}[.):-]?[ \t]{0,3})?[a-z]{3,8}){11})", panel="words")
_WORD = re.compile(r"(?:(?P<number>\d{1,2})[.):-]?[ \t]{0,3})?(?P<word>[A-Za-z]{3,8})(?![A-Za-z])")
_GAP = re.compile(r"[ \t,\r\n|]{0,6}")
_LABEL = re.compile(
    r"seed|recovery|mnemonic|secret phrase|backup phrase|wallet|metamask|ledger|trezor|exodus|phantom|bip-?39|semilla|"
    r"frase de recuperaci|palabras",
    re.IGNORECASE,
)
_LABEL_REACH = 240
_MOST_WORDS = 60
_LEAST_DISTINCT = 2
_NOTE = 8000
"""Characters of a text that is looked through without a label: the note, the photo. In prose, rows of twelve words are
too common to be tried at speed."""
_PUBLISHED = (
    "abandon abandon",
    "legal winner thank year",
    "letter advice cage absurd",
    "zoo zoo zoo",
    "test test test",
)
"""Beginnings of the standard's test vectors and of what development tools use."""


@cache
def _index() -> dict[str, int]:
    packed = (files("pii_scan.detect.credentials") / "data" / "bip39_english.txt.gz").read_bytes()
    return {word: n for n, word in enumerate(decompress(packed).decode("ascii").split())}


def valid_phrase(words: list[str]) -> bool:
    """BIP-39: the last bits are the first of a SHA-256; 1 in 16 (12 words) to 1 in 256 (24 words) passes."""
    index = _index()
    if len(words) not in _LENGTHS or any(word not in index for word in words):
        return False
    number = 0
    for word in words:
        number = number << 11 | index[word]
    check_bits = len(words) // 3
    entropy = (number >> check_bits).to_bytes(check_bits * 4, "big")
    return number & ((1 << check_bits) - 1) == sha256(entropy).digest()[0] >> (8 - check_bits)


def _in_notes(text: Text, context: Context) -> Iterator[Found]:
    return find_phrases(text, context) if len(text.text) <= _NOTE else iter(())


def find_phrases(text: Text, _context: Context) -> Iterator[Found]:
    """All phrases of a text; about 80 MB/s."""
    body, done = text.text, 0
    for start, _ in _SIEVE.spans(body):
        if start < done:
            continue
        at = start
        if start and body[start - 1].isalpha():
            at = _next_word(body, start)
        run = _run(body, at)
        if len(run) > min(_LENGTHS):
            # What begins further on than this may be longer than the run shows.
            done = run[-min(_LENGTHS)].start()
        n = 0
        while len(run) - n >= min(_LENGTHS):
            size = _phrase(run[n:])
            if not size:
                n += 1
                continue
            found = _judged(body, run[n : n + size])
            if found is not None:
                done = run[n + size - 1].end()
                yield found
            n += size


def _next_word(body: str, at: int) -> int:
    while at < len(body) and body[at].isalpha():
        at += 1
    return at


def _run(body: str, at: int) -> list[re.Match[str]]:
    """Words of the list that follow one another from here on; words before the first of them are passed over."""
    index, run = _index(), list[re.Match[str]]()
    for _ in range(_MOST_WORDS * 2):
        gap = _GAP.match(body, at)
        word = _WORD.match(body, gap.end() if gap else at)
        if word is None:
            break
        at = word.end()
        if word["word"].lower() in index:
            run.append(word)
        elif len(run) >= min(_LENGTHS):
            break
        else:
            run = []
        if len(run) >= _MOST_WORDS:
            break
    return run


def _phrase(run: list[re.Match[str]]) -> int:
    """How many of the words from the first on are a phrase: the longest whose check holds, else all if they fit."""
    words = [word["word"].lower() for word in run]
    if len(set(words[: min(_LENGTHS)])) < _LEAST_DISTINCT:
        return 0
    size = next((size for size in _LENGTHS if size <= len(words) and valid_phrase(words[:size])), 0)
    return size or (len(words) if len(words) in _LENGTHS else 0)


def _judged(body: str, run: list[re.Match[str]]) -> Found | None:
    """Words drawn from 2048 hardly repeat: two repeats in twelve are one phrase in 2000, in prose they are common."""
    words = [word["word"].lower() for word in run]
    start, end = run[0].start(), run[-1].end()
    label = _LABEL.search(body, max(0, start - _LABEL_REACH), start) is not None
    check = valid_phrase(words)
    numbered = sum(word["number"] is not None for word in run) >= len(run) // 2
    if not (label or numbered) and (not check or len(words) - len(set(words)) > len(words) // 9):
        return None
    phrase = " ".join(words)
    confidence = (0.97 if label or numbered else 0.9) if check else (0.85 if label else 0.4)
    reasons = ("bip39_words", *(("bip39_checksum",) if check else ()), *(("label:seed",) if label else ()))
    dummy = phrase.startswith(_PUBLISHED) or len(set(words)) <= len(words) // 2
    return Found(_KIND, body[start:end], phrase, confidence, start, end, reasons, dummy)


_PHRASE = "ghost define crowd ginger absorb fortune cream birth pear crash author embrace"

DETECTOR = Detector(
    kind=_KIND,
    standard="BIP-39: https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki",
    find=_in_notes,
    hows=("native", "ocr", "handwriting", "carved"),
    examples=(
        Example(_PHRASE, _PHRASE),
        Example(f"Seed phrase: {_PHRASE}. Keep it safe", _PHRASE),
        Example("\n".join(f"{n}. {word}" for n, word in enumerate(_PHRASE.split(), 1)), _PHRASE),
        Example("Frase de recuperación\n" + _PHRASE.replace(" ", "\n"), _PHRASE),
    ),
    counter_examples=(
        Example("abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about"),
        Example("will you since when visit matter this will matter\nyou this you"),
        Example("twelve words long enough that stand here after each other with nothing between them"),
        Example("ghost define crowd ginger absorb fortune cream birth pear crash author ghost"),
    ),
    validator="words of the list; checksum; a label or numbering where it fails",
    not_covered="Phrases in other languages than English, and words that were misread.",
)  # fmt: skip
