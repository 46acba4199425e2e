"""Driving licences and the cards for identification that the same offices issue."""

import re
from datetime import date

from pii_scan.detect.document.card_words import (
    CUSTODY,
    FORM,
    INMATE_WORDS,
    INSURANCE,
    SHOP,
    card_sized,
    long_text,
    portrait,
)
from pii_scan.detect.document.rule import Rule, Test, all_of, card_shaped, count_of, named, says
from pii_scan.detect.document.signs import Signs
from pii_scan.detect.ids.european_card import european_card
from pii_scan.detect.ids.jurisdictions import card_titles


def _licence_barcode(signs: Signs) -> bool:
    return bool(re.search(r"(?:ANSI |AAMVA)", signs.barcode)) and "DAQ" in signs.barcode


def _id_barcode(signs: Signs) -> bool:
    return _licence_barcode(signs) and bool(
        re.search(r"(?:ANSI |AAMVA)\s*\d{6,10}\d*ID\d|[\n\r]IDDA|\dIDDA", signs.barcode)
    )


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


_YEARS = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]((?:19|20)\d\d)(?!\d)")
_D = r"\d{1,2}[-/]\d{1,2}[-/]\d{4}"
_NUMBERED = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?m)^\W{0,3}4d\b", rf"\b4b\W{{0,3}}(?:EXP\W{{0,3}})?{_D}", rf"\b4a\W{{0,3}}(?:ISS\W{{0,3}})?{_D}",
        rf"(?m)^\W{{0,3}}3\W{{1,3}}(?:DOB\W{{0,3}})?{_D}", r"(?m)^\W{0,3}8\W{1,3}\d{1,6} [A-Z]",
        r"(?m)^\W{0,3}1\W{1,3}[A-Z]{2,}", r"(?m)^\W{0,3}2\W{1,3}[A-Z]{2,}",
        r"\b15\W{1,3}(?:SEX\W{0,3})?[MF]\b", r"\b16\W{1,3}(?:HGT\W{0,3})?\d['-]",
        r"\b18\W{1,3}(?:EYES\W{0,3})?(?:BRO|BRN|BLU|GRN|HAZ|BLK|GRY)\b",
    )
)  # fmt: skip
"""Elements of the AAMVA card design standard with their values, whatever stands over them."""


def _numbered(signs: Signs) -> bool:
    return card_sized(signs) and sum(pattern.search(signs.text) is not None for pattern in _NUMBERED) >= 5


def titled_card(signs: Signs) -> bool:
    """Few words under a line that is a state's name, with a birth date and a later one: the rest was lost."""
    years = sorted(int(year) for year in _YEARS.findall(signs.text))
    return card_sized(signs) and len(years) > 1 and years[-1] - years[0] >= 16 and bool(card_titles(signs.text))


def _european(signs: Signs) -> bool:
    """Elements 3, 4a, 4b and 5 of the European form, each with its value."""
    card = european_card(signs.text, date(2026, 1, 1)) if signs.is_scan and card_sized(signs) else None
    return card is not None and card.elements >= 3


_DL_WORDS = says(
    "driver license", "driver's license", "drivers license", "driver licence", "operator license", "driving licence",
    "licencia de conducir", "licencia para conducir", "licencia de manejo", "permiso de conducir", "commercial driver",
    "driving license", "operator's license", "permis de conduire", "instruction permit", "learner permit",
    "learner's permit", "chauffeur license", "licencia tipo", "automovilista",
    # The Union's languages and their neighbours', accents aside.
    "permiso de conduccion", "fuhrerschein", "fuehrerschein", "patente di guida", "rijbewijs", "prawo jazdy",
    "carta de conducao", "korkort", "korekort", "forerkort", "ajokortti", "vozacka dozvola", "voznisko dovoljenje",
    "vodicsky preukaz", "ridicsky prukaz", "vezetoi engedely", "permis de conducere", "juhiluba",
    "vairuotojo pazymejimas",
    "vaditaja apliecib", "ceadunas tiomana", "surucu belgesi", "carteira nacional de habilitacao",
    "carteira de motorista", "surat izin mengemudi",
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

RULES = (
    Rule(
        "drivers_license_front",
        (
            (1.5, "words:driver_license", all_of(_DL_WORDS, card_sized, _titled)),
            (2.5, "words:driver_license_with_fields", all_of(_DL_WORDS, card_sized, _titled, _card_fields(1))),
            (1.0, "words:driver_license_in_text", all_of(_DL_WORDS, lambda s: not _asked(s))),
            (-2.5, "words:shop", SHOP),
            (1.5, "fields:licence", _card_fields(3)),
            (1.5, "fields:many", _card_fields(5)),
            (1.0, "fields:driving", _driving),
            (3.5, "fields:european", _european),
            (3.0, "fields:numbered", all_of(_numbered, lambda s: not _ID_WORDS(s) or _DL_WORDS(s))),
            (2.5, "title:state_and_dates", all_of(titled_card, lambda s: not _ID_WORDS(s))),
            (0.7, "fact:portrait", portrait),
            (0.4, "fact:card_shape", card_shaped),
            (1.0, "words:real_id", says("real id", "limited term", "federal limits apply", "class D", "class C")),
            (0.3, "name", named("dl", "license", "licence", "licencia")),
            (-4.0, "long_text", long_text),
            (-2.5, "words:form", all_of(FORM, lambda s: not _driving(s))),
            (-2.0, "words:id_card", all_of(_ID_WORDS, lambda s: not _driving(s))),
            (-3.0, "words:not_driving", says("not a driver license", "not a driver's license", "non-driver")),
            (-2.0, "words:inmate", count_of(2, *INMATE_WORDS, *CUSTODY)),
        ),
        only=lambda s: s.is_scan or card_sized(s),
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
            (2.0, "words:id_card", all_of(_ID_WORDS, card_sized)),
            (2.0, "words:id_card_with_fields", all_of(_ID_WORDS, card_sized, _card_fields(1))),
            (-2.5, "words:shop", SHOP),
            (1.5, "words:identification", all_of(says("identification"), card_sized, _card_fields(3))),
            (1.5, "fields:id", _card_fields(3)),
            (1.0, "fields:many", _card_fields(5)),
            (0.7, "fact:portrait", portrait),
            (0.4, "fact:card_shape", card_shaped),
            (2.0, "words:not_driving", says("not a driver license", "not a driver's license", "non-driver")),
            (-4.0, "words:driver_license", all_of(_DL_WORDS, lambda s: not _asked(s))),
            (-3.0, "words:inmate", says("inmate", "corrections", "offender", "prisoner", "booking", "jail")),
            (-3.0, "words:insurance", count_of(2, *INSURANCE)),
            (-3.0, "words:medicare", says("medicare", "health insurance")),
            (-2.5, "words:form", FORM),
            (-4.0, "long_text", long_text),
        ),
        only=lambda s: s.is_scan,
    ),
    Rule(
        "state_id_back",
        ((6.2, "barcode:aamva_id", _id_barcode), (-5.0, "front_words", all_of(_ID_WORDS, _dl_fields))),
    ),
)
