"""US addresses in the layouts of forms, envelopes, chats and cameras."""

import pytest

from pii_scan.detect.address.us_address import find_addresses
from pii_scan.detect.detector import Context
from pii_scan.model.evidence import How, Text


def found(text: str, how: How = How.NATIVE) -> list[tuple[str, float]]:
    hits = list(find_addresses(Text(text, how), Context(how=how.value)))
    assert all(text[h.start : h.end] == h.raw for h in hits)
    return [(h.normal, h.confidence) for h in hits]


def high(text: str, how: How = How.NATIVE) -> list[str]:
    return [normal for normal, confidence in found(text, how) if confidence >= 0.7]


ELM = "12 ELM ST, DAYTON, OH 45402"


@pytest.mark.parametrize("text", [
    "12 Elm St, Dayton, OH 45402", "12 Elm St., Dayton OH 45402", "12 Elm Street\nDayton, Ohio 45402-1234",
    "12 ELM ST DAYTON OH 45402", "12 elm st, dayton, oh 45402", "12 elm st dayton oh 45402",
    "Address: 12 Elm St\nCity: Dayton\nState: OH\nZIP: 45402", "Street: 12 Elm St   City: Dayton   State: Ohio   Zip Code: 45402",
    '{"street": "12 Elm St", "city": "Dayton", "state": "OH", "zip": "45402"}', "12 Elm St,Dayton,OH,45402",
    "I moved in 2019 from there to 12 Elm St, Dayton, OH 45402, and stayed.", "12 Elm St.\nDayton, Ohio\n45402",
    "Rowan Ellis\n12 Elm St\n\nDayton, OH 45402", "We are at 12 Elm St, Dayton, OH. 45402.", "Ship to: 12 Elm St - Dayton, OH 45402",
])  # fmt: skip
def test_one_address_many_layouts(text: str) -> None:
    assert high(text) == [ELM]


@pytest.mark.parametrize(("text", "normal"), [
    ("12 Elm St Apt 4B, Dayton, OH 45402", "12 ELM ST APT 4B, DAYTON, OH 45402"),
    ("12 Elm St 4B, Dayton, OH 45402", "12 ELM ST #4B, DAYTON, OH 45402"),
    ("12 Elm St\nUnit 7\nDayton, OH 45402", "12 ELM ST UNIT 7, DAYTON, OH 45402"),
    ("87437 Jennifer Glens Apt. 123\nNew Davidton, OH 53472", "87437 JENNIFER GLENS APT 123, NEW DAVIDTON, OH 53472"),
    ("12-34 56th St, Queens, NY 11101", "12-34 56TH ST, QUEENS, NY 11101"),
    ("123 1/2 Main St, Dayton, OH 45402", "123 1/2 MAIN ST, DAYTON, OH 45402"),
    ("N6W23001 Bluemound Rd, Waukesha, WI 53188", "N6W23001 BLUEMOUND RD, WAUKESHA, WI 53188"),
    ("1460 N 300 W, Provo, UT 84604", "1460 N 300 W, PROVO, UT 84604"),
    ("2002 FM 544 Wylie, TX 75098", "2002 FM 544, WYLIE, TX 75098"),
    ("8483 Al Highway 157, Moulton, AL 35650", "8483 AL HIGHWAY 157, MOULTON, AL 35650"),
    ("1101 U.S. Highway No. 130 North, Burlington, NJ 08016", "1101 US HIGHWAY NO 130 N, BURLINGTON, NJ 08016"),
    ("RR 2 Box 152, Dayton OH 45402", "RR 2 BOX 152, DAYTON, OH 45402"),
    ("HC 68 Box 23A\nBoise ID 83702", "HC 68 BOX 23A, BOISE, ID 83702"),
    ("PSC 802 Box 74\nAPO AE 09499", "PSC 802 BOX 74, APO, AE 09499"),
    ("USS Wexford\nFPO AP 96601", "USS WEXFORD, FPO, AP 96601"),
    ("PO Box 9580 Rancho Santa Fe CA 92067", "PO BOX 9580, RANCHO SANTA FE, CA 92067"),
    ("p o box 660367 dallas tx 75266", "PO BOX 660367, DALLAS, TX 75266"),
    ("Calle Sol 255, San Juan, PR 00901", "CALLE SOL 255, SAN JUAN, PR 00901"),
    ("One Main Street, Dayton, OH 45402", "1 MAIN ST, DAYTON, OH 45402"),
    ("Dirección: 77 Sunset Way, Miami, Florida", "77 SUNSET WAY, MIAMI, FL"),
    ("lives at 123 main st apt 4, dayton oh", "123 MAIN ST APT 4, DAYTON, OH"),
    ("Address: 455 Larkspur\nPhone: 614-555-0143", "455 LARKSPUR"),
    ("317 Happy Day Boulevard, Caldwell, ID 83607", "317 HAPPY DAY BLVD, CALDWELL, ID 83607"),
    ("3 DOB 01/02/1980 8 1234 N OAK AVE, MIAMI, FL 33101", "1234 N OAK AVE, MIAMI, FL 33101"),
])  # fmt: skip
def test_forms_of_the_post_and_of_people(text: str, normal: str) -> None:
    assert high(text) == [normal]


@pytest.mark.parametrize("text", [
    "Shipped 12 boxes to Dayton, OH 45402 yesterday", "on 12 May in Dayton, Ohio 45402 there were", "Dayton, OH 45402",
])  # fmt: skip
def test_a_town_with_its_zip_is_only_possible(text: str) -> None:
    assert [confidence for _, confidence in found(text)] == [0.5]


@pytest.mark.parametrize("text", [
    "12 people crossed the road", "3 of 45 runs in 12 ms", "INFO 45402 12 OK 74101", "took 12 steps down the road",
    "in 46204 cases or 97201 others", "part OH45402 rev 12", "2024-05-12 10 OK 200", "Chapter 3 Court rulings", "IP address: 10 Gbps Link",
    "email address: 12 Monkeys", "12 drive bays", "4 way stop", "1 way street", "5 lane highway", "a 3 place setting",
])  # fmt: skip
def test_prose_and_logs_are_silent(text: str) -> None:
    assert high(text) == []


@pytest.mark.parametrize("text", [
    "l2 Elm St, Dayton, OH 4S402", "12 Elm St, Dayton, OH 454O2", "12 EIm Sfreet, Dayton, OH 45402", "12 Elm St, Daytom,OH45402",
    "12 elm Street, Dayton, OH 45402",
])  # fmt: skip
def test_misread_letters_leave_the_zip(text: str) -> None:
    [(normal, confidence)] = found(text, How.OCR)
    assert confidence >= 0.7
    assert normal.startswith("12 ")
    assert normal.endswith("OH 45402")
