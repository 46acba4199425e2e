"""Columns that may be keys: which ones they are, and a bounded sample of their distinct values."""
