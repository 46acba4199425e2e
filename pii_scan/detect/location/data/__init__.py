"""Packed outlines of the US states; see LICENSE.txt."""
