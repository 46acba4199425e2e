"""Western and central Europe, Croatia to Slovenia: numbers as these countries build them."""

from random import Random

from tests.detect.countries.numbers_of.made import (
    ALNUM,
    KIND,
    LETTERS,
    date6,
    digits,
    iso7064_11_10,
    kind,
    letters,
    luhn_digit,
    retry,
    total,
    verhoeff_check,
)


@kind("hr_oib")
def hr_oib(r: Random) -> str:
    body = digits(r, 10)
    return body + iso7064_11_10(body)


@kind("hu_taj")
def hu_taj(r: Random) -> str:
    body = digits(r, 8)
    n = body + str(total(body, [3, 7, 3, 7, 3, 7, 3, 7]) % 10)
    return f"{n[:3]} {n[3:6]} {n[6:]}"


@kind("hu_tax_id")
def hu_tax_id(r: Random) -> str:
    def build(r: Random) -> str | None:
        body = "8" + str(r.randint(25_000, 50_000)) + digits(r, 3)
        check = total(body, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11
        return None if check == 10 else body + str(check)

    return retry(r, build)


@kind("hu_personal_id")
def hu_personal_id(r: Random) -> str:
    def build(r: Random) -> str | None:
        body = r.choice("12") + date6(r, "ymd", (40, 96)) + digits(r, 3)
        check = total(body, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11
        return None if check == 10 else f"{body[0]} {body[1:7]} {body[7:]}{check}"

    return retry(r, build)


@kind("it_codice_fiscale")
def it_codice_fiscale(r: Random) -> str:
    day = r.randint(1, 28) + r.choice((0, 40))
    consonants = "BCDFGLMNPRSTVZ"
    body = f"{letters(r, 6, consonants)}{r.randint(40, 99)}{r.choice('ABCDEHLMPRST')}{day:02}{r.choice('ABCDEFGHL')}{r.randint(100, 899)}"
    odd = dict(
        zip(
            ALNUM,
            [
                1,
                0,
                5,
                7,
                9,
                13,
                15,
                17,
                19,
                21,
                1,
                0,
                5,
                7,
                9,
                13,
                15,
                17,
                19,
                21,
                2,
                4,
                18,
                20,
                11,
                3,
                6,
                8,
                12,
                14,
                16,
                10,
                22,
                25,
                24,
                23,
            ],
            strict=True,
        )
    )
    even = dict(zip(ALNUM, [*range(10), *range(26)], strict=True))
    s = sum((odd if i % 2 == 0 else even)[c] for i, c in enumerate(body))
    return body + LETTERS[s % 26]


@kind("lu_matricule")
def lu_matricule(r: Random) -> str:
    body = f"{r.randint(1940, 2010)}{r.randint(1, 12):02}{r.randint(1, 28):02}{digits(r, 3)}"
    return body + luhn_digit(body) + verhoeff_check(body)


@kind("lv_personas_kods")
def lv_personas_kods(r: Random) -> str:
    body = date6(r, "dmy") + "1" + digits(r, 3)
    return f"{body[:6]}-{body[6:]}{(1 + total(body, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11 % 10}"


@kind("mt_id_card")
def mt_id_card(r: Random) -> str:
    return f"{digits(r, 5)}{r.randint(40, 99)}{r.choice('MGAPLHBZ')}"


@kind("nl_bsn")
def nl_bsn(r: Random) -> str:
    def build(r: Random) -> str | None:
        body = r.choice("12345678") + digits(r, 7)
        check = total(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
        return None if check == 10 else body + str(check)

    return retry(r, build)


@kind("no_fodselsnummer")
def no_fodselsnummer(r: Random) -> str:
    def build(r: Random) -> str | None:
        body = date6(r, "dmy") + f"{r.randint(0, 499):03}"
        k1 = -total(body, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11
        k2 = -(total(body, [5, 4, 3, 2, 7, 6, 5, 4, 3]) + 2 * k1) % 11
        return None if 10 in (k1, k2) else f"{body[:6]} {body[6:]}{k1}{k2}"

    return retry(r, build)


@kind("is_kennitala")
def is_kennitala(r: Random) -> str:
    def build(r: Random) -> str | None:
        body = date6(r, "dmy") + digits(r, 2)
        check = -total(body, [3, 2, 7, 6, 5, 4, 3, 2]) % 11
        return None if check == 10 else f"{body[:6]}-{body[6:]}{check}9"

    return retry(r, build)


@kind("pl_pesel")
def pl_pesel(r: Random) -> str:
    body = date6(r) + digits(r, 4)
    return body + str(-total(body, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)


@kind("pl_nip")
def pl_nip(r: Random) -> str:
    def build(r: Random) -> str | None:
        body = r.choice("123456789") + r.choice("123456789") + r.choice("123456789") + digits(r, 6)
        check = total(body, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11
        return None if check == 10 else f"{body[:3]}-{body[3:6]}-{body[6:8]}-{body[8]}{check}"

    return retry(r, build)


@kind("pl_id_card")
def pl_id_card(r: Random) -> str:
    series, serial = letters(r, 3), digits(r, 5)
    values = [ALNUM.index(c) for c in series] + [int(c) for c in serial]
    s = sum(v * w for v, w in zip(values, [7, 3, 1, 7, 3, 1, 7, 3], strict=True))
    return f"{series}{s % 10}{serial}"


@kind("pt_nif")
def pt_nif(r: Random) -> str:
    body = r.choice("123") + digits(r, 7)
    check = 11 - total(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
    return body + str(check if check < 10 else 0)


@kind("pt_citizen_card")
def pt_citizen_card(r: Random) -> str:
    body = digits(r, 8)
    front = body + digits(r, 1) + letters(r, 2)
    s = 0
    for i, c in enumerate(reversed(front), 2):
        v = ALNUM.index(c)
        if i % 2 == 0:
            v = v * 2 - 9 if v * 2 > 9 else v * 2
        s += v
    return f"{front[:8]} {front[8]} {front[9:]}{-s % 10}"


@kind("ro_cnp")
def ro_cnp(r: Random) -> str:
    body = r.choice("12") + date6(r) + f"{r.randint(1, 46):02}{r.randint(1, 999):03}"
    check = total(body, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11
    return body + str(1 if check == 10 else check)


@kind("se_personnummer")
def se_personnummer(r: Random) -> str:
    body = date6(r) + digits(r, 3)
    return f"{body[:6]}-{body[6:]}{luhn_digit(body)}"


def emso(r: Random) -> str:
    def build(r: Random) -> str | None:
        body = f"{r.randint(1, 28):02}{r.randint(1, 12):02}9{r.randint(40, 99)}50{digits(r, 3)}"
        check = -total(body, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
        return None if check == 10 else body + str(check)

    return retry(r, build)


KIND["si_emso"] = KIND["yu_jmbg"] = emso


@kind("si_tax_number")
def si_tax_number(r: Random) -> str:
    def build(r: Random) -> str | None:
        body = r.choice("123456789") + digits(r, 6)
        check = 11 - total(body, [8, 7, 6, 5, 4, 3, 2]) % 11
        return None if check == 11 else body + str(check % 10)

    return retry(r, build)
