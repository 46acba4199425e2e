"""Imported by the fork server and nobody else: the detection engine is made once, before workers are forked off.

Making it takes one to two seconds of processor time, which each worker would otherwise spend on its first item, out of
that item's limits; and so workers share its memory.
"""

import gc

from pii_scan.detect.library import shared_engine

shared_engine()
# What was made stays: the collector need not walk it in every worker, nor touch (and so copy) its pages.
gc.collect()
gc.freeze()
