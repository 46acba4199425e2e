"""What hospitals, insurers and banks exchange, by the positions and fields of each standard."""

import json

from tests.extract.exchange.test_nacha import CONTROL, HEADER, batch, entry, record
from tests.extract.exchange.test_x12 import ISA
from tests.hostile.samples.sample import NAME, SSN, Sample

_ANY = "changed letters are still a text"
_FIRST, _LAST = NAME.split()


def _hl7() -> bytes:
    head = "MSH|^~\\&|ADT1|GOOD HEALTH|LAB|X|20240215||ADT^A01|MSG00001|P|2.8\r"
    person = f"PID|1||PATID8812^5^M11^ADT1^MR~{SSN}^^^USA^SS||{_LAST}^{_FIRST}||19710823|F\r"
    return (head + person + "PV1|1|I|2000^2012^01\r").encode() * 4


def _x12() -> bytes:
    body = (
        f"GS*HC*S*R*20240101*0802*1*X*005010X222A1~ST*837*0021~\nNM1*IL*1*{_LAST}*{_FIRST}****MI*W199288371~\n"
        f"N3*1423 BOURBON ST~N4*NEW ORLEANS*LA*70116~\nDMG*D8*19650414*F~REF*SY*{SSN.replace('-', '')}~\n"
        "SE*7*0021~GE*1*1~IEA*1*000000905~\n"
    )
    return (ISA + body).encode()


def _nacha() -> bytes:
    entries = [entry("075000019", f"44009127{n:02}", SSN.replace("-", ""), NAME.upper()) for n in range(9)]
    told = record("705" + f"SSN: {SSN}".ljust(80) + "0001" + "0000001")
    return "\r\n".join([HEADER, batch("PPD"), *entries, told, CONTROL, ""]).encode()


def _patient(number: int) -> dict[str, object]:
    return {
        "resourceType": "Patient",
        "id": str(number),
        "name": [{"family": _LAST, "given": [_FIRST]}],
        "birthDate": "1971-08-23",
        "identifier": [{"system": "http://hl7.org/fhir/sid/us-ssn", "value": SSN}],
    }


def _bundle() -> bytes:
    return json.dumps({"resourceType": "Bundle", "entry": [{"resource": _patient(n)} for n in range(5)]}).encode()


def _lines() -> bytes:
    return b"".join(json.dumps(_patient(n)).encode() + b"\n" for n in range(5))


SAMPLES = (
    Sample("a.hl7", "hl7", _hl7, cut="messages follow one another without an end mark", flipped=_ANY),
    Sample("b.837", "x12", _x12, flipped=_ANY),
    Sample("c.ach", "nacha", _nacha, flipped=_ANY),
    Sample("d.json", "fhir", _bundle, flipped=_ANY),
    Sample("e.ndjson", "fhir", _lines, cut="read to its end as plain text, and a note says so", flipped=_ANY),
)
