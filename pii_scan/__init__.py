"""Finds, counts and explains personal data in exposed files."""

__version__ = "0.1.0"
