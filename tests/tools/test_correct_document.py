"""correct_document: shown first, then kept, judged anew, audited, and kept as evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from core.document import DocType
from core.errors import ConflictError, InputError, ScopeError
from core.identity import Principal, Role
from core.page import Box, Code
from core.passage import FoundPassage, Limits, SearchOutcome
from core.ports import Ledgers
from core.uploaded_document import UploadedDocument
from tests.engines.documents.test_einvoice import pem, signed
from tests.tools.conftest import NOW, SELLER, Call, FakeAudit, FakeDirectory, FixedClock
from tests.tools.fake_documents import NOON, MemoryDocuments, an_invoice, an_upload
from tests.tools.fake_lake import FakeLake
from tests.tools.fake_ledgers import MemoryBlobs
from tools.correct_document import CorrectDocumentResult
from tools.document_field import AMOUNTS, DATES, FIELDS_BY_TYPE, field_named, field_value
from tools.registry import Registry

MEENA = Principal("demo", "meena", "Meena", Role.SELLER)
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def bill(documents: MemoryDocuments) -> None:
    documents.begin(an_upload())
    documents.arrived("DOC_a", sha256="a", size_bytes=1, at=NOON)
    documents.finish("DOC_a", media_type="application/pdf", page_count=1, found=[an_invoice()])


class CorrectedOnly:
    """A `Knowledge` that keeps what it is told of."""

    def __init__(self) -> None:
        self.told: list[UploadedDocument] = []

    def search(self, question: str, principal: Principal, limits: Limits, limit: int = 5) -> SearchOutcome:
        raise AssertionError("Nothing is searched here.")

    def address(self, passage: FoundPassage, principal: Principal) -> str:
        raise AssertionError("Nothing is linked here.")

    def corrected(self, document: UploadedDocument) -> None:
        self.told.append(document)


def correct(
    call: Call, field: str, value: str, who: Principal = SELLER, **more: Any
) -> CorrectDocumentResult:
    result = call("correct_document", who, field=field, value=value, **more).result
    assert isinstance(result, CorrectDocumentResult)
    return result


def test_a_correction_is_kept_with_what_was_read_and_by_whom(call: Call, documents: MemoryDocuments) -> None:
    result = correct(call, "date", "12 March")
    (made,) = documents.corrections("demo", "DOC_a")
    assert (made.field, made.before, made.value) == ("invoice_date", date(2026, 11, 12), date(2026, 3, 12))
    assert (made.user_id, result.field) == ("asha", "invoice_date")
    assert result.value.value == date(2026, 3, 12)
    assert result.before is not None
    assert result.before.value == date(2026, 11, 12)


def test_the_corrected_field_is_sure_and_says_who_its_evidence_is(
    call: Call, documents: MemoryDocuments
) -> None:
    correct(call, "total", "₹8,500.00")
    kept = documents.known("DOC_a")
    assert kept is not None
    assert kept.examined is not None
    field = kept.examined.document.fields["total"]
    assert (field.value, field.confidence, field.evidence) == (Decimal("8500.00"), 1.0, ("corrected",))
    assert field.place is not None


def test_a_field_that_the_newest_paper_cannot_have_is_of_the_newest_that_can(
    call: Call, documents: MemoryDocuments
) -> None:
    bill = an_invoice()
    certificate = replace(bill.document, doc_type=DocType.GST_CERTIFICATE, fields={})
    documents.begin(an_upload("DOC_b"))
    documents.arrived("DOC_b", sha256="b", size_bytes=1, at=NOON + timedelta(hours=1))
    documents.finish(
        "DOC_b",
        media_type="application/pdf",
        page_count=1,
        found=[replace(bill, document=certificate)],
    )
    assert correct(call, "place of supply", "Haryana").doc_id == "DOC_a"
    assert correct(call, "legal name", "Mehta Traders").doc_id == "DOC_b"
    with pytest.raises(InputError, match="no field 'invoice_number'"):
        correct(call, "invoice_number", "7", doc_id="DOC_b")


def test_the_corrected_document_is_handed_to_the_knowledge_a_preview_is_not(
    lake: FakeLake, ledgers: Ledgers, blobs: MemoryBlobs
) -> None:
    knowledge = CorrectedOnly()
    knowing = Registry(
        lake=lake,
        directory=FakeDirectory(),
        audit=FakeAudit(),
        clock=FixedClock(NOW),
        ledgers=ledgers,
        blobs=blobs,
        knowledge=knowledge,
    )
    arguments = {"field": "seller_name", "value": "Mehta Traders"}
    knowing.preview("correct_document", arguments, SELLER)
    assert knowledge.told == []
    knowing.call("correct_document", arguments, SELLER)
    (told,) = knowledge.told
    assert told.examined is not None
    assert told.examined.document.value("seller_name") == "Mehta Traders"


def test_the_document_is_judged_anew(call: Call, documents: MemoryDocuments) -> None:
    correct(call, "seller gstin", "07 AAACG 1234A 1Z3")
    kept = documents.known("DOC_a")
    assert kept is not None
    assert kept.examined is not None
    assert kept.examined.document.value("seller_gstin") == "07AAACG1234A1Z3"
    assert kept.examined.verdict.rules_version != "2026.1"  # the fake's: the real rules judged it


def test_a_forged_code_stays_forged_whatever_is_corrected(
    *,
    lake: FakeLake,
    directory: FakeDirectory,
    audit: FakeAudit,
    ledgers: Ledgers,
    blobs: MemoryBlobs,
    documents: MemoryDocuments,
) -> None:
    forged = Code(signed(by="other"), "qr_code", Box(0.8, 0.1, 0.9, 0.2))
    bill = an_invoice()
    documents.begin(an_upload("DOC_f"))
    documents.arrived("DOC_f", sha256="f", size_bytes=1, at=NOON)
    coded = replace(bill, document=replace(bill.document, codes=(forged,)))
    documents.finish("DOC_f", media_type="application/pdf", page_count=1, found=[coded])
    registry = Registry(
        lake=lake,
        directory=directory,
        audit=audit,
        clock=FixedClock(NOW),
        ledgers=ledgers,
        blobs=blobs,
        einvoice_keys={"irp": pem("irp")},
    )
    arguments = {"doc_id": "DOC_f", "field": "total", "value": "8,500"}
    result = registry.call("correct_document", arguments, SELLER).result
    assert isinstance(result, CorrectDocumentResult)
    assert result.status == "fail"
    assert "code-signature" in {reason.rule_id for reason in result.remaining}


def test_a_preview_keeps_nothing(registry: Registry, documents: MemoryDocuments) -> None:
    told = registry.preview("correct_document", {"field": "date", "value": "12 March"}, SELLER)
    assert told is not None
    assert isinstance(told.result, CorrectDocumentResult)
    assert told.result.made is False
    assert documents.corrections("demo", "DOC_a") == []


def test_a_yes_is_for_the_document_that_was_shown(registry: Registry, documents: MemoryDocuments) -> None:
    asked = {"field": "date", "value": "12 March"}
    told = registry.preview("correct_document", asked, SELLER)
    assert told is not None
    assert isinstance(told.result, CorrectDocumentResult)
    documents.begin(an_upload("DOC_b", uploaded_at=NOON + timedelta(hours=1)))
    documents.arrived("DOC_b", sha256="b", size_bytes=1, at=NOON + timedelta(hours=1))
    documents.finish("DOC_b", media_type="application/pdf", page_count=1, found=[an_invoice()])
    with pytest.raises(ConflictError) as newer:
        registry.call("correct_document", {**asked, "seen": told.result.shown}, SELLER)
    assert newer.value.code == "preview_changed"
    assert not any(documents.corrections("demo", one) for one in ("DOC_a", "DOC_b"))
    registry.call("correct_document", {**asked, "doc_id": "DOC_a", "seen": told.result.shown}, SELLER)
    assert len(documents.corrections("demo", "DOC_a")) == 1


def test_a_correction_with_its_key_is_made_once(registry: Registry, documents: MemoryDocuments) -> None:
    asked = {"field": "date", "value": "12 March"}
    for _ in range(2):
        registry.call("correct_document", asked, SELLER, idempotency_key="k")
    assert len(documents.corrections("demo", "DOC_a")) == 1
    with pytest.raises(ConflictError):
        registry.call("correct_document", {**asked, "value": "13 March"}, SELLER, idempotency_key="k")


def test_it_is_audited_without_the_value(call: Call, audit: FakeAudit) -> None:
    correct(call, "seller name", "Gupta Kirana Store")
    (record,) = audit.appended
    assert (record["subject"], record["outcome"], record["field"]) == (
        "correct_document",
        "allowed",
        "seller_name",
    )
    assert "Gupta" not in repr(record)


def test_another_sellers_document_is_not_theirs_to_correct(
    call: Call, audit: FakeAudit, documents: MemoryDocuments
) -> None:
    with pytest.raises(ScopeError):
        correct(call, "date", "12 March", MEENA, doc_id="DOC_a")
    assert audit.appended[0]["outcome"] == "denied"
    assert documents.corrections("demo", "DOC_a") == []


def test_what_is_not_read_has_nothing_to_correct(call: Call, documents: MemoryDocuments) -> None:
    documents.begin(an_upload("DOC_b"))
    with pytest.raises(InputError) as unread:
        correct(call, "date", "12 March", doc_id="DOC_b")
    assert unread.value.code == "document_not_read"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("shoe size", "44", "document_field_unknown"),
        ("date", "yesterday-ish", "document_value_unreadable"),
        ("date", "12 November", "document_value_unchanged"),
        ("total", "a lot", "document_value_unreadable"),
        ("reverse charge", "perhaps", "document_value_unreadable"),
        ("gstin", "", "invalid_argument"),
    ],
)
def test_what_cannot_be_a_field_or_its_value_is_asked_about(
    call: Call, field: str, value: str, code: str
) -> None:
    with pytest.raises(InputError) as wrong:
        correct(call, field, value)
    assert wrong.value.code == code


@pytest.mark.parametrize(
    ("name", "said", "value"),
    [
        ("invoice_date", "12 March", date(2026, 3, 12)),
        ("invoice_date", "12/03", date(2026, 3, 12)),
        ("invoice_date", "2025-03-12", date(2025, 3, 12)),
        ("invoice_date", "12-Mar-25", date(2025, 3, 12)),
        ("total", "8,496", Decimal(8496)),
        ("total", "Rs. 1,23,456.50", Decimal("123456.50")),
        ("reverse_charge", "Yes", True),
        ("seller_gstin", "07aaacg1234a1z3", "07AAACG1234A1Z3"),
        ("seller_name", "  Gupta   Kirana ", "Gupta Kirana"),
    ],
)
def test_a_value_is_read_as_documents_print_it(name: str, said: str, value: object) -> None:
    assert field_value(name, said, None, TODAY) == value


def test_a_day_without_a_year_keeps_the_year_that_was_read() -> None:
    assert field_value("invoice_date", "12 March", date(2025, 3, 2), TODAY) == date(2025, 3, 12)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ("date", "invoice_date"),
        ("Bill No.", "invoice_number"),
        ("amount", "total"),
        ("supplier", "seller_name"),
        ("gst number", "seller_gstin"),
        ("invoice_number", "invoice_number"),
    ],
)
def test_a_field_goes_by_what_people_call_it(said: str, field: str) -> None:
    assert field_named(an_invoice().document, said) == field


def test_every_type_of_document_has_its_fields_and_each_is_of_one_kind() -> None:
    assert set(FIELDS_BY_TYPE) == set(DocType)
    assert not DATES & AMOUNTS
