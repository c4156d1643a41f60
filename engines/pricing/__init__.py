"""Which price to set, what it does, and how buyers react.

The parts that need numpy and polars (`elasticity`, `effect`, `optimum`, `outcome`, `chart`) are
imported by their own names, so that asking for a limit stays light.
"""

from engines.pricing.band import Band, Offer, competitor_band
from engines.pricing.guardrail import (
    Circumstances,
    Guardrail,
    clamp,
    guardrails,
    margin_pct,
    net_of_gst,
    price_for_margin,
    unit_profit,
)
from engines.pricing.parity import Suggestion, suggest

__all__ = [
    "Band",
    "Circumstances",
    "Guardrail",
    "Offer",
    "Suggestion",
    "clamp",
    "competitor_band",
    "guardrails",
    "margin_pct",
    "net_of_gst",
    "price_for_margin",
    "suggest",
    "unit_profit",
]
