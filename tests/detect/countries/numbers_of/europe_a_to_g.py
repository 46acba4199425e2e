"""Western and central Europe, Austria to Greece: numbers as these countries build them."""

from random import Random

from tests.detect.countries.numbers_of.made import (
    KIND,
    LETTERS,
    date6,
    digits,
    icao,
    iso7064_11_10,
    kind,
    letters,
    luhn_digit,
    retry,
    total,
)


@kind("at_svnr")
def at_svnr(r: Random) -> str:
    def build(r: Random) -> str | None:
        serial, born = r.choice("123456789") + digits(r, 2), date6(r, "dmy")
        check = (total(serial, [3, 7, 9]) + total(born, [5, 8, 4, 2, 1, 6])) % 11
        return None if check == 10 else f"{serial}{check} {born}"

    return retry(r, build)


@kind("be_rrn")
def be_rrn(r: Random) -> str:
    born, serial = date6(r), f"{r.randint(1, 997):03}"
    check = 97 - int(born + serial) % 97
    return f"{born[:2]}.{born[2:4]}.{born[4:]}-{serial}.{check:02}"


@kind("bg_egn")
def bg_egn(r: Random) -> str:
    body = date6(r) + digits(r, 3)
    return body + str(total(body, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10)


@kind("ch_ahv")
def ch_ahv(r: Random) -> str:
    body = "756" + digits(r, 9)
    check = -sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(body)) % 10
    n = body + str(check)
    return f"{n[:3]}.{n[3:7]}.{n[7:11]}.{n[11:]}"


@kind("cy_tic")
def cy_tic(r: Random) -> str:
    body = "0" + digits(r, 7)
    odd = {"0": 1, "1": 0, "2": 5, "3": 7, "4": 9, "5": 13, "6": 15, "7": 17, "8": 19, "9": 21}
    s = sum(odd[c] for c in body[::2]) + sum(int(c) for c in body[1::2])
    return body + LETTERS[s % 26]


@kind("cz_sk_birth_number")
def cz_sk_birth_number(r: Random) -> str:
    def build(r: Random) -> str | None:
        month = r.randint(1, 12) + r.choice((0, 50))
        body = f"{r.randint(54, 99)}{month:02}{r.randint(1, 28):02}{digits(r, 3)}"
        check = int(body) % 11
        return None if check == 10 else f"{body[:6]}/{body[6:]}{check}"

    return retry(r, build)


@kind("de_tax_id")
def de_tax_id(r: Random) -> str:
    # One digit stands twice, one is missing, among the first ten.
    first = r.choice("123456789")
    rest = [c for c in "0123456789" if c != first]
    r.shuffle(rest)
    chosen = rest[:8]
    twice = r.choice(chosen)
    tail = [*chosen, twice]
    r.shuffle(tail)
    body = first + "".join(tail)
    n = body + iso7064_11_10(body)
    return f"{n[:2]} {n[2:5]} {n[5:8]} {n[8:]}"


@kind("de_id_card")
def de_id_card(r: Random) -> str:
    alphabet = "CFGHJKLMNPRTVWXYZ"
    body = r.choice("LMNPRTVWXY") + digits(r, 2) + letters(r, 1, alphabet) + digits(r, 3) + letters(r, 1, alphabet)
    return body + icao(body)


@kind("de_pension_number")
def de_pension_number(r: Random) -> str:
    letter = r.choice(LETTERS)
    head = f"{r.choice((2, 12, 15, 53, 65)):02}{date6(r, 'dmy')}"
    serial = digits(r, 2)
    plain = head + f"{LETTERS.index(letter) + 1:02}" + serial
    s = 0
    for c, w in zip(plain, [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1], strict=True):
        s += sum(map(int, str(int(c) * w)))
    n = f"{head}{letter}{serial}{s % 10}"
    return f"{n[:2]} {n[2:8]} {n[8]} {n[9:]}"


@kind("de_health_insurance")
def de_health_insurance(r: Random) -> str:
    letter, body = r.choice(LETTERS), digits(r, 8)
    plain = f"{LETTERS.index(letter) + 1:02}" + body
    s = 0
    for i, c in enumerate(plain):
        s += sum(map(int, str(int(c) * (2 if i % 2 else 1))))
    return letter + body + str(s % 10)


@kind("dk_cpr")
def dk_cpr(r: Random) -> str:
    return f"{date6(r, 'dmy')}-{r.choice('0123')}{digits(r, 3)}"


def baltic(r: Random) -> str:
    body = r.choice("3456") + date6(r, "ymd", (0, 20)) + digits(r, 3)
    check = total(body, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11
    if check == 10:
        check = total(body, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11 % 10
    return body + str(check)


KIND["ee_isikukood"] = KIND["lt_asmens_kodas"] = baltic


def spanish_letter(n: int) -> str:
    return "TRWAGMYFPDXBNJZSQVHLCKE"[n % 23]


@kind("es_dni")
def es_dni(r: Random) -> str:
    n = digits(r, 8)
    return n + spanish_letter(int(n))


@kind("es_nie")
def es_nie(r: Random) -> str:
    first, n = r.randint(0, 2), digits(r, 7)
    return "XYZ"[first] + n + spanish_letter(int(f"{first}{n}"))


@kind("es_nss")
def es_nss(r: Random) -> str:
    province, serial = f"{r.randint(1, 52):02}", r.choice("123456789") + digits(r, 7)
    return f"{province}/{serial}/{int(province + serial) % 97:02}"


@kind("fi_hetu")
def fi_hetu(r: Random) -> str:
    born, serial = date6(r, "dmy"), f"{r.randint(2, 899):03}"
    return f"{born}-{serial}{'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(born + serial) % 31]}"


@kind("fr_nir")
def fr_nir(r: Random) -> str:
    body = f"{r.choice('12')}{r.randint(40, 99)}{r.randint(1, 12):02}{r.randint(1, 95):02}{r.randint(1, 400):03}{r.randint(1, 990):03}"
    if body[5:7] == "20":
        return fr_nir(r)
    return f"{body[0]} {body[1:3]} {body[3:5]} {body[5:7]} {body[7:10]} {body[10:]} {97 - int(body) % 97:02}"


@kind("fr_tax_number")
def fr_tax_number(r: Random) -> str:
    body = r.choice("0123") + digits(r, 9)
    return body + f"{int(body) % 511:03}"


@kind("gr_amka")
def gr_amka(r: Random) -> str:
    body = date6(r, "dmy") + digits(r, 4)
    return body + luhn_digit(body)


@kind("gr_afm")
def gr_afm(r: Random) -> str:
    body = digits(r, 8)
    return body + str(total(body, [256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10)
