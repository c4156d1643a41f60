"""Invented parties: their numbers check, by an algorithm apart from the product's."""

from __future__ import annotations

import re

import pytest

from engines.documents import fssai, gstin, udyam
from evals.documents.generator import identity
from tests.evals.documents.fakes import seeded


def test_the_check_digit_is_the_published_one() -> None:
    assert identity.check_digit("27AAPFU0939F1Z") == "V"


@pytest.mark.parametrize("region", identity.REGIONS, ids=lambda region: region.name)
def test_a_firm_has_numbers_that_check(region: identity.Region) -> None:
    firm = identity.make_firm(seeded(region.code), region, food=True)
    assert firm.gstin is not None
    assert firm.gstin.startswith(region.code)
    assert gstin.is_valid(firm.gstin)
    assert fssai.is_valid(str(firm.fssai))
    assert udyam.is_valid(identity.make_udyam(seeded(1), region))
    assert re.fullmatch(r"[1-9]\d{5}", firm.pin)


def test_a_financial_year_begins_in_april() -> None:
    from datetime import date

    assert identity.financial_year(date(2026, 3, 31)) == "2025-26"
    assert identity.financial_year(date(2026, 4, 1)) == "2026-27"
