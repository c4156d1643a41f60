"""When a value that was read counts as the true one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from evals.documents.compare import is_nothing, same


@pytest.mark.parametrize(
    ("name", "found", "true"),
    [
        ("total", Decimal("1234.5"), "1234.50"),
        ("invoice_date", date(2026, 4, 5), "2026-04-05"),
        ("seller_gstin", "27aapfu0939f1zv", "27AAPFU0939F1ZV"),
        ("seller_name", "M/s Amrapur Traders Pvt Ltd", "Amrapur Traders Pvt. Ltd."),
        ("seller_name", "Amrapur Traders Pvt Lid", "Amrapur Traders Pvt Ltd"),
        ("buyer_address", "Shop No 12, Ring Road, Surat 395001", "Shop No. 12, Ring Road Surat - 395001"),
        ("reverse_charge", False, False),
    ],
)
def test_the_same(name: str, found: object, true: object) -> None:
    assert same(name, found, true)


@pytest.mark.parametrize(
    ("name", "found", "true"),
    [
        ("total", Decimal("1234.51"), "1234.50"),
        ("total", "1234.5O", "1234.50"),
        ("invoice_date", date(2026, 5, 4), "2026-04-05"),
        ("seller_gstin", "27AAPFU0939F1ZW", "27AAPFU0939F1ZV"),
        ("seller_name", "Amrapur Traders", "Girnaraya Retail"),
        ("buyer_address", "Ring Road", "Shop No. 12, Ring Road Surat - 395001"),
        ("reverse_charge", True, False),
        ("reverse_charge", "False", False),
    ],
)
def test_another(name: str, found: object, true: object) -> None:
    assert not same(name, found, true)


def test_exact_forgives_punctuation_only() -> None:
    assert same("seller_name", "AMRAPUR TRADERS", "Amrapur Traders.", exact=True)
    assert not same("seller_name", "Amrapur Trader5", "Amrapur Traders", exact=True)


def test_a_tax_of_zero_says_nothing_and_a_quantity_of_zero_does() -> None:
    assert is_nothing("igst", Decimal(0))
    assert is_nothing("buyer_name", "")
    assert not is_nothing("quantity", Decimal(0))
    assert not is_nothing("reverse_charge", False)
