"""After the last item: people, risk and report, all from the store alone."""

from pathlib import Path

from pii_scan.engine.progress import Progress, Silent
from pii_scan.store.case import Case


def finish(case: Case, progress: Progress | None = None) -> Path:
    """Links, assesses, writes the report folder and says so in the journal; returns the folder."""
    from pii_scan.assess.run import assess
    from pii_scan.link.run import link
    from pii_scan.report.view import build_view
    from pii_scan.report.writer import write_reports

    progress = progress or Silent()
    progress.phase("linking records into people")
    link(case)
    progress.phase("assessing risk")
    assess(case)
    progress.phase("writing the report")
    case.journal.append("finished", items=progress.done_items)
    digests = write_reports(build_view(case.reader()), case.paths.report)
    case.journal.append("report_written", files=digests)
    return case.paths.report
