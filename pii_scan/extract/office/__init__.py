"""Extractors of one family: office."""
