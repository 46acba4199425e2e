"""Readers of the store that write what people open: a page, tables, a machine-readable summary."""
