"""What a column's name says it is a key of."""

import pytest

from pii_scan.assess.join_names import entity, same_key


@pytest.mark.parametrize(("column", "of"), [
    ("user_id", ("user",)), ("UserID", ("user",)), ("userid", ("user",)), ("userNo", ("user",)), ("USER_ID", ("user",)),
    ("id", ()), ("ID", ()), ("n", ()), ("c7", ()), ("rec_no", ()), ("record_id", ()), ("row_id", None), ("zip_code", None),
    ("order_date", None), ("created_at", None), ("customerAccountNo", ("customer", "account")), ("categories_id", ("category",)),
    ("***~12ab_id", None), ("", ()),
])  # fmt: skip
def test_entities(column: str, of: tuple[str, ...] | None) -> None:
    assert entity(column) == of


def test_an_id_is_that_of_its_table() -> None:
    assert same_key("id", "az://x/dump/users_2024.csv", "user_id")
    assert same_key("id", "tbl_Users", "userId")
    assert not same_key("id", "az://x/dump/orders.csv", "user_id")
    assert not same_key("id", "users", "id")
    assert not same_key("n", "users", "n")
    assert not same_key("year", "years", "year")
    assert not same_key("id", "***~12ab.csv", "user_id")
