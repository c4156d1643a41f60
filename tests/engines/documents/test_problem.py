"""What is wrong with a document, as people ask for it."""

from __future__ import annotations

from typing import get_args

import pytest

from core.document import Problem
from engines.documents.problem import problems_of
from engines.documents.rules.load import load_rules


def test_every_rule_is_of_some_kind_and_every_kind_has_rules() -> None:
    found = [problems_of(rule.id) for rule in load_rules().rules]
    assert all(found)
    assert frozenset.union(*found) == set(get_args(Problem))


@pytest.mark.parametrize(
    ("rule_id", "kinds"),
    [
        ("serial-duplicate", {"number", "duplicate"}),
        ("gstin-check-digit", {"gstin"}),
        ("seller-gstin", {"missing", "gstin"}),
        ("hsn-missing", {"missing", "hsn"}),
        ("tax-sum", {"arithmetic", "tax"}),
    ],
)
def test_a_rule_is_asked_for_by_what_it_speaks_of(rule_id: str, kinds: set[str]) -> None:
    assert problems_of(rule_id) == kinds


def test_a_rule_that_is_gone_is_of_none() -> None:
    assert problems_of("no-such-rule") == frozenset()
