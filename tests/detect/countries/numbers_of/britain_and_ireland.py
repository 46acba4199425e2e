"""Britain and Ireland: numbers as these countries build them."""

from random import Random

from tests.detect.countries.numbers_of.made import digits, kind, letters, retry, total


@kind("uk_nhs")
def uk_nhs(r: Random) -> str:
    def build(r: Random) -> str | None:
        body = r.choice("4567") + digits(r, 8)
        check = 11 - total(body, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11
        return None if check == 10 else body + str(check % 11)

    n = retry(r, build)
    return f"{n[:3]} {n[3:6]} {n[6:]}"


@kind("uk_nino")
def uk_nino(r: Random) -> str:
    d = digits(r, 6)
    return f"{r.choice('ABCEHJKLMPRSTWXY')}{r.choice('ABCEHJLMPRSWXYZ')} {d[:2]} {d[2:4]} {d[4:]} {r.choice('ABCD')}"


@kind("uk_utr")
def uk_utr(r: Random) -> str:
    body = digits(r, 9)
    return "21987654321"[total(body, [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11] + body


@kind("uk_driving_licence")
def uk_driving_licence(r: Random) -> str:
    y = digits(r, 2)
    month = r.randint(1, 12) + r.choice((0, 50))
    return f"{letters(r, 5)}{y[0]}{month:02}{r.randint(1, 28):02}{y[1]}{letters(r, 2)}9{letters(r, 2)}"


@kind("ie_pps")
def ie_pps(r: Random) -> str:
    body = digits(r, 7)
    return body + "WABCDEFGHIJKLMNOPQRSTUV"[total(body, [8, 7, 6, 5, 4, 3, 2]) % 23]
