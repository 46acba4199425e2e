"""Kinds of the user's own: a rules file in, detectors out."""
