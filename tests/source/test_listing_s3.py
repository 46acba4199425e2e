"""Saved lists of S3 buckets as work-lists: layouts of the Amazon S3 API reference."""

from pathlib import Path

import pytest

from pii_scan.model.problem import ProblemCode
from pii_scan.source.listing import open_listing
from pii_scan.source.source import Access, FetchError

NS = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"'
LIST = f"""<?xml version="1.0" encoding="UTF-8"?>
<ListBucketResult {NS}><Name>leaky</Name><Prefix/><KeyCount>2</KeyCount><EncodingType>url</EncodingType>
<Contents><Key>ids/front+17%2B1.jpg</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified><ETag>&quot;9b2c&quot;</ETag>
<Size>100</Size><Owner><ID>1</ID><DisplayName>o</DisplayName></Owner><StorageClass>STANDARD</StorageClass></Contents>
<Contents><Key>cdr/2015.csv</Key><LastModified>x</LastModified><ETag>"aa"</ETag><Size>7</Size></Contents>
</ListBucketResult>"""
VERSIONS = f"""<?xml version="1.0" encoding="UTF-8"?>
<ListVersionsResult {NS}><Name>leaky</Name>
<Version><Key>a.pdf</Key><VersionId>v2</VersionId><IsLatest>true</IsLatest><Size>5</Size></Version>
<Version><Key>a.pdf</Key><VersionId>v1</VersionId><IsLatest>false</IsLatest><Size>4</Size></Version>
<DeleteMarker><Key>b.pdf</Key><VersionId>v3</VersionId><IsLatest>true</IsLatest></DeleteMarker>
</ListVersionsResult>"""


def opened(folder: Path, text: str, *targets: str, endpoint: str | None = None):
    path = folder / "listing"
    path.write_text(text, "utf-8")
    return open_listing(path, targets, Access(endpoint_url=endpoint, retries=1))


def test_objects_with_encoded_names_sizes_and_times(tmp_path: Path) -> None:
    front, calls = opened(tmp_path, LIST).list()
    assert front.address.steps[0].key == "leaky/ids/front 17+1.jpg"
    assert (front.size_bytes, front.etag) == (100, "9b2c")
    assert front.modified is not None
    assert front.modified.isoformat() == "2026-01-02T03:04:05+00:00"
    assert (str(calls.address), calls.modified) == ("s3://leaky/cdr/2015.csv", None)


def test_older_versions_are_named_and_delete_markers_hold_nothing(tmp_path: Path) -> None:
    current, older = opened(tmp_path, VERSIONS).list()
    assert current.problem is None
    assert older.address.steps[0].key == "leaky/a.pdf?versionId=v1"
    assert older.problem is not None
    assert older.problem.detail == "older version of an object"


def test_a_bucket_without_a_name_is_that_of_the_target(tmp_path: Path) -> None:
    nameless = LIST.replace("<Name>leaky</Name>", "")
    source = opened(tmp_path, nameless)
    first = next(source.list())
    assert first.address.steps[0].key.startswith("unknown-bucket/")
    with pytest.raises(FetchError) as refused:
        source.fetch(first)
    assert refused.value.problem.code is ProblemCode.NOT_FETCHED
    assert next(opened(tmp_path, nameless, "s3://uploads").list()).address.steps[0].key == "uploads/ids/front 17+1.jpg"


@pytest.mark.parametrize("cut", [40, 200, 330, 500])
def test_a_cut_page_gives_what_stands_before_the_cut(tmp_path: Path, cut: int) -> None:
    expected = LIST[:cut].count("</Contents>")
    assert len(list(opened(tmp_path, LIST[:cut] if cut > 100 else LIST[:120]).list())) == expected


def test_listed_objects_are_fetched_from_their_bucket(tmp_path: Path, moto: str) -> None:
    import boto3

    client = boto3.client(
        "s3", endpoint_url=moto, region_name="us-east-1", aws_access_key_id="owner", aws_secret_access_key="secret"
    )
    client.create_bucket(Bucket="listed")
    client.put_object(Bucket="listed", Key="ids/a b.txt", Body=b"hello", ACL="public-read")
    client.close()
    page = f"<ListBucketResult {NS}><Name>listed</Name><Contents><Key>ids/a b.txt</Key><Size>5</Size></Contents>"
    for text in (
        page + "</ListBucketResult>",
        "s3://listed/ids/a%20b.txt\n",
        "https://s3.amazonaws.com/listed/ids/a%20b.txt\n",
    ):
        source = opened(tmp_path, text, endpoint=moto)
        [item] = source.list()
        assert str(item.address) == "s3://listed/ids/a b.txt"
        payload = source.fetch(item)
        assert payload.read() == b"hello"
        source.release(payload)
        source.close()


def test_the_key_is_shown_to_no_other_bucket_of_the_listing(tmp_path: Path, moto: str) -> None:
    import boto3

    secrets = {"AWS_ACCESS_KEY_ID": "owner", "AWS_SECRET_ACCESS_KEY": "secret"}
    client = boto3.client(
        "s3", endpoint_url=moto, region_name="us-east-1", aws_access_key_id="owner", aws_secret_access_key="secret"
    )
    for bucket in ("closed-one", "closed-two"):
        client.create_bucket(Bucket=bucket)
        client.put_object(Bucket=bucket, Key="a.txt", Body=b"hello")
    client.close()
    path = tmp_path / "listing"
    path.write_text("s3://closed-one/a.txt\ns3://closed-two/a.txt\n")
    source = open_listing(path, ("s3://closed-one",), Access(endpoint_url=moto, environ=secrets, retries=1))
    ours, other = source.list()
    payload = source.fetch(ours)
    assert payload.read() == b"hello"
    source.release(payload)
    with pytest.raises(FetchError) as refused:
        source.fetch(other)
    assert refused.value.problem.code is ProblemCode.ACCESS_DENIED
    source.close()
