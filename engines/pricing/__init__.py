"""Which price to set: competitor parity within guardrails."""

from engines.pricing.band import Band, Offer, competitor_band
from engines.pricing.guardrail import (
    Circumstances,
    Guardrail,
    clamp,
    guardrails,
    margin_pct,
    net_of_gst,
    price_for_margin,
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
]
