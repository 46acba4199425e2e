"""Who appears where: lays out the folders of the leak and fills them."""

from pathlib import Path

from sample_data.generator import fill_calls, fill_ids, fill_messages, fill_odd, fill_papers, fill_pictures, fill_tables
from sample_data.generator.people import populate
from sample_data.generator.truth import Leak


def make(root: Path, seed: int) -> Leak:
    """Writes the whole leak below `root`."""
    leak = Leak(root, seed)
    population = populate(seed)
    leak.people = {p.id: p for p in (*population.documented, *population.customers)}
    for part in (fill_ids, fill_messages, fill_calls, fill_pictures, fill_papers, fill_tables, fill_odd):
        part.fill(leak, population)
    return leak
