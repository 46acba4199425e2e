"""Asia: numbers as these countries build them."""

from random import Random

from tests.detect.countries.numbers_of.made import LETTERS, date6, digits, kind, total


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
