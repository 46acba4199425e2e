"""Passports, visas, residence and national identity cards: what carries a machine-readable zone."""

from pii_scan.detect.document.card_words import SHOP, card_sized, long_text, portrait
from pii_scan.detect.document.rule import Rule, Test, all_of, card_shaped, ladder, says
from pii_scan.detect.document.signs import Signs
from pii_scan.detect.ids.mrz_fields import Mrz, decode_mrz
from pii_scan.detect.ids.mrz_lines import find_mrz_lines


def _mrz_starts(*starts: str) -> Test:
    def test(signs: Signs) -> bool:
        return any(line.startswith(starts) for line in signs.mrz.replace(" ", "").split("\n"))

    return test


def _zone_of(formats: str, codes: str) -> Test:
    """A zone whose check digits hold: what it is stands in its layout, also where its first sign was misread."""
    return lambda signs: any(zone.format in formats and zone.document_code[:1] in codes for zone in _zones(signs))


def _zones(signs: Signs) -> list[Mrz]:
    zones = (decode_mrz(lines) for lines, _ in find_mrz_lines(f"{signs.mrz}\n{signs.text}"))
    return [zone for zone in zones if zone is not None and zone.held >= 2]


RULES = (
    Rule(
        "passport",
        (
            (6.0, "mrz:passport", _mrz_starts("P<", "PP", "PD", "PO", "PS", "PE", "PM", "PN", "PR", "IP")),
            (1.3, "words:passport", all_of(says("passport", "pasaporte", "passeport", "reisepass"), card_sized)),
            (
                0.8,
                "words:state",
                says(
                    "united states of america",
                    "estados unidos",
                    "republic of",
                    "republica de",
                    "kingdom",
                    "canada",
                    "republique",
                    "bundesrepublik",
                    "type P",
                    "tipo P",
                ),
            ),
            (-2.5, "words:shop", SHOP),
            *ladder(
                "words:passport_fields",
                (
                    "given names",
                    "given name",
                    "nationality",
                    "place of birth",
                    "date of expiration",
                    "authority",
                    "nombres",
                    "apellidos",
                    "nacionalidad",
                    "lugar de nacimiento",
                    "fecha de caducidad",
                    "autoridad",
                    "prenoms",
                    "nationalite",
                    "lieu de naissance",
                    "passport no",
                    "pasaporte no",
                    "country code",
                    "issuing country",
                    "surname",
                ),
                0.5,
                1.0,
                0.8,
            ),
            (0.5, "fact:portrait", portrait),
            (-4.0, "long_text", long_text),
            (-3.0, "words:form", says("applicant", "application for", "please print", "solicitud de pasaporte")),
        ),
        only=lambda s: s.is_scan or bool(s.mrz) or card_sized(s),
    ),
    Rule(
        "visa",
        (
            (6.0, "mrz:visa", _mrz_starts("V<", "VN", "VR", "VC", "VD", "VS")),
            (5.5, "mrz:visa_layout", _zone_of("MRV-A MRV-B", "V")),
            (1.5, "words:visa", says("visa type", "issuing post", "annotation", "control number", "tipo de visa")),
            (2.0, "words:visa_title", all_of(says("visa", "visum", "visto"), says("entries", "entradas", "valid for"))),
            (-4.0, "words:not_travel", says("mastercard", "debit", "subtotal", "approved")),
        ),
        only=lambda s: bool(s.mrz) or (s.is_scan and card_sized(s)),
    ),
    Rule(
        "permanent_resident_card",
        (
            (6.0, "mrz:resident", _mrz_starts("C1USA", "C2USA", "CIUSA", "C<USA")),
            (
                5.0,
                "words:permanent_resident",
                all_of(says("permanent resident", "resident since", "resident alien"), card_sized),
            ),
            *ladder(
                "words:uscis",
                (
                    "USCIS#",
                    "USCIS",
                    "department of homeland security",
                    "country of birth",
                    "category",
                    "card expires",
                    "immigration and naturalization",
                ),
                1.0,
                0.5,
            ),
            (0.5, "fact:portrait", portrait),
            (-4.0, "long_text", long_text),
            (-3.0, "words:form", says("applicant", "form I-", "petitioner", "please print")),
        ),
        only=lambda s: s.is_scan or bool(s.mrz),
    ),
    Rule(
        "national_id_card",
        (
            (5.0, "mrz:id", _mrz_starts("I<", "ID", "IR", "A<", "AC", "C<")),
            (1.0, "fact:portrait", portrait),
            (
                2.5,
                "words:national_id",
                says(
                    "documento nacional de identidad",
                    "cedula de ciudadania",
                    "cedula de identidad",
                    "instituto nacional electoral",
                    "credencial para votar",
                    "carte nationale d'identite",
                    "personalausweis",
                    "documento de identidad",
                    "matricula consular",
                    "national identity card",
                ),
            ),
            (0.4, "fact:card_shape", card_shaped),
            (-4.0, "long_text", long_text),
        ),
        only=lambda s: bool(s.mrz) or s.is_scan,
    ),
)
