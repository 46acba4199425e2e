"""Extractors of one family: conversations."""
