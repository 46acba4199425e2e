"""Spanish identity number (DNI, NIF)."""

from pii_scan.detect.countries.check_digits import alnum
from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass


def _nine(text: str) -> str:
    """With the zero in front that old cards leave out."""
    return alnum(text).zfill(9)


DETECTOR = national_id(
    Kind("es_dni", LegalClass.OTHER_GOV_ID, "Spanish identity number (DNI, NIF)", "ES_NIF", identifies=True),
    standard="Real Decreto 1553/2005; control letter modulus 23: "
    "https://www.interior.gob.es/opencms/ca/servicios-al-ciudadano/tramites-y-gestiones/dni/calculo-del-digito-de-control-del-nif-nie/",
    patterns=(
        "[0-9]{8}[ -]?[A-Za-z]", r"[0-9]{2}\.[0-9]{3}\.[0-9]{3}[ -]?[A-Za-z]", "[0-9]{7}[ -]?[A-Za-z]",
        r"[0-9]\.[0-9]{3}\.[0-9]{3}[ -]?[A-Za-z]",
    ),
    compact=_nine,
    holds=stdnum_holds("es.dni"),
    pass_rate=0.04,
    alone={0: 2.4, 1: 4.4},
    dummies=frozenset(("12345678Z", "00000000T", "11111111H",)),
    labels=(
        "dni", "d.n.i.", "dni/nif", "nif", "n.i.f.", "dni/nie", "documento nacional de identidad",
        "spanish national id", "número de identificación fiscal", "nif/cif", "dni nº", "nº dni", "n.º de dni",
        "dni español", "documento de identidad (dni)", "spanish dni", "spanish id",
    ),
    examples=(
        Example("DNI: 57989270Z", "57989270Z"),
        Example("N.I.F. 06317015L", "06317015L"),
        Example("con DNI n.º 93129598E y domicilio", "93129598E"),
        Example("Documento Nacional de Identidad\n52599217B", "52599217B"),
        Example("Spanish national ID 82623032V", "82623032V"),
        Example("DNI: 6.317.015-L", "06317015L"),
        Example("NIF 6317015L", "06317015L"),
    ),
    counter_examples=(
        Example("DNI: 57989270A"),
        Example("Order number 57989270Z"),
        Example("6317015L"),
    ),
    validator="control letter modulus 23",
    not_covered="Without a label eight digits and the letter are only possible.",
)  # fmt: skip
