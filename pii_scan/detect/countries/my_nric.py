"""Malaysian identity card number (MyKad)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("my_nric", LegalClass.OTHER_GOV_ID, "Malaysian identity card number (MyKad)", identifies=True),
    standard="National Registration Department, NRIC: birth date, place, serial: https://www.jpn.gov.my",
    patterns=("[0-9]{6}-[0-9]{2}-[0-9]{4}", "[0-9]{12}"),
    holds=stdnum_holds("my.nric"),
    pass_rate=0.02,
    alone={0: 3.8},
    check="birth_date_and_place",
    labels=(
        "nric", "nric no", "mykad", "my kad", "my kad no", "mykad no", "no. kad pengenalan", "kad pengenalan",
        "no kp", "no. k/p", "no. ic", "ic no", "ic number", "i.c. no", "malaysian ic", "identity card no",
    ),
    shy=("ic", "i.c."),
    examples=(
        Example("MyKad: 700201-07-8970", "700201078970"),
        Example("No. Kad Pengenalan: 591102-01-7864", "591102017864"),
        Example("IC No. 830110018974", "830110018974"),
        Example("No. K/P\n541008-14-0634", "541008140634"),
    ),
    counter_examples=(
        Example("Order number 700201-07-8970"),
        Example("MyKad: 851331-14-1234"),
    ),
    validator="birth date, place of birth",
    not_covered="It has no check digit; without a label and hyphens.",
)  # fmt: skip
