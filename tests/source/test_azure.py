"""The Azure source against a real Azurite."""

import hashlib
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from pii_scan.model.address import Address, Step
from pii_scan.model.errors import SourceError, UsageError
from pii_scan.model.item import Item
from pii_scan.model.problem import ProblemCode
from pii_scan.source import azure
from pii_scan.source.source import Access, FetchError
from tests.conftest import Azurite

NAMES = [
    "ids/front 17.jpg",
    "ids/100%.txt",
    "ids/a+b&c=d#e.txt",
    "notes/ñandú – año.txt",
    "notes/!bang!/x.txt",
    "plain.txt",
    "notes2/other.txt",
]


@pytest.fixture(scope="module")
def containers(azurite: Azurite) -> Iterator[Azurite]:
    from azure.storage.blob import BlobServiceClient, PublicAccess

    service = BlobServiceClient(f"{azurite.endpoint}/{azurite.account}", credential=azurite.key)
    public = service.create_container("public", public_access=PublicAccess.CONTAINER)
    private = service.create_container("private")
    for name in NAMES:
        public.upload_blob(name, name.encode() * 3)
    private.upload_blob("secret.txt", b"closed")
    yield azurite
    service.close()


def opened(azurite: Azurite, target: str, **environ: str) -> azure.AzureContainer:
    return azure.SOURCE.open(target, Access(endpoint_url=azurite.endpoint, environ=environ, retries=1))  # type: ignore[return-value]


def test_a_public_container_is_listed_and_read_without_credentials(containers: Azurite) -> None:
    source = opened(containers, f"az://{containers.account}/public")
    items = {item.address.steps[0].key.split("/", 2)[2]: item for item in source.list()}
    assert sorted(items) == sorted(NAMES)
    for name, item in items.items():
        assert item.size_bytes == 3 * len(name.encode())
        payload = source.fetch(item)
        assert payload.read() == name.encode() * 3
        assert Address.parse(str(item.address)).steps[0].key == item.address.steps[0].key
        source.release(payload)


@pytest.mark.parametrize(
    ("prefix", "count"), [("ids", 3), ("ids/", 3), ("notes/", 2), ("notes", 3), ("notes/!bang!", 1), ("none", 0)]
)
def test_a_prefix_narrows_the_listing(containers: Azurite, prefix: str, count: int) -> None:
    source = opened(containers, f"az://{containers.account}/public/{prefix}")
    assert len(list(source.list())) == count


def test_a_private_container_says_what_to_do(containers: Azurite) -> None:
    with pytest.raises(SourceError) as refused:
        list(opened(containers, f"az://{containers.account}/private").list())
    assert refused.value.exit_code == 4
    assert "AZURE_STORAGE_SAS_TOKEN" in refused.value.remedy


def test_an_absent_container_and_an_absent_host(containers: Azurite) -> None:
    with pytest.raises(SourceError):
        list(opened(containers, f"az://{containers.account}/nosuch").list())
    dead = Azurite("http://127.0.0.1:9")
    with pytest.raises(SourceError):
        list(opened(dead, f"az://{containers.account}/public").list())


def test_key_and_sas_open_a_private_container(containers: Azurite) -> None:
    from azure.storage.blob import ContainerSasPermissions, generate_container_sas

    by_key = opened(containers, f"az://{containers.account}/private", AZURE_STORAGE_ACCOUNT_KEY=containers.key)
    assert [item.size_bytes for item in by_key.list()] == [6]
    token = generate_container_sas(
        containers.account, "private", account_key=containers.key,
        permission=ContainerSasPermissions(read=True, list=True), expiry=datetime.now(UTC) + timedelta(hours=1),
    )  # fmt: skip
    by_sas = opened(containers, f"az://{containers.account}/private", AZURE_STORAGE_SAS_TOKEN="?" + token)
    (item,) = by_sas.list()
    assert by_sas.fetch(item).read() == b"closed"
    assert "sig=" not in str(item.address) + by_sas.describe() + repr(by_sas)


def test_a_changed_or_vanished_blob_is_named_as_such(containers: Azurite) -> None:
    source = opened(containers, f"az://{containers.account}/public")
    step = Step("az", f"{containers.account}/public/plain.txt")
    with pytest.raises(FetchError) as changed:
        source.fetch(Item(Address((step,)), size_bytes=27, etag="0xOTHER"))
    assert changed.value.problem.code is ProblemCode.CHANGED
    gone = Step("az", f"{containers.account}/public/gone.txt")
    with pytest.raises(FetchError) as vanished:
        source.fetch(Item(Address((gone,)), size_bytes=1))
    assert vanished.value.problem.code is ProblemCode.VANISHED


def test_a_large_blob_comes_whole_in_ranges(containers: Azurite) -> None:
    from azure.storage.blob import BlobServiceClient

    data = os.urandom(1 << 20) * 70
    with BlobServiceClient(f"{containers.endpoint}/{containers.account}", credential=containers.key) as service:
        service.create_container("large", public_access="container").upload_blob("big.bin", data)
    source = opened(containers, f"az://{containers.account}/large")
    (item,) = source.list()
    payload = source.fetch(item)
    assert payload.size_bytes == len(data)
    assert payload.sha256() == hashlib.sha256(data).hexdigest()
    source.close()


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("az://acct/box", ("acct", "box", "", None)),
        ("az://acct/box/a/b%20c", ("acct", "box", "a/b c", None)),
        ("https://acct.blob.core.windows.net/box/x", ("acct", "box", "x", None)),
        ("https://acct.blob.core.usgovcloudapi.net/box?sv=1&sig=abc", ("acct", "box", "", "sv=1&sig=abc")),
        ("https://example.com/box", None),
        ("s3://bucket/x", None),
    ],
)
def test_targets(target: str, expected: object) -> None:
    assert azure.parse_target(target) == expected


def test_a_target_without_a_container_is_a_usage_error() -> None:
    with pytest.raises(UsageError):
        azure.SOURCE.open("az://account", Access())
