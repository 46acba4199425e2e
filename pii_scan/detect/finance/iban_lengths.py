"""Length of an IBAN by country (SWIFT IBAN Registry, release 99: https://www.swift.com/standards/data-standards/iban)."""

LENGTHS: dict[str, int] = {
    country: int(entry[:2])
    for entry in (
        "15 NO", "16 BE", "18 DK FI FO GL NL SD FK", "19 MK SI", "20 AT BA EE KZ LT LU XK MN",
        "21 CH HR LI LV", "22 BG BH CR DE GB GE IE ME RS VA", "23 AE GI IL IQ OM TL SO",
        "24 AD CZ ES MD PK RO SA SE SK TN VG", "25 LY PT ST", "26 IS TR", "27 FR GR IT MC MR SM BI DJ",
        "28 AL AZ BY CY DO GT HN HU LB PL SV NI", "29 BR EG PS QA UA", "30 JO KW MU YE", "31 MT SC", "32 LC", "33 RU",
    )
    for country in entry[3:].split()
}  # fmt: skip

DOCUMENTATION = frozenset(
    (
        "DE89370400440532013000",
        "GB29NWBK60161331926819",
        "GB82WEST12345698765432",
        "GB33BUKB20201555555555",
        "FR1420041010050500013M02606",
        "ES9121000418450200051332",
        "NL91ABNA0417164300",
        "BE68539007547034",
        "CH9300762011623852957",
        "IT60X0542811101000000123456",
        "AT611904300234573201",
        "CR05015202001026284066",
        "GI75NWBK000000007099453",
    )
)
"""The registry's and the encyclopaedia's own examples."""
