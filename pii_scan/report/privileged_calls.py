"""privileged_calls.csv: one line per call that may be privileged, to set them apart by. Masked, and no content."""

from collections.abc import Iterator
from pathlib import Path

from pii_scan.report.report import Report
from pii_scan.report.table_file import Cell, write_csv
from pii_scan.report.view import View

HEADER = (
    "level", "reasons", "address", "table", "row", "start", "duration_s", "facility", "state", "inmate", "inmate_key",
    "account", "attorney_number", "attorney_key", "list", "list_row", "recording",
)  # fmt: skip


def rows(view: View) -> Iterator[tuple[Cell, ...]]:
    """`row` as a spreadsheet shows it, counted in its table; `list` and `list_row` say where the attorney stands; equal
    keys are equal people. A revealing export gives the numbers and identifiers in clear."""
    for call in view.reader.privileged_calls():
        inmate, account, number = (
            masked if view.revealer is None or token is None else view.revealer.open_token(*token)
            for masked, token in (
                (call.inmate_masked, call.inmate),
                (call.account_masked, call.account),
                (call.attorney_masked, call.attorney),
            )
        )
        yield (
            call.level,
            "; ".join(call.reasons),
            view.address(call.item_id, call.address),
            call.table_name,
            call.row,
            call.start,
            call.duration_s,
            call.facility,
            call.state,
            inmate,
            _key(call.inmate),
            account,
            number,
            _key(call.attorney),
            call.source,
            call.source_row,
            "yes" if call.recording else "no",
        )


def _key(token: tuple[int, int] | None) -> str:
    return "" if token is None else f"{token[0]:016x}"


def _write(view: View, path: Path) -> None:
    write_csv(path, HEADER, rows(view))


REPORT = Report(
    id="privileged_calls",
    filename="privileged_calls.csv",
    title="Calls that may be privileged",
    write=_write,
    reveals=True,
)
