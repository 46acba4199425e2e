"""Extractors of one family: what hospitals, insurers and banks send one another."""
