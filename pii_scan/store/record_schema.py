"""The columns of records/*.parquet."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

KEY_COLUMNS: dict[str, str] = {
    "block:name": "name_key",
    "block:first": "first_key",
    "block:last": "last_key",
    "block:phonetic": "phonetic_key",
    "block:initials": "initials_key",
    "block:birth_date": "birth_key",
    "block:house_zip": "house_zip_key",
    "us_ssn": "ssn_key",
    "us_driver_license": "license_key",
    "us_state_id": "license_key",
    "passport": "passport_key",
    "us_passport": "passport_key",
    "us_itin": "itin_key",
    "us_medicare_mbi": "mbi_key",
    "inmate_number": "inmate_key",
    "credit_card": "card_key",
    "us_bank_account": "account_key",
    "iban": "account_key",
    "email": "email_key",
    "phone": "phone_key",
}
"""Key of `Record.keys` → column. Further values of a column, and kinds without one, go to `more_keys`."""


@cache
def record_schema() -> "pa.Schema":
    """The columns, in order. Keys are hex strings of 32 characters or null."""
    import pyarrow as pa

    text, keys = pa.string(), list(dict.fromkeys(KEY_COLUMNS.values()))
    return pa.schema(
        [
            ("record_id", text),
            ("content_sha256", text),
            ("document_type", text),
            ("row_index", pa.int64()),
            *((name, text) for name in keys),
            # `column:key` for what the single-valued columns cannot hold.
            ("more_keys", pa.list_(text)),
            ("state", text),
            ("state_basis", text),
            ("issuer", text),
            ("minor", pa.bool_()),
            ("number_unread", pa.bool_()),
            ("classes", pa.list_(text)),
            # How many rows of a large table say the same; null is one.
            ("rows", pa.int64()),
        ]
    )
