"""Tax returns (IRS MeF), mortgage data (MISMO 2.3.1 and 3.4) and loan applications (Fannie Mae 3.2)."""

import pytest

from tests.extract.exchange.test_wage_reports import at

HOME = (
    "<USAddress><AddressLine1Txt>1417 LARKSPUR LANE</AddressLine1Txt><CityNm>SPRINGFIELD</CityNm>"
    "<StateAbbreviationCd>IL</StateAbbreviationCd><ZIPCd>62704</ZIPCd></USAddress>"
)
RETURN = (
    '<?xml version="1.0"?><Return xmlns="http://www.irs.gov/efile" returnVersion="2023v5.0"><ReturnHeader><TaxYr>2023</TaxYr>'
    "<PrimarySignaturePIN>48213</PrimarySignaturePIN><PrimaryBirthDt>1984-03-12</PrimaryBirthDt><Filer>"
    "<PrimarySSN>446222943</PrimarySSN><SpouseSSN>446222950</SpouseSSN><NameLine1Txt>MARISOL A &amp; RAFAEL&lt;QUINTANILLA</NameLine1Txt>"
    + HOME + "<PhoneNum>3125550142</PhoneNum></Filer></ReturnHeader><ReturnData><IRS1040 documentId='A'><DependentDetail>"
    "<DependentFirstNm>LUZ</DependentFirstNm><DependentLastNm>QUINTANILLA</DependentLastNm><DependentSSN>401222944</DependentSSN>"
    "</DependentDetail><WagesAmt>84000</WagesAmt><RoutingTransitNum>071000013</RoutingTransitNum>"
    "<DepositorAccountNum>77120934556</DepositorAccountNum></IRS1040><IRSW2><EmployeeSSN>446222943</EmployeeSSN>"
    "<EmployeeNm>MARISOL A QUINTANILLA</EmployeeNm>" + HOME.replace("USAddress", "EmployeeUSAddress")
    + "<EmployerName><BusinessNameLine1Txt>COMFORT HOSPITAL</BusinessNameLine1Txt></EmployerName></IRSW2></ReturnData></Return>"
)  # fmt: skip
PLACE = {"street": "1417 LARKSPUR LANE", "city": "SPRINGFIELD", "state": "IL", "zip": "62704"}
CREDIT = (
    '<RESPONSE_GROUP MISMOVersionID="2.3.1"><CREDIT_RESPONSE><BORROWER BorrowerID="B1" _FirstName="MARISOL" '
    '_LastName="QUINTANILLA" _BirthDate="1984-03-12" _SSN="446222943"><_RESIDENCE _StreetAddress="1417 LARKSPUR LANE" '
    '_City="SPRINGFIELD" _State="IL" _PostalCode="62704"/></BORROWER><BORROWER BorrowerID="B2" _FirstName="BOB" _LastName="REED" '
    '_SSN="401222944"/><CREDIT_LIABILITY BorrowerID="B1" _AccountIdentifier="4402198873"><_CREDITOR _Name="AUTO LENDER"/>'
    '</CREDIT_LIABILITY><CREDIT_SCORE BorrowerID="B2" _Value="702"/></CREDIT_RESPONSE></RESPONSE_GROUP>'
)
DEAL = (
    '<MESSAGE xmlns="http://www.mismo.org/residential/2009/schemas"><PARTIES><PARTY SequenceNumber="1"><INDIVIDUAL>'
    "<CONTACT_POINT_TELEPHONE><ContactPointTelephoneValue>3125550142</ContactPointTelephoneValue></CONTACT_POINT_TELEPHONE><NAME>"
    "<FirstName>Marisol</FirstName><LastName>Quintanilla</LastName></NAME></INDIVIDUAL><BORROWER><BORROWER_DETAIL>"
    "<BorrowerBirthDate>1984-03-12</BorrowerBirthDate></BORROWER_DETAIL><EMPLOYER><FullName>Comfort Hospital</FullName><ADDRESS>"
    "<AddressLineText>5 Medical Plaza</AddressLineText><CityName>Peoria</CityName></ADDRESS></EMPLOYER><RESIDENCE><ADDRESS>"
    "<AddressLineText>1417 LARKSPUR LANE</AddressLineText><CityName>SPRINGFIELD</CityName><PostalCode>62704</PostalCode>"
    "<StateCode>IL</StateCode></ADDRESS></RESIDENCE></BORROWER><TAXPAYER_IDENTIFIER><TaxpayerIdentifierType>SocialSecurityNumber"
    "</TaxpayerIdentifierType><TaxpayerIdentifierValue>446222943</TaxpayerIdentifierValue></TAXPAYER_IDENTIFIER></PARTY></PARTIES>"
    "<ASSET><AssetAccountIdentifier>77120934556</AssetAccountIdentifier></ASSET></MESSAGE>"
)
FLAT = [
    "EH 000000                   20240105   ENV1", "TH T100099-002  TRAN1", "TPI1.00 01", "0001  3.20 W",
    at(160, (1, "02A"), (4, "9 RIVER LANE"), (54, "JOLIET"), (89, "IL60431")),
    at(239, (1, "03ABW"), (6, "446222943"), (15, "MARISOL"), (50, "ANNE"), (85, "QUINTANILLA"), (124, "3125550142"),
       (152, "19840312"), (160, "m@mail.example")),
    at(239, (1, "03AQZ"), (6, "401222944"), (15, "BOB"), (85, "REED")),
    at(165, (1, "03C"), (4, "446222943"), (13, "ZG"), (15, "1417 LARKSPUR LANE"), (65, "SPRINGFIELD"), (100, "IL62704")),
    at(140, (1, "04A"), (4, "446222943"), (13, "COMFORT HOSPITAL"), (48, "5 MEDICAL PLAZA"), (83, "PEORIA"), (118, "IL61602")),
    at(180, (1, "06C"), (4, "446222943"), (13, "03 "), (16, "FIRST EXAMPLE BANK"), (132, "77120934556")),
    at(220, (1, "06L"), (4, "401222944"), (13, "I "), (15, "AUTO LENDER"), (131, "4402198873")),
    "TT TRAN1", "ET ENV1",
]  # fmt: skip


def rows(got):
    return [{key: value for key, value in row.items() if value is not None} for row in got.rows]


def test_a_tax_return(gather):
    got = gather(RETURN.encode(), "x")
    assert got.reader == "mef"
    marisol = {"first name": "MARISOL A", "last name": "QUINTANILLA", "ssn": "446222943"}
    assert rows(got) == [
        {**marisol, "pin": "48213", "date of birth": "1984-03-12", "phone": "3125550142", **PLACE},
        {"first name": "RAFAEL", "last name": "QUINTANILLA", "ssn": "446222950", "phone": "3125550142", **PLACE},
        {**marisol, "routing number": "071000013", "bank account number": "77120934556"},
        {"first name": "LUZ", "last name": "QUINTANILLA", "ssn": "401222944"},
        {"ssn": "446222943", "full name": "MARISOL A QUINTANILLA", **PLACE},
    ]
    assert "COMFORT HOSPITAL" in got.text
    assert "84000" not in got.text
    assert got.problems == []


def test_no_number_of_a_person_is_dropped_under_a_name_nobody_listed(gather):
    care = "<IRS2441><CareProviderSSN>219094321</CareProviderSSN><CareProviderPersonNm>ANN MOSS</CareProviderPersonNm></IRS2441>"
    got = gather(
        RETURN.replace("</ReturnData>", f"{care}<Other><OddNumber>318224477</OddNumber></Other></ReturnData>").encode(),
        "x",
    )
    assert {"ssn": "219094321", "full name": "ANN MOSS"} in rows(got)
    assert "318224477" in got.text
    got = gather(CREDIT.replace("</CREDIT_RESPONSE>", "<X SSN='318224477'/></CREDIT_RESPONSE>").encode(), "x")
    assert "SSN: 318224477" in got.text


def test_a_credit_report(gather):
    got = gather(CREDIT.encode(), "x")
    assert got.reader == "mismo"
    marisol = {"first name": "MARISOL", "last name": "QUINTANILLA", "date of birth": "1984-03-12", "ssn": "446222943"}
    assert rows(got) == [
        {**marisol, **PLACE},
        {"first name": "BOB", "last name": "REED", "ssn": "401222944"},
        {**marisol, "loan account number": "4402198873", "bank": "AUTO LENDER"},
        {"first name": "BOB", "last name": "REED", "ssn": "401222944", "credit score": "702"},
    ]


def test_a_deal(gather):
    assert rows(gather(DEAL.encode(), "x")) == [
        {"first name": "Marisol", "last name": "Quintanilla", "date of birth": "1984-03-12", "phone": "3125550142",
         "ssn": "446222943", **PLACE, "employer": "Comfort Hospital", "employer address": "5 Medical Plaza, Peoria"},
        {"bank account number": "77120934556"},
    ]  # fmt: skip


def test_a_flat_application(gather):
    got = gather("\r\n".join(FLAT).encode(), "x.fnm")
    assert got.reader == "fannie32"
    assert rows(got) == [
        {"ssn": "446222943", "first name": "MARISOL", "middle name": "ANNE", "last name": "QUINTANILLA",
         "home phone": "3125550142", "email": "m@mail.example", "date of birth": "1984-03-12", **PLACE,
         "employer": "COMFORT HOSPITAL", "employer address": "5 MEDICAL PLAZA PEORIA IL61602"},
        {"ssn": "401222944", "first name": "BOB", "last name": "REED"},
        {"ssn": "446222943", "first name": "MARISOL", "last name": "QUINTANILLA", "bank account number": "77120934556",
         "bank": "FIRST EXAMPLE BANK"},
        {"ssn": "401222944", "first name": "BOB", "last name": "REED", "loan account number": "4402198873",
         "bank": "AUTO LENDER"},
    ]  # fmt: skip
    assert "9 RIVER LANE" in got.text
    assert got.problems == []


@pytest.mark.parametrize(("text", "end"), [(RETURN, 900), (CREDIT, 400), (DEAL, 600), ("\n".join(FLAT), 1200)])
def test_cut_files_are_partial(gather, text, end):
    assert "truncated" in gather(text[:end].encode(), "x").codes
