"""Which document a question is about where no number says it: its issuer's, or the newest of its kind."""

from __future__ import annotations

import re
from typing import Any

from agent.planner.document_kind import sure_kinds
from agent.planner.supplier import supplier_of
from agent.understanding import Understanding
from language.pattern import Pattern

_SALE = ("invoice", "bill_of_supply", "receipt")
_BILL = Pattern(r"\b(?:bills?|invoices?|receipts?|memos?)\b|बिल|इनवॉ?इस|रसीद", re.IGNORECASE)
"""Of a firm that is named not its certificate."""
_NEWEST = (
    r"(?:last|latest|newest|most\s+recent|recent|previous|akhri|aakhri|akhiri|aakhiri|pichl[ai]"
    r"|आख़?िरी|पिछल[ाी])"
)
_OF_NEWEST: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"(?:invoice|इनवॉ?इस|इन्वॉ?इस)", ("invoice",)),
    (r"(?:receipt|cash\s+memo|ras[ie]+d|रसीद)", ("receipt",)),
)
_CERTIFICATE = Pattern(r"\b(?:my|our|mer[aei]|hamar[aei])\s+certificate\b", re.IGNORECASE)
_SENT = Pattern(
    r"\b(?:abhi|just|now|bhej\w*|sent|upload\w*|attached|this|yeh?|below|above)\b|अभी|भेज|यह|इस\b",
    re.IGNORECASE,
)
"""Speaks of the one that just came, whoever it is of."""


def choice_of(understanding: Understanding) -> dict[str, Any]:
    """Return the issuer whose document a message asks about, or of which kind it is; often neither."""
    kinds = _kinds(understanding.text) or sure_kinds(understanding.normalized)
    supplier = "" if _SENT.search(understanding.text) else supplier_of(understanding)
    if supplier and not kinds and _BILL.search(understanding.text):
        kinds = _SALE
    return {
        **({"supplier": supplier} if supplier else {}),
        **({"doc_types": list(kinds)} if kinds else {}),
    }


def _kinds(text: str) -> tuple[str, ...]:
    found = sure_kinds(text)
    if found:
        return found
    for words, kinds in _OF_NEWEST:
        if re.search(rf"(?<!\w){_NEWEST}\s+(?:\w+\s+)?{words}(?!\w)", text, re.IGNORECASE):
            return kinds
    return ("gst_certificate", "msme_certificate") if _CERTIFICATE.search(text) else ()
