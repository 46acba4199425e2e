"""Messengers' own databases; each file ends in `DATABASE`."""
