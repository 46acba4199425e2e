"""Which keys may bring two records together, and how far they are trusted; the strongest stand first."""

from collections.abc import Callable

PRIMARY: dict[str, str] = {
    "ssn_key": "same us_ssn",
    "itin_key": "same us_itin",
    "mbi_key": "same us_medicare_mbi",
    "passport_key": "same passport",
    "license_key": "same us_driver_license",
    "inmate_key": "same inmate_number",
}
"""Identifiers that belong to one person alone: equal means the same person, and two persons never share one."""

CONFLICTING: tuple[str, ...] = ("ssn_key", "itin_key", "mbi_key")
"""Of these a person has one: two different ones keep records apart whatever else agrees. (Licences and
passports are renewed and moved, an inmate number is given per facility.)"""

ISSUED: dict[str, Callable[[str], bool]] = {
    "license_key": lambda issuer: issuer[2:3] == "-",
    "passport_key": lambda issuer: issuer[2:3] != "-",
}
"""Numbers that are unique for their issuer only, and which issuers are theirs: a state (`US-OH`) gives licences, a
country gives passports."""

SECONDARY: dict[str, str] = {
    "birth_key": "same name and birth date",
    "house_zip_key": "same name and address",
    "phone_key": "same name and phone",
    "email_key": "same name and e-mail",
    "card_key": "same name and card",
    "account_key": "same name and account",
}
"""What two people of the same name share only by rare chance; the name must agree, because a phone or an address
is a household's."""
