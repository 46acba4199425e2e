"""Which keys may bring two records together, and how far they are trusted."""

PRIMARY: dict[str, str] = {
    "ssn_key": "same us_ssn",
    "license_key": "same us_driver_license",
    "passport_key": "same passport",
    "itin_key": "same us_itin",
    "mbi_key": "same us_medicare_mbi",
    "inmate_key": "same inmate_number",
}
"""Identifiers that belong to one person alone: equal means the same person, and two persons never share one."""

CONFLICTING: tuple[str, ...] = ("ssn_key", "itin_key", "mbi_key")
"""Of these a person has one: two different ones keep records apart whatever else agrees. (Licences and
passports are renewed and moved, an inmate number is given per facility.)"""

SECONDARY: dict[tuple[str, str], str] = {
    ("name_key", "birth_key"): "same name and birth date",
    ("name_key", "house_zip_key"): "same name and address",
    ("name_key", "phone_key"): "same name and phone",
    ("name_key", "email_key"): "same name and e-mail",
    ("name_key", "card_key"): "same name and card",
    ("name_key", "account_key"): "same name and account",
}
"""Pairs that two people share only by rare chance; the name must agree, because a phone or an address is a
household's."""
