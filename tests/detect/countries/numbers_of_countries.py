"""Numbers as the countries build them, by formulas written here from their standards.

Each `KIND[id]` takes a seeded `Random` and returns one number in its common printed form. Nobody's numbers:
serials are random.
"""

from collections.abc import Callable
from random import Random

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ALNUM = "0123456789" + LETTERS
Maker = Callable[[Random], str]
KIND: dict[str, Maker] = {}


def kind(name: str) -> Callable[[Maker], Maker]:
    def keep(make: Maker) -> Maker:
        KIND[name] = make
        return make

    return keep


def digits(r: Random, n: int) -> str:
    return "".join(r.choice("0123456789") for _ in range(n))


def letters(r: Random, n: int, alphabet: str = LETTERS) -> str:
    return "".join(r.choice(alphabet) for _ in range(n))


def total(text: str, weights: list[int]) -> int:
    return sum(int(c) * w for c, w in zip(text, weights, strict=True))


def luhn_digit(text: str) -> str:
    s = 0
    for i, c in enumerate(reversed(text)):
        d = int(c) * (2 if i % 2 == 0 else 1)
        s += d - 9 if d > 9 else d
    return str(-s % 10)


def iso7064_11_10(text: str) -> str:
    p = 10
    for c in text:
        p = (p + int(c)) % 10 or 10
        p = p * 2 % 11
    return str((11 - p) % 10)


def verhoeff_digit(text: str) -> str:
    # Multiplication in the dihedral group D5, worked out instead of tabled.
    def mul(a: int, b: int) -> int:
        if a < 5:
            return (a + b) % 5 if b < 5 else 5 + (a + b - 5) % 5
        return 5 + (a - 5 - b) % 5 if b < 5 else (a - b) % 5

    perm = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
    c = 0
    for i, ch in enumerate(reversed(text), 1):
        d = int(ch)
        for _ in range(i % 8):
            d = perm[d]
        c = mul(c, d)
    return str(next(d for d in range(10) if mul(c, d) == 0)) if c else "0"


def verhoeff_check(text: str) -> str:
    # The digit itself stands at position 0, so it is not permuted.
    return verhoeff_digit(text)


def retry(r: Random, build: Callable[[Random], str | None]) -> str:
    while (made := build(r)) is None:
        pass
    return made


def date6(r: Random, order: str = "ymd", years: tuple[int, int] = (40, 99)) -> str:
    parts = {"y": f"{r.randint(*years):02}", "m": f"{r.randint(1, 12):02}", "d": f"{r.randint(1, 28):02}"}
    return "".join(parts[p] for p in order)


def icao(text: str) -> str:
    return str(sum(ALNUM.index(c) * (7, 3, 1)[i % 3] for i, c in enumerate(text)) % 10)


# ---- Britain and Ireland


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


# ---- Canada, Australia, New Zealand


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


# ---- India and its neighbours


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


# ---- Western and central Europe


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


# ---- Eastern Europe, the Near East, Africa


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


# ---- Latin America


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


# ---- Asia


@kind("cn_resident_id")
def cn_resident_id(r: Random) -> str:
    body = f"{r.choice(('110101', '310104', '440106', '510107'))}{r.randint(1940, 2005)}{r.randint(1, 12):02}{r.randint(1, 28):02}{digits(r, 3)}"
    s = sum(int(c) * pow(2, 17 - i, 11) for i, c in enumerate(body))
    return body + "10X98765432"[s % 11]


@kind("tw_national_id")
def tw_national_id(r: Random) -> str:
    letter, body = r.choice(LETTERS), r.choice("12") + digits(r, 7)
    n = "ABCDEFGHJKLMNPQRSTUVXYWZIO".index(letter) + 10
    s = n // 10 + n % 10 * 9 + total(body, [8, 7, 6, 5, 4, 3, 2, 1])
    return f"{letter}{body}{-s % 10}"


@kind("hk_hkid")
def hk_hkid(r: Random) -> str:
    letter, body = r.choice(LETTERS), digits(r, 6)
    s = 9 * 36 + 8 * (LETTERS.index(letter) + 10) + total(body, [7, 6, 5, 4, 3, 2])
    return f"{letter}{body}({'0123456789A'[-s % 11]})"


@kind("sg_nric")
def sg_nric(r: Random) -> str:
    prefix, body = r.choice("STFG"), digits(r, 7)
    s = total(body, [2, 7, 6, 5, 4, 3, 2]) + (4 if prefix in "TG" else 0)
    return f"{prefix}{body}{('JZIHGFEDCBA' if prefix in 'ST' else 'XWUTRQPNMLK')[s % 11]}"


@kind("my_nric")
def my_nric(r: Random) -> str:
    return f"{date6(r)}-{r.choice(('01', '07', '10', '14'))}-{digits(r, 4)}"


@kind("th_id")
def th_id(r: Random) -> str:
    body = r.choice("1234567") + digits(r, 11)
    check = (11 - total(body, list(range(13, 1, -1))) % 11) % 10
    return f"{body[0]}-{body[1:5]}-{body[5:10]}-{body[10:]}-{check}"


@kind("kr_rrn")
def kr_rrn(r: Random) -> str:
    body = date6(r) + r.choice("12") + f"{r.randint(0, 95):02}" + digits(r, 3)
    check = (11 - total(body, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11) % 10
    return f"{body[:6]}-{body[6:]}{check}"


@kind("kr_frn")
def kr_frn(r: Random) -> str:
    return f"{date6(r)}-{r.choice('5678')}{digits(r, 6)}"


@kind("kr_driver_license")
def kr_driver_license(r: Random) -> str:
    return f"{r.randint(11, 26)}-{digits(r, 2)}-{digits(r, 6)}-{digits(r, 2)}"


@kind("jp_my_number")
def jp_my_number(r: Random) -> str:
    body = digits(r, 11)
    rest = total(body, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
    n = body + str(0 if rest <= 1 else 11 - rest)
    return f"{n[:4]} {n[4:8]} {n[8:]}"


@kind("id_nik")
def id_nik(r: Random) -> str:
    day = r.randint(1, 28) + r.choice((0, 40))
    return f"{r.choice(('3171', '3273', '3578', '1271'))}{r.randint(1, 20):02}{day:02}{r.randint(1, 12):02}{r.randint(40, 99)}{digits(r, 4)}"


@kind("ph_sss")
def ph_sss(r: Random) -> str:
    return f"{r.randint(3, 34):02}-{digits(r, 7)}-{digits(r, 1)}"


@kind("ph_umid")
def ph_umid(r: Random) -> str:
    return f"0{digits(r, 3)}-{digits(r, 7)}-{digits(r, 1)}"


@kind("ph_philhealth")
def ph_philhealth(r: Random) -> str:
    return f"{r.randint(1, 20):02}-{digits(r, 9)}-{digits(r, 1)}"


@kind("ph_philsys")
def ph_philsys(r: Random) -> str:
    n = r.choice("1789") + digits(r, 15)
    return f"{n[:4]}-{n[4:8]}-{n[8:12]}-{n[12:]}"


@kind("ph_tin")
def ph_tin(r: Random) -> str:
    return f"{r.randint(100, 499)}-{digits(r, 3)}-{digits(r, 3)}-000"


@kind("vn_cccd")
def vn_cccd(r: Random) -> str:
    return f"{r.choice(('001', '079', '048', '031'))}{r.choice('0123')}{digits(r, 8)}"


# ---- Numbers without a check digit


@kind("it_identity_card")
def it_identity_card(r: Random) -> str:
    return f"CA{r.randint(10_000, 99_999)}{letters(r, 2)}"


@kind("it_driver_license")
def it_driver_license(r: Random) -> str:
    return f"U1{digits(r, 3)}{letters(r, 1)}{digits(r, 3)}{letters(r, 1)}"


@kind("ru_internal_passport")
def ru_internal_passport(r: Random) -> str:
    return f"{r.choice(('45', '40', '63'))}{r.randint(0, 24):02} {digits(r, 6)}"


@kind("gr_identity_card")
def gr_identity_card(r: Random) -> str:
    return f"A{r.choice('BEHIKMNOPTZX')} {digits(r, 6)}"


@kind("by_personal_number")
def by_personal_number(r: Random) -> str:
    return f"{r.choice('34')}{date6(r, 'dmy')}{r.choice('ABCHKEM')}{digits(r, 3)}PB{digits(r, 1)}"


@kind("al_personal_number")
def al_personal_number(r: Random) -> str:
    month = r.randint(1, 12) + r.choice((0, 50))
    return f"{r.choice('EFGHI')}{r.randint(0, 9)}{month:02}{r.randint(1, 28):02}{digits(r, 3)}{letters(r, 1)}"


@kind("md_idnp")
def md_idnp(r: Random) -> str:
    body = "2" + digits(r, 11)
    return body + str(total(body, [7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10)


@kind("ge_personal_number")
def ge_personal_number(r: Random) -> str:
    return f"{r.randint(1, 62):02}{digits(r, 9)}"


@kind("az_fin")
def az_fin(r: Random) -> str:
    return f"{digits(r, 1)}{letters(r, 2, 'ABCDEFGHJK')}{digits(r, 2)}{letters(r, 2, 'LMNPRSTUV')}"


@kind("uz_pinfl")
def uz_pinfl(r: Random) -> str:
    body = f"3{date6(r, 'dmy')}{digits(r, 6)}"
    return body + str(total(body, [7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1, 7]) % 10)


@kind("ma_cin")
def ma_cin(r: Random) -> str:
    return f"{letters(r, 2)}{r.randint(10_000, 999_999)}"


@kind("dz_nin")
def dz_nin(r: Random) -> str:
    return f"10{r.randint(1940, 2005)}{digits(r, 12)}"


@kind("gh_card")
def gh_card(r: Random) -> str:
    return f"GHA-7{digits(r, 8)}-{digits(r, 1)}"


@kind("ug_nin")
def ug_nin(r: Random) -> str:
    return f"C{r.choice('FM')}{r.randint(40, 99)}{digits(r, 6)}{letters(r, 4)}"


@kind("tz_nida")
def tz_nida(r: Random) -> str:
    return f"{r.randint(1940, 2005)}{r.randint(1, 12):02}{r.randint(1, 28):02}-{digits(r, 5)}-0000{digits(r, 1)}-{digits(r, 2)}"


@kind("zw_id")
def zw_id(r: Random) -> str:
    district, serial = f"{r.randint(2, 85):02}", digits(r, 6)
    return f"{district}-{serial}{'ZABCDEFGHJKLMNPQRSTVWXY'[int(district + serial) % 23]}{r.randint(2, 85):02}"


@kind("mu_nid")
def mu_nid(r: Random) -> str:
    body = f"{letters(r, 1)}{date6(r, 'dmy')}{digits(r, 6)}"
    return body + ALNUM[(17 - sum((14 - i) * ALNUM.index(c) for i, c in enumerate(body))) % 17]


@kind("ht_nif")
def ht_nif(r: Random) -> str:
    return f"00{r.randint(1, 9)}-{digits(r, 3)}-{digits(r, 3)}-{digits(r, 1)}"


@kind("jm_trn")
def jm_trn(r: Random) -> str:
    return f"1{digits(r, 2)}-{digits(r, 3)}-{digits(r, 3)}"


@kind("bo_ci")
def bo_ci(r: Random) -> str:
    return f"{r.randint(1_000_000, 9_999_999)} {r.choice(('LP', 'CB', 'SC'))}"


@kind("py_ci")
def py_ci(r: Random) -> str:
    return f"{r.randint(1, 7)}.{digits(r, 3)}.{digits(r, 3)}"


@kind("ec_ruc")
def ec_ruc(r: Random) -> str:
    return ec_cedula(r) + "001"


@kind("de_driving_licence")
def de_driving_licence(r: Random) -> str:
    return f"B{digits(r, 2)}{letters(r, 3)}{digits(r, 1)}{letters(r, 2)}{digits(r, 2)}"


@kind("au_driver_licence")
def au_driver_licence(r: Random) -> str:
    return r.choice("123456789") + digits(r, 7)


@kind("za_driver_license")
def za_driver_license(r: Random) -> str:
    return f"{digits(r, 8)}{digits(r, 1)}{letters(r, 3)}"


@kind("fr_identity_card")
def fr_identity_card(r: Random) -> str:
    return f"{r.randint(10, 20)}{r.randint(1, 12):02}{digits(r, 8)}"


@kind("be_identity_card")
def be_identity_card(r: Random) -> str:
    body = "59" + digits(r, 8)
    return f"{body[:3]}-{body[3:]}-{int(body) % 97 or 97:02}"


@kind("uk_postcode")
def uk_postcode(r: Random) -> str:
    return (
        f"{r.choice(('LS', 'YO', 'EH', 'CF'))}{r.randint(1, 28)} {digits(r, 1)}{letters(r, 2, 'ABDEFGHJLNPQRSTUWXYZ')}"
    )


@kind("in_vehicle_registration")
def in_vehicle_registration(r: Random) -> str:
    return f"{r.choice(('MH', 'KA', 'DL'))} {r.randint(1, 52):02} {letters(r, 2)} {r.randint(1, 9999):04}"


@kind("au_acn")
def au_acn(r: Random) -> str:
    body = digits(r, 8)
    n = body + str(-total(body, [8, 7, 6, 5, 4, 3, 2, 1]) % 10)
    return f"{n[:3]} {n[3:6]} {n[6:]}"


@kind("fo_ptal")
def fo_ptal(r: Random) -> str:
    return f"{date6(r, 'dmy')}-{digits(r, 3)}"


@kind("vn_cmnd")
def vn_cmnd(r: Random) -> str:
    return f"0{r.choice('12346')}{digits(r, 7)}"
