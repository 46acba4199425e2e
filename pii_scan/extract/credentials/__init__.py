"""Extractors of one family: accounts, passwords and what steals them."""
