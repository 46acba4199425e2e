"""Turkish identity number."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("tr_kimlik", LegalClass.OTHER_GOV_ID, "Turkish identity number", "TR_NATIONAL_ID", identifies=True),
    standard="5490 sayılı Nüfus Hizmetleri Kanunu, two check digits: https://www.nvi.gov.tr",
    patterns=("[0-9]{11}", "[0-9]{3} [0-9]{3} [0-9]{3} [0-9]{2}"),
    holds=stdnum_holds("tr.tckimlik"),
    pass_rate=0.008,
    labels=(
        "t.c. kimlik no", "tc kimlik no", "tc kimlik", "t.c. kimlik", "tckn", "tc no", "t.c. no", "kimlik no",
        "kimlik numarası", "tc kimlik numarası", "türkiye cumhuriyeti kimlik numarası", "vatandaşlık numarası",
        "turkish id number", "turkish identity number", "tckn no", "tc kimlik nosu", "kimlik numarasi",
        "t.c. kimlik numarası", "turkish id", "vatandaslik no", ),
    shy=("tc", "t.c."),
    examples=(
        Example("T.C. Kimlik No: 90007660772", "90007660772"),
        Example("TCKN 35554288932", "35554288932"),
        Example("TC Kimlik No\n58902154734", "58902154734"),
        Example("Turkish ID number 68873648910", "68873648910"),
    ),
    counter_examples=(
        Example("T.C. Kimlik No: 90007660773"),
        Example("Order number 90007660772"),
    ),
    validator="two check digits",
    not_covered="Numbers without a label or a column that names them.",
)  # fmt: skip
