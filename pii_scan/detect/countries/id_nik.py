"""Indonesian identity number (NIK)."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("id_nik", LegalClass.OTHER_GOV_ID, "Indonesian identity number (NIK)", identifies=True),
    standard="UU 23/2006, NIK: region, birth date (+40 for women), serial: https://dukcapil.kemendagri.go.id",
    patterns=("[0-9]{16}",),
    holds=stdnum_holds("id.nik"),
    pass_rate=0.01,
    check="region_and_birth_date",
    labels=(
        "nik", "nik no", "no. ktp", "no ktp", "ktp", "nomor induk kependudukan", "nomor ktp", "e-ktp", "no. nik",
        "no. identitas",
    ),
    examples=(
        Example("NIK: 3578194711947015", "3578194711947015"),
        Example("No. KTP 1271132810507643", "1271132810507643"),
        Example("Nomor Induk Kependudukan\n1271201605784781", "1271201605784781"),
    ),
    counter_examples=(
        Example("Order number 3578194711947015"),
        Example("NIK: 3171019913450001"),
    ),
    validator="region, birth date",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
