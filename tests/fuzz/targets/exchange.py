"""Readers of what hospitals and banks exchange."""

import json

from pii_scan.extract.exchange import efw2, fhir, fire, hl7, nacha, x12
from tests.extract.exchange.test_fhir import PATIENT
from tests.extract.exchange.test_hl7 import ADT
from tests.extract.exchange.test_nacha import FILE
from tests.extract.exchange.test_wage_reports import WAGES, payee, returns
from tests.extract.exchange.test_x12 import CLAIM
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
    extractor_target(fhir.EXTRACTOR, fhir.FHIR_LINES, lambda: _seeds(json.dumps(PATIENT) + "\n", "Abernathy")),
]
