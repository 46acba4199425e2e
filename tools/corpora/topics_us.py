"""Numbers of US authorities, schools, employers and insurers."""

from random import Random

from tools.corpora.check_digits import dea, luhn, vin
from tools.corpora.shapes import grouped, shaped, shapes
from tools.corpora.topic import table

_DUMMIES = {"078051120", "219099999", "123456789"}
_EIN_PREFIXES = ("04", "12", "20", "23", "27", "36", "41", "46", "47", "52", "58", "61", "73", "77", "81", "84", "94")
_MBI_LETTERS = "ACDEFGHJKMNPQRTUVWXY"
_VIN = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"


def ssn_digits(rng: Random) -> str:
    while True:
        area = rng.choice([rng.randint(1, 665), rng.randint(667, 899)])
        digits = f"{area:03d}{rng.randint(1, 99):02d}{rng.randint(1, 9999):04d}"
        if digits not in _DUMMIES and len(set(digits)) > 2:
            return digits


def _ssn(rng: Random) -> str:
    return grouped(ssn_digits(rng), (3, 2, 4), rng.choice(("-", "-", "-", "-", "-", " ", " ", "", "", ".", "–")))


def _last4(rng: Random) -> str:
    return ssn_digits(rng)[5:]


def _masked_ssn(rng: Random) -> str:
    return f"{rng.choice(('XXX-XX-', '***-**-', 'xxx-xx-', 'XXX XX '))}{ssn_digits(rng)[5:]}"


def _itin(rng: Random) -> str:
    group = rng.choice([*range(50, 66), *range(70, 89), 90, 91, 92, *range(94, 100)])
    return grouped(
        f"9{rng.randint(0, 99):02d}{group}{rng.randint(1, 9999):04d}", (3, 2), rng.choice(("-", "-", " ", ""))
    )


def _atin(rng: Random) -> str:
    return f"9{rng.randint(0, 99):02d}-93-{rng.randint(1, 9999):04d}"


def _ein(rng: Random) -> str:
    return f"{rng.choice(_EIN_PREFIXES)}-{rng.randint(1000000, 9999999)}"


def _mbi(rng: Random) -> str:
    def one(code: str) -> str:
        if code == "C":
            return rng.choice("123456789")
        return rng.choice("0123456789" if code == "N" else _MBI_LETTERS if code == "A" else "0123456789" + _MBI_LETTERS)

    text = "".join(map(one, "CAXNAXNAANN"))
    return grouped(text, (4, 3), "-") if rng.random() < 0.5 else text


def _npi(rng: Random) -> str:
    body = rng.choice("12") + shaped(rng, "########")
    return body + luhn("80840" + body)


def _dea(rng: Random) -> str:
    body = shaped(rng, "######")
    return rng.choice("ABFM") + shaped(rng, "?") + body + dea(body)


def _vin(rng: Random) -> str:
    start = rng.choice(("1HG", "1FT", "2T1", "3VW", "4T1", "5YJ", "1G1", "JH4"))
    model = "".join(rng.choice(_VIN) for _ in range(5))
    # 49 CFR 565.15: the tenth character is the year, the last five of a car's are digits.
    return vin(f"{start}{model}X{rng.choice('ABCDEFGHJKLMNPRST123456789')}{rng.choice(_VIN)}{shaped(rng, '######')}")


def _licence(rng: Random) -> str:
    return shaped(
        rng,
        rng.choice(
            (
                "?#######", "########", "?###-###-##-###-#", "### ### ###", "?###-####-####", "??######", "#########",
                "?#### ##### #####", "? ### ### ### ###", "?########", "?###-####-####-##",
            )
        ),
    )  # fmt: skip


TOPICS = table(
    "us",
    ("us_ssn", "", _ssn),
    ("us_ssn_last4", "us_ssn", _last4),
    ("us_ssn_masked", "us_ssn_last4", _masked_ssn),
    ("us_itin", "", _itin),
    ("us_atin", "", _atin),
    ("us_ptin", "", shapes("P0#######", "P01######")),
    ("us_ein", "", _ein),
    ("us_ip_pin", "irs_ip_pin us_irs_ip_pin", shapes("+#####")),
    ("us_passport", "passport", shapes("+########", "5########", "?########")),
    ("us_passport_card", "passport_card passport", shapes("C########", "C0#######")),
    ("us_visa", "visa_number us_visa_foil us_visa_number", shapes("?#######", "########")),
    ("us_alien_number", "", shapes("A#########", "A### ### ###", "A-###-###-###", "#########", "A+#######")),
    (
        "us_uscis_receipt",
        "uscis_receipt us_uscis_receipt_number",
        lambda rng: rng.choice(("EAC", "WAC", "LIN", "SRC", "MSC", "IOE", "NBC", "YSC")) + shaped(rng, "2#########"),
    ),
    (
        "us_naturalization",
        "us_naturalization_certificate us_naturalisation_certificate",
        shapes("########", "?#######"),
    ),
    ("us_i94", "us_i94_number", shapes("###########", "#########A#", "#########B#")),
    ("us_sevis", "us_sevis_id", shapes("N00########", "N##########")),
    ("us_dod_id", "us_edipi dod_id", shapes("1#########")),
    (
        "us_military_service_number",
        "us_service_number military_service_number",
        shapes("RA ########", "US ########", "RA########", "### ## ##"),
    ),
    ("us_medicare_mbi", "", _mbi),
    ("us_hicn", "us_medicare_hicn", lambda rng: grouped(ssn_digits(rng), (3, 2), "-") + rng.choice("ABCDT")),
    ("us_medicaid", "us_medicaid_id", shapes("??#####?", "#########", "##########")),
    ("us_npi", "npi", _npi),
    ("us_dea", "dea us_dea_number", _dea),
    ("us_medical_license", "medical_license", shapes("MD######", "A######", "ME######", "##-#####")),
    ("vin", "us_vin", _vin),
    ("license_plate", "us_license_plate licence_plate plate", shapes("???####", "#???###", "???-####", "??#####")),
    ("student_id", "us_student_id", shapes("#######", "########", "S########", "9########")),
    ("employee_id", "", shapes("E#####", "#####", "EMP-#####", "######")),
    ("inmate_number", "", shapes("?#####", "########", "#####-###", "##-?-####", "???###")),
    ("booking_number", "inmate_number", shapes("2024-######", "##########", "2023########")),
    ("us_fbi_number", "fbi_number us_fbi_ucn", shapes("######??#", "######?#", "??######")),
    ("us_tribal_id", "tribal_enrollment_number tribal_id us_tribal_enrollment", shapes("######", "?######", "####")),
    (
        "us_known_traveler",
        "us_known_traveler_number known_traveler us_passid us_ktn",
        shapes("TT########", "9########"),
    ),
    ("us_selective_service", "us_selective_service_number", shapes("{y}-#######-#")),
    (
        "birth_certificate",
        "vital_record_number us_birth_certificate vital_record",
        shapes("###-{y}-######", "2019-#######"),
    ),
    ("us_driver_license", "us_state_id", _licence),
    ("us_state_id", "us_driver_license", shapes("########", "?#######", "#########")),
    (
        "health_member_id",
        "health_insurance_member_id us_health_insurance health_plan_id",
        shapes("???#########", "W#########", "????########"),
    ),
)
