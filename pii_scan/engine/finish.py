"""After the last item: people, risk, law and report, all from the store alone."""

from collections.abc import Callable

from pii_scan.engine.progress import Progress, Silent
from pii_scan.engine.summary import Outcome, outcome
from pii_scan.store.case import Case


def finish(case: Case, progress: Progress | None = None, heed: Callable[[], None] = lambda: None) -> Outcome:
    """Applies suppressions, links, assesses, decides on the laws, writes the report folder and says so in the journal.

    Args:
        heed: called before each step; raises where the run shall end.
    """
    from pii_scan.assess.run import assess
    from pii_scan.engine.suppress import apply_suppressions
    from pii_scan.law.run import apply_law
    from pii_scan.link.run import link
    from pii_scan.report.view import build_view
    from pii_scan.report.writer import write_reports

    progress = progress or Silent()
    muted = apply_suppressions(case)
    progress.phase("linking records into people")
    link(case, muted)
    heed()
    progress.phase("assessing risk")
    assess(case)
    heed()
    progress.phase("applying the notification laws")
    apply_law(case)
    heed()
    progress.phase("writing the report")
    case.journal.append("finished", items=progress.done_items)
    view = build_view(case.reader())
    digests = write_reports(view, case.paths.report)
    case.journal.append("report_written", files=digests)
    return outcome(view, case.paths.report)
