"""Which columns are one value together, by their headers."""

from collections.abc import Sequence

import pyarrow as pa
import pytest

from pii_scan.detect.compose import compose
from pii_scan.detect.detector import Context
from pii_scan.detect.library import shared_engine
from pii_scan.detect.table import scan_table
from pii_scan.model.evidence import Table, Text
from pii_scan.model.match import Match


@pytest.mark.parametrize(("headers", "issuer"), [
    (("Name", "DL Number", "State"), 2), (("first_name", "last_name", "dob", "driver_license", "state"), 4),
    (("State", "DLN"), 0), (("OLN", "STATE", "Name"), 1), (("Drivers License #", "St"), 1), (("lic_nbr", "st"), 1),
    (("Licencia de conducir", "Estado"), 1), (("dlNumber", "stateCode"), 1), (("Driver's License No", "state_cd"), 1),
    (("DL No", "Lic State", "State"), 1), (("License No", "State", "Plate"), 1),
])  # fmt: skip
def test_a_state_beside_a_licence_is_its_issuer(headers: Sequence[str], issuer: int) -> None:
    assert compose(headers).license_state == issuer


@pytest.mark.parametrize("headers", [
    ("Driver's License", "State", "City"), ("Driver's License", "St", "Zip"), ("DL", "Street", "City", "State", "Zip"),
    ("Plate", "State", "DL No"), ("Driver Name", "State", "Truck"), ("Medical License", "State"), ("Plate", "State"),
    ("License Type", "State"), ("License Class", "State"), ("DL No", "Birth State"), ("DL No", "State", "Estado"),
    ("DL No", "License No", "State"), ("Name", "State"),
])  # fmt: skip
def test_a_state_that_may_be_an_addresss_or_anothers_is_not(headers: Sequence[str]) -> None:
    assert compose(headers).license_state is None


HEADERS = ["Name", "DL Number", "State"]
ROWS = [["Ada Quill", "D4827193", "CA"], ["Ruth Adams", "E5913370", "California"], ["Trevor Moss", "RT829134", "OH"]]
ISSUERS = {"D4827193": "US-CA", "E5913370": "US-CA", "RT829134": "US-OH"}


def issuers(matches: Sequence[Match]) -> dict[str, str]:
    return {m.normal.reveal(): m.qualifier for m in matches if m.kind == "us_driver_license"}


def test_licences_of_a_table_have_the_state_of_their_row() -> None:
    batch = pa.RecordBatch.from_arrays([pa.array(column) for column in zip(*ROWS, strict=True)], names=HEADERS)
    sheet = Table(name="", columns=tuple(HEADERS), batches=iter([batch]))
    assert issuers(scan_table(shared_engine(), sheet, Context(), 1000).matches) == ISSUERS
    text = "\n".join("\t".join(row) for row in [HEADERS, *ROWS])
    assert issuers(shared_engine().scan(Text(text), Context())) == ISSUERS


@pytest.mark.parametrize(
    "headers", [("name.first", "name.last"), ("users.profile.name.given", "users.profile.name.family")]
)
def test_parts_below_a_name_are_one_name(headers: Sequence[str]) -> None:
    assert [(names.first, names.last) for names in compose(headers).names] == [(0, 1)]


@pytest.mark.parametrize(
    "headers",
    [
        ("customer.address.line1", "customer.address.city", "customer.address.state", "customer.address.postal_code"),
        ("shippingAddress.addressLine1", "shippingAddress.locality", "shippingAddress.region", "shippingAddress.zip"),
        ("billing_addr1", "billing_town", "billing_st", "billing_zip"),
        ("street", "city", "administrativeArea", "postalCode"),
    ],
)
def test_an_address_of_a_web_service_is_one_address(headers: Sequence[str]) -> None:
    (address,) = compose(headers).addresses
    assert (address.street, address.city, address.state, address.zip) == (0, 1, 2, 3)


def test_a_region_beside_a_state_is_no_state() -> None:
    (address,) = compose(("region", "street", "city", "state", "zip")).addresses
    assert address.state == 3
