"""Rarer numbers of more countries; most have a label and a layout only."""

from random import Random

from tools.corpora import check_digits as cd
from tools.corpora.shapes import confirmed, shaped, shapes
from tools.corpora.topic import table


def _moldovan(rng: Random) -> str:
    body = "2" + shaped(rng, "###########")
    return body + str(cd.weighted(body, (7, 3, 1) * 4) % 10)


def _belgian_card(rng: Random) -> str:
    body = "59" + shaped(rng, "########")
    check = int(body) % 97 or 97
    return f"{body[:3]}-{body[3:]}-{check:02d}"


def _cypriot(rng: Random) -> str:
    """Digits at odd places are mapped, those at even places added; the letter is the sum mod 26."""
    body = "0" + shaped(rng, "#######")
    mapped = {"0": 1, "1": 0, "2": 5, "3": 7, "4": 9, "5": 13, "6": 15, "7": 17, "8": 19, "9": 21}
    total = sum(mapped[ch] for ch in body[::2]) + sum(int(ch) for ch in body[1::2])
    return f"{body}{chr(65 + total % 26)}"


def _zimbabwean(rng: Random) -> str:
    body = shaped(rng, "63######")
    return f"{body[:2]}-{body[2:]}{'ABCDEFGHJKLMNPQRSTVWXYZ'[(int(body) % 23) - 1]}{rng.randint(10, 85)}"


def _masked_front(rng: Random) -> str:
    return f"{rng.randint(100, 665)}-{rng.randint(10, 99)}-{rng.choice(('XXXX', '****'))}"


TOPICS = table(
    "europe",
    ("md_idnp", "", _moldovan),
    ("be_identity_card", "", _belgian_card),
    ("cy_tic", "", _cypriot),
    ("by_personal_number", "", shapes("3{d}{m}{y}A0##PB#", "4{d}{m}{y}C0##PB#")),
    ("de_driving_licence", "", shapes("B31******##", "K072*****#*")),
    ("fr_identity_card", "", shapes("1303679#####", "0905752#####")),
    ("ge_personal_number", "", shapes("01#########")),
    ("gr_identity_card", "", shapes("AT ######", "AN ######", "AZ######")),
    ("fo_ptal", "", shapes("{d}{m}{y}-###")),
    ("mt_id_card", "", shapes("0######M", "0######L")),
)
TOPICS |= table(
    "americas",
    ("bo_ci", "", shapes("+###### LP", "+###### SC", "+###### CB")),
    ("cu_ni", "", confirmed("cu.ni", "{y}{m}{d}#####")),
    ("ec_ruc", "", confirmed("ec.ruc", "17########001", "09########001", tries=20000)),
    ("jm_trn", "", shapes("1##-###-###")),
    ("py_ci", "", shapes("+.###.###")),
    ("ht_nif", "", shapes("00#-###-###-#")),
    ("us_ssn_first5", "us_ssn_last4 us_ssn", _masked_front),
)
TOPICS |= table(
    "asia",
    ("au_acn", "", confirmed("au.acn", "### ### ###", "#########")),
    ("au_driver_licence", "", shapes("########", "+#######")),
    ("gh_card", "", shapes("GHA-#########-#")),
    ("in_vehicle_registration", "license_plate", shapes("MH 12 ?? ####", "KA-05-??-####")),
    ("ma_cin", "", shapes("BE######", "J######")),
    ("ph_umid", "", shapes("0###-#######-#")),
    ("tz_nida", "", shapes("{Y}{m}{d}-#####-000##-##")),
    ("ug_nin", "", shapes("CM{y}######????", "CF{y}########??")),
    ("vn_cmnd", "", shapes("02#######", "30#######")),
    ("zw_id", "", _zimbabwean),
    ("nz_bank_account", "bank_account us_bank_account", confirmed("nz.bankaccount", "01-09##-0######-00", tries=20000)),
)
TOPICS |= table(
    "money",
    ("credit_score", "", lambda rng: str(rng.randint(480, 842))),
)
