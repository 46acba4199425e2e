import base64

import pytest

from pii_scan.detect.biometric import genetic, template
from pii_scan.detect.detector import Context, Detector
from pii_scan.model.evidence import Text
from tests.detect.health.gating import FILLER, gated, ungated
from tests.detect.ids.scanning import column_values, high

VECTOR = "[" + ", ".join(f"{(n % 2 and '-') or ''}0.{1000 + 37 * n}" for n in range(128)) + "]"
BLOB = "Zm9vQmFyMTIzNDU2Nzg5MEFiQ2RFZkdoSWpLbE1uT3BRclN0VXZXeFl6MDEyMzQ1"


def found(detector: Detector, text: str, least: float = 0.7) -> list[str]:
    assert detector.find is not None
    return [f.normal for f in detector.find(Text(text), Context()) if f.confidence >= least]


@pytest.mark.parametrize(
    "label",
    [
        "face_encoding: ", '"faceEmbedding": ', "facial descriptor = ", "face vector\t", "voice_embedding: ", "FACE_FEATURES=", "speaker embedding: ",
    ],
)  # fmt: skip
def test_vectors_behind_their_label(label: str) -> None:
    text = f"{FILLER * 10}{label}{VECTOR}\n{FILLER * 10}"
    assert len(found(template.DETECTOR, text)) == 1
    assert gated(template.DETECTOR, text) == ungated(template.DETECTOR, text) != []


@pytest.mark.parametrize(
    "label",
    [
        "fingerprint_template: ", "Fingerprint Template (base64): ", "left_index_template=", "minutiae: ", "irisCode: ", "iris template = ",
        "voiceprint: ", '"biometricTemplate": "', "palm vein template: ", "plantilla dactilar: ", "finger minutiae: ", "right thumb template: ",
        "template_data: ", "retina scan: ", "facial template: ", "thumbprint template: ", "hand geometry data: ",
    ],
)  # fmt: skip
def test_blobs_behind_their_label(label: str) -> None:
    text = f"{FILLER * 10}{label}{BLOB}\n{FILLER * 10}"
    assert found(template.DETECTOR, text) == [BLOB]
    assert gated(template.DETECTOR, text) == ungated(template.DETECTOR, text) != []


@pytest.mark.parametrize(
    "text",
    [
        f"device fingerprint: {BLOB}",
        f"embedding: {VECTOR}",
        f"password template: {BLOB}",
        "face_template: /usr/share/models/faces/template_for_the_front_page_v2.html",
        "face_features: [0.5, 0.25, 0.75, 1.0]",
        f"template: {BLOB}",
        "biometric data: collected, stored, shared_with_third_parties_only_under_contract_of_processing",
        "voiceprint: " + "a" * 64,
    ],
)
def test_other_vectors_and_blobs(text: str) -> None:
    assert found(template.DETECTOR, text) == []


def test_interchange_records_say_what_they_are() -> None:
    # ISO/IEC 19794-2:2005, general record header: "FMR", " 20", then the length.
    record = base64.b64encode(b"FMR\x00 20\x00" + (228).to_bytes(4, "big") + bytes(range(60))).decode()
    assert high(f"enrolled {record} ok", "biometric_template") == [record[:64]]
    other = base64.b64encode(b"FMR\x00XYZ\x00" + bytes(range(60))).decode()
    assert high(f"enrolled {other} ok", "biometric_template") == []


def test_a_long_record_is_one_match() -> None:
    record = base64.b64encode(b"FAC\x00010\x00" + bytes(n % 251 for n in range(9000))).decode()
    assert len(high(f"photo\n{record}\n", "biometric_template")) == 1


def test_a_column_of_templates() -> None:
    cells = [base64.b64encode(bytes((17 * n + k * k) % 256 for k in range(60))).decode() for n in range(6)]
    assert len(column_values("fingerprint_template", cells, "biometric_template")) == 6


def rows(count: int) -> str:
    return "".join(
        f"rs{4000 + 31 * n}\t{1 + n % 22}\t{90000 + 17 * n}\t{'AC'[n % 2]}{'GT'[n % 2]}\n" for n in range(count)
    )


def test_a_genotype_file_is_one_match_with_its_rows() -> None:
    (hit,) = genetic.find_genetic(Text("# rsid\tchromosome\tposition\tgenotype\n" + rows(500)), Context())
    assert (hit.confidence >= 0.9, hit.attributes["rows"]) == (True, "500")


def test_gate_reads_the_whole_genotype_file() -> None:
    assert gated(genetic.DETECTOR, FILLER * 20 + rows(200)) == ungated(genetic.DETECTOR, FILLER * 20 + rows(200)) != []


@pytest.mark.parametrize(
    "text",
    [
        'rs429358,19,45411941,CT\nrs7412,19,45412079,CC\n"rs4680","22","19951271","A","G"\n',
        "rs429358 (C;T)\nrs7412 (C;C)\nrs1801133 (A;G)",
        "Name: Dana Pike, rs429358 CT",
        "D8S1179 13,14\nD21S11 29,31.2\nvWA 16,18\nAmelogenin X,Y",
        "he has Huntington's disease gene mutation",
        "she is a BRCA2 carrier",
        "I carry the sickle cell trait",
        "Patient: Ellis  CFTR: heterozygous",
        "My DNA test came back positive for Lynch syndrome",
    ],
)
def test_genetic_data(text: str) -> None:
    assert found(genetic.DETECTOR, text) != []


@pytest.mark.parametrize(
    "text",
    [
        "rs429358 and rs7412 define the APOE alleles.",
        "RS 232 A cable, RS 485 T connector",
        "rs1234 AT&T",
        "Mutations in BRCA1 raise the risk in women.",
        "a variant of the enum, homozygous mice, c.68_69delAG",
        "FGA 12, 14 points; vWA bond",
        "The lab offers genetic testing for BRCA1 positive families at low cost.",
    ],
)
def test_genetics_in_general(text: str) -> None:
    assert found(genetic.DETECTOR, text) == []


def test_a_column_of_genotypes() -> None:
    assert column_values("genotype", ["AA", "CT", "GG", "--"], "genetic_data")[:3] == ["AA", "CT", "GG"]


@pytest.mark.parametrize("text", ["face_encoding: " + "0.11 " * 20_000, "minutiae: " + "Az0" * 60_000])
def test_long_runs_end(text: str) -> None:
    # The time limit of the tests is what fails where a nested repeat takes for ever.
    assert len(found(template.DETECTOR, text)) == 1


@pytest.mark.parametrize("text", ["rs123 " * 20_000, "brca1 " * 20_000, "vWA 1" * 20_000, "rs1 A" * 20_000])
def test_hostile_genes_end(text: str) -> None:
    assert found(genetic.DETECTOR, text, 0.9) == []
