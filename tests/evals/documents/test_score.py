"""Counts of what was found, missed and made up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.document import LineItem
from evals.documents.dataset import Expected
from evals.documents.score import Count, pair_documents, score_fields, score_items
from tests.evals.documents.fakes import document

TRUTH = Expected(
    "invoice",
    (1,),
    {"invoice_number": "A-1", "total": "118.00", "igst": "0.00"},
    known={"seller_state": "Delhi"},
    line_items=({"description": "Assam Tea", "quantity": "2", "amount": "100.00"},
                {"description": "Cow Ghee", "quantity": "1", "amount": "18.00"}),
    known_items=({"hsn": "0902"}, {}),
)  # fmt: skip


def counted(count: Count) -> tuple[int, int, int]:
    return count.right, count.wrong, count.missed


def test_right_wrong_and_missed_fields() -> None:
    assert counted(score_fields({"invoice_number": "A-1", "total": Decimal(118)}, TRUTH).count) == (2, 0, 0)
    assert counted(score_fields({"invoice_number": "A-2"}, TRUTH).count) == (0, 1, 2)


def test_what_is_true_but_not_printed_counts_neither_way_unless_it_is_wrong() -> None:
    whole: dict[str, object] = {"invoice_number": "A-1", "total": Decimal(118), "igst": Decimal(0)}
    assert counted(score_fields({**whole, "seller_state": "Delhi"}, TRUTH).count) == (2, 0, 0)
    assert counted(score_fields({**whole, "seller_state": "Goa"}, TRUTH).count) == (2, 1, 0)
    assert counted(score_fields({**whole, "due_date": "2026-01-01"}, TRUTH).count) == (2, 1, 0)


def test_a_truth_that_is_not_complete_judges_its_own_fields_only() -> None:
    plain = Expected(None, (1,), {"total": "5.00"}, complete=False)
    assert counted(score_fields({"total": Decimal(5), "irn": "x"}, plain).count) == (1, 0, 0)


def test_rows_are_paired_by_likeness_not_by_place() -> None:
    ghee = LineItem("Cow Ghee", quantity=Decimal(1), amount=Decimal(18))
    tea = LineItem("Assam Tea", hsn="0902", quantity=Decimal(2), amount=Decimal(100))
    assert counted(score_items([ghee, tea], TRUTH)) == (6, 0, 0)


def test_a_missing_row_an_extra_row_and_a_wrong_cell() -> None:
    tea = LineItem("Assam Tea", quantity=Decimal(3), amount=Decimal(100))
    assert counted(score_items([tea], TRUTH)) == (2, 1, 4)
    total = LineItem("Total", amount=Decimal("118.00"))
    assert counted(score_items([tea, total], TRUTH)) == (2, 3, 4)


def test_an_hsn_that_is_not_printed_is_made_up() -> None:
    tea = LineItem("Assam Tea", hsn="9999", quantity=Decimal(2), amount=Decimal(100))
    assert counted(score_items([tea], TRUTH)) == (3, 1, 3)


def test_precision_recall_and_f1() -> None:
    count = Count(right=6, wrong=2, missed=4)
    assert (count.precision, count.recall) == (0.75, 0.6)
    assert count.f1 == pytest.approx(2 / 3)
    assert Count().f1 != Count().f1  # undefined, not zero


def test_documents_are_paired_by_the_pages_they_share() -> None:
    found = [document({}, pages=(3,)), document({}, pages=(1, 2)), document({}, pages=(9,))]
    truths = [Expected("invoice", (1, 2), {}), Expected("invoice", (3,), {}), Expected("invoice", (4,), {})]
    pairs, extra = pair_documents(found, truths)
    assert [place for _, place in pairs] == [1, 0, None]
    assert extra == [2]
