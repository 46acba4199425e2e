"""Extractors of one family: table."""
