"""Latin America: numbers as these countries build them."""

from random import Random

from tests.detect.countries.numbers_of.made import date6, digits, kind, letters, luhn_digit, retry, total


@kind("br_cpf")
def br_cpf(r: Random) -> str:
    body = digits(r, 9)
    for n in (10, 11):
        s = total(body, list(range(n, 1, -1)))
        body += str((11 - s % 11) % 11 % 10)
    return f"{body[:3]}.{body[3:6]}.{body[6:9]}-{body[9:]}"


@kind("br_cnpj")
def br_cnpj(r: Random) -> str:
    body = r.choice("123456789") + digits(r, 7) + "0001"
    for weights in ([5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2], [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]):
        rest = total(body, weights) % 11
        body += str(0 if rest < 2 else 11 - rest)
    return f"{body[:2]}.{body[2:5]}.{body[5:8]}/{body[8:12]}-{body[12:]}"


@kind("br_pis")
def br_pis(r: Random) -> str:
    body = "1" + digits(r, 9)
    rest = total(body, [3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) % 11
    return f"{body[:3]}.{body[3:8]}.{body[8:]}-{0 if rest < 2 else 11 - rest}"


@kind("br_cnh")
def br_cnh(r: Random) -> str:
    body = digits(r, 9)
    first = total(body, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11
    less = 2 if first > 9 else 0
    first = 0 if first > 9 else first
    second = total(body, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11
    second = 0 if second > 9 else second - less
    return f"{body}{first}{second}" if second >= 0 else br_cnh(r)


@kind("br_voter_id")
def br_voter_id(r: Random) -> str:
    serial, state = digits(r, 8), f"{r.randint(3, 28):02}"
    d1 = total(serial, [2, 3, 4, 5, 6, 7, 8, 9]) % 11 % 10
    d2 = total(state + str(d1), [7, 8, 9]) % 11 % 10
    n = f"{serial}{state}{d1}{d2}"
    return f"{n[:4]} {n[4:8]} {n[8:]}"


@kind("br_rg")
def br_rg(r: Random) -> str:
    body = r.choice("12345") + digits(r, 7)
    check = -total(body, [2, 3, 4, 5, 6, 7, 8, 9]) % 11
    return f"{body[:2]}.{body[2:5]}.{body[5:]}-{'X' if check == 10 else check}"


@kind("br_sus_card")
def br_sus_card(r: Random) -> str:
    def build(r: Random) -> str | None:
        body = "7" + digits(r, 13)
        rest = -total(body, list(range(15, 1, -1))) % 11
        return None if rest == 10 else body + str(rest)

    n = retry(r, build)
    return f"{n[:3]} {n[3:7]} {n[7:11]} {n[11:]}"


@kind("mx_curp")
def mx_curp(r: Random) -> str:
    consonants = "BCDFGHJKLMNPQRSTVWXYZ"
    body = (
        r.choice(consonants) + r.choice("EIO") + letters(r, 2, consonants) + date6(r) + r.choice("HM")
        + r.choice(("DF", "JC", "NL", "MC", "VZ")) + letters(r, 3, consonants) + "0"
    )  # fmt: skip
    alphabet = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"
    s = sum(alphabet.index(c) * w for c, w in zip(body, range(18, 1, -1), strict=True))
    return body + str(-s % 10)


@kind("mx_rfc")
def mx_rfc(r: Random) -> str:
    body = (
        r.choice("BCDFGHJKLMNPQRSTVWXYZ")
        + r.choice("EIO")
        + letters(r, 2, "BCDFGHJLMNPRSTVZ")
        + date6(r)
        + letters(r, 1)
        + digits(r, 1)
    )
    alphabet = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ"
    s = sum(alphabet.index(c) * w for c, w in zip(body, range(13, 1, -1), strict=True))
    return body + "0123456789A"[-s % 11]


@kind("mx_nss")
def mx_nss(r: Random) -> str:
    body = f"{r.randint(1, 97):02}{r.randint(60, 99)}{r.randint(40, 99)}{digits(r, 4)}"
    return body + luhn_digit(body)


@kind("mx_ine")
def mx_ine(r: Random) -> str:
    return f"{letters(r, 6, 'BCDFGHJLMNPRSTVZ')}{date6(r)}{r.randint(1, 32):02}{r.choice('HM')}{digits(r, 3)}"


@kind("ar_dni")
def ar_dni(r: Random) -> str:
    return f"{r.randint(10, 47)}.{digits(r, 3)}.{digits(r, 3)}"


@kind("ar_cuit")
def ar_cuit(r: Random) -> str:
    def build(r: Random) -> str | None:
        body = r.choice(("20", "23", "24", "27")) + str(r.randint(10_000_000, 47_000_000))
        check = -total(body, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
        return None if check == 10 else f"{body[:2]}-{body[2:]}-{check}"

    return retry(r, build)


@kind("cl_rut")
def cl_rut(r: Random) -> str:
    body = str(r.randint(5_000_000, 26_000_000))
    s = sum(int(c) * (2, 3, 4, 5, 6, 7)[i % 6] for i, c in enumerate(reversed(body)))
    check = "0123456789K"[-s % 11]
    body = f"{int(body):,}".replace(",", ".")
    return f"{body}-{check}"


@kind("co_cedula")
def co_cedula(r: Random) -> str:
    return f"1.0{r.randint(10, 99)}.{digits(r, 3)}.{digits(r, 3)}"


@kind("co_nit")
def co_nit(r: Random) -> str:
    body = r.choice("89") + digits(r, 8)
    rest = sum(int(c) * w for c, w in zip(reversed(body), [3, 7, 13, 17, 19, 23, 29, 37, 41], strict=True)) % 11
    return f"{body[:3]}.{body[3:6]}.{body[6:]}-{'01987654321'[rest]}"


@kind("pe_dni")
def pe_dni(r: Random) -> str:
    return r.choice("01478") + digits(r, 7)


@kind("pe_ruc")
def pe_ruc(r: Random) -> str:
    body = "10" + digits(r, 8)
    return body + str((11 - total(body, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 10)


@kind("ec_cedula")
def ec_cedula(r: Random) -> str:
    body = f"{r.randint(1, 24):02}{r.randint(0, 5)}{digits(r, 6)}"
    return body + luhn_digit(body)


@kind("uy_cedula")
def uy_cedula(r: Random) -> str:
    body = r.choice("12345") + digits(r, 6)
    check = -total(body, [2, 9, 8, 7, 6, 3, 4]) % 10
    return f"{body[0]}.{body[1:4]}.{body[4:]}-{check}"


@kind("ve_cedula")
def ve_cedula(r: Random) -> str:
    return f"V-{r.randint(5, 31)}.{digits(r, 3)}.{digits(r, 3)}"


@kind("ve_rif")
def ve_rif(r: Random) -> str:
    body = digits(r, 8)
    s = 4 + total(body, [3, 2, 7, 6, 5, 4, 3, 2])
    return f"V-{body}-{'00987654321'[s % 11]}"


@kind("do_cedula")
def do_cedula(r: Random) -> str:
    body = f"{r.randint(1, 121):03}{digits(r, 7)}"
    return f"{body[:3]}-{body[3:]}-{luhn_digit(body)}"


@kind("cr_cedula")
def cr_cedula(r: Random) -> str:
    return f"{r.randint(1, 7)}-0{digits(r, 3)}-0{digits(r, 3)}"


@kind("gt_dpi")
def gt_dpi(r: Random) -> str:
    def build(r: Random) -> str | None:
        body = r.choice("123") + digits(r, 7)
        check = total(body, [2, 3, 4, 5, 6, 7, 8, 9]) % 11
        return None if check == 10 else f"{body[:4]} {body[4:]}{check} {r.randint(1, 8):02}{r.randint(1, 8):02}"

    return retry(r, build)


@kind("gt_nit")
def gt_nit(r: Random) -> str:
    body = r.choice("123456789") + digits(r, 6)
    s = sum(int(c) * i for i, c in enumerate(reversed(body), 2))
    return f"{body}-{'0123456789K'[-s % 11]}"


@kind("sv_dui")
def sv_dui(r: Random) -> str:
    body = "0" + digits(r, 7)
    return f"{body}-{-total(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 10}"


@kind("hn_dni")
def hn_dni(r: Random) -> str:
    return f"{r.randint(1, 18):02}{r.randint(1, 20):02}-{r.randint(1940, 2005)}-{digits(r, 5)}"


@kind("ni_cedula")
def ni_cedula(r: Random) -> str:
    body = f"{r.choice(('001', '281', '401'))}{date6(r, 'dmy')}{digits(r, 4)}"
    return f"{body[:3]}-{body[3:9]}-{body[9:]}{'ABCDEFGHJKLMNPQRSTUVWXY'[int(body) % 23]}"


@kind("cu_ni")
def cu_ni(r: Random) -> str:
    return f"{date6(r)}{r.choice('012345')}{digits(r, 4)}"
