"""Report files anywhere, masked or in clear."""

from pathlib import Path

from pii_scan.model.errors import UsageError
from pii_scan.report.view import build_view
from pii_scan.report.writer import write_reports
from pii_scan.store.case import Case


def export_case(case: Path, output: Path, *, reveal: bool, key_file: Path | None) -> list[str]:
    """Writes all report files into `output`.

    Raises:
        CaseError: the folder is no case, or `reveal` without its key.
        UsageError: `output` lies inside the case, where a file in clear has no business.
    """
    if reveal and output.resolve().is_relative_to(case.resolve()):
        raise UsageError("Values in clear do not go into the case folder", "Choose an --output outside of it")
    if not reveal:
        from pii_scan.store.reader import CaseReader

        return sorted(write_reports(build_view(CaseReader(case)), output))
    with Case.open(case, key_file=key_file) as opened:
        reader = opened.reader()
        # Written down before the first value leaves the vault.
        opened.journal.append("revealed", files="all")
        return sorted(write_reports(build_view(reader), output, reveal=reader))
