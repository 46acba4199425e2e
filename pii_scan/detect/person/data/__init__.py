"""Packed name lists; see LICENSE.txt."""
