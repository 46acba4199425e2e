"""An open container of a real Azurite: the same findings as from the same files on a disk, without a credential."""

import csv
import json
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from tests.conftest import Azurite
from tests.e2e.command import LEAK, command, key_file, lines, table

CHOSEN = (
    "archive/case_files.zip", "archive/payroll_protected.zip", "backup/app.log", "backup/settings.ini",
    "billing/customers_2024.xlsx", "billing/pay_may.csv", "broken/DL_cut.jpg", "broken/empty.pdf",
    "cdr/attorney_list.csv", "docs/minutes.txt", "finance/stmt_2024-04_a.pdf", "intake/ids/az/IMG_8944.JPG",
    "intake/ids/az/IMG_8944B.JPG", "intake/passports/scan0001.jpg", "lab/spectra.csv",
    "mail/msg_00417.eml", "messages/threads_may.json", "misc/00000417", "misc/utf16_list.txt", "notes/letter_01.jpg",
    "odd/100%!.txt", "odd/Beltran_Carmen_SSN_446-22-2943.txt", "odd/ ünïcode – 写真 🙂.txt",
    "office/application_0448.docx", "profiles/u71040/IMG_20240316_1.jpg", "stock/inventory.csv",
)  # fmt: skip
"""Every sort of file that the sample has, among them names that URLs must escape."""

Found = Counter[tuple[str, str, str, str]]


@dataclass(frozen=True, slots=True)
class Local:
    """The chosen files scanned from the disk."""

    names: tuple[str, ...]
    key: Path
    found: Found
    states: Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Containers:
    """`open` may be listed and read by anybody, `blobs` only read; `xml` is what List Blobs says of the latter."""

    azurite: Azurite
    xml: bytes

    @property
    def endpoint(self) -> tuple[str, str]:
        return "--endpoint-url", self.azurite.endpoint

    def url(self, name: str) -> str:
        return f"{self.azurite.endpoint}/{self.azurite.account}/blobs/{quote(name)}"


def found(case: Path) -> Found:
    """What was found in which content, apart from where it lay."""
    return Counter(
        (row["content_sha256"], row["kind"], row["value_key"], json.dumps(row["spot"], sort_keys=True))
        for row in lines(case / "report" / "findings.jsonl")
    )


def states(case: Path) -> Counter[tuple[str, str]]:
    return Counter((row["content_sha256"], row["state"]) for row in table(case / "report" / "items.csv"))


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Local:
    folder = tmp_path_factory.mktemp("chosen")
    for name in CHOSEN:
        (folder / "leak" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(LEAK / name, folder / "leak" / name)
    key = key_file(folder)
    ended = command("scan", folder / "leak", "--case", folder / "case", "--key-file", key)
    assert ended.code == 3, ended.err
    return Local(CHOSEN, key, found(folder / "case"), states(folder / "case"))


@pytest.fixture(scope="module")
def containers(azurite: Azurite) -> Iterator[Containers]:
    from azure.storage.blob import (
        BlobServiceClient,
        ContainerSasPermissions,
        PublicAccess,
        generate_container_sas,
    )

    service = BlobServiceClient(f"{azurite.endpoint}/{azurite.account}", credential=azurite.key)
    for container, access in (("open", PublicAccess.CONTAINER), ("blobs", PublicAccess.BLOB)):
        client = service.create_container(container, public_access=access)
        for name in CHOSEN:
            client.upload_blob(name, (LEAK / name).read_bytes())
    sas = generate_container_sas(
        azurite.account, "blobs", account_key=azurite.key, permission=ContainerSasPermissions(list=True),
        expiry=datetime.now(UTC) + timedelta(hours=1),
    )  # fmt: skip
    with urlopen(f"{azurite.endpoint}/{azurite.account}/blobs?restype=container&comp=list&{sas}") as answer:
        xml = answer.read()
    yield Containers(azurite, xml)
    service.close()


def scanned(case: Path, local: Local, *arguments: str | Path) -> None:
    ended = command("scan", *arguments, "--case", case, "--key-file", local.key)
    assert ended.code == 3, ended.err
    assert states(case) == local.states
    assert found(case) == local.found
    assert command("verify", case, "--key-file", local.key).code == 0


def test_the_local_scan_finds_something_to_compare(local: Local) -> None:
    assert sum(local.found.values()) > 300
    assert len({kind for _, kind, _, _ in local.found}) >= 10


def test_an_open_container_without_credentials(containers: Containers, local: Local, tmp_path: Path) -> None:
    case = tmp_path / "case"
    scanned(case, local, f"az://{containers.azurite.account}/open", *containers.endpoint)
    addresses = [row["address"] for row in table(case / "report" / "items.csv")]
    assert all(address.startswith(f"az://{containers.azurite.account}/open/") for address in addresses)
    assert any("446-22-2943" in name for name in CHOSEN)
    assert not any("446-22-2943" in address for address in addresses)


def test_blobs_that_may_be_read_but_not_listed(containers: Containers, local: Local, tmp_path: Path) -> None:
    refused = command(
        "scan", f"az://{containers.azurite.account}/blobs", *containers.endpoint, "--case", tmp_path / "refused",
        "--key-file", local.key,
    )  # fmt: skip
    assert refused.code == 4, refused.out
    listing = tmp_path / "list.xml"
    listing.write_bytes(containers.xml)
    scanned(tmp_path / "case", local, "--listing", listing, *containers.endpoint)


def test_an_inventory_as_the_work_list(containers: Containers, local: Local, tmp_path: Path) -> None:
    listing = tmp_path / "inventory.csv"
    with listing.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["Name", "Last-Modified", "Content-Length", "BlobType", "Content-Type"])
        for name in CHOSEN:
            size = (LEAK / name).stat().st_size
            writer.writerow([f"blobs/{name}", "2026-10-01T00:00:00Z", size, "BlockBlob", "application/octet-stream"])
    target = f"az://{containers.azurite.account}/blobs"
    scanned(tmp_path / "case", local, target, "--listing", listing, *containers.endpoint)


def test_a_list_of_urls_as_the_work_list(containers: Containers, local: Local, tmp_path: Path) -> None:
    listing = tmp_path / "urls.txt"
    listing.write_text("".join(containers.url(name) + "\n" for name in CHOSEN), encoding="ascii")
    scanned(tmp_path / "case", local, "--listing", listing)


def test_a_listing_alone_is_triaged_by_name_and_says_so(containers: Containers, local: Local, tmp_path: Path) -> None:
    listing = tmp_path / "list.xml"
    listing.write_bytes(containers.xml)
    # Nothing listens on the discard port.
    ended = command(
        "scan", "--listing", listing, "--endpoint-url", "http://127.0.0.1:9", "--case", tmp_path / "case",
        "--key-file", local.key,
    )  # fmt: skip
    assert ended.code == 3, ended.err
    rows = table(tmp_path / "case" / "report" / "coverage.csv")
    assert len(rows) == len(CHOSEN)
    assert {(row["state"], row["reason"]) for row in rows} == {("skipped", "not_fetched")}
    guesses = {row["address"].rsplit("/", 1)[-1]: row["detail"] for row in rows}
    assert guesses["minutes.txt"] == "guess from the listing alone: text (by extension)"
    assert guesses["scan0001.jpg"] == "guess from the listing alone: passport (by name)"
    # One name is a bare number, which is also masked.
    assert [detail for detail in guesses.values() if not detail.startswith("guess")] == [
        "nothing in the listing says what it is"
    ]
    summary = json.loads((tmp_path / "case" / "report" / "summary.json").read_text("ascii"))
    assert summary["items"]["skipped"] == summary["items"]["total"] == len(CHOSEN)
    assert summary["risk"]["none"] == 0
