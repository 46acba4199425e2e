"""Tracks, maps and location histories: where somebody was, when, and how often."""
