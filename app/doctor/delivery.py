"""What could not leave: how much was given up of late, and how much of that through a fault of our own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from core.finding import Finding

if TYPE_CHECKING:
    from app.bootstrap import Home

_OF_LATE = timedelta(days=7)
_SEE = "`smartretail deliveries list --status failed` names each with its cause"


def given_up(home: Home) -> Iterator[Finding]:
    """Look at the deliveries of the last week; a provider's refusals are no defect of the setup."""
    counts = home.deliveries.counted(home.clock.now() - _OF_LATE)
    failed, faults = counts["failed"], counts["fault"]
    waiting = counts["pending"] + counts["attempting"]
    detail = f"{waiting} on their way, {counts['held']} held, {failed} given up in 7 days"
    if faults:
        detail += f", {faults} of them through a fault of our own"
        remedy = f"{_SEE}; once that is mended, `smartretail deliveries resend KEY` tries it anew."
    else:
        remedy = f"{_SEE}." if failed else ""
    yield Finding("deliveries", not faults, detail, remedy)
