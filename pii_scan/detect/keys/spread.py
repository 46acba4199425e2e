"""How many values a key of this look could have, for two columns of few possible values share some by chance."""

from collections import defaultdict
from collections.abc import Iterable
from math import log2


def possible_bits(values: Iterable[str]) -> tuple[float, bool]:
    """(log₂ of how many values there could be, whether all are whole numbers), from distinct values in normal form.

    Numbers: as many as lie between the least and the greatest. Others: for each length the product, over its
    positions, of the different characters that stand there; `CUST000123` of a running number has as few as the number.
    """
    texts = list(values)
    if not texts:
        return 0.0, False
    numbers = [int(text) for text in texts if text.isascii() and text.isdigit()]
    if len(numbers) >= 0.99 * len(texts):
        return log2(max(numbers) - min(numbers) + 1), True
    places: dict[int, list[set[str]]] = defaultdict(list)
    for text in texts:
        sets = places[len(text)]
        if not sets:
            sets.extend(set() for _ in text)
        for held, ch in zip(sets, text, strict=True):
            held.add(ch)
    sizes = [sum(log2(len(held)) for held in sets) for sets in places.values()]
    top = max(sizes)
    return top + log2(sum(2.0 ** (size - top) for size in sizes)), False
