"""Documents, once examined, are found by what they say: by those who hold them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.document import DocType, Document, Examined, Field
from core.identity import Principal
from core.passage import Limits
from jobs.indexing import DocumentFiling
from knowledge.loading import load_source
from tests.jobs.indexing.fakes import MANAGER, OTHER_SELLER, SELLER, KnowledgeWorld
from tests.tools.fake_documents import NOON, MemoryDocuments, an_invoice, an_upload


@pytest.fixture
def documents() -> MemoryDocuments:
    return MemoryDocuments()


@pytest.fixture
def filing(world: KnowledgeWorld, documents: MemoryDocuments) -> DocumentFiling:
    world.documents = documents
    people: dict[str, Principal] = {person.user_id: person for person in (MANAGER, SELLER, OTHER_SELLER)}
    return DocumentFiling(
        world.indexer, world.ledger, documents, people.get, lambda tenant, said: ["SKU_1"] if said else []
    )


def filed(
    filing: DocumentFiling,
    documents: MemoryDocuments,
    doc_id: str,
    sender: str,
    examined: Examined,
    **more: object,
) -> None:
    documents.begin(an_upload(doc_id, sender, tenant_id="shop", **more))
    documents.arrived(doc_id, sha256=doc_id, size_bytes=1, at=NOON)
    (kept,) = documents.finish(doc_id, media_type="application/pdf", page_count=1, found=[examined])
    filing.file(kept, examined)


def policy(text: str) -> Examined:
    return replace(an_invoice(), document=Document(DocType.POLICY, (1,), {}, text=text))


def test_a_bill_is_found_by_its_parties_totals_and_tax_lines(
    world: KnowledgeWorld, filing: DocumentFiling, documents: MemoryDocuments
) -> None:
    filed(filing, documents, "DOC_1", "asha", an_invoice())
    found = world.search("Gupta Kirana GSTIN", SELLER).passages
    assert {passage.heading for passage in found} >= {"Parties", "Totals"}
    assert found[0].page == 1
    assert world.address(found[0], SELLER).endswith("/file#page=1")


def test_a_bill_is_found_by_its_holders_and_managers_alone(
    world: KnowledgeWorld, filing: DocumentFiling, documents: MemoryDocuments
) -> None:
    filed(filing, documents, "DOC_1", "asha", an_invoice())
    assert world.search("Gupta Kirana", MANAGER).passages
    assert not world.search("Gupta Kirana", OTHER_SELLER).passages
    documents.begin(an_upload("DOC_2", "ravi", tenant_id="shop"))
    documents.arrived("DOC_2", sha256="DOC_1", size_bytes=1, at=NOON)  # the very same file
    shared = documents.find("shop", "DOC_1")
    assert shared is not None
    filing.holders_changed(shared)
    assert world.search("Gupta Kirana", OTHER_SELLER).passages


def test_limits_leave_out_what_is_badly_read_or_names_no_such_item(
    world: KnowledgeWorld, filing: DocumentFiling, documents: MemoryDocuments
) -> None:
    filed(filing, documents, "DOC_1", "asha", an_invoice())

    def found(limits: Limits) -> bool:
        return bool(world.search("Gupta Kirana", MANAGER, limits).passages)

    assert found(Limits(sku_ids=("SKU_1",), uploaded_from=NOON.date(), doc_types=("invoice",)))
    assert not found(Limits(sku_ids=("SKU_2",)))
    assert not found(Limits(doc_types=("policy",)))
    assert not found(Limits(min_confidence=1.0))


def test_a_policy_of_a_manager_is_for_the_shop_that_of_a_seller_for_the_seller(
    world: KnowledgeWorld, filing: DocumentFiling, documents: MemoryDocuments
) -> None:
    filed(filing, documents, "DOC_1", "vikram", policy("Umbrellas are lent."))
    filed(filing, documents, "DOC_2", "asha", policy("Raincoats are lent."))
    assert world.search("umbrellas", OTHER_SELLER).passages[0].authority == "shop"
    assert not world.search("raincoats", OTHER_SELLER, Limits(doc_types=("policy",))).passages[1:]
    assert world.search("raincoats", SELLER).passages[0].authority == "document"


def test_a_corrected_document_is_found_by_what_it_was_corrected_to(
    world: KnowledgeWorld, filing: DocumentFiling, documents: MemoryDocuments
) -> None:
    filed(filing, documents, "DOC_1", "asha", an_invoice())
    (kept,) = [one for one in documents.of_upload("shop", "DOC_1") if one.examined is not None]
    assert kept.examined is not None
    found = kept.examined.document
    fields = {**found.fields, "seller_name": replace(found.fields["seller_name"], value="Mehta Traders")}
    filing.corrected(replace(kept, examined=replace(kept.examined, document=replace(found, fields=fields))))
    (party, *_) = world.search("Mehta Traders", SELLER).passages
    assert party.heading == "Parties"
    assert "Gupta" not in party.text
    assert not world.search("Mehta Traders", OTHER_SELLER).passages


def test_a_corrected_policy_keeps_its_headings_and_holds_from_the_corrected_day(
    world: KnowledgeWorld, filing: DocumentFiling, documents: MemoryDocuments
) -> None:
    filed(filing, documents, "DOC_1", "vikram", policy("Umbrellas are lent."))
    text = (
        b"# Umbrellas\n\n## Lending\n\nUmbrellas are lent.\n"  # as the pages were read, with their headings
    )
    read = load_source(text, "u.md", tenant_id="shop", source_id="DOC_1")
    world.indexer.put(replace(read, doc_type="policy"))
    (sent,) = documents.of_upload("shop", "DOC_1")
    field = Field("effective_from", date(2026, 11, 1), "1 November 2026", 1.0, ("corrected",), None)
    document = Document(DocType.POLICY, (1,), {"effective_from": field}, text="Umbrellas are lent.")
    filing.corrected(replace(sent, examined=replace(an_invoice(), document=document)))
    (passage, *_) = world.search("umbrellas lent", MANAGER, Limits(on=date(2026, 11, 2))).passages
    assert (passage.heading, passage.effective_from) == ("Lending", date(2026, 11, 1))
    assert not world.search("umbrellas lent", MANAGER, Limits(on=date(2026, 10, 31))).passages


def test_a_deleted_document_is_gone(
    world: KnowledgeWorld, filing: DocumentFiling, documents: MemoryDocuments
) -> None:
    filed(filing, documents, "DOC_1", "asha", an_invoice())
    filing.deleted("shop", ["DOC_1"])
    assert not world.search("Gupta Kirana", MANAGER).passages


LENT = "Umbrellas are lent to customers for two days against a deposit of fifty rupees."


def test_a_policy_sent_again_under_its_name_takes_the_place_of_the_earlier_one(
    world: KnowledgeWorld, filing: DocumentFiling, documents: MemoryDocuments
) -> None:
    later = NOON + timedelta(hours=1)
    filed(filing, documents, "DOC_1", "vikram", policy(LENT), file_name="Umbrellas.pdf")
    new = policy(LENT.replace("two days", "three weeks"))
    filed(filing, documents, "DOC_2", "vikram", new, file_name="umbrellas.pdf", uploaded_at=later)
    found = world.search("how long are umbrellas lent", SELLER).passages
    assert [one.source_id for one in found] == ["DOC_2"]
    (first,) = documents.of_upload("shop", "DOC_1")
    filing.corrected(first)  # nor does it come back with a correction of the old one
    assert [one.source_id for one in world.search("umbrellas lent", SELLER).passages] == ["DOC_2"]


@pytest.mark.parametrize(
    "other",
    [
        ("asha", "umbrellas.pdf", LENT),  # a seller's own is no edition of the shop's
        ("vikram", "other.pdf", LENT),
        ("vikram", "umbrellas.pdf", "Whoever opens the store switches the alarm off and writes the time."),
    ],
)
def test_what_only_looks_like_an_edition_leaves_the_other_alone(
    world: KnowledgeWorld,
    filing: DocumentFiling,
    documents: MemoryDocuments,
    other: tuple[str, str, str],
) -> None:
    sender, name, text = other
    filed(filing, documents, "DOC_1", "vikram", policy(LENT), file_name="umbrellas.pdf")
    later = NOON + timedelta(hours=1)
    filed(filing, documents, "DOC_2", sender, policy(text), file_name=name, uploaded_at=later)
    assert "DOC_1" in [one.source_id for one in world.search("umbrellas lent", MANAGER).passages]
