"""Readers of documents that are one text file."""

from pii_scan.extract.office import flat_package, sheet_xml, word_xml
from pii_scan.extract.table import dif, sylk
from pii_scan.extract.text import har, plist
from tests.fuzz.target import CANARY, Target, extractor_target
from tests.hostile.samples.flat import DIF, FLAT_OPC, FODT, SHEET_XML, SYLK, WORD_XML
from tests.hostile.samples.texts import HAR, PLIST


def _seeds(data: bytes) -> list[bytes]:
    return [data, data.replace(b"Marisol", CANARY.encode())]


TARGETS: list[Target] = [
    extractor_target(sheet_xml.EXTRACTOR, sheet_xml.SHEET_XML, lambda: _seeds(SHEET_XML)),
    extractor_target(word_xml.EXTRACTOR, word_xml.WORD_XML, lambda: _seeds(WORD_XML)),
    extractor_target(flat_package.EXTRACTOR, flat_package.FLAT_OPC, lambda: _seeds(FLAT_OPC), "flat_opc"),
    extractor_target(flat_package.EXTRACTOR, flat_package.FLAT_ODF, lambda: _seeds(FODT), "flat_odf"),
    extractor_target(sylk.EXTRACTOR, sylk.SYLK, lambda: _seeds(SYLK)),
    extractor_target(dif.EXTRACTOR, dif.DIF, lambda: _seeds(DIF)),
    extractor_target(plist.EXTRACTOR, plist.BINARY, lambda: [PLIST]),
    extractor_target(har.EXTRACTOR, har.HAR, lambda: _seeds(HAR)),
]
