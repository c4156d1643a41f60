"""The summary of a sale by its rates of tax alone, as most software prints it below the goods."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from evals.documents.generator.deal import ZERO, Deal


@dataclass(frozen=True)
class RateSum:
    """What was sold at one rate and the tax on it."""

    rate: Decimal
    taxable: Decimal
    cgst: Decimal
    sgst: Decimal
    igst: Decimal

    @property
    def tax(self) -> Decimal:
        """All of its tax."""
        return self.cgst + self.sgst + self.igst


def rates_of(deal: Deal) -> tuple[RateSum, ...]:
    """Return the sums of each rate, the lowest first."""
    found: list[RateSum] = []
    for rate in sorted({line.gst_rate for line in deal.lines}):
        chosen = [line for line in deal.lines if line.gst_rate == rate]
        parts = [
            sum((getattr(line, name) for line in chosen), ZERO)
            for name in ("taxable", "cgst", "sgst", "igst")
        ]
        found.append(RateSum(rate, *parts))
    return tuple(found)
