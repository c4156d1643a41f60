"""What is wrong with a document, as people ask for it: by the theme of the rule, or by the rule itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from core.document import Problem
from engines.documents.rules.load import load_rules

_OF_THEME: Mapping[str, Problem] = {
    "identity": "gstin",
    "supply": "tax",
    "rate": "tax",
    "hsn": "hsn",
    "arithmetic": "arithmetic",
    "particular": "missing",
    "note": "missing",
    "serial": "number",
    "day": "date",
    "einvoice": "einvoice",
    "food": "food",
    "price": "price",
    "small_supplier": "supplier_payment",
    "transport": "transport",
    "gst_certificate": "certificate",
    "udyam_certificate": "certificate",
    "claim": "claim",
    "legible": "unreadable",
}
_OF_RULE: tuple[tuple[Problem, str], ...] = (
    ("duplicate", r"duplicate"),
    ("gstin", r"gstin"),
    ("hsn", r"^hsn"),
    ("tax", r"^(?:tax|rate|place|reverse-charge)\b"),
    ("date", r"\bdate\b"),
    ("number", r"^number\b"),
    ("missing", r"missing$"),
)
"""By their ids, rules are of further kinds: a missing HSN is a matter of HSN too."""


def problems_of(rule_id: str) -> frozenset[Problem]:
    """Return the kinds of trouble that a rule speaks of; none where there is no such rule any more."""
    return _by_rule().get(rule_id, frozenset())


@cache
def _by_rule() -> Mapping[str, frozenset[Problem]]:
    return {
        rule.id: frozenset({_OF_THEME[theme.theme], *_by_id(rule.id)})
        for theme in load_rules().themes
        for rule in theme.rules
    }


def _by_id(rule_id: str) -> set[Problem]:
    return {problem for problem, pattern in _OF_RULE if re.search(pattern, rule_id)}
