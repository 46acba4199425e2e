"""What the fork server loads before it forks: were it to fail, each worker would load it, and nobody would notice."""

import sys

from pii_scan.engine import warm


def test_the_rehearsal_reads_a_form_and_a_table_to_their_end() -> None:
    warm._rehearse()
    assert {"pyarrow", "pii_scan.detect.document.classify", "pii_scan.detect.table_small"} <= set(sys.modules)
