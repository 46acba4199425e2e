"""Which matches of one item belong to one person."""
