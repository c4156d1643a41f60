"""What kinds of papers are called, whether one is asked about or many are."""

from __future__ import annotations

import re

from language.pattern import Pattern

Kinds = tuple[str, ...]


def _compiled(*kinds: tuple[str, Kinds]) -> tuple[tuple[Pattern, Kinds], ...]:
    return tuple((Pattern(rf"\b(?:{words})s?\b", re.IGNORECASE), found) for words, found in kinds)


_SURE = _compiled(
    (r"bills?\s+of\s+supply", ("bill_of_supply",)),
    (r"credit\s+note", ("credit_note",)),
    (r"debit\s+note", ("debit_note",)),
    (r"(?:udyam|msme)\s+(?:registration\s+)?certificate", ("msme_certificate",)),
    (r"(?:gst\w*\s+(?:registration\s+)?|registration\s+)certificate", ("gst_certificate",)),
    (r"claim\s+form", ("claim_form",)),
)
_BROAD = _compiled(
    (r"invoice", ("invoice",)),
    (r"receipt|memo", ("receipt",)),
    (r"certificate", ("gst_certificate", "msme_certificate")),
)


def sure_kinds(text: str) -> Kinds:
    """Return the kind whose name leaves no doubt: a "bill" may be anything, and be called an invoice."""
    return next((kinds for pattern, kinds in _SURE if pattern.search(text)), ())


def named_kinds(text: str) -> Kinds:
    """Return the kinds that a text names, taken at its word."""
    return sure_kinds(text) or next((kinds for pattern, kinds in _BROAD if pattern.search(text)), ())
