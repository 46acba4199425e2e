"""Attorneys who take part in a conversation, and those who do not."""

import pytest

from pii_scan.detect.detector import Context
from pii_scan.detect.sensitive.attorney_parties import find_parties
from pii_scan.model.evidence import Text


def found(text: str, layer: str = "message") -> list[tuple[str, bool]]:
    """(reason, whether it is high)."""
    return [(f.normal, f.confidence >= 0.7) for f in find_parties(Text(text, layer=layer), Context())]


@pytest.mark.parametrize(
    "text,want",
    [
        ("attorney_flag: Y\n\n[9:12] Dana Hale: hello", ("attorney_flag", True)),
        ("is_legal: true\n", ("attorney_flag", True)),
        ("Legal Mail: YES\n", ("attorney_flag", True)),
        ("Privileged = 1\n", ("attorney_flag", True)),
        ("do_not_record: x\n", ("attorney_flag", True)),
        ("contact_type: Attorney\n", ("attorney_party", True)),
        ("contact: Dana Hale, Esq.\n", ("attorney_party", True)),
        ("relationship: public defender\n", ("attorney_party", True)),
        ("Recipient: Law Offices of Dana Hale\n", ("attorney_party", True)),
        ("company: Hale Law Group, LLP\n", ("attorney_party", True)),
        ("From: Dana <dana@halelaw.com>\nSubject: your hearing\n", ("attorney_address", True)),
        ("From: Dana <dana@halelaw.com>\nSubject: lunch\n", ("attorney_address", False)),
        ("Cc: bob@example.com, dana@lawoffice.example.org, j@pd.co.example.us\nTo: x@publicdefender.org\n\nplea offer",
         ("attorney_address", True)),
    ],
)  # fmt: skip
def test_an_attorney_takes_part(text, want):
    assert want in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "attorney_flag: N\nlegal: false\nprivileged: 0\n",
        "From: Attorney General's Office <press@oag.example.gov>\n\nPress release",
        "From: News <dana@halelaw.com>\nList-Unsubscribe: <x>\n\nyour case",
        "From: Dana <orders@lawstreetpizza.com>\n\nyour case of soda",
        "From: Rick <rick@outlaw.com>\n\nyour case",
        "subject: power of attorney form\nrole: power of attorney\n",
        "contact_type: District Attorney\n",
        "user: root\nprivileged: mode\n\nprivilege escalation",
        "[9:12] Ann: my attorney said so",
    ],
)
def test_no_attorney_takes_part(text):
    assert not any(high for _, high in found(text))


def test_a_directory_of_lawyers_is_possible_at_most():
    assert found("title: Attorney at Law\nfirm: Hale Law Group\n", layer="body") == [("attorney_party", False)]


def test_only_the_head_is_looked_at():
    assert found("x\n" * 3000 + "attorney_flag: Y\n") == []
