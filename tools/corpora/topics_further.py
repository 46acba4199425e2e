"""What the other topics leave out: numbers of patients and prescriptions, codes that open doors, more countries'."""

from random import Random

from tools.corpora import check_digits as cd
from tools.corpora.shapes import LETTERS, confirmed, shaped, shapes
from tools.corpora.topic import table


def _brazilian_licence(rng: Random) -> str:
    """Two digits modulus 11, weights 9 to 1 and 1 to 9; bodies with a remainder of ten are passed over."""
    body = shaped(rng, "+########")
    first, second = cd.weighted(body, range(9, 0, -1)) % 11, cd.weighted(body, range(1, 10)) % 11
    return f"{body}{first}{second}" if first < 10 and second < 10 else _brazilian_licence(rng)


def _brazilian_voter(rng: Random) -> str:
    """Serial, state from 3 on, two digits modulus 11 whose remainder of ten is written 0."""
    body, state = shaped(rng, "########"), f"{rng.randint(3, 28):02d}"
    first = cd.weighted(body, range(2, 10)) % 11 % 10
    second = cd.weighted(f"{state}{first}", (7, 8, 9)) % 11 % 10
    text = f"{body}{state}{first}{second}"
    return text if rng.random() < 0.5 else f"{text[:4]} {text[4:8]} {text[8:]}"


def _guatemalan(rng: Random) -> str:
    while True:
        body = shaped(rng, "+#######")
        rest = cd.weighted(body, range(2, 10)) % 11
        if rest < 10:
            text = f"{body}{rest}{rng.randint(1, 22):02d}{rng.randint(1, 16):02d}"
            return text if rng.random() < 0.4 else f"{text[:4]} {text[4:9]} {text[9:]}"


def _hungarian_person(rng: Random) -> str:
    """Born before 1997: weights 10 to 1."""
    while True:
        body = shaped(rng, "1{y}{m}{d}###")
        rest = cd.weighted(body, range(10, 0, -1)) % 11
        if rest < 10:
            return f"{body[0]}-{body[1:7]}-{body[7:]}{rest}" if rng.random() < 0.5 else f"{body}{rest}"


def _luxembourgish(rng: Random) -> str:
    """Luhn over twelve digits, Verhoeff over the first eleven."""
    from stdnum import verhoeff

    body = shaped(rng, "{Y}{m}{d}###")
    return f"{body}{cd.luhn(body)}{verhoeff.calc_check_digit(body)}"


def _mauritian(rng: Random) -> str:
    return confirmed("mu.nid", "M{d}{m}{y}######*", tries=20000)(rng)


def _uzbek(rng: Random) -> str:
    body = shaped(rng, "3{d}{m}{y}######")
    return body + str(cd.weighted(body, (7, 3, 1) * 4 + (7,)) % 10)


def _condition(rng: Random) -> str:
    return rng.choice(
        ("Type 2 diabetes", "major depressive disorder", "asthma", "hepatitis C", "hypertension", "epilepsy",
         "HIV positive", "breast cancer", "bipolar disorder", "multiple sclerosis")
    )  # fmt: skip


def _answer(rng: Random) -> str:
    return rng.choice(("Biscuit", "Mrs. Arkwright", "Heron Street", "blue bicycle", "Lakeside Elementary"))


def _secret(rng: Random) -> str:
    return "".join(rng.choice(LETTERS + "234567") for _ in range(32))


TOPICS = table(
    "europe",
    ("al_personal_number", "", shapes("F95315###N", "H70728###K")),
    ("hu_personal_id", "", _hungarian_person),
    ("lu_matricule", "", _luxembourgish),
)
TOPICS |= table(
    "americas",
    ("br_cnh", "", _brazilian_licence),
    ("br_voter_id", "", _brazilian_voter),
    ("gt_dpi", "", _guatemalan),
)
TOPICS |= table(
    "asia",
    ("az_fin", "", shapes("9FD83SR", "2BA46TT", "#AF0#ST", "6CK##ZP")),
    ("bd_nid", "", shapes("{Y}1520#########", "+#########")),
    ("dz_nin", "", shapes("10{Y}############")),
    ("kr_frn", "", shapes("{y}{m}{d}-5######", "{y}{m}{d}-6######")),
    ("mu_nid", "", _mauritian),
    ("ph_philsys", "", shapes("+###-####-####-####")),
    ("uz_pinfl", "", _uzbek),
    ("za_driver_license", "", shapes("5598#####W?X", "1604#####A?J")),
)
TOPICS |= table(
    "health",
    ("medical_record_number", "", shapes("00######", "E#######", "##-##-##", "+######")),
    ("health_group", "health_insurance_group", shapes("0#######", "8####", "GRP#####")),
    ("prescription_number", "", shapes("+######", "#######-#####")),
    ("us_ndc", "", shapes("0###-####-##", "5####-###-##", "000########")),
    ("medical_condition", "", _condition),
)
TOPICS |= table(
    "money",
    ("payment_handle", "", shapes("$rowan###wex", "$marla_w##")),
    ("branch_code", "bank_branch_code", shapes("20-4#-##")),
)
TOPICS |= table(
    "secrets",
    ("access_code", "", shapes("####", "#####")),
    ("otp_secret", "", _secret),
    ("security_answer", "", _answer),
)
TOPICS |= table(
    "contact",
    ("year_of_birth", "", shapes("{Y}")),
    ("uk_postcode", "", shapes("LS1# #FG", "YO28 #RT", "SW1A #AA", "M## #HB")),
)
