"""The library: `pii_scan.scan(...)` and `pii_scan.Case(path)`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pii_scan.model.settings import Settings

if TYPE_CHECKING:
    import pandas as pd


class Case:
    """A case on disk as people meet it in a notebook: tables as pandas DataFrames, without any raw value.

    Raises:
        CaseError: the folder is no case or of another version.
    """

    def __init__(self, path: str | Path) -> None:
        from pii_scan.store.reader import CaseReader

        self.path = Path(path)
        self._reader = CaseReader(self.path)

    def items(self) -> "pd.DataFrame":
        """One row per item: address, content_sha256, size_bytes, media_type, document_type, risk, state…"""
        import pandas as pd

        risks = self._reader.item_risk()
        rows: list[dict[str, Any]] = []
        for item in self._reader.items():
            risk, reasons = risks.get(item.item_id, ("unknown", ()))
            rows.append(
                {
                    "address": item.address,
                    "content_sha256": item.content_sha256,
                    "size_bytes": item.size_bytes,
                    "media_type": item.media_type,
                    "document_type": item.document_type,
                    "document_confidence": item.document_confidence,
                    "risk": risk,
                    "reasons": "; ".join(reasons),
                    "state": item.state,
                    "problems": "; ".join(code for code, *_ in item.problems),
                    "depth": item.depth,
                }
            )
        columns = [
            "address", "content_sha256", "size_bytes", "media_type", "document_type", "document_confidence", "risk",
            "reasons", "state", "problems", "depth",
        ]  # fmt: skip
        return pd.DataFrame(rows, columns=columns)

    def findings(self) -> "pd.DataFrame":
        """One row per match with the columns of findings.jsonl, values masked."""
        import pandas as pd

        columns = [
            "match_id", "finding_id", "record_id", "address", "content_sha256", "kind", "legal_class", "masked",
            "value_key", "confidence", "band", "spot", "source_layer", "detector", "reasons", "count",
        ]  # fmt: skip
        rows = ({name: getattr(match, name) for name in columns} for match in self._reader.matches())
        return pd.DataFrame(rows, columns=columns)


def scan(
    *targets: str | Path,
    case: str | Path,
    listing: str | Path | None = None,
    settings: Settings | None = None,
    endpoint_url: str | None = None,
    key_file: str | Path | None = None,
    passwords: Sequence[str] = (),
) -> Case:
    """Scans targets into a case folder, or continues it, and returns the case.

    Args:
        targets: what the command line takes: paths, az://account/container…
        case: folder to make or continue.
        listing: work-list file.
        settings: limits, seed, OCR; frozen with the case. None: the defaults, or those of the case that is continued.
        endpoint_url: for compatible stores and emulators. Credentials come from the environment.
        key_file: the case's key; made if absent.
        passwords: tried on what is encrypted; the case keeps only their number.

    Raises:
        PiiScanError: the run could not go on; carries message, remedy and exit code.
    """
    import os

    from pii_scan.engine.scan import Job, run
    from pii_scan.source.source import Access

    run(
        Job(
            targets=tuple(str(target) for target in targets),
            case=Path(case),
            listing=None if listing is None else Path(listing),
            settings=settings,
            access=Access(endpoint_url=endpoint_url, environ=dict(os.environ)),
            key_file=None if key_file is None else Path(key_file),
            passwords=tuple(passwords),
        )
    )
    return Case(case)
