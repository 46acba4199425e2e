"""Identity documents: cards, booklets and their machine-readable parts."""

import re

from pii_scan.detect.document.rule import Rule, Test, all_of, count_of, named, says
from pii_scan.detect.document.signs import Signs


def _aamva(document: str) -> Test:
    def test(signs: Signs) -> bool:
        head = signs.barcode
        return ("ANSI " in head or "AAMVA" in head) and document in head

    return test


def _licence_barcode(signs: Signs) -> bool:
    return bool(re.search(r"(?:ANSI |AAMVA)", signs.barcode)) and "DAQ" in signs.barcode


def _id_barcode(signs: Signs) -> bool:
    return _licence_barcode(signs) and bool(
        re.search(r"(?:ANSI |AAMVA)\s*\d{6,10}\d*ID\d|[\n\r]IDDA|\dIDDA", signs.barcode)
    )


def _mrz_starts(*starts: str) -> Test:
    def test(signs: Signs) -> bool:
        return any(line.startswith(starts) for line in signs.mrz.replace(" ", "").split("\n"))

    return test


def _card_sized(signs: Signs) -> bool:
    """Few words: a card, not a page that talks about cards."""
    return signs.words <= 150


def _long_text(signs: Signs) -> bool:
    return signs.words > 220


def _dl_fields(signs: Signs) -> bool:
    """Several of the short field codes that licences carry."""
    found = {
        code
        for code in (
            "DLN",
            "DL NO",
            "LIC",
            "DOB",
            "EXP",
            "ISS",
            "CLASS",
            "SEX",
            "HGT",
            "WGT",
            "EYES",
            "END",
            "REST",
            "LN",
            "FN",
            "DD",
        )
        if re.search(rf"(?m)(?:^|[\s\d]){code}\b", signs.text.upper())
    }
    return len(found) >= 4


def _portrait(signs: Signs) -> bool:
    return signs.number("face_count") > 0


_DL_WORDS = says(
    "driver license", "driver's license", "drivers license", "driver licence", "operator license",
    "licencia de conducir",
    "commercial driver", "driving license", "operator's license",
)  # fmt: skip
_DL_ASKED = says(
    "driver license no", "driver license number", "driver's license no", "driver's license number",
    "drivers license no", "drivers license number",
)  # fmt: skip


def _titled(signs: Signs) -> bool:
    """The words name the card, and do not ask for the number in a form."""
    return signs.is_scan and (not _DL_ASKED(signs) or _dl_fields(signs))


_ID_WORDS = says(
    "identification card", "ID card", "identity card", "state ID", "tarjeta de identificacion", "non driver"
)

RULES = (
    Rule(
        "drivers_license_front",
        (
            (4.0, "words:driver_license", all_of(_DL_WORDS, _card_sized, _titled)),
            (1.0, "words:driver_license_in_text", _DL_WORDS),
            (2.5, "fields:licence", _dl_fields),
            (1.0, "fields:dln", says("DLN", "DL NO", "LIC NO", "DL#")),
            (0.7, "fact:portrait", _portrait),
            (1.0, "words:real_id", says("real id", "limited term", "federal limits apply", "class D", "class C")),
            (0.5, "name", named("dl", "license", "licence", "licencia")),
            (-2.0, "barcode", _licence_barcode),
            (-4.0, "long_text", _long_text),
            (-1.5, "words:id_card", all_of(_ID_WORDS, lambda s: not _DL_WORDS(s))),
        ),
        only=lambda s: s.is_scan or _card_sized(s),
    ),
    Rule(
        "drivers_license_back",
        (
            (6.0, "barcode:aamva", _licence_barcode),
            (-3.0, "barcode:id", _id_barcode),
            (-3.0, "front_fields", all_of(_DL_WORDS, _dl_fields)),
            (
                1.0,
                "words:back",
                says("endorsements", "restrictions", "organ donor", "class description", "audit number"),
            ),
        ),
    ),
    Rule(
        "state_id_front",
        (
            (4.0, "words:id_card", all_of(_ID_WORDS, _card_sized)),
            (1.5, "fields:id", _dl_fields),
            (0.7, "fact:portrait", _portrait),
            (-4.0, "words:driver_license", _DL_WORDS),
            (-3.0, "words:inmate", says("inmate", "corrections", "offender")),
            (-3.0, "words:insurance", says("member id", "group number", "medicare", "health insurance")),
            (-4.0, "long_text", _long_text),
        ),
        only=lambda s: s.is_scan,
    ),
    Rule(
        "state_id_back",
        ((6.2, "barcode:aamva_id", _id_barcode), (-3.0, "front_words", all_of(_ID_WORDS, _dl_fields))),
    ),
    Rule(
        "passport",
        (
            (6.0, "mrz:passport", _mrz_starts("P<", "PP", "PD", "PO", "PS", "PE")),
            (2.5, "words:passport", all_of(says("passport", "pasaporte", "passeport"), _card_sized)),
            (
                1.5,
                "words:passport_fields",
                count_of(2, "given names", "nationality", "place of birth", "date of expiration", "authority"),
            ),
            (-4.0, "long_text", _long_text),
        ),
        only=lambda s: s.is_scan or bool(s.mrz) or _card_sized(s),
    ),
    Rule(
        "visa",
        (
            (6.0, "mrz:visa", _mrz_starts("V<", "VN", "VR")),
            (1.5, "words:visa", says("visa type", "issuing post", "annotation", "control number")),
        ),
        only=lambda s: bool(s.mrz),
    ),
    Rule(
        "permanent_resident_card",
        (
            (6.0, "mrz:resident", _mrz_starts("C1USA", "C2USA", "CIUSA", "C<USA")),
            (5.0, "words:permanent_resident", all_of(says("permanent resident", "resident since"), _card_sized)),
            (1.5, "words:uscis", says("USCIS#", "USCIS", "department of homeland security", "country of birth")),
            (-4.0, "long_text", _long_text),
        ),
        only=lambda s: s.is_scan or bool(s.mrz),
    ),
    Rule(
        "national_id_card",
        (
            (5.0, "mrz:id", _mrz_starts("I<", "ID", "IR", "A<", "AC", "C<")),
            (1.0, "fact:portrait", _portrait),
        ),
        only=lambda s: bool(s.mrz),
    ),
    Rule(
        "ssn_card",
        (
            (
                5.0,
                "words:ssn_card",
                all_of(says("this number has been established for", "valid for work only"), _card_sized),
            ),
            (3.0, "words:social_security", all_of(says("social security"), lambda s: s.words <= 45)),
            (1.0, "words:administration", says("social security administration", "signature")),
            (0.5, "name", named("ssn", "social")),
            (-4.0, "long_text", _long_text),
        ),
        only=lambda s: s.is_scan,
    ),
    Rule(
        "medicare_card",
        (
            (4.0, "words:medicare", all_of(says("medicare"), _card_sized)),
            (
                2.0,
                "words:entitled",
                says("medicare number", "entitled to", "hospital (part A)", "coverage starts", "con derecho a"),
            ),
            (1.0, "words:health_insurance", says("health insurance", "seguro de salud")),
            (-4.0, "long_text", _long_text),
        ),
        only=lambda s: s.is_scan,
    ),
    Rule(
        "insurance_card",
        (
            (2.0, "words:member", all_of(says("member id", "subscriber id", "member number"), _card_sized)),
            (1.5, "words:group", says("group number", "RxBIN", "RxPCN", "copay", "group no")),
            (-3.0, "words:medicare", says("medicare number")),
        ),
        only=lambda s: s.is_scan,
    ),
    Rule(
        "inmate_id",
        (
            (
                4.0,
                "words:inmate",
                all_of(
                    says("inmate identification", "inmate id", "offender id", "inmate number", "inmate"),
                    lambda s: s.words <= 80,
                ),
            ),
            (
                1.5,
                "words:corrections",
                says("department of corrections", "correctional", "detention", "county jail", "sheriff"),
            ),
            (
                1.5,
                "words:booking",
                says("booking no", "booking number", "booking", "booking#", "housing unit", "DOC#", "DOC NO"),
            ),
            (0.7, "fact:portrait", _portrait),
            (0.5, "name", named("inmate", "booking")),
            (-4.0, "words:form", says("visitor", "to visit", "relationship", "visiting application", "applicant")),
            (-4.0, "long_text", lambda s: s.words > 120),
        ),
        only=lambda s: s.is_scan,
    ),
)
