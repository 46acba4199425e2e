"""Extractors of one family: archive."""
