"""Which document type each generated page is taken for: `python -m tests.detect.document.confusion`."""

import random
from collections import Counter

from pii_scan.detect.document.classify import classify
from tests.detect.document.wordings import DEVELOPMENT, HELD_OUT, back, wording

PAGES = 25


def confusion(templates: dict[str, list[str]], rate: float, seed: str) -> dict[str, Counter[str]]:
    """True type → types said; `rate` is the share of misread characters."""
    table: dict[str, Counter[str]] = {}
    for kind in templates:
        rng = random.Random(f"{kind}/{rate}/{seed}")
        pages = [wording(kind, templates, rng, rate) for _ in range(PAGES)]
        table[kind] = Counter(classify(page).type for page in pages)
    rng = random.Random(f"back/{seed}")
    for _ in range(PAGES):
        kind, page = back(rng)
        table.setdefault(kind, Counter())[classify(page).type] += 1
    return table


def share(table: dict[str, Counter[str]]) -> float:
    return sum(said[kind] for kind, said in table.items()) / sum(said.total() for said in table.values())


def main() -> None:
    for name, templates in (("development", DEVELOPMENT), ("held out", HELD_OUT)):
        for rate in (0.0, 0.03):
            table = confusion(templates, rate, name)
            print(f"{name}, {rate:.0%} of characters misread: {share(table):.3f} right")
            for kind, said in table.items():
                wrong = ", ".join(f"{other} {n}" for other, n in said.most_common() if other != kind)
                print(f"  {kind:26} {said[kind]:3}/{said.total()}  {wrong}")


if __name__ == "__main__":
    main()
