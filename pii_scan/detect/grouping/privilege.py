"""What stands in a conversation that is marked as privileged is marked with it, so that it can be set apart."""

from dataclasses import replace

from pii_scan.model.match import Band, Match

_KIND = "privileged_communication"
REASON = "privileged_conversation"


def marked(matches: list[Match]) -> list[Match]:
    """The matches of one message or thread; each other one says that it stands beside a sure marking."""
    if not any(match.kind == _KIND and match.band is Band.HIGH for match in matches):
        return matches
    return [match if match.kind == _KIND else replace(match, reasons=(*match.reasons, REASON)) for match in matches]
