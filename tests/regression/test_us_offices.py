"""Writing of American offices, jails, families and scans that was missed or mistaken once."""

import pytest

from tests.detect.ids.scanning import high


@pytest.mark.parametrize(("kind", "text", "how", "normal"), [
    ("us_ssn", "Socia1 Security Nurnber: 2l9-5I-4938", "ocr", "219514938"),
    ("us_ssn", "a Employee's socia| security number\nS19-51-4938", "ocr", "519514938"),
    ("us_ssn", "S.S.N. 219 | 51 | 4938", "ocr", "219514938"),
    ("us_ssn", "3. SOCIAL SECURITY NO. 219|51|4938", "native", "219514938"),
    ("us_ssn", "Household: Rowan Ellis (self, 9/9/70, 219-51-4938)", "native", "219514938"),
    ("us_ssn", "[3/2/21, 9:14 PM] Tasha: whats ur social i need it 4 the app\n[3/2/21, 9:15 PM] Dre: 219514938",
     "native", "219514938"),
    ("date_of_birth", "BIRTHDATE O8-22-197l", "ocr", "1971-08-22"),
    ("date_of_birth", "Date ofBirth: O4/l7/1955", "ocr", "1955-04-17"),
    ("date_of_birth", "decedent Rowan Ellis; b. June 4 1931; widower", "native", "1931-06-04"),
    ("date_of_birth", "her ex Rowan Ellis dob 060588 is at the door", "native", "1988-06-05"),
    ("date_of_birth", "Dependents: Ada Ellis (07/04/2011)", "native", "2011-07-04"),
    ("date_of_birth", "Ada Ellis (daughter, 7/4/03)", "native", "2003-07-04"),
    ("person_name", "Last: Bergstrom   First: Annika   MI: L", "native", "ANNIKA BERGSTROM"),
    ("person_name", "Last Name (Family Name): Tran  First Name (Given Name): Minh", "native", "MINH TRAN"),
    ("person_name", "1. Full legal name (Last, First, MI)\nOKAFOR, CHIDERA N\n2. Date of birth", "native",
     "CHIDERA N OKAFOR"),
    ("person_name", "LOG\n5/12   US Dist Ct ND Ohio     Hinton, Cedric     A482-137", "native", "CEDRIC HINTON"),
    ("phone", "T: 860.233.7715 | M: 860.810.4422", "native", "+18602337715"),
    ("phone", "Te1ephone: (5l3) 281-9O44", "ocr", "+15132819044"),
    ("phone", "1. Sandra Gaines  mother  (216) 851-44O7", "ocr", "+12168514407"),
    ("phone", "wya? come thru. new # 4405528817", "native", "+14405528817"),
    ("person_name", "Visitor came to see Robledo, Manuel A777-240. Denied", "native", "MANUEL ROBLEDO"),
    ("person_name", "[msg] from inmate BELL, TREVON: yea", "native", "TREVON BELL"),
    ("person_name", "I saw Doris Day on film", "native", "DORIS DAY"),
    ("person_name", "Co-Borrower's Name Folake Adeyemi  Home Phone", "native", "FOLAKE ADEYEMI"),
    ("inmate_number", "Segregation review: Rowan Ellis (A482-137) fears for his safety", "native", "A482137"),
    ("inmate_number", "Visitor came to see Robledo, Manuel A482-137. Denied", "native", "A482137"),
    ("us_ssn", "S0C SEC N0  219-5I-4938", "ocr", "219514938"),
    ("date_of_birth", "Dental chart - Rowan Ellis - b. 10/28/1974 - home", "native", "1974-10-28"),
    ("us_driver_license", "[6:02 PM] Bri: need ur dl # for the rental\n[6:03 PM] Marcus J: its TW118427 ohio", "native",
     "TW118427"),
    ("us_bank_account", "Her account at Webster Bank, no. 0028817740, passes to you.", "native", "0028817740"),
    ("card_security_code", "card 4539 1488 0343 6467 exp 09/28, numbers on back 418", "native", "418"),
])  # fmt: skip
def test_found(kind: str, text: str, how: str, normal: str) -> None:
    assert normal in high(text, kind, how)


@pytest.mark.parametrize(("kind", "text"), [
    ("us_ssn", "Ship date 05/06/2025, 219-51-4938, hinge"),
    ("us_ssn", "How many? social events\nTotal: 219514938 views"),
    ("date_of_birth", "the son paid on 07/04/2011"),
    ("date_of_birth", "Children under 12 (07/04/2011) free"),
    ("date_of_birth", "step b. June 4 2011 is the deadline"),
    ("date_of_birth", "dob column holds 060588 rows"),
    ("person_name", "Sr. Buyer | Purchasing"),
    ("person_name", "Marion Correctional and Jackson Correctional reported full staffing"),
    ("person_name", "Last: Tuesday   First: Monday"),
    ("phone", "version: 860.233.7715"),
    ("phone", "ticket # 4405528817"),
    ("person_name", "shipped to Jackson, Virginia 22801 by truck"),
    ("person_name", "IN THE COURT OF COMMON PLEAS, FRANKLIN COUNTY, OHIO"),
    ("person_name", "closed on Martin Luther King Jr. Day and Labor Day"),
    ("person_name", "Car: Subaru Forester, MA reg 7KD 918"),
    ("person_name", "Employee Name Hire Date Salary"),
    ("inmate_number", "the visitor center sells Hinge A482-1379"),
    ("us_bank_account", "MRN: 00448172   Acct: V10099284   Admitted 03/04"),
])  # fmt: skip
def test_look_alikes_are_not_high(kind: str, text: str) -> None:
    assert high(text, kind) == []


def test_a_printed_log_of_visitors() -> None:
    text = (
        "VISITOR LOG\n"
        "Date      Visitor Name           DL/ID #        Inmate              Rel.\n"
        "4/2/22    Wanda Pruitt           OH RT482917    Pruitt, Jaylen      Mother\n"
        "4/2/22    Hector Salinas         OH SV119204    Salinas, Omar       Brother\n"
        "4/2/22    Kendra Whitlock        OH UB770316    Gaines, Deshawn     Girlfriend\n"
    )
    assert high(text, "us_driver_license") == ["RT482917", "SV119204", "UB770316"]


def test_dates_of_a_shifted_row_are_no_licences() -> None:
    text = 'applicant,ssn,dob,dl,phone\n"Wright, Loretta",219-51-4938,1966-02-14,D4827193,313-532-8817\n'
    assert "19660214" not in high(text, "us_driver_license")


def test_a_diagnosis_leaves_the_fields_behind_it() -> None:
    text = "Psych eval - Rowan Ellis, age 29. Dx: Schizoaffective disorder (F25.0). WAIS FSIQ 68. SSN 219-51-4938."
    assert high(text, "us_ssn") == ["219514938"]
    assert high(text, "medical_condition") != []


def test_the_patient_who_opens_the_history_is_found() -> None:
    text = "HPI: Mr. Fontaine is a 62 y/o male w/ type 2 diabetes, presents with chest pain."
    assert high(text, "person_name") == ["FONTAINE"]
    assert high(text, "medical_condition") != []


def test_no_address_of_a_tax_form_s_fields() -> None:
    text = "Taxpayer: Ezequiel Montoya ITIN 932-78-4419\nSpouse: Irma Montoya SSN 219-51-4938\nIP PIN: 448172\n"
    assert high(text, "us_ssn") == ["219514938"]
    assert high(text, "address") == []
