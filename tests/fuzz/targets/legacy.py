"""Readers of WordPerfect, old Word, 1-2-3 and Quattro Pro."""

from pii_scan.extract.office import word_old, wordperfect
from pii_scan.extract.table import lotus
from tests.extract.office.test_wordperfect import BODY5, BODY6, PACKETS6, TABLE6
from tests.extract.office.word_file import block, write
from tests.extract.office.wordperfect_file import wp5, wp6
from tests.extract.table.lotus_file import at, extended, label, number, record, third, wk1
from tests.fuzz.target import CANARY, Target, extractor_target


def texts() -> list[bytes]:
    return [wp6(BODY6 + TABLE6 + CANARY.encode(), *PACKETS6), wp5(BODY5 + CANARY.encode(), (1, b"Ann\0Typist\0"))]


def sheets() -> list[bytes]:
    later = third(
        at(0x16, 0, 0, 0, b"'" + CANARY.encode() + b"\0"), at(0x17, 0, 1, 0, extended(7.5)), at(0x25, 1, 0, 0, bytes(4))
    )
    return [
        wk1([("Name", CANARY)], number(0, 1, 35249.0, 0xF9), label(1, 1, b"x"), record(0x26, b"head\0")),
        later,
    ]


def words() -> list[bytes]:
    return [block(45, CANARY.encode(), magic=0xA5DB, size=0x180), write(CANARY.encode() + b"\r\n\0picture\0\r\n")]


TARGETS: list[Target] = [
    extractor_target(wordperfect.EXTRACTOR, wordperfect.WORDPERFECT, texts),
    extractor_target(lotus.EXTRACTOR, lotus.LOTUS, sheets),
    extractor_target(word_old.EXTRACTOR, word_old.WORD, words),
]
