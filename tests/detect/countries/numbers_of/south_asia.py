"""India and its neighbours: numbers as these countries build them."""

from random import Random

from tests.detect.countries.numbers_of.made import digits, kind, letters, luhn_digit, verhoeff_check


@kind("in_aadhaar")
def in_aadhaar(r: Random) -> str:
    body = r.choice("23456789") + digits(r, 10)
    n = body + verhoeff_check(body)
    return f"{n[:4]} {n[4:8]} {n[8:]}"


@kind("in_pan")
def in_pan(r: Random) -> str:
    return f"{letters(r, 3)}P{letters(r, 1)}{r.randint(1, 9999):04}{letters(r, 1)}"


@kind("in_voter_id")
def in_voter_id(r: Random) -> str:
    body = digits(r, 6)
    return letters(r, 3) + body + luhn_digit(body)


@kind("in_driving_licence")
def in_driving_licence(r: Random) -> str:
    return f"{r.choice(('MH', 'DL', 'KA', 'TN', 'UP'))}{r.randint(1, 52):02} {r.randint(1985, 2024)}{digits(r, 7)}"


@kind("pk_cnic")
def pk_cnic(r: Random) -> str:
    return f"{r.choice('1234567')}{r.randint(1, 3)}{digits(r, 3)}-{digits(r, 7)}-{r.randint(1, 9)}"


@kind("lk_nic")
def lk_nic(r: Random) -> str:
    day = r.randint(1, 366) + r.choice((0, 500))
    return f"{r.randint(40, 99)}{day:03}{digits(r, 4)}V"


@kind("bd_nid")
def bd_nid(r: Random) -> str:
    return f"{r.randint(1940, 2005)}{digits(r, 13)}"
