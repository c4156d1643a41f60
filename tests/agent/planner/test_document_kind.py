"""Kinds of papers are called the same whether one or many are asked about."""

import pytest

from agent.planner.document_kind import named_kinds, sure_kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("bills of supply of March", ("bill_of_supply",)),
        ("last credit note", ("credit_note",)),
        ("our GST registration certificate", ("gst_certificate",)),
        ("msme registration certificates", ("msme_certificate",)),
        ("claim forms", ("claim_form",)),
    ],
)
def test_a_kind_of_its_own_name_is_sure(text: str, kinds: tuple[str, ...]) -> None:
    assert sure_kinds(text) == named_kinds(text) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("invoices of Gupta", ("invoice",)),
        ("cash memos", ("receipt",)),
        ("certificates", ("gst_certificate", "msme_certificate")),
        ("bills", ()),
    ],
)
def test_a_name_that_is_said_of_others_too_counts_only_of_many(text: str, kinds: tuple[str, ...]) -> None:
    assert sure_kinds(text) == ()
    assert named_kinds(text) == kinds
