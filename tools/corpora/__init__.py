"""Generated documents with the places of every value in them, for fitting and for measuring recall.

`topics` says what may be in a document: a value's maker and how two hands call it. `development` and `held_out` are
those hands: layouts, sentences and labels that were written apart, so that what was fitted on one is measured on the
other. Nothing here imports a detector: values come from the standards' own formulas (`check_digits`) or python-stdnum.
"""
