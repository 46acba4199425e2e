"""Canada, Australia, New Zealand: numbers as these countries build them."""

from random import Random

from tests.detect.countries.numbers_of.made import digits, kind, letters, luhn_digit, retry, total


@kind("ca_sin")
def ca_sin(r: Random) -> str:
    body = r.choice("1234567") + digits(r, 7)
    n = body + luhn_digit(body)
    return f"{n[:3]} {n[3:6]} {n[6:]}"


@kind("ca_on_health_card")
def ca_on(r: Random) -> str:
    body = r.choice("123456789") + digits(r, 8)
    n = body + luhn_digit(body)
    return f"{n[:4]}-{n[4:7]}-{n[7:]}-{letters(r, 2)}"


@kind("ca_qc_health_card")
def ca_qc(r: Random) -> str:
    month = r.randint(1, 12) + r.choice((0, 50))
    return f"{letters(r, 4)} {r.randint(40, 99)}{month:02} {r.randint(1, 28):02}{digits(r, 2)}"


@kind("ca_bc_phn")
def ca_bc(r: Random) -> str:
    def build(r: Random) -> str | None:
        body = "9" + digits(r, 8)
        check = 11 - total(body[1:], [2, 4, 8, 5, 10, 9, 7, 3]) % 11
        return None if check > 9 else body + str(check)

    n = retry(r, build)
    return f"{n[:4]} {n[4:7]} {n[7:]}"


@kind("au_tfn")
def au_tfn(r: Random) -> str:
    def build(r: Random) -> str | None:
        body = r.choice("12345678") + digits(r, 7)
        for d in range(10):
            if total(body + str(d), [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 == 0:
                return body + str(d)
        return None

    n = retry(r, build)
    return f"{n[:3]} {n[3:6]} {n[6:]}"


@kind("au_medicare")
def au_medicare(r: Random) -> str:
    body = r.choice("23456") + digits(r, 7)
    check = total(body, [1, 3, 7, 9, 1, 3, 7, 9]) % 10
    return f"{body[:4]} {body[4:]}{check} {r.randint(1, 9)}"


@kind("au_abn")
def au_abn(r: Random) -> str:
    body = r.choice("123456789") + digits(r, 8)
    n = str(11 + (-total(body, [3, 5, 7, 9, 11, 13, 15, 17, 19]) - 1) % 89) + body
    return f"{n[:2]} {n[2:5]} {n[5:8]} {n[8:]}" if abn_holds(n) else au_abn(r)


def abn_holds(n: str) -> bool:
    first = str(int(n[0]) - 1) + n[1:]
    return total(first, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) % 89 == 0


@kind("nz_ird")
def nz_ird(r: Random) -> str:
    def build(r: Random) -> str | None:
        body = str(r.randint(10_000_000, 14_999_999))
        check = -total(body, [3, 2, 7, 6, 5, 4, 3, 2]) % 11
        if check == 10:
            check = -total(body, [7, 4, 3, 2, 5, 2, 7, 6]) % 11
        return None if check == 10 else body + str(check)

    n = retry(r, build)
    return f"{n[:3]}-{n[3:6]}-{n[6:]}"


@kind("nz_nhi")
def nz_nhi(r: Random) -> str:
    alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ"

    def build(r: Random) -> str | None:
        body = letters(r, 3, alphabet) + digits(r, 3)
        s = sum(
            (alphabet.index(c) + 1 if c.isalpha() else int(c)) * w
            for c, w in zip(body, [7, 6, 5, 4, 3, 2], strict=True)
        )
        return None if s % 11 == 0 else body + str((11 - s % 11) % 10)

    return retry(r, build)
