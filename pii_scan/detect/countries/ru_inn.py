"""Russian taxpayer number (INN) of a person."""

from pii_scan.detect.countries.national_id import national_id
from pii_scan.detect.countries.stdnum_check import stdnum_holds
from pii_scan.detect.detector import Example
from pii_scan.model.kind import Kind
from pii_scan.model.legal_class import LegalClass

DETECTOR = national_id(
    Kind("ru_inn", LegalClass.TAXPAYER_ID, "Russian taxpayer number (INN) of a person", identifies=True),
    standard="Приказ ФНС ММВ-7-6/435@, INN of twelve digits, two of them modulus 11: https://www.nalog.gov.ru",
    patterns=("[0-9]{12}",),
    holds=stdnum_holds("ru.inn"),
    pass_rate=0.01,
    labels=("inn", "inn no", "russian taxpayer number"),
    examples=(
        Example("INN: 143746063059", "143746063059"),
        Example("INN 806173617137", "806173617137"),
        Example("Russian taxpayer number\n658841575948", "658841575948"),
    ),
    counter_examples=(
        Example("INN: 143746063050"),
        Example("Order number 143746063059"),
    ),
    validator="two digits modulus 11",
    not_covered="The ten digits of a firm.",
)  # fmt: skip
