"""Decides which notification laws apply to a case, from its store alone."""

from typing import TYPE_CHECKING, Any

from pii_scan.law.decide import decide
from pii_scan.law.inputs import LawInputs, from_json
from pii_scan.law.regimes import suggested
from pii_scan.law.table import as_of, packaged, with_overrides
from pii_scan.model.errors import UsageError
from pii_scan.store.derived import write_derived

if TYPE_CHECKING:
    from pii_scan.store.case import Case
    from pii_scan.store.reader import CaseReader

META = "law"
"""Where the ledger keeps what people said of the case."""
NOT_ADVICE = "Triage from a table of summaries of the statutes, not legal advice: confirm with counsel."


def remember(case: "Case", inputs: LawInputs) -> None:
    """Keeps what is given in place of what the case has, and says so in the journal."""
    if not inputs:
        return
    stored = case.ledger.get_meta(META, {})
    wanted = {**stored, **inputs.to_json()}
    if wanted == stored:
        return
    case.ledger.set_meta(**{META: wanted})
    case.journal.append(
        "law_inputs",
        discovered=wanted.get("discovered"),
        accessed=wanted.get("accessed", "unknown"),
        overrides=[f"{one['code']}.{one['field']}={one['value']}" for one in wanted.get("overrides", ())],
        overrides_sha256=wanted.get("overrides_sha256", ""),
    )


def apply_law(case: "Case") -> None:
    """After linking and assessing; can be run again at any time."""
    reader = case.reader()
    found = reader.derived("elements")
    inputs = from_json(case.ledger.get_meta(META, {}))
    overrides, refused = inputs.overrides or (), ""
    try:
        table = with_overrides(overrides)
    except (UsageError, KeyError) as error:
        # An older version took them; its table was another one. A finished scan is not lost to that.
        table, overrides, refused = packaged(), (), str(error)
    made: dict[str, Any] = {
        "note": NOT_ADVICE,
        "table_as_of": as_of(),
        "discovered": None if inputs.discovered is None else inputs.discovered.isoformat(),
        "accessed": inputs.accessed,
        "overrides": [{"code": o.code, "field": o.field, "value": o.value, "note": o.note} for o in overrides],
        "overrides_refused": refused,
        **decide(found, table, inputs.discovered, inputs.accessed or "unknown"),
        "regimes": suggested(_kinds(reader), calls=bool((reader.derived("call_records") or {}).get("calls"))),
    }
    write_derived(case, "law", made)


def _kinds(reader: "CaseReader") -> dict[str, str]:
    """Kind → legal class of what was found with certainty and is not suppressed."""
    known = reader.kinds
    return {kind: known[kind]["legal_class"] for kind in reader.derived("kinds_found") or () if kind in known}
