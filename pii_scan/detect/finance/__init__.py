"""Accounts, cards and the numbers around them."""
