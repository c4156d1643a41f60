"""Titles of papers."""

from __future__ import annotations

import pytest

from core.document import DocType
from engines.documents.title import title_of


@pytest.mark.parametrize("text", ["Bill of Supply 118 of 5.11.2026", "BILL OF SUPPLY BOS-7"])
def test_a_title_may_end_with_its_number(text: str) -> None:
    found = title_of(text)
    assert found is not None
    assert found[0] is DocType.BILL_OF_SUPPLY


@pytest.mark.parametrize(
    "text", ["Invoice 118", "Bill of Supply is not to be returned after 5 days by anyone"]
)
def test_a_label_or_a_sentence_is_no_title(text: str) -> None:
    assert title_of(text) is None


def test_the_bill_for_a_job_is_an_invoice() -> None:
    found = title_of("Job Work Invoice")
    assert found is not None
    assert found[0] is DocType.INVOICE
