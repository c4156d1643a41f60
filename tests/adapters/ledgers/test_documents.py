"""Documents: received once, read once, corrected and kept, forgotten when asked.

The same tests hold the fake that the tools' and the jobs' tests use.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from adapters.database import Database
from adapters.database.encoding import decode, encode
from adapters.ledgers import SqlDocumentLedger
from adapters.ledgers.examined_json import dump_examined, load_examined
from core.document import DocType, Status
from core.document_serial import Serial
from core.errors import ConflictError, InputError
from core.page import Box, Code
from core.ports import DocumentLedger
from core.uploaded_document import Correction, Origin, Refusal, Standing, UploadedDocument
from tests.tools.fake_documents import NOON, MemoryDocuments, an_invoice, an_upload

SHA, OTHER = "a" * 64, "b" * 64


@pytest.fixture
def ledger(store: Database | None) -> DocumentLedger:
    return MemoryDocuments() if store is None else SqlDocumentLedger(store)


def arrive(
    ledger: DocumentLedger, doc_id: str = "DOC_a", sha256: str = SHA, user_id: str = "asha"
) -> UploadedDocument:
    ledger.begin(an_upload(doc_id, user_id))
    return ledger.arrived(doc_id, sha256=sha256, size_bytes=10, at=NOON)


def read(ledger: DocumentLedger, doc_id: str = "DOC_a", documents: int = 1) -> list[UploadedDocument]:
    ledger.start(doc_id)
    found = [an_invoice(invoice_number=f"GK/{number}") for number in range(documents)]
    return list(ledger.finish(doc_id, media_type="application/pdf", page_count=2, found=found))


def a_correction(**changed: object) -> Correction:
    made = Correction(
        "demo", "DOC_a", "invoice_date", date(2026, 11, 12), date(2026, 3, 12), "asha", NOON, "k"
    )
    return replace(made, **changed)  # pyright: ignore[reportArgumentType]  - names checked by the dataclass


def test_an_announced_file_waits_for_its_upload_and_is_not_queued(ledger: DocumentLedger) -> None:
    announced = ledger.begin(an_upload(requested_type="invoice"))
    assert (announced.state, announced.holders) == ("awaiting_upload", frozenset({"asha"}))
    assert announced.requested_type == "invoice"
    assert list(ledger.waiting()) == []
    assert ledger.find("demo", "DOC_a") == announced
    assert ledger.kept_at(announced.blob_key) == announced


def test_a_file_that_comes_with_a_message_is_queued_at_once(ledger: DocumentLedger) -> None:
    origin = Origin("whatsapp", "SM1", 0)
    kept = ledger.begin(an_upload(origin=origin))
    assert (kept.state, kept.origin) == ("queued", origin)
    assert list(ledger.waiting()) == [kept]
    ledger.mark_enqueued("DOC_a")
    assert list(ledger.waiting()) == []


def test_a_file_that_arrived_is_queued(ledger: DocumentLedger) -> None:
    kept = arrive(ledger)
    assert (kept.state, kept.sha256, kept.size_bytes) == ("queued", SHA, 10)
    assert list(ledger.waiting()) == [kept]


def test_the_same_id_and_the_same_key_are_the_same_upload(ledger: DocumentLedger) -> None:
    first = ledger.begin(an_upload(idempotency_key="k"))
    assert ledger.begin(an_upload(idempotency_key="k")) == first
    assert ledger.begin(an_upload("DOC_b", idempotency_key="k")) == first
    assert ledger.made_with("demo", "k") == first
    assert ledger.made_with("other", "k") is None


def test_a_key_used_for_another_file_is_a_conflict(ledger: DocumentLedger) -> None:
    ledger.begin(an_upload(idempotency_key="k"))
    with pytest.raises(ConflictError):
        ledger.begin(an_upload("DOC_b", idempotency_key="k", file_name="other.pdf"))
    with pytest.raises(ConflictError):
        ledger.begin(an_upload("DOC_b", idempotency_key="k", requested_type="receipt"))


def test_the_same_bytes_are_the_same_document_and_have_two_holders(ledger: DocumentLedger) -> None:
    arrive(ledger)
    again = arrive(ledger, "DOC_b", user_id="meena")
    assert (again.duplicate_of, again.state) == ("DOC_a", "done")
    first = ledger.find("demo", "DOC_a")
    assert first is not None
    assert first.holders == {"asha", "meena"}
    assert [one.doc_id for one in ledger.waiting()] == ["DOC_a"]


def test_other_bytes_and_another_tenants_are_another_document(ledger: DocumentLedger) -> None:
    arrive(ledger)
    assert arrive(ledger, "DOC_b", OTHER).duplicate_of is None
    ledger.begin(an_upload("DOC_c", tenant_id="other"))
    assert ledger.arrived("DOC_c", sha256=SHA, size_bytes=1, at=NOON).duplicate_of is None


def test_what_was_refused_is_read_again_when_it_comes_again(ledger: DocumentLedger) -> None:
    arrive(ledger)
    ledger.refuse("DOC_a", Refusal("no_text", "Nothing can be read on it."))
    assert arrive(ledger, "DOC_b").state == "queued"


def test_an_address_takes_one_file(ledger: DocumentLedger) -> None:
    first = arrive(ledger)
    assert ledger.arrived("DOC_a", sha256=SHA, size_bytes=10, at=NOON) == first
    with pytest.raises(ConflictError) as refused:
        ledger.arrived("DOC_a", sha256=OTHER, size_bytes=10, at=NOON)
    assert refused.value.code == "upload_address_used"


def test_what_was_found_comes_back_as_it_was(ledger: DocumentLedger) -> None:
    arrive(ledger)
    (kept,) = read(ledger)
    assert kept.examined == an_invoice(invoice_number="GK/0")
    assert (kept.state, kept.media_type, kept.page_count, kept.starts) == ("done", "application/pdf", 2, 1)
    assert list(ledger.waiting()) == []


def test_the_codes_and_the_readers_confidence_come_back_for_judging_anew(ledger: DocumentLedger) -> None:
    arrive(ledger)
    found = an_invoice()
    codes = (Code("eyJhbGciOi", "qr_code", Box(0.7, 0.1, 0.9, 0.3)),)
    found = replace(found, document=replace(found.document, codes=codes, read_confidence=0.61))
    ledger.finish("DOC_a", media_type="image/jpeg", page_count=1, found=[found])
    kept = ledger.find("demo", "DOC_a")
    assert kept is not None
    assert kept.examined == found


def test_what_was_kept_before_codes_were_still_opens() -> None:
    found = an_invoice()
    old = decode(dump_examined(found))
    del old["document"]["codes"], old["document"]["read_confidence"]
    assert load_examined(encode(old)) == found


def test_a_file_with_several_documents_gives_several_of_one_upload(ledger: DocumentLedger) -> None:
    arrive(ledger)
    found = read(ledger, documents=3)
    assert [one.doc_id for one in found] == ["DOC_a", "DOC_a_2", "DOC_a_3"]
    assert {one.upload_id for one in found} == {"DOC_a"}
    assert all(one.holders == {"asha"} for one in found)
    assert list(ledger.of_upload("demo", "DOC_a")) == found


def test_finishing_again_changes_nothing(ledger: DocumentLedger) -> None:
    arrive(ledger)
    first = read(ledger, documents=2)
    assert read(ledger, documents=1) == first


def test_each_start_is_counted_until_it_is_settled(ledger: DocumentLedger) -> None:
    arrive(ledger)
    assert [ledger.start("DOC_a").starts for _ in range(2)] == [1, 2]
    why = Refusal(
        "document_too_many_pages", "It has 500 pages; 100 can be read.", {"pages": 500, "limit": 100}
    )
    refused = ledger.refuse("DOC_a", why)
    assert refused.refusal == why
    assert ledger.start("DOC_a") == refused
    assert ledger.refuse("DOC_a", Refusal("other", "")) == refused


@pytest.mark.parametrize("message", ["{bill}.pdf is no document.", "{}", "[1]", "12"])
def test_a_refusal_without_details_is_read_as_it_was_written(ledger: DocumentLedger, message: str) -> None:
    arrive(ledger)
    assert ledger.refuse("DOC_a", Refusal("document_broken", message)).refusal == Refusal(
        "document_broken", message
    )


def test_a_person_lists_the_own_documents_and_a_tenant_all(ledger: DocumentLedger) -> None:
    arrive(ledger)
    arrive(ledger, "DOC_b", OTHER, "meena")
    assert [one.doc_id for one in ledger.newest("demo")] == ["DOC_b", "DOC_a"]
    assert [one.doc_id for one in ledger.newest("demo", "asha")] == ["DOC_a"]
    assert [one.doc_id for one in ledger.newest("demo", limit=1)] == ["DOC_b"]
    assert list(ledger.newest("other")) == []


def test_documents_are_listed_by_how_they_stand_and_what_they_are(ledger: DocumentLedger) -> None:
    verdicts: dict[str, Status] = {"DOC_f": "fail", "DOC_p": "pass"}
    for doc_id, status in verdicts.items():
        arrive(ledger, doc_id, doc_id)
        ledger.finish(doc_id, media_type="application/pdf", page_count=1, found=[an_invoice(status)])
    arrive(ledger, "DOC_twice", "DOC_f", "meena")
    arrive(ledger, "DOC_r", "DOC_r")
    ledger.refuse("DOC_r", Refusal("no_text", "Nothing can be read on it."))
    arrive(ledger, "DOC_q", "DOC_q")
    ledger.begin(an_upload("DOC_announced"))

    def standing(*standings: Standing) -> list[str]:
        return [one.doc_id for one in ledger.newest("demo", standings=standings)]

    assert standing("fail") == ["DOC_f"]
    assert standing("pass", "refused") == ["DOC_r", "DOC_p"]
    assert standing("reading") == ["DOC_q"]
    invoices = ledger.newest("demo", doc_types=[DocType.INVOICE], standings=["fail", "pass", "reading"])
    assert [one.doc_id for one in invoices] == ["DOC_p", "DOC_f"]
    assert list(ledger.newest("demo", doc_types=[DocType.RECEIPT])) == []


def test_another_tenant_does_not_see_it(ledger: DocumentLedger) -> None:
    arrive(ledger)
    read(ledger)
    assert ledger.find("other", "DOC_a") is None
    assert list(ledger.of_upload("other", "DOC_a")) == []
    assert list(ledger.delete("other", "DOC_a")) == []
    assert ledger.known("DOC_a") is not None


def test_a_serial_finds_what_bears_it_and_came_before(ledger: DocumentLedger) -> None:
    for doc_id in ("DOC_a", "DOC_b", "DOC_c"):
        arrive(ledger, doc_id, doc_id)
        read(ledger, doc_id)
    other = ledger.begin(an_upload("DOC_o", tenant_id="other"))
    serial = Serial("07AAACG1234A1Z9", "GK/0")
    last = ledger.find("demo", "DOC_c")
    assert last is not None
    assert [one.doc_id for one in ledger.before(last, serial)] == ["DOC_a", "DOC_b"]
    assert list(ledger.before(last, Serial("07AAACG1234A1Z9", "GK/1"))) == []
    assert list(ledger.before(other, serial)) == []


def test_a_corrected_number_is_the_one_it_is_found_by(ledger: DocumentLedger) -> None:
    arrive(ledger)
    read(ledger)
    corrected = an_invoice(invoice_number=" gk/7 ", seller_gstin="07 AAACG-1234A1Z9")
    ledger.correct(a_correction(field="invoice_number", before="GK/0", value="gk/7"), corrected)
    later = arrive(ledger, "DOC_b", OTHER)
    found = ledger.before(later, Serial("07AAACG1234A1Z9", "GK/7"))
    assert [one.doc_id for one in found] == ["DOC_a"]
    assert list(ledger.before(later, Serial("07AAACG1234A1Z9", "GK/0"))) == []


def test_a_correction_is_kept_with_what_it_replaced(ledger: DocumentLedger) -> None:
    arrive(ledger)
    read(ledger)
    corrected = an_invoice("pass", (), invoice_date=date(2026, 3, 12))
    kept = ledger.correct(a_correction(), corrected)
    assert kept.examined == corrected
    assert list(ledger.corrections("demo", "DOC_a")) == [a_correction()]
    assert list(ledger.corrections("other", "DOC_a")) == []


def test_a_correction_with_its_key_is_made_once(ledger: DocumentLedger) -> None:
    arrive(ledger)
    read(ledger)
    ledger.correct(a_correction(), an_invoice("pass", ()))
    ledger.correct(a_correction(), an_invoice("pass", ()))
    assert len(ledger.corrections("demo", "DOC_a")) == 1
    with pytest.raises(ConflictError):
        ledger.correct(a_correction(value=date(2026, 4, 1)), an_invoice())


def test_a_deleted_document_is_gone_with_its_file_and_corrections(ledger: DocumentLedger) -> None:
    kept = arrive(ledger)
    read(ledger)
    ledger.correct(a_correction(), an_invoice("pass", ()))
    assert list(ledger.delete("demo", "DOC_a")) == [kept.blob_key]
    assert ledger.find("demo", "DOC_a") is None
    assert list(ledger.corrections("demo", "DOC_a")) == []
    assert arrive(ledger, "DOC_b").state == "queued"


def test_a_file_stays_while_another_of_its_documents_is_kept(ledger: DocumentLedger) -> None:
    kept = arrive(ledger)
    read(ledger, documents=2)
    assert list(ledger.delete("demo", "DOC_a_2")) == []
    assert list(ledger.delete("demo", "DOC_a")) == [kept.blob_key]


def test_one_of_two_holders_lets_go_and_the_other_keeps_it(ledger: DocumentLedger) -> None:
    arrive(ledger)
    arrive(ledger, "DOC_b", user_id="meena")
    assert list(ledger.delete("demo", "DOC_a", "asha")) == []
    kept = ledger.find("demo", "DOC_a")
    assert kept is not None
    assert kept.holders == {"meena"}
    assert len(ledger.delete("demo", "DOC_a", "meena")) == 2


def test_what_is_not_there_is_an_error(ledger: DocumentLedger) -> None:
    with pytest.raises(InputError):
        ledger.start("DOC_x")
    with pytest.raises(InputError):
        ledger.refuse("DOC_x", Refusal("a", "b"))
    with pytest.raises(InputError):
        ledger.arrived("DOC_x", sha256=SHA, size_bytes=1, at=NOON)


def test_the_same_file_twice_at_once_is_one_document(ledger: DocumentLedger) -> None:
    if isinstance(ledger, MemoryDocuments):
        pytest.skip("the fake is for one thread")
    ids = [f"DOC_{number}" for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        kept = list(pool.map(partial(arrive, ledger), ids))
    assert sum(one.duplicate_of is None for one in kept) == 1


def test_a_hostile_name_is_kept_as_words(ledger: DocumentLedger) -> None:
    kept = ledger.begin(an_upload(file_name="'; DROP TABLE documents_metadata; --.pdf"))
    assert kept.file_name.startswith("'; DROP TABLE")
