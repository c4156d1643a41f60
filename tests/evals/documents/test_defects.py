"""Seeded defects: each is really in the page's truth, and the product has rules for each."""

from __future__ import annotations

from decimal import Decimal

import pytest

from engines.documents import gstin
from engines.documents.rules.load import load_rules
from evals.documents.generator import defects, einvoice
from evals.documents.generator.deal import Deal
from evals.documents.generator.defects import FLAWS, Flaw
from evals.documents.generator.drawing import Terms, draw_deal
from evals.documents.themes import THEMES
from tests.evals.documents.fakes import seeded

TERMS = Terms(lines=(2, 4), discounts=False, whole_rupees=True)
EVERYTHING = frozenset({name for flaw in FLAWS for name in flaw.needs})


def fitting(flaw: Flaw) -> Deal:
    """A sale that the flaw can strike."""
    kind = sorted(flaw.kinds)[0]
    for seed in range(400):
        deal = draw_deal(seeded(seed), kind, TERMS)
        if flaw.fits(deal) and (flaw.field != "seller_fssai" or deal.seller.fssai):
            return deal
    raise AssertionError(flaw.theme)


@pytest.mark.parametrize("flaw", FLAWS, ids=lambda flaw: f"{flaw.theme}-{flaw.field}")
def test_a_defect_changes_the_sale(flaw: Flaw) -> None:
    deal = fitting(flaw)
    assert flaw.spoil(deal, seeded(1), TERMS) != deal


def test_each_theme_has_rules_which_the_product_knows() -> None:
    known = {rule.id for rule in load_rules().rules}
    assert {flaw.theme for flaw in FLAWS} <= THEMES.keys()
    assert frozenset().union(*THEMES.values()) <= known


def test_a_spoilt_sale_says_what_is_wrong_with_it() -> None:
    deal = draw_deal(seeded(2), "b2b", TERMS)
    themes = {
        defect.theme
        for seed in range(80)
        for defect in defects.spoil(deal, seeded(seed), TERMS, EVERYTHING).defects
    }
    assert len(themes) > 12


def test_nothing_is_spoilt_that_the_layout_does_not_print() -> None:
    deal = draw_deal(seeded(2), "cash_memo", TERMS)
    assert defects.spoil(deal, seeded(0), TERMS, frozenset()) == deal


def spoilt(theme: str, field: str = "") -> tuple[Deal, Deal]:
    flaw = next(flaw for flaw in FLAWS if flaw.theme == theme and field in ("", flaw.field))
    before = fitting(flaw)
    return before, flaw.spoil(before, seeded(4), TERMS)


def test_a_wrong_check_digit_is_wrong() -> None:
    _, after = spoilt("gstin_check_digit", "seller_gstin")
    assert gstin.fault(str(after.seller.gstin)) == "check_digit"


def test_a_wrong_total_is_no_sum_and_the_words_follow_it() -> None:
    before, after = spoilt("total_arithmetic")
    assert after.total != before.total
    assert after.total != after.taxable + after.tax + after.round_off
    assert after.words != before.words


def test_a_wrong_line_keeps_the_sums_after_it() -> None:
    _, after = spoilt("line_arithmetic")
    assert any(line.quantity * line.rate - line.taxable < -1 for line in after.lines)
    assert after.total == after.taxable + after.tax + after.round_off


def test_a_price_above_the_ceiling() -> None:
    _, after = spoilt("price_over_mrp")
    assert any(line.amount / line.quantity > line.mrp for line in after.lines)


def test_a_forged_code_does_not_verify() -> None:
    from engines.documents.einvoice import read_qr

    _, after = spoilt("qr_signature")
    read = read_qr(after.qr, {einvoice.KEY_ID: einvoice.public_key()})
    assert read is not None
    assert read.signature == "invalid"


def test_a_code_for_another_total() -> None:
    from engines.documents.einvoice import read_qr

    _, after = spoilt("qr_differs", "total")
    read = read_qr(after.qr, {einvoice.KEY_ID: einvoice.public_key()})
    assert read is not None
    assert read.signature == "valid"
    assert read.total != after.total
    assert isinstance(read.total, Decimal)
