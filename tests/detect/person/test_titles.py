"""A title names a person only where a name stands behind it."""

import pytest

from pii_scan.detect.person.titles import titled_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Thank you, Mr. Chairman, for the time. Madam Secretary will read.", []),
        ("MR. CHAIRMAN: Thank you. Mr. Speaker, I yield. Mr. Foreman, has the jury reached a verdict?", []),
        ("Mr. Justice Holmes wrote", ["Holmes"]),
        ("Mr. Director Ana Ortega will speak", ["Ana Ortega"]),
        ("Ms. Ortega called", ["Ortega"]),
    ],
)
def test_who_is_addressed_by_an_office_has_no_name_in_it(text: str, names: list[str]) -> None:
    assert [text[span.start : span.end] for span in titled_names(text)] == names
