"""Identity documents: cards, booklets and their machine-readable parts."""

import re

from pii_scan.detect.document.rule import Rule, Test, all_of, card_shaped, count_of, ladder, named, says
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


_FIELD_CODES = re.compile(
    r"(?m)(?:^|[\s\d.(])(DLN|DL ?NO|DL ?NUM|LIC ?NO|LIC#|LIC|DL|DOB|EXP|EXPIRES|ISS|ISSUED|CLASS|CLS|SEX|HGT|HT|"
    r"HEIGHT|WGT|WT|EYES|EYE|HAIR|END|ENDORSEMENTS|REST|RESTR|RSTR|RESTRICTIONS|LN|FN|DD|DONOR|DUPS|VETERAN|SEXO|CAT|NAC|VENC|IDN|ID)\b"
)
_SAME = {
    "DL NO": "DLN", "DLNO": "DLN", "DL NUM": "DLN", "LIC NO": "DLN", "LIC#": "DLN", "LIC": "DLN", "DL": "DLN",
    "EXPIRES": "EXP", "ISSUED": "ISS", "CLS": "CLASS", "HT": "HGT", "HEIGHT": "HGT", "WT": "WGT", "EYE": "EYES",
    "ENDORSEMENTS": "END", "REST": "RESTR", "RSTR": "RESTR", "RESTRICTIONS": "RESTR", "SEXO": "SEX", "CAT": "CLASS",
    "NAC": "DOB", "VENC": "EXP", "IDN": "ID",
}  # fmt: skip


def _fields(signs: Signs) -> set[str]:
    """Short codes of fields that licences and ID cards carry."""
    found = _FIELD_CODES.findall(signs.text.upper())
    return {_SAME.get(code, code) for code in found}


def _card_fields(least: int) -> Test:
    return lambda signs: len(_fields(signs) - {"ID"}) >= least


def _driving(signs: Signs) -> bool:
    """Class, endorsements, restrictions or a licence number: what a card for identification alone lacks."""
    return len(_fields(signs) & {"DLN", "CLASS", "END", "RESTR"}) >= 2


_dl_fields = _card_fields(4)


def _portrait(signs: Signs) -> bool:
    return signs.number("face_count") > 0


_DL_WORDS = says(
    "driver license", "driver's license", "drivers license", "driver licence", "operator license", "driving licence",
    "licencia de conducir", "licencia para conducir", "licencia de manejo", "permiso de conducir", "commercial driver",
    "driving license", "operator's license", "permis de conduire", "instruction permit", "learner permit",
    "learner's permit", "chauffeur license", "licencia tipo", "automovilista",
)  # fmt: skip
_ASKED = re.compile(r"(?i)driver'?s?[ ]licen[sc]e[ ](?:no\b|num|#)|not a driver")
"""The words of a form that asks for the number, or of a card that is none; exact, or `LICENSE OHIO` would ask."""


def _asked(signs: Signs) -> bool:
    return _ASKED.search(signs.text) is not None


def _titled(signs: Signs) -> bool:
    """The words name the card, and do not ask for the number in a form."""
    return signs.is_scan and (not _asked(signs) or _driving(signs))


_ID_WORDS = says(
    "identification card", "ID card", "identity card", "state ID", "tarjeta de identificacion", "non driver",
    "non-driver", "tarjeta de identidad", "state identification", "not a driver license", "not a driver's license",
)  # fmt: skip
_SHOP = says(
    "open mon", "while you wait", "now serving", "take a number", "hours", "call now", "notary", "open enrollment",
    "licensed agents", "apply today", "walk-ins", "your documents ready", "plans from", "photos", "abierto", "office",
)  # fmt: skip
"""Signs, posters and advertisements that speak of cards."""
_NINE = re.compile(r"(?<!\d)[\dOIlSB]{3}[ -]?[\dOIlSB]{2}[ -]?[\dOIlSB]{4}(?!\d)")


def _nine_digits(signs: Signs) -> bool:
    return _NINE.search(signs.text) is not None


_FORM = says(
    "applicant", "application", "please print", "visitor", "to visit", "relationship", "solicitud", "signature of",
    "request", "date signed",
)  # fmt: skip
_INMATE_WORDS = ("inmate", "offender", "prisoner", "detainee", "interno", "booking", "booked")
_CUSTODY = (
    "department of corrections", "correctional", "corrections", "detention", "county jail", "sheriff", "housing unit",
    "housing", "pod", "custody", "DOC#", "DOC NO", "booking no", "booking number", "booking card", "arresting agency",
    "charge", "booked", "booking photo", "jail", "penitentiary", "cell", "carcel", "DOC",
)  # fmt: skip
_INSURANCE = (
    "member id", "subscriber id", "member number", "member #", "enrollee", "subscriber", "member name", "asegurado",
    "group number", "group no", "grp#", "rx grp", "RxBIN", "rx bin", "RxPCN", "rxgrp", "copay", "copago", "deductible",
    "PPO", "HMO", "out-of-pocket", "health plan", "dental plan", "claims", "poliza", "PCP", "specialist",
    "office visit", "providers", "seguro medico", "plan type", "coverage",
)  # fmt: skip

RULES = (
    Rule(
        "drivers_license_front",
        (
            (1.5, "words:driver_license", all_of(_DL_WORDS, _card_sized, _titled)),
            (2.5, "words:driver_license_with_fields", all_of(_DL_WORDS, _card_sized, _titled, _card_fields(1))),
            (1.0, "words:driver_license_in_text", all_of(_DL_WORDS, lambda s: not _asked(s))),
            (-2.5, "words:shop", _SHOP),
            (1.5, "fields:licence", _card_fields(3)),
            (1.5, "fields:many", _card_fields(5)),
            (1.0, "fields:driving", _driving),
            (0.7, "fact:portrait", _portrait),
            (0.4, "fact:card_shape", card_shaped),
            (1.0, "words:real_id", says("real id", "limited term", "federal limits apply", "class D", "class C")),
            (0.3, "name", named("dl", "license", "licence", "licencia")),
            (-4.0, "long_text", _long_text),
            (-2.5, "words:form", all_of(_FORM, lambda s: not _driving(s))),
            (-2.0, "words:id_card", all_of(_ID_WORDS, lambda s: not _driving(s))),
            (-3.0, "words:not_driving", says("not a driver license", "not a driver's license", "non-driver")),
            (-2.0, "words:inmate", count_of(2, *_INMATE_WORDS, *_CUSTODY)),
        ),
        only=lambda s: s.is_scan or _card_sized(s),
    ),
    Rule(
        "drivers_license_back",
        (
            (6.0, "barcode:aamva", _licence_barcode),
            (-3.0, "barcode:id", _id_barcode),
            # A picture of both sides goes by its front, where the portrait is.
            (-5.0, "front_fields", all_of(_DL_WORDS, _dl_fields)),
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
            (2.0, "words:id_card", all_of(_ID_WORDS, _card_sized)),
            (2.0, "words:id_card_with_fields", all_of(_ID_WORDS, _card_sized, _card_fields(1))),
            (-2.5, "words:shop", _SHOP),
            (1.5, "words:identification", all_of(says("identification"), _card_sized, _card_fields(3))),
            (1.5, "fields:id", _card_fields(3)),
            (1.0, "fields:many", _card_fields(5)),
            (0.7, "fact:portrait", _portrait),
            (0.4, "fact:card_shape", card_shaped),
            (2.0, "words:not_driving", says("not a driver license", "not a driver's license", "non-driver")),
            (-4.0, "words:driver_license", all_of(_DL_WORDS, lambda s: not _asked(s))),
            (-3.0, "words:inmate", says("inmate", "corrections", "offender", "prisoner", "booking", "jail")),
            (-3.0, "words:insurance", count_of(2, *_INSURANCE)),
            (-3.0, "words:medicare", says("medicare", "health insurance")),
            (-2.5, "words:form", _FORM),
            (-4.0, "long_text", _long_text),
        ),
        only=lambda s: s.is_scan,
    ),
    Rule(
        "state_id_back",
        ((6.2, "barcode:aamva_id", _id_barcode), (-5.0, "front_words", all_of(_ID_WORDS, _dl_fields))),
    ),
    Rule(
        "passport",
        (
            (6.0, "mrz:passport", _mrz_starts("P<", "PP", "PD", "PO", "PS", "PE", "PM", "PN", "PR", "IP")),
            (1.3, "words:passport", all_of(says("passport", "pasaporte", "passeport", "reisepass"), _card_sized)),
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
            (-2.5, "words:shop", _SHOP),
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
            (0.5, "fact:portrait", _portrait),
            (-4.0, "long_text", _long_text),
            (-3.0, "words:form", says("applicant", "application for", "please print", "solicitud de pasaporte")),
        ),
        only=lambda s: s.is_scan or bool(s.mrz) or _card_sized(s),
    ),
    Rule(
        "visa",
        (
            (6.0, "mrz:visa", _mrz_starts("V<", "VN", "VR", "VC", "VD", "VS")),
            (1.5, "words:visa", says("visa type", "issuing post", "annotation", "control number", "tipo de visa")),
        ),
        only=lambda s: bool(s.mrz),
    ),
    Rule(
        "permanent_resident_card",
        (
            (6.0, "mrz:resident", _mrz_starts("C1USA", "C2USA", "CIUSA", "C<USA")),
            (
                5.0,
                "words:permanent_resident",
                all_of(says("permanent resident", "resident since", "resident alien"), _card_sized),
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
            (0.5, "fact:portrait", _portrait),
            (-4.0, "long_text", _long_text),
            (-3.0, "words:form", says("applicant", "form I-", "petitioner", "please print")),
        ),
        only=lambda s: s.is_scan or bool(s.mrz),
    ),
    Rule(
        "national_id_card",
        (
            (5.0, "mrz:id", _mrz_starts("I<", "ID", "IR", "A<", "AC", "C<")),
            (1.0, "fact:portrait", _portrait),
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
            (-4.0, "long_text", _long_text),
        ),
        only=lambda s: bool(s.mrz) or s.is_scan,
    ),
    Rule(
        "ssn_card",
        (
            (
                5.0,
                "words:ssn_card",
                all_of(
                    says("number has been established for", "has been established for", "valid for work only"),
                    _card_sized,
                ),
            ),
            (1.0, "words:social_security", all_of(says("social security"), lambda s: s.words <= 45)),
            (
                2.0,
                "words:social_security_number",
                all_of(says("social security"), _nine_digits, lambda s: s.words <= 45),
            ),
            (-2.5, "words:shop", _SHOP),
            (
                1.0,
                "words:administration",
                says(
                    "social security administration", "not for identification", "not valid for employment", "signature"
                ),
            ),
            (0.3, "fact:card_shape", card_shaped),
            (0.3, "name", named("ssn", "social")),
            (-4.0, "long_text", _long_text),
            (-3.0, "words:tax", says("wages", "withheld", "taxpayer", "employer id", "W-2", "1099", "W-9", "1040")),
            (-2.5, "words:form", _FORM),
        ),
        only=lambda s: s.is_scan,
    ),
    Rule(
        "medicare_card",
        (
            (1.5, "words:medicare", all_of(says("medicare"), _card_sized, lambda s: not says("medicare wages")(s))),
            (-2.5, "words:shop", _SHOP),
            (
                2.0,
                "words:entitled",
                says(
                    "medicare number",
                    "numero de medicare",
                    "entitled to",
                    "hospital (part A)",
                    "coverage starts",
                    "con derecho a",
                    "medicare claim number",
                    "name of beneficiary",
                ),
            ),
            (1.5, "words:health_insurance", says("health insurance", "seguro de salud")),
            (-4.0, "long_text", _long_text),
            (-4.0, "words:tax", says("wages", "withheld", "W-2", "gross pay", "net pay", "FICA")),
        ),
        only=lambda s: s.is_scan,
    ),
    Rule(
        "insurance_card",
        (
            *ladder("words:insurance", _INSURANCE, 0.5, 1.2, 1.3, 0.8),
            (0.5, "fact:card_shape", card_shaped),
            (-3.0, "words:medicare", says("medicare number", "medicare health insurance", "numero de medicare")),
            (-3.0, "long_text", _long_text),
            (-2.5, "words:form", says("applicant", "please print", "signature of", "date signed")),
            (-2.0, "words:money", says("statement", "balance", "gross pay", "net pay")),
        ),
        only=lambda s: s.is_scan,
    ),
    Rule(
        "inmate_id",
        (
            (
                2.5,
                "words:inmate_id",
                says(
                    "inmate identification",
                    "inmate id",
                    "offender id",
                    "offender identification",
                    "prisoner id",
                    "detainee id",
                    "inmate number",
                    "booking card",
                    "booking photo",
                    "identificacion de interno",
                ),
            ),
            *ladder("words:inmate", _INMATE_WORDS, 1.5),
            *ladder("words:custody", _CUSTODY, 1.0, 1.0, 0.7),
            (0.7, "fact:portrait", _portrait),
            (0.4, "fact:card_shape", card_shaped),
            (0.3, "name", named("inmate", "booking")),
            (
                -4.0,
                "words:form",
                says(
                    "visitor",
                    "to visit",
                    "relationship",
                    "visiting",
                    "applicant",
                    "request",
                    "grievance",
                    "complaint",
                    "receipt",
                    "statement",
                    "subtotal",
                    "solicitud",
                    "visita",
                ),
            ),
            (-4.0, "long_text", lambda s: s.words > 120),
        ),
        only=lambda s: s.is_scan,
    ),
)
