"""Extractors of one family: text."""
