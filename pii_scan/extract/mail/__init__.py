"""Extractors of one family: mail."""
