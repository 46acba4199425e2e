"""Eastern Europe, the Near East, Africa: numbers as these countries build them."""

from random import Random

from tests.detect.countries.numbers_of.made import date6, digits, kind, letters, luhn_digit, retry, total


@kind("ru_inn")
def ru_inn(r: Random) -> str:
    body = digits(r, 10)
    d1 = total(body, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10
    d2 = total(body + str(d1), [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10
    return f"{body}{d1}{d2}"


@kind("ru_snils")
def ru_snils(r: Random) -> str:
    body = r.choice("123456789") + digits(r, 8)
    check = total(body, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100
    return f"{body[:3]}-{body[3:6]}-{body[6:]} {check:02}"


@kind("ua_rnokpp")
def ua_rnokpp(r: Random) -> str:
    body = str(r.randint(20_000, 38_000)) + digits(r, 4)
    return body + str(total(body, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11 % 10)


@kind("kz_iin")
def kz_iin(r: Random) -> str:
    def build(r: Random) -> str | None:
        body = date6(r) + r.choice("34") + digits(r, 4)
        check = total(body, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11
        if check == 10:
            check = total(body, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11
        return None if check == 10 else body + str(check)

    return retry(r, build)


@kind("tr_kimlik")
def tr_kimlik(r: Random) -> str:
    b = r.choice("123456789") + digits(r, 8)
    odd, even = sum(map(int, b[::2])), sum(map(int, b[1::2]))
    d10 = (odd * 7 - even) % 10
    return f"{b}{d10}{(odd + even + d10) % 10}"


@kind("il_id")
def il_id(r: Random) -> str:
    body = "0" + r.choice("23456789") + digits(r, 6)
    return body + luhn_digit(body)


@kind("ae_emirates_id")
def ae_emirates_id(r: Random) -> str:
    body = f"784{r.randint(1940, 2005)}{digits(r, 7)}"
    return f"784-{body[3:7]}-{body[7:]}-{luhn_digit(body)}"


@kind("sa_national_id")
def sa_national_id(r: Random) -> str:
    body = r.choice("12") + digits(r, 8)
    return body + luhn_digit(body)


@kind("za_id")
def za_id(r: Random) -> str:
    body = date6(r) + digits(r, 4) + r.choice("01") + "8"
    return body + luhn_digit(body)


@kind("eg_national_id")
def eg_national_id(r: Random) -> str:
    return f"2{date6(r)}{r.choice(('01', '02', '12', '21'))}{digits(r, 5)}"


@kind("ng_nin")
def ng_nin(r: Random) -> str:
    return r.choice("123456789") + digits(r, 10)


@kind("ng_bvn")
def ng_bvn(r: Random) -> str:
    return "22" + digits(r, 9)


@kind("ke_national_id")
def ke_national_id(r: Random) -> str:
    return r.choice("123") + digits(r, 7)


@kind("ke_pin")
def ke_pin(r: Random) -> str:
    return f"A{digits(r, 9)}{letters(r, 1)}"
