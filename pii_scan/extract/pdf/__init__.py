"""Extractors of one family: pdf."""
