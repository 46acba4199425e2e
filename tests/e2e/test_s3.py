"""An open bucket of a moto server: the same findings as from the same files on a disk, without a credential."""

import csv
from collections import Counter
from pathlib import Path

from tests.e2e.command import LEAK, command, key_file, lines

CHOSEN = ("billing/pay_may.csv", "mail/msg_00417.eml", "docs/minutes.txt", "odd/100%!.txt", "backup/settings.ini")


def found(case: Path) -> Counter[tuple[str, str, str]]:
    return Counter(
        (line["content_sha256"], line["kind"], line["value_key"]) for line in lines(case / "report" / "findings.jsonl")
    )


def test_a_bucket_tells_what_the_folder_tells(tmp_path: Path, moto: str) -> None:
    import boto3

    client = boto3.client(
        "s3", endpoint_url=moto, region_name="us-east-1", aws_access_key_id="owner", aws_secret_access_key="secret"
    )
    client.create_bucket(Bucket="exposed")
    for name in CHOSEN:
        body = (LEAK / name).read_bytes()
        (tmp_path / "leak" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "leak" / name).write_bytes(body)
        client.put_object(Bucket="exposed", Key=f"2024/{name}", Body=body, ACL="public-read")
    client.put_object(Bucket="exposed", Key="2024/closed.txt", Body=b"not public")
    client.close()
    key = key_file(tmp_path)
    local = command("scan", tmp_path / "leak", "--case", tmp_path / "local", "--key-file", key)
    assert local.code == 0, local.err
    open_bucket = command(
        "scan", "s3://exposed/2024/", "--endpoint-url", moto, "--case", tmp_path / "bucket", "--key-file", key
    )
    assert open_bucket.code == 3, open_bucket.err
    assert found(tmp_path / "local") == found(tmp_path / "bucket") != Counter()
    with (tmp_path / "bucket" / "report" / "coverage.csv").open(encoding="utf-8-sig", newline="") as file:
        refused = [row for row in csv.DictReader(file) if row["reason"] == "access_denied"]
    assert [row["address"].rsplit("/", 1)[-1] for row in refused] == ["closed.txt"]
