"""Receipts: by which means they were paid."""

from __future__ import annotations

import pytest

from engines.documents import receipt
from tests.engines.documents.drawn import survey_of


@pytest.mark.parametrize(
    ("said", "mode"),
    [("Recd. by Cash", "Cash"), ("Pmt. in full by UPI", "UPI"), ("नकद से प्राप्त", "नकद")],
)
def test_the_means_of_payment_is_told_in_words(said: str, mode: str) -> None:
    fields, _ = receipt.extract(survey_of(f"CASH MEMO\nAsha Stores\nNet Amt.      1,263.00\n{said}\n"))
    assert fields["payment_mode"].value == mode
