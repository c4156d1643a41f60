"""What a document is held against: what came before it, never itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.document import Examined
from core.tenant import TenantSettings
from engines.documents.context import ValidationContext
from tests.tools.fake_documents import NOON, MemoryDocuments, an_invoice, an_upload
from tests.tools.fake_lake import FakeLake
from tools.document_rules import validation_context

TODAY = date(2026, 11, 22)


@pytest.fixture
def documents() -> MemoryDocuments:
    return MemoryDocuments()


def send(documents: MemoryDocuments, doc_id: str, *found: Examined, sha256: str = "") -> None:
    documents.begin(an_upload(doc_id))
    documents.arrived(doc_id, sha256=sha256 or doc_id, size_bytes=1, at=NOON)
    if found:
        documents.finish(doc_id, media_type="application/pdf", page_count=1, found=found)


def context_of(documents: MemoryDocuments, doc_id: str) -> ValidationContext:
    document = documents.find("demo", doc_id)
    assert document is not None
    found = [document.examined.document if document.examined else an_invoice().document]
    return validation_context(
        document, found, ledger=documents, lake=FakeLake(), settings=TenantSettings("demo"), today=TODAY
    )


def earlier_than(documents: MemoryDocuments, doc_id: str) -> list[str]:
    return [one.doc_id for one in context_of(documents, doc_id).earlier]


def test_a_bill_is_held_against_those_before_it(documents: MemoryDocuments) -> None:
    send(documents, "DOC_a", an_invoice())
    send(documents, "DOC_b")
    assert earlier_than(documents, "DOC_b") == ["DOC_a"]


def test_judged_anew_it_is_held_neither_against_itself_nor_what_came_later(
    documents: MemoryDocuments,
) -> None:
    for doc_id in ("DOC_a", "DOC_b", "DOC_c"):
        send(documents, doc_id, an_invoice())
    assert earlier_than(documents, "DOC_b") == ["DOC_a"]


def test_another_number_is_another_bill_and_the_year_is_told(documents: MemoryDocuments) -> None:
    send(documents, "DOC_a", an_invoice(invoice_number="GK/1"))
    send(documents, "DOC_b", an_invoice(invoice_date=date(2026, 3, 31)))
    send(documents, "DOC_c", an_invoice())
    assert earlier_than(documents, "DOC_c") == ["DOC_b"]
    context = context_of(documents, "DOC_c")
    assert [one.financial_year for one in context.earlier] == ["2025-26"]


def test_the_same_file_sent_again_is_no_earlier_bill(documents: MemoryDocuments) -> None:
    send(documents, "DOC_a", an_invoice(), sha256="same")
    send(documents, "DOC_b", sha256="same")
    assert earlier_than(documents, "DOC_a") == []
    assert earlier_than(documents, "DOC_b") == []


def test_the_other_bills_of_its_file_are_not_held_against_it(documents: MemoryDocuments) -> None:
    send(documents, "DOC_a", an_invoice(invoice_number="GK/1"), an_invoice(), an_invoice())
    assert earlier_than(documents, "DOC_a_3") == []


def test_an_upload_whose_id_begins_alike_is_another_file(documents: MemoryDocuments) -> None:
    send(documents, "DOC_ab", an_invoice())
    send(documents, "DOC_a")
    assert earlier_than(documents, "DOC_a") == ["DOC_ab"]


def test_a_bill_that_does_not_say_its_number_is_no_serial(documents: MemoryDocuments) -> None:
    found = an_invoice()
    fields = {name: field for name, field in found.document.fields.items() if name != "invoice_number"}
    send(documents, "DOC_a", replace(found, document=replace(found.document, fields=fields)))
    send(documents, "DOC_b")
    assert earlier_than(documents, "DOC_b") == []
