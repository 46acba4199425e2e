"""Chrome's data in Google Takeout: `Autofill.json`, `Addresses and more.json` (typed values, profiles under the
names of the browser's types, each a list or a plain value)."""

from collections.abc import Iterator
from typing import Any

from pii_scan.extract.credentials.entry import Entry
from pii_scan.extract.credentials.field_names import IDENTITY
from pii_scan.extract.credentials.vaults.vault import Json, Vault, dicts, popped
from pii_scan.extract.stores.form_fields import put_field

_COLUMNS = {
    "name_first": "first name", "name_middle": "middle name", "name_last": "last name", "name_full": "full name",
    "email_address": "email", "phone_home_whole_number": "phone", "company_name": "company",
    "address_home_street_address": "street", "address_home_line1": "street", "address_home_city": "city",
    "address_home_state": "state", "address_home_zip": "zip", "address_home_country": "country",
}  # fmt: skip
_QUIET = frozenset(
    ("guid", "origin", "use_count", "use_date", "address_home_language_code", "validity_state_bitfield",
     "usage_timestamp", "is_client_validity_states_updated", "deprecated_name_full", "profile_label")
)  # fmt: skip


def _fits(value: Any) -> bool:
    return isinstance(value, dict) and any(
        not {"name_first", "name_full", "email_address", "address_home_zip"}.isdisjoint(one)
        for one in dicts(value.get("Autofill Profile"))
    )


def _cut(value: Any) -> list[Any]:
    return [*popped(value, "Autofill Profile"), *popped(value, "Autofill")]


def _read(item: Json) -> Iterator[Entry]:
    entry = Entry(IDENTITY)
    if "name" in item and "value" in item:
        for one in _list(item["value"]):
            put_field(entry, str(item["name"]), one)
    else:
        parts = any(_list(item.get(key)) for key in ("name_first", "name_last"))
        for key, said in item.items():
            if key in _QUIET or key.endswith("_status") or (key == "name_full" and parts):
                continue
            for one in _list(said):
                column = _COLUMNS.get(key)
                if column is None:
                    entry.lines.append(f"{key}: {one}")
                else:
                    entry.add(column, one)
    yield entry


def _list(value: Any) -> list[str]:
    """The values that say something; dictionaries do not come up here and are written as they are."""
    return [str(one) for one in (value if isinstance(value, list) else [value]) if one not in (None, "", [], {})]


VAULT = Vault(
    id="takeout_autofill",
    title="Chrome's forms in Google Takeout",
    hints=(b'"Autofill Profile"',),
    fits=_fits,
    cut=_cut,
    read=_read,
)
