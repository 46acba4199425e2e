"""Amazon S3 and stores that speak its language: anonymous or with an access key."""

import http.client
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from pii_scan.model.errors import UsageError
from pii_scan.source.object_store import StoredObjects
from pii_scan.source.source import Access, Source

if TYPE_CHECKING:
    from obstore.store import S3Store

_HOST = re.compile(
    r"^(?:(?P<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\.)?"
    r"s3(?:-(?:fips|website|accesspoint))?(?:[.-]dualstack)?(?:[.-](?P<region>[a-z]{2}(?:-[a-z]+){1,3}-\d))?"
    r"\.amazonaws\.com(?:\.cn)?$",
    re.IGNORECASE,
)
"""Virtual-hosted and path style, with or without region, websites: Amazon S3 User Guide, *Methods for accessing a
general purpose bucket* and *Website endpoints*."""
_REMEDY = (
    "Give a key (AWS_ACCESS_KEY_ID with AWS_SECRET_ACCESS_KEY, and AWS_SESSION_TOKEN where there is one); a bucket "
    "whose objects are public but not its list cannot be listed: use --listing FILE"
)
_GLOBAL = "s3.amazonaws.com"
_FALLBACK_REGION = "us-east-1"
_PROBE_S = 10.0


class Bucket(StoredObjects):
    """One bucket, or a prefix of it."""

    def __init__(self, bucket: str, prefix: str, region: str | None, access: Access) -> None:
        self.bucket = bucket
        super().__init__(_connect(bucket, region, access), "s3", bucket, prefix, "bucket", _REMEDY)


def _connect(bucket: str, region: str | None, access: Access) -> "S3Store":
    from datetime import timedelta

    from obstore.store import S3Store

    environ = access.environ
    region = region or environ.get("AWS_REGION") or environ.get("AWS_DEFAULT_REGION")
    config: dict[str, Any] = {"bucket": bucket}
    options: dict[str, Any] = {"timeout": timedelta(seconds=access.timeout_s), "connect_timeout": timedelta(seconds=10)}
    key, secret = environ.get("AWS_ACCESS_KEY_ID"), environ.get("AWS_SECRET_ACCESS_KEY")
    if key and secret:
        config |= {"access_key_id": key, "secret_access_key": secret}
        if token := environ.get("AWS_SESSION_TOKEN"):
            config["session_token"] = token
    else:
        # Else obstore would ask the machine's own metadata service for somebody's rights.
        config["skip_signature"] = True
    if access.endpoint_url:
        config["endpoint"] = access.endpoint_url.rstrip("/")
        options["allow_http"] = access.endpoint_url.startswith("http://")
    else:
        region = region or region_of(bucket)
    config["region"] = region or _FALLBACK_REGION
    return S3Store(
        config=config,  # type: ignore[arg-type]
        client_options=options,  # type: ignore[arg-type]
        retry_config={"max_retries": access.retries, "retry_timeout": timedelta(seconds=4 * access.timeout_s)},
    )


def region_of(bucket: str, host: str = _GLOBAL, *, tls: bool = True) -> str | None:
    """Where a bucket lies, which S3 says to everybody, also with an answer that refuses; None where it does not.

    A request that is sent to another region is answered by an error that names none.
    """
    connection = (http.client.HTTPSConnection if tls else http.client.HTTPConnection)(host, timeout=_PROBE_S)
    try:
        connection.request("HEAD", f"/{bucket}")
        return connection.getresponse().getheader("x-amz-bucket-region")
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def parse_target(target: str) -> tuple[str, str, str | None] | None:
    """(bucket, prefix, region) of `s3://bucket/prefix` or of an https URL of Amazon's; None if it is neither."""
    parts = urlsplit(target)
    if parts.scheme in ("s3", "s3a", "s3n") and "@" not in parts.netloc:
        return parts.netloc, unquote(parts.path.lstrip("/")), None
    if parts.scheme in ("http", "https") and (host := _HOST.match(parts.hostname or "")):
        path = unquote(parts.path.lstrip("/"))
        if host["bucket"]:
            return host["bucket"].lower(), path, host["region"]
        bucket, _, prefix = path.partition("/")
        return bucket, prefix, host["region"]
    return None


def _open(target: str, access: Access) -> Bucket:
    parsed = parse_target(target)
    if parsed is None or not parsed[0]:
        raise UsageError("An S3 target names a bucket", "s3://bucket[/prefix]")
    return Bucket(*parsed, access)


SOURCE = Source(
    id="s3",
    title="Amazon S3 and compatible stores",
    schemes=("s3",),
    recognise=lambda target: parse_target(target) is not None,
    open=_open,
    targets="s3://bucket[/prefix] or https://bucket.s3.region.amazonaws.com/[prefix], anonymous or with an access key; "
    "other makers' stores by --endpoint-url",
)
