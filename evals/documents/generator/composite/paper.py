"""A bill that is being composed: what was chosen, the sheet, the sale, and how figures are written."""

from __future__ import annotations

from dataclasses import dataclass

from evals.documents.generator.composite.plan import Plan
from evals.documents.generator.deal import Deal
from evals.documents.generator.manner import Manner
from evals.documents.generator.sheet import Sheet

Spot = tuple[float, float, float]
"""Where something is printed: left, top and width, mm."""


@dataclass(frozen=True)
class Paper:
    """What each part of a bill is drawn from."""

    plan: Plan
    sheet: Sheet
    deal: Deal
    manner: Manner
