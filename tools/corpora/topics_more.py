"""Further countries, and further numbers of countries that `topics_world` has."""

from collections.abc import Sequence
from random import Random

from tools.corpora import check_digits as cd
from tools.corpora.shapes import LETTERS, confirmed, shaped, shapes
from tools.corpora.topic import table


def _digit_sums(text: str, weights: Sequence[int]) -> int:
    """Sum of the digit sums of digit times weight."""
    return sum(sum(map(int, str(int(d) * w))) for d, w in zip(text, weights, strict=True))


def _german_pension(rng: Random) -> str:
    """VKVV § 4: area, birth date, initial as two digits, serial; digit sums with weights 2 1 2 5 7 1 2 1 2 1 2 1."""
    initial = rng.choice("ABFGHKMRSW")
    head, serial = shaped(rng, "15{d}{m}{y}"), f"{rng.randint(0, 49):02d}"
    spelled = f"{head}{LETTERS.index(initial) + 1:02d}{serial}"
    check = _digit_sums(spelled, (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)) % 10
    text = f"{head}{initial}{serial}{check}"
    return text if rng.random() < 0.5 else f"{text[:2]} {text[2:8]} {text[8]} {text[9:]}"


def _german_health(rng: Random) -> str:
    """SGB V § 290: the letter as two digits, then eight; digit sums with weights 1 2 1 2 …."""
    letter, body = rng.choice("ABCDEFGHKMPRT"), shaped(rng, "########")
    spelled = f"{LETTERS.index(letter) + 1:02d}{body}"
    return f"{letter}{body}{_digit_sums(spelled, (1, 2) * 5) % 10}"


def _spanish_social(rng: Random) -> str:
    province, number = f"{rng.randint(1, 50):02d}", shaped(rng, "+#######")
    return f"{province}/{number}/{int(province + number) % 97:02d}" if rng.random() < 0.5 else (
        f"{province}{number}{int(province + number) % 97:02d}"
    )  # fmt: skip


def _hungarian_health(rng: Random) -> str:
    body = shaped(rng, "+#######")
    text = body + str(cd.weighted(body, (3, 7) * 4) % 10)
    return text if rng.random() < 0.4 else f"{text[:3]} {text[3:6]} {text[6:]}"


def _hungarian_tax(rng: Random) -> str:
    while True:
        body = "8" + shaped(rng, "########")
        rest = cd.weighted(body, range(1, 10)) % 11
        if rest < 10:
            return body + str(rest)


def _polish_card(rng: Random) -> str:
    letters, digits = rng.choice(("ABC", "CAR", "DBK", "AXF")), shaped(rng, "#####")
    values = [*(LETTERS.index(ch) + 10 for ch in letters), *map(int, digits)]
    total = sum(v * w for v, w in zip(values, (7, 3, 1, 7, 3, 1, 7, 3), strict=True))
    return f"{letters}{total % 10}{digits}" if rng.random() < 0.6 else f"{letters} {total % 10}{digits}"


def _slovene_tax(rng: Random) -> str:
    while True:
        body = shaped(rng, "+######")
        check = 11 - cd.weighted(body, range(8, 1, -1)) % 11
        if check < 11:
            return body + str(check % 10)


def _kazakh(rng: Random) -> str:
    while True:
        body = shaped(rng, "{y}{m}{d}") + rng.choice("34") + shaped(rng, "####")
        rest = cd.weighted(body, range(1, 12)) % 11
        if rest < 10:
            return body + str(rest)


def _brazilian_work(rng: Random) -> str:
    while True:
        body = "1" + shaped(rng, "#########")
        check = 11 - cd.weighted(body, (3, 2, 9, 8, 7, 6, 5, 4, 3, 2)) % 11
        if check < 10:
            return f"{body[:3]}.{body[3:8]}.{body[8:]}-{check}"


def _brazilian_health(rng: Random) -> str:
    while True:
        text = rng.choice("789") + shaped(rng, "##############")
        if cd.weighted(text, range(15, 0, -1)) % 11 == 0:
            return text if rng.random() < 0.5 else f"{text[:3]} {text[3:7]} {text[7:11]} {text[11:]}"


def _mexican_social(rng: Random) -> str:
    body = shaped(rng, "##########")
    return body + cd.luhn(body)


def _salvadoran(rng: Random) -> str:
    body = "0" + shaped(rng, "#######")
    return f"{body}-{-cd.weighted(body, range(9, 1, -1)) % 10}"


def _saudi(rng: Random) -> str:
    body = rng.choice("12") + shaped(rng, "########")
    return body + cd.luhn(body)


def _taiwanese(rng: Random) -> str:
    letter = rng.choice("ABCDEFGH")
    number, body = "ABCDEFGH".index(letter) + 10, rng.choice("12") + shaped(rng, "#######")
    total = number // 10 + number % 10 * 9 + cd.weighted(body, range(8, 0, -1))
    return f"{letter}{body}{-total % 10}"


def _nicaraguan(rng: Random) -> str:
    """The letter is the remainder by 23 of the thirteen digits, counted in an alphabet without I, O and Ñ."""
    text = shaped(rng, "001-{d}{m}{y}-####")
    return text + "ABCDEFGHJKLMNPQRSTUVWXY"[int(text.replace("-", "")) % 23]


def _egyptian(rng: Random) -> str:
    return "2" + shaped(rng, "{y}{m}{d}01#####")


TOPICS = table(
    "europe",
    ("de_pension_number", "", _german_pension),
    ("de_health_insurance", "", _german_health),
    ("es_nss", "", _spanish_social),
    ("fr_tax_number", "", confirmed("fr.nif", "0############", "3############", tries=60000)),
    ("hu_taj", "", _hungarian_health),
    ("hu_tax_id", "", _hungarian_tax),
    ("it_driver_license", "", shapes("U1#######?", "MI#######?")),
    ("it_identity_card", "", shapes("CA#####??", "AX#######")),
    ("pl_id_card", "", _polish_card),
    ("si_tax_number", "", _slovene_tax),
    ("yu_jmbg", "si_emso", confirmed("si.emso", "{d}{m}9##71####", tries=20000)),
    ("ru_internal_passport", "", shapes("45## ######", "40 1# ######")),
    ("kz_iin", "", _kazakh),
)
TOPICS |= table(
    "americas",
    ("ca_bc_phn", "", confirmed("ca.bc_phn", "9### ### ###", "9#########")),
    ("ca_qc_health_card", "", shapes("GARM {y}{m} {d}##", "TREL {y}{m} {d}##")),
    ("br_pis", "", _brazilian_work),
    ("br_sus_card", "", _brazilian_health),
    ("br_rg", "", shapes("##.###.###-#", "+#.###.###-X")),
    ("gt_nit", "", confirmed("gt.nit", "#######-#", "########-#")),
    ("hn_dni", "", shapes("0801-{Y}-#####")),
    ("mx_ine", "", shapes("GRMRLS{y}{m}{d}09H#00", "LPPRAN{y}{m}{d}14M#00")),
    ("mx_nss", "", _mexican_social),
    ("ni_cedula", "", _nicaraguan),
    ("pa_cedula", "", shapes("8-###-####", "4-###-###")),
    ("pe_ruc", "", confirmed("pe.ruc", "10#########", "20#########")),
    ("sv_dui", "", _salvadoran),
    ("us_va_file_number", "", shapes("C########", "## ### ###")),
    ("us_redress_number", "", shapes("#######")),
)
TOPICS |= table(
    "asia",
    ("eg_national_id", "other_gov_id", _egyptian),
    ("in_gstin", "", confirmed("in_.gstin", "27???P?####?1Z*", "29???C?####?1Z*")),
    ("in_driving_licence", "", shapes("MH12 2015#######", "DL-0420110######")),
    ("ke_pin", "", confirmed("ke.pin", "A00#######?")),
    ("kr_driver_license", "", shapes("11-##-######-##", "26-1#-######-##")),
    ("lk_nic", "", shapes("{y}1######V", "{y}2######V")),
    ("sa_national_id", "", _saudi),
    ("sg_uen", "", confirmed("sg.uen", "2012#####?", "T08LL####?", tries=20000)),
    ("tw_national_id", "", _taiwanese),
    ("vn_cccd", "", shapes("0010{y}######", "0791{y}######")),
    ("ph_tin", "", shapes("+##-###-###-000", "+##-###-###")),
    ("ph_sss", "", shapes("34-#######-#", "07-#######-#")),
    ("ph_philhealth", "", shapes("12-#########-#")),
)
