"""Labels made of a country and a common word: `Kenyan ID`, `National ID no. (Malta)`, `cédula boliviana`.

A common word alone (`ID number`) names no country's number; with a country beside it, it names that country's only.
"""

from pii_scan.detect.country_names import country_names
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

_ID = (
    "id", "id card", "national id", "identity card", "identity number", "personal code", "personal number",
    "personal id", "national identification number", "national identity number",
)  # fmt: skip
_ID_BEFORE = (
    "id", "id no", "id number", "id card", "id card no", "national id", "national id no", "identity card",
    "identity number", "personal code", "personal number", "personal no", "identification number",
)  # fmt: skip
_SOCIAL = ("social security", "social security number", "social insurance", "social insurance number")
_TAX = ("tax id", "tax number", "tax no", "tax code", "taxpayer number", "tin", "tax identification number")
_TAX_BEFORE = ("tax id", "tax id no", "tax number", "tax no", "tin", "tax identification number", "tax registration no")
_DRIVING = (
    "driving licence", "driver licence", "driver license", "driver's license", "driver's licence", "drivers license",
    "driving license", "licence",
)  # fmt: skip
_HEALTH = ("health number", "health card", "health card number", "health insurance number", "health id")
_VEHICLE = ("vehicle registration", "vehicle registration number", "vehicle reg", "plate", "number plate", "reg no")
_SPANISH = (
    "cédula", "cédula de identidad", "carnet", "carnet de identidad", "carné de identidad", "c.i.", "ci", "dni",
    "d.n.i.",
    "documento", "documento de identidad", "identidad",
)  # fmt: skip
_FRENCH = ("carte d'identité", "carte nationale d'identité", "carte d'identité nationale", "cin", "cni")
_IN_KEYS = frozenset({"id", "id no", "id number", "national id", "tax id", "tax number", "tin"})
_SPEAKS_SPANISH = frozenset(
    ["ar", "bo", "cl", "co", "cr", "cu", "do", "ec", "es", "gt", "hn", "mx", "ni", "pa", "pe", "py", "sv", "uy", "ve"]
)
_SPEAKS_FRENCH = frozenset(["be", "ch", "dz", "fr", "ht", "lu", "ma"])
_ONLY_SOCIAL = frozenset(
    {"at_svnr", "br_pis", "ca_sin", "ch_ahv", "de_pension_number", "es_nss", "fr_nir", "gr_amka", "mx_nss", "ph_sss",
     "ru_snils", "uk_nino"}
)  # fmt: skip
_NO_NATIONAL_ID = _ONLY_SOCIAL | {
    "br_voter_id", "in_voter_id", "ng_bvn", "ph_umid", "mx_ine", "kr_frn", "hu_personal_id",
}  # fmt: skip
"""Kinds of this class that nobody means by `ID`: bank, voters' and social insurance numbers, and those that another
kind of the same country comes before."""
_TAX_TOO = frozenset({"cl_rut", "it_codice_fiscale"})
"""Taxpayers' numbers that are the citizens' as well."""


def country_labels(kind: Kind) -> tuple[str, ...]:
    """Labels of a kind whose id begins with its country's code; none where the country's names are not known."""
    names = country_names().get(kind.id[:2], ())
    behind, before = _nouns(kind)
    out = [f"{name} {noun}" for name in names for noun in behind]
    out += [f"{noun} ({name})" for name in names for noun in before]
    # As a key of data: `id_number_kenya`.
    out += [f"{noun} {name}" for name in names for noun in before if noun in _IN_KEYS]
    if kind.legal_class is LegalClass.OTHER_GOV_ID and kind.id not in _NO_NATIONAL_ID:
        if kind.id[:2] in _SPEAKS_SPANISH:
            out += [f"{noun} {name}" for name in names for noun in _SPANISH]
            out += [f"{noun} ({name})" for name in names for noun in _SPANISH]
        elif kind.id[:2] in _SPEAKS_FRENCH:
            out += [f"{noun} {name}" for name in names for noun in _FRENCH]
    return tuple(dict.fromkeys(out))


def _nouns(kind: Kind) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Common words behind and before the country's name."""
    if kind.id in _TAX_TOO:
        return _TAX + _ID, _TAX_BEFORE + _ID_BEFORE
    if kind.id in _ONLY_SOCIAL:
        return _SOCIAL, _SOCIAL
    if kind.id in _NO_NATIONAL_ID:
        return (), ()
    if kind.id == "in_vehicle_registration":
        return _VEHICLE, _VEHICLE
    return {
        LegalClass.OTHER_GOV_ID: (_ID, _ID_BEFORE),
        LegalClass.TAXPAYER_ID: (_TAX, _TAX_BEFORE),
        LegalClass.DRIVERS_LICENSE: (_DRIVING, _DRIVING),
        LegalClass.HEALTH_INSURANCE: (_HEALTH, _HEALTH),
    }.get(kind.legal_class, ((), ()))


__all__ = ["country_labels"]
