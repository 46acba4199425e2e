"""Extractors of one family: database files whose pages or logs are taken apart here."""
