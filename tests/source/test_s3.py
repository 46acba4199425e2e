"""The S3 source against a moto server on loopback."""

import http.server
import threading
from collections.abc import Iterator

import pytest

from pii_scan.model.address import Address, Step
from pii_scan.model.errors import SourceError, UsageError
from pii_scan.model.item import Item
from pii_scan.model.problem import ProblemCode
from pii_scan.source import s3
from pii_scan.source.source import Access, FetchError

NAMES = ["ids/front 17.jpg", "ids/100%.txt", "ids/a+b&c=d#e.txt", "notes/ñandú – año.txt", "plain.txt", "ids2/x"]


@pytest.fixture(scope="module")
def bucket(moto: str) -> Iterator[str]:
    """Filled over a signed connection, as its owner would."""
    import boto3

    client = boto3.client(
        "s3", endpoint_url=moto, region_name="us-east-1", aws_access_key_id="owner", aws_secret_access_key="secret"
    )
    client.create_bucket(Bucket="leaky-uploads")
    for name in NAMES:
        client.put_object(Bucket="leaky-uploads", Key=name, Body=name.encode() * 3, ACL="public-read")
    client.put_object(Bucket="leaky-uploads", Key="private/closed.txt", Body=b"closed")
    client.put_object(Bucket="leaky-uploads", Key="cold/old.zip", Body=b"PK", StorageClass="GLACIER", ACL="public-read")
    yield moto
    client.close()


def opened(endpoint: str, target: str, **environ: str) -> s3.Bucket:
    return s3.SOURCE.open(target, Access(endpoint_url=endpoint, environ=environ, retries=1))  # type: ignore[return-value]


@pytest.mark.parametrize("environ", [{}, {"AWS_ACCESS_KEY_ID": "owner", "AWS_SECRET_ACCESS_KEY": "secret"}])
def test_a_bucket_is_listed_and_read_with_and_without_a_key(bucket: str, environ: dict[str, str]) -> None:
    source = opened(bucket, "s3://leaky-uploads", **environ)
    assert source.describe() == "s3://leaky-uploads"
    items = {item.address.steps[0].key.partition("/")[2]: item for item in source.list()}
    assert sorted(items) == sorted([*NAMES, "cold/old.zip", "private/closed.txt"])
    for name in NAMES:
        assert items[name].size_bytes == 3 * len(name.encode())
        payload = source.fetch(items[name])
        assert payload.read() == name.encode() * 3
        assert Address.parse(str(items[name].address)).steps[0].key == f"leaky-uploads/{name}"
        source.release(payload)
    source.close()


@pytest.mark.parametrize(("prefix", "count"), [("ids", 4), ("ids/", 3), ("notes/", 1), ("none", 0)])
def test_a_prefix_narrows_the_listing(bucket: str, prefix: str, count: int) -> None:
    assert len(list(opened(bucket, f"s3://leaky-uploads/{prefix}").list())) == count


def test_an_object_in_an_archive_tier_says_what_to_do(bucket: str) -> None:
    source = opened(bucket, "s3://leaky-uploads/cold/")
    [item] = source.list()
    with pytest.raises(FetchError) as refused:
        source.fetch(item)
    assert refused.value.problem.code is ProblemCode.NOT_FETCHED
    assert refused.value.problem.detail == "in an archive tier: restore it, then scan again"


def test_an_object_that_is_not_public_is_denied(bucket: str) -> None:
    with pytest.raises(FetchError) as refused:
        opened(bucket, "s3://leaky-uploads").fetch(Item(Address((Step("s3", "leaky-uploads/private/closed.txt"),))))
    assert refused.value.problem.code is ProblemCode.ACCESS_DENIED


def test_what_is_gone_and_what_has_changed(bucket: str) -> None:
    source = opened(bucket, "s3://leaky-uploads")
    with pytest.raises(FetchError) as gone:
        source.fetch(Item(Address((Step("s3", "leaky-uploads/nothing"),))))
    assert gone.value.problem.code is ProblemCode.VANISHED
    with pytest.raises(FetchError) as changed:
        source.fetch(Item(Address((Step("s3", "leaky-uploads/plain.txt"),)), size_bytes=27, etag="0" * 32))
    assert changed.value.problem.code is ProblemCode.CHANGED


def test_an_absent_bucket_and_an_absent_host(bucket: str) -> None:
    with pytest.raises(SourceError) as absent:
        list(opened(bucket, "s3://no-such-bucket").list())
    assert absent.value.exit_code == 4
    with pytest.raises(SourceError):
        list(opened("http://127.0.0.1:9", "s3://leaky-uploads").list())


@pytest.mark.parametrize(
    ("target", "parsed"),
    [
        ("s3://uploads/a/b%20c", ("uploads", "a/b c", None)),
        ("https://uploads.s3.amazonaws.com/a/", ("uploads", "a/", None)),
        ("https://my.dotted.s3.eu-west-1.amazonaws.com", ("my.dotted", "", "eu-west-1")),
        ("https://uploads.s3-ap-southeast-2.amazonaws.com/x", ("uploads", "x", "ap-southeast-2")),
        ("https://s3.dualstack.us-gov-west-1.amazonaws.com/uploads/x/y", ("uploads", "x/y", "us-gov-west-1")),
        ("http://uploads.s3-website-us-east-1.amazonaws.com/", ("uploads", "", "us-east-1")),
        ("https://s3.cn-north-1.amazonaws.com.cn/uploads", ("uploads", "", "cn-north-1")),
        ("https://ec2.amazonaws.com/uploads", None),
        ("https://s3.amazonaws.com.example.org/uploads", None),
        ("az://account/container", None),
        ("some/folder", None),
    ],
)
def test_targets(target: str, parsed: tuple[str, str, str | None] | None) -> None:
    """Forms of the Amazon S3 User Guide: virtual-hosted, path style, dual-stack, website."""
    assert s3.parse_target(target) == parsed


def test_a_target_without_a_bucket_is_refused() -> None:
    with pytest.raises(UsageError):
        opened("http://127.0.0.1:9", "s3://")


def test_no_key_is_shown_and_none_is_asked_of_the_machine(bucket: str) -> None:
    source = opened(bucket, "s3://leaky-uploads", AWS_ACCESS_KEY_ID="owner")
    assert source._store.config.get("skip_signature") in (True, "true", "True")  # type: ignore[attr-defined]


class _Elsewhere(http.server.BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self.send_response(403)
        if self.path == "/abroad":
            self.send_header("x-amz-bucket-region", "eu-central-1")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Tests print nothing."""


def test_the_region_is_asked_of_the_store() -> None:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        host = f"127.0.0.1:{server.server_port}"
        assert s3.region_of("abroad", host, tls=False) == "eu-central-1"
        assert s3.region_of("silent", host, tls=False) is None
    finally:
        server.shutdown()
        server.server_close()
    assert s3.region_of("abroad", host, tls=False) is None
