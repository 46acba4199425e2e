"""Numbers without a check digit: numbers as these countries build them."""

from random import Random

from tests.detect.countries.numbers_of.latin_america import ec_cedula
from tests.detect.countries.numbers_of.made import ALNUM, date6, digits, kind, letters, total


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
