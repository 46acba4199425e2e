"""The sample leak: the same bytes from the same seed, right numbers, and a truth that can be scored."""

import hashlib
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from sample_data.generator import aamva, cards, numbers, people, story  # noqa: E402
from tests.sample import scoring  # noqa: E402

LEAK = ROOT / "sample_data" / "leak"


@pytest.fixture(scope="module")
def truth() -> dict:
    return json.loads((ROOT / "sample_data" / "truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    leak = story.make(folder / "leak", 7)
    (folder / "truth.json").write_text(leak.as_json(), encoding="utf-8")
    return folder


def as_findings(truth: dict, band: str = "high") -> list[dict]:
    out = []
    for entry in truth["files"]:
        for value in entry["values"]:
            out.append({"address": "file:///x/leak/" + entry["path"].replace("%", "%25"), "kind": value["kind"], "legal_class": value["legal_class"],
                        "value": value["value"], "normalised": value["normal"], "band": band, "count": 1})  # fmt: skip
        for topic, word in entry["topics"].items():
            if word == "must":
                out.append(
                    {
                        "address": "file:///x/leak/" + entry["path"],
                        "kind": topic,
                        "legal_class": topic,
                        "value": "words",
                        "normalised": "words",
                        "band": band,
                    }
                )
    return out


def test_the_committed_leak_is_small_and_listed(truth: dict) -> None:
    on_disk = {p.relative_to(LEAK).as_posix() for p in LEAK.rglob("*") if p.is_file()}
    listed = {f["path"] for f in truth["files"] if "!/" not in f["path"]}
    assert on_disk == listed
    assert len(on_disk) >= 80
    assert sum((LEAK / name).stat().st_size for name in on_disk) <= 10 * 1024 * 1024


def test_the_same_seed_gives_the_same_text_files(made: Path) -> None:
    for name in ("messages/export_2024Q1.csv", "messages/threads_may.json", "cdr/call_records.csv"):
        assert (made / "leak" / name).read_bytes() == (LEAK / name).read_bytes()


def test_the_same_seed_gives_the_same_truth(made: Path, truth: dict) -> None:
    again = json.loads((made / "truth.json").read_text(encoding="utf-8"))
    for old, new in zip(truth["files"], again["files"], strict=True):
        assert (old["path"], old["values"], old["decoys"]) == (new["path"], new["values"], new["decoys"])


def test_two_runs_give_the_same_bytes(made: Path, tmp_path: Path) -> None:
    story.make(tmp_path / "leak", 7)
    for path in (made / "leak").rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "leak" / path.relative_to(made / "leak")).read_bytes(), path.name


def test_the_committed_files_are_those_of_the_truth(truth: dict) -> None:
    for entry in truth["files"]:
        if "sha256" in entry:
            assert hashlib.sha256((LEAK / entry["path"]).read_bytes()).hexdigest() == entry["sha256"], entry["path"]


def test_every_text_value_stands_in_its_file(truth: dict) -> None:
    for entry in truth["files"]:
        if (
            "!/" in entry["path"]
            or not entry["path"].endswith((".csv", ".json", ".txt", ".sql", ".log", ".ini"))
            or entry["path"].startswith(("odd/", "misc/"))
        ):
            continue
        text = (LEAK / entry["path"]).read_text(encoding="utf-8-sig", errors="replace")
        for value in entry["values"]:
            if value["kind"] in {"us_address", "person_name"} and value.get("row"):
                continue
            assert value["value"].replace("\n", " ") in text.replace("\n", " "), (entry["path"], value["kind"])


def test_people_states_and_kinds_are_counted(truth: dict) -> None:
    assert truth["people_count"] == len(truth["people"]) >= 200
    assert len(truth["residents"]) >= 15
    assert truth["privileged_calls"] > 20
    kinds = {v["kind"] for f in truth["files"] for v in f["values"]}
    assert {
        "us_ssn",
        "us_driver_license",
        "passport",
        "credit_card",
        "gps_location",
        "us_bank_account",
        "person_name",
        "us_address",
    } <= kinds


def test_mrz_check_digits_of_the_standard() -> None:
    # ICAO 9303 part 3 section 4.9 and part 4 appendix: the specimen's own fields.
    assert numbers.mrz_digit("520727") == "3"
    assert numbers.mrz_digit("L898902C<") == "3"
    assert numbers.mrz_digit("L898902C36" + "7408122" + "1204159" + "ZE184226B<<<<<1") == "0"
    p = people.populate(7).documented[2]
    first, second = cards.td3(p)
    assert len(first) == len(second) == 44
    assert [len(x) for x in cards.td1(p, "C1", "USA", "123456789")] == [30, 30, 30]


def test_numbers_hold_their_standards() -> None:
    from random import Random

    from stdnum import iban, luhn
    from stdnum.us import itin, rtn, ssn

    rng = Random(3)
    for _ in range(200):
        assert luhn.is_valid(numbers.card(rng))
        assert rtn.is_valid(numbers.routing(rng))
        assert ssn.is_valid(numbers.ssn(rng))
        number = numbers.itin(rng)
        # Groups 50-65 are in use since 2013; the oracle knows 70 and up only.
        assert itin.is_valid(number) or 50 <= int(number[3:5]) <= 65
        assert iban.is_valid(numbers.iban_de(rng))


def test_heic_is_read_by_others() -> None:
    import exifread
    import pi_heif

    paths = sorted(p for p in LEAK.rglob("*") if p.suffix.lower() == ".heic")
    assert len(paths) == 2
    for path in paths:
        picture = pi_heif.open_heif(path)
        assert picture.size == (256, 352)
        assert len(set(bytes(picture.data))) > 40
        with path.open("rb") as handle:
            assert "GPS GPSLatitude" in exifread.process_file(handle, details=False)


def test_barcodes_are_read_by_others() -> None:
    import aamva_parser
    import zxingcpp

    for p in people.populate(7).documented[:24]:
        text = aamva.payload(p)
        read = zxingcpp.read_barcodes(aamva.barcode(text), text_mode=zxingcpp.TextMode.Plain)
        assert read[0].text == text
        licence = aamva_parser.parse(text)
        assert (licence.last_name, licence.date_of_birth.date()) == (p.last.upper(), p.born)


def test_a_perfect_report_scores_one_and_an_empty_one_none(truth: dict) -> None:
    result = scoring.score(as_findings(truth), truth)
    assert not result["strays"]
    for groups in result["classes"].values():
        assert groups["all"]["recall"] == groups["all"]["precision"] == 1.0
    empty = scoring.score([], truth)
    assert all(g["all"]["found"] == 0 for g in empty["classes"].values())
    assert scoring.score(as_findings(truth, "possible"), truth)["classes"] == empty["classes"]
    assert "ssn" in scoring.pretty(result)


def test_reporting_a_decoy_costs_precision(truth: dict) -> None:
    entry = next(f for f in truth["files"] if f["decoys"])
    decoy = entry["decoys"][0]
    extra = {
        "address": "file:///x/" + entry["path"],
        "kind": decoy["kind"],
        "legal_class": decoy["legal_class"],
        "value": decoy["value"],
        "normalised": decoy["normal"],
        "band": "high",
    }
    result = scoring.score([*as_findings(truth), extra], truth)
    legal_class = scoring.SAME_CLASS.get(decoy["legal_class"], decoy["legal_class"])
    assert result["classes"][legal_class]["all"]["wrong"] == [(entry["path"], decoy["value"])]


def test_tolerant_comparison() -> None:
    assert scoring.same_name("BAXTER, LUIS", "LUIS T BAXTER")
    assert scoring.same_name("Luis Theodore Baxter", "LUIS T BAXTER")
    assert not scoring.same_name("Luis", "LUIS T BAXTER")
    assert not scoring.same_name("Maria Baxter", "LUIS BAXTER")
    assert scoring.same_address(
        "2878 S STONECROP PLACE, TOLEDO OH 43604", "2878 S STONECROP PL APT 6, TOLEDO, OH 43604"
    )
    assert not scoring.same_address("2879 S Stonecrop Pl, Toledo, OH 43604", "2878 S STONECROP PL, TOLEDO, OH 43604")
    assert scoring.file_of("file:///c/a.zip!/b.docx!/image1.png", frozenset({"a.zip!/b.docx"})) == "a.zip!/b.docx"
    assert scoring.file_of("file:///c/x%25y.txt", frozenset({"x%y.txt"})) == "x%y.txt"
