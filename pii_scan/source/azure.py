"""Azure Blob Storage: anonymous, with a SAS token or with an account key."""

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from pii_scan.model.errors import UsageError
from pii_scan.source.object_store import StoredObjects
from pii_scan.source.source import Access, Source

if TYPE_CHECKING:
    from obstore.store import AzureStore

_HOST = re.compile(r"^([a-z0-9]{3,24})(?:-secondary)?\.blob\.(?:core\.[a-z.]+|storage\.azure\.net)$", re.IGNORECASE)
_REMEDY = (
    "Give a SAS token (AZURE_STORAGE_SAS_TOKEN or --sas-file) or a key (AZURE_STORAGE_ACCOUNT_KEY); a container that "
    "is public at blob level only cannot be listed: use --listing FILE"
)


class AzureContainer(StoredObjects):
    """One container, or a prefix of it."""

    def __init__(self, account: str, container: str, prefix: str, sas: str | None, access: Access) -> None:
        store = _connect(account, container, sas, access)
        super().__init__(store, "az", f"{account}/{container}", prefix, "container", _REMEDY)


def _connect(account: str, container: str, sas: str | None, access: Access) -> "AzureStore":
    from datetime import timedelta

    from obstore.store import AzureStore

    environ = access.environ
    named = environ.get("AZURE_STORAGE_ACCOUNT_NAME") or environ.get("AZURE_STORAGE_ACCOUNT")
    ours = named is None or named == account
    config: dict[str, Any] = {"account_name": account, "container_name": container}
    sas = sas or (environ.get("AZURE_STORAGE_SAS_TOKEN") if ours else None)
    key = (environ.get("AZURE_STORAGE_ACCOUNT_KEY") or environ.get("AZURE_STORAGE_KEY")) if ours else None
    if sas:
        config["sas_key"] = sas.lstrip("?")
    elif key:
        config["account_key"] = key
    else:
        config["skip_signature"] = True
    options: dict[str, Any] = {"timeout": timedelta(seconds=access.timeout_s), "connect_timeout": timedelta(seconds=10)}
    if access.endpoint_url:
        # Emulators put the account into the path, as Azure puts it into the host.
        base = access.endpoint_url.rstrip("/")
        config["endpoint"] = base if base.endswith("/" + account) else f"{base}/{account}"
        options["allow_http"] = base.startswith("http://")
    return AzureStore(
        config=config,  # type: ignore[arg-type]
        client_options=options,  # type: ignore[arg-type]
        retry_config={"max_retries": access.retries, "retry_timeout": timedelta(seconds=4 * access.timeout_s)},
    )


def parse_target(target: str) -> tuple[str, str, str, str | None] | None:
    """(account, container, prefix, SAS) of `az://account/container/prefix` or of the https URL; None if it is
    neither."""
    parts = urlsplit(target)
    if parts.scheme in ("az", "azure", "abfs", "wasb", "wasbs", "abfss") and "@" not in parts.netloc:
        container, _, prefix = parts.path.lstrip("/").partition("/")
        return parts.netloc, container, unquote(prefix), None
    if parts.scheme in ("http", "https") and (host := _HOST.match(parts.hostname or "")):
        container, _, prefix = parts.path.lstrip("/").partition("/")
        sas = parts.query if "sig=" in parts.query else None
        return host.group(1).lower(), container, unquote(prefix), sas
    return None


def _open(target: str, access: Access) -> AzureContainer:
    parsed = parse_target(target)
    if parsed is None or not parsed[0] or not parsed[1]:
        raise UsageError("An Azure target names an account and a container", "az://account/container[/prefix]")
    account, container, prefix, sas = parsed
    return AzureContainer(account, container, prefix, sas, access)


SOURCE = Source(
    id="azure",
    title="Azure Blob Storage",
    schemes=("az",),
    recognise=lambda target: parse_target(target) is not None,
    open=_open,
    targets="az://account/container[/prefix] or https://account.blob.core.windows.net/container[/prefix], anonymous, "
    "SAS or key",
)
