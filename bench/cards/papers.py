"""The other sorts of documents and pictures, by name: each draws one in a wording that `variant` chooses."""

from collections.abc import Callable
from random import Random

from bench.cards import papers_cards, papers_forms, papers_money, papers_pictures, papers_written
from bench.cards.surface import Surface

PAPERS: dict[str, Callable[[str, int, Random], Surface]] = {
    **papers_cards.DRAWN, **papers_forms.DRAWN, **papers_money.DRAWN, **papers_pictures.DRAWN, **papers_written.DRAWN,
}  # fmt: skip
