"""Finished units on their way into the ledger, many in one transaction."""

import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pii_scan.model.address import Address
from pii_scan.model.errors import PiiScanError
from pii_scan.model.problem import Effect, Problem, ProblemCode
from pii_scan.model.result import NodeResult, UnitResult
from pii_scan.model.state import State
from pii_scan.store.entries import MaskedAddress
from pii_scan.store.ledger import Ledger
from pii_scan.store.logged_nodes import LoggedNodes

_UNITS = 64
_PATIENCE_S = 2.0


@dataclass(slots=True)
class Committer:
    """Holds what is not committed yet."""

    ledger: Ledger
    mask: Callable[[Address], MaskedAddress]
    mask_name: Callable[[str], str]
    units: list[UnitResult] = field(default_factory=list)
    item_ids: list[int] = field(default_factory=list)
    """Theirs."""
    committed_at: float = field(default_factory=time.monotonic)

    def keep(self, item_id: int, unit: UnitResult) -> None:
        self.units.append(unit)
        self.item_ids.append(item_id)

    def commit(self, *, force: bool = False) -> Sequence[int]:
        """Writes what is held where it is much, or has waited; the items that are in the ledger now."""
        due = len(self.units) >= _UNITS or time.monotonic() - self.committed_at > _PATIENCE_S
        if not self.units or not (due or force):
            return ()
        self._store(self.units)
        for unit in self.units:
            if isinstance(unit.nodes, LoggedNodes):
                unit.nodes.discard()
        done = self.item_ids
        self.units, self.item_ids = [], []
        self.committed_at = time.monotonic()
        return done

    def _store(self, units: Sequence[UnitResult]) -> None:
        """All in one transaction; where a unit cannot be written, each in its own and that one as an error."""
        try:
            self.ledger.commit(units, self.mask, self.mask_name)
        except (OSError, sqlite3.OperationalError, PiiScanError):
            raise
        except Exception as error:
            if len(units) == 1 and _is_internal(units[0]):
                raise
            for unit in units:
                self._store([_unwritten(unit, error)] if len(units) == 1 else [unit])


def _is_internal(unit: UnitResult) -> bool:
    return any(problem.code is ProblemCode.INTERNAL and problem.stage == "store" for problem in unit.nodes[0].problems)


def _unwritten(unit: UnitResult, error: Exception) -> UnitResult:
    problem = Problem(ProblemCode.INTERNAL, "store", type(error).__name__, Effect.SKIPPED)
    return UnitResult(unit.root, (NodeResult(unit.root, State.SKIPPED, problems=(problem,)),), unit.attempts)
