"""Report files anywhere, masked or in clear."""

from pathlib import Path

from pii_scan.model.address import Address, Step
from pii_scan.model.errors import CaseError, UsageError
from pii_scan.report.view import build_view
from pii_scan.report.writer import write_reports
from pii_scan.store.case import Case
from pii_scan.store.keys import keyed_hash, load_key
from pii_scan.store.reader import CaseReader


def export_case(case: Path, output: Path, *, reveal: bool, key_file: Path | None) -> list[str]:
    """Writes all report files into `output`.

    Raises:
        CaseError: the folder is no case, or `reveal` without its key.
        UsageError: `output` lies inside the evidence, or inside the case, where a file in clear has no business.
    """
    _refuse_inside_target(case, output, key_file)
    if reveal and output.resolve().is_relative_to(case.resolve()):
        raise UsageError("Values in clear do not go into the case folder", "Choose an --output outside of it")
    if not reveal:
        with CaseReader(case) as masked:
            return sorted(write_reports(build_view(masked), output))
    with Case.open(case, key_file=key_file) as opened:
        reader = opened.reader()
        # Written down before the first value leaves the vault.
        opened.journal.append("revealed", files="all")
        return sorted(write_reports(build_view(reader), output, reveal=reader))


def _refuse_inside_target(case: Path, output: Path, key_file: Path | None) -> None:
    """The case knows its target's folder by its masked text, and by a keyed hash where that names somebody."""
    with CaseReader(case) as reader:
        meta = reader.meta
    try:
        hash_key = load_key(case, key_file, create=False).hash_key
    except CaseError:
        hash_key = None
    place = output.resolve()
    for folder in (place, *place.parents):
        printed = str(Address((Step("file", str(folder)),)))
        shown = f" {printed} " in f" {meta.get('target', '')} "
        if shown or (hash_key is not None and keyed_hash(hash_key, "target", printed) == meta.get("target_key")):
            raise UsageError(
                "The output lies inside the target, and the evidence is never written to",
                "Choose an --output outside of it",
            )
