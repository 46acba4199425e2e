"""Readers of what hospitals and banks exchange."""

import json

from pii_scan.extract.exchange import (
    bacs,
    bai2,
    efw2,
    fannie32,
    fedwire,
    fhir,
    fire,
    gnucash,
    hl7,
    iif,
    iso20022,
    mef,
    metro2,
    mismo,
    nacha,
    ofx,
    qif,
    swift_mt,
    x12,
    x937,
)
from tests.extract.exchange import test_ofx as ofx_files
from tests.extract.exchange.test_fedwire import MESSAGE
from tests.extract.exchange.test_fhir import PATIENT
from tests.extract.exchange.test_gnucash import BOOK, ENDS, LABELS, PAYMENTS
from tests.extract.exchange.test_hl7 import ADT
from tests.extract.exchange.test_iso20022 import PAIN
from tests.extract.exchange.test_ledgers import BAI, IIF, QIF
from tests.extract.exchange.test_loans import CREDIT, DEAL, FLAT, RETURN
from tests.extract.exchange.test_metro2 import RECORDS
from tests.extract.exchange.test_nacha import FILE
from tests.extract.exchange.test_swift_mt import GERMAN, MT103
from tests.extract.exchange.test_wage_reports import WAGES, payee, returns
from tests.extract.exchange.test_x12 import CLAIM
from tests.extract.exchange.test_x937 import letter
from tests.fuzz.target import CANARY, Target, extractor_target


def _seeds(text: str, name: str) -> list[bytes]:
    return [text.encode(), text.replace(name, CANARY).encode()]


TARGETS: list[Target] = [
    extractor_target(hl7.EXTRACTOR, hl7.HL7, lambda: _seeds(ADT, "KOWALSKI")),
    extractor_target(x12.EXTRACTOR, x12.X12, lambda: _seeds(CLAIM, "DELACROIX")),
    extractor_target(nacha.EXTRACTOR, nacha.ACH, lambda: _seeds("\n".join(FILE), "VANG")),
    extractor_target(efw2.EXTRACTOR, efw2.EFW2, lambda: _seeds("\n".join(WAGES), "QUINTANILLA")),
    extractor_target(
        fire.EXTRACTOR, fire.FIRE, lambda: _seeds("\n".join(returns(payee("2023", 288, 18))), "QUINTANILLA")
    ),
    extractor_target(metro2.EXTRACTOR, metro2.METRO2, lambda: _seeds("".join(RECORDS), "BECKETT")),
    extractor_target(ofx.EXTRACTOR, ofx.OFX, lambda: _seeds(ofx_files.FILE, "Bob")),
    extractor_target(iso20022.EXTRACTOR, iso20022.ISO20022, lambda: _seeds(PAIN, "Marisol")),
    extractor_target(swift_mt.EXTRACTOR, swift_mt.SWIFT_MT, lambda: _seeds(MT103 + GERMAN, "QUINTANILLA")),
    extractor_target(fedwire.EXTRACTOR, fedwire.FEDWIRE, lambda: _seeds(MESSAGE, "QUINTANILLA")),
    extractor_target(qif.EXTRACTOR, qif.QIF, lambda: _seeds(QIF, "Marisol")),
    extractor_target(iif.EXTRACTOR, iif.IIF, lambda: _seeds(IIF, "Marisol")),
    extractor_target(bai2.EXTRACTOR, bai2.BAI2, lambda: _seeds(BAI, "MOSS")),
    extractor_target(x937.EXTRACTOR, x937.X937, lambda: [letter(), letter("ascii", key=CANARY)]),
    extractor_target(gnucash.EXTRACTOR, gnucash.GNUCASH, lambda: _seeds(BOOK, "Marisol")),
    extractor_target(bacs.EXTRACTOR, bacs.BACS, lambda: _seeds("\n".join([*LABELS, *PAYMENTS, *ENDS]), "ANN MOSS")),
    extractor_target(mef.EXTRACTOR, mef.MEF, lambda: _seeds(RETURN, "QUINTANILLA")),
    extractor_target(mismo.EXTRACTOR, mismo.MISMO, lambda: [*_seeds(CREDIT, "MARISOL"), *_seeds(DEAL, "Marisol")]),
    extractor_target(fannie32.EXTRACTOR, fannie32.FANNIE32, lambda: _seeds("\n".join(FLAT), "REED")),
    extractor_target(fhir.EXTRACTOR, fhir.FHIR_LINES, lambda: _seeds(json.dumps(PATIENT) + "\n", "Abernathy")),
]
