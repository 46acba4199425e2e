"""Haitian tax or identity number (NIF)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _holds(number: str) -> bool:
    return number[:3] != "000"


DETECTOR = national_id(
    Kind("ht_nif", LegalClass.TAXPAYER_ID, "Haitian tax or identity number (NIF)", identifies=True),
    standard="Direction Générale des Impôts, matricule fiscal: https://dgi.gouv.ht",
    patterns=("[0-9]{3}-[0-9]{3}-[0-9]{3}-[0-9]", "[0-9]{10}"),
    holds=_holds,
    pass_rate=0.9,
    check="shape",
    labels=(
        "nif", "nif no", "matricule fiscal", "matricule fiscale", "numéro d'identification fiscale", "haitian nif",
        "cin haiti", "ninu", "no. matricule fiscale", "n° d'immatriculation fiscale",
        "numéro d'immatriculation fiscale", ),
    examples=(
        Example("Matricule fiscale: 007-746-612-9", "0077466129"),
        Example("Haitian NIF 005-412-791-2", "0054127912"),
        Example("Matricule fiscale\n007-965-228-2", "0079652282"),
    ),
    counter_examples=(
        Example("Order number 007-746-612-9"),
        Example("Matricule fiscale: 000-123-456-7"),
    ),
    validator="label only",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
